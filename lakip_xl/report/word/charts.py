"""A block's chart as a chart of Word: sharp at every size, drawn by Word and LibreOffice.

The figures stand in the chart as literals and the labels as text, so that neither a workbook
behind it nor the reader's own number format can make them differ from the tables.
"""

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm, Emu
from lxml import etree

from lakip_xl.package.charttexts import texts_of
from lakip_xl.report.charts import WIDTH, Chart, Series, Shape
from lakip_xl.report.figures.names import mark_of
from lakip_xl.report.word.looks import TYPEFACE
from lakip_xl.workbook.colors import CHART_SERIES, INK

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

    from lakip_xl.report.blocks import Picture

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SPACES = {"c": _C, "a": _A}
_CATEGORIES, _VALUES = 1001, 1002
"""The numbers of the two axes."""
_SIZE = 800
"""Hundredths of a point."""
_GRID = "DDE5E8"
_MARKERS = ("circle", "square", "triangle", "diamond", "star", "x")
_PLACES = {Shape.BAR: "outEnd", Shape.LINE: "t"}


def add_chart(
    document: "Document", chart: Chart, *, name: str, alt: str, widest: int
) -> "_Element":
    """Put a chart into a document's package; give the run that shows it.

    Args:
        document: The document.
        chart: What it shows.
        name: What it is called, see ``chart_name``.
        alt: What it shows, in words.
        widest: The width of the text, in twentieths of a point.
    """
    package = document.part.package
    part = Part(
        PackURI(package.next_partname("/word/charts/chart%d.xml")),
        _CONTENT_TYPE,
        chart_bytes(chart),
        package,
    )
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    width = min(Cm(WIDTH), Emu(widest * 635))
    size = {"cx": str(int(width)), "cy": str(int(Cm(chart.height)))}
    run = etree.Element(f"{{{_W}}}r", nsmap={"w": _W})
    drawing = etree.SubElement(run, f"{{{_W}}}drawing")
    nothing = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    inline = etree.SubElement(drawing, f"{{{_WP}}}inline", nothing, nsmap={"wp": _WP, "a": _A})
    etree.SubElement(inline, f"{{{_WP}}}extent", size)
    properties = {"id": str(document.part.next_id), "name": name, "descr": alt}
    etree.SubElement(inline, f"{{{_WP}}}docPr", properties)
    etree.SubElement(inline, f"{{{_WP}}}cNvGraphicFramePr")
    graphic = etree.SubElement(inline, f"{{{_A}}}graphic")
    data = etree.SubElement(graphic, f"{{{_A}}}graphicData", uri=_C)
    etree.SubElement(data, f"{{{_C}}}chart", {f"{{{_R}}}id": relation}, nsmap={"c": _C, "r": _R})
    return run


