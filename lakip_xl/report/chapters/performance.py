"""Target against realisasi: every indicator, and the score of each sasaran."""

from collections import Counter
from collections.abc import Iterator, Sequence

from lakip_xl.audit.finding import Finding
from lakip_xl.report.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Picture,
    Ref,
    Row,
    Strong,
    Table,
    body,
    item,
)
from lakip_xl.report.chapters.method import bounds_note
from lakip_xl.report.chapters.remarks import remarks
from lakip_xl.report.chapters.wording import explanation, in_year, stated_formulas, target
from lakip_xl.report.charts import MOST_BARS, Chart, Series, Shape, drawable
from lakip_xl.report.figures.book import Book, Line

KEY, CHART, SCORES = "capaian", "grafik_capaian", "sasaran"


def performance(book: Book, findings: Sequence[Finding]) -> Iterator[Block]:
    """Show the capaian of the main indicators."""
    lines = [line for line in book.lines("tblIKU") if line.has("Indikator")]
    if not lines:
        return
    yield Heading(3, "", f"Target dan realisasi kinerja {in_year(book)}")
    yield body("Target dan realisasi setiap indikator kinerja utama disajikan pada ", Ref(KEY), ".")
    bounds = filter(None, [bounds_note(book)])
    notes = (*bounds, *stated_formulas(lines, "Indikator"), *remarks(findings, lines, "No"))
    yield _table(lines, f"Capaian indikator kinerja utama {in_year(book)}", notes)
    measured = [line for line in lines if line.number("Capaian") is not None]
    for line in measured:
        yield item(Strong(line.text("Indikator")), ". ", explanation(line))
    if measured:
        yield _chart(measured)
    yield from _scores(book)


def _table(lines: list[Line], title: str, notes: tuple[str, ...]) -> Table:
    return Table(
        KEY,
        title,
        (
            Column("No", 0.9, Align.CENTER),
            Column("Sasaran strategis", 3.6),
            Column("Indikator kinerja utama", 3.2),
            Column("Satuan", 1.5),
            Column("Target", 1.5, Align.RIGHT),
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
                    line.text("Satuan"),
                    target(line),
                    line.figure("Realisasi"),
                    line.figure("Capaian"),
                    line.figure("Kategori"),
                ),
                line.text("Indikator"),
            )
            for order, line in enumerate(lines, start=1)
        ),
        notes,
    )


def _chart(lines: list[Line]) -> Picture:
    if len(lines) > MOST_BARS:
        return _counts(lines)
    written = "; ".join(f"{line.text('Indikator')}: {line.figure('Capaian')}" for line in lines)
    return Picture(
        CHART,
        "Capaian indikator kinerja utama",
        f"Diagram batang capaian setiap indikator kinerja utama. {written}.",
        Chart(
            Shape.BAR,
            tuple(line.text("Indikator") for line in lines),
            (Series("Capaian", tuple(drawable(line.number("Capaian")) for line in lines)),),
            "%",
        ),
    )


def _counts(lines: list[Line]) -> Picture:
    """Draw how many indicators each category has, where there are too many for a bar each."""
    counts = Counter(line.text("Kategori") for line in lines if line.text("Kategori"))
    written = "; ".join(f"{name}: {count}" for name, count in counts.most_common())
    return Picture(
        CHART,
        "Jumlah indikator kinerja utama menurut kategori",
        f"Diagram batang jumlah indikator kinerja utama dalam setiap kategori. {written}.",
        Chart(
            Shape.BAR,
            tuple(name for name, _ in counts.most_common()),
            (Series("Jumlah indikator", tuple(float(n) for _, n in counts.most_common())),),
        ),
    )


def _scores(book: Book) -> Iterator[Block]:
    lines = [line for line in book.lines("tblSasaran") if line.has("Sasaran", "Nilai")]
    if lines:
        yield body("Nilai setiap sasaran disimpulkan pada ", Ref(SCORES), ".")
        yield Table(
            SCORES,
            "Nilai dan kategori sasaran",
            (
                Column("No", 0.8, Align.CENTER),
                Column("Sasaran strategis", 7),
                Column("Nilai", 2, Align.RIGHT),
                Column("Kategori", 3),
            ),
            tuple(
                Row(
                    (
                        str(order),
                        line.text("Sasaran"),
                        line.figure("Nilai"),
                        line.figure("Kategori"),
                    ),
                    line.text("Sasaran"),
                )
                for order, line in enumerate(lines, start=1)
            ),
        )
    if book.number("NilaiKinerjaIku") is not None:
        yield body(
            "Seluruh indikator kinerja utama bersama-sama bernilai ",
            book.figure("NilaiKinerjaIku"),
            " dan disimpulkan ",
            book.figure("KategoriKinerjaIku"),
            ".",
        )
