"""The rows that a total may be about, and whether their sum holds in a column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.relations.excuses import unlike_sum
from lakip_xl.audit.relations.formula import MEAN, SUM, Formula
from lakip_xl.audit.table.model import Cell, Kind, Row, Table
from lakip_xl.audit.table.roles import Role

LARGE = 1e5
"""From here on a whole number is money or a count, and adds up."""
MOST_PERCENT = 1000
_RATE_NAME = re.compile(r"(?:%|persen|prosen|presentase|rasio\b)", re.IGNORECASE)
MONEY = {Role.BUDGET, Role.SPENT, Role.REST}


@dataclass(frozen=True, slots=True)
class Grouping:
    """Rows that a row may be the sum (or the mean) of."""

    rows: tuple[int, ...]
    formula: Formula = SUM


def groupings_of(table: Table, i: int) -> Iterator[Grouping]:
    """Give the groups of rows that a summary row may be about, the likeliest first."""
    row = table.rows[i]
    rows = table.rows
    items = [k for k, one in enumerate(rows) if one.kind is Kind.ITEM and _may_be_of(one, row)]
    above = [k for k in items if k < i]
    below = [k for k in items if k > i]
    last = max(
        (k for k in range(i) if rows[k].kind in {Kind.TOTAL, Kind.SUBTOTAL, Kind.MEAN}), default=-1
    )
    block = [k for k in above if k > last]
    subs = [k for k in range(i) if rows[k].kind in {Kind.SUBTOTAL, Kind.TOTAL}]
    title = max((k for k in range(i) if rows[k].kind is Kind.TITLE), default=-1)
    formulas = (MEAN,) if row.kind is Kind.MEAN else (SUM,)
    groups = [
        [k for k in block if rows[k].parent is None or rows[k].parent not in block],
        block,
        [k for k in above if rows[k].parent is None],
        above,
        [k for k in above if not table.parts(k)],
        [k for k in block if not table.parts(k)],
        [k for k in above if k > title],
        [k for k in subs if rows[k].kind is Kind.SUBTOTAL],
        subs,
        [k for k in range(i) if rows[k].kind is Kind.MEAN],
    ]
    if not above:
        groups += [[k for k in below if rows[k].parent is None], below]
    seen: set[tuple[int, ...]] = set()
    for group in groups:
        rest = tuple(group)
        if rest and rest not in seen and (len(rest) > 1 or row.kind is not Kind.MEAN):
            seen.add(rest)
            for formula in formulas:
                yield Grouping(rest, formula)


def _may_be_of(row: Row, whole: Row) -> bool:
    """Tell whether a row may be part of a total: percentages are none of a total of counts."""
    return whole.kind is Kind.MEAN or not _all_percent(row) or _all_percent(whole)


def _all_percent(row: Row) -> bool:
    """Whether a row's figures are percentages; the money of an indicator called so is none."""
    numbers = [cell.number for cell in row.cells if cell.number]
    small = all(abs(number.value) <= MOST_PERCENT for number in numbers)
    named = small and bool(_RATE_NAME.match(row.label))
    return bool(numbers) and (named or all(number.is_percent for number in numbers))


def weigh(table: Table, i: int, column: int, grouping: Grouping) -> float | None:
    """Weigh how a grouping holds in a column: 0 broken, 1 certain; ``None`` untested."""
    cell = table.rows[i].cells[column]
    parts = [table.rows[k].cells[column] for k in grouping.rows]
    values = [p.value for p in parts if p.value is not None]
    if cell.number is None or not values or any(not p.number and not p.blank for p in parts):
        return None
    total = grouping.formula.compute(values)
    slack = _slack(parts, grouping, rounded=table.rounded)
    if total is None or agreement(cell.number, total, slack) is Agreement.DIFFERENT:
        return 0.0
    return 0.2 if len([v for v in values if v]) < 2 or not cell.value else 1.0


def _slack(parts: list[Cell], grouping: Grouping, *, rounded: bool) -> float:
    if grouping.formula is MEAN:
        return 0.005
    return 0.5 * len(parts) if rounded else 0.0


def best_grouping(
    table: Table, i: int, columns: list[int], groupings: list[Grouping]
) -> Grouping | None:
    """Give the grouping that holds in most columns; the likeliest where none does in any."""
    best: Grouping | None = None
    score = 0.0
    for n, grouping in enumerate(groupings):
        held = [x for k in columns if (x := weigh(table, i, k, grouping)) is not None]
        rank = sum(held) - 0.4 * held.count(0.0) - 0.01 * n
        if held and (best is None or (any(held) and rank > score)):
            best, score = grouping, rank if any(held) else float("-inf")
    return best


