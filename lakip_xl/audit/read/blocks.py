"""What a file consists of, whatever its kind: paragraphs, and tables as grids of cells."""

import re
from dataclasses import dataclass, field
from typing import Any

_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|\*\*(?!\))|\$\$", re.IGNORECASE)
_THIN = re.compile(r"(?<=\d)[\u2007\u2009\u200a\u202f](?=\d{3}(?!\d))")
"""A thin space that separates thousands."""
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": ""})
_FIXED = re.compile(r"^(?:Rp\.?\s*)?\d{1,3}(?:[\u00a0 ]\d{3})+(?:,\d+)?\s*%?$", re.IGNORECASE)
"""A cell that is one number with spaces between its thousands."""
_BROKEN = re.compile(r"(?<=\d)([.,])\s*\n\s*(?=\d)|(?<=\d)\s*\n\s*([.,])(?=\d)")
"""A number that a line break cuts behind or before its separator."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text, and its number in the file (from 1)."""

    text: str
    number: int
    heading: bool = False
    """Whether the file marks it as a heading."""
    page: int | None = None
    element: Any = field(default=None, compare=False, repr=False)
    """The element that it was read from, for who writes into the file."""

    @property
    def place(self) -> str:
        """Where it stands, for the reader of a finding."""
        return f"paragraf {self.number}"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A place in a grid: the text, and whether it stands here or is spread from a merged cell."""

    text: str
    own: bool = True
    element: Any = field(default=None, compare=False, repr=False)
    """The cell (of a PDF its box) that its text was read from, for who writes into the file."""


GridRows = tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a rectangular grid, and its number in the file (from 1)."""

    rows: GridRows
    number: int
    begin: int = 0
    """Rows of the file's table before this piece of it."""
    page: int | None = None
    sheet: str | None = None
    """The sheet, for a table of a workbook; then cells are named as Excel names them."""
    left: int = 0
    """Columns of the sheet before the grid."""
    row_pages: tuple[int, ...] = ()
    """The page of every row, for a table of a PDF."""

    @property
    def place(self) -> str:
        """Where it stands, for the reader of a finding."""
        return self.sheet or f"tabel ke-{self.number}"


Block = Paragraph | Grid


def clean(text: str) -> str:
    """Bring a text to one line, without the markup that converters leave behind.

    Example:
        >>> clean("<p>Sudah  tersedia</p> **profil**")
        'Sudah tersedia profil'
    """
    if "<" in text or "*" in text or "$" in text:
        text = _MARKUP.sub(" ", text)
    return " ".join(_THIN.sub(".", text).translate(_HYPHENS).split())


def clean_cell(text: str) -> str:
    r"""Bring the text of a cell to one line; a number that was cut in two is one again.

    Example:
        >>> clean_cell("1.234.\n567"), clean_cell("12 345 678"), clean_cell("10\n20")
        ('1.234.567', '12.345.678', '10 20')
    """
    if "\n" in text:
        text = _BROKEN.sub(lambda cut: cut[1] or cut[2], text)
    text = text.strip()
    if _FIXED.match(text):
        text = re.sub(r"(?<=\d)[\u00a0 ](?=\d)", ".", text)
    return clean(text)
