"""Conditional formats and links of a worksheet: put in and taken out again without a trace."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lakip_xl.package.lossless import Element, parse
from lakip_xl.package.xml import escape

WORKSHEET_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects",
    "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
"""The children of a worksheet in the order of the standard (ECMA-376, CT_Worksheet)."""
_RANK = {name: rank for rank, name in enumerate(WORKSHEET_ORDER)}


class Format(NamedTuple):
    """A conditional format by formula."""

    cells: Sequence[str]
    formula: str
    style: str
    """The number of its differential style."""


class Link(NamedTuple):
    """A link from a cell to a place in the same workbook."""

    cell: str
    place: str
    shown: str


def insert_child(worksheet: Element, element: Element) -> None:
    """Put an element behind the last child of a worksheet that may stand in front of it."""
    rank = _RANK[element.local]
    children = worksheet.children
    at = next((i for i, c in enumerate(children) if _RANK.get(c.local, rank) > rank), len(children))
    children.insert(at, element)


def add_formats(worksheet: Element, formats: Sequence[Format]) -> None:
    """Add conditional formats that come before all others."""
    _shift(worksheet, len(formats))
    x = worksheet.prefix
    for priority, (cells, formula, style) in enumerate(formats, start=1):
        content = (
            f'<{x}conditionalFormatting sqref="{" ".join(cells)}"><{x}cfRule type="expression" '
            f'priority="{priority}" dxfId="{style}"><{x}formula>{escape(formula, quote=False)}'
            f"</{x}formula></{x}cfRule></{x}conditionalFormatting>"
        )
        insert_child(worksheet, parse(content.encode()))


def rules(worksheet: Element) -> list[Element]:
    """The rules of all conditional formats."""
    formats = worksheet.all("conditionalFormatting")
    return [rule for one in formats for rule in one.all("cfRule")]


def formula_of(rule: Element) -> str:
    """The first formula of a rule; "" without one."""
    formula = rule.find("formula")
    return formula.text if formula is not None else ""


def remove_formats(worksheet: Element, ours: Callable[[str], bool]) -> None:
    """Take out the rules whose formula is ours, and move the others back.

    Excel puts the rules of the same cells together when it saves: a user's rule beside ours
    stays.
    """
    count = 0
    for one in list(worksheet.all("conditionalFormatting")):
        mine = [rule for rule in one.all("cfRule") if ours(formula_of(rule))]
        count += len(mine)
        for rule in mine:
            one.children.remove(rule)
        if mine and not one.children:
            worksheet.children.remove(one)
    # A user may have put a rule of his own in front meanwhile: then the numbers stay.
    if count and all(_priority(rule) > count for rule in rules(worksheet)):
        _shift(worksheet, -count)


def add_links(worksheet: Element, links: Sequence[Link]) -> None:
    """Add links to places in the workbook."""
    if not links:
        return
    x = worksheet.prefix
    container = worksheet.find("hyperlinks")
    if container is None:
        container = parse(f"<{x}hyperlinks></{x}hyperlinks>".encode())
        insert_child(worksheet, container)
    for cell, place, shown in links:
        content = (
            f'<{x}hyperlink ref="{cell}" location="{escape(place)}" display="{escape(shown)}"/>'
        )
        container.children.append(parse(content.encode()))


def remove_links(worksheet: Element, ours: Callable[[str], bool]) -> None:
    """Take out the links of the cells that are ours."""
    container = worksheet.find("hyperlinks")
    if container is None:
        return
    kept = [link for link in container.children if not ours(link.get("ref"))]
    if kept:
        container.children[:] = kept
    else:
        worksheet.children.remove(container)


def _shift(worksheet: Element, count: int) -> None:
    for rule in rules(worksheet) if count else ():
        rule.set("priority", str(_priority(rule) + count))


def _priority(rule: Element) -> int:
    text = rule.get("priority")
    return int(text) if text.isdecimal() else 0
