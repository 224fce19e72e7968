"""Columns that follow from other columns of the same row: percentages, differences, products."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.audit.relations.across import total_columns
from lakip_xl.audit.relations.differences import (
    PERCENT_WORDS,
    differences,
    efficiency,
    mostly_percent,
    products,
    sources_of,
)
from lakip_xl.audit.relations.formula import (
    CAPAIAN,
    CHANGE,
    FRACTION,
    PERCENT,
    Formula,
)
from lakip_xl.audit.relations.line import Line, lines
from lakip_xl.audit.relations.reading import CERTAIN, Reading, choose
from lakip_xl.audit.relations.stated import RATES, RESULTS, all_percent, as_stated, counted
from lakip_xl.audit.table.model import Kind, Table
from lakip_xl.audit.table.roles import Column, Role, normal

_AGAINST_PLAN = re.compile(
    r"akhir|renstra|rpjm|\brpd\b|\brkpd\b|terhadap|kemajuan|nasional|\b20\d\d\b.*\b20\d\d\b"
)
_DONE = {Role.REALISASI, Role.SPENT}
_DIFFERENCE = re.compile(
    r"selisih|\+ ?/ ?-|deviasi|\bgap\b|bertambah|berkurang|kenaikan|penurunan|peningkatan|"
    r"perubahan|percepatan|perlambatan|\bsisa\b"
)


def derived(table: Table) -> Iterator[Reading]:
    """Give the believed reading of every column that follows from others."""
    for column in table.columns:
        if column.index not in table.numeric:
            continue
        candidates = list(_candidates(table, column))
        chosen = choose(candidates)
        if chosen is not None:
            yield _without_excused(table, chosen, candidates)


def _candidates(table: Table, column: Column) -> Iterator[Reading]:
    title = normal(column.title)
    yield from as_stated(table, column)
    if column.role is Role.TARGET:
        return  # a plan is given: it follows from nothing but what its head states
    if column.role is Role.EFFICIENCY:
        yield from efficiency(table, column)
    elif column.role in {Role.REST, Role.DIFFERENCE} or _DIFFERENCE.search(title):
        yield from differences(table, column)
    elif column.role is Role.WEIGHTED:
        yield from products(table, column)
    elif column.role is Role.REALISASI and all_percent(table, column):
        yield from counted(table, column)
    elif column.role in RATES or PERCENT_WORDS.search(title) or mostly_percent(table, column):
        yield from _rates(table, column)


def _rates(table: Table, column: Column) -> Iterator[Reading]:  # noqa: C901 - one case a line
    rule = {Role.CAPAIAN: "capaian", Role.ABSORPTION: "serapan", Role.SHARE: "bagian-anggaran"}.get(
        column.role, "persen-kolom"
    )
    money = column.role is Role.ABSORPTION
    pairs = [
        (a, b, _named_prior(table, column, a, b))
        for a in sources_of(table, column)
        for b in sources_of(table, column)
        if a is not b and a.role is not Role.REST
    ]
    best = max((p for _, _, p in pairs), default=0.0)
    tied = sum(p == best for _, _, p in pairs)
    for a, b, suggested in pairs:
        # Where several pairs fit the heads, the figures must choose.
        prior = 0.7 if suggested >= CERTAIN and tied > 1 else suggested
        against = bool(_AGAINST_PLAN.search(normal(column.title))) and b.role is Role.REFERENCE
        made = lines(table, column.index, (a.index, b.index))
        if not made:
            continue
        if column.role is Role.CAPAIAN and prior >= 0.3:
            formulas: tuple[Formula, ...] = CAPAIAN
        else:
            formulas = (PERCENT,)
        name = "kemajuan-target" if against and rule == "capaian" else rule
        planned = table.with_role(Role.TARGET, Role.REFERENCE, Role.WEIGHT)
        if name == "capaian" and (prior < 0.3 or not planned):
            name = "persen-kolom"
        words = _words(name, a, b)
        yield Reading(name, formulas, made, prior, words if len(formulas) == 1 else "")
        if money or column.role is Role.PERCENT or column.role is Role.CAPAIAN:
            yield Reading(name, (FRACTION,), made, min(prior, 0.6) - 0.1)
    if column.role is Role.CAPAIAN:
        yield from _of_periods(table, column)
    for a in sources_of(table, column):
        yield from _shares(table, column, a, rule)
    if column.role in {Role.PERCENT, Role.OTHER, Role.CAPAIAN}:
        for a, b, _ in pairs:
            if a.role is b.role:
                made = lines(table, column.index, (a.index, b.index))
                yield Reading("persen-kolom", (CHANGE,), made, 0.2)


_PERIODS = (
    Formula(
        "jumlah periode",
        lambda v: sum(v[1:]) / v[0] * 100 if v[0] else None,
        "jumlah realisasi periode / target × 100",
    ),
    Formula(
        "periode terakhir",
        lambda v: next((x for x in reversed(v[1:]) if x), 0.0) / v[0] * 100 if v[0] else None,
        "realisasi terakhir / target × 100",
    ),
    Formula(
        "rata-rata periode",
        lambda v: sum(v[1:]) / len(v[1:]) / v[0] * 100 if v[0] and len(v) > 1 else None,
        "rata-rata realisasi periode / target × 100",
    ),
    Formula(
        "periode tertinggi",
        lambda v: max(v[1:]) / v[0] * 100 if v[0] and len(v) > 1 else None,
        "realisasi tertinggi / target × 100",
    ),
)


def _of_periods(table: Table, column: Column) -> Iterator[Reading]:
    """Read a capaian of the year from its quarters, in every way that they make a year."""
    parts = [
        k
        for k in table.columns
        if k.role in {Role.REALISASI, Role.OTHER} and k.period and k.index in table.numeric
    ]
    targets = [
        k for k in table.with_role(Role.TARGET) if k.period is None and k.index in table.numeric
    ]
    whole = [k for k in table.with_role(Role.REALISASI) if k.period is None]
    if len(parts) < 2 or len(targets) != 1 or column.period is not None:
        return
    indices = (targets[0].index, *(k.index for k in parts))
    made = tuple(
        Line(x.result, (x.operands[0], *(c for c in x.operands[1:] if c.number)), x.row)
        for x in lines(table, column.index, indices, blanks=True)
        if x.operands[0].number and len([c for c in x.operands if c.number]) > 1
    )
    yield Reading("capaian", _PERIODS, made, 0.6 if whole else 0.95)


def _words(rule: str, a: Column, b: Column) -> str:
    if rule == "serapan":
        return "realisasi / anggaran × 100"
    if rule == "kemajuan-target":
        return "realisasi / target akhir × 100"
    return f"{a.title} / {b.title} × 100"


def _named_prior(table: Table, result: Column, a: Column, b: Column) -> float:
    """Believe a lower head that names the base: ``% capaian thd. | Target 2013 | Target 2014``."""
    if result.sub and any(normal(k.title) == normal(result.sub) for k in table.columns):
        return 0.95 if normal(b.title) == normal(result.sub) and a.role in _DONE else 0.1
    return _prior(table, result, a, b)


def _prior(  # noqa: C901 - one case a line
    table: Table, result: Column, a: Column, b: Column
) -> float:
    """Say how much the heads suggest that one column is the quotient of two others."""
    wanted = {
        Role.CAPAIAN: ({Role.REALISASI}, {Role.TARGET}),
        Role.ABSORPTION: ({Role.SPENT}, {Role.BUDGET}),
    }.get(result.role)
    if wanted is None or not table.with_role(Role.TARGET, Role.BUDGET, Role.REFERENCE, Role.WEIGHT):
        return _part_prior(table, result, a, b)
    tops, bottoms = wanted
    planned = bool(_AGAINST_PLAN.search(normal(result.title))) and table.with_role(Role.REFERENCE)
    if result.role is Role.CAPAIAN and planned:
        bottoms = {Role.REFERENCE}
    if not table.with_role(*tops) and a.role is Role.OTHER and a.year is not None:
        tops = {Role.OTHER}  # years head the columns of the realisasi
        if a.year != b.year and b.year is not None:
            return 0.2
    if a.role not in tops or b.role not in bottoms:
        loose = (a.role, b.role) in {
            (Role.REALISASI, Role.REFERENCE),
            (Role.CAPAIAN, Role.REFERENCE),
            (Role.SCORE, Role.WEIGHT),
            (Role.REALISASI, Role.WEIGHT),
            (Role.SCORE, Role.TARGET),
            (Role.CAPAIAN, Role.TARGET),
        }
        return 0.5 if loose else 0.1
    prior = 0.95
    for other in (a, b):
        if result.year != other.year and result.year is not None:
            prior -= 0.02 if other.year is None else 0.4
        if result.period != other.period:
            prior -= 0.1 if other.period is None else 0.4 if result.period else 0.2
    if None not in {a.year, b.year} and a.year != b.year and b.role is Role.TARGET:
        prior -= 0.4
    if a.index > result.index or b.index > result.index:
        prior -= 0.2
    between = [k for k in table.columns if b.index < k.index < a.index and k.role is b.role]
    if between:
        prior -= 0.2  # another target stands nearer
    nearer = [k for k in table.columns if a.index < k.index < result.index and k.role is a.role]
    if nearer and prior > 0.5:
        prior -= 0.2 if any(k.label == a.label for k in nearer) else 0.1
    return prior


def _part_prior(table: Table, result: Column, a: Column, b: Column) -> float:
    """Say how much the heads suggest a part of a whole: ``L`` of ``Jumlah`` under ``% L``."""
    totals = total_columns(table)
    if b.index not in totals or a.index in totals:
        return 0.2 if b.index < result.index and a.index < result.index else 0.1
    strip = re.compile(r"%|persen\w*|prosen\w*|\(|\)")
    mine = " ".join(strip.sub(" ", normal(result.sub or result.group)).split())
    its = normal(a.sub or a.group)
    return 0.92 if mine and mine == its else 0.4


def _shares(table: Table, column: Column, part: Column, rule: str) -> Iterator[Reading]:
    """Read a column as the share of every row in the total of another column."""
    wholes = [part] if column.role is not Role.SHARE else [part, *table.with_role(Role.BUDGET)]
    for whole in dict.fromkeys(wholes):
        made = tuple(_share_lines(table, column, part, whole))
        if len(made) < 2:
            continue
        formula = PERCENT if len(made[0].operands) == 2 else _OF_SUM
        only = [k for k in sources_of(table, column) if k.role not in RESULTS]
        if column.role is Role.CAPAIAN:
            only += table.with_role(Role.TARGET)  # a plan, though it be in words and ranges
        prior = 0.5 if column.role is Role.SHARE else 0.3
        if only == [part] and column.role in {Role.PERCENT, Role.SHARE, Role.CAPAIAN, Role.OTHER}:
            prior = 0.95
        name = rule if rule == "bagian-anggaran" else "persen-kolom"
        words = f"{part.title} / jumlah {whole.title} × 100"
        yield Reading(name, (formula,), made, prior, words, nearly=True)


_OF_SUM = Formula(
    "bagian", lambda v: v[0] / sum(v[1:]) * 100 if sum(v[1:]) else None, "bagian / jumlah × 100"
)


MOST_PARTS = 100
"""Rows whose sum, not printed, may be what shares are taken of: a longer table is a list of data,
and how far rounding may move a share is asked of every row for every row."""


def _share_lines(table: Table, column: Column, part: Column, whole: Column) -> Iterator[Line]:
    totals = [
        r.cells[whole.index]
        for r in table.rows
        if r.kind is Kind.TOTAL and r.cells[whole.index].number
    ]
    items = [i for i, r in enumerate(table.rows) if r.kind is Kind.ITEM and r.parent is None]
    wholes = [table.cell(k, whole) for k in items if table.cell(k, whole).number]
    for i, row in enumerate(table.rows):
        cell = row.cells[part.index]
        if cell.number is None or row.cells[column.index].number is None:
            continue
        if totals:
            yield Line(row.cells[column.index], (cell, totals[-1]), i)
        elif row.kind is Kind.ITEM and len(items) <= MOST_PARTS:
            yield Line(row.cells[column.index], (cell, *wholes), i)


def _without_excused(table: Table, chosen: Reading, candidates: list[Reading]) -> Reading:
    """Leave out the lines that another believed reading explains, and the means and sums."""
    from lakip_xl.audit.relations.excuses import excused

    kept = tuple(line for line in chosen.lines if not excused(table, line, chosen, candidates))
    return replace(chosen, lines=kept)
