"""The headline results of a workbook: the cards of its sheet Beranda, as lines of text."""

from lakip_xl.commands._values import place
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.workbook.book.opened import Book, BookField
from lakip_xl.workbook.schema.beranda import CARDS
from lakip_xl.workbook.schema.kinds import Format

_DECIMALS = {Format.INDEX: 4}


def headlines(book: Book) -> list[str]:
    """Write one line per card; where it has no figure, say why. None without our Beranda.

    Raises:
        PackageError: the workbook cannot be computed.
    """
    lines = []
    for card in CARDS:
        field = book.field(card.value.name)
        if field is None:
            continue
        remarks = [
            " ".join(str(value).split())
            for f in (card.word, card.note)
            if (value := book.value(f.name)) is not None and not isinstance(value, ErrorValue)
        ]
        remark = f" ({'; '.join(remarks)})" if remarks else ""
        lines.append(f"{card.value.label}: {_figure(book, field)}{remark}")
    return lines


def _figure(book: Book, field: BookField) -> str:
    value, style = field.value, field.schema.format
    if isinstance(value, ErrorValue):
        return f"tidak ada, karena {value}{_cause(book, field)}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "belum ada; isiannya belum lengkap" if value is None else f'"{value}"'
    figure = tulis_angka(value, _DECIMALS.get(style, 2))
    return f"{figure}%" if style is Format.PERCENT else figure


def _cause(book: Book, field: BookField) -> str:
    """Name the cell in which a card's error begins."""
    here = (field.sheet.name, field.address)
    for one in book.error_cells:
        if (one.sheet, one.cell) == here and one.origin != here:
            return f" yang berasal dari {place(*one.origin)}"
    return ""
