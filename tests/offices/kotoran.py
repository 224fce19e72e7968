"""The ways in which staff soil a workbook, each with the cell that spoils the figure."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from offices.buku_kantor import BukuKantor, Sel
from offices.kantor import Kantor


@dataclass(frozen=True)
class Kotoran:
    """A way of soiling: what it is called, what it types, and which headlines it touches."""

    nama: str
    kotori: Callable[[BukuKantor, Kantor], Sel]
    kena: tuple[str, ...]


def _daun(kantor: Kantor) -> int:
    return next(i for i, baris in enumerate(kantor.anggaran) if "Anggaran" in baris)


def _uang(judul: str, tulis: Callable[[int], object]) -> Callable[[BukuKantor, Kantor], Sel]:
    def kotori(buku: BukuKantor, kantor: Kantor) -> Sel:
        posisi = _daun(kantor)
        sel = buku.tempat["tblAnggaran", posisi, judul]
        buku.ketik(sel, tulis(int(str(kantor.anggaran[posisi][judul]))))
        return sel

    return kotori


def _kinerja(
    tabel: str, judul: str, isi: object, format_angka: str | None = None
) -> Callable[[BukuKantor, Kantor], Sel]:
    def kotori(buku: BukuKantor, _: Kantor) -> Sel:
        sel = buku.tempat[tabel, 0, judul]
        buku.ketik(sel, isi, format_angka)
        return sel

    return kotori


def _titik(angka: int) -> str:
    return f"{angka:,}".replace(",", ".")


PAGU = ("TotalAnggaran", "SerapanTotal", "SisaAnggaran")
HASIL = ("TotalRealisasi", "SerapanTotal", "SisaAnggaran")
IKU = ("NilaiKinerjaIku", "KategoriKinerjaIku")
PROGRAM = ("NilaiKinerjaProgram", "KategoriKinerjaProgram")

KOTORAN = (
    Kotoran("pagu sebagai teks bertitik", _uang("Anggaran", _titik), PAGU),
    Kotoran("pagu dengan Rp dan sen", _uang("Anggaran", lambda n: f"Rp {_titik(n)},00"), PAGU),
    Kotoran("realisasi sebagai teks polos", _uang("Realisasi", str), HASIL),
    Kotoran("realisasi berupa kata", _uang("Realisasi", lambda _: "belum ada"), HASIL),
    Kotoran("pagu berisi spasi", _uang("Anggaran", lambda _: "  "), PAGU),
    Kotoran("realisasi benar atau salah", _uang("Realisasi", lambda _: True), HASIL),
    Kotoran("realisasi IKU dengan satuan", _kinerja("tblIKU", "Realisasi", "98,11 %"), IKU),
    Kotoran("target IKU sebagai teks", _kinerja("tblIKU", "Target", "75"), IKU),
    Kotoran("realisasi IKU 95%", _kinerja("tblIKU", "Realisasi", 0.95, "0%"), IKU),
    Kotoran("target program 80,50%", _kinerja("tblProgram", "Target", 0.805, "0.00%"), PROGRAM),
    Kotoran(
        "realisasi IKU menjadi tanggal",
        _kinerja("tblIKU", "Realisasi", dt.date(2025, 4, 3), "dd/mm/yyyy"),
        IKU,
    ),
    Kotoran("tanggal sebagai teks", _kinerja("tblProgram", "Realisasi", "31/12/2025"), PROGRAM),
    Kotoran("capaian diketik di atas rumus", _kinerja("tblIKU", "Capaian", 100), IKU),
    Kotoran("rumus capaian tak dikenal", _kinerja("tblIKU", "Rumus", "naikk"), IKU),
)


def _tanpa_kode(buku: BukuKantor, kantor: Kantor) -> Sel:
    sel = buku.tempat["tblAnggaran", _daun(kantor), "Kode"]
    buku.ketik(sel, None)
    return sel


def _kode_ganda(buku: BukuKantor, kantor: Kantor) -> Sel:
    sel = buku.tempat["tblAnggaran", len(kantor.anggaran) - 1, "Kode"]
    buku.ketik(sel, kantor.anggaran[_daun(kantor)]["Kode"])
    return sel


def _dua_batas(buku: BukuKantor, _: Kantor) -> Sel:
    sheet, [pertama, kedua] = buku.batas_kelas()
    buku.ketik((sheet, kedua), buku.buku[sheet][pertama].value)
    return sheet, kedua


def _batas_teks(buku: BukuKantor, _: Kantor) -> Sel:
    sheet, [_, kedua] = buku.batas_kelas()
    buku.ketik((sheet, kedua), "> 70")
    return sheet, kedua


KOTORAN_SUSUNAN = (
    Kotoran("uang tanpa kode", _tanpa_kode, PAGU),
    Kotoran("kode ganda", _kode_ganda, PAGU),
    Kotoran("dua batas sama", _dua_batas, IKU),
    Kotoran("batas berupa teks", _batas_teks, IKU),
)
