"""Drawings and charts: buttons lose their macros, charts their references to what is gone."""

from lxml import etree

from lakip_xl.report.frozen.parts import Parts, local, remove
from lakip_xl.report.frozen.references import Leaving

_DEAD_SHAPES = ("slicer", "timeslicer", "compatExt")
"""What marks a shape whose other half (slicer, button, embedded object) is gone."""
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_LITERALS = {"numRef": "numLit", "strRef": "strLit"}
_CACHES = ("numCache", "strCache")


def freeze_drawing(parts: Parts, part: str, leaving: Leaving) -> None:
    """Take macros and dead shapes out of a drawing."""
    root = parts.tree(part)
    for element in list(root.iter(*(f"{{*}}{name}" for name in _DEAD_SHAPES))):
        anchor = next((up for up in element.iterancestors() if local(up) in _ANCHORS), None)
        if anchor is not None:
            outer = list(anchor.iterancestors("{*}AlternateContent"))
            remove(outer[-1] if outer else anchor)
    for element in root.iter("*"):
        if element.get("macro"):
            element.set("macro", "")
        if leaving.concerns(element.get("textlink", "")):
            del element.attrib["textlink"]


def freeze_chart(parts: Parts, name: str, leaving: Leaving) -> None:
    """Give a chart the figures themselves where it refers to cells that the copy lacks."""
    for reference in list(parts.tree(name).iter("{*}numRef", "{*}strRef", "{*}multiLvlStrRef")):
        formula = reference.find("{*}f")
        if formula is not None and leaving.concerns(formula.text or ""):
            _as_literal(reference)


def _as_literal(reference: "etree._Element") -> None:
    cache = next((child for child in reference if local(child) in _CACHES), None)
    parent, namespace = reference.getparent(), etree.QName(reference).namespace
    if parent is None:
        return
    if local(parent) == "tx":
        # A title or a series' name is a text of its own.
        point = None if cache is None else next(cache.iter("{*}v"), None)
        literal = etree.Element(f"{{{namespace}}}v")
        literal.text = "" if point is None else point.text
        if not _names_a_series(parent):
            remove(parent)
            return
    elif cache is None or local(reference) not in _LITERALS:
        remove(parent)
        return
    else:
        literal = etree.Element(f"{{{namespace}}}{_LITERALS[local(reference)]}")
        literal.extend(list(cache))
    parent.replace(reference, literal)


def _names_a_series(text: "etree._Element") -> bool:
    above = text.getparent()
    return above is not None and local(above) == "ser"
