"""Efficiency: what was reached for the money, by the report's own method and by two others."""

from collections.abc import Iterator

from lakip_xl.report.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Picture,
    Ref,
    Row,
    Table,
    body,
    item,
)
from lakip_xl.report.charts import MOST_BARS, Chart, Series, Shape, drawable
from lakip_xl.report.figures.book import Book, Line, derived

KEY, CHART = "efisiensi", "grafik_efisiensi"


def efficiency(book: Book) -> Iterator[Block]:
    """Show the efficiency of each programme."""
    lines = [line for line in book.lines("tblEfisiensi") if line.number("Serapan") is not None]
    if not lines:
        return
    yield Heading(3, "", "Efisiensi penggunaan sumber daya")
    yield body(
        "Efisiensi membandingkan capaian kinerja dengan serapan anggaran program yang "
        "mendukungnya, seperti disajikan pada ",
        Ref(KEY),
        ".",
    )
    yield _table(book, lines)
    yield from _conclusion(book)
    if len(lines) <= MOST_BARS:
        yield _chart(lines)
    yield from _other_methods(book, lines)


def _table(book: Book, lines: list[Line]) -> Table:
    rows = [
        Row(
            (
                line.code,
                line.text("Program") or line.code,
                line.figure("Jumlah Anggaran"),
                line.figure("Jumlah Realisasi"),
                line.figure("Serapan"),
                line.figure("Capaian"),
                line.figure("Efisiensi Rp"),
                line.figure("Efisiensi"),
            ),
            line.text("Program") or line.code,
        )
        for line in lines
    ]
    if len(lines) > 1:
        rows.append(
            Row(
                (
                    "",
                    "Jumlah",
                    book.figure("EfisiensiAnggaran"),
                    book.figure("EfisiensiRealisasi"),
                    book.figure("EfisiensiSerapan"),
                    book.figure("EfisiensiCapaian"),
                    book.figure("TotalEfisiensiRp"),
                    book.figure("TotalEfisiensi"),
                ),
                "baris jumlah",
                strong=True,
            )
        )
    return Table(
        KEY,
        "Efisiensi penggunaan sumber daya menurut program",
        (
            Column("Kode", 1.2),
            Column("Program", 2.8),
            Column("Anggaran (Rp)", 2.7, Align.RIGHT),
            Column("Realisasi (Rp)", 2.7, Align.RIGHT),
            Column("Serapan", 1.5, Align.RIGHT),
            Column("Capaian kinerja", 1.6, Align.RIGHT),
            Column("Efisiensi (Rp)", 2.3, Align.RIGHT),
            Column("Efisiensi (poin persen)", 1.7, Align.RIGHT),
        ),
        tuple(rows),
        (
            (
                "Efisiensi rupiah adalah anggaran dikurangi realisasi; efisiensi poin persen "
                "adalah capaian kinerja dikurangi serapan."
            ),
        ),
    )


def _conclusion(book: Book) -> Iterator[Block]:
    total = book.number("TotalEfisiensi")
    if total is None:
        return
    verdict = "efisien" if total >= 0 else "belum efisien"
    yield body(
        "Dengan serapan ",
        book.figure("EfisiensiSerapan"),
        " dan capaian kinerja rata-rata ",
        book.figure("EfisiensiCapaian"),
        ", penggunaan anggaran ",
        derived("Putusan Efisiensi", verdict),
        ": selisihnya ",
        book.figure("TotalEfisiensi"),
        " poin persen.",
    )


def _chart(lines: list[Line]) -> Picture:
    names = tuple(line.text("Program") or line.code for line in lines)
    written = "; ".join(
        f"{name}: serapan {line.figure('Serapan')}"
        + (f", capaian {line.figure('Capaian')}" if line.has("Capaian") else "")
        for name, line in zip(names, lines, strict=True)
    )
    series = tuple(
        Series(title, tuple(drawable(line.number(title)) for line in lines))
        for title in ("Serapan", "Capaian")
        if any(line.number(title) is not None for line in lines)
    )
    return Picture(
        CHART,
        "Serapan anggaran dan capaian kinerja menurut program",
        f"Diagram batang serapan dan capaian setiap program. {written}.",
        Chart(Shape.BAR, names, series, "%"),
    )


def _other_methods(book: Book, lines: list[Line]) -> Iterator[Block]:
    lines = [line for line in lines if line.number("Indeks Efisiensi") is not None]
    if not lines:
        return
    yield body("Dua cara lain yang juga lazim memberi gambaran berikut:")
    for line in lines:
        yield item(
            f"{line.text('Program') or line.text('Kode')}: indeks efisiensi (capaian dibagi "
            "serapan) ",
            line.figure("Indeks Efisiensi"),
            ", tingkat efisiensi ",
            line.figure("Tingkat Efisiensi"),
            ".",
        )
    if book.number("NilaiEfisiensiPmk") is not None:
        yield item(
            "Cara Kementerian Keuangan (yang lama): E = ",
            book.figure("EfisiensiPmk"),
            "%, nilai efisiensi ",
            book.figure("NilaiEfisiensiPmk"),
            ".",
        )