def explained_otherwise(
    table: Table, i: int, column: int, best: Grouping, groupings: list[Grouping]
) -> bool:
    """Tell whether another grouping, a mean of the same rows, or no heading explains a column."""
    cell = table.rows[i].cells[column]
    if cell.number is None:
        return True
    for grouping in groupings:
        if len(grouping.rows) < 2:
            continue
        values = [v for k in grouping.rows if (v := table.rows[k].cells[column].value) is not None]
        options = [sum(values), *_without_heading(values)] if values else []
        if grouping.rows == best.rows and values:
            options += [sum(values) / len(values), sum(min(v, 100.0) for v in values) / len(values)]
        if any(agreement(cell.number, v, 0.005) is not Agreement.DIFFERENT for v in options):
            return True
    return False


def _without_heading(values: list[float]) -> list[float]:
    """Give the sums that leave out a row which heads the rows below it and repeats their sum."""
    total = sum(values)
    found = []
    for i, value in enumerate(values):
        running = 0.0
        for later in values[i + 1 :]:
            running += later
            if running >= value:
                break
        if value and running == value:
            found.append(total - value)
    return found if len(found) == 1 else []


def adds_up(table: Table, i: int, column: int, grouping: Grouping) -> bool:
    """Tell whether a column certainly adds up: money and counts do, an index may not."""
    if grouping.formula is MEAN:
        return _mean_of(table, i, column, grouping)
    role = table.columns[column].role
    if role is Role.SCORE and table.with_role(Role.WEIGHTED):
        return False
    if role in {*MONEY, Role.WEIGHTED} or table.rows[i].cells[column].blank:
        return True
    values = [table.rows[k].cells[column].value or 0.0 for k in grouping.rows]
    called = table.rows[i].sure and bool(table.rows[i].label)
    if called and min(values) >= 0 and (table.rows[i].cells[column].value or 0.0) > max(values):
        return True  # no mean and no index of the whole is beyond all of its parts
    if called and _changed_places(table, i, column, grouping):
        return True
    numbers = [table.rows[k].cells[column].number for k in (*grouping.rows, i)]
    if all(n is not None and abs(n.value) >= LARGE and n.decimals <= 0 for n in numbers):
        return True  # rupiah, whatever the head says: no index is as large
    if _one_unit(table, (*grouping.rows, i)):
        return True
    fractions = any(n.decimals > 0 and not n.unit for n in numbers if n)
    units = {n.unit.casefold() for n in numbers if n and n.unit} | _head_unit(table, column)
    others = [k for k in table.numeric if k != column and not unlike_sum(table, k)]
    elsewhere = any((weigh(table, i, k, grouping) or 0) == 1.0 for k in others)
    if len(units) > 1 or (fractions and not elsewhere):
        return False
    if table.performance and not elsewhere:
        return len(units) == 1
    return True


def _mean_of(table: Table, i: int, column: int, grouping: Grouping) -> bool:
    """Tell whether a figure is meant as a mean: it lies between the others, or most means do."""

    def within(k: int) -> bool:
        values = [v for r in grouping.rows if (v := table.rows[r].cells[k].value) is not None]
        value = table.rows[i].cells[k].value
        return value is None or not values or min(values) <= value <= max(values)

    outside = sum(not within(k) for k in table.numeric)
    held = sum(weigh(table, i, k, grouping) == 1.0 for k in table.numeric)
    return within(column) or outside == 1 or held > outside


def _changed_places(table: Table, i: int, column: int, grouping: Grouping) -> bool:
    """Tell whether a total holds once it and one of its parts change places."""
    total = table.rows[i].cells[column]
    parts = [table.rows[k].cells[column] for k in grouping.rows]
    whole = sum(p.value or 0.0 for p in parts)
    return any(
        p.number is not None
        and p.value != total.value
        and len(parts) > 2
        and agreement(p.number, whole - (p.value or 0.0) + (total.value or 0.0)) is Agreement.SAME
        for p in parts
    )


def _one_unit(table: Table, rows: tuple[int, ...]) -> bool:
    """Tell whether a column of units gives all rows, the total too, one unit that adds up."""
    columns = table.with_role(Role.UNIT)
    if len(columns) != 1:
        return False
    units = {table.cell(k, columns[0]).text.strip().casefold() for k in rows}
    return len(units) == 1 and not units & {"", "-", *RATES}


RATES = {"%", "persen", "prosen", "indeks", "nilai", "skor", "poin", "rasio", "angka"}
"""Units whose figures have no sum."""
_HEAD_UNIT = re.compile(r"\(([A-Za-z]{2,12})\)")


def _head_unit(table: Table, column: int) -> set[str]:
    """Give the unit that a heading states: ``Target (ha)``."""
    found = {unit.casefold() for unit in _HEAD_UNIT.findall(table.columns[column].title)}
    return found - {"nilai", "indeks", "skor", "rp", "dalam"}
