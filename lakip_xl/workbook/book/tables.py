"""A table of a book by the schema's titles: rows with values, places, formulas and formats.

Whatever the workbook's version: columns that are missing or were renamed are noted, not refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lakip_xl.package.addresses import address
from lakip_xl.package.cells import Cell
from lakip_xl.package.formats import NumberFormat
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Table as FileTable
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.schema.kinds import Kind
from lakip_xl.workbook.schema.model import FIRST_VERSION, Table


@dataclass(frozen=True, slots=True)
class BookRow:
    """One row that a user has begun to fill."""

    row: int
    """The row of the sheet."""
    values: Mapping[str, CellValue]
    """By the schema's titles; a blank cell is None, so are the empty text of a waiting formula
    and a column that the workbook lacks."""
    table: "BookTable" = field(repr=False, compare=False)

    def __getitem__(self, title: str) -> CellValue:
        """Give the value of a cell.

        Raises:
            KeyError: the schema knows no such column.
        """
        return self.values[title]

    def text(self, title: str) -> str:
        """Give a cell as text, whole numbers without decimals; "" for a blank."""
        return text_of(self.values.get(title))

    def number(self, title: str) -> float | None:
        """Give the number of a cell; None where there is none (text that looks like one, too)."""
        return number_of(self.values.get(title))

    def has(self, *titles: str) -> bool:
        """Tell whether all these cells hold something."""
        return all(self.values.get(title) is not None for title in titles)

    @property
    def typed_over(self) -> frozenset[str]:
        """Computed columns in which this row holds a constant instead of its formula."""
        return frozenset(
            column.title
            for column in self.table.schema
            if column.kind is Kind.COMPUTED
            and (cell := self.table.cell(self, column.title)) is not None
            and cell.formula is None
        )


@dataclass(frozen=True)
class BookTable:
    """A table of the schema, as a workbook has it."""

    schema: Table
    file: FileTable
    sheet: BookSheet = field(repr=False)
    columns: Mapping[str, int]
    """The sheet's column number of each title that was found."""
    renamed: Mapping[str, str]
    """Titles found under another name: the schema's, and the workbook's."""

    @cached_property
    def rows(self) -> tuple[BookRow, ...]:
        """The rows in which a user has typed something; the template's empty ones are left out."""
        return tuple(self._rows())

    def __iter__(self) -> Iterator[BookRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def missing(self) -> list[str]:
        """The titles that the workbook lacks, though every version of the template has them."""
        return [
            column.title
            for column in self.schema
            if column.title not in self.columns and column.since == FIRST_VERSION
        ]

    def address(self, row: BookRow, title: str) -> str | None:
        """Give the address of a row's cell, for example ``K12``; None without that column."""
        column = self.columns.get(title)
        return None if column is None else address(row.row, column)

    def cell(self, row: BookRow, title: str) -> Cell | None:
        """Give a row's cell as the file stores it; None where it is blank."""
        column = self.columns.get(title)
        return None if column is None else self.sheet.cells.get((row.row, column))

    def formula(self, row: BookRow, title: str) -> str | None:
        """Give the formula of a row's cell, without "="."""
        column = self.columns.get(title)
        return None if column is None else self.sheet.formula(row.row, column)

    def number_format(self, row: BookRow, title: str) -> NumberFormat:
        """Give the number format of a row's cell."""
        return self.sheet.book.workbook.number_format(self.cell(row, title))

    def _rows(self) -> Iterator[BookRow]:
        value, columns = self.sheet.value, self.columns.items()
        absent = dict.fromkeys(column.title for column in self.schema)
        typed = [column.title for column in self.schema.typed]
        data = self.file.data
        for row in range(data.first_row, data.last_row + 1):
            values = absent | {title: value(row, column) for title, column in columns}
            if any(values[title] is not None for title in typed):
                yield BookRow(row, values, self)


def text_of(value: CellValue) -> str:
    """Give a value as text; a code typed as the number 2 is the code ``2``.

    >>> text_of(2.0), text_of(1.1), text_of(" a "), text_of(None)
    ('2', '1.1', 'a', '')
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def number_of(value: CellValue) -> float | None:
    """Give a value that is a number; None for whatever is none.

    >>> number_of(71.0), number_of("71"), number_of(True), number_of(None)
    (71.0, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, float | int):
        return None
    return float(value)


def find_columns(schema: Table, file: FileTable) -> tuple[dict[str, int], dict[str, str]]:
    """Find the schema's columns; one between its own neighbours counts whatever its name is.

    A column that later versions of the template have is no neighbour where it is missing, and
    no column of the user's own is taken for it.

    Returns:
        The sheet's column numbers by title, and the titles found under another name.
    """
    columns = {
        column.title: number
        for column in schema
        if (number := file.column_number(column.title)) is not None
    }
    foreign = {
        file.area.first_column + offset: column.name
        for offset, column in enumerate(file.columns)
        if file.area.first_column + offset not in columns.values()
    }
    titles = [
        column.title
        for column in schema
        if column.title in columns or column.since == FIRST_VERSION
    ]
    renamed = {}
    for position, title in enumerate(titles):
        if title in columns:
            continue
        left = columns.get(titles[position - 1]) if position else file.area.first_column - 1
        end = file.area.last_column + 1
        right = columns.get(titles[position + 1]) if position + 1 < len(titles) else end
        if left is not None and right == left + 2 and left + 1 in foreign:
            columns[title] = left + 1
            renamed[title] = foreign[left + 1]
    return columns, renamed
