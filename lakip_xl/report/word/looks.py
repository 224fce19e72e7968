"""How the report's own styles look, and as what markup."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from lakip_xl.report.word.markup import element
from lakip_xl.workbook.colors import BAD, DEEP, INK, MUTED, SOFT

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from lxml.etree import _Element

TYPEFACE = "Arial"
"""What every Windows has, and LibreOffice has a twin of with the same widths."""
LINE = "9FB4BB"
_TWENTIETHS = 20
_LINE = 240
"""A line's height in the unit of ``w:spacing``."""
_TWIPS_PER_CM = 567


class Role(Enum):
    """What a paragraph is; the value is the name of its style in Word."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    BODY = "Body Text"
    ITEM = "List Bullet"
    CAPTION = "Caption"
    LIST_TITLE = "TOC Heading"
    LIST_ENTRY = "table of figures"
    FOOTER = "Footer"
    CELL = "LKjIP Sel"
    CELL_NUMBER = "LKjIP Sel Angka"
    CELL_CENTER = "LKjIP Sel Tengah"
    CELL_HEAD = "LKjIP Kepala Tabel"
    DENSE = "LKjIP Sel Rapat"
    DENSE_NUMBER = "LKjIP Sel Rapat Angka"
    PICTURE = "LKjIP Gambar"
    NOTE = "LKjIP Catatan"
    WARNING = "LKjIP Peringatan"


@dataclass(frozen=True, slots=True)
class Look:
    """How a style looks. Sizes and distances in points, indents in centimetres."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: str = INK
    align: str = "left"
    before: float = 0
    after: float = 0
    lines: float = 1.0
    keep: bool = False
    """Whether it stays on the page of what follows."""
    hanging: float = 0
    caps: bool = False
    level: int | None = None
    """Outline level of a heading, from 0."""
    boxed: bool = False


LOOKS = {
    Role.TITLE: Look(24, bold=True, color=DEEP, align="center", before=130, after=18, caps=True),
    Role.SUBTITLE: Look(14, align="center", after=8, lines=1.15),
    Role.HEADING_1: Look(
        15, bold=True, color=DEEP, align="center", after=14, keep=True, caps=True, level=0
    ),
    Role.HEADING_2: Look(12.5, bold=True, color=DEEP, before=14, after=6, keep=True, level=1),
    Role.HEADING_3: Look(11, bold=True, color=DEEP, before=12, after=4, keep=True, level=2),
    Role.BODY: Look(11, align="both", before=2, after=6, lines=1.25),
    Role.ITEM: Look(11, after=4, lines=1.2, hanging=0.63),
    Role.CAPTION: Look(9.5, bold=True, color=DEEP, before=8, after=4, keep=True),
    Role.LIST_TITLE: Look(13, bold=True, color=DEEP, before=12, after=8, keep=True, caps=True),
    Role.LIST_ENTRY: Look(10.5, after=3, hanging=2.2),
    Role.FOOTER: Look(8.5, color=MUTED, align="center"),
    Role.CELL: Look(8.5),
    Role.CELL_NUMBER: Look(8.5, align="right"),
    Role.CELL_CENTER: Look(8.5, align="center"),
    Role.DENSE: Look(7),
    Role.DENSE_NUMBER: Look(7, align="right"),
    Role.CELL_HEAD: Look(8.5, bold=True, color=DEEP, align="center", keep=True),
    Role.PICTURE: Look(align="center", before=8, after=2, keep=True),
    Role.NOTE: Look(8.5, italic=True, color=MUTED, before=3, after=8),
    Role.WARNING: Look(10.5, color=BAD.ink, before=6, after=6, lines=1.2, boxed=True),
}
"""The looks by role, in the order in which the styles are made."""

CELLS = frozenset(role for role in Role if role.name.startswith(("CELL", "DENSE")))
"""The roles of the paragraphs in tables."""


def paragraph_properties(look: Look, numbering: "_Element | None") -> "BaseOxmlElement":
    """Write what a look says of paragraphs, in the order that the schema wants."""
    return element("pPr", *_paragraph(look, numbering))


def _paragraph(look: Look, numbering: "_Element | None") -> Iterator["_Element"]:
    if look.keep:
        yield element("keepNext")
        yield element("keepLines")
    if numbering is not None:
        yield numbering
    if look.boxed:
        sides = ("top", "left", "bottom", "right")
        yield element(
            "pBdr", *(element(s, val="single", sz=12, space=6, color=BAD.ink) for s in sides)
        )
        yield element("shd", val="clear", color="auto", fill=BAD.fill)
    yield element(
        "spacing",
        before=round(look.before * _TWENTIETHS),
        after=round(look.after * _TWENTIETHS),
        line=round(look.lines * _LINE),
        lineRule="auto",
    )
    if look.hanging:
        indent = round(look.hanging * _TWIPS_PER_CM)
        yield element("ind", left=indent, hanging=indent)
    yield element("jc", val=look.align)
    if look.level is not None:
        yield element("outlineLvl", val=look.level)


def run_properties(look: Look) -> "BaseOxmlElement":
    """Write what a look says of characters, in the order that the schema wants."""
    return element("rPr", *_run(look))


def _run(look: Look) -> Iterator["BaseOxmlElement"]:
    for wanted, tag in ((look.bold, "b"), (look.italic, "i")):
        if wanted:
            yield element(tag)
            yield element(f"{tag}Cs")
    if look.caps:
        yield element("caps")
    yield element("color", val=look.color)
    if look.size is not None:
        yield element("sz", val=round(look.size * 2))
        yield element("szCs", val=round(look.size * 2))


def table_properties() -> Iterator["BaseOxmlElement"]:
    """Write the look of the report's tables: fine lines, a quiet head."""
    line: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": LINE}
    margins = {"top": 30, "left": 70, "bottom": 30, "right": 70}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    yield element(
        "tblPr",
        element("tblBorders", *(element(side, **line) for side in sides)),
        element("tblCellMar", *(element(s, w=w, type="dxa") for s, w in margins.items())),
    )
    yield element(
        "tblStylePr",
        element("rPr", element("b"), element("bCs")),
        element("tcPr", element("shd", val="clear", color="auto", fill=SOFT)),
        type="firstRow",
    )
