"""Columns that are differences, products or quotients of others, and the efisiensi."""

import re
from collections.abc import Iterator

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.relations.formula import (
    CHANGE,
    DIFFERENCE,
    GAP,
    PRODUCT,
    PRODUCT_PERCENT,
    SAVED,
    Formula,
)
from lakip_xl.audit.relations.line import Line, lines
from lakip_xl.audit.relations.reading import CERTAIN, Reading
from lakip_xl.audit.table.model import Table
from lakip_xl.audit.table.roles import Column, Role, normal

PERCENT_WORDS = re.compile(
    r"%|persen|prosentase|presentase|rasio|proporsi|kontribusi|porsi|tingkat"
)


MOST_COLUMNS = 24
EFFICIENCY = (
    Formula("capaian-serapan", lambda v: v[0] - v[1], "capaian - serapan"),
    Formula("serapan-capaian", lambda v: v[1] - v[0], "serapan - capaian"),
    Formula("indeks", lambda v: v[0] / v[1] if v[1] else None, "capaian / serapan"),
    Formula(
        "indeks-persen", lambda v: v[0] / v[1] * 100 if v[1] else None, "capaian / serapan × 100"
    ),
    Formula("tingkat", lambda v: v[0] / v[1] - 1 if v[1] else None, "capaian / serapan - 1"),
    Formula(
        "tingkat-persen",
        lambda v: (v[0] / v[1] - 1) * 100 if v[1] else None,
        "(capaian / serapan - 1) × 100",
    ),
    Formula(
        "balik-persen", lambda v: v[1] / v[0] * 100 if v[0] else None, "serapan / capaian × 100"
    ),
    Formula(
        "hemat-persen",
        lambda v: (1 - v[1] / v[0]) * 100 if v[0] else None,
        "(1 - serapan / capaian) × 100",
    ),
)


UNSPENT = Formula("100-serapan", lambda v: 100 - v[0], "100 - serapan")


def mostly_percent(table: Table, column: Column) -> bool:
    """Tell whether the figures of a column carry percent signs."""
    cells = [row.cells[column.index] for row in table.rows if row.cells[column.index].number]
    signs = sum(cell.number.is_percent for cell in cells if cell.number)
    return column.role in {Role.OTHER, Role.TOTAL, Role.SCORE} and signs >= 0.6 * len(cells) > 0


def sources_of(table: Table, column: Column) -> list[Column]:
    """Give the columns that a column may follow from: figures that follow from nothing."""
    made = {Role.WEIGHTED, Role.SCORE} if column.role is Role.WEIGHT else set()  # of the weights
    found = [
        k
        for k in table.columns
        if k.index in table.numeric and k.index != column.index and k.role not in made
    ]
    near = sorted(found, key=lambda k: abs(k.index - column.index))
    return sorted(near[:MOST_COLUMNS], key=lambda k: k.index)


def differences(table: Table, column: Column) -> Iterator[Reading]:
    """Read a column as the difference of two others, or as their relative change."""
    rest = column.role is Role.REST or "sisa" in normal(column.title)
    sources = [k for k in sources_of(table, column) if k.role not in {Role.REST, Role.DIFFERENCE}]
    percent = PERCENT_WORDS.search(normal(column.title)) or mostly_percent(table, column)
    wanted = _wanted_pair(column, sources)
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
            elif a.role is b.role or {a.role, b.role} <= {
                Role.REALISASI,
                Role.TARGET,
                Role.REFERENCE,
                Role.CAPAIAN,
            }:
                prior = 0.5
            signed = any(re.match(r"\s*[-+−–(]", line.result.text) for line in made)
            formulas = (DIFFERENCE,) if signed else (DIFFERENCE, GAP)
            yield Reading(rule, formulas, made, prior, f"{a.title} - {b.title}")
            relative = (0.91 if prior > CERTAIN else 0.55) if percent and prior > 0.4 else 0.2
            yield Reading(
                rule, (CHANGE,), made, relative, f"({a.title} - {b.title}) / {b.title} × 100"
            )


def _wanted_pair(column: Column, sources: list[Column]) -> tuple[int, int] | None:
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


def efficiency(table: Table, column: Column) -> Iterator[Reading]:
    """Read a column as efisiensi, by the methods found in published reports."""
    results = [k for k in table.columns if k.index in table.numeric and k.role is Role.CAPAIAN]
    spent = [k for k in table.columns if k.index in table.numeric and k.role is Role.ABSORPTION]
    for a in results:
        for b in spent:
            made = lines(table, column.index, (a.index, b.index))
            for n, formula in enumerate(EFFICIENCY):
                prior = CERTAIN if n == 0 and len(made) == 1 else 0.6 - 0.01 * n
                yield Reading("efisiensi", (formula,), made, prior, level=Severity.PERINGATAN)
    for b in spent:
        made = tuple(
            Line(x.result, x.operands[:1], x.row)
            for x in lines(table, column.index, (b.index, b.index))
        )
        prior = 0.5 if results else CERTAIN
        yield Reading("efisiensi", (UNSPENT,), made, prior, level=Severity.PERINGATAN)
    for a in table.with_role(Role.BUDGET):
        for b in table.with_role(Role.SPENT):
            made = lines(table, column.index, (a.index, b.index))
            yield Reading("sisa-anggaran", (DIFFERENCE,), made, 0.6, "anggaran - realisasi")
            swapped = lines(table, column.index, (b.index, a.index))
            yield Reading("efisiensi", (SAVED,), swapped, 0.55, level=Severity.PERINGATAN)


def products(table: Table, column: Column) -> Iterator[Reading]:
    """Read a column as weight times score."""
    for a in table.with_role(Role.WEIGHT):
        for b in table.with_role(Role.SCORE, Role.REALISASI, Role.CAPAIAN):
            if a.index in table.numeric and b.index in table.numeric:
                made = lines(table, column.index, (a.index, b.index))
                sure = b.role is Role.SCORE
                yield Reading(
                    "nilai-merit", (PRODUCT,), made, 0.92 if sure else 0.6, "bobot × nilai"
                )
                yield Reading("nilai-merit", (PRODUCT_PERCENT,), made, 0.55, "bobot × nilai / 100")
