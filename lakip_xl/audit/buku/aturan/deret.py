"""Runs of equal formulas outside tables, and the odd cell among them."""

from collections.abc import Iterator

from lakip_xl.audit.buku.asal import polos, tulis
from lakip_xl.audit.buku.isi import Buku, Lembar
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.package.cells import FormulaKind

_DERET = 2
"""So many equal formulas on each side make the cell between them an exception."""


@aturan(
    "rumus-terputus",
    Tingkat.PERINGATAN,
    tujuan="Di luar tabel, rumus yang sama berurutan tanpa terputus ketikan atau rumus lain.",
    dasar="Sel di antara rumus-rumus yang sama biasanya seharusnya berumus sama.",
    contoh="C5 sampai C9 berisi =A*B, kecuali C7 yang berisi angka 1200.",
)
def periksa_terputus(buku: Buku, temuan: Pembuat) -> Iterator[Temuan]:
    """Find the odd cell between equal formulas of a column."""
    for lembar in buku.diperiksa:
        bentuk = _bentuk(buku, lembar)
        for (baris, kolom), satu in bentuk.items():
            tengah = (baris + 1, kolom)
            sekitar = [bentuk.get((baris + n, kolom)) for n in (*range(1 - _DERET, 1), *_SESUDAH)]
            if bentuk.get(tengah) == satu or any(lain != satu for lain in sekitar):
                continue
            sel = lembar.sel.get(tengah)
            if sel is None or sel.value in (None, "") or isinstance(sel.value, str):
                continue  # a heading or a gap
            berisi = f"ketikan {tulis(sel.value)}" if sel.formula is None else "rumus lain"
            yield temuan(
                lembar.letak(*tengah),
                f"Berisi {berisi} di antara rumus-rumus yang sama.",
                tercetak=polos(sel.value),
            )


_SESUDAH = range(2, _DERET + 2)


def _bentuk(buku: Buku, lembar: Lembar) -> dict[tuple[int, int], str]:
    """Give the formulas outside tables, in the form in which neighbours are compared."""
    area = [t.area for t in buku.workbook.tables if t.sheet == lembar.nama]
    hasil: dict[tuple[int, int], str] = {}
    bersama: dict[str, str] = {}
    for tempat, sel in lembar.sel.items():
        rumus = sel.formula
        if rumus is None or any(satu.holds(*tempat) for satu in area):
            continue
        if rumus.text:
            hasil[tempat] = buku.rujukan.baku(rumus.text, lembar.nama, *tempat)
            if rumus.kind is FormulaKind.SHARED:
                bersama[rumus.group] = hasil[tempat]
        elif rumus.group in bersama:
            # The followers of a shared formula say the same of their own rows.
            hasil[tempat] = bersama[rumus.group]
    return hasil
