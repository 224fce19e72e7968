"""Analysis of the merit index by its eight aspek and their indicators."""

from collections.abc import Iterator

from lakip_xl.report.blocks import (
    Align,
    Block,
    Column,
    Picture,
    Ref,
    Row,
    Strong,
    Table,
    body,
    item,
)
from lakip_xl.report.charts import Chart, Series, Shape, drawable
from lakip_xl.report.figures.book import Book, Figure, Line
from lakip_xl.rules.pembulatan import sama

ASPEK, INDICATORS, CHART = "aspek_merit", "indikator_merit", "grafik_merit"
_FEWEST_CORNERS = 3


def merit(book: Book) -> Iterator[Block]:
    """Show the merit index by aspek; nothing where no indicator has been scored."""
    lines = [line for line in book.lines("tblAspekMerit") if line.number("Realisasi") is not None]
    if not lines or book.number("TotalMerit") is None:
        return
    yield body(
        "Indeks Sistem Merit bernilai ",
        book.figure("TotalMerit"),
        " dari nilai tertinggi ",
        book.figure("MaksMerit"),
        " (indeks ",
        book.figure("IndeksMerit"),
        ")",
        *((", kategori ", word) if (word := book.figure("KategoriMerit")).text else ()),
        ". Realisasi setiap aspek disajikan pada ",
        Ref(ASPEK),
        " dan nilai setiap indikator pada ",
        Ref(INDICATORS),
        ".",
    )
    yield _aspek_table(book, lines)
    yield from _short_of_full(lines)
    if len(lines) >= _FEWEST_CORNERS:
        yield _chart(lines)
    yield _indicator_table(book, lines)


def _aspek_table(book: Book, lines: list[Line]) -> Table:
    rows = [
        Row(
            (
                line.figure("No"),
                line.text("Aspek"),
                line.figure("Bobot Aspek"),
                line.figure("Nilai Akhir"),
                line.figure("Nilai Maks"),
                line.figure("Realisasi"),
                line.figure("Capaian"),
                line.figure("Kategori"),
            ),
            line.text("Aspek"),
        )
        for line in lines
    ]
    rows.append(
        Row(
            (
                "",
                "Jumlah",
                book.figure("JumlahBobotAspek"),
                book.figure("TotalMerit"),
                book.figure("MaksMerit"),
                book.figure("RealisasiAspekTotal"),
                "",
                "",
            ),
            "baris jumlah",
            strong=True,
        )
    )
    return Table(
        ASPEK,
        "Realisasi dan capaian aspek sistem merit",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Aspek", 3.7),
            Column("Target aspek", 1.6, Align.RIGHT),
            Column("Jumlah nilai", 1.6, Align.RIGHT),
            Column("Nilai tertinggi", 1.8, Align.RIGHT),
            Column("Realisasi aspek", 1.9, Align.RIGHT),
            Column("Capaian", 1.7, Align.RIGHT),
            Column("Kategori", 2.8),
        ),
        tuple(rows),
        (
            (
                "Target aspek adalah bobotnya; realisasi aspek adalah jumlah nilai dibagi nilai "
                "tertinggi, dikalikan bobot itu."
            ),
        ),
    )


def _short_of_full(lines: list[Line]) -> Iterator[Block]:
    short = [line for line in lines if not sama(line.number("Capaian") or 0.0, 100.0)]
    if not short:
        yield body("Semua aspek mencapai nilai tertingginya.")
        return
    yield body("Aspek yang belum mencapai nilai tertingginya:")
    for line in sorted(short, key=lambda line: line.number("Capaian") or 0.0):
        yield item(
            Strong(line.text("Aspek")),
            ": capaian ",
            line.figure("Capaian"),
            " (",
            line.figure("Kategori"),
            "), ",
            line.figure("Nilai Penuh"),
            " dari ",
            line.figure("Jumlah Indikator"),
            " indikator bernilai penuh.",
        )


def _chart(lines: list[Line]) -> Picture:
    written = "; ".join(f"{line.text('Aspek')}: {line.figure('Capaian')}" for line in lines)
    return Picture(
        CHART,
        "Capaian aspek sistem merit",
        f"Diagram radar capaian aspek sistem merit. {written}.",
        Chart(
            Shape.RADAR,
            tuple(line.text("Aspek") for line in lines),
            (Series("Capaian", tuple(drawable(line.number("Capaian")) for line in lines)),),
            "%",
        ),
    )


def _indicator_table(book: Book, aspek: list[Line]) -> Table:
    rows: list[Row] = []
    for one in aspek:
        number = one.text("No")
        for position, line in enumerate(_indicators(book, number)):
            rows.append(
                Row(
                    (
                        number if position == 0 else "",
                        one.text("Aspek") if position == 0 else "",
                        f"{line.text('Indikator')}. {line.text('Uraian')}",
                        line.figure("Bobot"),
                        line.figure("Nilai"),
                        line.figure("Nilai Akhir"),
                    ),
                    f"{number}.{line.text('Indikator')}",
                )
            )
        rows.append(_total("Total", f"aspek {number}", one.figure("Nilai Akhir")))
    rows.append(_total("Total akhir", "semua aspek", book.figure("TotalMerit")))
    return Table(
        INDICATORS,
        "Nilai indikator sistem merit",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Aspek", 2.8),
            Column("Indikator", 7.6),
            Column("Bobot indikator", 1.7, Align.RIGHT),
            Column("Nilai", 1.2, Align.RIGHT),
            Column("Nilai akhir", 1.6, Align.RIGHT),
        ),
        tuple(rows),
    )


def _indicators(book: Book, aspek: str) -> list[Line]:
    return [
        line
        for line in book.lines("tblMerit")
        if line.text("Aspek") == aspek and line.has("Nilai Akhir")
    ]


def _total(title: str, label: str, figure: Figure) -> Row:
    return Row(("", title, "", "", "", figure), label, strong=True)
