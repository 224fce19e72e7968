"""Columns of equal formulas outside tables, and the odd cell among them."""

from collections.abc import Iterator

from lakip_xl.audit.buku.asal import polos, tulis
from lakip_xl.audit.buku.isi import Buku, Lembar
from lakip_xl.audit.rule import Pembuat, rule
from lakip_xl.audit.temuan import Temuan, Tingkat

ALIKE = 3
"""So many equal formulas around a cell, its two neighbours among them, make it an exception."""
_SETTINGS = "Pengaturan"
AROUND = (-3, -2, -1, 1, 2, 3)


@rule(
    "rumus-terputus",
    Tingkat.PERINGATAN,
    tujuan="Di luar tabel, rumus yang sama berurutan tanpa terputus ketikan atau rumus lain.",
    dasar="Satu kolom, satu rumus; angka yang diketik di antaranya tidak ikut dihitung ulang.",
    contoh="E5 berisi =D5/B5*100, sedangkan E4 dan E6 berisi =D4/C4*100 dan =D6/C6*100.",
)
def periksa_terputus(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find the odd cell between equal formulas of a column."""
    for lembar in buku.diperiksa:
        if buku.dari_templat and lembar.nama == _SETTINGS:
            continue  # weights of several schemes stand in its formulas
        bentuk = formula_shapes(buku, lembar)
        for (baris, kolom), sel in lembar.sel.items():
            sekitar = {i: bentuk.get((baris + i, kolom)) for i in AROUND}
            atas = sekitar[-1]
            if atas is None or atas != sekitar[1] or bentuk.get((baris, kolom)) == atas:
                continue
            kosong = sel.formula is None and (sel.value in (None, "") or isinstance(sel.value, str))
            if kosong or list(sekitar.values()).count(atas) < ALIKE:
                continue  # a heading or a gap
            rumus = lembar.isi.formula(baris, kolom)
            berisi = f"rumus lain, ={rumus}," if rumus else f"ketikan {tulis(sel.value)}"
            yield temuan(
                lembar.letak(baris, kolom),
                f"Berisi {berisi} di antara rumus-rumus yang sama.",
                tercetak=f"={rumus}" if rumus else polos(sel.value),
            )


def formula_shapes(buku: Buku, lembar: Lembar) -> dict[tuple[int, int], str]:
    """Give the formulas outside tables, in the form in which neighbours are compared."""
    area = [t.area for t in buku.workbook.tables if t.sheet == lembar.nama]
    return {
        tempat: buku.rujukan.normal(rumus, lembar.nama, *tempat)
        for tempat, sel in lembar.sel.items()
        if sel.formula is not None
        and not any(satu.holds(*tempat) for satu in area)
        and (rumus := lembar.isi.formula(*tempat))
    }
