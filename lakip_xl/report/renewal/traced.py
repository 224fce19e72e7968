"""The figures of a draft that name their cells, as the audit of drafts holds them."""

from pathlib import Path
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from lakip_xl.audit.finding import Place
from lakip_xl.audit.read.blocks import Block, Grid
from lakip_xl.audit.read.word import read_body
from lakip_xl.audit.rules.traced import Traced
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind
from lakip_xl.report.figures.book import Book
from lakip_xl.report.renewal.expected import Expected
from lakip_xl.report.renewal.figures import Compared, State, compare, held_in
from lakip_xl.workbook.book.opened import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_CONTROL = qn("w:sdt")


def traced_figures(document: Path, workbook: Path) -> list[Traced]:
    """Resolve the figures of a report by their names.

    Returns:
        Every figure that names its cell; none for a draft that was not written by lakip_xl.

    Raises:
        LakipError: a file cannot be used.
    """
    from docx.oxml.parser import parse_xml

    package = open_package(document, kind=Kind.DOCUMENT)
    content = package.read(package.main)
    figures = list(held_in(package.main, content))
    if not figures:
        return []
    opened = open_book(open_package(workbook, kind=Kind.WORKBOOK))
    expected = Expected(opened, Book(opened, workbook), [one.name for one in figures])
    root = parse_xml(content)
    bodies = root.findall(qn("w:body"))
    places = dict(_places([block for body in bodies for block in read_body(body)]))
    controls = list(root.iter(_CONTROL))
    return [
        _traced(one, places.get(controls[one.held.position])) for one in compare(figures, expected)
    ]


def _places(blocks: "Sequence[Block]") -> "Iterator[tuple[_Element, str]]":
    """Give where each control stands, in the audit's words."""
    for block in blocks:
        if isinstance(block, Grid):
            for number, row in enumerate(block.rows, start=block.begin + 1):
                for column, cell in enumerate(row, start=1):
                    if cell.own and cell.element is not None:
                        place = f"tabel ke-{block.number}, baris {number}, kolom {column}"
                        for one in cell.element.iter(_CONTROL):
                            yield one, place
        elif block.element is not None:
            for one in block.element.iter(_CONTROL):
                yield one, block.place


def _traced(one: Compared, place: str | None) -> Traced:
    name = one.held.name
    return Traced(
        Place(kunci=name.key.lstrip("~") or None, kolom=name.column, sel=place),
        one.held.text,
        one.text,
        edited=one.state in {State.EDITED, State.EDITED_AND_STALE},
        changed=one.state is State.EDITED_AND_STALE,
        gone=one.state is State.GONE,
    )
