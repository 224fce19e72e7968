"""A tracked change: what is printed struck out, the right text beside it."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from lakip_xl.audit.write.runs import isolate, text_run

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "lakip_xl"
"""Who comments and proposes."""


class Reviser:
    """Writes tracked changes into one document, each with a number of its own."""

    def __init__(self, root: "_Element") -> None:
        numbers = [value for e in root.iter() if (value := _number(e)) is not None]
        self._next = max(numbers, default=0) + 1
        self._now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def replace(self, paragraph: "_Element", begin: int, end: int, text: str) -> None:
        """Propose another text for a stretch of a paragraph."""
        runs = isolate(paragraph, begin, end)
        deleted, inserted = self._mark("w:del"), self._mark("w:ins")
        inserted.append(text_run(runs[0], text))
        runs[0].addprevious(deleted)
        for run in runs:
            for node in run.iterchildren(qn("w:t")):
                node.tag = qn("w:delText")
            deleted.append(run)
        deleted.addnext(inserted)

    def _mark(self, tag: str) -> "_Element":
        mark: _Element = OxmlElement(tag)
        mark.set(qn("w:id"), str(self._next))
        mark.set(qn("w:author"), AUTHOR)
        mark.set(qn("w:date"), self._now)
        self._next += 1
        return mark


def _number(element: "_Element") -> int | None:
    value = element.get(qn("w:id"), "")
    return int(value) if value.isdecimal() else None
