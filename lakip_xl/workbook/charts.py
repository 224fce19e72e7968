"""Charts over the tables: titled, with axes that show, in colours that differ in lightness."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, LineChart, RadarChart, Reference, Series
from openpyxl.chart.data_source import NumFmt, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

from lakip_xl.package.addresses import column_number
from lakip_xl.workbook.schema.model import (
    FIRST_ROW,
    HEADER_ROW,
    Chart,
    ChartKind,
    Table,
)
from lakip_xl.workbook.styles import CHART_SERIES, INK, MUTED, SOFT, TYPEFACE

if TYPE_CHECKING:
    from openpyxl.chart._chart import ChartBase
    from openpyxl.worksheet.worksheet import Worksheet

_AXIS_FORMAT = "#,##0"
_LABEL_FORMAT = "#,##0.##"


def draw_chart(
    sheet: "Worksheet",
    chart: Chart,
    table: Table,
    source: "Worksheet",
    row_count: int,
    anchor: str,
) -> None:
    """Draw a chart.

    Args:
        sheet: Where it stands.
        chart: What the schema says of it.
        table: The table it shows.
        source: The table's sheet.
        row_count: How many rows the table has.
        anchor: The cell of its upper left corner.
    """
    drawn = _SHAPES[chart.kind]()
    drawn.title = chart.title
    drawn.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_text(1100, bold=True))
    for run in drawn.title.tx.rich.p[0].r:
        run.rPr = _text(1100, bold=True)
    drawn.width, drawn.height = chart.width, chart.height
    _fill(drawn, chart, table, source, row_count)
    drawn.legend = drawn.legend if len(drawn.series) > 1 else None
    if drawn.legend is not None:
        drawn.legend.position = "b"
        drawn.legend.txPr = _rich(900)
    drawn.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=SOFT))
    sheet.add_chart(drawn, anchor)


def _fill(
    drawn: "ChartBase", chart: Chart, table: Table, source: "Worksheet", row_count: int
) -> None:
    last_row = HEADER_ROW + row_count

    def column(title: str, first: int, last: int) -> Reference:
        number = column_number(table.letter(title))
        return Reference(source, min_col=number, max_col=number, min_row=first, max_row=last)

    if chart.series_in_rows:
        numbers = [column_number(table.letter(title)) for title in chart.series]
        span = {"min_col": min(numbers), "max_col": max(numbers)}
        heads = Reference(source, **span, min_row=HEADER_ROW, max_row=HEADER_ROW)
        for row in range(FIRST_ROW, last_row + 1):
            series = Series(Reference(source, **span, min_row=row, max_row=row))
            first, last = column(chart.categories, row, row), column(chart.label_to, row, row)
            first.max_col = last.max_col
            series.tx = _title_from(first)
            drawn.series.append(series)
        drawn.set_categories(heads)
    else:
        for title in chart.series:
            series = Series(column(title, FIRST_ROW, last_row))
            series.tx = _title_from(column(title, HEADER_ROW, HEADER_ROW))
            drawn.series.append(series)
        drawn.set_categories(column(chart.categories, FIRST_ROW, last_row))
    for order, series in enumerate(drawn.series):
        _paint(series, chart.kind, CHART_SERIES[order % len(CHART_SERIES)])


def _title_from(cell: Reference) -> SeriesLabel:
    return SeriesLabel(strRef=StrRef(f=str(cell)))


def _paint(series: Series, kind: ChartKind, color: str) -> None:
    if kind in (ChartKind.RADAR, ChartKind.LINE):
        series.graphicalProperties.line = LineProperties(solidFill=color, w=28575)
        series.marker.symbol = "circle"
        series.marker.size = 6
        series.marker.graphicalProperties = GraphicalProperties(solidFill=color)
        series.marker.graphicalProperties.line.solidFill = color
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
            txPr=_rich(900),
        )


def _bar(direction: str) -> BarChart:
    chart = BarChart()
    chart.type = direction
    chart.gapWidth = 60
    _dress_axes(chart)
    if direction == "bar":
        # The first row of the table on top, as it is read.
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
        chart.layout = _inner(0.3, 0.17, 0.58, 0.7)
    else:
        chart.layout = _inner(0.08, 0.17, 0.88, 0.7)
    return chart


def _radar() -> RadarChart:
    chart = RadarChart()
    chart.type = "marker"
    chart.style = None
    _dress_axes(chart)
    chart.y_axis.scaling.max = 100
    chart.layout = _inner(0.28, 0.24, 0.44, 0.6)
    return chart


def _inner(x: float, y: float, w: float, h: float) -> Layout:
    """Place the plot itself, so that labels beside it find room."""
    return Layout(
        manualLayout=ManualLayout(
            layoutTarget="inner", xMode="edge", yMode="edge", x=x, y=y, w=w, h=h
        )
    )


def _line() -> LineChart:
    chart = LineChart()
    _dress_axes(chart)
    chart.layout = _inner(0.08, 0.15, 0.88, 0.62)
    return chart


def _dress_axes(chart: "ChartBase") -> None:
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _rich(900)
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=SOFT))
    chart.y_axis.numFmt = NumFmt(formatCode=_AXIS_FORMAT, sourceLinked=False)
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=SOFT))


_SHAPES: dict[ChartKind, Callable[[], "ChartBase"]] = {
    ChartKind.BAR: lambda: _bar("bar"),
    ChartKind.COLUMN: lambda: _bar("col"),
    ChartKind.RADAR: _radar,
    ChartKind.LINE: _line,
}


def _text(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(
        sz=size,
        b=bold,
        solidFill=INK if bold else MUTED,
        latin=Font(typeface=TYPEFACE),
    )


def _rich(size: int) -> RichText:
    properties = ParagraphProperties(defRPr=_text(size))
    return RichText(p=[Paragraph(pPr=properties, endParaRPr=_text(size))])
