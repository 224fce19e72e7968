"""Charts as data: what they show, how tall they stand, where their axis begins.

Drawing is left to who shows the report: ``report.word.charts`` writes them as charts of Word
itself. The figures beside bars and points are those of the tables, written once, here.
"""

from dataclasses import dataclass
from enum import Enum
from math import floor, isfinite, log10

from lakip_xl.rules.format import tulis_angka

WIDTH = 16.0
"""Centimetres: the width of a text column on A4."""
MOST_BARS = 24
"""Rows up to this number are drawn as bars; more cannot be told apart on a page."""
LARGEST = 1e12
"""Figures beyond this cannot be drawn to scale with others, nor read beside a bar."""
_TALLEST = 21.0
_MOSTLY_EMPTY = 0.5
"""An axis from zero is cut where the lines would leave more than this share of it empty."""


class Shape(Enum):
    """The shapes of chart."""

    BAR = "batang"
    LINE = "garis"
    RADAR = "radar"


@dataclass(frozen=True, slots=True)
class Series:
    """One series: its name, and a value for each category (None where there is none)."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows."""

    shape: Shape
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    """Written behind every figure, for example ``%``."""

    @property
    def height(self) -> float:
        """Centimetres, by how much there is to show."""
        if self.shape is Shape.RADAR:
            return 9.5
        if self.shape is Shape.LINE:
            return 5.6 + (0.7 * len(self.series) if len(self.series) > 1 else 0)
        bars = len(self.categories) * len(self.series)
        return min(_TALLEST, 1.6 + 0.62 * bars + 0.3 * len(self.categories))

    @property
    def floor(self) -> float:
        """Where the axis of values begins: at zero, unless lines would leave most of it empty.

        >>> years = ("2023", "2024")
        >>> Chart(Shape.LINE, years, (Series("a", (77.9, 81.5)),)).floor
        76.0
        >>> Chart(Shape.BAR, years, (Series("a", (77.9, 81.5)),)).floor
        0.0
        >>> Chart(Shape.LINE, years, (Series("a", (20.0, 81.5)),)).floor
        0.0
        """
        known = [value for one in self.series for value in one.values if value is not None]
        if not known or min(known) < 0:
            return min([0.0, *known]) * 1.2
        lowest, highest = min(known), max(known)
        if self.shape is not Shape.LINE or lowest <= highest * _MOSTLY_EMPTY:
            return 0.0
        # A line that hardly moves stands in a picture of a tenth of its height at least.
        span = max(highest - lowest, highest * 0.05)
        step = 10.0 ** floor(log10(span))
        return max(0.0, floor((lowest - span / 4) / step) * step)

    @property
    def ceiling(self) -> float | None:
        """Where the axis of values ends; None leaves it to who draws."""
        known = [value for one in self.series for value in one.values if value is not None]
        if not known:
            return None
        if self.shape is Shape.RADAR:
            return max(100.0, *known)
        room = max(known) - self.floor or 1.0
        return max(known) + room * (0.2 if self.shape is Shape.LINE else 0.16)

    @property
    def cut(self) -> str:
        """Say that the axis is cut; "" where it begins at zero."""
        start = self.floor
        if start <= 0:
            return ""
        return f" (sumbu tegak dipotong: mulai dari {tulis_angka(start)}{self.unit})"

    def written(self, value: float | None) -> str:
        """Write a figure as it stands beside its bar or point."""
        return "" if value is None else f"{tulis_angka(value)}{self.unit}"


def drawable(value: float | None) -> float | None:
    """Give a figure that a chart can show; None for one that is none or beyond all measure.

    >>> drawable(71.0), drawable(1e308), drawable(None)
    (71.0, None, None)
    """
    return value if value is not None and isfinite(value) and abs(value) <= LARGEST else None
