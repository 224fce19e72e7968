"""A random table with what must hold in it, for ``tabel_acak``, and how one is made.

The figures and what follows from them are exact fractions, not computed by the project.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.read.blocks import Grid, GridCell

Compute = Callable[[Sequence[Fraction]], Fraction | None]


def write(value: Fraction | int, digits: int = 0) -> str:
    """Print a number as a report does."""
    exact = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):.{digits}f}".partition(".")
    sign = "-" if rounded < 0 else ""
    grouped = f"{sign}{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def read(text: str) -> tuple[Fraction, int]:
    """Read a number as it was written above: value and digits."""
    bare = text.replace("Rp", "").replace("%", "").replace("orang", "").replace(".", "").strip()
    if bare in {"-", ""}:
        return Fraction(0), 0
    return Fraction(bare.replace(",", ".")), len(bare.partition(",")[2])


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure, or nothing, and no word."""
    try:
        read(text)
    except ValueError:
        return False
    return True


Place = tuple[int, int]
"""The number of a row (it stays its own when rows go) and a column."""


@dataclass(frozen=True)
class Law:
    """A figure that follows from others."""

    result: Place
    operands: tuple[Place, ...]
    compute: Compute
    sums: bool = False
    """Whether it adds up whatever rows there are."""


@dataclass
class Sheet:
    """A table with what must hold in it."""

    family: str
    heads: list[list[str]]
    rows: dict[int, list[str]]
    laws: list[Law]
    figures: list[int]
    merged: bool = False
    ranks: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    """Column of a value, of its category, and the categories upwards; no scale is printed."""

    def broken(self) -> list[set[Place]]:
        """Give the cells of everything that does not hold."""
        found = []
        for law in self.laws:
            cells = [c for c in law.operands if c[0] in self.rows]
            if law.result[0] not in self.rows or (len(cells) < len(law.operands) and not law.sums):
                continue
            printed, digits = read(self.rows[law.result[0]][law.result[1]])
            numbers = [read(self.rows[r][c]) for r, c in cells]
            value = law.compute([n for n, _ in numbers])
            if value is None or self._near(law, numbers, printed, digits):
                continue
            found.append({law.result, *cells})
        for value_at, label_at, labels in self.ranks:
            rated = {
                r: (read(t[value_at])[0], labels.index(t[label_at]))
                for r, t in self.rows.items()
                if t[label_at]
            }
            for (i, (v, k)), (j, (w, m)) in combinations(rated.items(), 2):
                if (v - w) * (k - m) < 0:  # no scale has both
                    found.append({(i, label_at), (j, label_at), (i, value_at), (j, value_at)})
        return found

    @staticmethod
    def _near(
        law: Law, numbers: list[tuple[Fraction, int]], printed: Fraction, digits: int
    ) -> bool:
        """Tell whether rounding, of the result or of what it is made of, may hide a difference."""
        value = law.compute([n for n, _ in numbers])
        slack = Fraction(1, 2 * 10**digits)
        for i, (_, places) in enumerate(numbers):
            if places:
                moved = [n for n, _ in numbers]
                moved[i] += Fraction(1, 2 * 10**places)
                other = law.compute(moved)
                slack += abs((other or Fraction(0)) - (value or Fraction(0)))
        step = Fraction(1, 10**digits)
        cut = slack if digits == 0 and law.sums else max(slack, step)  # cut off is a warning
        whole = all(places == 0 for _, places in numbers) and digits == 0 and law.sums
        difference = abs(printed - (value or Fraction(0)))
        return difference == 0 if whole else difference <= cut

    def grid(self) -> Grid:
        """Give the table as it is read."""
        rows: list[tuple[GridCell, ...]] = []
        heads = self.heads
        if len(heads) == 1:
            rows.append(tuple(GridCell(t) for t in heads[0]))
        else:
            upper, lower = heads
            one, two = [], []
            for i, text in enumerate(upper):
                spread = i > 0 and text == upper[i - 1] and lower[i] != ""
                alone = lower[i] == ""
                one.append(GridCell(text if self.merged or not spread else "", not spread))
                two.append(
                    GridCell(text if self.merged else "", own=False)
                    if alone
                    else GridCell(lower[i])
                )
            rows += [tuple(one), tuple(two)]
        rows += [tuple(GridCell(t) for t in texts) for texts in self.rows.values()]
        return Grid(tuple(rows), 1)

    def accepted(self, found: list[Finding]) -> bool:
        """Tell whether a finding stands at a relation that is broken."""
        at = {row: n for n, row in enumerate(self.rows, start=len(self.heads) + 1)}
        places = {f"tabel ke-1, baris {at[r]}, kolom {c + 1}" for s in self.broken() for r, c in s}
        return any(one.sel in places for one in found)


