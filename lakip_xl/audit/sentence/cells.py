"""Whether an amount of a sentence and a cell of a table are the same figure."""

import re

from lakip_xl.audit.draft import Passage
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.sentence.roles import Amount, same_unit
from lakip_xl.audit.table.model import Cell, Table


def comparable(amount: Amount, cell: Cell) -> bool:
    """Tell whether an amount and a cell may be the same measure."""
    number = cell.number
    if number is None:
        return False
    large = abs(number.value) >= 1e5
    if amount.token.money != large and (amount.token.money or not amount.token.unit):
        return False
    if number.is_percent and not amount.token.percent:
        return False
    if amount.token.unit and number.unit and not amount.token.money:
        units = same_unit(amount.token.unit), same_unit(number.unit.split(" ")[0])
        return units[0] == units[1] or "%" not in units
    return True


def equal(amount: Amount, cell: Cell) -> bool:
    """Tell whether two figures are the same, one perhaps rounded."""
    a, c = amount.token.number, cell.number
    if a is None or c is None:
        return True
    return (
        agreement(a, c.value) is not Agreement.DIFFERENT
        or agreement(c, a.value) is not Agreement.DIFFERENT
    )


def digits_of(text: str) -> float:
    """Give the digits of a figure as one number."""
    digits = re.sub(r"\D", "", text)
    return float(digits or 0)


def misquoted(  # noqa: PLR0913 - who says what of which figure
    passage: Passage, amount: Amount, table: Table, cell: Cell, message: str, *, right: float | None
) -> Finding:
    """Say that a passage gives another figure than the row of a table that it speaks of."""
    return Finding(
        "kalimat-indikator",
        Severity.GALAT,
        None,
        passage.place.sel,
        table.number,
        cell.place.kunci,
        cell.place.kolom,
        amount.token.text,
        right,
        message,
    )
