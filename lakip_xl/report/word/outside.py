"""What a template may not hand on: links to other files, mail merge, fields that fetch."""

import re
from typing import TYPE_CHECKING

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_HYPERLINK = "/hyperlink"
_HOLDERS = tuple(map(qn, ("w:drawing", "w:pict", "w:object", "w:subDoc", "w:altChunk")))
"""Elements that show what a link leads to, and go with it."""
_FETCHING = re.compile(
    r"\s*(DDE|DDEAUTO|LINK|INCLUDE\w*|IMPORT|DATABASE|MERGE\w*|NEXT\w*|AUTOTEXT\w*|MACROBUTTON)\b",
    re.IGNORECASE,
)
"""Codes of fields that read other files or start something."""
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def cut_off(document: "Document") -> None:
    """Take everything out of a document that leads to another file; plain hyperlinks stay."""
    for part in list(document.part.package.iter_parts()):
        gone = {
            name
            for name, one in part.rels.items()
            if one.is_external and not one.reltype.endswith(_HYPERLINK)
        }
        for name in gone:
            del part.rels[name]
        if isinstance(part, XmlPart):
            _without_links(part.element, gone)
            _without_fields(part.element)
            for merge in list(part.element.iter(qn("w:mailMerge"))):
                _remove(merge)


def _without_links(root: "_Element", gone: set[str]) -> None:
    for one in list(root.iter()):
        names = [
            key
            for key, value in one.attrib.items()
            if str(key).startswith(_RELATIONS) and value in gone
        ]
        if names:
            holder = next((up for up in one.iterancestors() if up.tag in _HOLDERS), one)
            _remove(holder)


def _without_fields(root: "_Element") -> None:
    """Unlink fetching fields: their result stays as text."""
    for simple in list(root.iter(qn("w:fldSimple"))):
        if _FETCHING.match(simple.get(qn("w:instr")) or ""):
            for child in list(simple):
                simple.addprevious(child)
            _remove(simple)
    _without_complex_fields(root)


def _without_complex_fields(root: "_Element") -> None:
    open_fields: list[tuple[list[_Element], list[str]]] = []
    for one in list(root.iter(qn("w:fldChar"), qn("w:instrText"))):
        kind = one.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append(([], []))
        if not open_fields:
            continue
        marks, code = open_fields[-1]
        marks.append(one)
        if kind is None:
            code.append(one.text or "")
        if kind == "end":
            open_fields.pop()
            if _FETCHING.match("".join(code)):
                for mark in marks:
                    _remove(mark)


def _remove(one: "_Element") -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)
