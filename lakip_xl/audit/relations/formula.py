"""The formulas by which one figure follows from others, as declarations.

A formula computes; how far its value may be off because its inputs are printed rounded, and which
input would make a printed result right, follow from that alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, isfinite

from lakip_xl.rules.capaian import Rumus, capaian
from lakip_xl.rules.errors import RuleError

Compute = Callable[[Sequence[float]], float | None]


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure is computed."""

    name: str
    compute: Compute
    words: str
    """How the value is computed, as it stands behind it in a message."""
    exact: tuple[int, ...] = ()
    """Operands that are set, not measured: the printed digits of a target are all it has."""

    def slack(self, values: Sequence[float], halves: Sequence[float]) -> float:
        """Give how far the value may be off because the operands are rounded.

        Args:
            values: The operands as printed.
            halves: Half a printed unit of each; 0 for a count.
        """
        middle = self.compute(values)
        if middle is None or not any(halves):
            return 0.0
        total = 0.0
        for i, half in enumerate(halves):
            if not half or i in self.exact:
                continue
            moved = self.compute([*values[:i], values[i] + half, *values[i + 1 :]])
            total += abs(moved - middle) if moved is not None else 0.0
        return total

    def solve(self, index: int, values: Sequence[float], result: float) -> float | None:
        """Find the operand that gives a result, the others as they are; ``None`` without one."""

        def off(x: float) -> float | None:
            value = self.compute([*values[:index], x, *values[index + 1 :]])
            return None if value is None else value - result

        x0 = values[index]
        x1 = x0 * 1.01 + 1e-3
        f0, f1 = off(x0), off(x1)
        for _ in range(12):
            if f0 is None or f1 is None or f0 == f1:
                return None
            x0, x1 = x1, x1 - f1 * (x1 - x0) / (f1 - f0)
            f0, f1 = f1, off(x1)
            if f1 is None or not isfinite(x1):
                return None
            if abs(f1) <= 1e-9 * max(1.0, abs(result)):
                return x1
        return None


def _capaian(rumus: Rumus) -> Compute:
    def compute(values: Sequence[float]) -> float | None:
        try:
            return capaian(values[0], values[1], rumus)
        except RuleError:
            return None

    return compute


def _ratio(factor: float) -> Compute:
    return lambda v: v[0] / v[1] * factor if v[1] else None


UP = Formula("naik", _capaian(Rumus.NAIK), "realisasi / target × 100", (1,))
DOWN = Formula("turun", _capaian(Rumus.TURUN), "(2 × target - realisasi) / target × 100", (1,))
INVERSE = Formula("turun_rasio", _capaian(Rumus.TURUN_RASIO), "target / realisasi × 100", (1,))
STEADY = Formula("stabil", _capaian(Rumus.STABIL), "(1 - |1 - realisasi / target|) × 100", (1,))
PERCENT = Formula("persen", _ratio(100.0), "bagian / keseluruhan × 100")
FRACTION = Formula("rasio", _ratio(1.0), "bagian / keseluruhan")
DIFFERENCE = Formula("selisih", lambda v: v[0] - v[1], "selisih keduanya")
GAP = Formula("jarak", lambda v: abs(v[0] - v[1]), "selisih keduanya")
CHANGE = Formula(
    "perubahan",
    lambda v: (v[0] - v[1]) / v[1] * 100 if v[1] else None,
    "selisih / nilai awal × 100",
)
SAVED = Formula(
    "hemat",
    lambda v: (v[1] - v[0]) / v[1] * 100 if v[1] else None,
    "(anggaran - realisasi) / anggaran × 100",
)
PRODUCT = Formula("kali", lambda v: v[0] * v[1], "hasil kali keduanya")
PRODUCT_PERCENT = Formula("kali-persen", lambda v: v[0] * v[1] / 100, "hasil kali keduanya / 100")
SCALED = (
    Formula("per-seribu", _ratio(1e3), "bagian / keseluruhan × 1.000"),
    Formula("per-seratus-ribu", _ratio(1e5), "bagian / keseluruhan × 100.000"),
    PRODUCT_PERCENT,
    Formula("kali-per-10", lambda v: v[0] * v[1] / 10, "hasil kali keduanya / 10"),
    Formula("kali-per-1000", lambda v: v[0] * v[1] / 1e3, "hasil kali keduanya / 1.000"),
)
"""Quotients and products in other units."""
BALANCE = Formula("saldo", lambda v: v[0] + v[1] - v[2], "awal + tambah - kurang")
PART_OF = Formula(
    "bagian-gabungan",
    lambda v: (v[0] + v[1]) / v[2] * 100 if v[2] else None,
    "jumlah bagian / keseluruhan × 100",
)
SUM = Formula("jumlah", fsum, "jumlah bagiannya")
MEAN = Formula("rata-rata", lambda v: fsum(v) / len(v) if v else None, "rata-rata barisnya")
EXACT = {f.name for f in (SUM, DIFFERENCE, GAP, BALANCE, PRODUCT)}
"""Formulas that leave nothing to rounding where all figures are whole."""
MANIFOLD = {BALANCE, PART_OF}
"""Formulas of three columns: there are so many threes that two more digits must agree."""
CAPAIAN = (UP, DOWN, INVERSE, STEADY)
