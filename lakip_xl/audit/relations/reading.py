"""A reading: what a column may be to others, and how well the figures bear it out.

Heads suggest readings, the figures decide between them. A reading that heads leave no doubt about
is believed unless most rows contradict it; one that only the figures suggest needs several rows
that could not agree by chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.relations.evidence import digits, exchanged, mistyped
from lakip_xl.audit.relations.formula import EXACT, MANIFOLD, Formula
from lakip_xl.audit.relations.line import Line, half, holds, telling
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.table.model import Cell

CERTAIN = 0.9
"""Prior from which the heads alone leave no doubt."""
LIKELY = 0.5
"""Prior from which one row that agrees is enough."""
MANY = 4
"""From this many rows on, a relation that most rows contradict is not the table's relation."""
CHANCE = 7
"""Digits in which a relation must agree that nothing but the figures suggests: seven digits are
one chance in ten million, of some hundred relations that are tried."""
SIDEWAYS, CHANCE_SIDEWAYS = 0.05, 9
"""Prior and digits of a relation between rows: they are seldom alike, and there are many."""
ENOUGH = 3
"""Lines that must bear such a relation out."""
NEAR, MANY_LINES = 0.05, 6
"""Share of the range of a column that a careless figure misses by, and lines that give a range."""


@dataclass(frozen=True)
class Reading:
    """What a column may be, line by line."""

    rule: str
    formulas: tuple[Formula, ...]
    """The likeliest first; a line is right by any of them."""
    lines: tuple[Line, ...]
    prior: float
    words: str = ""
    level: Severity = Severity.GALAT
    rounded: bool = False
    fills: bool = False
    """Whether a blank result is itself a mistake where its operands are filled."""
    nearly: bool = False
    """Whether figures that miss by little bear it out too: shares are often computed carelessly."""
    support: "Support" = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "support", _measure(self))

    @property
    def accepted(self) -> bool:
        """Whether the reading is believed."""
        s = self.support
        wrong = s.broken - max(s.slips, s.near)
        tested = s.strong + s.weak + s.broken
        if self.prior >= CERTAIN:
            if tested < MANY:
                return tested == 1 or s.strong > 0 or s.weak >= wrong or s.slips == s.broken
            return wrong <= tested / 2
        if self.prior >= LIKELY:
            known = s.strong + s.slips
            return known >= 1 and wrong <= (known + s.weak) * 0.75
        mended = s.strong > 0 and s.slips == s.broken and s.strong + s.slips >= ENOUGH
        enough = s.strong >= ENOUGH or mended
        demanded = CHANCE_SIDEWAYS if self.prior <= SIDEWAYS else CHANCE - 10 * (self.prior - 0.1)
        demanded += 2 * (self.main in MANIFOLD)
        return (
            enough
            and s.digits >= demanded
            and wrong <= 0.25 * tested
            and (s.broken <= s.strong or mended)
        )

    @property
    def score(self) -> float:
        """How well it explains the column; for choosing between readings."""
        s = self.support
        return s.strong + 0.3 * s.weak - s.broken + s.slips + self.prior

    def relations(self, main: Formula | None = None) -> Iterator[Relation]:
        """Give the relations, one for every line."""
        first = main or self.main
        others = tuple(f for f in self.formulas if f is not first)
        tight = _tightened(self)
        for line in self.lines:
            if line.result.number is None and not (self.fills and self._fillable(line)):
                continue
            yield Relation(
                self.rule,
                line.result,
                line.operands,
                first,
                self.level,
                self.words,
                others,
                tight.get(line.row),
                rounded=self.rounded,
            )

    def _fillable(self, line: Line) -> bool:
        """Whether a blank result is a mistake: it is filled in the other rows, certainly."""
        filled = sum(x.result.number is not None for x in self.lines)
        values = [c.value for c in line.operands if c.value]
        return bool(values) and self.support.strong >= 3 and filled >= 0.75 * len(self.lines)

    @property
    def main(self) -> Formula:
        """The formula that most lines follow."""
        counts = self.support.by_formula
        return max(self.formulas, key=lambda f: counts.get(f.name, 0.0))


