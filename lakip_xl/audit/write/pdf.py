"""An annotated copy of a PDF: every finding as a highlight whose note says what is right.

The text of the copy stays as it is; the notes are PDF annotations, which every reader shows and
which can be removed again. What cannot be found on its page becomes a note at the page's corner,
so that no finding is lost.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.read.blocks import Block
from lakip_xl.audit.read.pdf import content_of
from lakip_xl.audit.read.pdf_file import within_bounds
from lakip_xl.audit.read.pdf_layout import Box, Word, lines_of
from lakip_xl.audit.read.places import Places
from lakip_xl.audit.write.comments import comment_text
from lakip_xl.engine import bounded
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pypdf import PdfWriter

_COLOURS = {Severity.GALAT: "ff9999", Severity.PERINGATAN: "ffe08a", Severity.INFO: "b8d8ff"}
_CORNER = (18.0, 18.0, 36.0, 36.0)
_LEAD = 40
"""Characters by which a paragraph is found on its page."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a page as one text, with the word that every letter belongs to."""

    text: str
    owners: tuple[Word, ...]

    def find(self, wanted: str, after: int = 0) -> tuple[int, list[Word]]:
        """Find a text from a position on; its position and its words."""
        at = self.text.find(_squeezed(wanted), after) if _squeezed(wanted) else -1
        if at < 0:
            return -1, []
        return at, list(dict.fromkeys(self.owners[at : at + len(_squeezed(wanted))]))


def write_annotations(source: Path, output: Path, findings: Sequence[Finding]) -> int:
    """Write a copy of a PDF with an annotation at every finding.

    Args:
        source: The PDF.
        output: The copy.
        findings: What was found in it.

    Returns:
        How many findings are marked where they stand; the others are notes at a corner.

    Raises:
        LakipError: The PDF cannot be used, or the copy not be written.
    """
    check_writable(output)
    content, marked = within_bounds(source, annotated, source, findings)
    write_atomically(output, [content])
    return marked


def annotated(source: Path, findings: Sequence[Finding]) -> tuple[bytes, int]:
    """Give the copy and how many findings are marked in it; :func:`write_annotations` bounds it."""
    import pdfplumber
    from pypdf import PdfWriter

    blocks = content_of(source).blocks
    bounded.grant(math.inf)
    marked = 0
    try:
        writer = PdfWriter(clone_from=source)
        with source.open("rb") as file, pdfplumber.open(file) as pdf:
            for one in findings:
                number = min(max(one.halaman or 1, 1), len(pdf.pages))
                page = pdf.pages[number - 1]
                boxes = [] if page.rotation else _boxes(page, blocks, one)
                marked += bool(boxes)
                _annotate(writer, number - 1, page, boxes, one)
        buffer = BytesIO()
        writer.write(buffer)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file fails anywhere in the libraries
        raise LakipError(
            f'Berkas PDF "{source.name}" tidak dapat diberi catatan ({type(error).__name__}); '
            "pakai --html untuk daftar temuannya."
        ) from None
    return buffer.getvalue(), marked


def _boxes(page: "Page", blocks: Sequence[Block], finding: Finding) -> list[Box]:
    """Find what a finding is about on its page: the words of its figure, line by line."""
    printed = str(finding.tercetak or "")
    places = Places(blocks)
    cell = places.cell(finding.sel)
    if cell is not None:
        return [cell.element] if cell.element is not None else _of_row(page, places, finding)
    words = _words(page)
    begin = 0
    for paragraph in places.paragraphs(finding.sel)[:1]:
        at, lead = words.find(paragraph.text[:_LEAD])
        if at < 0:
            return []
        begin = at
        found = words.find(printed, begin)[1]
        return _lines(found or lead)
    return _lines(words.find(printed, begin)[1])


def _of_row(page: "Page", places: Places, finding: Finding) -> list[Box]:
    """Find a figure of a row whose cells have no box, by the row's first text."""
    words = _words(page)
    names = [cell.text for cell in places.row(finding.sel) if len(cell.text) > len("1.1.1")]
    begin = words.find(names[0][:_LEAD])[0] if names else -1
    return _lines(words.find(str(finding.tercetak or ""), max(begin, 0))[1])


def _words(page: "Page") -> _Words:
    every = [Word(w["text"], w["x0"], w["x1"], w["top"], w["bottom"]) for w in page.extract_words()]
    ordered = [word for line in lines_of(every) for word in line.words]
    text = "".join(_squeezed(word.text) for word in ordered)
    owners = tuple(word for word in ordered for _ in _squeezed(word.text))
    return _Words(text, owners)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _lines(words: Sequence[Word]) -> list[Box]:
    return [
        (min(w.x0 for w in line.words), line.top, max(w.x1 for w in line.words), line.bottom)
        for line in (lines_of(words) if words else ())
    ]


def _annotate(
    writer: "PdfWriter", number: int, page: "Page", boxes: Sequence[Box], finding: Finding
) -> None:
    from pypdf.annotations import Highlight, Text
    from pypdf.generic import ArrayObject, FloatObject

    left, bottom, _, top = page.mediabox
    if not boxes:
        note = Text(rect=_CORNER, text=comment_text(finding), open=False)
        writer.add_annotation(page_number=number, annotation=note)
        return
    quads = ArrayObject()
    for x0, y0, x1, y1 in boxes:
        up, down = top - y0, top - y1
        corners = (left + x0, up, left + x1, up, left + x0, down, left + x1, down)
        quads.extend(FloatObject(value) for value in corners)
    rect = (
        left + min(b[0] for b in boxes),
        max(bottom, top - max(b[3] for b in boxes)),
        left + max(b[2] for b in boxes),
        top - min(b[1] for b in boxes),
    )
    mark = Highlight(rect=rect, quad_points=quads, highlight_color=_COLOURS[finding.tingkat])
    from pypdf.generic import NameObject, TextStringObject

    mark[NameObject("/Contents")] = TextStringObject(comment_text(finding))
    mark[NameObject("/T")] = TextStringObject("lakip-xl")
    writer.add_annotation(page_number=number, annotation=mark)
