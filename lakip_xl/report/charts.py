"""Charts as pictures.

Drawn with matplotlib because it brings its own typeface: the same figures give the same
pixels on every machine, in Word and in LibreOffice alike. It is loaded when a chart is drawn.
"""

import io
import textwrap
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from lakip_xl.rules.format import tulis_angka
from lakip_xl.workbook.styles import CHART_SERIES, INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LINE = "#C9D5D9"
DPI = 200
WIDTH = 6.3
"""Inches: the width of a text column on A4."""
_TALLEST = 8.4
_FEW_BARS = 10
"""Bars up to this number are drawn wide."""
_LABEL_WIDTH = 34
_LEGEND_WIDTH = 90
_MOST_LABELLED = 40
"""Bars up to this number carry their figures."""


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
        """Inches, by how much there is to show."""
        if self.shape is Shape.RADAR:
            return 3.8
        if self.shape is Shape.LINE:
            return 2.5 + (0.3 * len(self.series) if len(self.series) > 1 else 0)
        bars = len(self.categories) * len(self.series)
        each = 0.34 if bars <= _FEW_BARS else 0.22
        return min(_TALLEST, 0.9 + each * bars + 0.14 * len(self.categories))


def draw(chart: Chart) -> bytes:
    """Draw a chart as PNG; equal charts give equal bytes."""
    from matplotlib import rc_context, rcParamsDefault
    from matplotlib.figure import Figure

    ink = f"#{INK}"
    # A file matplotlibrc in the current folder must not choose what is drawn, or what is run.
    own = {key: rcParamsDefault[key] for key in rcParamsDefault if not key.startswith("backend")}
    own |= {"font.family": "DejaVu Sans", "font.size": 8.5, "text.color": ink}
    with rc_context(own):
        figure = Figure(figsize=(WIDTH, chart.height), dpi=DPI)
        if chart.shape is not Shape.RADAR:
            figure.set_layout_engine("constrained")
        if chart.shape is Shape.BAR:
            _bars(figure, chart)
        elif chart.shape is Shape.LINE:
            _lines(figure, chart)
        else:
            _radar(figure, chart)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def _bars(figure: "Figure", chart: Chart) -> None:
    axes: Axes = figure.subplots()
    count = len(chart.series)
    thickness = 0.76 / count
    for order, series in enumerate(chart.series):
        places = [
            row + (order - (count - 1) / 2) * thickness for row in range(len(chart.categories))
        ]
        values = [value or 0.0 for value in series.values]
        bars = axes.barh(places, values, thickness * 0.92, color=_colour(order), label=series.name)
        if len(chart.categories) * count <= _MOST_LABELLED:
            labels = [_written(value, chart.unit) for value in series.values]
            axes.bar_label(bars, labels, padding=3, fontsize=8)
    axes.set_yticks(range(len(chart.categories)), [_wrapped(name) for name in chart.categories])
    axes.invert_yaxis()
    axes.margins(x=0.14)
    axes.axvline(0, color=f"#{INK}", linewidth=0.8)
    axes.set_xticks([])
    _quiet(axes)
    axes.tick_params(left=False)
    _legend(axes, count, 3)


def _lines(figure: "Figure", chart: Chart) -> None:
    axes: Axes = figure.subplots()
    for order, series in enumerate(chart.series):
        points = [(x, y) for x, y in enumerate(series.values) if y is not None]
        marker = "osD^vP"[order % 6]
        label = _wrapped(series.name, _LEGEND_WIDTH)
        axes.plot(*zip(*points, strict=True), color=_colour(order), marker=marker, label=label)
        for x, y in points:
            axes.annotate(
                _written(y, chart.unit), (x, y), xytext=(0, 6), textcoords="offset points",
                ha="center", fontsize=8,
            )  # fmt: skip
    axes.set_xticks(range(len(chart.categories)), chart.categories)
    axes.margins(x=0.08)
    # From zero, so that a small change does not look like a leap.
    known = [value for one in chart.series for value in one.values if value is not None]
    highest, lowest = max(0.0, *known), min(0.0, *known)
    room = 0.18 * (highest - lowest or 1.0)
    axes.set_ylim(lowest - (room if lowest else 0.0), highest + room)
    axes.set_yticks([])
    axes.grid(visible=False)
    _quiet(axes, keep="bottom")
    _legend(axes, len(chart.series), 1)


def _radar(figure: "Figure", chart: Chart) -> None:
    from math import pi

    # The layout engine does not see the labels around a circle; this leaves them their place.
    axes: Any = figure.add_axes((0.25, 0.12, 0.5, 0.76), projection="polar")
    count = len(chart.categories)
    angles = [2 * pi * position / count for position in range(count)]
    for order, series in enumerate(chart.series):
        values = [value or 0.0 for value in series.values]
        axes.plot([*angles, 0.0], [*values, values[0]], color=_colour(order), marker="o", ms=4)
        axes.fill(angles, values, color=_colour(order), alpha=0.18)
    axes.set_theta_offset(pi / 2)
    axes.set_theta_direction(-1)
    labels = [
        f"{_wrapped(name, 22)}\n{_written(value, chart.unit)}"
        for name, value in zip(chart.categories, chart.series[0].values, strict=True)
    ]
    axes.set_xticks(angles, labels)
    # Labels stand outside the circle: right of it on the right, left of it on the left.
    for label, position in zip(axes.get_xticklabels(), range(count), strict=True):
        side = position * 2 % count
        label.set_ha("center" if side == 0 else "left" if position * 2 < count else "right")
    axes.tick_params(axis="x", pad=4)
    highest = max([100.0, *(value or 0.0 for value in chart.series[0].values)])
    axes.set_ylim(0, highest)
    axes.set_yticks([highest * part for part in (0.25, 0.5, 0.75, 1)], labels=[])
    axes.grid(color=LINE, linewidth=0.8)
    axes.spines["polar"].set_color(LINE)


def _colour(order: int) -> str:
    return f"#{CHART_SERIES[order % len(CHART_SERIES)]}"


def _written(value: float | None, unit: str) -> str:
    return "" if value is None else f"{tulis_angka(value)}{unit}"


def _wrapped(name: str, width: int = _LABEL_WIDTH) -> str:
    # matplotlib reads a pair of dollar signs as mathematics.
    lines = textwrap.wrap(name, width, max_lines=3, placeholder=" …") or [""]
    return "\n".join(lines).replace("$", r"\$")


def _quiet(axes: "Axes", *, keep: str = "") -> None:
    for side, spine in axes.spines.items():
        spine.set_visible(side == keep)
        spine.set_color(LINE)


def _legend(axes: "Axes", series: int, columns: int) -> None:
    if series > 1:
        axes.legend(
            loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=columns, frameon=False, fontsize=8
        )
