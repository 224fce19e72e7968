"""A PDF as blocks in reading order: paragraphs, and tables with their lines as grids of cells."""

import gc
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lakip_xl.audit.read.blocks import Block, Grid, Paragraph, clean
from lakip_xl.audit.read.pdf_file import (
    BASE_SECONDS,
    FULL_PAGE,
    MOST_PAGES,
    PAGE_SECONDS,
    hush,
    refused,
    unreadable,
    within_bounds,
)
from lakip_xl.audit.read.pdf_join import Piece, carried_on, columns_of
from lakip_xl.audit.read.pdf_layout import (
    Line,
    Word,
    filled_grid,
    lines_of,
    paragraphs_of,
    unruled_tables,
)
from lakip_xl.engine import bounded
from lakip_xl.errors import LakipError
from lakip_xl.package.limits import MIB

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

MOST_CONTENT = 16 * MIB
"""Bytes of a page's drawing instructions, unpacked."""
MOST_CHARS = 40_000
"""Characters of a page; a page of small print has some eight thousand."""
MOST_RULES = 20_000
"""Lines and rectangles of a page; more are a drawing."""
MARGIN = 0.09
"""Share of the page's height at either end in which heads and page numbers stand."""
REPEATED = 3
"""Pages on which a line of the margin must stand to be a running head."""


@dataclass(frozen=True, slots=True)
class PdfContent:
    """What was read of a PDF, and what could not be."""

    blocks: list[Block]
    unread: tuple[str, ...]


@dataclass(slots=True)
class _PageContent:
    number: int
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Piece] = field(default_factory=list)


def read_pdf(path: Path) -> PdfContent:
    """Read a PDF with a text layer.

    Args:
        path: The file.

    Returns:
        Its paragraphs and tables in reading order, each with its page. Running heads and page
        numbers are left out. Every page has its own piece of a table that goes on.

    Raises:
        LakipError: The file cannot be used; the message says why.
    """
    return within_bounds(path, content_of, path)