def chart_bytes(chart: Chart) -> bytes:
    """Give a chart's own part as it is stored."""
    return etree.tostring(
        chart_space(chart), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def chart_name(block: "Picture") -> str:
    """Name a chart in its document, with marks of what it and its description say.

    Returns:
        As a figure's tag does, see ``figures.names``: ``lk|grafik_merit|QX3TA|A3CI6``.
    """
    said = " ".join(texts_of(chart_bytes(block.chart)))
    return f"lk|{block.key}|{mark_of(said)}|{mark_of(block.alt)}"


def chart_space(chart: Chart) -> "_Element":
    """Write a chart's own part; equal charts give equal XML."""
    plot = _e("c:plotArea", _e("c:layout"), _plot(chart), *_axes(chart))
    parts = [_e("c:autoTitleDeleted", val=1), plot]
    if len(chart.series) > 1:
        overlay = _e("c:overlay", val=0)
        parts.append(_e("c:legend", _e("c:legendPos", val="t"), overlay, _text_look()))
    parts += [_e("c:plotVisOnly", val=1), _e("c:dispBlanksAs", val="gap")]
    return _e(
        "c:chartSpace",
        _e("c:date1904", val=0),
        _e("c:roundedCorners", val=0),
        _e("c:chart", *parts),
        _e("c:spPr", _e("a:noFill"), _e("a:ln", _e("a:noFill"))),
        _text_look(),
    )


def _plot(chart: Chart) -> "_Element":
    series = [_series(chart, one, order) for order, one in enumerate(chart.series)]
    ids = [_e("c:axId", val=_CATEGORIES), _e("c:axId", val=_VALUES)]
    plain = _e("c:varyColors", val=0)
    if chart.shape is Shape.BAR:
        gap = _e("c:gapWidth", val=45)
        kind = (_e("c:barDir", val="bar"), _e("c:grouping", val="clustered"), plain)
        return _e("c:barChart", *kind, *series, gap, *ids)
    if chart.shape is Shape.LINE:
        marker = _e("c:marker", val=1)
        return _e("c:lineChart", _e("c:grouping", val="standard"), plain, *series, marker, *ids)
    return _e("c:radarChart", _e("c:radarStyle", val="marker"), plain, *series, *ids)


def _series(chart: Chart, series: Series, order: int) -> "_Element":
    colour = CHART_SERIES[order % len(CHART_SERIES)]
    fill = _e("a:solidFill", _e("a:srgbClr", val=colour))
    head = [_e("c:idx", val=order), _e("c:order", val=order), _e("c:tx", _v(series.name))]
    categories = list(chart.categories)
    if chart.shape is Shape.BAR:
        head += [_e("c:spPr", fill), _e("c:invertIfNegative", val=0)]
    else:
        head.append(_e("c:spPr", _e("a:ln", fill, w=22225)))
        symbol = _e("c:symbol", val=_MARKERS[order % len(_MARKERS)])
        dot = _e("a:solidFill", _e("a:srgbClr", val=colour))
        head.append(_e("c:marker", symbol, _e("c:size", val=6), _e("c:spPr", dot)))
    if chart.shape in _PLACES:
        head.append(_labels(chart, series))
    else:
        # Around a circle there is room for words only at the corners.
        pairs = zip(categories, series.values, strict=True)
        categories = [f"{name}: {chart.written(value)}" for name, value in pairs]
    literal = [_e("c:pt", _v(name), idx=i) for i, name in enumerate(categories)]
    count = _e("c:ptCount", val=len(categories))
    values = [
        _e("c:pt", _v(repr(float(value))), idx=position)
        for position, value in enumerate(series.values)
        if value is not None
    ]
    ending = [_e("c:smooth", val=0)] if chart.shape is Shape.LINE else []
    return _e(
        "c:ser",
        *head,
        _e("c:cat", _e("c:strLit", count, *literal)),
        _e("c:val", _e("c:numLit", _e("c:ptCount", val=len(series.values)), *values)),
        *ending,
    )


def _labels(chart: Chart, series: Series) -> "_Element":
    """Write the figures beside the bars or points, as text: no reader's format changes them."""
    shown = [
        _e(
            "c:dLbl",
            _e("c:idx", val=position),
            _e("c:tx", _rich(chart.written(value))),
            *_shown(chart.shape),
        )
        for position, value in enumerate(series.values)
        if value is not None
    ]
    return _e("c:dLbls", *shown, *_shown(chart.shape))


def _shown(shape: Shape) -> "list[_Element]":
    names = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    place = _e("c:dLblPos", val=_PLACES[shape])
    return [place, *(_e(f"c:show{name}", val=int(name == "Val")) for name in names)]


def _axes(chart: Chart) -> "list[_Element]":
    bars = chart.shape is Shape.BAR
    line = _e("c:spPr", _e("a:ln", _e("a:solidFill", _e("a:srgbClr", val="9FB4BB")), w=9525))
    direction = "maxMin" if bars else "minMax"
    categories = _e(
        "c:catAx",
        _e("c:axId", val=_CATEGORIES),
        _e("c:scaling", _e("c:orientation", val=direction)),
        _e("c:delete", val=0),
        _e("c:axPos", val="l" if bars else "b"),
        *_grid(chart, Shape.RADAR),
        _e("c:numFmt", formatCode="General", sourceLinked=0),
        *_ticks("low" if chart.shape is not Shape.RADAR else "nextTo"),
        line,
        _text_look(),
        _e("c:crossAx", val=_VALUES),
        _e("c:crosses", val="autoZero"),
        _e("c:auto", val=0),
        _e("c:lblAlgn", val="ctr"),
        _e("c:lblOffset", val=100),
        _e("c:noMultiLvlLbl", val=1),
    )
    highest = chart.ceiling
    top = [] if highest is None else [_e("c:max", val=repr(float(highest)))]
    low = _e("c:min", val=repr(float(chart.floor)))
    values = _e(
        "c:valAx",
        _e("c:axId", val=_VALUES),
        _e("c:scaling", _e("c:orientation", val="minMax"), *top, low),
        _e("c:delete", val=int(chart.shape is not Shape.RADAR)),
        _e("c:axPos", val="t" if bars else "l"),
        *_grid(chart, Shape.RADAR),
        _e("c:numFmt", formatCode="General", sourceLinked=0),
        *_ticks("none"),
        _e("c:crossAx", val=_CATEGORIES),
        _e("c:crosses", val="min" if chart.shape is Shape.LINE else "autoZero"),
        _e("c:crossBetween", val="between"),
    )
    return [categories, values]


def _grid(chart: Chart, only: Shape) -> "list[_Element]":
    if chart.shape is not only:
        return []
    line = _e("a:ln", _e("a:solidFill", _e("a:srgbClr", val=_GRID)), w=6350)
    return [_e("c:majorGridlines", _e("c:spPr", line))]


def _ticks(labels: str) -> "list[_Element]":
    return [
        _e("c:majorTickMark", val="none"),
        _e("c:minorTickMark", val="none"),
        _e("c:tickLblPos", val=labels),
    ]


def _look(tag: str) -> "_Element":
    colour = _e("a:solidFill", _e("a:srgbClr", val=INK))
    return _e(tag, colour, _e("a:latin", typeface=TYPEFACE), sz=_SIZE)


def _text_look() -> "_Element":
    paragraph = _e("a:p", _e("a:pPr", _look("a:defRPr")), _e("a:endParaRPr", lang="id-ID"))
    return _e("c:txPr", _e("a:bodyPr"), paragraph)


def _rich(text: str) -> "_Element":
    written = _e("a:t")
    written.text = text
    return _e("c:rich", _e("a:bodyPr"), _e("a:p", _e("a:r", _look("a:rPr"), written)))


def _v(text: str) -> "_Element":
    written = _e("c:v")
    written.text = text
    return written


def _e(tag: str, /, *children: "_Element", **attributes: str | int) -> "_Element":
    prefix, _, name = tag.partition(":")
    made = etree.Element(f"{{{_SPACES[prefix]}}}{name}", nsmap=_SPACES)
    for key, value in attributes.items():
        made.set(key, str(value))
    made.extend(children)
    return made
