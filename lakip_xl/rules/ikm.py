"""Indeks Kepuasan Masyarakat: the mean of the unsur, on a scale of 100, and its mutu pelayanan."""

from collections.abc import Sequence

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import bulatkan, jumlahkan

NILAI_TERENDAH, NILAI_TERTINGGI = 1.0, 4.0
"""Bounds of the mark of an unsur."""
PENGALI = 25.0
"""What brings a mean of marks to the scale of 100."""

_MUTU = ((3.5324, "Sangat Baik"), (3.0644, "Baik"), (2.6, "Kurang Baik"))


def nilai_ikm(unsur: Sequence[float]) -> float:
    """Compute the index from the marks of the unsur.

    IKM = mean of the unsur × 25. Source: PermenPANRB 14/2017, lampiran bab IV.

    Args:
        unsur: Marks between 1 and 4, one per unsur; all have the same weight.

    Returns:
        The index between 25 and 100.

    Raises:
        RuleError: ``#DIV/0!`` without marks.

    >>> nilai_ikm([3.4, 3.6])
    87.5
    """
    if not unsur:
        raise RuleError(ErrorValue.DIV0, "belum ada nilai unsur")
    return jumlahkan(unsur) / len(unsur) * PENGALI


def mutu_pelayanan(nilai: float) -> str:
    """Name the mutu pelayanan of a mark (1 to 4) or of an index (25 to 100).

    Source: PermenPANRB 14/2017, tabel nilai persepsi: 3,5324 and above Sangat Baik, 3,0644 Baik,
    2,60 Kurang Baik, else Tidak Baik; an index has bounds 25 times as large, to two decimals.

    >>> mutu_pelayanan(3.42), mutu_pelayanan(88.31), mutu_pelayanan(76.6)
    ('Baik', 'Sangat Baik', 'Kurang Baik')
    """
    if nilai > NILAI_TERTINGGI:
        batas = [(bulatkan(bawah * PENGALI, 2), mutu) for bawah, mutu in _MUTU]
        return next((mutu for bawah, mutu in batas if bulatkan(nilai, 2) >= bawah), "Tidak Baik")
    return next((mutu for bawah, mutu in _MUTU if nilai >= bawah), "Tidak Baik")