def added(values: Sequence[Fraction]) -> Fraction:
    """Add figures up."""
    return sum(values, Fraction(0))


def share(values: Sequence[Fraction]) -> Fraction | None:
    """Give the first as a percentage of the second."""
    return values[0] / values[1] * 100 if values[1] else None


def less(values: Sequence[Fraction]) -> Fraction:
    """Take the second from the first."""
    return values[0] - values[1]


def rise(values: Sequence[Fraction]) -> Fraction | None:
    """Give the change since the second, in percent of it."""
    return (values[0] - values[1]) / values[1] * 100 if values[1] else None


class Maker:
    """Makes a table row by row."""

    def __init__(self, rng: random.Random, family: str, heads: list[str | tuple[str, str]]) -> None:
        self.rng = rng
        self.numbered = rng.random() < 0.6
        self.family = family
        split = any(isinstance(h, tuple) for h in heads)
        pairs = [h if isinstance(h, tuple) else (h, "") for h in heads]
        if self.numbered:
            pairs.insert(0, (rng.choice(["No", "No.", "NO", "Nomor"]), ""))
        self.heads = (
            [[a for a, _ in pairs], [b for _, b in pairs]] if split else [[a for a, _ in pairs]]
        )
        self.rows: dict[int, list[str]] = {}
        self.laws: list[Law] = []
        self.count = 0
        self.capital = rng.random() < 0.25
        self.zero = rng.choice(["0", "-"])
        self.percent = rng.choice(["%", " %", ""])
        self.digits = rng.choice([1, 2, 2])

    def add(self, name: str, *figures: str, code: str | None = None, front: bool = False) -> int:
        """Add a row; give its number."""
        self.count += 1
        key = self.count
        number = [code if code is not None else str(len(self.rows) + 1)] if self.numbered else []
        texts = [*number, name, *(self.zero if f == "0" else f for f in figures)]
        self.rows = {key: texts, **self.rows} if front else {**self.rows, key: texts}
        return key

    def col(self, n: int) -> int:
        """Give the position of the figure column n."""
        return n + 1 + self.numbered

    def law(self, row: int, column: int, operands: Sequence[Place], compute: Compute) -> None:
        """Say what a figure follows from; columns are counted among the figures."""
        cells = tuple((r, self.col(c)) for r, c in operands)
        self.laws.append(Law((row, self.col(column)), cells, compute, compute is added))

    def down(self, total: int, parts: Sequence[int], columns: Sequence[int]) -> None:
        """Say that a row adds up others."""
        for c in columns:
            self.law(total, c, [(r, c) for r in parts], added)

    def rate(self, value: Fraction) -> str:
        """Print a percentage."""
        return write(value, self.digits) + self.percent

    def sheet(self, width: int) -> Sheet:
        """Give the table."""
        heads = self.heads
        if self.capital:
            heads = [[t.upper() for t in row] for row in heads]
        return Sheet(
            self.family,
            heads,
            self.rows,
            self.laws,
            [self.col(n) for n in range(width)],
            self.rng.random() < 0.5,
        )


TOTALS = ("Jumlah", "Total", "JUMLAH", "TOTAL", "Jumlah Total", "Jumlah Keseluruhan")
"""How rows that are sums are called."""
