"""Charts over the tables: titled, with axes that show, in colours that differ in lightness."""

from collections.abc import Callable
from dataclasses import dataclass

from openpyxl.chart import BarChart, LineChart, RadarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import NumFmt, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.worksheet.worksheet import Worksheet

from lakip_xl.package.addresses import column_number
from lakip_xl.workbook.colors import CHART_SERIES, INK, MUTED, SOFT
from lakip_xl.workbook.schema.kinds import ChartKind
from lakip_xl.workbook.schema.model import FIRST_ROW, HEADER_ROW, Chart, Table
from lakip_xl.workbook.styles import TYPEFACE

_Shape = BarChart | LineChart | RadarChart
_AXIS_FORMAT = "#,##0"
_LABEL_FORMAT = "#,##0.##"
_TITLE_SIZE, _LABEL_SIZE, _SMALL_SIZE = 1100, 900, 700
"""Hundredths of a point."""
_LINE_WIDTH = 28575
"""English metric units: 2.25 points."""
_MARKER_SIZE = 6


@dataclass(frozen=True, slots=True)
class Source:
    """A table as it stands in the workbook being built."""

    page: Worksheet
    table: Table
    row_count: int

    @property
    def last_row(self) -> int:
        """The sheet's row of its last row."""
        return HEADER_ROW + self.row_count

    def cells(self, first: str, last: str, first_row: int, last_row: int) -> Reference:
        """Give the cells between two columns and two rows."""
        return Reference(
            self.page,
            min_col=column_number(self.table.letter(first)),
            max_col=column_number(self.table.letter(last)),
            min_row=first_row,
            max_row=last_row,
        )

    def column(self, title: str) -> Reference:
        """Give the data of a column."""
        return self.cells(title, title, FIRST_ROW, self.last_row)

    def head(self, title: str) -> Reference:
        """Give the head of a column."""
        return self.cells(title, title, HEADER_ROW, HEADER_ROW)


def draw_chart(page: Worksheet, chart: Chart, source: Source, anchor: str) -> None:
    """Draw a chart.

    Args:
        page: Where it stands.
        chart: What the schema says of it.
        source: The table it shows.
        anchor: The cell of its upper left corner.
    """
    drawn = _SHAPES[chart.kind]()
    drawn.title = _title(chart.title)
    drawn.width = chart.width  # type: ignore[assignment]  # centimetres; the stub wants whole ones
    drawn.height = chart.height
    series = _series_of_rows(chart, source) if chart.series_in_rows else _series(chart, source)
    for order, item in enumerate(series):
        _paint(item, chart.kind, CHART_SERIES[order % len(CHART_SERIES)])
        drawn.series.append(item)
    if chart.series_in_rows:
        drawn.set_categories(
            source.cells(chart.series[0], chart.series[-1], HEADER_ROW, HEADER_ROW)
        )
    else:
        drawn.set_categories(source.column(chart.categories))
    drawn.legend = Legend(legendPos="b", txPr=_rich()) if len(series) > 1 else None
    drawn.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=SOFT))
    page.add_chart(drawn, anchor)


def _series(chart: Chart, source: Source) -> list[Series]:
    made: list[Series] = []
    for title in chart.series:
        item = SeriesFactory(source.column(title))
        item.tx = SeriesLabel(strRef=StrRef(f=str(source.head(title))))
        made.append(item)
    return made


def _series_of_rows(chart: Chart, source: Source) -> list[Series]:
    made: list[Series] = []
    for row in range(FIRST_ROW, source.last_row + 1):
        item = SeriesFactory(source.cells(chart.series[0], chart.series[-1], row, row))
        label = source.cells(chart.categories, chart.label_to, row, row)
        item.tx = SeriesLabel(strRef=StrRef(f=str(label)))
        made.append(item)
    return made


def _paint(series: Series, kind: ChartKind, color: str) -> None:
    if kind in (ChartKind.RADAR, ChartKind.LINE):
        series.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=color, w=_LINE_WIDTH)
        )
        series.marker = Marker(
            symbol="circle",
            size=_MARKER_SIZE,
            spPr=GraphicalProperties(solidFill=color, ln=LineProperties(solidFill=color)),
        )
        series.smooth = False if kind is ChartKind.LINE else None
    else:
        series.graphicalProperties = GraphicalProperties(solidFill=color)
        series.invertIfNegative = False
    if kind is not ChartKind.RADAR:
        series.dLbls = DataLabelList(
            dLblPos="t" if kind is ChartKind.LINE else "outEnd",
            numFmt=_LABEL_FORMAT,
            showVal=True,
            showSerName=False,
            showCatName=False,
            showLegendKey=False,
            showPercent=False,
            txPr=_rich(),
        )


def _bars() -> BarChart:
    chart = BarChart()
    chart.type = "bar"
    chart.gapWidth = 60
    _dress_axes(chart)
    # The first row of the table on top, as it is read.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.layout = _plot_at(0.33, 0.17, 0.54, 0.7)
    return chart


def _columns() -> BarChart:
    chart = BarChart()
    chart.type = "col"
    chart.gapWidth = 60
    _dress_axes(chart)
    chart.layout = _plot_at(0.08, 0.17, 0.88, 0.7)
    return chart


def _radar() -> RadarChart:
    chart = RadarChart()
    chart.type = "marker"
    chart.style = None
    _dress_axes(chart)
    chart.y_axis.scaling.max = 100
    # The names of the spokes are long and stand outside the plot.
    chart.x_axis.txPr = _rich(_SMALL_SIZE)
    chart.layout = _plot_at(0.37, 0.24, 0.36, 0.58)
    return chart


def _lines() -> LineChart:
    chart = LineChart()
    _dress_axes(chart)
    chart.layout = _plot_at(0.08, 0.15, 0.88, 0.62)
    return chart


def _dress_axes(chart: _Shape) -> None:
    for axis in (chart.x_axis, chart.y_axis):
        # openpyxl hides axes unless told not to.
        axis.delete = False
        axis.txPr = _rich()
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=SOFT))
    chart.y_axis.numFmt = NumFmt(formatCode=_AXIS_FORMAT, sourceLinked=False)
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = ChartLines(
        spPr=GraphicalProperties(ln=LineProperties(solidFill=SOFT))
    )


_SHAPES: dict[ChartKind, Callable[[], _Shape]] = {
    ChartKind.BAR: _bars,
    ChartKind.COLUMN: _columns,
    ChartKind.RADAR: _radar,
    ChartKind.LINE: _lines,
}


def _plot_at(x: float, y: float, w: float, h: float) -> Layout:
    """Place the plot itself, in shares of the chart, so that labels beside it find room."""
    return Layout(
        manualLayout=ManualLayout(
            layoutTarget="inner", xMode="edge", yMode="edge", x=x, y=y, w=w, h=h
        )
    )


def _title(text: str) -> Title:
    run = RegularTextRun(rPr=_letters(_TITLE_SIZE, INK, bold=True), t=text)
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=_letters(_TITLE_SIZE, INK, bold=True)), r=[run]
    )
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _letters(size: int, color: str, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=color, latin=Font(typeface=TYPEFACE))


def _rich(size: int = _LABEL_SIZE) -> RichText:
    letters = _letters(size, MUTED)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])
