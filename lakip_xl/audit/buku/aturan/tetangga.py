"""Formulas of an office's own tables, held against their neighbours in the column."""

import re
from collections.abc import Iterator, Mapping

from lakip_xl.audit.buku.asal import polos, tulis
from lakip_xl.audit.buku.isi import Buku, Lembar
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.package.addresses import column_letters, parse_area
from lakip_xl.package.cells import Cell

_SUM = re.compile(r"(?:SUM|AVERAGE)\((\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+)\)", re.IGNORECASE)
ALIKE = 3
"""Formulas of one form that make a column of formulas."""


@aturan(
    "rumus-tetangga",
    Tingkat.PERINGATAN,
    tujuan="Sel di antara rumus yang sama berisi rumus yang sama.",
    dasar="Satu kolom, satu rumus; angka yang diketik di antaranya tidak ikut dihitung ulang.",
    contoh="E5 berisi =D5/B5*100, sedangkan E4 dan E6 berisi =D4/C4*100 dan =D6/C6*100.",
)
def periksa_tetangga(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find formulas and numbers that stand between two formulas of another form."""
    for lembar in _asing(buku):
        bentuk = _bentuk(buku, lembar)
        for (baris, kolom), sel in lembar.sel.items():
            atas, bawah = bentuk.get((baris - 1, kolom)), bentuk.get((baris + 1, kolom))
            if atas is None or atas != bawah or bentuk.get((baris, kolom)) == atas:
                continue
            if sum(bentuk.get((baris + i, kolom)) == atas for i in (-3, -2, -1, 1, 2, 3)) < ALIKE:
                continue
            rumus = lembar.isi.formula(baris, kolom)
            if rumus:
                pesan = "Rumus di sel ini berbeda dari rumus di atas dan di bawahnya."
                yield temuan(lembar.letak(baris, kolom), pesan, tercetak=f"={rumus}")
            elif _angka(sel):
                pesan = f"Berisi ketikan {tulis(sel.value)} di antara rumus yang sama."
                yield temuan(lembar.letak(baris, kolom), pesan, tercetak=polos(sel.value))


@aturan(
    "rentang-kurang",
    Tingkat.GALAT,
    tujuan="Jumlah di bawah sebuah kolom angka meliputi seluruh kolom itu.",
    dasar="Baris yang disisipkan di tepi rentang tidak ikut dijumlahkan.",
    contoh="=SUM(C4:C8) di C10, padahal C9 juga berisi angka.",
)
def periksa_rentang(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find sums that stop short of the typed numbers right above them."""
    for lembar in _asing(buku):
        for (baris, kolom), sel in lembar.sel.items():
            rumus = lembar.isi.formula(baris, kolom) if sel.formula else None
            cocok = _SUM.fullmatch(rumus.replace(" ", "")) if rumus else None
            if cocok is None:
                continue
            rentang = parse_area(cocok[1].replace("$", ""))
            if not rentang.first_column == rentang.last_column == kolom:
                continue
            lewat = range(rentang.last_row + 1, baris)
            dalam = range(rentang.first_row, rentang.last_row + 1)
            if lewat and all(_angka(lembar.sel.get((i, kolom))) for i in (*dalam, *lewat)):
                letak = lembar.letak(baris, kolom)
                huruf = column_letters(kolom)
                pesan = f"Rentang berhenti di {huruf}{rentang.last_row}, padahal {huruf}{lewat[-1]}"
                yield temuan(letak, f"{pesan} juga berisi angka.", tercetak=f"={rumus}")


def _asing(buku: Buku) -> Iterator[Lembar]:
    """Give the sheets without a table of ours or of Excel, whose formulas other rules watch."""
    dijaga = {tabel.sheet for tabel in buku.workbook.tables}
    dijaga |= {medan.lembar.nama for medan in buku.medan.values()}
    yield from (lembar for lembar in buku.diperiksa if lembar.nama not in dijaga)


def _bentuk(buku: Buku, lembar: Lembar) -> Mapping[tuple[int, int], str]:
    rumus = ((tempat, lembar.isi.formula(*tempat)) for tempat in lembar.sel)
    return {tempat: buku.rujukan.baku(isi, lembar.nama, *tempat) for tempat, isi in rumus if isi}


def _angka(sel: Cell | None) -> bool:
    nilai = sel.value if sel is not None and sel.formula is None else None
    return isinstance(nilai, int | float) and not isinstance(nilai, bool)
