"""A table of a workbook as a service sees it, and a change it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import address


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The rows of a table, each value in its place.

    Rows count from 0, the first row of data; titles are those of the header.
    """

    name: str
    sheet: str
    titles: tuple[str, ...]
    first_row: int
    """The sheet's row of the first row of data."""
    first_column: int
    """The sheet's column of the first title."""
    rows: Sequence[Sequence[Scalar]]
    formulas: frozenset[tuple[int, int]]
    """Row and column, both from 0, of the cells that hold a formula."""
    percents: frozenset[tuple[int, int]] = frozenset()
    """Likewise of the cells whose number format is a percentage: 0.95 is shown as 95%."""

    def value(self, row: int, title: str) -> Scalar:
        """Give what a cell shows."""
        return self.rows[row][self.titles.index(title)]

    def is_formula(self, row: int, title: str) -> bool:
        """Tell whether a cell holds a formula: such a cell is never written."""
        return (row, self.titles.index(title)) in self.formulas

    def is_percent(self, row: int, title: str) -> bool:
        """Tell whether a cell shows its number a hundred times larger, as a percentage."""
        return (row, self.titles.index(title)) in self.percents

    def cell(self, row: int, title: str) -> str:
        """Give a cell's address.

        >>> table = OpenTable("t", "IKU", ("Target", "Realisasi"), 9, 2, [[1.0, 2.0]], frozenset())
        >>> table.cell(0, "Realisasi")
        'C9'
        """
        return address(self.first_row + row, self.first_column + self.titles.index(title))


@dataclass(frozen=True, slots=True)
class Change:
    """A value that a cell of a table should get."""

    row: int
    title: str
    value: Scalar
