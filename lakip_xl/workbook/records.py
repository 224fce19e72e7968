"""The tables of a user's workbook as rows with addresses, without loading pandas.

What is checked here is structure: sheets, tables, columns. The values come as the file holds
them, wrong ones too; ``reader`` is for those who need them typed.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.errors import WorkbookError
from lakip_xl.package.addresses import address, parse_cell
from lakip_xl.package.cells import Cell
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind as PackageKind
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Sheet, Workbook
from lakip_xl.package.workbook import Table as FileTable
from lakip_xl.workbook.schema import FIELDS, TABLES, sheet_of
from lakip_xl.workbook.schema.kinds import Kind
from lakip_xl.workbook.schema.model import Table

_Grid = dict[tuple[int, int], Cell]
_REPAIR = "salin isinya ke buku kerja baru dari 'lakip-xl baru'"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table."""

    row: int
    """The row of the sheet."""
    values: Mapping[str, CellValue]
    """By column title. A blank cell is None; so is the empty text of a waiting formula."""
    typed_over: frozenset[str]
    """Computed columns in which this row holds a constant instead of its formula."""

    def __getitem__(self, title: str) -> CellValue:
        return self.values[title]


@dataclass(frozen=True, slots=True)
class Records:
    """A table of the workbook: its place, and the rows a user has begun to fill."""

    table: Table
    sheet: str
    columns: Mapping[str, int]
    """The sheet's column number of each title."""
    rows: tuple[Record, ...]

    def __iter__(self) -> Iterator[Record]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def cell(self, record: Record, title: str) -> str:
        """Give the address of a row's cell, for example ``K12``."""
        return address(record.row, self.columns[title])


class WorkbookReader:
    """A workbook made from the template, opened through the package gate.

    Args:
        path: The workbook.

    Raises:
        PackageError: the file is no usable workbook.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._workbook = Workbook(open_package(path, kind=PackageKind.WORKBOOK))
        self._label = f'"{os.path.basename(path)}"'  # noqa: PTH119  # works on str and PathLike
        self._grids: dict[str, _Grid] = {}

    def records(self, name: str) -> Records | None:
        """Give a table's rows; None for an optional table that the workbook lacks.

        Rows in which no column holds a value of the user are left out: they are the empty
        rows of the template.

        Raises:
            WorkbookError: its sheet, the table or one of its columns is missing, or the table
                stands on another sheet.
            KeyError: the schema knows no table of that name.
        """
        table = TABLES[name]
        sheet = self._sheet(sheet_of(name).title)
        found = self._workbook.table(name)
        if found is None:
            if table.optional:
                return None
            raise WorkbookError(
                f"Tabel {name} tidak ada di sheet '{sheet.name}' berkas {self._label}; {_REPAIR}."
            )
        if found.sheet != sheet.name:
            raise WorkbookError(
                f"Tabel {name} berada di sheet '{found.sheet}', seharusnya di '{sheet.name}' "
                f"(berkas {self._label}); pindahkan kembali dengan potong dan tempel."
            )
        columns = self._columns(table, found)
        grid = self._grid(sheet)
        rows = tuple(self._rows(table, found, columns, grid))
        return Records(table, sheet.name, columns, rows)

    @cached_property
    def fields(self) -> dict[str, CellValue]:
        """The named cells outside the tables, by name; names that are missing are left out."""
        values: dict[str, CellValue] = {}
        for name in self._workbook.names:
            if name.name in FIELDS and name.sheet is None:
                title, _, cell = name.formula.rpartition("!")
                sheet = self._workbook.sheet(title.strip("'").replace("''", "'"))
                if sheet is not None:
                    stored = self._grid(sheet).get(parse_cell(cell))
                    values[name.name] = _blank_to_none(stored.value) if stored else None
        return values

    def _sheet(self, title: str) -> Sheet:
        sheet = self._workbook.sheet(title)
        if sheet is None:
            raise WorkbookError(
                f"Sheet '{title}' tidak ada di berkas {self._label}; kembalikan namanya bila "
                f"berubah, atau {_REPAIR}."
            )
        return sheet

    def _columns(self, table: Table, found: FileTable) -> dict[str, int]:
        columns: dict[str, int] = {}
        for column in table:
            number = found.column_number(column.title)
            if number is None:
                head = address(found.area.first_row, found.area.first_column)
                raise WorkbookError(
                    f"Kolom '{column.title}' tidak ada di tabel {table.name} (sheet "
                    f"'{found.sheet}', judul mulai {head}, berkas {self._label}); kembalikan "
                    "judul kolom itu."
                )
            columns[column.title] = number
        return columns

    def _rows(
        self, table: Table, found: FileTable, columns: dict[str, int], grid: _Grid
    ) -> Iterator[Record]:
        computed = [column.title for column in table if column.kind is Kind.COMPUTED]
        typed = [column.title for column in table.typed]
        area = found.data
        for row in range(area.first_row, area.last_row + 1):
            cells = {title: grid.get((row, number)) for title, number in columns.items()}
            values = {title: _blank_to_none(c.value) if c else None for title, c in cells.items()}
            if all(values[title] is None for title in typed):
                continue
            typed_over = frozenset(
                title
                for title in computed
                if (cell := cells[title]) is not None and cell.formula is None
            )
            yield Record(row, values, typed_over)

    def _grid(self, sheet: Sheet) -> _Grid:
        if sheet.name not in self._grids:
            self._grids[sheet.name] = {
                (cell.row, cell.column): cell for cell in self._workbook.cells(sheet)
            }
        return self._grids[sheet.name]


def _blank_to_none(value: CellValue) -> CellValue:
    return None if value == "" else value
