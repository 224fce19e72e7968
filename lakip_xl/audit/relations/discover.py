"""What the figures insist on where no head says it: laws that hold in row after row.

Every simple law is tried on a column and its neighbours; one that holds in most rows, in more
digits than chance allows, is the column's law, and the rows that break it are wrong.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, combinations, pairwise, permutations

from lakip_xl.audit.relations.differences import sources_of
from lakip_xl.audit.relations.formula import (
    BALANCE,
    CHANGE,
    DIFFERENCE,
    FRACTION,
    MEAN,
    PART_OF,
    PERCENT,
    PRODUCT,
    SCALED,
    SUM,
    Formula,
)
from lakip_xl.audit.relations.line import Line, each_line, lines
from lakip_xl.audit.relations.reading import Reading, choose
from lakip_xl.audit.table.model import Cell, Kind, Row, Table
from lakip_xl.audit.table.roles import UNTIL, Column, Role, normal, read_columns

NEIGHBOURS = 8
"""Columns near a column of which it may be made."""
LONGEST_RUN = 12
MOST_ROWS = 60
"""Rows and columns from which a table is a list, not something that stands on its side."""
SAMPLE = 5
"""Lines on which a law is tried before it is measured."""
MOST_MEASURED = 400_000
"""Lines of a table on which laws are measured: seconds of work, and more than a table of a report
has even where every law is promising."""
HINT, SUGGESTED = 0.1, 0.5
"""Priors: of a law that only the figures suggest, and of one that the head names as well."""
_NAMED = {
    BALANCE: re.compile(r"(?:saldo|sisa|posisi|jumlah|stok) akhir|akhir (?:tahun|periode|bulan)"),
    FRACTION: re.compile(r"rasio|kepadatan|produktivitas|rata"),
    MEAN: re.compile(r"rata ?rata|rerata"),
    SUM: UNTIL,
    CHANGE: re.compile(r"pertumbuhan|perkembangan|perubahan|kenaikan|peningkatan|penurunan|naik"),
    PRODUCT: re.compile(r"produksi|nilai x|total nilai"),
}
"""What a head says of a law."""
_RULES = {BALANCE: "selisih", DIFFERENCE: "selisih", SUM: "jumlah-baris", MEAN: "akumulasi-periode"}


@dataclass(frozen=True, slots=True)
class _Law:
    """A law that a column may follow."""

    formula: Formula
    lines: tuple[Line, ...]
    words: str
    prior: float = HINT

    def backwards(self, sources: dict[int, frozenset[int]]) -> bool:
        """Tell whether it computes a figure from what is known to be made of it."""
        return any(
            line.result.column in sources.get(cell.column, ())
            for line in self.lines[:1]
            for cell in line.operands
        )

    @property
    def reading(self) -> Reading:
        rule = _RULES.get(self.formula, "persen-kolom")
        return Reading(rule, (self.formula,), self.lines, self.prior, self.words)

    def named(self, title: str) -> "_Law":
        """Believe a law more that the head of its column names."""
        key = PRODUCT if self.formula in SCALED else self.formula
        named = key in _NAMED and _NAMED[key].search(title)
        return replace(self, prior=SUGGESTED) if named else self


class _Tried:
    """Lines on which laws are tried: near in half of the first of them is worth an exact test.

    Args:
        lines: Made one by one; the others are only made where a law may hold.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._left = iter(lines)
        self._made: list[Line] = []
        self._first: list[tuple[list[float], float, float]] = []
        for line in self._left:
            self._made.append(line)
            number = line.result.number
            if number and all(c.number for c in line.operands):
                operands = [c.value or 0.0 for c in line.operands]
                self._first.append((operands, number.value, 2 * 10.0**-number.decimals))
                if len(self._first) == SAMPLE:
                    break

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All of them."""
        return (*self._made, *self._left)

    def follow(self, formula: Formula) -> bool:
        """Whether the lines may follow a formula."""
        near = 0
        for operands, result, step in self._first:
            value = formula.compute(operands)
            if value is not None and abs(value - result) <= max(step, 0.005 * abs(value)):
                near += 1
        return near > 0 and 2 * near >= len(self._first)


def discovered(table: Table, known: list[Reading]) -> Iterator[Reading]:
    """Give the laws of the columns for which no reading is known."""
    made = {r.lines[0].result.column for r in known if r.lines}
    told = {_columns(r) for r in known if r.lines}
    sources = {r.lines[0].result.column: _columns(r) for r in known if r.lines}
    found = []
    left = MOST_MEASURED
    for column in table.columns:
        given = column.role in {Role.TARGET, Role.WEIGHT}
        if column.index in table.numeric and column.index not in made and not given:
            near = sorted(sources_of(table, column), key=lambda k: abs(k.index - column.index))
            laws = chain(
                _pairs(table, column, near[:NEIGHBOURS]),
                _triples(table, column, near[:NEIGHBOURS]),
                _runs(table, column),
                _series(table, column),
            )
            title = normal(column.title)
            readings = []
            for law in laws:
                if left > 0 and not law.backwards(sources):
                    readings.append(law.named(title).reading)
                    left -= len(law.lines)
            found.append(choose(readings))
    for chosen in sorted((one for one in found if one), key=lambda one: -one.score):
        if _columns(chosen) not in told and not _rounded_quotient(table, chosen):
            told.add(_columns(chosen))
            yield chosen


def _rounded_quotient(table: Table, product: Reading) -> bool:
    """Tell whether a product is a quotient read backwards: ``12.500 = 250 × 50``, 50 rounded."""
    if product.main in SCALED:
        return _percentage_of(table, product)
    if product.main is not PRODUCT:
        return False
    result, a, b = (c.column for c in (product.lines[0].result, *product.lines[0].operands))
    backwards = (
        _Law(FRACTION, lines(table, part, (result, other)), "").reading
        for part, other in ((a, b), (b, a))
    )
    return any(r.support.broken < product.support.broken for r in backwards)


def _percentage_of(table: Table, product: Reading) -> bool:
    """Tell whether ``ikut × lulus / 100`` makes a count of what is a percentage of two counts."""
    result, *operands = (c.column for c in (product.lines[0].result, *product.lines[0].operands))
    for rate, other in (operands, operands[::-1]):
        backwards = _Law(PERCENT, lines(table, rate, (result, other)), "").reading
        held = backwards.support.strong > backwards.support.broken
        if held and "persen" in normal(table.columns[rate].title):
            return True
    return False


def _columns(reading: Reading) -> frozenset[int]:
    line = reading.lines[0]
    return frozenset(c.column for c in (line.result, *line.operands))


def _pairs(table: Table, column: Column, near: list[Column]) -> Iterator[_Law]:
    for a, b in permutations(near, 2):
        two = _Tried(each_line(table, column.index, (a.index, b.index)))
        for formula in (PERCENT, FRACTION, CHANGE, *SCALED):
            if two.follow(formula):
                yield _Law(formula, two.lines, f"{a.title}, {b.title}: {formula.words}")
        if a.index < b.index and two.follow(PRODUCT):
            yield _Law(PRODUCT, two.lines, f"{a.title} × {b.title}")
        if two.follow(DIFFERENCE):
            yield _Law(DIFFERENCE, two.lines, f"{a.title} - {b.title}")


def _triples(table: Table, column: Column, near: list[Column]) -> Iterator[_Law]:
    if table.performance:
        return
    for a, b in combinations(sorted(near, key=lambda k: k.index), 2):
        for c in near:
            if c in {a, b}:
                continue
            places = (a.index, b.index, c.index)
            three = _Tried(each_line(table, column.index, places, blanks=True))
            if three.follow(BALANCE):
                yield _Law(BALANCE, three.lines, f"{a.title} + {b.title} - {c.title}")
            if three.follow(PART_OF):
                words = f"({a.title} + {b.title}) / {c.title} × 100"
                yield _Law(PART_OF, three.lines, words)


def _runs(table: Table, column: Column) -> Iterator[_Law]:
    at = table.numeric.index(column.index)
    left, right = table.numeric[:at][::-1], table.numeric[at + 1 :]
    for side in (left, right):
        for size in range(2, min(len(side), LONGEST_RUN) + 1):
            run = _Tried(each_line(table, column.index, tuple(side[:size]), blanks=True))
            words = f"{size} kolom di sampingnya"
            if run.follow(SUM):
                yield _Law(SUM, run.lines, f"jumlah {words}")
            if size > 2 and run.follow(MEAN):
                yield _Law(MEAN, run.lines, f"rata-rata {words}")


def _series(table: Table, column: Column) -> Iterator[_Law]:
    """Read a column from row to row: what has come together so far, or the change since."""
    items = [row for row in table.rows if row.kind is Kind.ITEM]
    steps = [(above.cells, row.cells, i) for i, (above, row) in enumerate(pairwise(items), 1)]
    for source in table.numeric:
        if source == column.index:
            continue
        title = table.columns[source].title
        running = _Tried(
            Line(now[column.index], (before[column.index], now[source]), i)
            for before, now, i in steps
            if before[column.index].number and now[source].number
        )
        if running.follow(SUM):
            yield _Law(SUM, running.lines, f"jumlah {title} sampai baris ini")
        since = _Tried(
            Line(now[column.index], (now[source], before[source]), i)
            for before, now, i in steps
            if before[source].number and now[source].number
        )
        for formula in (CHANGE, DIFFERENCE, PERCENT):
            if since.follow(formula):
                yield _Law(formula, since.lines, f"{title} terhadap baris di atasnya")
        for base in {0: items[0], -1: items[-1]}.values() if items else ():
            of = _Tried(
                Line(row.cells[column.index], (row.cells[source], base.cells[source]), i)
                for i, row in enumerate(items)
                if row.cells[source].number and base.cells[source].number
            )
            if of.follow(PERCENT):
                yield _Law(PERCENT, of.lines, f"{title} / {title} {base.label[:30]} × 100")


def flipped(table: Table, columns: list[int]) -> Table | None:
    """Turn a table on its side, so that rows that follow from rows are read as columns are.

    Args:
        table: The table.
        columns: The columns whose figures are looked at.
    """
    titles = [(row.full_name or row.label, "") for row in table.rows]
    if not 3 <= len(columns) <= MOST_ROWS or not 2 <= len(titles) <= MOST_ROWS:
        return None
    rows = tuple(_row(table, n, k) for n, k in enumerate(columns))
    numeric = tuple(
        i
        for i, row in enumerate(table.rows)
        if row.kind is not Kind.TITLE and any(row.cells[k].number for k in columns)
    )
    return replace(table, columns=tuple(read_columns(titles)), rows=rows, numeric=numeric)


def _row(table: Table, n: int, column: int) -> Row:
    title = table.columns[column].title
    cells: tuple[Cell, ...] = tuple(
        replace(row.cells[column], row=n, column=i) for i, row in enumerate(table.rows)
    )
    kind = Kind.TOTAL if table.columns[column].role is Role.TOTAL else Kind.ITEM
    return Row(title, title, title, title, "", kind, False, None, cells)
