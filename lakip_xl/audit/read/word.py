"""A Word file as blocks in reading order: paragraphs, and tables as grids of cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_xl.audit.read.blocks import Block, Grid, GridCell, GridRows, Paragraph, clean, clean_cell
from lakip_xl.errors import LakipError
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_UNSEEN = {f"{_MC}Fallback", f"{_W}moveFrom", f"{_W}del", f"{_W}instrText", f"{_W}delText"}
"""What a reader does not see: the fallback copy of a drawing, moved-away and deleted text."""
_WRAPPERS = {f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")}
_FOOTNOTE = re.compile(r"^\s*[\d*,]{1,3}\)?\s*$")
"""A raised text behind a number that leads to a footnote, no power of ten and no unit."""
_SOFT = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}

WIDEST = 200
"""Columns that a table may have; Word itself allows 63."""
DEEPEST = 12
"""Tables inside tables that are still looked into."""


def read_word(path: Path) -> list[Block]:
    """Read a Word file through the package gate.

    Args:
        path: A ``.docx`` file.

    Returns:
        Its paragraphs (empty ones too) and tables, in reading order. Tables inside cells and
        inside text boxes are tables of their own.

    Raises:
        LakipError: The file cannot be used; the message says why.
    """
    return open_word(path)[1]


def open_word(path: Path) -> tuple["Document", list[Block]]:
    """Open a Word file and read it; the blocks know the elements that they were read from.

    Raises:
        LakipError: As :func:`read_word`.
    """
    import docx

    content = open_package(path, kind=Kind.DOCUMENT).content
    try:
        document = docx.Document(BytesIO(content))
    except (ValueError, KeyError) as error:
        raise LakipError(
            f'Berkas "{path.name}" tidak dapat dibaca sebagai naskah Word ({error}); '
            "buka di Word lalu simpan sebagai .docx."
        ) from None
    return document, read_body(document.element.body)


def read_body(body: "_Element") -> list[Block]:
    """Read the body of a document as it stands, tracked changes taken as accepted."""
    reader = _Reader()
    reader.walk(body, 0)
    return reader.blocks


@dataclass(slots=True)
class _Reader:
    """Walks the body and numbers paragraphs and tables as they come."""

    blocks: list[Block] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def walk(self, parent: "_Element", depth: int) -> None:
        """Read the paragraphs and tables below an element."""
        for element in _blocks(parent):
            if element.tag == f"{_W}p":
                self._paragraph(element, depth)
            else:
                self._table(element, depth)

    def _paragraph(self, element: "_Element", depth: int) -> None:
        if depth == 0:
            self.paragraphs += 1
        text = clean(_text(element))
        if depth == 0 or text:
            heading = element.find(f"{_W}pPr/{_W}pStyle")
            style = heading.get(f"{_W}val", "") if heading is not None else ""
            titled = style.casefold().startswith(("heading", "judul", "title"))
            self.blocks.append(Paragraph(text, self.paragraphs, titled, element=element))
        self._boxes(element, depth)

    def _boxes(self, element: "_Element", depth: int) -> None:
        """Read the text boxes that hang on a paragraph."""
        if depth < DEEPEST:
            for box in element.iter(f"{_W}txbxContent"):
                if next(box.iterancestors(f"{_MC}Fallback"), None) is None:
                    self.walk(box, depth + 1)

    def _table(self, element: "_Element", depth: int) -> None:
        inner = [
            cell
            for row in _children(element, "tr")
            for cell in _children(row, "tc")
            if next(cell.iterchildren(f"{_W}tbl"), None) is not None
        ]
        rows = _grid(element)
        layout = inner and len({cell.text for row in rows for cell in row if cell.text}) <= len(
            inner
        )
        if layout and depth < DEEPEST:
            for row in _children(element, "tr"):
                for cell in _children(row, "tc"):
                    self.walk(cell, depth + 1)
            return
        self.tables += 1
        self.blocks.append(Grid(rows, self.tables))
        for cell in inner if depth < DEEPEST else ():
            for table in cell.iterchildren(f"{_W}tbl"):
                self._table(table, depth + 1)
        self._boxes(element, depth)


def _blocks(parent: "_Element") -> Iterator["_Element"]:
    """Walk paragraphs and tables, also those inside content controls and revisions."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _text(element: "_Element") -> str:
    """Give the text as it is read, a formula as one line (``(72,5)/(130)``)."""
    parts: list[str] = []
    for child in element:
        if child.tag in (f"{_W}t", f"{_M}t"):
            parts.append(child.text or "")
        elif child.tag in _SOFT:
            parts.append(_SOFT[child.tag])
        elif child.tag == f"{_M}f":
            above, below = (child.find(f"{_M}{name}") for name in ("num", "den"))
            if above is not None and below is not None:
                parts.append(f"({_text(above)})/({_text(below)})")
        elif child.tag == f"{_W}r":
            parts.append(_run(child))
        elif child.tag == f"{_W}p":
            parts.append(f"\n{_text(child)}\n")
        elif child.tag not in _UNSEEN and child.tag not in (f"{_W}tbl", f"{_W}txbxContent"):
            parts.append(_text(child))
    return "".join(parts)


def _run(run: "_Element") -> str:
    """Give the text of a run; hidden text and the mark of a footnote are none."""
    properties = run.find(f"{_W}rPr")
    text = _text(run)
    if properties is None:
        return text
    if properties.find(f"{_W}vanish") is not None:
        return ""
    raised = properties.find(f"{_W}vertAlign")
    if raised is not None and raised.get(f"{_W}val") == "superscript" and _FOOTNOTE.match(text):
        return ""
    return text


def _grid(table: "_Element") -> GridRows:
    rows: list[list[GridCell]] = []
    for row in _children(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue  # a row that a revision deletes
        cells: list[GridCell] = []
        cells.extend(GridCell("", own=False) for _ in range(_number(row, "trPr", "gridBefore", 0)))
        for cell in _children(row, "tc"):
            _add_cell(cells, cell, rows[-1] if rows else [])
        rows.append(cells[:WIDEST])
    width = max((len(row) for row in rows), default=0)
    return tuple(
        (*row, *(GridCell("", own=False) for _ in range(width - len(row)))) for row in rows
    )


def _add_cell(row: list[GridCell], cell: "_Element", above: list[GridCell]) -> None:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    span = max(1, _number(cell, "tcPr", "gridSpan", 1))
    carried = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
    column = len(row)
    if carried and column < len(above):
        text, origin = above[column].text, above[column].element
    else:
        text, origin = clean_cell(_text(cell)), cell
    row.append(GridCell(text, not carried, origin))
    row.extend(GridCell(text, own=False, element=origin) for _ in range(span - 1))


def _children(parent: "_Element", name: str) -> Iterator["_Element"]:
    """Walk rows or cells, also those inside content controls."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _number(element: "_Element", properties: str, name: str, default: int) -> int:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    value = found.get(f"{_W}val", "") if found is not None else ""
    return min(int(value), WIDEST) if value.isdecimal() else default
