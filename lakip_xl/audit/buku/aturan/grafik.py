"""Charts that stop before the last row of the table they draw."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.package.addresses import Area, address, parse_area
from lakip_xl.package.workbook import Table
from lakip_xl.package.xml import local

_VALUES = ("val", "yVal", "bubbleSize")
"""The elements of a series that hold its figures."""


@rule(
    "grafik-kurang",
    Tingkat.INFO,
    tujuan="Grafik memuat semua baris tabel yang digambarnya.",
    dasar="Rentang grafik tidak ikut memanjang bila baris ditambahkan di luar Excel; baris "
    "berikutnya diam-diam tidak tergambar.",
    contoh="Grafik merujuk IKU!$J$9:$J$12, padahal tblIKU terisi sampai baris 15.",
)
def periksa_grafik(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find charts over the first rows of a table that has filled rows below; one finding each."""
    for nama, lembar in buku.lembar.items():
        for gambar in buku.workbook.package.related(lembar.sheet.part, "drawing"):
            for bagian in buku.workbook.package.related(gambar, "chart"):
                akar = buku.workbook.package.xml(bagian)
                kurang = [satu for satu in _kurang(buku, nama, akar) if satu is not None]
                if kurang:
                    yield _temuan(buku, nama, _judul(akar), kurang, temuan)


def _temuan(
    buku: Buku, di: str, judul: str, kurang: list[tuple[Table, Area, int]], temuan: Pembuat
) -> Temuan:
    tabel, area, terakhir = max(kurang, key=lambda satu: satu[2])
    kenal = buku.tabel.get(tabel.name)
    sebut = f'Grafik "{judul}"' if judul else "Grafik"
    banyak = terakhir - area.last_row
    return temuan(
        Letak(
            tabel=kenal.skema.report_table if kenal else None,
            kunci=judul or None,
            sheet=tabel.sheet,
            sel=address(area.last_row + 1, area.first_column),
        ),
        f"{sebut} di lembar {di} berhenti di baris {area.last_row}, padahal {tabel.name} terisi "
        f"sampai baris {terakhir}: {banyak} baris tidak tergambar. Panjangkan rentang data "
        "grafiknya (Pilih Data di Excel).",
    )


def _kurang(buku: Buku, di: str, akar: ET.Element) -> Iterator[tuple[Table, Area, int] | None]:
    for seri in (satu for satu in akar.iter() if local(satu.tag) == "ser"):
        for nilai in (satu for satu in seri if local(satu.tag) in _VALUES):
            for rumus in (satu for satu in nilai.iter() if local(satu.tag) == "f"):
                yield _terlewat(buku, di, rumus.text or "")


def _terlewat(buku: Buku, di: str, rujukan: str) -> tuple[Table, Area, int] | None:
    """Give the table, the range and the last filled row, of a range that stops before it."""
    sheet, tanda, sel = rujukan.rpartition("!")
    nama = sheet.strip("'").replace("''", "'") if tanda else di
    try:
        area = parse_area(sel)
    except ValueError:
        return None  # a name, or ranges joined: its makers know what they draw
    if area.first_column != area.last_column:
        return None
    for tabel in buku.workbook.tables:
        data = tabel.data
        lembar = buku.lembar.get(tabel.sheet)
        if lembar is None or tabel.sheet.casefold() != nama.casefold():
            continue
        # From the first row on: a chart of some rows in the middle was meant so.
        if area.first_row == data.first_row and data.holds(area.last_row, area.first_column):
            terakhir = next(
                (
                    baris
                    for baris in range(data.last_row, area.last_row, -1)
                    if lembar.nilai(baris, area.first_column) not in (None, "")
                ),
                None,
            )
            return None if terakhir is None else (tabel, area, terakhir)
    return None


def _judul(akar: ET.Element) -> str:
    """Give the text of the chart's own title."""
    bagan = next((satu for satu in akar.iter() if local(satu.tag) == "chart"), None)
    judul = [satu for satu in (bagan if bagan is not None else ()) if local(satu.tag) == "title"]
    return "".join(t.text or "" for satu in judul for t in satu.iter() if local(t.tag) == "t")
