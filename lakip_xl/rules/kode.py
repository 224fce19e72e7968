"""Dotted codes of programmes: one normal form, who stands below whom, and the roll-up.

The level of a row follows from its code, whatever is typed beside it. The parent of a row is the
row whose code is its longest proper prefix: so codes that skip a part (``5.01.01`` program,
``5.01.01.2.01`` kegiatan) need no rule of their own. The sheets do the same with native formulas
(see ``workbook/schema/kode.py``); these functions are what those formulas are held against.
"""

from collections.abc import Iterable, Sequence

from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.pembulatan import jumlahkan

Nilai = float | ErrorValue | None
"""An amount: a number, an error (a text counts as one), or None for blank."""

_ROMAWI = frozenset("ivxl")


def kode_baku(kode: str | float) -> str:
    """Bring a code to its normal form; empty when it is no usable code.

    Blanks, trailing and doubled dots and case do not matter; a comma counts as a dot, for Excel
    writes the number 1.1 with one in Indonesian. A code begins with a digit, a single letter or a
    Roman numeral: words such as ``JUMLAH`` are no codes.

    Args:
        kode: The code as the cell holds it.

    >>> kode_baku(" 5.01. 01. "), kode_baku(1.1), kode_baku("X.XX.01"), kode_baku("Jumlah")
    ('5.01.01', '1.1', 'x.xx.01', '')
    """
    teks = kode if isinstance(kode, str) else f"{kode:.15g}"
    bagian = [
        satu for satu in "".join(teks.split()).casefold().replace(",", ".").split(".") if satu
    ]
    if not bagian:
        return ""
    pertama = bagian[0]
    dikenal = "0" <= pertama[0] <= "9" or len(pertama) == 1 or _ROMAWI.issuperset(pertama)
    return ".".join(bagian) if dikenal else ""


def induk(kode: str, semua: Iterable[str]) -> str:
    """Find a code's parent: the longest proper prefix, by whole parts, among all codes.

    >>> induk("5.01.01.2.01", ["5.01.01", "5.01", "5.01.01.2.02"])
    '5.01.01'
    """
    ada = {*semua}
    while kode := kode.rpartition(".")[0]:
        if kode in ada:
            return kode
    return ""


def gulung(baris: Sequence[tuple[str, Nilai]]) -> tuple[list[Nilai], Nilai]:
    """Roll amounts up from the lowest rows that hold one.

    A row counts when it holds an amount and no row below it does. A row above has the sum of the
    rows that count below it; what is typed there is a stated figure and never adds. Rows of the
    same code count together. An error becomes the error of all rows above it, and one in a row
    that counts that of the total; so does an amount without a usable code.

    Args:
        baris: Normal code and typed amount of each row, in any order.

    Returns:
        The value of each row, and the total; None where nothing is filled in.

    >>> gulung([("1", 99.0), ("1.1", None), ("1.1.1", 5.0), ("1.2", 8.0), ("2", 3.0)])
    ([13.0, 5.0, 5.0, 8.0, 3.0], 16.0)
    """
    bawah: dict[str, int] = {}
    for kode, nilai in baris:
        atas = kode
        while nilai is not None and (atas := atas.rpartition(".")[0]):
            bawah[atas] = bawah.get(atas, 0) + 1
    terhitung: list[Nilai] = []
    hasil: dict[str, list[float | ErrorValue]] = {}
    for kode, nilai in baris:
        if nilai is None or kode in bawah:
            terhitung.append(None)
            atas = kode
            while isinstance(nilai, ErrorValue) and (atas := atas.rpartition(".")[0]):
                hasil.setdefault(atas, []).append(nilai)
            continue
        satu = nilai if kode else ErrorValue.VALUE
        terhitung.append(satu)
        atas = kode
        while atas := atas.rpartition(".")[0]:
            hasil.setdefault(atas, []).append(satu)
    jumlah = {kode: _jumlah(isi) for kode, isi in hasil.items()}
    nilai_baris = [
        jumlah[kode] if kode in bawah else satu
        for (kode, _), satu in zip(baris, terhitung, strict=True)
    ]
    return nilai_baris, _jumlah([satu for satu in terhitung if satu is not None])


def _jumlah(isi: Sequence[float | ErrorValue]) -> Nilai:
    for satu in isi:
        if isinstance(satu, ErrorValue):
            return satu
    return jumlahkan(satu for satu in isi if not isinstance(satu, ErrorValue)) if isi else None
