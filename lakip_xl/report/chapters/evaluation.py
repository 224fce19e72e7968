"""The opening of Bab III: what the inspectorate's evaluation said in the last years."""

from collections.abc import Iterator

from lakip_xl.report.blocks import Align, Block, Column, Picture, Ref, Row, Table, body
from lakip_xl.report.charts import Chart, Series, Shape, drawable
from lakip_xl.report.figures.book import Book, Figure, Line
from lakip_xl.workbook.schema.sakip import COMPONENTS

KEY, CHART = "sakip", "grafik_sakip"
_FEWEST_YEARS_DRAWN = 2


def evaluation(book: Book) -> Iterator[Block]:
    """Show the evaluations of SAKIP, one column a year; nothing where there is none."""
    years = sorted(
        (line for line in book.lines("tblSAKIP") if line.number("Tahun") and line.has("Nilai")),
        key=lambda line: line.number("Tahun") or 0,
    )
    if not years:
        return
    last = years[-1]
    yield body(
        "Penerapan Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP) dievaluasi setiap "
        "tahun oleh aparat pengawasan intern. Hasilnya disajikan pada ",
        Ref(KEY),
        ".",
    )
    yield _table(years)
    if len(years) >= _FEWEST_YEARS_DRAWN:
        yield _chart(years)
    yield body(
        "Evaluasi terakhir, tahun ",
        last.figure("Tahun"),
        ", memberi nilai ",
        last.figure("Nilai"),
        " dengan predikat ",
        last.figure("Predikat"),
        ".",
    )


def _table(years: list[Line]) -> Table:
    used = [name for name in COMPONENTS if any(line.has(name) for line in years)]
    schemes = list(dict.fromkeys(line.text("Skema") for line in years if line.has("Skema")))
    rows = [
        Row((str(order), name, *(line.figure(name) for line in years)), name)
        for order, name in enumerate(used, start=1)
    ]
    for title, column in (("Nilai akuntabilitas kinerja", "Nilai"), ("Predikat", "Predikat")):
        cells: list[Figure] = [line.figure(column) for line in years]
        rows.append(Row(("", title, *cells), title, strong=True))
    return Table(
        KEY,
        "Hasil evaluasi akuntabilitas kinerja",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Komponen penilaian", 5),
            *(
                Column(line.text("Tahun").replace(".", ""), 1.8, Align.RIGHT, "Nilai tahun")
                for line in years
            ),
        ),
        tuple(rows),
        (f"Bobot komponen menurut {' dan '.join(schemes)}.",) if schemes else (),
    )


def _chart(years: list[Line]) -> Picture:
    names = tuple(line.text("Tahun").replace(".", "") for line in years)
    values = tuple(drawable(line.number("Nilai")) for line in years)
    written = "; ".join(
        f"{name}: {line.figure('Nilai')}" for name, line in zip(names, years, strict=True)
    )
    chart = Chart(Shape.LINE, names, (Series("Nilai", values),))
    return Picture(
        CHART,
        f"Perkembangan nilai akuntabilitas kinerja{chart.cut}",
        f"Diagram garis nilai akuntabilitas kinerja. {written}.",
        chart,
    )
