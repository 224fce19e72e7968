"""Cell addresses: ``E2`` as (2, 5), ``A1:B3`` as an area. Rows and columns count from 1."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Area(NamedTuple):
    """A rectangle of cells, both corners included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in the area.

        >>> parse_area("A1:E3").holds(2, 5)
        True
        """
        return (
            self.first_row <= row <= self.last_row
            and self.first_column <= column <= self.last_column
        )

    @property
    def size(self) -> int:
        """How many cells the area has."""
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def cells(self) -> Iterator[tuple[int, int]]:
        """The area's cells, row by row."""
        rows = range(self.first_row, self.last_row + 1)
        columns = range(self.first_column, self.last_column + 1)
        return ((row, column) for row in rows for column in columns)

    @property
    def is_cell(self) -> bool:
        """Whether the area is a single cell."""
        return self.first_row == self.last_row and self.first_column == self.last_column


class Region:
    """Several areas, asked quickly whether one of them holds a cell.

    >>> region = Region([parse_area("A1:B2"), parse_area("D1:D9999")])
    >>> region.holds(2, 2), region.holds(500, 4), region.holds(3, 1)
    (True, True, False)
    """

    _TALL = 256
    """Areas of more rows are not noted in each of their rows."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._by_row: defaultdict[int, list[Area]] = defaultdict(list)
        self._tall: list[Area] = []
        for area in areas:
            if area.last_row - area.first_row < self._TALL:
                for row in range(area.first_row, area.last_row + 1):
                    self._by_row[row].append(area)
            else:
                self._tall.append(area)

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in one of the areas."""
        near = self._by_row.get(row, ())
        return any(area.holds(row, column) for area in (*near, *self._tall))


@lru_cache(maxsize=MAX_COLUMN)
def column_number(letters: str) -> int:
    """The number of a column.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=MAX_COLUMN)
def column_letters(number: int) -> str:
    """The letters of a column.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The address of a cell.

    >>> address(2, 5)
    'E2'
    """
    return f"{column_letters(column)}{row}"


def parse_cell(text: str) -> tuple[int, int]:
    """Row and column of an address, with or without dollar signs.

    Raises:
        ValueError: the text is not an address inside a sheet.

    >>> parse_cell("$E$2")
    (2, 5)
    """
    match = _CELL.fullmatch(text)
    if match:
        row, column = int(match[2]), column_number(match[1])
        if 1 <= row <= MAX_ROW and column <= MAX_COLUMN:
            return row, column
    raise ValueError(f"not a cell address: {text!r}")


def is_address(text: str) -> bool:
    """Whether a text is the address of a cell, so that it cannot be a defined name.

    >>> is_address("Cek1"), is_address("Pajak1")
    (True, False)
    """
    try:
        parse_cell(text)
    except ValueError:
        return False
    return True


def parse_area(text: str) -> Area:
    """The area of ``A1:B3``; a single address is an area of one cell.

    Raises:
        ValueError: the text is not an area inside a sheet.

    >>> parse_area("B3:A1")
    Area(first_row=1, first_column=1, last_row=3, last_column=2)
    """
    first, _, last = text.partition(":")
    one, two = parse_cell(first), parse_cell(last or first)
    return Area(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))
