"""Columns that follow from other columns of the same row: percentages, differences, products."""

import re
from collections.abc import Iterator

from lakip_xl.audit.relations.across import total_columns
from lakip_xl.audit.relations.formula import (
    CAPAIAN,
    CHANGE,
    DIFFERENCE,
    FRACTION,
    GAP,
    PERCENT,
    PRODUCT,
    PRODUCT_PERCENT,
    SAVED,
    Formula,
)
from lakip_xl.audit.relations.reading import CERTAIN, Line, Reading, choose, lines
from lakip_xl.audit.table.model import Kind, Table
from lakip_xl.audit.table.roles import Column, Role, normal
from lakip_xl.audit.temuan import Tingkat

_AGAINST_PLAN = re.compile(
    r"akhir|renstra|rpjm|\brpd\b|\brkpd\b|terhadap|kemajuan|nasional|\b20\d\d\b.*\b20\d\d\b"
)
_PERCENT = re.compile(r"%|persen|prosentase|presentase|rasio|proporsi|kontribusi|porsi|tingkat")
_DIFFERENCE = re.compile(
    r"selisih|\+ ?/ ?-|deviasi|\bgap\b|bertambah|berkurang|kenaikan|penurunan|peningkatan|perubahan|\bsisa\b"
)
RATES = {Role.CAPAIAN, Role.ABSORPTION, Role.PERCENT, Role.SHARE}
RESULTS = RATES | {Role.EFFICIENCY, Role.DIFFERENCE, Role.REST, Role.WEIGHTED, Role.KATEGORI}
MOST_COLUMNS = 24
_EFFICIENCY = (
    Formula("capaian-serapan", lambda v: v[0] - v[1], "capaian - serapan"),
    Formula("serapan-capaian", lambda v: v[1] - v[0], "serapan - capaian"),
    Formula("indeks", lambda v: v[0] / v[1] if v[1] else None, "capaian / serapan"),
    Formula("indeks-persen", lambda v: v[0] / v[1] * 100 if v[1] else None, "capaian / serapan × 100"),
    Formula("tingkat", lambda v: v[0] / v[1] - 1 if v[1] else None, "capaian / serapan - 1"),
    Formula("tingkat-persen", lambda v: (v[0] / v[1] - 1) * 100 if v[1] else None, "(capaian / serapan - 1) × 100"),
    Formula("balik-persen", lambda v: v[1] / v[0] * 100 if v[0] else None, "serapan / capaian × 100"),
    Formula("hemat-persen", lambda v: (1 - v[1] / v[0]) * 100 if v[0] else None, "(1 - serapan / capaian) × 100"),
)  # fmt: skip
_UNSPENT = Formula("100-serapan", lambda v: 100 - v[0], "100 - serapan")


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
    if column.role is Role.EFFICIENCY:
        yield from _efficiency(table, column)
    elif column.role in {Role.REST, Role.DIFFERENCE} or _DIFFERENCE.search(title):
        yield from _differences(table, column)
    elif column.role is Role.WEIGHTED:
        yield from _products(table, column)
    elif (
        column.role in {Role.OTHER, Role.SCORE, Role.TOTAL}
        and not _mostly_percent(table, column)
        and not _PERCENT.search(title)
    ):
        yield from _quotients(table, column)
    elif column.role in RATES or _PERCENT.search(title) or _mostly_percent(table, column):
        yield from _rates(table, column)


def _mostly_percent(table: Table, column: Column) -> bool:
    cells = [row.cells[column.index] for row in table.rows if row.cells[column.index].number]
    signs = sum(cell.number.persen for cell in cells if cell.number)
    return column.role in {Role.OTHER, Role.TOTAL, Role.SCORE} and signs >= 0.6 * len(cells) > 0


def _sources(table: Table, column: Column) -> list[Column]:
    """Give the columns that a column may follow from: figures that follow from nothing."""
    found = [k for k in table.columns if k.index in table.numeric and k.index != column.index]
    near = sorted(found, key=lambda k: abs(k.index - column.index))
    return sorted(near[:MOST_COLUMNS], key=lambda k: k.index)


