"""One line of a column that may follow from others: whether it holds, and what that proves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lakip_xl.audit.relations.formula import EXACT, Formula
from lakip_xl.audit.table.model import Cell, Kind, Table

_TRIVIAL = {0.0, 1.0, 100.0}


@dataclass(frozen=True, slots=True)
class Line:
    """One place where a reading applies: the result and its operands."""

    result: Cell
    operands: tuple[Cell, ...]
    row: int


def holds(line: Line, formulas: Iterable[Formula], *, rounded: bool = False) -> str | None:
    """Name the first formula by which a line is right, rounded or cut off; ``None`` for none."""
    number = line.result.number
    if number is None:
        return None
    values = [cell.value or 0.0 for cell in line.operands]
    halves = [half(cell) for cell in line.operands]
    for formula in formulas:
        value = formula.compute(values)
        if value is None:
            continue
        slack = formula.slack(values, halves) + (len(values) if rounded else 0)
        whole = formula.name in EXACT and not slack  # nothing was there to be cut off
        for printed, places in number.readings:
            unit = 0.5 if whole and not places else 1.0000001 * 10.0**-places
            if abs(printed - value) <= unit + slack:
                return formula.name
    return None


def half(cell: Cell) -> float:
    """Give half a printed unit of a figure with decimals; nothing for a count."""
    digits = cell.number.decimals if cell.number else 0
    return 0.5 * 10.0**-digits if digits > 0 else 0.0


def telling(line: Line) -> bool:
    """Tell whether a line that holds could hardly hold by chance."""
    value = line.result.value
    if value == 100 and len(line.operands) == 2:
        one, two = (cell.value or 0.0 for cell in line.operands)
        return one == two and one >= 10 and one not in _TRIVIAL
    if value is None or abs(value) in _TRIVIAL:
        return False
    filled = [cell.value for cell in line.operands if cell.value]
    if len(filled) < min(2, len(line.operands)):
        return False
    if value in filled and (len(filled) > 2 or 100 in filled):
        return False  # the others cancel out, or it is a percentage of one hundred
    digits = len("".join(ch for ch in line.result.text if ch.isdigit()).strip("0"))
    return digits >= 3 or (len(filled) > 1 and all(abs(value) != abs(v) for v in filled))


def lines(
    table: Table, result: int, operands: tuple[int, ...], *, blanks: bool = False
) -> tuple[Line, ...]:
    """Give the lines of a column over the rows of a table.

    Args:
        table: The table.
        result: The column that follows.
        operands: The columns that it follows from.
        blanks: Whether a blank operand counts as nothing (in sums).
    """
    return tuple(each_line(table, result, operands, blanks=blanks))


def each_line(
    table: Table, result: int, operands: tuple[int, ...], *, blanks: bool = False
) -> Iterator[Line]:
    """Give what :func:`lines` gives, one by one."""
    for i, row in enumerate(table.rows):
        if row.kind is Kind.TITLE:
            continue
        cells = tuple(row.cells[k] for k in operands)
        filled = [cell for cell in cells if cell.number is not None]
        enough = bool(filled) and (
            all(c.number or c.blank for c in cells) if blanks else len(filled) == len(cells)
        )
        head = row.cells[result]
        if enough and (head.number is not None or head.blank):
            yield Line(head, cells, i)
