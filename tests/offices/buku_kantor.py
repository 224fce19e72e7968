"""An office's figures typed into the blank workbook with openpyxl, as a script of theirs would."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

from offices.kantor import Baris, Kantor

Sel = tuple[str, str]
"""Sheet and address."""


class BukuKantor:
    """The workbook that is being filled, and where everything went."""

    def __init__(self, kosong: Path, kantor: Kantor, *, skala_diketik: bool = True) -> None:
        self.buku: Workbook = openpyxl.load_workbook(kosong, keep_vba=True)
        self.tempat: dict[tuple[str, int, str], Sel] = {}
        for nama, nilai in kantor.fields.items():
            sheet, alamat = self._bernama(nama)
            self.buku[sheet][alamat] = nilai
        self.isi("tblIKU", kantor.iku)
        self.isi("tblSasaran", [{"Sasaran": nama} for nama in kantor.sasaran])
        self.isi("tblProgram", kantor.program)
        self.isi("tblAnggaran", kantor.anggaran)
        if skala_diketik:
            self._skala(kantor)

    def pilih(self, nama: str, nilai: object) -> None:
        """Type into a named cell."""
        self.ketik(self._bernama(nama), nilai)

    def isi(self, nama: str, baris: Iterable[Baris]) -> None:
        """Fill a table from its first row, and let it grow where it is too short."""
        if not any(nama in lembar.tables for lembar in self.buku.worksheets):
            return  # a sheet the office does without
        lembar, tabel = self._tabel(nama)
        kiri, atas, kanan, bawah = _batas(tabel.ref)
        judul = {kolom.name: kiri + i for i, kolom in enumerate(tabel.tableColumns)}
        semua = list(baris)
        if atas + len(semua) > bawah:
            for nomor in range(bawah + 1, atas + len(semua) + 1):
                for kolom in range(kiri, kanan + 1):
                    asal = lembar.cell(bawah, kolom)
                    baru = lembar.cell(nomor, kolom)
                    baru._style = asal._style
                    if isinstance(asal.value, str) and asal.value.startswith("="):
                        baru.value = asal.value
            bawah = atas + len(semua)
            tabel.ref = f"{get_column_letter(kiri)}{atas}:{get_column_letter(kanan)}{bawah}"
            if tabel.autoFilter is not None:
                tabel.autoFilter.ref = tabel.ref
        for i, satu in enumerate(semua):
            for kolom, nomor in judul.items():
                self.tempat[nama, i, kolom] = (
                    lembar.title, f"{get_column_letter(nomor)}{atas + 1 + i}"
                )  # fmt: skip
                if kolom in satu:
                    lembar.cell(atas + 1 + i, nomor).value = satu[kolom]

    def ketik(self, sel: Sel, nilai: object, format_angka: str | None = None) -> None:
        """Type something else into a cell."""
        sasaran = self.buku[sel[0]][sel[1]]
        sasaran.value = nilai
        if format_angka is not None:
            sasaran.number_format = format_angka

    def simpan(self, path: Path) -> Path:
        self.buku.save(path)
        return path

    def _skala(self, kantor: Kantor) -> None:
        sheet, alamat = self._bernama("SkalaKategori")
        kiri, atas, kanan, bawah = _batas(alamat)
        lembar = self.buku[sheet]
        for nomor in range(atas, bawah + 1):
            kelas = kantor.skala[nomor - atas] if nomor - atas < len(kantor.skala) else ()
            for i, kolom in enumerate(range(kiri, kanan + 1)):
                lembar.cell(nomor, kolom).value = kelas[i] if kelas else None

    def batas_kelas(self) -> tuple[str, list[str]]:
        """Give the sheet of the scale, and the cells of its two highest bounds."""
        sheet, alamat = self._bernama("SkalaKategori")
        kiri, atas, _, _ = _batas(alamat)
        return sheet, [f"{get_column_letter(kiri)}{nomor}" for nomor in (atas, atas + 1)]

    def _bernama(self, nama: str) -> Sel:
        [(sheet, alamat)] = self.buku.defined_names[nama].destinations
        return sheet, alamat.replace("$", "")

    def _tabel(self, nama: str) -> "tuple[Worksheet, Table]":
        return next((w, w.tables[nama]) for w in self.buku.worksheets if nama in w.tables)


def _batas(alamat: str) -> tuple[int, int, int, int]:
    """Give the edges of an area: left, upper, right, lower."""
    kiri, atas, kanan, bawah = (int(satu or 0) for satu in range_boundaries(alamat))
    return kiri, atas, kanan, bawah
