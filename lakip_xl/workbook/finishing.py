"""XML that openpyxl cannot write or writes in an order that validators refuse.

Each step takes the parts of a package (name to bytes) and changes the ones it is about.
"""

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from lxml import etree

from lakip_xl.workbook.compose import BUILD_TIME
from lakip_xl.workbook.page import print_areas, print_titles
from lakip_xl.workbook.schema.kinds import Format, Kind, Type
from lakip_xl.workbook.schema.model import FIRST_ROW, Sheet
from lakip_xl.workbook.strings import share_strings

Parts = dict[str, bytes]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_PLAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz",
    "color", "name", "family", "charset", "scheme",
)  # fmt: skip
_AFTER_IGNORED_ERRORS = (
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_LONGEST_COLUMN = 1_048_576


def finish(parts: Parts, sheets: Sequence[Sheet]) -> None:
    """Apply every step, in place."""
    share_strings(parts)
    _make_macro_enabled(parts)
    order_fonts(parts)
    _name_print_areas(parts, sheets)
    _describe_charts(parts, sheets)
    _accept_text_codes(parts, sheets)
    fix_dates(parts)


def _make_macro_enabled(parts: Parts) -> None:
    name = "[Content_Types].xml"
    parts[name] = parts[name].replace(_PLAIN_TYPE, _MACRO_TYPE)


def order_fonts(parts: Parts) -> None:
    """Put the children of each font in the order of the standard's sequence."""
    root = etree.fromstring(parts["xl/styles.xml"])
    for font in root.iter(f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(etree.QName(child).localname))
    parts["xl/styles.xml"] = _serialised(root)


def _name_print_areas(parts: Parts, sheets: Sequence[Sheet]) -> None:
    """Define print areas and titles by whole columns, which openpyxl cannot express."""
    root = etree.fromstring(parts["xl/workbook.xml"])
    (names,) = root.iterchildren(f"{{{_MAIN}}}definedNames")
    for number, sheet in enumerate(sheets):
        if not sheet.tables:
            continue  # openpyxl wrote what there is
        for name, value in (
            ("_xlnm.Print_Area", print_areas(sheet)),
            ("_xlnm.Print_Titles", print_titles(sheet)),
        ):
            entry = etree.SubElement(names, f"{{{_MAIN}}}definedName")
            entry.set("name", name)
            entry.set("localSheetId", str(number))
            entry.text = value
    names[:] = sorted(names, key=lambda e: (e.get("name", "").lower(), e.get("localSheetId", "")))
    parts["xl/workbook.xml"] = _serialised(root)


def _describe_charts(parts: Parts, sheets: Sequence[Sheet]) -> None:
    """Give each chart a name and its alt text."""
    charts = [sheet.charts for sheet in sheets if sheet.charts]
    for number, on_sheet in enumerate(charts, start=1):
        part = f"xl/drawings/drawing{number}.xml"
        root = etree.fromstring(parts[part])
        frames = root.iter(f"{{{_DRAWING}}}cNvPr")
        for frame, chart in zip(frames, on_sheet, strict=True):
            frame.set("name", chart.title)
            frame.set("descr", chart.description)
        parts[part] = _serialised(root)


def _accept_text_codes(parts: Parts, sheets: Sequence[Sheet]) -> None:
    """Spare the users the green corner on codes, which are text that looks like numbers."""
    for number, sheet in enumerate(sheets, start=1):
        areas = [
            f"{letter}{FIRST_ROW}:{letter}{_LONGEST_COLUMN}"
            for table in sheet.tables
            for column in table
            if column.kind is Kind.KEY and column.type is Type.TEXT
            for letter in (table.letter(column.title),)
        ]
        areas += [field.cell for field in sheet.fields if field.format is Format.TEXT]
        if not areas:
            continue
        part = f"xl/worksheets/sheet{number}.xml"
        element = f"<ignoredErrors><ignoredError sqref={quoteattr(' '.join(areas))} "
        element += 'numberStoredAsText="1"/></ignoredErrors>'
        following = "|".join(_AFTER_IGNORED_ERRORS)
        parts[part] = re.sub(
            rb"(?=<(?:%s)\b|</worksheet>)" % following.encode(),
            element.encode(),
            parts[part],
            count=1,
        )


def fix_dates(parts: Parts) -> None:
    """Date the document by the build, not by the clock."""
    name = "docProps/core.xml"
    stamp = f"{BUILD_TIME.isoformat()}Z".encode()
    parts[name] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, parts[name])


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
