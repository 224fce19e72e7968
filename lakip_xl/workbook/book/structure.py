"""What a workbook made from the template lacks, or has elsewhere: its problems."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lakip_xl.package.addresses import address
from lakip_xl.workbook.book.problems import Damage, Problem, Severity
from lakip_xl.workbook.book.tables import BookTable
from lakip_xl.workbook.schema import FIELDS, SHEETS, TABLES, sheet_of
from lakip_xl.workbook.schema.kinds import Kind
from lakip_xl.workbook.schema.model import FIRST_VERSION, Field, Table
from lakip_xl.workbook.schema.pengaturan import MODULES

if TYPE_CHECKING:
    from lakip_xl.workbook.book.opened import Book

_REPAIR = "salin isinya ke buku kerja baru dari 'lakip-xl baru'"
_HELPING = (Kind.FIXED, Kind.FINDING)

TECHNICAL_SHEET = "xlwings.conf"
"""Holds the settings of the bridge to Python; no user looks at it, and no figure is there."""

SHEET_OF_FIELD = {field.name: sheet.title for sheet in SHEETS for field in sheet.fields}
"""The title of the sheet on which the template has a named cell."""


def holds_figures(table: Table) -> bool:
    """Tell whether a table holds figures of the office; the others explain or list findings."""
    return not any(column.kind in _HELPING for column in table)


def structure_problems(book: "Book") -> Iterator[Problem]:
    """Find what is missing, moved or renamed, in the order of the schema.

    What later versions of the template brought, and what is optional, may be missing.
    """
    for name, schema in TABLES.items():
        table = book.table(name)
        if table is not None:
            yield from _table_problems(book, table)
        elif not (schema.optional or schema.since > FIRST_VERSION or unused(book, name)):
            yield _missing_table(book, schema)
    for field in FIELDS.values():
        if (problem := _field_problem(book, field)) is not None:
            yield problem


def unused(book: "Book", table: str) -> bool:
    """Tell whether a table's sheet is one the office may do without, and did."""
    return _deleted(book, sheet_of(table).title)


def _deleted(book: "Book", title: str) -> bool:
    """Tell whether the sheet is gone with its tables; one that was only renamed still has them."""
    if title not in dict(MODULES) or book.sheet(title) is not None:
        return False
    tables = next(sheet.tables for sheet in SHEETS if sheet.title == title)
    return all(book.table(table.name) is None for table in tables)


def _missing_table(book: "Book", schema: Table) -> Problem:
    title = sheet_of(schema.name).title
    if book.sheet(title) is None:
        text = (
            f"Sheet '{title}' tidak ada di berkas {book.label}; kembalikan namanya bila berubah, "
            f"atau {_REPAIR}."
        )
    else:
        text = f"Tabel {schema.name} tidak ada di sheet '{title}' berkas {book.label}; {_REPAIR}."
    severity = Severity.ERROR if holds_figures(schema) else Severity.WARNING
    return Problem(Damage.TABLE_MISSING, severity, text, schema.name, title)


def _table_problems(book: "Book", table: BookTable) -> Iterator[Problem]:
    name, found = table.schema.name, table.file
    title = sheet_of(name).title
    head = address(found.area.first_row, found.area.first_column)
    severity = Severity.ERROR if holds_figures(table.schema) else Severity.WARNING
    if found.sheet.casefold() != title.casefold():
        yield Problem(
            Damage.TABLE_MOVED,
            Severity.WARNING,
            f"Tabel {name} berada di sheet '{found.sheet}', seharusnya di '{title}' (berkas "
            f"{book.label}); dibaca di sana.",
            name,
            found.sheet,
            head,
        )
    for column in table.missing:
        yield Problem(
            Damage.COLUMN_MISSING,
            severity,
            f"Kolom '{column}' tidak ada di tabel {name} (sheet '{found.sheet}', judul mulai "
            f"{head}, berkas {book.label}); kembalikan judul kolom itu.",
            name,
            found.sheet,
            head,
        )
    for column, now in table.renamed.items():
        yield Problem(
            Damage.COLUMN_RENAMED,
            Severity.WARNING,
            f"Kolom '{column}' di tabel {name} (sheet '{found.sheet}') bernama '{now}'; dibaca "
            f"sebagai '{column}'.",
            name,
            found.sheet,
            address(found.area.first_row, table.columns[column]),
        )


def _field_problem(book: "Book", field: Field) -> Problem | None:
    """Say of a name that it leads nowhere; a name that was never there may be a later one's."""
    title = SHEET_OF_FIELD[field.name]
    if field.name in book.fields or not book.defines(field.name) or _deleted(book, title):
        return None
    return Problem(
        Damage.NAME_BROKEN,
        Severity.ERROR,
        f"Nama {field.name} di berkas {book.label} tidak lagi merujuk ke sel sheet '{title}'; "
        f"kembalikan nama sheet itu bila berubah, atau {_REPAIR}.",
        sheet=title,
        cell=field.cell,
    )
