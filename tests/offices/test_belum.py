"""What holds once levels follow from codes and no value is left out of a sum without an error."""

from pathlib import Path

import pytest

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.workbook.audit import find
from lakip_xl.audit.workbook.book import AuditedBook, read_book
from lakip_xl.rules.errors import ErrorValue
from offices.buku_kantor import BukuKantor
from offices.hakim import nilai_sasaran, putusan
from offices.kantor import SKALA_LIMA, Kantor, kantor
from offices.kotoran import KOTORAN, KOTORAN_SUSUNAN, Kotoran
from offices.test_kantor import berat, kosong

__all__ = ["kosong"]

TAK_TERLIHAT = (
    "target program 80,50%", "realisasi IKU menjadi tanggal", "capaian diketik di atas rumus",
)  # fmt: skip
"""A number's format, and a value in place of a formula, are out of a formula's sight."""


def salah(buku: AuditedBook, satu: Kantor) -> dict[str, tuple[object, object]]:
    """Give the headlines that are neither right nor an error: what they are, and should be."""
    hasil: dict[str, tuple[object, object]] = {}
    for nama, isi in putusan(satu).items():
        nilai = buku.fields[nama].value
        benar = isi if isinstance(isi, str) else pytest.approx(isi, rel=1e-12)
        if nilai != benar and not isinstance(nilai, ErrorValue):
            hasil[nama] = (nilai, isi)
    return hasil


def bersih(kosong: Path, tmp_path: Path, satu: Kantor) -> AuditedBook:
    return read_book(BukuKantor(kosong, satu).simpan(tmp_path / "bersih.xlsm"))


@pytest.mark.parametrize("benih", range(4))
def test_a_scale_of_the_offices_own(kosong: Path, tmp_path: Path, benih: int) -> None:
    satu = kantor(benih, skala=SKALA_LIMA)
    buku = bersih(kosong, tmp_path, satu)
    assert salah(buku, satu) == {}
    assert berat(list(find(buku))) == []


@pytest.mark.parametrize(("benih", "banyak"), [(1, 0), (2, 0), (3, 160)])
def test_the_ministrys_codes(kosong: Path, tmp_path: Path, benih: int, banyak: int) -> None:
    satu = kantor(benih, kementerian=True, subkegiatan=banyak)
    buku = bersih(kosong, tmp_path, satu)
    assert salah(buku, satu) == {}
    assert berat(list(find(buku))) == []


@pytest.mark.parametrize("benih", range(4))
def test_levels_follow_from_codes_whatever_is_typed(
    kosong: Path, tmp_path: Path, benih: int
) -> None:
    satu = kantor(benih)
    for nomor, baris in enumerate(satu.anggaran):
        baris["Tingkat"] = (None, f"{baris['Tingkat']} ", str(baris["Tingkat"]).upper())[nomor % 3]
    buku = bersih(kosong, tmp_path, satu)
    assert salah(buku, satu) == {}
    assert berat(list(find(buku))) == []


@pytest.mark.parametrize("benih", range(4))
def test_sasaran_as_printed_tables_have_them(kosong: Path, tmp_path: Path, benih: int) -> None:
    """Only in the first row of a group, with blanks that nobody sees."""
    satu = kantor(benih)
    harapan = nilai_sasaran(satu)
    lama = ""
    for baris in satu.iku:
        nama = str(baris["Sasaran"])
        baris["Sasaran"] = None if nama == lama else f" {nama.replace(' ', '  ')} "
        lama = nama
    buku = bersih(kosong, tmp_path, satu)
    tabel = {
        b.text("Sasaran"): (b.number("Jumlah Indikator"), b.number("Nilai"), b.text("Kategori"))
        for b in buku.tables["tblSasaran"]
    }
    for nama, (banyak, nilai, kategori) in harapan.items():
        assert tabel[nama][0::2] == (banyak, kategori)
        assert tabel[nama][1] == pytest.approx(nilai)
    assert berat(list(find(buku))) == []


@pytest.mark.parametrize("kotoran", [*KOTORAN, *KOTORAN_SUSUNAN], ids=lambda k: k.nama)
def test_a_spoilt_figure_is_a_visible_error(kosong: Path, tmp_path: Path, kotoran: Kotoran) -> None:
    """Whatever is spoilt is an error where it is shown; what is not touched stays right."""
    satu = kantor(len(kotoran.nama))
    buku = BukuKantor(kosong, satu)
    sel = kotoran.kotori(buku, satu)
    hasil = read_book(buku.simpan(tmp_path / "kotor.xlsm"))
    lain = {nama: isi for nama, isi in salah(hasil, satu).items() if nama in kotoran.kena}
    if lain:  # what no formula can see must be one of few, and refuses the report
        assert kotoran.nama in TAK_TERLIHAT
        galat = [(t.sheet, t.sel) for t in find(hasil) if t.tingkat is Severity.GALAT]
        assert sel in galat
