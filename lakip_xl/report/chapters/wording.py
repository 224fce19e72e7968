"""Turns of phrase that several chapters need."""

from collections.abc import Sequence
from dataclasses import replace

from lakip_xl.report.figures.book import Book, Figure, Line
from lakip_xl.rules.capaian import Rumus

RANGE = "r"
"""The form of a target that is printed with both its bounds."""
_CATEGORY = " termasuk kategori "


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> listed(["kualifikasi"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('kualifikasi', 'a dan b', 'a, b, dan c')
    """
    if len(words) < 2:
        return "".join(words)
    if len(words) == 2:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def explanation(line: Line) -> Figure:
    """Give a row's sentences, naming the category that the row itself shows.

    The worksheet function knows only the default scale; an office that edits the scale in
    Pengaturan would otherwise read another category in the sentence than in the row.
    """
    written = line.figure("Penjelasan")
    category = line.text("Kategori")
    start, found, _ = written.text.rpartition(_CATEGORY)
    if not found or not category:
        return written
    return replace(written, text=f"{start}{_CATEGORY}{category}.")


def target(line: Line, unit: str = "") -> Figure:
    """Give a row's target; both bounds of one that is a range in two cells."""
    lower = line.figure("Target", unit)
    if not line.has("Target Atas") or line.text("Rumus").strip().casefold() != Rumus.RENTANG:
        return lower
    both = f"{line.figure('Target')} s.d. {line.figure('Target Atas', unit)}"
    return replace(lower, text=both, form=RANGE)


def stated_formulas(lines: Sequence[Line], name: str) -> tuple[str, ...]:
    """Name the rows that do not use the ordinary formula, in one note; none where all do.

    Args:
        lines: The rows that the table shows.
        name: The column that names a row.
    """
    words = [
        f"{line.text(name)} memakai rumus {line.text('Rumus')}."
        for line in lines
        if line.text("Rumus").strip().casefold() not in {"", Rumus.NAIK}
    ]
    return (" ".join(words),) if words else ()


def in_year(book: Book) -> str:
    """Give "tahun 2024", or "tahun ini" where the workbook does not say which."""
    return f"tahun {book.year}" if book.year is not None else "tahun ini"
