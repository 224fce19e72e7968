"""Columns that add up: L and P, quarters and the year, parts of a group of columns."""

import re
from collections.abc import Iterator
from itertools import combinations

from lakip_xl.audit.relations.excuses import unlike_sum
from lakip_xl.audit.relations.formula import MEAN, SUM, Formula
from lakip_xl.audit.relations.line import lines
from lakip_xl.audit.relations.reading import CERTAIN, Reading, choose
from lakip_xl.audit.table.model import Kind, Table
from lakip_xl.audit.table.roles import UNTIL, Column, Role, normal
from lakip_xl.schemes import weights_of

_DIMENSIONS = tuple(weights_of("ip_asn"))

_TOTAL = re.compile(
    r"\b(?:sub\W?)?(?:jumlah|total|jml|setahun|tahunan|akhir tahun)\b|" + UNTIL.pattern
)
_SEX = re.compile(r"^(?:l|p|lk|pr|laki\W*laki|pria|perempuan|wanita)$")
LAST = Formula(
    "terakhir", lambda v: next((x for x in reversed(v) if x), None), "nilai periode terakhir"
)
MOST = Formula("maks", lambda v: max(v, default=None), "nilai tertinggi")
_BOTH = re.compile(r"^(?:l ?[+/&] ?p|(?:sub\W?)?(?:jumlah|total|jml))$")
_END = re.compile(r"kondisi akhir|akhir (?:periode|renstra|rpjmd|rpd)")
_MEASURES = {"k", "rp", "fisik", "keuangan", "%", "t", "r", "c"}
_MONTH = re.compile(r"^(?:jan|feb|mar|apr|mei|jun|jul|agu|ags|sep|okt|nov|des)[a-z]*$")
_MANY_TOTALS = 16


def sums_across(table: Table) -> Iterator[Reading]:
    """Give the believed reading of every column that is the sum of others."""
    numeric = [table.columns[k] for k in table.numeric if not unlike_sum(table, k)]
    yield from _professionalism(table, numeric)
    totals = total_columns(table)
    for column in [k for k in numeric if _is_sum(k, numeric, totals)][:_MANY_TOTALS]:
        found = [r for r in _candidates(table, column, numeric) if r.lines]
        chosen = choose(found)
        if chosen is not None:
            yield chosen


def _is_sum(column: Column, numeric: list[Column], totals: set[int]) -> bool:
    if column.index in totals:
        return True
    if measure(column) == "rp" and _END.search(normal(column.group)):
        return True  # the money of all years; a target at the end is no sum
    periods = [k for k in numeric if k.period is not None]
    return column.period is None and any(_alike(k, column) for k in periods)


def _professionalism(table: Table, numeric: list[Column]) -> Iterator[Reading]:
    """Read the column behind the four dimensions as the index of professionalism, their sum."""
    found = [next((k for k in numeric if name in k.title.casefold()), None) for name in _DIMENSIONS]
    parts = [k for k in found if k is not None]
    after = [k for k in numeric if parts and k.index > max(p.index for p in parts)]
    if len(parts) == len(_DIMENSIONS) and after:
        made = lines(table, after[0].index, tuple(k.index for k in parts))
        reading = Reading("nilai-ip-asn", (SUM,), made, 0.95, "jumlah empat dimensi")
        if reading.accepted and made:
            yield reading


def total_columns(table: Table) -> set[int]:
    """Give the columns that their heads call sums.

    Under a heading Jumlah that is split into L, P and L+P only the last is one, unless L and P
    stand under other headings too.
    """
    numeric = [table.columns[k] for k in table.numeric if not unlike_sum(table, k)]
    found = set()
    for column in numeric:
        sub = normal(column.sub)
        if _BOTH.match(sub):
            found.add(column.index)
        elif _SEX.match(sub):
            others = [k for k in numeric if _SEX.match(normal(k.sub)) and k.group != column.group]
            if others and _TOTAL.search(normal(column.group)):
                found.add(column.index)
        elif column.role is Role.TOTAL or _TOTAL.search(normal(column.title)):
            found.add(column.index)
    return found


