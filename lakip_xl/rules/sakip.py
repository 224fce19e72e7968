"""SAKIP: the value of an evaluation and its predicate."""

from collections.abc import Iterable

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, melebihi
from lakip_xl.rules.scheme import Scheme
from lakip_xl.rules.skala import kategori


def nilai_sakip(komponen: Iterable[tuple[float, float | None]]) -> float:
    """Add up the components of an evaluation, each at most its weight.

    Source: the scheme; LKjIP tabel 3.1.

    Args:
        komponen: Pairs of value and weight; a weight of None sets no limit (the report's table
            for 2020 and 2021 prints a fifth component without one).

    Returns:
        The value, 0 to 100 with the weights of the regulation.

    Raises:
        RuleError: ``#NUM!`` for a component below 0 or above its weight.

    >>> nilai_sakip([(25.5, 30), (24, 30), (12, 15), (20, 25)])
    81.5
    """
    nilai = []
    for angka, bobot in komponen:
        if angka < 0 or (bobot is not None and melebihi(angka, bobot)):
            raise RuleError(ErrorValue.NUM, "nilai komponen di luar 0 sampai bobotnya")
        nilai.append(angka)
    return jumlahkan(nilai)


def predikat_sakip(nilai: float, skema: Scheme) -> str:
    """Name the predicate of a value, as printed (two decimals).

    Source: the scheme.

    Args:
        nilai: The value of the evaluation.
        skema: The scheme.

    Returns:
        The predicate.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> from lakip_xl.schemes import SCHEMES
    >>> [predikat_sakip(nilai, SCHEMES["sakip_88_2021"]) for nilai in (81.5, 77.9, 80)]
    ['A', 'BB', 'BB']
    """
    return kategori(nilai, skema.known_scale())
