"""Rows that add up: totals, sub-totals, parents and their parts, means.

Which rows a total adds up is seldom said. So every grouping that makes sense is tried, and the
one that holds in most columns is the table's; a column in which it does not hold is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lakip_xl.audit.cetak import Kecocokan, bandingkan
from lakip_xl.audit.relations.excuses import unlike_sum
from lakip_xl.audit.relations.formula import MEAN, SUM, Formula
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.table.model import Cell, Kind, Row, Table
from lakip_xl.audit.table.roles import Role
from lakip_xl.audit.temuan import Tingkat

_COMPONENT = re.compile(r"perencanaan kinerja|pengukuran kinerja|pelaporan kinerja", re.IGNORECASE)
MOST_ROWS = 200
MONEY = {Role.BUDGET, Role.SPENT, Role.REST}


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Rows that a row may be the sum (or the mean) of."""

    rows: tuple[int, ...]
    formula: Formula = SUM


def sums_down(table: Table, rates: set[int]) -> Iterator[Relation]:
    """Give the relations of rows that are sums or means of other rows.

    Args:
        table: The table.
        rates: Columns that follow from others as quotients or products and hence never add up.
    """
    inner = dict(_inner_sums(table))
    for i, grouping in inner.items():
        every = sum(row.kind is Kind.ITEM for row in table.rows)
        sort = (
            "sakip"
            if len(grouping.rows) >= every - 2 and not table.with_role(*MONEY)
            else "rincian"
        )
        for k in table.numeric:
            if not unlike_sum(table, k) and _holds(table, i, k, grouping) is not None:
                yield _relation(table, i, k, grouping, sort)
    table = _as_subtotals(table, set(inner))
    yield from (r for r in _sums(table) if r.result.column not in rates)


def _inner_sums(table: Table) -> Iterator[tuple[int, _Grouping]]:
    """Find rows that are the sum of the rows right above them, whatever they are called."""
    columns = [k for k in table.numeric if not unlike_sum(table, k)]
    flat = all(row.parent is None for row in table.rows)
    if not flat or len(table.rows) > MOST_ROWS:
        return
    start = 0
    for i, row in enumerate(table.rows):
        if row.kind is not Kind.ITEM or row.code:
            continue
        above = tuple(k for k in range(start, i) if table.rows[k].kind is Kind.ITEM)
        if len(above) < 2:
            continue
        grouping = _Grouping(above)
        held = [x for k in columns if (x := _holds(table, i, k, grouping)) is not None]
        if held.count(1.0) >= 2 and held.count(0.0) <= len(held) / 4:
            yield i, grouping
            start = i + 1


def _as_subtotals(table: Table, rows: set[int]) -> Table:
    if not rows:
        return table
    changed = (
        replace(row, kind=Kind.SUBTOTAL) if i in rows else row for i, row in enumerate(table.rows)
    )
    return replace(table, rows=tuple(changed))


def _sums(table: Table) -> Iterator[Relation]:
    for i, row in enumerate(table.rows):
        if row.kind in {Kind.TOTAL, Kind.SUBTOTAL, Kind.MEAN}:
            yield from _summary(table, i)
    yield from _parents(table)
    yield from _unnamed_sum(table)


def _summary(table: Table, i: int) -> Iterator[Relation]:
    row = table.rows[i]
    groupings = list(_groupings(table, i))
    columns = [k for k in table.numeric if row.cells[k].number is not None]
    if row.kind is not Kind.MEAN:
        columns = [k for k in columns if not unlike_sum(table, k) or _to_hundred(table, i, k)]
    best: _Grouping | None = None
    score = 0.0
    for n, grouping in enumerate(groupings):
        held = [_holds(table, i, k, grouping) for k in columns]
        tested = sum(x is not None for x in held)
        good = sum(x or 0.0 for x in held)
        rank = good - 0.4 * (tested - sum(bool(x) for x in held)) - 0.01 * n
        if tested and (best is None or rank > score):
            best, score = grouping, rank
    if best is None:
        return
    if row.kind is not Kind.MEAN and table.with_role(Role.WEIGHTED):
        columns = [k for k in columns if table.columns[k].role is Role.WEIGHTED]
    supported = any(_holds(table, i, k, best) for k in columns)
    certain = (
        (row.sure or row.kind is Kind.MEAN)
        and (row.kind is not Kind.ITEM)
        and _one_way(table, groupings, best)
    )
    for k in columns:
        held = _holds(table, i, k, best)
        if held is None or (not held and not (supported or certain)):
            continue
        if not held and (_otherwise(table, i, k, groupings) or not _additive(table, i, k, best)):
            continue
        yield _relation(table, i, k, best, "" if row.kind is not Kind.MEAN else "rata")


