"""Defined names that were pointed elsewhere: what reads them reads another cell."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.package.addresses import address, parse_cell
from lakip_xl.workbook.schema import LATEST_VERSION, SHEETS
from lakip_xl.workbook.schema.model import Sheet

_ABOVE_ROWS = 3
"""The rows of a block stand below its title, its note and its heads."""
_FEWEST = 3
"""So many names side by side tell which of them left."""

Spot = tuple[int, int]
"""Row and column."""


class MovedName(NamedTuple):
    """A name, where it leads, and where the names around it say that it should."""

    name: str
    sheet: str
    cell: str
    right: str


def moved_names(book: AuditedBook) -> Iterator[MovedName]:
    """Find names that left their place while their neighbours and the cell's content stayed.

    Rows and columns that were inserted move the names behind them too, and a cell that was cut
    and pasted takes its name along: then nothing stands where the name was.
    """
    if book.book.version != LATEST_VERSION:
        return
    told: set[str] = set()
    for sheet in SHEETS:
        for group in _groups(sheet):
            for moved in _moved_in(book, group):
                if moved.name not in told:
                    told.add(moved.name)
                    yield moved


def _moved_in(book: AuditedBook, places: Mapping[str, Spot]) -> Iterator[MovedName]:
    found = {
        name: (place[0], place[1].first_row - row, place[1].first_column - column)
        for name, (row, column) in sorted(places.items(), key=lambda one: one[1])
        if (place := book.book.place(name)) is not None
    }
    names = list(found)
    if len(names) < max(len(places), _FEWEST):
        return  # without the names of a module that is left out, others close up
    for position, name in enumerate(names):
        first = min(max(position - 1, 0), len(names) - _FEWEST)
        around = {found[one] for one in names[first : first + _FEWEST] if one != name}
        if len(around) != 1 or found[name] in around:
            continue
        (sheet, down, aside), (row, column) = around.pop(), places[name]
        # At the end of a group nothing tells whether rows were inserted behind it.
        if position in (0, len(names) - 1) and (down, aside) != (0, 0):
            continue
        cell = book.sheets[sheet].cells.get((row + down, column + aside))
        if cell is None or (cell.formula is None and cell.value in (None, "")):
            continue
        now, lower, right = found[name]
        here, there = address(row + lower, column + right), address(row + down, column + aside)
        yield MovedName(name, now, here, there)


def _groups(sheet: Sheet) -> Iterator[dict[str, Spot]]:
    """Give the names that stay together: those of a block, and the cells of a row or a column."""
    fields = {field.name: parse_cell(field.cell) for field in sheet.fields}
    for axis in (0, 1):
        for line in sorted({spot[axis] for spot in fields.values()}):
            yield {name: spot for name, spot in fields.items() if spot[axis] == line}
    for block in sheet.blocks:
        row, column = parse_cell(block.cell)
        top = row + _ABOVE_ROWS
        yield {name: (top, column + first) for name, first, _ in block.names} | {
            name: (top + down, column + aside) for down, aside, name in block.row_names
        }
