"""Indeks Sistem Merit: 8 aspek, 37 indikator, a total out of 410."""

from collections.abc import Iterable

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, melebihi
from lakip_xl.rules.skala import MERIT, kategori

NILAI_TERTINGGI = 4
"""The best value the verification team gives to an indicator."""
MAKS_BAKU = 410.0
"""Σ of the indicator weights (102,5) × 4."""
BOBOT_ASPEK = (10, 10, 30, 10, 20, 10, 4, 6)
"""Weights of the eight aspek, in percent, in the order of the regulation."""


def nilai_merit(bobot: float, nilai: float) -> float:
    """Compute the nilai akhir of an indicator: bobot × nilai.

    Source: Peraturan KASN 9/2019; LKjIP tabel 3.9.

    Args:
        bobot: Weight of the indicator.
        nilai: Value by the verification team, 0 to 4.

    Returns:
        Points.

    Raises:
        RuleError: ``#NUM!`` for a value outside 0…4 or a negative weight.

    >>> nilai_merit(2.5, 4)
    10.0
    """
    if not 0 <= nilai <= NILAI_TERTINGGI:
        raise RuleError(ErrorValue.NUM, "nilai di luar 0 sampai 4")
    if bobot < 0:
        raise RuleError(ErrorValue.NUM, "bobot negatif")
    return bobot * nilai


def total_merit(pasangan: Iterable[tuple[float, float]]) -> float:
    """Add up bobot × nilai over the indicators of an aspek, or of the whole.

    Source: Peraturan KASN 9/2019; LKjIP tabel 3.9.

    Args:
        pasangan: Pairs of bobot and nilai, each as in ``nilai_merit``.

    Returns:
        Points.

    Raises:
        RuleError: ``#NUM!`` as ``nilai_merit``.

    >>> total_merit([(2.5, 4), (2.5, 3), (5, 2)])
    27.5
    """
    return jumlahkan(nilai_merit(bobot, nilai) for bobot, nilai in pasangan)


def realisasi_aspek(nilai_akhir: float, nilai_maks: float, bobot_aspek: float) -> float:
    """Compute the realisasi of an aspek: nilai akhir / nilai maksimum × bobot aspek.

    Source: LKjIP Bab III.A, formulas under tabel 3.9.

    Args:
        nilai_akhir: Points of the aspek.
        nilai_maks: The most it can get: Σ bobot × 4.
        bobot_aspek: Weight of the aspek, in percent.

    Returns:
        Percent, 0 to ``bobot_aspek``.

    Raises:
        RuleError: ``#DIV/0!`` when the maximum is 0; ``#NUM!`` when the points lie outside
            0…maximum or the weight is negative.

    >>> round(realisasi_aspek(72.5, 130, 30), 2)
    16.73
    """
    if bobot_aspek < 0:
        raise RuleError(ErrorValue.NUM, "bobot aspek negatif")
    return _bagian(nilai_akhir, nilai_maks) * bobot_aspek


def indeks_merit(total: float, maks: float = MAKS_BAKU) -> float:
    """Compute the index: total / maximum.

    Source: PermenPANRB 40/2018; Peraturan KASN 9/2019.

    Args:
        total: Points of all aspek.
        maks: The most they can get.

    Returns:
        A ratio, 0 to 1.

    Raises:
        RuleError: ``#NUM!`` when the total lies outside 0…maximum; ``#DIV/0!`` when the maximum
            is 0.

    >>> round(indeks_merit(331.5), 4)
    0.8085
    """
    return _bagian(total, maks)


def kategori_merit(total: float, maks: float = MAKS_BAKU) -> str:
    """Name the category of a total.

    ≥ 325 Sangat Baik, ≥ 250 Baik, ≥ 175 Kurang, else Buruk, on the total as printed (two
    decimals): 324,5 is Baik. The thresholds are numbers of points and do not move with the
    maximum: PermenPANRB 40/2018 states them for 400, the report for 410, and they are the
    same. The maximum only says which totals are possible.

    Source: PermenPANRB 40/2018; LKjIP tabel 2.1.

    Args:
        total: Points of all aspek.
        maks: The most they can get.

    Returns:
        The label.

    Raises:
        RuleError: as ``indeks_merit``.

    >>> kategori_merit(331.5), kategori_merit(324.5), kategori_merit(325)
    ('Sangat Baik', 'Baik', 'Sangat Baik')
    """
    _bagian(total, maks)
    return kategori(total, MERIT)


def _bagian(nilai: float, maks: float) -> float:
    """Give the part of the maximum, after checking that it is one."""
    if maks == 0:
        raise RuleError(ErrorValue.DIV0, "nilai maksimum nol")
    if nilai < 0 or melebihi(nilai, maks):
        raise RuleError(ErrorValue.NUM, "nilai di luar 0 sampai maksimum")
    return nilai / maks
