"""The text of a paragraph with the runs that it stands in; where a figure stands among them."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIP = {qn(f"w:{name}") for name in ("del", "moveFrom", "txbxContent", "tbl")}
_SIMPLE = {qn("w:p"), qn("w:hyperlink"), qn("w:sdtContent"), qn("w:smartTag"), qn("w:customXml")}
"""What a run may hang in so that a revision can stand in its place."""
_BREAKS = {qn(f"w:{name}") for name in ("br", "cr", "tab")}


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a run, and where it begins in the paragraph's text."""

    begin: int
    node: "_Element"

    @property
    def text(self) -> str:
        """What stands there."""
        return (self.node.text or "") if self.node.tag == qn("w:t") else "\n"

    @property
    def run(self) -> "_Element":
        """The run that it hangs in."""
        return next(self.node.iterancestors(qn("w:r")))


def pieces(paragraph: "_Element") -> list[Piece]:
    """Give the texts of a paragraph that a reader sees, in order."""
    result: list[Piece] = []
    position = 0
    for node in _texts(paragraph):
        piece = Piece(position, node)
        result.append(piece)
        position += len(piece.text)
    return result


def _texts(parent: "_Element") -> Iterator["_Element"]:
    for child in parent:
        if child.tag in _SKIP:
            continue
        if child.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None:
            continue  # hidden text
        if child.tag == qn("w:t") or child.tag in _BREAKS:
            if parent.tag == qn("w:r"):
                yield child
        else:
            yield from _texts(child)


def find_once(paragraph: "_Element", printed: str) -> tuple[int, int] | None:
    """Find the only place of a printed text, no part of a longer figure or word."""
    text = "".join(piece.text for piece in pieces(paragraph))
    words = r"[\s\u00a0]+".join(re.escape(word) for word in printed.split())
    if not words:
        return None
    pattern = rf"(?<![\w])(?<!\d[.,])(?<!-){words}(?![\w])(?![.,]\d)"
    found = list(re.finditer(pattern, text, re.IGNORECASE))
    return found[0].span() if len(found) == 1 else None


def replaceable(paragraph: "_Element", begin: int, end: int) -> bool:
    """Tell whether a stretch stands in plain runs, so that a revision can take its place."""
    touched = _touched(paragraph, begin, end)
    inside = any(True for _ in paragraph.iterancestors(qn("w:txbxContent")))
    parents = {getattr(piece.run.getparent(), "tag", "") for piece in touched}
    one = len({piece.run.getparent() for piece in touched}) == 1
    return bool(touched) and not inside and one and parents <= _SIMPLE and _plain(touched)


def _plain(touched: list[Piece]) -> bool:
    """Tell whether the runs follow each other and hold nothing but text."""
    return all(piece.node.tag == qn("w:t") for piece in touched) and not any(
        piece.run.find(qn(f"w:{name}")) is not None
        for piece in touched
        for name in ("fldChar", "instrText", "drawing", "pict", "object")
    )


def _touched(paragraph: "_Element", begin: int, end: int) -> list[Piece]:
    return [p for p in pieces(paragraph) if p.begin < end and p.begin + len(p.text) > begin]


def isolate(paragraph: "_Element", begin: int, end: int) -> list["_Element"]:
    """Cut the runs so that a stretch stands in runs of its own; give them."""
    for position in (end, begin):
        for piece in pieces(paragraph):
            if piece.begin < position < piece.begin + len(piece.text):
                _cut(piece, position - piece.begin)
                break
    runs: list[_Element] = []
    for piece in _touched(paragraph, begin, end):
        others = [n for n in piece.run if n.tag != qn("w:rPr") and n is not piece.node]
        run = _alone(piece) if others else piece.run
        if run not in runs:
            runs.append(run)
    return runs


def _cut(piece: Piece, offset: int) -> None:
    """Cut a text in two, the second half in a run of its own with what followed it."""
    run, text = piece.run, piece.text
    rest = _like(run)
    second = OxmlElement("w:t")
    _write(piece.node, text[:offset])
    _write(second, text[offset:])
    rest.append(second)
    for follower in list(piece.node.itersiblings()):
        rest.append(follower)
    run.addnext(rest)


def _alone(piece: Piece) -> "_Element":
    """Give a text that shares its run with others a run of its own."""
    run = piece.run
    followers = list(piece.node.itersiblings())
    before = [n for n in piece.node.itersiblings(preceding=True) if n.tag != qn("w:rPr")]
    if followers:
        rest = _like(run)
        for follower in followers:
            rest.append(follower)
        run.addnext(rest)
    if not before:
        return run
    own = _like(run)
    own.append(piece.node)
    run.addnext(own)
    return own


def _like(run: "_Element") -> "_Element":
    """Make an empty run of the same format."""
    result: _Element = OxmlElement("w:r")
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        result.append(deepcopy(properties))
    return result


def _write(node: "_Element", text: str) -> None:
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def text_run(model: "_Element", text: str) -> "_Element":
    """Make a run of a text in the format of another run."""
    run = _like(model)
    for change in run.iterfind(f"{qn('w:rPr')}/{qn('w:rPrChange')}"):
        change.getparent().remove(change)  # type: ignore[union-attr]
    node = OxmlElement("w:t")
    _write(node, text)
    run.append(node)
    return run