def _candidates(  # noqa: C901 - one case a line
    table: Table, column: Column, numeric: list[Column]
) -> Iterator[Reading]:
    totals = total_columns(table)
    plain = [k for k in numeric if k is not column]
    parts = [k for k in plain if k.index not in totals]
    left = [k for k in plain if k.index < column.index]
    if _SEX.match(measure(column)):  # men and women are not added up under one of them
        yield from _sum(table, column, [k for k in parts if measure(k) == measure(column)], 0.9)
        return
    yield from _both_sexes(table, column, parts)
    periods = [k for k in parts if k.period is not None and _alike(k, column)]
    if len(periods) >= 2:
        money = column.role in {Role.BUDGET, Role.SPENT} or measure(column) == "rp"
        alternatives = (SUM,) if money else (SUM, LAST, MEAN, MOST)
        made = lines(table, column.index, tuple(k.index for k in periods), blanks=True)
        yield Reading("akumulasi-periode", alternatives, made, 0.6, "jumlah periodenya")
    group = [k for k in parts if k.group == column.group and k.sub]
    yield from _sum(table, column, group, 0.6)
    twins = [k for k in parts if measure(k) and measure(k) == measure(column)]
    yield from _sum(table, column, twins, 0.6)
    run = []
    for k in reversed(left):
        if k not in parts:
            break
        run.append(k)
    prior = 0.6 if column.role is Role.TOTAL else 0.4
    if _BOTH.match(normal(column.title)) and len(run) > 2 and all(map(_dated, run)):
        prior = CERTAIN  # months, quarters or years and their sum: nothing else can be meant
    yield from _sum(table, column, run[::-1], prior)
    for size in range(2, min(len(run), 12)):
        near = 0.5 if column.index in totals and column.index == run[0].index + 1 else prior - 0.15
        yield from _sum(table, column, run[:size][::-1], near)
    right = []
    for k in [k for k in plain if k.index > column.index]:
        if k not in parts:
            break
        right.append(k)
    for size in range(2, min(len(right), 12) + 1):
        yield from _sum(table, column, right[:size], 0.4)
    yield from _sum(table, column, [k for k in left if k not in parts], 0.5)
    yield from _sum(table, column, [k for k in left if k in parts], 0.5)
    if UNTIL.search(normal(column.title)):
        alike = [k for k in left if measure(k) == measure(column) and k.period is None][-6:]
        for pair in combinations(alike, 2):
            yield from _sum(table, column, list(pair), 0.4)


def _dated(column: Column) -> bool:
    return bool(column.period or column.year or _MONTH.match(normal(column.sub or column.group)))


def _both_sexes(table: Table, column: Column, parts: list[Column]) -> Iterator[Reading]:
    sex = [k for k in parts if _SEX.match(normal(k.sub or k.group))]
    own = [k for k in sex if abs(k.index - column.index) <= 2 and k.group == column.group]
    near = own or sex[-2:]
    yield from _sum(table, column, near if len(near) == 2 else [], 0.95)


def measure(column: Column) -> str:
    """Give the short word below a heading by which columns of several groups belong together."""
    last = normal(column.sub or column.group).rpartition(" ")[2]
    return last if last in _MEASURES or _SEX.match(last) else ""


def _alike(part: Column, whole: Column) -> bool:
    """Tell whether a column of a period holds the same measure as the column of the year."""
    if (measure(part) or measure(whole)) and measure(part) != measure(whole):
        return False
    return part.role is whole.role or whole.role in {Role.TOTAL, Role.OTHER, Role.CAPAIAN}


def _sum(table: Table, column: Column, parts: list[Column], prior: float) -> Iterator[Reading]:
    if len(parts) < 2:
        return
    made = lines(table, column.index, tuple(k.index for k in parts), blanks=True)
    made = tuple(x for x in made if x.result.number or table.rows[x.row].kind is Kind.ITEM)
    words = " + ".join(k.sub or k.title for k in parts[:4]) + (" + …" if len(parts) > 4 else "")
    yield Reading("jumlah-baris", (SUM,), made, prior, words, rounded=table.rounded, fills=True)
