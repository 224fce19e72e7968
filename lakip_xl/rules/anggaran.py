"""Budget: absorption, what is left, and the roll-up by dotted code."""

from collections import defaultdict
from collections.abc import Iterable

from lakip_xl.rules.capaian import KebijakanNol, tanpa_pembagi
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, kurangkan

NilaiBaris = float | ErrorValue | None
"""A row's own value: a number, an error that counts only where it is used, or None for blank."""


def serapan(realisasi: float, anggaran: float) -> float:
    """Compute the absorption of a budget: realisasi / anggaran × 100.

    Source: LKjIP tabel 3.13.

    Args:
        realisasi: Spending, rupiah.
        anggaran: Budget, rupiah.

    Returns:
        Percent.

    Raises:
        RuleError: ``#DIV/0!`` when the budget is 0.

    >>> round(serapan(14827361757, 15973720720), 2)
    92.82
    """
    if anggaran == 0:
        raise RuleError(ErrorValue.DIV0, "anggaran nol")
    return 100.0 * realisasi / anggaran


def serapan_baris(
    realisasi: float, anggaran: float, nol: KebijakanNol = KebijakanNol.GALAT
) -> float | str:
    """Compute the absorption of a row; ``nol`` answers where the budget is 0.

    >>> serapan_baris(0, 0, KebijakanNol.TANPA_CAPAIAN)
    ''
    """
    if anggaran == 0:
        return tanpa_pembagi(realisasi, nol, "anggaran nol")
    return serapan(realisasi, anggaran)


def sisa(anggaran: float, realisasi: float) -> float:
    """Compute what is left of a budget: anggaran - realisasi, in rupiah.

    >>> sisa(1000, 900)
    100.0
    """
    return kurangkan(anggaran, realisasi)


def jumlah_anak(baris: Iterable[tuple[str, NilaiBaris]]) -> dict[str, NilaiBaris]:
    """Roll values up along dotted codes: for every parent the sum over its direct children.

    A child counts with its own value or, where that is blank, with the sum of its own
    children, to any depth. So a table works whether every level is typed or only the leaves,
    and no part is counted twice. A level that has no row of its own counts as a blank one.
    Rows with the same code count together.

    Source: LKjIP tabel 2.4 and 3.13 (program 1, kegiatan 1.1, subkegiatan 1.1.1).

    Args:
        baris: Code (as ``kode.baca_kode`` gives it) and own value of each row, in any order; rows
            without a code are left out.

    Returns:
        The sum for every code that has children; None where nothing below it is filled in. An
        error below counts where it is used and becomes the parent's result.

    >>> jumlah_anak([("1", None), ("1.1", None), ("1.1.1", 5.0), ("1.1.2", 7.0), ("1.2", 8.0)])
    {'1.1': 12.0, '1': 20.0}
    """
    milik: dict[str, NilaiBaris] = {}
    for kode, nilai in baris:
        if kode:
            milik[kode] = _gabung(milik.get(kode), nilai)
    for kode in tuple(milik):
        while (kode := kode.rpartition(".")[0]) and kode not in milik:
            milik[kode] = None
    anak: defaultdict[str, list[NilaiBaris]] = defaultdict(list)
    hasil: dict[str, NilaiBaris] = {}
    # Deepest level first: when a code's turn comes, all its children have had theirs.
    for kode in sorted(milik, key=lambda kode: kode.count("."), reverse=True):
        if kode in anak:
            hasil[kode] = _jumlah(anak[kode])
        nilai = milik[kode]
        if induk := kode.rpartition(".")[0]:
            anak[induk].append(hasil.get(kode) if nilai is None else nilai)
    return hasil


def _gabung(pertama: NilaiBaris, kedua: NilaiBaris) -> NilaiBaris:
    return kedua if pertama is None else _jumlah([pertama, kedua])


def _jumlah(nilai: Iterable[NilaiBaris]) -> NilaiBaris:
    angka = []
    for satu in nilai:
        if isinstance(satu, ErrorValue):
            return satu
        if satu is not None:
            angka.append(satu)
    try:
        return jumlahkan(angka) if angka else None
    except RuleError as masalah:
        return masalah.error