def _rates(table: Table, column: Column) -> Iterator[Reading]:
    rule = {Role.CAPAIAN: "capaian", Role.ABSORPTION: "serapan", Role.SHARE: "bagian-anggaran"}.get(
        column.role, "persen-kolom"
    )
    money = column.role is Role.ABSORPTION
    pairs = [
        (a, b, _prior(table, column, a, b))
        for a in _sources(table, column)
        for b in _sources(table, column)
        if a is not b and a.role is not Role.REST
    ]
    best = max((p for _, _, p in pairs), default=0.0)
    tied = sum(p == best for _, _, p in pairs)
    for a, b, prior in pairs:
        if prior >= CERTAIN and tied > 1:
            prior = 0.7  # several pairs fit the heads: the figures must choose
        against = bool(_AGAINST_PLAN.search(normal(column.title))) and b.role is Role.REFERENCE
        made = lines(table, column.index, (a.index, b.index))
        if not made:
            continue
        if column.role is Role.CAPAIAN and prior >= 0.3:
            formulas: tuple[Formula, ...] = CAPAIAN
        else:
            formulas = (PERCENT,)
        name = "kemajuan-target" if against and rule == "capaian" else rule
        if name == "capaian" and prior < 0.3:
            name = "persen-kolom"
        words = _words(name, a, b)
        yield Reading(name, formulas, made, prior, words if len(formulas) == 1 else "")
        if money or column.role is Role.PERCENT or column.role is Role.CAPAIAN:
            yield Reading(name, (FRACTION,), made, min(prior, 0.6) - 0.1)
    if column.role is Role.CAPAIAN:
        yield from _of_periods(table, column)
    for a in _sources(table, column):
        yield from _shares(table, column, a, rule)
    if column.role in {Role.PERCENT, Role.OTHER, Role.CAPAIAN}:
        for a, b, _ in pairs:
            if a.role is b.role:
                made = lines(table, column.index, (a.index, b.index))
                yield Reading("persen-kolom", (CHANGE,), made, 0.2)


_PERIODS = (
    Formula("jumlah periode", lambda v: sum(v[1:]) / v[0] * 100 if v[0] else None, "jumlah realisasi periode / target × 100"),
    Formula("periode terakhir", lambda v: next((x for x in reversed(v[1:]) if x), 0.0) / v[0] * 100 if v[0] else None, "realisasi terakhir / target × 100"),
    Formula("rata-rata periode", lambda v: sum(v[1:]) / len(v[1:]) / v[0] * 100 if v[0] and len(v) > 1 else None, "rata-rata realisasi periode / target × 100"),
    Formula("periode tertinggi", lambda v: max(v[1:]) / v[0] * 100 if v[0] and len(v) > 1 else None, "realisasi tertinggi / target × 100"),
)  # fmt: skip


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


def _prior(table: Table, result: Column, a: Column, b: Column) -> float:
    """Say how much the heads suggest that one column is the quotient of two others."""
    wanted = {
        Role.CAPAIAN: ({Role.REALISASI}, {Role.TARGET}),
        Role.ABSORPTION: ({Role.SPENT}, {Role.BUDGET}),
    }.get(result.role)
    if wanted is None:
        return _part_prior(table, result, a, b)
    tops, bottoms = wanted
    if result.role is Role.CAPAIAN and _AGAINST_PLAN.search(normal(result.title)):
        if table.with_role(Role.REFERENCE):
            bottoms = {Role.REFERENCE}
    if not table.with_role(*tops) and a.role is Role.OTHER and a.year is not None:
        tops = {Role.OTHER}  # years head the columns of the realisasi
        if a.year != b.year and b.year is not None:
            return 0.2
    if a.role not in tops or b.role not in bottoms:
        loose = (a.role, b.role) in {(Role.REALISASI, Role.REFERENCE), (Role.CAPAIAN, Role.REFERENCE),
                                     (Role.SCORE, Role.WEIGHT), (Role.REALISASI, Role.WEIGHT),
                                     (Role.SCORE, Role.TARGET), (Role.CAPAIAN, Role.TARGET)}  # fmt: skip
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
        only = [k for k in _sources(table, column) if k.role not in RESULTS]
        prior = 0.5 if column.role is Role.SHARE else 0.3
        if only == [part] and column.role in {Role.PERCENT, Role.SHARE, Role.CAPAIAN, Role.OTHER}:
            prior = 0.95
        name = rule if rule == "bagian-anggaran" else "persen-kolom"
        yield Reading(name, (formula,), made, prior, f"{part.title} / jumlah {whole.title} × 100")


_OF_SUM = Formula(
    "bagian", lambda v: v[0] / sum(v[1:]) * 100 if sum(v[1:]) else None, "bagian / jumlah × 100"
)


def _share_lines(table: Table, column: Column, part: Column, whole: Column) -> Iterator[Line]:
    totals = [r.cells[whole.index] for r in table.rows if r.kind is Kind.TOTAL and r.cells[whole.index].number]  # fmt: skip
    items = [i for i, r in enumerate(table.rows) if r.kind is Kind.ITEM and r.parent is None]
    for i, row in enumerate(table.rows):
        cell = row.cells[part.index]
        if cell.number is None or row.cells[column.index].number is None:
            continue
        if totals:
            yield Line(row.cells[column.index], (cell, totals[-1]), i)
        elif row.kind is Kind.ITEM:
            wholes = [table.cell(k, whole) for k in items if table.cell(k, whole).number]
            yield Line(row.cells[column.index], (cell, *wholes), i)


