"""Captions: which paragraph numbers and names which table, above it or below it."""

import re
from collections.abc import Sequence

from lakip_xl.audit.read.blocks import Block, Grid, Paragraph

TABLE_NUMBER = r"((?:[IVX]+|\d+)(?:\s?[.\-–]\s?\d+)*(?:[a-z]\d{0,2})?)"
"""Pattern of a table number, as captions and references print it."""

_COMMA = r"(?:,\d{1,2})?"
_CAPTION = re.compile(rf"^tabel[\s.:]*({TABLE_NUMBER}{_COMMA})(?![\d%])[\s.:\-–]*", re.IGNORECASE)
_REFERS = re.compile(
    r"^tabel\s+\S+\s+(di ?atas|di ?bawah|tersebut|menunjuk|memperlihat)", re.IGNORECASE
)
_FIGURE = re.compile(
    rf"^(?:gambar|grafik|diagram|bagan)[\s.:]*{TABLE_NUMBER}(?![\d%])\s", re.IGNORECASE
)
_TELLS = re.compile(
    r"^\w+\s+\S+\s+(?:di ?atas|di ?bawah|tersebut|menunjuk|memperlihat|menggambar|menjelas)|"
    r"\.\s*$",
    re.IGNORECASE,
)
LONGEST_CAPTION = 250
REACH = 4
"""Paragraphs above a table among which its caption is looked for."""
TITLE_LINES = 2
"""Lines that a title may take below the number of its table."""


def caption_number(text: str) -> str | None:
    """Read the number of a caption; ``None`` for any other paragraph.

    Example:
        >>> caption_number("Tabel. 3.2"), caption_number("Tabel.4,2 Daftar Pegawai")
        ('3.2', '4.2')
        >>> caption_number("Tabel di atas menunjukkan")
    """
    match = _CAPTION.match(text)
    if match is None or len(text) > LONGEST_CAPTION or _REFERS.match(text):
        return None
    return re.sub(r"\s", "", match[1]).replace(",", ".").rstrip(".")


def is_figure_caption(text: str) -> bool:
    """Tell whether a paragraph names a figure and says nothing of its own.

    Example:
        >>> is_figure_caption("Gambar 3.2 Perkembangan menurut realisasi (bagian 2 dari 2)")
        True
        >>> is_figure_caption("Grafik 3.2 menunjukkan realisasi 80 dari target 90.")
        False
    """
    return len(text) <= LONGEST_CAPTION and bool(_FIGURE.match(text)) and not _TELLS.search(text)


def caption_title(text: str) -> str:
    """Give a caption without its number."""
    return _CAPTION.sub("", text).strip()


def caption_before(between: list[Paragraph]) -> tuple[str | None, str]:
    """Find the caption among the paragraphs above a table: the last one, not too far up."""
    for distance, paragraph in enumerate(reversed(between[-REACH:])):
        number = caption_number(paragraph.text)
        if number is not None:
            following = between[len(between) - distance :]
            return number, _titles([paragraph, *following])
        if len(paragraph.text) > LONGEST_CAPTION:
            break
    return None, between[-1].text if between and len(between[-1].text) <= LONGEST_CAPTION else ""


def caption_after(block: Sequence[Block], table: int) -> tuple[str | None, str]:
    """Read the caption that stands right below a table, at this position of the blocks."""
    lower = _paragraphs(block, table, 1)
    if not lower or caption_number(lower[0].text) is None:
        return None, ""
    title = [p for p in lower[1:TITLE_LINES] if _like_title(p)]
    bare = not _CAPTION.sub("", lower[0].text)
    return caption_number(lower[0].text), _titles([lower[0], *title] if bare else lower[:1])


def captions_below(block: Sequence[Block]) -> bool:
    """Tell whether a file puts its captions below the tables."""
    above = lower = 0
    for position, one in enumerate(block):
        if isinstance(one, Grid):
            upper = [p.text for p in _paragraphs(block, position, -1)[: TITLE_LINES + 1]]
            titled = [caption_number(text) is not None for text in upper]
            if any(titled):
                title = _paragraphs(block, position, -1)[: titled.index(True)]
                above += all(_like_title(p) for p in title)
            lower += caption_after(block, position)[0] is not None
    return lower > above


def row_notes(notes: Sequence[str], key: str) -> str:
    """Give the notes below a table that name one of its rows.

    Example:
        >>> row_notes(["Capaian baris 2.3 dan 2.4 perlu ditinjau."], "2.4")
        'Capaian baris 2.3 dan 2.4 perlu ditinjau.'
    """
    near = [one for one in notes if key and key.casefold() in one.casefold()]
    if not near:
        return ""
    name = re.compile(rf"\bbaris\b.*(?<![\w.]){re.escape(key)}(?!\.?\w)", re.IGNORECASE)
    return " ".join(filter(name.search, near))


def stated_formula(notes: Sequence[str], name: str) -> str:
    """Give the formula that a note below the table states for a row; "" where none does.

    Example:
        >>> stated_formula(["Angka kematian ibu memakai rumus turun."], "Angka kematian ibu")
        'turun'
    """
    stating = [one for one in notes if "memakai rumus" in one.casefold()]
    words = r"\s+".join(map(re.escape, name.split()))
    if not (stating and words):
        return ""
    stated = re.compile(rf"(?:^|[.]\s+){words}\s+memakai rumus (\w+)", re.IGNORECASE)
    found = next(filter(None, map(stated.search, stating)), None)
    return found[1].casefold() if found else ""


def _paragraphs(block: Sequence[Block], table: int, direction: int) -> list[Paragraph]:
    """Give the paragraphs between a table and the next one, the nearest first."""
    result: list[Paragraph] = []
    position = table + direction
    while 0 <= position < len(block):
        one = block[position]
        if isinstance(one, Grid):
            break
        if one.text:
            result.append(one)
        position += direction
    return result


def _like_title(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= LONGEST_CAPTION and not paragraph.text.endswith((".", ":"))


def _titles(paragraph: list[Paragraph]) -> str:
    text = [_CAPTION.sub("", paragraph[0].text), *(p.text for p in paragraph[1:])]
    return " ".join(text).strip()
