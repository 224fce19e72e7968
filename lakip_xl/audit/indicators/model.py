"""An indicator of a table, wherever the table comes from: its figures and what is said of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from lakip_xl.audit.printed import Agreement, agreement, half_digit
from lakip_xl.audit.table.model import Cell
from lakip_xl.rules.capaian import Rumus, capaian
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.skala import Skala


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and a realisasi in one of their readings."""

    target: float
    realisasi: float
    half: float
    """Half a printed unit of the realisasi."""

    def compute(self, rumus: Rumus) -> float | None:
        """Compute the capaian; ``None`` where the formula has no answer."""
        try:
            return capaian(self.realisasi, self.target, rumus)
        except RuleError:
            return None

    @property
    def slack(self) -> float:
        """How far the capaian may be off because the realisasi is printed rounded."""
        return abs(self.half / self.target * 100) if self.target else 0.0


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: target, realisasi and what was made of them."""

    key: str
    name: str
    target: Cell
    realisasi: Cell | None
    capaian: Cell | None = None
    kategori: Cell | None = None
    note: Cell | None = None
    """The sentence that explains the row."""
    satuan: str = ""
    rumus: Rumus | None = None
    """The formula that the row states; without one it is told from the figures."""
    remark: str = ""
    """What a note below the table says of the row."""

    def pairs(self) -> list[Pair]:
        """Give every target and realisasi that the capaian may rest on, the likeliest first."""
        target, real = self.target.number, self.realisasi.number if self.realisasi else None
        if target is None or real is None:
            return []
        half = half_digit(real)
        return [Pair(t, r, half) for (r, _), (t, _) in product(real.readings, target.readings)]

    def used(self) -> tuple[Pair, Rumus] | None:
        """Find the pair and the formula by which the printed capaian is right, if any is."""
        if self.capaian is None or self.capaian.number is None:
            return None
        for rumus in (self.rumus,) if self.rumus else Rumus:
            for pair in self.pairs():
                value = pair.compute(rumus)
                if value is not None and _fits(self.capaian, value, pair.slack):
                    return pair, rumus
        return None

    def right_capaian(self) -> float | None:
        """Compute the capaian by the formula stated or used; by ``naik`` when none fits."""
        used = self.used()
        if used is not None:
            pair, rumus = used
            return pair.compute(rumus)
        pairs = self.pairs()
        return pairs[0].compute(self.rumus or Rumus.NAIK) if pairs else None

    def rated(self) -> list[float]:
        """Give the numbers that a category may speak of: printed and computed capaian."""
        printed = self.capaian.value if self.capaian else None
        return [value for value in (printed, self.right_capaian()) if value is not None]


def _fits(cell: Cell, value: float, slack: float) -> bool:
    """Accept a percentage, and a ratio printed as such (1,0986 for 109,86 %)."""
    number = cell.number
    if number is None:
        return False
    ratio = number.decimals >= 2 and not number.is_percent and abs(number.value) < 5 <= abs(value)
    return agreement(number, value, slack) is not Agreement.DIFFERENT or (
        ratio and agreement(number, value / 100, slack / 100) is not Agreement.DIFFERENT
    )


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """A table of target, realisasi and capaian."""

    number: str | None
    title: str
    rows: tuple[Indicator, ...]
    scale: Skala | None = None
    """The scale of the kategori column, when the report states one or its labels name it."""

    def figures(self) -> Iterator[Cell]:
        """Give every figure of it."""
        for row in self.rows:
            cells = (row.target, row.realisasi, row.capaian)
            yield from (cell for cell in cells if cell is not None)