def _differences(table: Table, column: Column) -> Iterator[Reading]:
    rest = column.role is Role.REST or "sisa" in normal(column.title)
    sources = [k for k in _sources(table, column) if k.role not in {Role.REST, Role.DIFFERENCE}]
    percent = _PERCENT.search(normal(column.title)) or _mostly_percent(table, column)
    wanted = _wanted_pair(table, column, sources)
    for a in sources:
        for b in sources:
            if a is b:
                continue
            made = lines(table, column.index, (a.index, b.index))
            prior = 0.2
            of_money = {a.role, b.role} == {Role.BUDGET, Role.SPENT}
            rule = "sisa-anggaran" if rest or of_money else "selisih"
            if rest and (a.role, b.role) == (Role.BUDGET, Role.SPENT):
                prior = 0.95 if a.label in (b.label, (None, None)) else 0.5
            elif not rest and wanted == (a.index, b.index):
                prior = 0.92
            elif a.role is b.role or {a.role, b.role} <= {Role.REALISASI, Role.TARGET, Role.REFERENCE, Role.CAPAIAN}:  # fmt: skip
                prior = 0.5
            signed = any(re.match(r"\s*[-+−–(]", line.result.text) for line in made)
            formulas = (DIFFERENCE,) if signed else (DIFFERENCE, GAP)
            yield Reading(rule, formulas, made, prior, f"{a.title} - {b.title}")
            relative = (0.91 if prior > CERTAIN else 0.55) if percent and prior > 0.4 else 0.2
            yield Reading(
                rule, (CHANGE,), made, relative, f"({a.title} - {b.title}) / {b.title} × 100"
            )


def _wanted_pair(table: Table, column: Column, sources: list[Column]) -> tuple[int, int] | None:
    """Give the two columns that a difference is between, where the heads say so."""
    left = [k for k in sources if k.index < column.index and k.role is not Role.WEIGHT]
    if len(left) == 2:
        references = {Role.REFERENCE, Role.TARGET, Role.BUDGET}
        first, second = left
        if second.role in references and first.role not in references:
            return first.index, second.index
        return second.index, first.index
    dated = [k for k in left if k.year is not None]
    if len(dated) >= 2 and len(dated) == len(left):
        return dated[-1].index, dated[-2].index
    return None


def _efficiency(table: Table, column: Column) -> Iterator[Reading]:
    results = [k for k in table.columns if k.index in table.numeric and k.role is Role.CAPAIAN]
    spent = [k for k in table.columns if k.index in table.numeric and k.role is Role.ABSORPTION]
    for a in results:
        for b in spent:
            made = lines(table, column.index, (a.index, b.index))
            for n, formula in enumerate(_EFFICIENCY):
                prior = CERTAIN if n == 0 and len(made) == 1 else 0.6 - 0.01 * n
                yield Reading("efisiensi", (formula,), made, prior, level=Tingkat.PERINGATAN)
    for b in spent if not results else ():
        made = tuple(Line(x.result, x.operands[:1], x.row) for x in lines(table, column.index, (b.index, b.index)))  # fmt: skip
        yield Reading("efisiensi", (_UNSPENT,), made, CERTAIN, level=Tingkat.PERINGATAN)
    for a in table.with_role(Role.BUDGET):
        for b in table.with_role(Role.SPENT):
            made = lines(table, column.index, (a.index, b.index))
            yield Reading("sisa-anggaran", (DIFFERENCE,), made, 0.6, "anggaran - realisasi")
            swapped = lines(table, column.index, (b.index, a.index))
            yield Reading("efisiensi", (SAVED,), swapped, 0.55, level=Tingkat.PERINGATAN)


def _products(table: Table, column: Column) -> Iterator[Reading]:
    for a in table.with_role(Role.WEIGHT):
        for b in table.with_role(Role.SCORE, Role.REALISASI, Role.CAPAIAN):
            if a.index in table.numeric and b.index in table.numeric:
                made = lines(table, column.index, (a.index, b.index))
                sure = b.role is Role.SCORE
                yield Reading(
                    "nilai-merit", (PRODUCT,), made, 0.92 if sure else 0.6, "bobot × nilai"
                )
                yield Reading("nilai-merit", (PRODUCT_PERCENT,), made, 0.55, "bobot × nilai / 100")


def _quotients(table: Table, column: Column) -> Iterator[Reading]:
    """Read a column whose heading says nothing as a quotient, if the figures insist."""
    left = [k for k in _sources(table, column) if k.index < column.index][-4:]
    for a in left:
        for b in left:
            if a is not b:
                made = lines(table, column.index, (a.index, b.index))
                yield Reading("persen-kolom", (FRACTION,), made, 0.1, f"{a.title} / {b.title}")
                yield Reading("persen-kolom", (PERCENT,), made, 0.1, f"{a.title} / {b.title} × 100")


def _without_excused(table: Table, chosen: Reading, candidates: list[Reading]) -> Reading:
    """Leave out the lines that another believed reading explains, and the means and sums."""
    from lakip_xl.audit.relations.excuses import excused

    kept = tuple(line for line in chosen.lines if not excused(table, line, chosen, candidates))
    return Reading(
        chosen.rule, chosen.formulas, kept, chosen.prior, chosen.words, chosen.level, chosen.rounded
    )
