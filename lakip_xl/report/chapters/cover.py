"""The first page: whose report it is, and whether its figures may be relied on."""

from collections.abc import Sequence

from lakip_xl.audit.finding import Finding
from lakip_xl.report.blocks import Cover, Paragraph, Strong, Tone
from lakip_xl.report.chapters.wording import listed
from lakip_xl.report.figures.book import Book
from lakip_xl.report.figures.trace import place_of
from lakip_xl.report.figures.values import text_of

_MOST_NAMED = 8
"""Findings up to this number are named by their cells."""


def cover(book: Book, errors: Sequence[Finding]) -> Cover:
    """Compose the cover.

    Args:
        book: The workbook.
        errors: Its open error-level findings.
    """
    leader = book.text("NamaPimpinan")
    if leader and (number := book.text("NipPimpinan")):
        leader = f"{leader}, NIP {number}"
    people = (("Pimpinan", leader), ("Penyusun", book.text("NamaPenyusun")))
    return Cover(
        title="Laporan Kinerja Instansi Pemerintah",
        office=book.office,
        region=book.text("NamaDaerah"),
        year="" if book.year is None else f"Tahun {book.year}",
        officials=tuple((label, name) for label, name in people if name),
        warning=tuple(_warning(book, errors)),
    )


def _warning(book: Book, errors: Sequence[Finding]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    if errors:
        paragraphs += [
            Paragraph(
                (
                    Strong("Belum bersih dari temuan. "),
                    (
                        "Laporan ini ditulis dengan pilihan --tetap: buku kerjanya masih memuat "
                        f"{len(errors)} temuan tingkat galat. Angkanya belum dapat dijadikan dasar "
                        f"penandatanganan sebelum temuan itu diselesaikan ({_places(errors)})."
                    ),
                ),
                Tone.WARNING,
            )
        ]
    if book.stale:
        paragraphs.append(
            Paragraph(
                (
                    Strong("Sebagian angka tidak dihitung ulang. "),
                    (
                        "Sel berikut memakai nilai terakhir yang tersimpan di buku kerja: "
                        f"{_bounded(book.stale)}."
                    ),
                ),
                Tone.WARNING,
            )
        )
    return paragraphs


def _places(errors: Sequence[Finding]) -> str:
    places = [
        place_of(text_of(one.sheet), text_of(one.sel)) if one.sheet and one.sel else one.aturan
        for one in errors
    ]
    return _bounded(tuple(dict.fromkeys(places)))


def _bounded(words: Sequence[str]) -> str:
    if len(words) <= _MOST_NAMED:
        return listed(words)
    return f"{', '.join(words[:_MOST_NAMED])}, dan {len(words) - _MOST_NAMED} lainnya"
