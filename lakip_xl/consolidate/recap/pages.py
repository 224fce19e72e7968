"""The sheets of the recap that people read, one function each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.formatting.rule import ColorScaleRule

from lakip_xl.consolidate.recap.page import Head, Page, Value
from lakip_xl.consolidate.recap.picture import Group, Picture, Total
from lakip_xl.package.addresses import column_letters
from lakip_xl.workbook import colors
from lakip_xl.workbook.schema.kinds import Format

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MONEY, _PERCENT = Format.RUPIAH.value, Format.PERCENT.value
_DECIMAL, _WHOLE, _YEAR = Format.DECIMAL.value, Format.WHOLE.value, Format.YEAR.value
BINS = (0.0, *(float(bound) for bound in range(50, 121, 10)))
"""Lower bounds of the classes of the distributions, in percent; the first takes all below, too."""
DRAWN = len(colors.CHART_SERIES)
"""So many groups are told apart in a chart; the table has them all."""
CHART_ROWS = 20
"""Rows of the sheet that a chart covers."""


def said(group: Group) -> str:
    """Write what makes a group comparable.

    Example:
        >>> said((2024, "lakip", "rata kelompok"))
        'Tahun 2024, skala lakip, metode rata kelompok'
    """
    year, scale, method = group
    return f"Tahun {year or '(kosong)'}, skala {scale}, metode {method}"


def summary(book: "Workbook", picture: Picture) -> None:
    """Write the sheet Ringkasan."""
    page = Page(book, "Ringkasan", "Yang terkumpul, uangnya per tahun, dan nilai tiap kelompok.")
    states: dict[str, int] = {}
    for one in picture.files:
        states[one.state] = states.get(one.state, 0) + 1
    counted = len(picture.counted)
    page.text(
        f"{len(picture.files)} berkas; {counted} ikut dijumlahkan, {len(picture.files) - counted} "
        "tidak (sebabnya di lembar Berkas)."
    )
    if picture.expected:
        page.text(
            f"{len(picture.expected)} instansi ditunggu; {len(picture.missing)} belum masuk "
            "(lembar Belum Masuk)."
        )
    page.row += 1
    page.block("Keadaan berkas", [Head("Keadaan", 34), Head("Berkas", 12, _WHOLE)], states.items())
    page.block(
        "Anggaran per tahun (hanya berkas yang ikut dijumlahkan)",
        [Head("Tahun", 34, _YEAR), *_MONEY_HEADS],
        [(total.year or "(kosong)", *_money(total)) for total in picture.years],
    )
    rows = []
    for group, files in picture.groups.items():
        scores = [s for one in files if (s := one.number_of("NilaiKinerjaIku")) is not None]
        mean = sum(scores) / len(scores) if scores else None
        year, scale, method = group
        rows.append(
            (
                f"{year or '(kosong)'}", len(files), scale, method, len(scores), mean,
                min(scores, default=None), max(scores, default=None),
            )
        )  # fmt: skip
    page.block(
        "Nilai kinerja IKU per cara menilai; kelompok yang berbeda tidak dirata-ratakan bersama",
        [
            Head("Tahun", 34), Head("Instansi", 12, _WHOLE), Head("Skala", 24),
            Head("Metode", 24), Head("Yang bernilai", 12, _WHOLE),
            Head("Rata-rata", 12, _DECIMAL), Head("Terendah", 12, _DECIMAL),
            Head("Tertinggi", 12, _DECIMAL),
        ],
        rows,
    )  # fmt: skip


_MONEY_HEADS = (
    Head("Instansi", 12, _WHOLE),
    Head("Anggaran", 24, _MONEY),
    Head("Realisasi", 24, _MONEY),
    Head("Serapan", 12, _PERCENT),
)


def _money(total: Total) -> tuple[Value, ...]:
    return total.offices, total.budget, total.spent, total.absorption


def ranking(book: "Workbook", picture: Picture) -> None:
    """Write the sheet Peringkat: a block for each way of judging."""
    page = Page(book, "Peringkat", "Urutan menurut nilai kinerja IKU di antara yang sebanding.")
    heads = (
        Head("Peringkat", 10, _WHOLE), Head("Instansi", 46),
        Head("Nilai kinerja IKU", 12, _DECIMAL), Head("Kategori", 18),
        Head("Nilai kinerja program", 12, _DECIMAL), Head("Anggaran", 20, _MONEY),
        Head("Realisasi", 20, _MONEY), Head("Serapan", 11, _PERCENT),
        Head("Indeks merit", 11, Format.INDEX.value), Head("IP ASN", 11, _DECIMAL),
        Head("SAKIP", 11, _DECIMAL), Head("Predikat", 10), Head("Keadaan", 16),
        Head("Berkas", 40),
    )  # fmt: skip
    names = (
        "NilaiKinerjaIku", "KategoriKinerjaIku", "NilaiKinerjaProgram", "TotalAnggaran",
        "TotalRealisasi", "SerapanTotal", "IndeksMerit", "NilaiIpAsn", "NilaiSakip",
        "PredikatSakip",
    )  # fmt: skip
    for group in picture.groups:
        page.block(
            said(group),
            heads,
            [
                (rank, one.shown, *(one.value(n) for n in names), one.state,
                 one.path)
                for rank, one in picture.ranked(group)
            ],
        )  # fmt: skip
    page.sheet.freeze_panes = "C4"


def heat_map(book: "Workbook", picture: Picture) -> None:
    """Write the sheet Peta Kategori: how many rows of each office fall into each class."""
    page = Page(
        book,
        "Peta Kategori",
        "Banyaknya indikator per kategori; warna makin tua makin banyak, per skala sendiri.",
    )
    tables = (("IKU", picture.categories("tblIKU")), ("Program", picture.categories("tblProgram")))
    for group, files in picture.groups.items():
        labels = files[0].labels
        heads = [Head("Instansi", 46)]
        heads += [Head(f"{name}: {label}", 13, _WHOLE) for name, _ in tables for label in labels]
        counts: list[tuple[Value, ...]] = [
            (one.shown, *(found[one.number][label]
                          for _, found in tables for label in labels))
            for one in sorted(files, key=lambda one: one.shown)
        ]  # fmt: skip
        top, last = page.block(said(group), heads, counts)
        for number in range(len(tables)) if labels else ():
            first = 2 + number * len(labels)
            area = (
                f"{column_letters(first)}{top + 1}:"
                f"{column_letters(first + len(labels) - 1)}{max(last, top + 1)}"
            )
            page.sheet.conditional_formatting.add(
                area,
                ColorScaleRule(  # type: ignore[no-untyped-call]
                    start_type="num", start_value=0, start_color=f"FF{colors.WHITE}",
                    end_type="max", end_color=f"FF{colors.CHART_SERIES[3]}",
                ),
            )  # fmt: skip
    page.sheet.freeze_panes = "B4"


def money_pages(book: "Workbook", picture: Picture) -> None:
    """Write the sheets Program and Jenis Belanja."""
    for title, purpose, totals in (
        ("Program", "Anggaran dan realisasi menurut nama program.", picture.programmes),
        ("Jenis Belanja", "Anggaran dan realisasi menurut jenis belanja.", picture.spending),
    ):
        page = Page(book, title, f"{purpose} Tahun yang berbeda tidak dijumlahkan bersama.")
        page.block(
            "",
            [Head("Tahun", 12, _YEAR), Head("Uraian", 60), *_MONEY_HEADS],
            [(one.year or "(kosong)", one.name, *_money(one)) for one in totals],
        )
        page.sheet.freeze_panes = "C5"


def distributions(book: "Workbook", picture: Picture) -> None:
    """Write the sheet Sebaran: how capaian and serapan are spread, with native charts."""
    page = Page(book, "Sebaran", "Banyaknya indikator per kelas capaian, dan instansi per serapan.")
    series = {said(group): picture.capaian(group) for group in picture.groups}
    _histogram(page, "Capaian indikator kinerja utama (%)", series)
    by_year: dict[str, list[float]] = {}
    for one in picture.counted:
        if (value := one.number_of("SerapanTotal")) is not None:
            by_year.setdefault(f"Tahun {one.year or '(kosong)'}", []).append(value)
    _histogram(page, "Serapan anggaran instansi (%)", dict(sorted(by_year.items())))


def _histogram(page: Page, title: str, series: dict[str, list[float]]) -> None:
    """Write a table of classes, a row for each series, and below it a chart of the largest."""
    filled = {name: values for name, values in series.items() if values}
    if not filled:
        return
    classes = list(zip(BINS, [*BINS[1:], None], strict=True))
    heads = [Head("Kelompok", 60), *(Head(_class(*one), 14, _WHOLE) for one in classes)]
    top, _ = page.block(
        title,
        heads,
        [
            (name, *(_inside(values, *one) for one in classes))
            for name, values in filled.items()
        ],
    )  # fmt: skip
    sizes = sorted(enumerate(filled.values()), key=lambda one: -len(one[1]))
    drawn = sorted(order for order, _ in sizes[:DRAWN])
    cut = len(filled) > DRAWN
    chart = BarChart()
    chart.type, chart.gapWidth = "col", 40
    chart.title = f"{title}: {DRAWN} kelompok terbesar" if cut else title
    chart.width, chart.height = 30, 9
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt = "0"
    last = 1 + len(classes)
    for number, order in enumerate(drawn):
        row = top + 1 + order
        item = SeriesFactory(
            Reference(page.sheet, min_col=1, max_col=last, min_row=row), title_from_data=True
        )
        item.graphicalProperties.solidFill = colors.CHART_SERIES[number % len(colors.CHART_SERIES)]
        chart.series.append(item)
    chart.set_categories(Reference(page.sheet, min_col=2, max_col=last, min_row=top))
    chart.legend.position = "b"
    page.sheet.add_chart(chart, f"A{page.row}")
    page.row += CHART_ROWS


def _class(low: float, high: float | None) -> str:
    if high is None:
        return f"{low:g} ke atas"
    return f"di bawah {high:g}" if low == BINS[0] else f"{low:g} sampai di bawah {high:g}"


def _inside(values: Sequence[float], low: float, high: float | None) -> int:
    first = low == BINS[0]
    return sum((first or value >= low) and (high is None or value < high) for value in values)


def findings(book: "Workbook", picture: Picture) -> None:
    """Write the sheet Temuan: the worst findings of each workbook, as its audit left them."""
    page = Page(book, "Temuan", "Temuan terberat tiap buku kerja menurut lembar Pemeriksaan-nya.")
    never = sum(not one.audited for one in picture.files if one.version is not None)
    if never:
        page.text(f"{never} buku kerja belum pernah diperiksa; jalankan lakip-xl periksa --tulis.")
        page.row += 1
    page.block(
        "",
        [
            Head("Berkas", 40), Head("Instansi", 40), Head("Tingkat", 12),
            Head("Aturan", 22), Head("Lembar", 16), Head("Sel", 9), Head("Pesan", 80),
        ],
        picture.findings(),
    )  # fmt: skip


def missing(book: "Workbook", picture: Picture) -> None:
    """Write the sheet Belum Masuk, where somebody has said who is expected."""
    if not picture.expected:
        return
    page = Page(book, "Belum Masuk", "Instansi yang ditunggu, belum ada berkas yang dihitung.")
    page.block("", [Head("Instansi", 60)], [(name,) for name in picture.missing])
    page.block(
        "Masuk tetapi tidak ada di daftar",
        [Head("Instansi", 60), Head("Berkas", 40)],
        [(one.shown, one.path) for one in picture.unexpected],
    )


def files(book: "Workbook", picture: Picture) -> None:
    """Write the sheet Berkas: every file with what became of it and why."""
    page = Page(book, "Berkas", "Setiap berkas, keadaannya, dan sebabnya.")
    page.block(
        "",
        [
            Head("Berkas", 44), Head("Keadaan", 18), Head("Ikut dijumlahkan", 12),
            Head("Instansi", 44), Head("Tahun", 9, _YEAR), Head("Versi templat", 9),
            Head("Skala", 20), Head("Metode", 20),
            Head("Sebab dan catatan", 90),
        ],
        [
            (one.path, one.state, "ya" if one.counts else "tidak", one.office or None, one.year,
             one.version, one.scale or None, one.method or None, " ".join(one.reasons) or None)
            for one in picture.files
        ],
    )  # fmt: skip
    page.sheet.freeze_panes = "B5"
