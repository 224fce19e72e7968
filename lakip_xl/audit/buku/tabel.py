"""A table of the workbook as the rules see it: rows by the schema's titles, with addresses.

Where ``workbook.records`` insists on the template, the audit has to say something useful of a
workbook that left it: columns that are missing or were renamed are noted, not refused.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lakip_xl.audit.cetak import AngkaCetak, baca
from lakip_xl.audit.model import Sel
from lakip_xl.audit.temuan import Letak
from lakip_xl.package.addresses import address
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Table as TabelBerkas
from lakip_xl.rules.format import DESIMAL_TERBANYAK, tulis_angka
from lakip_xl.rules.pembulatan import bulatkan_desimal, desimal15
from lakip_xl.workbook.schema.model import Table

NOMOR = {
    "tblAspekMerit": "3.9",
    ("tblAnggaran", "Tercetak Anggaran PK"): "2.4",
}
"""Tables and columns whose figures stand in another table of the report than the schema says."""

AmbilNilai = Callable[[int, int], CellValue]
"""Gives the value of a cell by row and column."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One filled row."""

    nomor: int
    """The row of the sheet."""
    nilai: Mapping[str, CellValue]
    """By the schema's titles; columns that the workbook lacks are blank."""

    def teks(self, judul: str) -> str:
        """Give a cell as text, whole numbers without decimals; "" for a blank."""
        nilai = self.nilai.get(judul)
        if isinstance(nilai, float) and nilai.is_integer():
            nilai = int(nilai)
        return "" if nilai is None else str(nilai).strip()

    def angka(self, judul: str) -> float | None:
        """Give a cell that holds a number."""
        return angka_dari(self.nilai.get(judul))


@dataclass(frozen=True, slots=True)
class TabelBuku:
    """A table of the schema, as a workbook has it."""

    skema: Table
    berkas: TabelBerkas
    kolom: Mapping[str, int]
    """The sheet's column number of each title that was found."""
    ganti_nama: Mapping[str, str]
    """Titles found under another name: the schema's, and the workbook's."""
    baris: tuple[Baris, ...]

    def __iter__(self) -> Iterator[Baris]:
        return iter(self.baris)

    @property
    def hilang(self) -> list[str]:
        """The titles that the workbook lacks."""
        return [kolom.title for kolom in self.skema if kolom.title not in self.kolom]

    def letak(self, baris: Baris, judul: str) -> Letak:
        """Tell where a figure stands, in the report's terms and in the workbook's."""
        nomor = self.kolom.get(judul)
        return Letak(
            tabel=nomor_tabel(self.skema, judul),
            kunci=kunci(self.skema, baris),
            kolom=judul,
            sheet=self.berkas.sheet,
            sel=address(baris.nomor, nomor) if nomor is not None else None,
        )

    def sel(self, baris: Baris, judul: str, satuan: str = "") -> Sel:
        """Give a cell as the figure that the shared checks read.

        Args:
            baris: The row.
            judul: The schema's title of the column.
            satuan: The unit of the row, for a cell that holds a bare number.
        """
        return sel_dari(self.letak(baris, judul), baris.nilai.get(judul), satuan)


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


def angka_dari(nilai: CellValue) -> float | None:
    """Give a value that is a number; a truth value is none."""
    return float(nilai) if isinstance(nilai, int | float) and not isinstance(nilai, bool) else None


def sel_dari(letak: Letak, nilai: CellValue, satuan: str = "") -> Sel:
    """Give a cell's value as a figure with its place.

    Example:
        >>> sel_dari(Letak(), 1167.0, "Orang").angka.satuan, sel_dari(Letak(), None).kosong
        ('Orang', True)
    """
    angka = angka_dari(nilai)
    if angka is not None:
        return Sel(letak, tulis_angka(angka, DESIMAL_TERBANYAK), angka_sel(angka, satuan))
    teks = "" if nilai is None else str(nilai)
    return Sel(letak, teks, baca(teks) if isinstance(nilai, str) else None)


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


def susun_tabel(skema: Table, berkas: TabelBerkas, nilai: AmbilNilai) -> TabelBuku:
    """Read a table of the workbook by the schema's titles.

    Rows in which a user has typed nothing are left out.
    """
    kolom, ganti_nama = _cari_kolom(skema, berkas)
    diketik = [k.title for k in skema.typed if k.title in kolom]
    baris = []
    for nomor in range(berkas.data.first_row, berkas.data.last_row + 1):
        isi = {judul: nilai(nomor, posisi) for judul, posisi in kolom.items()}
        if any(isi[judul] is not None for judul in diketik):
            baris.append(Baris(nomor, isi))
    return TabelBuku(skema, berkas, kolom, ganti_nama, tuple(baris))


def _cari_kolom(skema: Table, berkas: TabelBerkas) -> tuple[dict[str, int], dict[str, str]]:
    """Find the schema's columns; one between its own neighbours counts whatever its name is."""
    kolom = {k.title: nomor for k in skema if (nomor := berkas.column_number(k.title)) is not None}
    asing = {
        berkas.area.first_column + i: satu.name
        for i, satu in enumerate(berkas.columns)
        if berkas.area.first_column + i not in kolom.values()
    }
    judul = [k.title for k in skema]
    ganti_nama = {}
    for posisi, satu in enumerate(judul):
        if satu in kolom:
            continue
        kiri = kolom.get(judul[posisi - 1]) if posisi else berkas.area.first_column - 1
        akhir = berkas.area.last_column + 1
        kanan = kolom.get(judul[posisi + 1]) if posisi + 1 < len(judul) else akhir
        if kiri is not None and kanan == kiri + 2 and kiri + 1 in asing:
            kolom[satu] = kiri + 1
            ganti_nama[satu] = asing[kiri + 1]
    return kolom, ganti_nama
