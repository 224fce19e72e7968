"""How a line that a reading calls wrong may bear the reading out: one slip would mend it.

Two figures that changed places, in a row or between two rows, and one digit that was mistyped, are
what happens to figures that are right otherwise. A line that such a slip explains hardly looks so
by chance; in a table of two rows it may be all the proof there is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from lakip_xl.audit.printed import PrintedNumber
from lakip_xl.audit.table.model import Cell

Cells = tuple[Cell, ...]
"""The figures of one line, the result first."""
Holds = Callable[[Cells], bool]
MOST_BROKEN = 6
"""Lines from which a column is not damaged but read wrongly."""


def exchanged(lines: Sequence[Cells], holds: Holds) -> set[int]:
    """Give the lines that two figures mend which changed places, in the only one or between two.

    Args:
        lines: The broken lines.
        holds: Tells whether a line is right, and could hardly be so by chance.
    """
    mended: set[int] = set()
    if len(lines) > MOST_BROKEN:
        return mended
    for (i, one), (j, other) in combinations(enumerate(lines), 2):
        if len(one) == len(other) and any(
            holds(_put(one, n, other[n])) and holds(_put(other, n, one[n]))
            for n in range(len(one))
            if one[n].value != other[n].value
        ):
            mended |= {i, j}
    if len(lines) == 1 and any(holds(turned) for turned in _turned(lines[0])):
        mended.add(0)  # of two lines, one or the other way round would be the rule
    return mended


def _put(line: Cells, position: int, cell: Cell) -> Cells:
    return (*line[:position], cell, *line[position + 1 :])


def _turned(line: Cells) -> Iterator[Cells]:
    for i, j in combinations(range(len(line)), 2):
        if line[i].value != line[j].value and line[i].number and line[j].number:
            yield _put(_put(line, i, line[j]), j, line[i])


def mistyped(line: Cells, holds: Holds) -> bool:
    """Tell whether one other digit, in one figure of a line, would make it right."""
    for n, cell in enumerate(line):
        number = cell.number
        if number is None or number.decimals < 0:
            continue
        shown = f"{abs(number.value):.{number.decimals}f}"
        for i, old in enumerate(shown):
            for new in "0123456789" if old.isdigit() else "":
                text = shown[:i] + new + shown[i + 1 :]
                value = float(text) if number.value >= 0 else -float(text)
                other = replace(cell, number=replace(number, value=value, other_reading=None))
                if new != old and holds(_put(line, n, other)):
                    return True
    return False


def digits(number: PrintedNumber, *, round_too: bool = True) -> int:
    """Count the digits that a figure shows, without zeros in front, or without those behind too."""
    shown = "".join(ch for ch in number.text if ch.isdigit()).lstrip("0")
    return len(shown if round_too else shown.rstrip("0"))
