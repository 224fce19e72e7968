"""The book for the rules: the tables and named cells that the office uses, and the sheets."""

import os
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from lakip_xl.audit.finding import Place
from lakip_xl.audit.workbook.tables import AuditedTable, report_table
from lakip_xl.engine.evaluation import Evaluation
from lakip_xl.package.addresses import address, column_number, parse_cell
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.skala import Skala
from lakip_xl.workbook.book.formulas import FormulaReader
from lakip_xl.workbook.book.opened import Book, BookField, open_book
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.book.structure import TECHNICAL_SHEET, holds_figures
from lakip_xl.workbook.schema import SHEETS
from lakip_xl.workbook.schema.kinds import Purpose
from lakip_xl.workbook.schema.model import Field

HELP_SHEETS = frozenset(
    {TECHNICAL_SHEET, *(sheet.title for sheet in SHEETS if sheet.kind is Purpose.HELP)}
)
"""The sheets of the template that hold no figures of the office."""


class AuditedBook:
    """A book with what rules look at: the tables that hold figures of the office, its named cells.

    Args:
        book: The book.
        without: Sheets that the office does not use.
    """

    def __init__(self, book: Book, without: frozenset[str] = frozenset()) -> None:
        self.book = book
        self.without = without

    @property
    def workbook(self) -> Workbook:
        """The structure of the file."""
        return self.book.workbook

    @property
    def evaluation(self) -> Evaluation:
        """What the formulas yield."""
        return self.book.evaluation

    @property
    def formulas(self) -> FormulaReader:
        """Reads the references of its formulas."""
        return self.book.formulas

    @property
    def sheets(self) -> Mapping[str, BookSheet]:
        """The sheets of cells by their names."""
        return self.book.sheets

    @cached_property
    def tables(self) -> Mapping[str, AuditedTable]:
        """The tables that hold figures of the office, by name."""
        return {
            name: AuditedTable(table)
            for name, table in self.book.tables.items()
            if holds_figures(table.schema) and table.sheet.name not in self.without
        }

    @cached_property
    def fields(self) -> Mapping[str, BookField]:
        """The named cells outside the tables, by name; none in a workbook of another make."""
        if not self.is_from_template:
            return {}
        return {n: f for n, f in self.book.fields.items() if f.sheet.name not in self.without}

    @cached_property
    def is_from_template(self) -> bool:
        """Whether the workbook was made from our template: it has a table of ours."""
        return any(holds_figures(table.schema) for table in self.book.tables.values())

    @property
    def checked_sheets(self) -> Iterator[BookSheet]:
        """The sheets that users fill; those of a template that only help are left out."""
        for sheet in self.sheets.values():
            if not (self.is_from_template and sheet.name in HELP_SHEETS):
                yield sheet

    @property
    def scale(self) -> Skala | None:
        """The scale of the sheet Pengaturan; ``None`` where there is none that can be used."""
        return self.book.scale

    def area(self, name: str) -> list[list[CellValue]]:
        """Give the values behind a defined name, row by row; nothing without such a name."""
        return self.book.area(name)


def read_book(source: str | os.PathLike[str] | bytes) -> AuditedBook:
    """Open a workbook for the rules; it is computed when the first value is asked for.

    Args:
        source: The workbook's path, or the whole file.

    Raises:
        PackageError: The file is no usable workbook.
    """
    return AuditedBook(open_book(source))


def sheet_place(sheet: BookSheet, row: int, column: int, *, title: str | None = None) -> Place:
    """Tell where a cell stands, for one that belongs to no table of ours."""
    return Place(kolom=title, sheet=sheet.name, sel=address(row, column))


def field_place(field: BookField) -> Place:
    """Tell where a named cell stands: in the total row of its table, or by itself."""
    table = _report_table(field.schema)
    return Place(
        tabel=table,
        kunci="Total" if table else None,
        kolom=field.schema.label or field.schema.name,
        sheet=field.sheet.name,
        sel=field.address,
    )


@cache
def _report_table(schema: Field) -> str | None:
    """Give the number of the report's table above or below which a field stands."""
    _, column = parse_cell(schema.cell)
    sheet = next(sheet for sheet in SHEETS if schema in sheet.fields)
    for table in sheet.tables:
        for one in table:
            if column_number(table.letter(one.title)) == column:
                return report_table(table, one.title)
    return None
