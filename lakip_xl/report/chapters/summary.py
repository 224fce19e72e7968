"""Ringkasan eksekutif: the results of the year in one table."""

from collections.abc import Iterator

from lakip_xl.report.blocks import Align, Block, Chapter, Column, Heading, Ref, Row, Table, body
from lakip_xl.report.chapters.wording import in_year, target
from lakip_xl.report.figures.book import Book, derived

KEY = "ringkasan"


def summary(book: Book) -> Iterator[Block]:
    """Write the executive summary's table, and the money behind it."""
    lines = [line for line in book.lines("tblIKU") if line.has("Indikator")]
    if not lines and book.number("SerapanTotal") is None:
        return
    yield Chapter(Heading(1, "", "Ringkasan Eksekutif"), "R")
    if lines:
        yield body(
            f"Laporan ini mempertanggungjawabkan kinerja {book.office} {in_year(book)}. "
            "Kinerjanya diukur dengan ",
            derived("Jumlah IKU", str(len(lines))),
            " indikator kinerja utama: realisasi setiap indikator dibandingkan dengan target yang "
            "diperjanjikan, lalu capaiannya dikategorikan menurut skala yang sama untuk semua "
            "indikator. Hasilnya dirangkum pada ",
            Ref(KEY),
            "; analisisnya diuraikan dalam Bab III.",
        )
        yield Table(
            KEY,
            f"Ringkasan capaian kinerja {in_year(book)}",
            (
                Column("No", 0.9, Align.CENTER),
                Column("Sasaran strategis", 4.2),
                Column("Indikator kinerja", 3.6),
                Column("Target", 1.7, Align.RIGHT),
                Column("Realisasi", 1.7, Align.RIGHT),
                Column("Capaian", 1.7, Align.RIGHT),
                Column("Kategori", 2.7),
            ),
            tuple(
                Row(
                    (
                        str(order),
                        line.text("Sasaran"),
                        line.text("Indikator"),
                        target(line),
                        line.figure("Realisasi"),
                        line.figure("Capaian"),
                        line.figure("Kategori"),
                    ),
                    line.text("Indikator"),
                )
                for order, line in enumerate(lines, start=1)
            ),
        )
    yield from _money(book)


def _money(book: Book) -> Iterator[Block]:
    if book.number("SerapanTotal") is None:
        return
    yield body(
        "Anggaran sebesar Rp ",
        book.figure("TotalAnggaran"),
        " terealisasi sebesar Rp ",
        book.figure("TotalRealisasi"),
        " atau ",
        book.figure("SerapanTotal"),
        ", sehingga tersisa Rp ",
        book.figure("SisaAnggaran"),
        ".",
    )
