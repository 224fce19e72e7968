"""What the figures insist on where no head says it: laws that hold in row after row.

Every simple law is tried on a column and its neighbours; one that holds in most rows, in more
digits than chance allows, is the column's law, and the rows that break it are wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

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
from lakip_xl.audit.relations.reading import Line, Reading, choose, lines
from lakip_xl.audit.table.model import Cell, Kind, Row, Table
from lakip_xl.audit.table.roles import Column, Role, normal, read_columns

NEIGHBOURS = 8
"""Columns near a column of which it may be made."""
LONGEST_RUN = 12
MOST_ROWS = 60
"""Rows and columns from which a table is a list, not something that stands on its side."""
SAMPLE = 5
"""Lines on which a law is tried before it is measured."""
HINT, SUGGESTED = 0.1, 0.5
"""Priors: of a law that only the figures suggest, and of one that the head names as well."""
_NAMED = {
    BALANCE: re.compile(r"(?:saldo|sisa|posisi|jumlah|stok) akhir|akhir (?:tahun|periode|bulan)"),
    FRACTION: re.compile(r"rasio|kepadatan|produktivitas|rata"),
    MEAN: re.compile(r"rata ?rata|rerata"),
    SUM: re.compile(r"s ?/ ?d\b|\bsd\b|\bs d\b|sampai|kumulatif|akumulasi"),
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

    @property
    def promising(self) -> bool:
        """Whether it is near in half of the first lines; a cheap test before the exact one."""
        seen = [x for x in self.lines if x.result.number and all(c.number for c in x.operands)]
        near = sum(map(self._near, seen[:SAMPLE]))
        return near > 0 and 2 * near >= len(seen[:SAMPLE])

    def _near(self, line: Line) -> bool:
        value = self.formula.compute([c.value or 0.0 for c in line.operands])
        number = line.result.number
        if value is None or number is None:
            return False
        return abs(value - number.value) <= max(2 * 10.0**-number.decimals, 0.005 * abs(value))

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


def discovered(table: Table, known: list[Reading]) -> Iterator[Reading]:
    """Give the laws of the columns for which no reading is known."""
    made = {r.lines[0].result.column for r in known if r.lines}
    told = {_columns(r) for r in known if r.lines}
    sources = {r.lines[0].result.column: _columns(r) for r in known if r.lines}
    found = []
    for column in table.columns:
        given = column.role in {Role.TARGET, Role.WEIGHT}
        if column.index in table.numeric and column.index not in made and not given:
            laws = [*_pairs(table, column), *_runs(table, column), *_series(table, column)]
            title = normal(column.title)
            laws = [law for law in laws if not law.backwards(sources) and law.promising]
            found.append(choose([law.named(title).reading for law in laws]))
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


def _pairs(table: Table, column: Column) -> Iterator[_Law]:
    near = sorted(sources_of(table, column), key=lambda k: abs(k.index - column.index))
    for a, b in permutations(near[:NEIGHBOURS], 2):
        found = lines(table, column.index, (a.index, b.index))
        for formula in (PERCENT, FRACTION, CHANGE, *SCALED):
            yield _Law(formula, found, f"{a.title}, {b.title}: {formula.words}")
        if a.index < b.index:
            yield _Law(PRODUCT, found, f"{a.title} × {b.title}")
        yield _Law(DIFFERENCE, found, f"{a.title} - {b.title}")
        for c in near[:NEIGHBOURS]:
            if a.index < b.index and c not in {a, b} and not table.performance:
                three = lines(table, column.index, (a.index, b.index, c.index), blanks=True)
                yield _Law(BALANCE, three, f"{a.title} + {b.title} - {c.title}")
                yield _Law(PART_OF, three, f"({a.title} + {b.title}) / {c.title} × 100")


def _runs(table: Table, column: Column) -> Iterator[_Law]:
    at = table.numeric.index(column.index)
    left, right = table.numeric[:at][::-1], table.numeric[at + 1 :]
    for side in (left, right):
        for size in range(2, min(len(side), LONGEST_RUN) + 1):
            found = lines(table, column.index, tuple(side[:size]), blanks=True)
            words = f"{size} kolom di sampingnya"
            yield _Law(SUM, found, f"jumlah {words}")
            if size > 2:
                yield _Law(MEAN, found, f"rata-rata {words}")


def _series(table: Table, column: Column) -> Iterator[_Law]:
    """Read a column from row to row: what has come together so far, or the change since."""
    items = [row for row in table.rows if row.kind is Kind.ITEM]
    for source in table.numeric:
        if source == column.index:
            continue
        steps = [(above.cells, row.cells, i) for i, (above, row) in enumerate(pairwise(items), 1)]
        running = tuple(
            Line(now[column.index], (before[column.index], now[source]), i)
            for before, now, i in steps
            if before[column.index].number and now[source].number
        )
        title = table.columns[source].title
        yield _Law(SUM, running, f"jumlah {title} sampai baris ini")
        since = tuple(
            Line(now[column.index], (now[source], before[source]), i)
            for before, now, i in steps
            if before[source].number and now[source].number
        )
        for formula in (CHANGE, DIFFERENCE, PERCENT):
            yield _Law(formula, since, f"{title} terhadap baris di atasnya")
        for base in {0: items[0], -1: items[-1]}.values() if items else ():
            of = tuple(
                Line(row.cells[column.index], (row.cells[source], base.cells[source]), i)
                for i, row in enumerate(items)
                if row.cells[source].number and base.cells[source].number
            )
            yield _Law(PERCENT, of, f"{title} / {title} {base.label[:30]} × 100")


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