def _one_way(table: Table, groupings: list[_Grouping], best: _Grouping) -> bool:
    """Tell whether there is only one way to read a total that no column confirms."""
    flat = all(row.parent is None for row in table.rows if row.kind is Kind.ITEM)
    dashed = any(row.name.lstrip().startswith(("-", "•", "·")) for row in table.rows)
    return flat and not dashed and best is groupings[0]


def _groupings(table: Table, i: int) -> Iterator[_Grouping]:
    """Give the groups of rows that a summary row may be about, the likeliest first."""
    row = table.rows[i]
    rows = table.rows
    above = [k for k in range(i) if rows[k].kind is Kind.ITEM]
    below = [k for k in range(i + 1, len(rows)) if rows[k].kind is Kind.ITEM]
    last = max((k for k in range(i) if rows[k].kind in {Kind.TOTAL, Kind.SUBTOTAL, Kind.MEAN}), default=-1)  # fmt: skip
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
                yield _Grouping(rest, formula)


def _holds(table: Table, i: int, column: int, grouping: _Grouping) -> float | None:
    """Weigh how a grouping holds in a column: 0 broken, 1 certain; ``None`` untested."""
    cell = table.rows[i].cells[column]
    parts = [table.rows[k].cells[column] for k in grouping.rows]
    values = [p.value for p in parts if p.value is not None]
    if cell.number is None or not values or any(not p.number and not p.blank for p in parts):
        return None
    total = grouping.formula.compute(values)
    slack = _slack(parts, grouping, rounded=table.rounded)
    if total is None or bandingkan(cell.number, total, slack) is Kecocokan.BEDA:
        return 0.0
    return 0.2 if len([v for v in values if v]) < 2 or not cell.value else 1.0


def _slack(parts: list[Cell], grouping: _Grouping, *, rounded: bool) -> float:
    if grouping.formula is MEAN:
        return 0.005
    return 0.5 * len(parts) if rounded else 0.0


def _otherwise(table: Table, i: int, column: int, groupings: list[_Grouping]) -> bool:
    """Tell whether another grouping, a mean, or the largest figure explains a column."""
    cell = table.rows[i].cells[column]
    if cell.number is None:
        return True
    for grouping in groupings:
        if len(grouping.rows) < 2:
            continue
        values = [v for k in grouping.rows if (v := table.rows[k].cells[column].value) is not None]
        options = [sum(values), sum(values) / len(values)] if values else []
        options += _without_heading(values)
        options += [sum(min(v, 100.0) for v in values) / len(values)] if values else []
        if any(bandingkan(cell.number, v, 0.005) is not Kecocokan.BEDA for v in options):
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


def _additive(table: Table, i: int, column: int, grouping: _Grouping) -> bool:
    """Tell whether a column certainly adds up: money and counts do, an index may not."""
    if grouping.formula is MEAN:
        return True
    role = table.columns[column].role
    if role in {Role.WEIGHT, Role.SCORE} and table.with_role(Role.WEIGHTED):
        return False
    if role in MONEY or table.rows[i].cells[column].blank:
        return True
    numbers = [table.rows[k].cells[column].number for k in (*grouping.rows, i)]
    fractions = any(n.desimal > 0 and not n.satuan for n in numbers if n)
    units = {n.satuan.casefold() for n in numbers if n and n.satuan} | _head_unit(table, column)
    others = [k for k in table.numeric if k != column and not unlike_sum(table, k)]
    elsewhere = any((_holds(table, i, k, grouping) or 0) == 1.0 for k in others)
    if len(units) > 1 or (fractions and not elsewhere):
        return False
    if table.performance and not elsewhere:
        return len(units) == 1
    return True


_HEAD_UNIT = re.compile(r"\(([A-Za-z]{2,12})\)")


def _head_unit(table: Table, column: int) -> set[str]:
    """Give the unit that a heading states: ``Target (ha)``."""
    found = {unit.casefold() for unit in _HEAD_UNIT.findall(table.columns[column].title)}
    return found - {"nilai", "indeks", "skor", "rp", "dalam"}


def _to_hundred(table: Table, i: int, column: int) -> bool:
    """Tell whether a column of percentages is one of shares, whose total is 100."""
    cell = table.rows[i].cells[column]
    role = table.columns[column].role
    return cell.value == 100 and role in {Role.SHARE, Role.PERCENT, Role.WEIGHT} and False


