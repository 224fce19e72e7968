"""Which parts of the workbook the office uses: a sheet gone or switched off asks nothing."""

import re
from collections.abc import Iterable

from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.schema import FIELDS, SHEETS
from lakip_xl.workbook.schema.pengaturan import MODULE_BLOCKS, MODULES

_WORD = re.compile(r"\w+")
_SWITCHES = ("modul", "pakai")
"""How the names of the cells begin that switch a module."""


def switched_off(book: AuditedBook) -> frozenset[str]:
    """Give the sheets whose module is switched off in Pengaturan."""
    result = set()
    for name in book.workbook.names:
        switch = name.name.casefold()
        start = next((one for one in _SWITCHES if switch.startswith(one)), None)
        if start is None or name.sheet is not None:
            continue
        content = [cell for row in book.area(name.name) for cell in row]
        if len(content) == 1 and str(content[0]).strip().casefold() == "tidak":
            module = _plain(name.name)[len(start) :]
            result |= {s.title for s in SHEETS if module and module in _plain(s.title)}
    return frozenset(result)


def without_unused(book: AuditedBook) -> AuditedBook:
    """Give the workbook without the tables and cells of modules that are switched off."""
    sheets = switched_off(book)
    return AuditedBook(book.book, without=sheets) if sheets else book


def deleted_sheets(book: AuditedBook) -> frozenset[str]:
    """Give the sheets of the template that the workbook lacks."""
    present = {name.casefold() for name in book.sheets}
    return frozenset(s.title for s in SHEETS if s.title.casefold() not in present)


def lamed(book: AuditedBook) -> frozenset[str]:
    """Give the names of the cells that only sheets which are gone or switched off could fill."""
    missing = deleted_sheets(book) | switched_off(book)
    cause = {
        name
        for sheet in SHEETS
        if sheet.title in missing
        for name in (*(t.name for t in sheet.tables), *(f.name for f in sheet.fields))
    }
    if not cause:
        return frozenset()
    cause |= {name for title in missing for name in MODULE_BLOCKS.get(title, ())}
    cause |= {switch for title, switch in MODULES if title in missing}
    while True:
        new = {
            name
            for name, field in FIELDS.items()
            if name not in cause and not cause.isdisjoint(_WORD.findall(field.formula or ""))
        }
        if not new:
            return frozenset(cause)
        cause |= new


def is_used(book: AuditedBook, sheet: BookSheet) -> bool:
    """Tell whether an office filled a sheet; what the template offers already is not filling."""
    table = [t for t in book.tables.values() if t.file.sheet == sheet.name]
    return not table or any(map(_filled, table))


def _filled(table: AuditedTable) -> bool:
    preset = {str(cell) for row in table.schema.rows for cell in row}
    return any(
        row.values.get(column.title) is not None and row.text(column.title) not in preset
        for row in table
        for column in table.schema
        if column.is_filled_by_user
    )


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum()).casefold()


def list_cells(cell: Iterable[str | None], most: int = 12) -> str:
    """List cells for a sentence, the first of them only where there are many.

    Example:
        >>> list_cells(["B9", "B10", "B11"], 2)
        'B9, B10 dan 1 sel lain'
    """
    findings = [one for one in cell if one]
    surplus = len(findings) - most
    return ", ".join(findings[:most]) + (f" dan {surplus} sel lain" if surplus > 0 else "")
