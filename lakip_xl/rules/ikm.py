"""Indeks Kepuasan Masyarakat: the mean of the unsur, on a scale of 100, and its mutu pelayanan."""

from collections.abc import Sequence

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import bulatkan, jumlahkan
from lakip_xl.rules.scheme import Scheme
from lakip_xl.rules.skala import DESIMAL_KATEGORI, Kelas, kelas_dari

LOWEST, HIGHEST, FACTOR = "nilai_terendah", "nilai_tertinggi", "pengali"
"""The numbers of a scheme: bounds of a mark, and what brings a mean to the scale of 100."""
_DIGITS_OF_A_MARK = 4


def nilai_ikm(unsur: Sequence[float], skema: Scheme) -> float:
    """Compute the index from the marks of the unsur: their mean × 25 in ``ikm_14_2017``.

    Source: the scheme; PermenPANRB 14/2017 by use.

    Args:
        unsur: Marks within the scheme's bounds (1 to 4), one per unsur, all of the same weight.
        skema: The scheme.

    Returns:
        The index between 25 and 100.

    Raises:
        RuleError: ``#DIV/0!`` without marks, ``#NUM!`` for a mark outside the bounds.

    >>> from lakip_xl.schemes import SCHEMES
    >>> nilai_ikm([3.4, 3.6], SCHEMES["ikm_14_2017"])
    87.5
    """
    if not unsur:
        raise RuleError(ErrorValue.DIV0, "belum ada nilai unsur")
    if not skema.number(LOWEST) <= min(unsur) <= max(unsur) <= skema.number(HIGHEST):
        raise RuleError(ErrorValue.NUM, "nilai unsur di luar batasnya")
    return jumlahkan(unsur) / len(unsur) * skema.number(FACTOR)


def kategori_ikm(nilai: float, skema: Scheme) -> str:
    """Name the mutu pelayanan of an index: A, B, C or D.

    Source: the scheme.

    Args:
        nilai: The index, between the lowest and the highest mark × the factor.
        skema: The scheme.

    Raises:
        RuleError: ``#NUM!`` for an index that no marks can give.

    >>> from lakip_xl.schemes import SCHEMES
    >>> [kategori_ikm(nilai, SCHEMES["ikm_14_2017"]) for nilai in (88.31, 88.3, 76.6, 64.99)]
    ['A', 'B', 'C', 'D']
    """
    low, high = (skema.number(one) * skema.number(FACTOR) for one in (LOWEST, HIGHEST))
    if not low <= bulatkan(nilai, DESIMAL_KATEGORI) <= high:
        raise RuleError(ErrorValue.NUM, "indeks di luar batasnya")
    return kelas_dari(nilai, skema.known_scale()).label


def mutu_pelayanan(nilai: float, skema: Scheme) -> str:
    """Name the quality of a mark (1 to 4) or of an index (25 to 100) in words.

    A mark is held against the bounds of the index divided by the factor (76,61 / 25 = 3,0644).

    >>> from lakip_xl.schemes import SCHEMES
    >>> [mutu_pelayanan(nilai, SCHEMES["ikm_14_2017"]) for nilai in (3.42, 88.31, 76.6)]
    ['Baik', 'Sangat Baik', 'Kurang Baik']
    """
    scale = skema.known_scale()
    if nilai > skema.number(HIGHEST):
        return kelas_dari(nilai, scale).sebutan
    factor = skema.number(FACTOR)
    reached = (k for k in scale.kelas if _reaches(nilai, k, factor))
    return next(reached, scale.terendah).sebutan


def _reaches(mark: float, kelas: Kelas, factor: float) -> bool:
    return kelas.batas is not None and (
        bulatkan(mark, _DIGITS_OF_A_MARK) >= bulatkan(kelas.batas / factor, _DIGITS_OF_A_MARK)
    )
