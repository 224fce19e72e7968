"""Structured references as plain addresses: ``tblIKU[[#This Row],[Target]]`` as ``$D7``.

The engine does not evaluate Excel's stored form of a calculated column. The copy it works on
therefore gets addresses; the file on disk keeps its own text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lakip_xl.package.addresses import Area, column_letters
from lakip_xl.package.workbook import Table

ROW = "\x00"
"""Stands for the formula's own row until the text is filled in."""

_SPECIAL = {"#all": "all", "#data": "data", "#headers": "headers", "#totals": "totals"}
_THIS_ROW = "#this row"
_PART = re.compile(r"\s*(?:\[((?:[^\[\]']|'.)*)\]|([^\[\],:]+))\s*(?:[,:]|\Z)", re.DOTALL)
"""One item or column, in brackets or (as XlsxWriter writes the last one) without."""
_ESCAPE = re.compile(r"'(.)", re.DOTALL)


class UnresolvedError(Exception):
    """A reference that cannot be turned into addresses; the message says why (Indonesian)."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference as addresses; ``ROW`` in the text is the formula's row."""

    text: str
    this_row: bool
    table: Table


class TableReferences:
    """Resolves structured references against the tables of one workbook."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._tables = {table.name.casefold(): table for table in tables}
        self._columns = {
            (key, column.name.casefold()): table.area.first_column + offset
            for key, table in self._tables.items()
            for offset, column in enumerate(table.columns)
        }
        self._resolved: dict[tuple[str, str], Resolved] = {}

    def table_at(self, sheet: str, row: int, column: int) -> Table | None:
        """The table in which a cell stands."""
        key = sheet.casefold()
        for table in self._tables.values():
            if table.sheet.casefold() == key and table.area.holds(row, column):
                return table
        return None

    def is_table(self, name: str) -> bool:
        """Whether a bare name is that of a table."""
        return name.casefold() in self._tables

    def resolve(self, token: str, sheet: str, row: int, column: int) -> Resolved:
        """Turn one reference into addresses.

        Args:
            token: the reference, for example ``tblIKU[[#All],[Target]]``, ``[@Target]``,
                or a table's bare name.
            sheet: the sheet of the formula; an address elsewhere gets its sheet's name.
            row: the formula's row (only to find the table of a reference without a name).
            column: the formula's column (likewise).

        Raises:
            UnresolvedError: no such table or column, or a part that the table lacks.
        """
        name, bracket, rest = token.partition("[")
        if not name:
            return self._read(token, bracket + rest, self.table_at(sheet, row, column), sheet)
        key = token, sheet
        if key not in self._resolved:
            table = self._tables.get(name.casefold())
            self._resolved[key] = self._read(token, bracket + rest, table, sheet)
        return self._resolved[key]

    def _read(self, token: str, brackets: str, found: Table | None, sheet: str) -> Resolved:
        if found is None:
            name = token.partition("[")[0]
            raise UnresolvedError(f'tabel "{name or token}" tidak ada')
        items, first, last = _specifiers(brackets)
        prefix = "" if found.sheet.casefold() == sheet.casefold() else quoted(found.sheet) + "!"
        columns = self._column_span(found, first, last)
        if _THIS_ROW in items:
            return Resolved(prefix + _row_text(columns, ROW), this_row=True, table=found)
        area = _rows(found, items)._replace(first_column=columns[0], last_column=columns[1])
        return Resolved(prefix + absolute(area), this_row=False, table=found)

    def _column_span(self, table: Table, first: str | None, last: str | None) -> tuple[int, int]:
        if first is None:
            return table.area.first_column, table.area.last_column
        numbers = []
        for name in (first, last or first):
            number = self._columns.get((table.name.casefold(), name.casefold()))
            if number is None:
                raise UnresolvedError(f'kolom "{name}" tidak ada di tabel {table.name}')
            numbers.append(number)
        return min(numbers), max(numbers)


def _specifiers(text: str) -> tuple[set[str], str | None, str | None]:
    """The special items and the columns between a reference's brackets.

    >>> sorted(_specifiers("[[#All],[A]:[B]]")[0]), _specifiers("[[#All],[A]:[B]]")[1:]
    (['#all'], ('A', 'B'))
    >>> _specifiers("[@[Realisasi (%)]]")[1], _specifiers("[Isi ' ['']]")[1]
    ('Realisasi (%)', "Isi  [']")
    >>> _specifiers("[[#This Row],Target]")
    ({'#this row'}, 'Target', None)
    """
    inner = text.strip()
    if inner.startswith("[") and inner.endswith("]"):
        inner = inner[1:-1].strip()
    items: set[str] = set()
    if inner.startswith("@"):
        items.add(_THIS_ROW)
        inner = inner[1:].strip()
    columns: list[str] = []
    for part in _parts(inner):
        key = part.strip().casefold()
        if key == _THIS_ROW or key in _SPECIAL:
            items.add(key)
        elif part:
            columns.append(_unescaped(part))
    if len(columns) > 2:
        raise UnresolvedError(f"rujukan tabel {text} tidak dikenal")
    first = columns[0] if columns else None
    return items, first, columns[1] if len(columns) == 2 else None


def _parts(inner: str) -> list[str]:
    """The parts of a specifier, or the whole of it where it does not begin with a bracket."""
    if not inner.startswith("["):
        return [inner] if inner else []
    parts = list(_PART.finditer(inner))
    if sum(len(part[0]) for part in parts) != len(inner):
        raise UnresolvedError(f"rujukan tabel [{inner}] tidak dikenal")
    return [part[1] if part[1] is not None else part[2].strip() for part in parts]


def _unescaped(name: str) -> str:
    """A column's name without the apostrophes that escape ``[ ] # ' @``."""
    return _ESCAPE.sub(r"\1", name)


def _rows(table: Table, items: set[str]) -> Area:
    """The rows that the special items name; the data where there are none."""
    area, data = table.area, table.data
    if "#all" in items:
        return area
    spans = []
    if "#headers" in items:
        if not table.header_row:
            raise UnresolvedError(f"tabel {table.name} tidak berjudul")
        spans.append((area.first_row, area.first_row))
    if "#totals" in items:
        if not table.totals_row:
            raise UnresolvedError(f"tabel {table.name} tidak berbaris total")
        spans.append((area.last_row, area.last_row))
    if "#data" in items or not spans:
        if data.first_row > data.last_row:
            raise UnresolvedError(f"tabel {table.name} tidak punya baris isian: tambahkan satu")
        spans.append((data.first_row, data.last_row))
    return area._replace(
        first_row=min(first for first, _ in spans), last_row=max(last for _, last in spans)
    )


def _row_text(columns: tuple[int, int], row: str) -> str:
    first, last = (f"${column_letters(column)}{row}" for column in columns)
    return first if columns[0] == columns[1] else f"{first}:{last}"


def absolute(area: Area) -> str:
    """An area as an absolute address.

    >>> absolute(Area(2, 1, 9, 3))
    '$A$2:$C$9'
    """
    first = f"${column_letters(area.first_column)}${area.first_row}"
    last = f"${column_letters(area.last_column)}${area.last_row}"
    return first if area.is_cell else f"{first}:{last}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it, always in apostrophes.

    >>> quoted("IP ASN"), quoted("Jum'at")
    ("'IP ASN'", "'Jum''at'")
    """
    return "'" + sheet.replace("'", "''") + "'"
