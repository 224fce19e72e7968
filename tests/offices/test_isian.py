"""What is missing, misspelt or not used: said once, at the cell, and only where it matters."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.workbook.audit import find
from lakip_xl.audit.workbook.book import read_book
from offices.buku_kantor import BukuKantor
from offices.kantor import Kantor, kantor
from offices.test_kantor import berat, kosong

__all__ = ["kosong"]

Ubah = Callable[[Kantor], object]


def periksa(kosong: Path, tmp_path: Path, satu: Kantor) -> list[Finding]:
    path = BukuKantor(kosong, satu).simpan(tmp_path / "kantor.xlsm")
    return list(find(read_book(path)))


def hapus(nama: str, judul: str, posisi: int = 0) -> Ubah:
    return lambda satu: getattr(satu, nama)[posisi].update({judul: None})


UBAHAN: dict[str, tuple[Ubah, str, str]] = {
    "nama instansi": (lambda k: k.fields.update(NamaInstansi=None), "isian-kosong", "peringatan"),
    "tahun": (lambda k: k.fields.update(TahunLaporan=None), "isian-kosong", "peringatan"),
    "target": (hapus("iku", "Target"), "isian-kosong", "peringatan"),
    "realisasi": (hapus("program", "Realisasi", 1), "realisasi-kosong", "peringatan"),
    "satuan": (hapus("program", "Satuan"), "isian-kosong", "peringatan"),
    "jenis": (hapus("iku", "Jenis", 1), "isian-kosong", "peringatan"),
    "sasaran kosong": (lambda k: k.sasaran.clear(), "sasaran-tidak-cocok", "peringatan"),
    "sasaran lain": (
        lambda k: k.sasaran.append("Sesuatu yang sama sekali lain"),
        "sasaran-tidak-cocok",
        "peringatan",
    ),
    "sasaran salah ketik": (
        lambda k: k.sasaran.__setitem__(0, k.sasaran[0].replace("a", "aa", 1)),
        "sasaran-tidak-cocok",
        "galat",
    ),
    "baris jumlah": (
        lambda k: k.anggaran.append({"Kode": "JUMLAH", "Anggaran": 5, "Realisasi": 4}),
        "baris-jumlah",
        "galat",
    ),
    "tingkat keliru": (
        lambda k: k.anggaran[2].update(Tingkat="Kegiatan"), "tingkat-kode", "peringatan"
    ),

    "persen sebagai pecahan": (
        lambda k: k.iku[0].update(Satuan="%", Target=95, Realisasi=0.94, Rumus=None),
        "persen-pecahan",
        "galat",
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", UBAHAN)
def test_it_is_named_once_and_nothing_else_is(kosong: Path, tmp_path: Path, nama: str) -> None:
    satu = kantor(3)
    ubah, aturan, tingkat = UBAHAN[nama]
    ubah(satu)
    temuan = [t for t in periksa(kosong, tmp_path, satu) if t.aturan == aturan]
    assert [t.tingkat.value for t in temuan][:1] == [tingkat]
    assert all(t.sheet and t.sel for t in temuan)


def test_a_cancelled_row_is_named_at_its_zero(kosong: Path, tmp_path: Path) -> None:
    satu = kantor(1)
    satu.anggaran[2].update(Anggaran=0, Realisasi=0)
    satu.iku[0].update(Target=0, Realisasi=0)
    temuan = [t for t in periksa(kosong, tmp_path, satu) if t.aturan == "pembagi-nol"]
    assert [(t.sheet, t.kolom) for t in temuan] == [("IKU", "Target"), ("Anggaran", "Anggaran")]


def test_many_blanks_are_one_finding(kosong: Path, tmp_path: Path) -> None:
    satu = kantor(3)
    for baris in satu.program:
        baris["Satuan"] = None
    [temuan] = [t for t in periksa(kosong, tmp_path, satu) if t.aturan == "isian-kosong"]
    assert str(len(satu.program)) in temuan.pesan


@pytest.mark.parametrize("benih", range(3))
def test_blanks_and_case_make_no_other_level(kosong: Path, tmp_path: Path, benih: int) -> None:
    satu = kantor(benih)
    for tabel in (satu.anggaran, satu.program):
        for baris in tabel:
            baris["Tingkat"] = f" {str(baris['Tingkat']).upper()} "
    temuan = periksa(kosong, tmp_path, satu)
    assert [t for t in temuan if t.aturan in ("tingkat-kode", "pilihan", "kode-tanpa-induk")] == []


@pytest.mark.parametrize(("benih", "banyak"), [(4, 0), (5, 0), (6, 160)])
def test_the_ministrys_codes_raise_nothing(
    kosong: Path, tmp_path: Path, benih: int, banyak: int
) -> None:
    satu = kantor(benih, kementerian=True, subkegiatan=banyak)
    assert berat(periksa(kosong, tmp_path, satu)) == []


@pytest.mark.parametrize("hilang", [["SAKIP"], ["Sistem Merit", "IP ASN", "SAKIP"]])
def test_sheets_that_an_office_deleted_raise_nothing(
    kosong: Path, tmp_path: Path, hilang: list[str]
) -> None:
    buku = BukuKantor(kosong, kantor(2))
    for nama in hilang:
        del buku.buku[nama]
    temuan = list(find(read_book(buku.simpan(tmp_path / "tanpa.xlsm"))))
    assert berat(temuan) == []


def test_unused_sheets_may_be_hidden(kosong: Path, tmp_path: Path) -> None:
    buku = BukuKantor(kosong, kantor(2))
    for nama in ("Sistem Merit", "IP ASN", "SAKIP"):
        buku.buku[nama].sheet_state = "hidden"
    assert berat(list(find(read_book(buku.simpan(tmp_path / "sembunyi.xlsm"))))) == []


def test_a_code_that_lost_its_zero_is_named_with_the_code_that_was_meant(
    kosong: Path, tmp_path: Path
) -> None:
    satu = kantor(2)
    satu.anggaran = [
        {"Kode": "1", "Tingkat": "Program", "Uraian": "Program"},
        *({"Kode": f"1.{n}", "Tingkat": "Kegiatan", "Uraian": f"Kegiatan {n}",
           "Anggaran": 1000 * n, "Realisasi": 900 * n} for n in range(1, 12)),
    ]  # fmt: skip
    satu.anggaran[10]["Kode"] = 1.1
    [temuan] = [t for t in periksa(kosong, tmp_path, satu) if t.aturan == "kode-angka"]
    assert (temuan.tingkat.value, temuan.dihitung) == ("galat", "1.10")
