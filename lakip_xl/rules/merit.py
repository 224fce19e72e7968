"""Indeks Sistem Merit: aspek and indikator, a total out of a maximum, by the scheme."""

from collections.abc import Iterable

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, melebihi
from lakip_xl.rules.scheme import Scheme
from lakip_xl.rules.skala import kategori

HIGHEST = "nilai_tertinggi"
"""The best value the verification team gives to an indicator."""
HIGHEST_TOTAL = "total_tertinggi"
"""Σ of the indicator weights × the best value."""


def nilai_merit(bobot: float, nilai: float, skema: Scheme) -> float:
    """Compute the nilai akhir of an indicator: bobot × nilai.

    Source: the scheme (``merit_40_2018``: 0 to 4); LKjIP tabel 3.9.

    Args:
        bobot: Weight of the indicator.
        nilai: Value by the verification team, from 0 to the scheme's highest; where that is
            not known, no upper bound is enforced.
        skema: The scheme.

    Returns:
        Points.

    Raises:
        RuleError: ``#NUM!`` for a value outside the bounds or a negative weight.

    >>> from lakip_xl.schemes import SCHEMES
    >>> nilai_merit(2.5, 4, SCHEMES["merit_40_2018"])
    10.0
    """
    tertinggi = skema.optional(HIGHEST)
    if nilai < 0 or (tertinggi is not None and nilai > tertinggi):
        raise RuleError(ErrorValue.NUM, "nilai di luar batasnya")
    if bobot < 0:
        raise RuleError(ErrorValue.NUM, "bobot negatif")
    return bobot * nilai


def total_merit(pasangan: Iterable[tuple[float, float]], skema: Scheme) -> float:
    """Add up bobot × nilai over the indicators of an aspek, or of the whole.

    Source: Peraturan KASN 9/2019; LKjIP tabel 3.9.

    Args:
        pasangan: Pairs of bobot and nilai, each as in ``nilai_merit``.
        skema: The scheme.

    Returns:
        Points.

    Raises:
        RuleError: ``#NUM!`` as ``nilai_merit``.

    >>> from lakip_xl.schemes import SCHEMES
    >>> total_merit([(2.5, 4), (2.5, 3), (5, 2)], SCHEMES["merit_40_2018"])
    27.5
    """
    return jumlahkan(nilai_merit(bobot, nilai, skema) for bobot, nilai in pasangan)


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


def indeks_merit(total: float, maks: float | None, skema: Scheme) -> float:
    """Compute the index: total / maximum.

    Source: the scheme; PermenPANRB 40/2018 by use.

    Args:
        total: Points of all aspek.
        maks: The most they can get; None for the scheme's.
        skema: The scheme.

    Returns:
        A ratio, 0 to 1.

    Raises:
        RuleError: ``#NUM!`` when the total lies outside 0…maximum; ``#DIV/0!`` when the maximum
            is 0; ``#N/A`` when neither the call nor the scheme says what it is.

    >>> from lakip_xl.schemes import SCHEMES
    >>> round(indeks_merit(331.5, None, SCHEMES["merit_40_2018"]), 4)
    0.8085
    """
    return _bagian(total, _most(maks, skema))


def kategori_merit(total: float, maks: float | None, skema: Scheme) -> str:
    """Name the category of a total, on the total as printed (two decimals).

    The bounds of ``merit_40_2018`` are numbers of points, used as they are on a nominal total of
    400 and on the 410 of the report. The maximum only says which totals are possible.

    Source: the scheme; LKjIP tabel 2.1.

    Args:
        total: Points of all aspek.
        maks: The most they can get; None for the scheme's.
        skema: The scheme.

    Returns:
        The label.

    Raises:
        RuleError: as ``indeks_merit``; ``#N/A`` for a scheme whose classes are not known.

    >>> from lakip_xl.schemes import SCHEMES
    >>> skema = SCHEMES["merit_40_2018"]
    >>> [kategori_merit(total, None, skema) for total in (331.5, 324.5, 325)]
    ['Sangat Baik', 'Baik', 'Sangat Baik']
    """
    _bagian(total, _most(maks, skema))
    return kategori(total, skema.known_scale())


def _most(maks: float | None, skema: Scheme) -> float:
    return skema.number(HIGHEST_TOTAL) if maks is None else maks


def _bagian(nilai: float, maks: float) -> float:
    """Give the part of the maximum, after checking that it is one."""
    if maks == 0:
        raise RuleError(ErrorValue.DIV0, "nilai maksimum nol")
    if nilai < 0 or melebihi(nilai, maks):
        raise RuleError(ErrorValue.NUM, "nilai di luar 0 sampai maksimum")
    return nilai / maks
