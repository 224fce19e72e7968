"""What would leave a figure out of a mean or a sum, or spoil it unseen, is named at its cell."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.workbook.audit import find
from lakip_xl.audit.workbook.book import read_book
from offices.buku_kantor import BukuKantor, Sel
from offices.kantor import kantor
from offices.test_kantor import kosong

__all__ = ["kosong"]

Kotori = Callable[[BukuKantor], Sel]


SETARA = 100 / len(kantor(3).iku)


def temuan(kosong: Path, tmp_path: Path, *kotori: Kotori) -> tuple[list[Finding], list[Sel]]:
    satu = kantor(3)
    for baris in satu.iku:
        baris["Bobot"] = SETARA
    buku = BukuKantor(kosong, satu, skala_diketik=skala_pecahan in kotori)
    sel = [kotor(buku) for kotor in kotori]
    return list(find(read_book(buku.simpan(tmp_path / "kantor.xlsm")))), sel


def ketik(tabel: str, judul: str, isi: object, format_angka: str | None = None) -> Kotori:
    def kotori(buku: BukuKantor) -> Sel:
        sel = buku.tempat[tabel, 0, judul]
        buku.ketik(sel, isi, format_angka)
        return sel

    return kotori


def pilih(nama: str, isi: object) -> Kotori:
    def kotori(buku: BukuKantor) -> Sel:
        buku.pilih(nama, isi)
        return buku._bernama(nama)

    return kotori


def di_bawah(tabel: str, jarak: int, *isi: object) -> Kotori:
    """Type a row so many rows below a table."""

    def kotori(buku: BukuKantor) -> Sel:
        lembar, milik = buku._tabel(tabel)
        baris = int(milik.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) + jarak
        for kolom, satu in enumerate(isi, 2):
            lembar.cell(baris, kolom).value = satu  # type: ignore[assignment]  # any scalar
        return lembar.title, f"B{baris}"

    return kotori


def skala_pecahan(buku: BukuKantor) -> Sel:
    sheet, sel = buku.batas_kelas()
    for baris in buku.buku[sheet].iter_rows(min_row=17, max_row=26, min_col=2, max_col=2):
        if isinstance(baris[0].value, int | float):
            baris[0].value /= 100
    return sheet, sel[0]


SUSULAN = ("9", "Program", "Program susulan", 5_000_000, 4_000_000)
TERTIMBANG = pilih("MetodeSasaran", "rata tertimbang")


@pytest.mark.parametrize(
    ("kotori", "aturan", "tingkat"),
    [
        (ketik("tblIKU", "Capaian", None), "rumus-hilang", "galat"),
        (ketik("tblIKU", "Penjelasan", None), "rumus-hilang", "peringatan"),
        (ketik("tblIKU", "Capaian", "=ROUND(I9/H9*50,0)"), "rumus-berbeda", "galat"),
        (pilih("NilaiKinerjaIku", "=SUM(tblIKU[Capaian])"), "rumus-berbeda", "galat"),
        (di_bawah("tblAnggaran", 1, *SUSULAN), "baris-di-luar-tabel", "galat"),
        (di_bawah("tblAnggaran", 3, *SUSULAN), "baris-di-luar-tabel", "galat"),
        (di_bawah("tblAnggaran", 1, "Jumlah", None, None, 9_000_000, 1),
         "baris-di-luar-tabel", "peringatan"),
        (pilih("MetodeSasaran", "rata-rata saja"), "pilihan", "galat"),
        (pilih("SkalaPilihan", "Permendagri"), "pilihan", "galat"),
        (skala_pecahan, "skala-pengaturan", "galat"),
        (ketik("tblIKU", "Indikator", None), "isian-kosong", "peringatan"),
    ],
)  # fmt: skip
def test_it_is_named(
    kosong: Path, tmp_path: Path, kotori: Kotori, aturan: str, tingkat: str
) -> None:
    semua, [sel] = temuan(kosong, tmp_path, kotori)
    milik = [t for t in semua if t.aturan == aturan]
    assert [(t.sheet, t.sel, t.tingkat.value) for t in milik] == [(*sel, tingkat)]


@pytest.mark.parametrize("nama", ["MetodeSasaran", "SkalaPilihan", "KebijakanNol"])
def test_an_unknown_choice_is_the_only_galat(kosong: Path, tmp_path: Path, nama: str) -> None:
    semua, [sel] = temuan(kosong, tmp_path, pilih(nama, "entah"))
    assert {(t.sheet, t.sel) for t in semua if t.tingkat.value == "galat"} == {sel}


@pytest.mark.parametrize(
    ("bobot", "tingkat"), [(None, "galat"), (SETARA + 5, "peringatan"), (4000, None)]
)  # fmt: skip
def test_weights_are_looked_at_where_they_count(
    kosong: Path, tmp_path: Path, bobot: float | None, tingkat: str | None
) -> None:
    semua, [_, sel] = temuan(kosong, tmp_path, TERTIMBANG, ketik("tblIKU", "Bobot", bobot))
    milik = [(t.sheet, t.sel, t.tingkat.value) for t in semua if t.aturan == "isian-kosong"]
    assert milik == ([(*sel, tingkat)] if tingkat else [])
    semua, _ = temuan(kosong, tmp_path, ketik("tblIKU", "Bobot", bobot))
    assert [t for t in semua if t.aturan == "isian-kosong"] == []


def test_nothing_done_where_less_is_better_has_no_ratio(kosong: Path, tmp_path: Path) -> None:
    kotori = (ketik("tblIKU", "Rumus", "turun_rasio"), ketik("tblIKU", "Realisasi", 0))
    semua, [_, sel] = temuan(kosong, tmp_path, *kotori)
    assert [(t.sheet, t.sel) for t in semua if t.aturan == "pembagi-nol"] == [sel]


def test_an_amount_in_another_unit_is_named(kosong: Path, tmp_path: Path) -> None:
    def jutaan(buku: BukuKantor) -> Sel:
        sel = buku.tempat["tblAnggaran", 2, "Anggaran"]
        buku.ketik(sel, 4312.5)
        return sel

    semua, [sel] = temuan(kosong, tmp_path, jutaan)
    milik = [(t.sheet, t.sel) for t in semua if t.aturan == "isian-kosong"]
    assert milik == [sel]


def test_a_name_of_two_rows_is_told_where_it_is_referred_to(kosong: Path, tmp_path: Path) -> None:
    satu = kantor(3)
    nama = satu.iku[0]["Indikator"]
    satu.iku[1]["Indikator"] = nama
    buku = BukuKantor(kosong, satu)
    buku.isi("tblPerbandingan", [{"No": 1, "Indikator": nama, "Dasar": "Capaian"}])
    semua = list(find(read_book(buku.simpan(tmp_path / "ganda.xlsm"))))
    milik = [t for t in semua if t.aturan == "pilihan"]
    assert [(t.sheet, t.kolom) for t in milik] == [("Perbandingan", "Indikator")]
