"""A table of the book as the rules see it: in the report's terms, and in those of findings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lakip_xl.audit.cetak import AngkaCetak, baca
from lakip_xl.audit.table.model import Cell
from lakip_xl.audit.temuan import Letak
from lakip_xl.package.formats import NumberFormat
from lakip_xl.package.values import CellValue
from lakip_xl.rules.format import DESIMAL_TERBANYAK, tulis_angka
from lakip_xl.rules.pembulatan import bulatkan_desimal, desimal15
from lakip_xl.workbook.book.tables import BookRow, BookTable
from lakip_xl.workbook.book.tables import number_of as angka_dari
from lakip_xl.workbook.schema.model import Table

__all__ = ["Baris", "TabelBuku", "angka_dari", "kunci", "nomor_tabel", "sel_dari"]

BANYAK = 4
"""From this many figures on, a column has digits of its own."""
NOMOR = {
    "tblAspekMerit": "3.9",
    ("tblAnggaran", "Tercetak Anggaran PK"): "2.4",
}
"""Tables and columns whose figures stand in another table of the report than the schema says."""


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the book, under the names that the rules use."""

    isi: BookRow

    @property
    def nomor(self) -> int:
        """The row of the sheet."""
        return self.isi.row

    @property
    def nilai(self) -> Mapping[str, CellValue]:
        """By the schema's titles; columns that the workbook lacks are blank."""
        return self.isi.values

    def teks(self, judul: str) -> str:
        """Give a cell as text, whole numbers without decimals; "" for a blank."""
        return self.isi.text(judul)

    def angka(self, judul: str) -> float | None:
        """Give a cell that holds a number."""
        return self.isi.number(judul)


class TabelBuku:
    """A table of the book, under the names that the rules use; its cells as findings name them."""

    def __init__(self, isi: BookTable) -> None:
        self.isi = isi
        self.skema, self.berkas = isi.schema, isi.file
        self.kolom, self.ganti_nama = isi.columns, isi.renamed
        self._letak: dict[tuple[int, str], Letak] = {}

    @cached_property
    def baris(self) -> tuple[Baris, ...]:
        """The filled rows."""
        return tuple(map(Baris, self.isi.rows))

    def __iter__(self) -> Iterator[Baris]:
        return iter(self.baris)

    @property
    def hilang(self) -> list[str]:
        """The titles that the workbook lacks, though its version of the template has them."""
        return self.isi.missing

    def number_format(self, baris: Baris, judul: str) -> NumberFormat:
        """Give the number format of a cell: is its number a percentage, or a date?"""
        return self.isi.number_format(baris.isi, judul)

    def letak(self, baris: Baris, judul: str) -> Letak:
        """Tell where a figure stands, in the report's terms and in the workbook's."""
        tempat = baris.nomor, judul
        if tempat not in self._letak:
            self._letak[tempat] = Letak(
                tabel=nomor_tabel(self.skema, judul),
                kunci=kunci(self.skema, baris),
                kolom=judul,
                sheet=self.berkas.sheet,
                sel=self.isi.address(baris.isi, judul),
            )
        return self._letak[tempat]

    def sel(self, baris: Baris, judul: str, satuan: str = "") -> Cell:
        """Give a cell as the figure that relations and rules read.

        Args:
            baris: The row.
            judul: The schema's title of the column.
            satuan: The unit of the row, for a cell that holds a bare number.
        """
        return sel_dari(self.letak(baris, judul), baris.nilai.get(judul), satuan)

    def tercetak(self, judul: str) -> list[Cell]:
        """Give the figures of a printed column, row by row, with the digits of their column.

        A cell cannot hold the zeros of 66.00. Where most of a column is printed to two decimals,
        the other figures were too.
        """
        semua = [self.sel(baris, judul) for baris in self]
        angka = [sel.number for sel in semua if sel.number is not None]
        desimal, banyak = Counter(a.desimal for a in angka).most_common(1)[0] if angka else (0, 0)
        if len(angka) < BANYAK or banyak <= len(angka) / 2:
            return semua
        return [
            replace(sel, number=replace(sel.number, desimal=desimal))
            if sel.number is not None and sel.number.desimal < desimal
            else sel
            for sel in semua
        ]


def nomor_tabel(skema: Table, judul: str) -> str | None:
    """Give the number of the report's table in which a column is printed."""
    khusus = NOMOR.get((skema.name, judul)) or NOMOR.get(skema.name)
    return khusus or skema.report_table


def kunci(skema: Table, baris: Baris) -> str:
    """Name a row as the findings do: by its code, its number or its name."""
    match skema.name:
        case "tblMerit":
            return f"{baris.teks('Aspek')}.{baris.teks('Indikator')}"
        case "tblProgram" if baris.teks("Kode Cetak"):
            return "/".join(filter(None, (baris.teks("No Program"), baris.teks("Kode Cetak"))))
        case _:
            return baris.teks(skema.columns[0].title) or f"baris {baris.nomor}"


def sel_dari(letak: Letak, nilai: CellValue, satuan: str = "") -> Cell:
    """Give a cell's value as a figure with its place.

    Example:
        >>> sel_dari(Letak(), 1167.0, "Orang").number.satuan, sel_dari(Letak(), None).blank
        ('Orang', True)
    """
    angka = angka_dari(nilai)
    if angka is not None:
        return Cell(tulis_angka(angka, DESIMAL_TERBANYAK), angka_sel(angka, satuan), letak)
    teks = "" if nilai is None else str(nilai)
    return Cell(teks, baca(teks) if isinstance(nilai, str) else None, letak)


def angka_sel(angka: float, satuan: str = "") -> AngkaCetak:
    """Give a cell's number with the digits that it shows, ten decimals at most.

    Example:
        >>> angka_sel(95.67).desimal, angka_sel(4317165739.0).desimal
        (2, 0)
    """
    terbaca = bulatkan_desimal(angka, DESIMAL_TERBANYAK)
    eksponen = desimal15(terbaca).normalize().as_tuple().exponent
    desimal = max(0, -eksponen) if isinstance(eksponen, int) else 0
    return AngkaCetak(tulis_angka(angka, DESIMAL_TERBANYAK), terbaca, desimal, satuan)
