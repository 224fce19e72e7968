"""A Word comment at every finding."""

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.read.places import Places
from lakip_xl.audit.write.revisions import AUTHOR
from lakip_xl.audit.write.runs import find_once, pieces
from lakip_xl.rules.format import tulis_angka

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_INITIALS = "LX"
_UNPRINTABLE = {code: None for code in range(32) if chr(code) not in "\n\t"}


def comment_text(one: Finding) -> str:
    """Say in a comment what is printed, what is right, why, and by which rule.

    Example:
        >>> from lakip_xl.audit.finding import Severity
        >>> print(comment_text(Finding("serapan", Severity.GALAT, tercetak="95.67", dihitung=99.24,
        ...                           pesan="Tercetak 95.67, seharusnya 99,24.", id="0a1b")))
        GALAT · serapan
        Tercetak: 95.67
        Seharusnya: 99,24
        Tercetak 95.67, seharusnya 99,24.
        Id temuan: 0a1b
    """
    lines = [f"{one.tingkat.name} · {one.aturan}"]
    lines += [
        f"{label}: {as_text(value)}"
        for label, value in (("Tercetak", one.tercetak), ("Seharusnya", one.dihitung))
        if value is not None
    ]
    text = "\n".join([*lines, one.pesan, *([f"Id temuan: {one.id}"] if one.id else [])])
    return text.translate(_UNPRINTABLE)


def as_text(value: str | float) -> str:
    """Write what a finding holds as its reader expects it."""
    return value if isinstance(value, str) else tulis_angka(value)


def paragraphs_at(places: Places, place: str | None) -> list["_Element"]:
    """Give the paragraphs at the place of a finding, the likeliest first."""
    cell = places.cell(place)
    if cell is not None and cell.element is not None:
        return [
            p
            for p in cell.element.iter(qn("w:p"))
            if next(p.iterancestors(qn("w:tc")), None) is cell.element
        ]
    return [p.element for p in places.paragraphs(place) if p.element is not None]


def add_comment(document: "Document", places: Places, one: Finding) -> None:
    """Write a finding into the document as a comment where it stands.

    A finding about the whole draft stands at its first paragraph.
    """
    found = paragraphs_at(places, one.sel) or list(document.element.body.iter(qn("w:p")))[:1]
    if not found:
        return
    printed = None if one.tercetak is None else as_text(one.tercetak)
    for paragraph in found:
        span = find_once(paragraph, printed) if printed else None
        if span is not None:
            break
    else:
        paragraph, span = found[0], None
    outer = list(paragraph.iterancestors(qn("w:txbxContent")))
    if outer:  # Word takes no comment inside a text box
        paragraph, span = next(outer[-1].iterancestors(qn("w:p"))), None
    comment = document.comments.add_comment(comment_text(one), AUTHOR, _INITIALS)
    _mark(paragraph, span, str(comment.comment_id))


def _mark(paragraph: "_Element", span: tuple[int, int] | None, name: str) -> None:
    """Mark a stretch of a paragraph, or all of it, as what a comment is about."""
    content = [child for child in paragraph if child.tag != qn("w:pPr")]
    if span is not None:
        begin, end = span
        touched = [p.node for p in pieces(paragraph) if p.begin < end]
        inside = [
            p.node for p in pieces(paragraph) if p.begin + len(p.text) > begin and p.begin < end
        ]
        if touched and inside:
            first, last = _child(paragraph, inside[0]), _child(paragraph, inside[-1])
            content = content[content.index(first) : content.index(last) + 1]
    start, stop = _element("w:commentRangeStart", name), _element("w:commentRangeEnd", name)
    run = OxmlElement("w:r")
    run.append(_element("w:commentReference", name))
    if content:
        content[0].addprevious(start)
        content[-1].addnext(stop)
    else:
        paragraph.append(start)
        paragraph.append(stop)
    stop.addnext(run)


def _child(paragraph: "_Element", node: "_Element") -> "_Element":
    """Give the child of a paragraph that a node hangs in."""
    parents = node.iterancestors()
    for parent in parents:
        if parent is paragraph:
            break
        node = parent
    return node


def _element(tag: str, name: str) -> "_Element":
    element: _Element = OxmlElement(tag)
    element.set(qn("w:id"), name)
    return element
