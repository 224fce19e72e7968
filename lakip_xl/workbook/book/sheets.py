"""A sheet of a book: its cells, each with the value that its formula yields now."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from lakip_xl.package.cells import Cell, FormulaKind, Hidden
from lakip_xl.package.formats import NumberFormat
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Sheet
from lakip_xl.workbook.book.formulas import moved

if TYPE_CHECKING:
    from lakip_xl.workbook.book.opened import Book

Spot = tuple[int, int]
"""Row and column of a cell, both from 1."""


class BookSheet:
    """A sheet of cells; its part is read when it is asked for, once.

    Args:
        book: The workbook.
        sheet: The sheet in it.
    """

    def __init__(self, book: "Book", sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    @property
    def _contents(self) -> tuple[dict[Spot, Cell], Hidden]:
        return self.book.contents(self.sheet)

    @cached_property
    def cells(self) -> Mapping[Spot, Cell]:
        """The cells that hold something, by row and column, as the file stores them."""
        return self._contents[0]

    @property
    def hidden(self) -> Hidden:
        """The hidden rows and columns."""
        return self._contents[1]

    @cached_property
    def computed(self) -> Mapping[Spot, CellValue]:
        """The values of its formula cells now; nothing in a book that keeps stored values."""
        given = {(r, c): v for (name, r, c), v in self.book.given.items() if name == self.name}
        if self.book.keeps_stored_values:
            return given
        values = self.book.evaluation.values(self.name)
        return {**values, **given} if given else values

    def value(self, row: int, column: int) -> CellValue:
        """Give the value of a cell; an empty text is a blank."""
        spot = (row, column)
        computed = self.computed
        if spot in computed:
            value = computed[spot]
        else:
            cell = self.cells.get(spot)
            value = None if cell is None else cell.value
        return None if value == "" else value

    def formula(self, row: int, column: int) -> str | None:
        """Give a cell's formula without "=", that of a shared formula's follower written out."""
        cell = self.cells.get((row, column))
        if cell is None or cell.formula is None:
            return None
        if cell.formula.text or cell.formula.kind is not FormulaKind.SHARED:
            return cell.formula.text
        first = self._shared.get(cell.formula.group)
        if first is None or first.formula is None:
            return ""
        return moved(first.formula.text, row - first.row, column - first.column)

    @cached_property
    def _shared(self) -> dict[str, Cell]:
        return {
            cell.formula.group: cell
            for cell in self.cells.values()
            if cell.formula and cell.formula.kind is FormulaKind.SHARED and cell.formula.text
        }

    def number_format(self, row: int, column: int) -> NumberFormat:
        """Give the number format of a cell: is its number a percentage, or a date?"""
        return self.book.workbook.number_format(self.cells.get((row, column)))
