"""A table of a workbook as a service sees it, and a change it asks for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import address
from lakip_xl.workbook.book.tables import BookTable


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

    def column(self, title: str) -> int:
        """Give the sheet's column of a title."""
        return self.first_column + self.titles.index(title)

    def cell(self, row: int, title: str) -> str:
        """Give a cell's address.

        >>> table = OpenTable("t", "IKU", ("Target", "Realisasi"), 9, 2, [[1.0, 2.0]], frozenset())
        >>> table.cell(0, "Realisasi")
        'C9'
        """
        return address(self.first_row + row, self.column(title))


@dataclass(frozen=True, slots=True)
class Change:
    """A value that a cell of a table should get."""

    row: int
    title: str
    value: Scalar


def open_table(table: BookTable) -> OpenTable:
    """Give a table of a workbook in a file as a service sees it, with the schema's titles."""
    area, sheet = table.file.data, table.sheet
    title_of = {column: title for title, column in table.columns.items()}
    columns = range(area.first_column, area.last_column + 1)
    rows = range(area.first_row, area.last_row + 1)
    places = [
        ((r, c), sheet.cells[row, column])
        for r, row in enumerate(rows)
        for c, column in enumerate(columns)
        if (row, column) in sheet.cells
    ]
    return OpenTable(
        name=table.schema.name,
        sheet=sheet.name,
        titles=tuple(
            title_of.get(column, own.name)
            for column, own in zip(columns, table.file.columns, strict=True)
        ),
        first_row=area.first_row,
        first_column=area.first_column,
        rows=[[sheet.value(row, column) for column in columns] for row in rows],
        formulas=frozenset(place for place, cell in places if cell.formula is not None),
        percents=frozenset(
            place for place, cell in places if sheet.book.workbook.number_format(cell).is_percent
        ),
    )


def runs(changes: Iterable[Change]) -> Iterator[tuple[int, str, list[Scalar]]]:
    """Join changes below each other: first row, title, values.

    >>> list(runs([Change(4, "A", 1.0), Change(3, "A", "x"), Change(4, "B", 2.0)]))
    [(3, 'A', ['x', 1.0]), (4, 'B', [2.0])]
    """
    first, title, values = 0, "", list[Scalar]()
    for change in sorted(changes, key=lambda change: (change.title, change.row)):
        if values and (change.title, change.row) == (title, first + len(values)):
            values.append(change.value)
            continue
        if values:
            yield first, title, values
        first, title, values = change.row, change.title, [change.value]
    if values:
        yield first, title, values
