"""Where a cell belongs, what it says, and where trouble begins among cells that read each other."""

from collections.abc import Iterator
from math import isclose

from lakip_xl.audit.buku.isi import Buku
from lakip_xl.audit.temuan import Letak
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka

Sel = tuple[str, int, int]
"""Sheet, row, column."""

_SATUAN_TERAKHIR = 2e-14


def asal_mula(buku: Buku, sel: set[Sel]) -> Iterator[Sel]:
    """Give those cells of a set that read no other cell of it, in the order of their sheets."""
    urutan = {nama: i for i, nama in enumerate(buku.lembar)}
    for satu in sorted(sel, key=lambda s: (urutan[s[0]], s[1:])):
        if not membaca(buku, satu, sel):
            yield satu


def membaca(buku: Buku, sel: Sel, lain: set[Sel]) -> bool:
    """Tell whether the formula of a cell reads one of other cells directly."""
    sheet, baris, kolom = sel
    rumus = buku.lembar[sheet].isi.formula(baris, kolom) if lain else None
    if rumus is None:
        return False
    for nama, area in buku.rujukan.reads(rumus, sheet, baris, kolom):
        # The smaller of the two is walked through.
        if area.size <= len(lain):
            dibaca: Iterator[Sel] = ((nama, *tempat) for tempat in area.cells())
            kena = any(satu in lain and satu != sel for satu in dibaca)
        else:
            kena = any(satu[0] == nama and area.holds(*satu[1:]) and satu != sel for satu in lain)
        if kena:
            return True
    return False


def letak_sel(buku: Buku, sheet: str, baris: int, kolom: int) -> Letak:
    """Tell where a cell stands, by table and row where it belongs to one of ours."""
    for tabel in buku.tabel.values():
        if tabel.berkas.sheet == sheet and tabel.berkas.data.holds(baris, kolom):
            judul = next((j for j, nomor in tabel.kolom.items() if nomor == kolom), None)
            satu = next((b for b in tabel if b.nomor == baris), None)
            if judul is not None and satu is not None:
                return tabel.letak(satu, judul)
    for medan in buku.medan.values():
        if (medan.lembar.nama, medan.baris, medan.kolom) == (sheet, baris, kolom):
            return medan.letak
    return buku.lembar[sheet].letak(baris, kolom)


def setara(satu: CellValue, lain: CellValue) -> bool:
    """Tell whether two values are one in a cell; an empty text is blank.

    Programs store 15 digits, and do not all round to them alike: one unit of the last is nothing.

    Example:
        >>> setara(79.4117647059, 79.41176470588235), setara(79.4117647058824, 79.41176470588235)
        (False, True)
        >>> setara("", None)
        True
    """
    angka = (int, float)
    if isinstance(satu, angka) and isinstance(lain, angka):
        return isclose(satu, lain, rel_tol=_SATUAN_TERAKHIR)
    return satu == lain or (satu in (None, "") and lain in (None, ""))


def polos(nilai: CellValue) -> str | float | None:
    """Give a value as findings hold it: errors and truth values as text.

    Example:
        >>> polos(ErrorValue.DIV0), polos(2.5)
        ('#DIV/0!', 2.5)
    """
    return str(nilai) if isinstance(nilai, ErrorValue | bool) else nilai


def tulis(nilai: CellValue) -> str:
    """Write a value for a sentence.

    Example:
        >>> tulis(4317165739.0), tulis("Berhasil"), tulis(None)
        ('4.317.165.739', '"Berhasil"', 'kosong')
    """
    if nilai is None or nilai == "":
        return "kosong"
    if isinstance(nilai, str):
        return f'"{nilai}"'
    return str(nilai) if isinstance(nilai, ErrorValue | bool) else tulis_angka(nilai, 10)