@dataclass(frozen=True, slots=True)
class Support:
    """How many lines a reading explains: certainly, trivially, not at all."""

    strong: int
    weak: int
    broken: int
    by_formula: dict[str, float]
    slips: int = 0
    """How many of the broken lines a slip explains."""
    digits: int = 0
    """How many digits the certain lines agree in."""
    near: int = 0
    """How many of the broken lines miss by little of what lies between the lines."""


def _measure(reading: Reading) -> Support:
    strong = weak = shown = 0
    counts: dict[str, float] = {}
    broken: list[Line] = []
    for line in reading.lines:
        if line.result.number is None:
            continue
        name = holds(line, reading.formulas, rounded=reading.rounded)
        if name is None:
            broken.append(line)
        elif telling(line):
            strong += 1
            exact = name in EXACT and not line.result.number.decimals
            shown += digits(line.result.number) - (not exact)
            counts[name] = counts.get(name, 0.0) + 1
        else:
            weak += 1
            counts[name] = counts.get(name, 0.0) + 0.1
    few = reading.prior >= CERTAIN or len(broken) <= max(2, strong + weak)
    doubtful = bool(broken) and few
    slips, more = _slips(reading, broken) if doubtful else (0, 0)
    more = more if strong < ENOUGH else max(more, 0)
    near = _near(reading, broken) if reading.nearly and strong + weak >= ENOUGH else 0
    return Support(strong, weak, len(broken), counts, slips, shown + more, near)


def _near(reading: Reading, broken: list[Line]) -> int:
    """Count the broken lines that lie so close that the column can have no other meaning."""
    if len(reading.lines) < MANY_LINES:
        return 0
    formula = reading.formulas[0]

    def due(line: Line) -> float | None:
        return formula.compute([c.value or 0.0 for c in line.operands])

    values = [v for line in reading.lines if (v := due(line)) is not None]
    room = NEAR * (max(values, default=0.0) - min(values, default=0.0))
    return sum(
        (v := due(line)) is not None and abs(v - (line.result.value or 0.0)) <= room
        for line in broken
    )


def _slips(reading: Reading, broken: list[Line]) -> tuple[int, int]:
    """Count the broken lines that an exchange of figures or one digit explains, and their digits.

    Of the few exchanges there are hardly one mends a line by chance; of the many digits one may,
    so that such a line proves nothing by itself.
    """

    def right(cells: tuple[Cell, ...]) -> bool:
        line = Line(cells[0], cells[1:], 0)
        return telling(line) and holds(line, reading.formulas, rounded=reading.rounded) is not None

    lines = [(line.result, *line.operands) for line in broken]
    found = exchanged(lines, right)
    number = broken[0].result.number
    if found or len(broken) > 1 or number is None:
        return len(found), sum(digits(n) - 1 for i in found if (n := broken[i].result.number))
    exact = digits(number, round_too=False) >= (3 if number.decimals == 0 else 4)
    slip = exact and mistyped(lines[0], right)
    return int(slip), -2 * (slip and reading.prior <= SIDEWAYS)


def _tightened(reading: Reading) -> dict[int, tuple[float, ...]]:
    """Find rows whose rounded figure another row proves to be exact.

    One realisasi beside several targets is one figure: where its first row gives the printed
    capaian without any rounding, the other rows may not claim hidden digits.
    """
    found: dict[int, tuple[float, ...]] = {}
    for above, line in zip(reading.lines, reading.lines[1:], strict=False):
        first, second = above.operands[0], line.operands[0]
        if line.row != above.row + 1 or first.text != second.text or not half(second):
            continue
        if len(above.operands) != 2 or above.operands[1].text == line.operands[1].text:
            continue
        for formula in reading.formulas:
            values = [c.value or 0.0 for c in above.operands]
            number, value = above.result.number, formula.compute(values)
            near = formula.compute([values[0] + 0.1 * half(first), values[1]])
            if number is None or value is None or near is None:
                continue
            if (
                agreement(number, value) is Agreement.SAME
                and agreement(number, near) is Agreement.DIFFERENT
            ):
                found[line.row] = (0.1 * half(second), 0.0)
    return found


def choose(readings: list[Reading]) -> Reading | None:
    """Choose the reading that explains its column best, if it is to be believed."""
    best = max(readings, key=lambda r: r.score, default=None)
    if best is not None and best.accepted:
        return best
    accepted = [r for r in readings if r.accepted]
    return max(accepted, key=lambda r: r.score, default=None)
