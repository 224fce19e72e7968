"""Opening the one book."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_xl.functions.scales import read_skala
from lakip_xl.package.addresses import Area, address
from lakip_xl.package.cells import Cell, Hidden
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind, Package
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Sheet, Workbook
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.skala import Skala
from lakip_xl.workbook.book.causes import ErrorCell, find_error_cells
from lakip_xl.workbook.book.formulas import FormulaReader
from lakip_xl.workbook.book.problems import Problem
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.book.structure import structure_problems
from lakip_xl.workbook.book.tables import BookTable, find_columns, number_of, text_of
from lakip_xl.workbook.schema import FIELDS, TABLES
from lakip_xl.workbook.schema.model import FIRST_VERSION, Field

if TYPE_CHECKING:
    from lakip_xl.engine.evaluation import Computation, Evaluation

Spot = tuple[str, int, int]
"""Sheet, row and column of a cell."""


@dataclass(frozen=True)
class BookField:
    """A named cell outside the tables."""

    schema: Field
    sheet: BookSheet
    row: int
    column: int

    @property
    def value(self) -> CellValue:
        """The value of the cell."""
        return self.sheet.value(self.row, self.column)

    @property
    def address(self) -> str:
        """The address of the cell."""
        return address(self.row, self.column)

    @property
    def formula(self) -> str | None:
        """The formula of the cell, without "="."""
        return self.sheet.formula(self.row, self.column)


class Book:
    """A workbook as everybody reads it: opened once, each part read once, evaluated once.

    Nothing is read or computed before it is asked for. Values are those that the formulas yield
    now; a book that keeps stored values never computes.

    Args:
        workbook: The structure of its package.
        evaluation: What its formulas yield, where that is known already.
        stored: Whether the values are those that the file holds.
    """

    def __init__(
        self,
        workbook: Workbook,
        *,
        evaluation: "Evaluation | None" = None,
        stored: bool = False,
    ) -> None:
        self.workbook = workbook
        self.keeps_stored_values = stored
        self.given: Mapping[Spot, CellValue] = {}
        """Values that count in place of what the cells hold; see ``with_values``."""
        self.formulas = FormulaReader(workbook)
        self._contents: dict[str, tuple[dict[tuple[int, int], Cell], Hidden]] = {}
        self._tables: dict[str, BookTable | None] = {}
        if evaluation is not None:
            self.evaluation = evaluation

    @property
    def package(self) -> Package:
        """The file."""
        return self.workbook.package

    @property
    def path(self) -> Path | None:
        """Where the file is; None for one that was given as bytes."""
        return self.package.path

    @property
    def label(self) -> str:
        """The file as messages name it."""
        return self.package.label

    @cached_property
    def evaluation(self) -> "Evaluation":
        """What its formulas yield; computed on the first need, and never again."""
        return self.computation.evaluation(keep_pieces=False)

    @cached_property
    def computation(self) -> "Computation":
        """The process that computes it, begun on the first need: the caller can go on meanwhile."""
        from lakip_xl.engine.evaluation import Computation

        return Computation(self.workbook, self.given)

    def contents(self, sheet: Sheet) -> tuple[dict[tuple[int, int], Cell], Hidden]:
        """Give the cells of a sheet by row and column, and what it hides; read once."""
        if sheet.part not in self._contents:
            cells, hidden = self.workbook.contents(sheet)
            self._contents[sheet.part] = {(cell.row, cell.column): cell for cell in cells}, hidden
        return self._contents[sheet.part]

    @cached_property
    def sheets(self) -> Mapping[str, BookSheet]:
        """The sheets of cells by their names, in the order of their tabs."""
        return {
            sheet.name: BookSheet(self, sheet) for sheet in self.workbook.sheets if sheet.has_cells
        }

    def sheet(self, name: str) -> BookSheet | None:
        """Give the sheet of that name (case does not count), if there is one."""
        found = self.workbook.sheet(name)
        return None if found is None else self.sheets.get(found.name)

    def table(self, name: str) -> BookTable | None:
        """Give a table of the schema, wherever it stands; None where the workbook lacks it.

        Raises:
            KeyError: the schema knows no table of that name.
        """
        schema = TABLES[name]
        if name not in self._tables:
            file = self.workbook.table(name)
            self._tables[name] = (
                None
                if file is None
                else BookTable(schema, file, self.sheets[file.sheet], *find_columns(schema, file))
            )
        return self._tables[name]

    @cached_property
    def tables(self) -> Mapping[str, BookTable]:
        """The tables of the schema that the workbook has, by name."""
        return {name: table for name in TABLES if (table := self.table(name)) is not None}

    @cached_property
    def fields(self) -> Mapping[str, BookField]:
        """The named cells outside the tables, by name; names that lead nowhere are left out."""
        found = {}
        for name, schema in FIELDS.items():
            place = self.place(name)
            sheet = self.sheets.get(place[0]) if place else None
            if place is not None and sheet is not None:
                found[name] = BookField(schema, sheet, *place[1][:2])
        return found

    @cached_property
    def version(self) -> int:
        """The version of the template that the workbook was made from, as its names tell."""
        return max((one.schema.since for one in self.fields.values()), default=FIRST_VERSION)

    def field(self, name: str) -> BookField | None:
        """Give a named cell; None where the workbook lacks it."""
        return self.fields.get(name)

    def value(self, field: str) -> CellValue:
        """Give the value of a named cell; None where it is blank or missing."""
        found = self.fields.get(field)
        return None if found is None else found.value

    def defines(self, name: str) -> bool:
        """Tell whether the workbook has a defined name, wherever that leads."""
        key = name.casefold()
        return any(one.name.casefold() == key for one in self.workbook.names)

    def place(self, name: str) -> tuple[str, Area] | None:
        """Give the sheet and the area of a defined name; None where it leads nowhere."""
        return self.formulas.name(name)

    def area(self, name: str) -> list[list[CellValue]]:
        """Give the values behind a defined name, row by row; nothing without such a name."""
        place = self.place(name)
        sheet = self.sheets.get(place[0]) if place else None
        if place is None or sheet is None:
            return []
        _, area = place
        return [
            [sheet.value(row, column) for column in range(area.first_column, area.last_column + 1)]
            for row in range(area.first_row, area.last_row + 1)
        ]

    @cached_property
    def scale(self) -> Skala | None:
        """The scale of the sheet Pengaturan; None where there is none that can be used."""
        cells = self.area("SkalaKategori")
        try:
            return read_skala(cells) if cells else None
        except RuleError:
            return None

    @property
    def year(self) -> int | None:
        """The year of the report."""
        number = number_of(self.value("TahunLaporan"))
        return None if number is None else round(number)

    @property
    def office(self) -> str:
        """The office's name; "" where it is not filled in."""
        return text_of(self.value("NamaInstansi"))

    @property
    def is_from_template(self) -> bool:
        """Whether the workbook was made from our template: it has a table of ours."""
        return any(table.name in TABLES for table in self.workbook.tables)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the workbook lacks or has elsewhere; callers decide what is fatal."""
        return tuple(structure_problems(self))

    @cached_property
    def error_cells(self) -> tuple[ErrorCell, ...]:
        """The cells that are errors now, in the order of their sheets, each with its cause."""
        return tuple(find_error_cells(self))

    def with_values(self, values: Mapping[Spot, CellValue]) -> "Book":
        """Give the workbook with other values in some cells, whether they held formulas or not.

        Nothing is written; what was read of the file is shared.

        Args:
            values: By sheet, row and column; ``None`` is a blank.

        Raises:
            PackageError: it cannot be computed.
        """
        book = Book(self.workbook, stored=self.keeps_stored_values)
        book.given = {**self.given, **values}
        book.formulas, book._contents = self.formulas, self._contents
        return book


def open_book(source: str | os.PathLike[str] | bytes | Package, *, stored: bool = False) -> Book:
    """Open a workbook.

    Args:
        source: Its path, the whole file, or a package that has passed the gate.
        stored: Read the values that the file holds, without computing anything.

    Raises:
        PackageError: the file is no usable workbook.
    """
    package = source if isinstance(source, Package) else open_package(source, kind=Kind.WORKBOOK)
    return Book(Workbook(package), stored=stored)
