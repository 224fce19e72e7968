"""How performance is measured: the formulas that the rows use, the scale, the sasaran's score."""

from collections.abc import Iterator

from lakip_xl.report.blocks import Align, Block, Column, Heading, Ref, Row, Table, body, item
from lakip_xl.report.figures.book import Book, derived
from lakip_xl.rules.capaian import RUMUS_BAKU, Rumus
from lakip_xl.rules.format import tulis_angka, tulis_ukuran
from lakip_xl.rules.sasaran import Metode
from lakip_xl.rules.skala import Kelas, Skala

KEY = "skala"

_FORMULAS = {
    Rumus.NAIK: "makin tinggi realisasi makin baik; realisasi dibagi target, dikalikan seratus",
    Rumus.TURUN: "makin rendah realisasi makin baik; dua kali target dikurangi realisasi, "
    "dibagi target, dikalikan seratus",
    Rumus.TURUN_RASIO: "makin rendah realisasi makin baik; target dibagi realisasi, "
    "dikalikan seratus",
    Rumus.STABIL: "paling baik tepat pada target; seratus dikurangi besarnya penyimpangan dari "
    "target dalam persen",
    Rumus.RENTANG: "seratus bila realisasi di dalam rentang target; di luarnya, realisasi dibagi "
    "batas yang dilewatinya, dikalikan seratus",
}

_METHODS = {
    Metode.RATA_KELOMPOK: (
        "Metode Rata-Rata Data Kelompok",
        "rata-rata nilai mean kategori semua indikatornya (Metode Rata-Rata Data Kelompok)",
    ),
    Metode.RATA_CAPAIAN: ("rata-rata capaian", "rata-rata capaian semua indikatornya"),
    Metode.RATA_TERTIMBANG: (
        "rata-rata tertimbang capaian",
        "rata-rata capaian semua indikatornya menurut bobotnya",
    ),
}
"""The name of each method, and what the score of a sasaran is by it."""


def method(book: Book) -> Iterator[Block]:
    """Explain what the figures of this chapter mean."""
    if not any(line.has("Capaian") for one in ("tblIKU", "tblProgram") for line in book.lines(one)):
        return
    yield Heading(3, "", "Cara mengukur kinerja")
    yield body(
        "Capaian membandingkan realisasi dengan target yang diperjanjikan. Rumusnya ditetapkan "
        "untuk setiap indikator menurut sifatnya:"
    )
    for rumus in _used(book):
        yield item(f"rumus {rumus.value}: {_FORMULAS[rumus]}.")
    if bounds := bounds_note(book):
        yield body(bounds)
    scale = book.scale
    if scale is None:
        return
    yield body(
        "Capaian dibulatkan dua desimal, lalu dikategorikan menurut skala pada ",
        Ref(KEY),
        f". Nilai sebuah sasaran adalah {_METHODS[_chosen(book)][1]}, dan nilai itu "
        "dikategorikan lagi pada skala yang sama.",
    )
    yield _table(scale)


def method_name(book: Book) -> str:
    """Name the office's method of scoring, within a sentence."""
    return _METHODS[_chosen(book)][0]


def bounds_note(book: Book) -> str:
    """Say between which bounds the office keeps every capaian; "" where it sets none."""
    limits = [
        f"paling {word} {tulis_ukuran(limit, '%')}"
        for word, name in (("rendah", "CapaianMin"), ("tinggi", "CapaianMaks"))
        if (limit := book.number(name)) is not None
    ]
    return f"Capaian dibatasi {' dan '.join(limits)}." if limits else ""


def _chosen(book: Book) -> Metode:
    chosen = book.text("MetodeSasaran").strip().casefold()
    return next((one for one in Metode if one.value == chosen), Metode.RATA_KELOMPOK)


def _used(book: Book) -> list[Rumus]:
    names = {
        line.text("Rumus").strip().casefold() or RUMUS_BAKU.value
        for table in ("tblIKU", "tblProgram")
        for line in book.lines(table)
    }
    return [rumus for rumus in _FORMULAS if rumus.value in names] or [RUMUS_BAKU]


def _table(scale: Skala) -> Table:
    with_mean = any(one.mean is not None for one in scale.kelas)
    means = (Column("Nilai mean", 3, Align.RIGHT),) if with_mean else ()
    return Table(
        KEY,
        "Skala kategori capaian",
        (Column("Rentang capaian (%)", 4, Align.CENTER), Column("Kategori", 5), *means),
        tuple(
            Row(
                (
                    derived(f"Rentang {order + 1}", class_range(scale, order)),
                    derived(f"Kategori {order + 1}", one.label),
                    *((derived(f"Mean {order + 1}", _mean(one)),) if with_mean else ()),
                ),
                one.label,
            )
            for order, one in enumerate(scale.kelas)
        ),
    )


def _mean(one: Kelas) -> str:
    return "" if one.mean is None else tulis_angka(one.mean)


def class_range(scale: Skala, order: int) -> str:
    """Write the range of a class, from its own lower bound to that of the class above.

    >>> from lakip_xl.schemes import LAKIP
    >>> [class_range(LAKIP, order) for order in range(4)]
    ['> 85', '70 < x ≤ 85', '55 < x ≤ 70', '≤ 55']
    """
    own = scale.kelas[order]
    above = scale.kelas[order - 1] if order else None
    lowest = order == len(scale.kelas) - 1
    upper = "" if above is None or above.batas is None else tulis_angka(above.batas)
    below = "<" if above is not None and above.termasuk else "≤"
    lower = "" if own.batas is None or lowest else tulis_angka(own.batas)
    if not lower:
        return f"{below} {upper}" if upper else "semua nilai"
    if not upper:
        return f"{'≥' if own.termasuk else '>'} {lower}"
    return f"{lower} {'≤' if own.termasuk else '<'} x {below} {upper}"