def content_of(path: Path) -> PdfContent:
    """Read a PDF in this process, without bounds of its own; as :func:`read_pdf` otherwise."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    hush()
    bounded.grant(BASE_SECONDS)
    # What the library leaves behind goes round in circles.
    gc.enable()
    try:
        # Opened here: the library leaves the file of a damaged document open.
        with path.open("rb") as file, pdfplumber.open(file) as pdf:
            return _read(pdf, path)
    except (LakipError, MemoryError):
        raise
    except OSError as error:
        raise unreadable(path, error) from None
    except Exception as error:  # noqa: BLE001 - a damaged file fails anywhere in the parser
        if any(isinstance(one, PDFPasswordIncorrect) for one in (error, *error.args)):
            raise refused(path, "terkunci dengan kata sandi; simpan salinan tanpa kunci") from None
        raise refused(path, "rusak; buka lalu simpan ulang sebagai PDF") from None


def _read(pdf: "PDF", path: Path) -> PdfContent:
    begin = time.process_time()
    pages: list[_PageContent] = []
    unread: list[str] = []
    chars = 0
    count = len(pdf.pages)
    if count > MOST_PAGES:
        raise refused(path, f"lebih dari {MOST_PAGES} halaman; pecah menjadi beberapa berkas")
    share = PAGE_SECONDS * min(1.0, path.stat().st_size / FULL_PAGE / max(count, 1))
    for number, page in enumerate(pdf.pages):
        left = BASE_SECONDS + number * share - (time.process_time() - begin)
        if left < 0:
            raise refused(path, f"terlalu rumit: berhenti di halaman {page.page_number}")
        bounded.grant(left)
        _check_content(page, path)
        if len(page.chars) > MOST_CHARS:
            raise refused(path, f"memuat terlalu banyak teks di halaman {page.page_number}")
        chars += len(page.chars)
        if not page.chars and page.images:
            unread.append(f"halaman {page.page_number} berupa gambar")
        pages.append(_page(page, unread))
        page.close()
    if not chars:
        raise refused(
            path, "hanya berisi gambar (hasil pindai) tanpa teks; periksa naskah Word-nya"
        )
    _drop_running(pages)
    return PdfContent(_blocks(pages, unread), tuple(unread))


def _check_content(page: "Page", path: Path) -> None:
    """Refuse a page whose instructions unpack to more than a page can need."""
    size = 0
    for stream in page.page_obj.contents:
        raw = _raw(stream)
        unpacked = zlib.decompressobj()
        try:
            size += max(len(raw), len(unpacked.decompress(raw, MOST_CONTENT + 1)))
        except zlib.error:
            size += len(raw)
        if size > MOST_CONTENT:
            raise refused(path, f"memuat gambar garis terlalu besar di halaman {page.page_number}")


def _raw(stream: Any) -> bytes:
    from pdfminer.pdftypes import stream_value

    return stream_value(stream).rawdata or b""


def _page(page: "Page", unread: list[str]) -> _PageContent:
    words = [
        Word(w["text"], w["x0"], w["x1"], w["top"], w["bottom"])
        for w in page.extract_words(keep_blank_chars=False)
    ]
    result = _PageContent(page.page_number, page.height)
    if len(page.lines) + len(page.rects) > MOST_RULES:
        unread.append(f"tabel di halaman {page.page_number} (terlalu banyak garis)")
        found = []
    else:
        found = page.find_tables()
    outside = words
    for table in found:
        grid, inside = filled_grid(table.cells, outside)
        if grid is None:
            continue
        result.tables.append(Piece(table.bbox[1], grid, columns_of(table.cells)))
        outside = [w for w in outside if w not in inside]
    result.lines = lines_of(outside)
    return result


def _drop_running(pages: Sequence[_PageContent]) -> None:
    """Leave out page numbers, and lines that stand in the margin of several pages."""
    seen = Counter(
        key
        for page in pages
        for key in {_shape(line) for line in page.lines if _marginal(line, page)}
    )
    often = max(REPEATED, len(pages) // 4)
    for page in pages:
        page.lines = [
            line
            for line in page.lines
            if not _marginal(line, page)
            or not (seen[_shape(line)] >= often or _is_number(line.text))
        ]


def _marginal(line: Line, page: _PageContent) -> bool:
    return line.bottom < page.height * MARGIN or line.top > page.height * (1 - MARGIN)


def _shape(line: Line) -> str:
    return "".join("#" if c.isdigit() else c for c in line.text).replace("##", "#")


def _is_number(text: str) -> bool:
    bare = text.casefold().removeprefix("halaman").strip(" -–—|.")
    return bare.isdecimal() or (bool(bare) and set(bare) <= set("ivxl"))


def _blocks(pages: Sequence[_PageContent], unread: list[str]) -> list[Block]:
    blocks: list[Block] = []
    paragraphs = tables = 0
    edges: tuple[float, ...] = ()
    for page in pages:
        for piece in _pieces(page, unread):
            if isinstance(piece, str):
                paragraphs += 1
                blocks.append(Paragraph(clean(piece), paragraphs, page=page.number))
                edges = ()
                continue
            last = blocks[-1] if blocks else None
            here = (page.number,) * len(piece.rows)
            if isinstance(last, Grid) and last.row_pages[-1] != page.number:
                rows = carried_on(last.rows, edges, piece)
                if rows is not None:
                    both = last.row_pages + here[: len(rows) - len(last.rows)]
                    blocks[-1] = Grid(rows, last.number, page=last.page, row_pages=both)
                    continue
            tables += 1
            edges = piece.edges
            blocks.append(Grid(piece.rows, tables, page=page.number, row_pages=here))
    return blocks


def _pieces(page: _PageContent, unread: list[str]) -> Iterator[str | Piece]:
    """Give paragraphs and tables from the top to the bottom."""
    rest, unruled, doubtful = unruled_tables(page.lines)
    unread.extend(f"tabel tanpa garis di halaman {page.number} ({text[:40]})" for text in doubtful)
    tables = [*page.tables, *(Piece(top, grid) for top, grid in unruled)]
    start = 0
    for piece in sorted(tables, key=lambda one: one.top):
        stop = start
        while stop < len(rest) and rest[stop].top < piece.top:
            stop += 1
        yield from paragraphs_of(rest[start:stop])
        yield piece
        start = stop
    yield from paragraphs_of(rest[start:])
