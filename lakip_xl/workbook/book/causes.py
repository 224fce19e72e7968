"""Cells that are errors, each with the cell in which its trouble begins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lakip_xl.package.addresses import Area, address
from lakip_xl.package.cells import may_hold_errors
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.schema.kinds import Type

if TYPE_CHECKING:
    from lakip_xl.workbook.book.opened import Book

Spot = tuple[str, int, int]
"""Sheet, row and column of a cell."""

_NUMBERS = (Type.NUMBER, Type.WHOLE)


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell whose value is an error."""

    sheet: str
    cell: str
    error: ErrorValue
    origin: tuple[str, str]
    """Sheet and address of the error in which it begins; its own where it follows from none."""
    culprit: tuple[str, str, CellValue] | None
    """Sheet, address and value of the entry that spoils the origin, where it can be told: a text
    among numbers for ``#VALUE!``, a zero or a blank for ``#DIV/0!``."""


def find_error_cells(book: "Book") -> Iterator[ErrorCell]:
    """Give the cells of a book that are errors, in the order of their sheets.

    Args:
        book: The workbook.
    """
    errors = dict(_errors(book))
    origins = _origins(book, errors)
    culprits = {spot: _culprit(book, spot, errors[spot]) for spot in set(origins.values())}
    for spot, error in errors.items():
        origin = origins[spot]
        yield ErrorCell(
            spot[0],
            address(*spot[1:]),
            error,
            (origin[0], address(*origin[1:])),
            culprits[origin],
        )


def _errors(book: "Book") -> Iterator[tuple[Spot, ErrorValue]]:
    for name, sheet in book.sheets.items():
        found = {
            spot: value for spot, value in sheet.computed.items() if isinstance(value, ErrorValue)
        }
        # Typed errors are rare: the cells are read only where the file says that there are any.
        if may_hold_errors(book.package.read(sheet.sheet.part)):
            found |= {
                spot: cell.value
                for spot, cell in sheet.cells.items()
                if isinstance(cell.value, ErrorValue) and spot not in sheet.computed
            }
        for spot in sorted(found):
            yield (name, *spot), found[spot]


def _origins(book: "Book", errors: Mapping[Spot, ErrorValue]) -> dict[Spot, Spot]:
    """Follow each error to one that reads no other error."""
    places: dict[str, list[tuple[int, int]]] = {}
    for name, row, column in errors:
        places.setdefault(name, []).append((row, column))
    origins: dict[Spot, Spot] = {}
    for spot in errors:
        path: list[Spot] = [spot]
        while path[-1] not in origins:
            following = _first_read(book, path[-1], errors, places)
            if following is None or following in path:
                origins[path[-1]] = path[-1]
                break
            path.append(following)
        for one in path:
            origins[one] = origins[path[-1]]
    return origins


def _first_read(
    book: "Book",
    spot: Spot,
    errors: Mapping[Spot, ErrorValue],
    places: Mapping[str, list[tuple[int, int]]],
) -> Spot | None:
    """Give the first error that the formula of a cell reads, another one than itself."""
    for name, area in _reads(book, spot):
        # The smaller of the two is walked through.
        here = places.get(name, [])
        inside = area.cells() if area.size <= len(here) else (c for c in here if area.holds(*c))
        for cell in inside:
            other = (name, *cell)
            if other in errors and other != spot:
                return other
    return None


def _reads(book: "Book", spot: Spot) -> list[tuple[str, Area]]:
    formula = book.sheets[spot[0]].formula(*spot[1:])
    return book.formulas.reads(formula, *spot) if formula else []


def _culprit(book: "Book", spot: Spot, error: ErrorValue) -> tuple[str, str, CellValue] | None:
    """Find the entry that makes a formula fail, as far as its error tells."""
    for name, area in _reads(book, spot):
        sheet = book.sheets.get(name)
        if sheet is None:
            continue
        if error is ErrorValue.DIV0 and area.is_cell:
            value = sheet.value(*area[:2])
            if value is None or value == 0:
                return name, address(*area[:2]), value
        if error is ErrorValue.VALUE:
            for row, column in _numeric_cells(book, name, area):
                value = sheet.value(row, column)
                if isinstance(value, str):
                    return name, address(row, column), value
    return None


def _numeric_cells(book: "Book", sheet: str, area: Area) -> Iterator[tuple[int, int]]:
    """Give the cells of an area that lie in columns of numbers."""
    for table in book.tables.values():
        if table.file.sheet != sheet:
            continue
        data = table.file.data
        for column in table.schema:
            number = table.columns.get(column.title)
            inside = number is not None and area.first_column <= number <= area.last_column
            if number is None or not inside or column.type not in _NUMBERS:
                continue
            first, last = (
                max(area.first_row, data.first_row),
                min(area.last_row, data.last_row),
            )
            yield from ((row, number) for row in range(first, last + 1))
    for field in book.fields.values():
        here = field.sheet.name == sheet and area.holds(field.row, field.column)
        if here and field.schema.type in _NUMBERS:
            yield field.row, field.column
