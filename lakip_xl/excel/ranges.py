"""What the adapter knows of ranges and tables in Excel: titles, formats, typed values."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from lakip_xl.functions.spec import Scalar
from lakip_xl.package.formats import NumberFormat


def as_typed(value: Scalar) -> Scalar:
    """Give a value as it must be handed to Excel to stay what it is.

    Excel reads a text as if somebody typed it: 1.1 becomes a number or a date, =A1 a formula. An
    apostrophe in front, which is not part of the text, prevents that.

    >>> as_typed("1.1"), as_typed(1.1), as_typed("")
    ("'1.1", 1.1, '')
    """
    return f"'{value}" if isinstance(value, str) and value else value


def titles(table: Any) -> tuple[str, ...]:
    """Give the titles of a table."""
    return tuple(map(str, table.header_row_range.options(ndim=1).value))


def holds(area: Any, selection: Any) -> bool:
    """Tell whether the selected cell lies in an area."""
    return (
        selection is not None
        and selection.sheet.name == area.sheet.name
        and area.row <= selection.row <= area.last_cell.row
        and area.column <= selection.column <= area.last_cell.column
    )


def percent_cells(
    ask: Callable[[Any], str | None], body: Any, top: tuple[int, int], size: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Find the cells with a percent format; Excel is asked for as few pieces as there are."""
    (row, column), (height, width) = top, size
    found = ask(body[row : row + height, column : column + width])
    if found is not None:
        if NumberFormat(found).is_percent:
            yield from product(range(row, row + height), range(column, column + width))
    elif width > 1:  # a column has one format more often than a row
        half = width // 2
        yield from percent_cells(ask, body, top, (height, half))
        yield from percent_cells(ask, body, (row, column + half), (height, width - half))
    elif height > 1:
        half = height // 2
        yield from percent_cells(ask, body, top, (half, width))
        yield from percent_cells(ask, body, (row + half, column), (height - half, width))
