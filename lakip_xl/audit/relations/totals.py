"""Rows that add up: totals, sub-totals, parents and their parts, means.

Which rows a total adds up is seldom said. So every grouping that makes sense is tried, and the
one that holds in most columns is the table's; a column in which it does not hold is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.relations.evidence import digits
from lakip_xl.audit.relations.excuses import unlike_sum
from lakip_xl.audit.relations.formula import MEAN
from lakip_xl.audit.relations.groupings import (
    MONEY,
    Grouping,
    adds_up,
    best_grouping,
    explained_otherwise,
    groupings_of,
    weigh,
)
from lakip_xl.audit.relations.reading import CHANCE
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.table.model import Kind, Row, Table
from lakip_xl.audit.table.roles import Role
from lakip_xl.audit.table.wording import REGION

_COMPONENT = re.compile(r"perencanaan kinerja|pengukuran kinerja|pelaporan kinerja", re.IGNORECASE)
MOST_ROWS = 200


def sums_down(table: Table, rates: set[int]) -> Iterator[Relation]:
    """Give the relations of rows that are sums or means of other rows.

    Args:
        table: The table.
        rates: Columns that follow from others as quotients and hence never add up.
    """
    table = _closing_total(table)
    inner = dict(_inner_sums(table))
    for i, grouping in inner.items():
        every = sum(row.kind is Kind.ITEM for row in table.rows)
        sort = (
            "sakip"
            if len(grouping.rows) >= every - 2 and not table.with_role(*MONEY)
            else "rincian"
        )
        for k in table.numeric:
            if not unlike_sum(table, k) and weigh(table, i, k, grouping) is not None:
                yield _relation(table, i, k, grouping, sort)
    table = _as_subtotals(table, set(inner))
    for relation in _sums(table):
        # "Jumlah" below one row alone counts something else: koperasi aktif, of jumlah koperasi.
        lone = relation.rule == "jumlah-kolom" and len(relation.operands) == 1
        if relation.result.column not in rates and not lone:
            yield relation


def _inner_sums(table: Table) -> Iterator[tuple[int, Grouping]]:
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
        grouping = Grouping(above)
        held = {k: x for k in columns if (x := weigh(table, i, k, grouping)) is not None}
        sure = [n for k, x in held.items() if x == 1.0 and (n := row.cells[k].number)]
        broken = sum(x == 0.0 for x in held.values())
        if len(sure) >= 2 and sum(map(digits, sure)) >= CHANCE and broken <= len(held) / 4:
            yield i, grouping
            start = i + 1


def _closing_total(table: Table) -> Table:
    """Take the last row for a total where it alone has no number and is beyond every other.

    Where no row has a number, the last may be called after the region whose parts the others are.
    """
    if not table.rows:
        return table
    *items, last = table.rows
    columns = [k for k in table.numeric if not unlike_sum(table, k) and last.cells[k].value]
    if sum(bool(_COMPONENT.search(row.full_name)) for row in items) > 1:
        return table  # an evaluation, which is read by its own rule
    columns = [k for k in columns if all((row.cells[k].value or 0.0) >= 0 for row in items)]
    numbered = all(row.code and row.kind is Kind.ITEM for row in items)
    region = REGION.match(last.label) and not any(REGION.match(row.label) for row in items)
    enough = len(items) > 2 or (len(items) == 2 and len(columns) > 1)
    if last.kind is not Kind.ITEM or last.code or not (numbered or region) or not enough:
        return table
    if not columns or not all(
        (last.cells[k].value or 0.0) > max(row.cells[k].value or 0.0 for row in items)
        for k in columns
    ):
        return table
    return replace(table, rows=(*items, replace(last, kind=Kind.TOTAL, sure=len(columns) > 1)))


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
        if row.kind is Kind.TOTAL and row.wide:
            yield from _wide_sums(table, i)
    yield from _parents(table)
    yield from _unnamed_sum(table)


def _summary(table: Table, i: int) -> Iterator[Relation]:
    row = table.rows[i]
    groupings = list(groupings_of(table, i))
    columns = [k for k in table.numeric if row.cells[k].number is not None]
    if row.kind is not Kind.MEAN:
        columns = [k for k in columns if not unlike_sum(table, k)]
    best = best_grouping(table, i, columns, groupings)
    if best is None:
        return
    if row.kind is not Kind.MEAN and table.with_role(Role.WEIGHTED):
        columns = [k for k in columns if table.columns[k].role in {Role.WEIGHT, Role.WEIGHTED}]
    supported = any(weigh(table, i, k, best) for k in columns)
    certain = (
        (row.sure or row.kind is Kind.MEAN)
        and (row.kind is not Kind.ITEM)
        and _one_way(table, i, groupings, best)
    )
    for k in columns:
        weight = weigh(table, i, k, best)
        if weight is None or (not weight and not (supported or certain)):
            continue
        if not weight and (
            explained_otherwise(table, i, k, best, groupings) or not adds_up(table, i, k, best)
        ):
            continue
        yield _relation(table, i, k, best, "" if row.kind is not Kind.MEAN else "rata")


def _wide_sums(table: Table, i: int) -> Iterator[Relation]:
    """Read totals that are merged over several columns as the sum of all their figures."""
    grouping = next(groupings_of(table, i), None)
    for cell, span in table.rows[i].wide if grouping else ():
        columns = range(cell.column, cell.column + span)
        if grouping is None or any(unlike_sum(table, k) for k in columns):
            continue
        parts = tuple(table.rows[k].cells[c] for k in grouping.rows for c in columns)
        if all(p.number or p.blank for p in parts):
            yield Relation(
                "jumlah-kolom",
                cell,
                parts,
                grouping.formula,
                words=f"jumlah {len(grouping.rows)} baris pada {span} kolom",
                rounded=table.rounded,
            )


def _one_way(table: Table, i: int, groupings: list[Grouping], best: Grouping) -> bool:
    """Tell whether there is only one way to read a total that no column confirms."""
    if i and table.rows[i - 1].kind in {Kind.TOTAL, Kind.SUBTOTAL, Kind.MEAN}:
        return False  # a total below a total may add up columns
    flat = all(row.parent is None for row in table.rows if row.kind is Kind.ITEM)
    dashed = any(row.name.lstrip().startswith(("-", "•", "·")) for row in table.rows)
    return flat and not dashed and best is groupings[0]


def _parents(table: Table) -> Iterator[Relation]:
    """Give the relations of rows with the rows that are part of them."""
    found = {k: _of_parts(table, k) for k in table.numeric if not unlike_sum(table, k)}
    everywhere = sum(held == 1.0 for made in found.values() for _, _, held in made)
    for column, made in found.items():
        good = sum(held > 0 for _, _, held in made)
        strong = sum(held == 1.0 for _, _, held in made)
        money = table.columns[column].role in MONEY
        few = money and 0 < len(made) <= 2
        doubtful = good < 0.5 * len(made) or (
            not money and strong < 2 and everywhere < SURE_PARENTS
        )
        if not made or (doubtful and not few):
            continue
        for i, grouping, held in made:
            if held or not _otherwise_parent(table, i, column):
                yield _relation(table, i, column, grouping, "jenjang")


SURE_PARENTS = 3
"""Rows that are the sum of their parts in some column, from which the others are too."""


def _of_parts(table: Table, column: int) -> list[tuple[int, Grouping, float]]:
    """Give the rows that have parts, and how their sum holds in a column."""
    made = []
    for i, row in enumerate(table.rows):
        parts = table.parts(i) if row.kind is Kind.ITEM else []
        grouping = Grouping(tuple(parts))
        if parts and row.cells[column].number is not None:
            held = weigh(table, i, column, grouping)
            if held is not None:
                made.append((i, grouping, held))
    return made


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
        grouping = Grouping(tuple(numbered))
        held = {k: weigh(table, i, k, grouping) for k in columns}
        strong = sum(x == 1.0 for x in held.values())
        broken = sum(x == 0.0 for x in held.values())
        known = sum(bool(_COMPONENT.search(row.full_name)) for row in table.rows) >= 2
        if strong >= (1 if known else 2) and broken <= strong:
            yield from (
                _relation(table, i, k, grouping, "sakip") for k, x in held.items() if x is not None
            )


def _relation(table: Table, i: int, column: int, grouping: Grouping, sort: str) -> Relation:
    row = table.rows[i]
    parts = tuple(table.rows[k].cells[column] for k in grouping.rows)
    rule, words, level = _naming(table, row, column, grouping, sort)
    filled = tuple(p for p in parts if p.number is not None) if grouping.formula is MEAN else parts
    return Relation(
        rule,
        row.cells[column],
        filled,
        grouping.formula,
        level,
        words,
        exact=sort == "sakip",
        rounded=table.rounded,
    )


def _naming(
    table: Table, row: Row, column: int, grouping: Grouping, sort: str
) -> tuple[str, str, Severity]:
    count = len(grouping.rows)
    role = table.columns[column].role
    if sort == "rata":
        every = sum(r.kind is Kind.ITEM for r in table.rows)
        rule = "rata-rata-capaian" if role is Role.CAPAIAN else "rincian"
        rule = "rata-rata-kelompok" if count < every - 1 and rule != "rincian" else rule
        return rule, f"rata-rata {count} baris", Severity.PERINGATAN
    if sort == "rincian":
        return "rincian", f"jumlah {count} baris di atasnya", Severity.GALAT
    if sort == "jenjang":
        return "jumlah-jenjang", f"jumlah {count} rinciannya", Severity.GALAT
    if sort == "sakip":
        return "nilai-sakip", f"jumlah {count} komponen", Severity.GALAT
    last = (
        max(i for i, r in enumerate(table.rows) if r.kind is Kind.TOTAL)
        if row.kind is Kind.TOTAL
        else -1
    )
    if row.kind is Kind.SUBTOTAL or table.rows[last] is not row:
        return "rincian", f"jumlah {count} baris di atasnya", Severity.GALAT
    if role in MONEY:
        return "jumlah-total", f"jumlah {count} baris", Severity.GALAT
    return "jumlah-kolom", f"jumlah {count} baris", Severity.GALAT