def _parents(table: Table) -> Iterator[Relation]:
    """Give the relations of rows with the rows that are part of them."""
    for column in table.numeric:
        if unlike_sum(table, column):
            continue
        made = []
        for i, row in enumerate(table.rows):
            parts = table.parts(i) if row.kind is Kind.ITEM else []
            grouping = _Grouping(tuple(parts))
            if parts and row.cells[column].number is not None:
                held = _holds(table, i, column, grouping)
                if held is not None:
                    made.append((i, grouping, held))
        good = sum(held > 0 for _, _, held in made)
        strong = sum(held == 1.0 for _, _, held in made)
        money = table.columns[column].role in MONEY
        if not made or good < 0.5 * len(made) or (not money and strong < 2):
            if not (money and len(made) <= 2):
                continue
        for i, grouping, held in made:
            if held or not _otherwise_parent(table, i, column):
                yield _relation(table, i, column, grouping, "jenjang")


def _otherwise_parent(table: Table, i: int, column: int) -> bool:
    """Tell whether a row has a part without a figure, so that its sum cannot be told."""
    parts = [table.rows[k].cells[column] for k in table.parts(i)]
    blanks = sum(p.number is None for p in parts)
    return bool(blanks) and blanks >= len(parts) / 2


def _unnamed_sum(table: Table) -> Iterator[Relation]:
    """Read a row without a number, above or below numbered ones, as their sum where it is one."""
    if any(row.kind in {Kind.TOTAL, Kind.SUBTOTAL} for row in table.rows):
        return
    numbered = [k for k, row in enumerate(table.rows) if row.code and row.parent is None]
    loose = [k for k, row in enumerate(table.rows) if not row.code and row.kind is Kind.ITEM]
    columns = [k for k in table.numeric if not unlike_sum(table, k)]
    if len(numbered) < 2 or len(loose) > 3:
        return
    for i in loose:
        grouping = _Grouping(tuple(numbered))
        held = {k: _holds(table, i, k, grouping) for k in columns}
        strong = sum(x == 1.0 for x in held.values())
        broken = sum(x == 0.0 for x in held.values())
        known = sum(bool(_COMPONENT.search(row.full_name)) for row in table.rows) >= 2
        if strong >= (1 if known else 2) and broken <= strong:
            yield from (
                _relation(table, i, k, grouping, "sakip") for k, x in held.items() if x is not None
            )


def _relation(table: Table, i: int, column: int, grouping: _Grouping, sort: str) -> Relation:
    row = table.rows[i]
    parts = tuple(table.rows[k].cells[column] for k in grouping.rows)
    rule, words, level = _naming(table, row, column, grouping, sort)
    filled = tuple(p for p in parts if p.number is not None) if grouping.formula is MEAN else parts
    return Relation(
        rule, row.cells[column], filled, grouping.formula, level, words, exact=sort == "sakip",
        rounded=table.rounded,
    )  # fmt: skip


def _naming(
    table: Table, row: Row, column: int, grouping: _Grouping, sort: str
) -> tuple[str, str, Tingkat]:
    count = len(grouping.rows)
    role = table.columns[column].role
    if sort == "rata":
        every = sum(r.kind is Kind.ITEM for r in table.rows)
        rule = "rata-rata-capaian" if role is Role.CAPAIAN else "rincian"
        rule = "rata-rata-kelompok" if count < every - 1 and rule != "rincian" else rule
        return rule, f"rata-rata {count} baris", Tingkat.PERINGATAN
    if sort == "rincian":
        return "rincian", f"jumlah {count} baris di atasnya", Tingkat.GALAT
    if sort == "jenjang":
        return "jumlah-jenjang", f"jumlah {count} rinciannya", Tingkat.GALAT
    if sort == "sakip":
        return "nilai-sakip", f"jumlah {count} komponen", Tingkat.GALAT
    last = (
        max(i for i, r in enumerate(table.rows) if r.kind is Kind.TOTAL)
        if row.kind is Kind.TOTAL
        else -1
    )
    if row.kind is Kind.SUBTOTAL or table.rows[last] is not row:
        return "rincian", f"jumlah {count} baris di atasnya", Tingkat.GALAT
    if role in MONEY:
        return "jumlah-total", f"jumlah {count} baris", Tingkat.GALAT
    return "jumlah-kolom", f"jumlah {count} baris", Tingkat.GALAT
