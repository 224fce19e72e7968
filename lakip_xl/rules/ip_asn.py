"""Indeks Profesionalitas ASN: dimensions, each up to its weight in the scheme."""

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, melebihi
from lakip_xl.rules.scheme import Scheme
from lakip_xl.rules.skala import kategori


def ip_asn(
    kualifikasi: float, kompetensi: float, kinerja: float, disiplin: float, skema: Scheme
) -> float:
    """Compute the index: the sum of the four dimensions.

    Source: the scheme (``ip_asn_8_2019``: 25, 40, 30, 5).

    Args:
        kualifikasi: 0 to its weight.
        kompetensi: 0 to its weight.
        kinerja: 0 to its weight.
        disiplin: 0 to its weight.
        skema: The scheme, with the four weights in this order.

    Returns:
        The index, 0 to 100.

    Raises:
        RuleError: ``#NUM!`` for a dimension below 0 or above its weight.

    >>> from lakip_xl.schemes import SCHEMES
    >>> round(ip_asn(21.32, 26.77, 24.93, 5, SCHEMES["ip_asn_8_2019"]), 2)
    78.02
    """
    dimensi = (kualifikasi, kompetensi, kinerja, disiplin)
    weights = skema.known_weights()
    if len(weights) != len(dimensi):
        raise RuleError(ErrorValue.NA, f"{skema.id} tidak berdimensi empat")
    for nilai, bobot in zip(dimensi, weights, strict=True):
        if nilai < 0 or melebihi(nilai, bobot):
            raise RuleError(ErrorValue.NUM, f"nilai dimensi di luar 0 sampai {bobot:g}")
    return jumlahkan(dimensi)


def capaian_dimensi(nilai: float, bobot: float) -> float:
    """Compute the capaian of a dimension: nilai / bobot × 100.

    Source: PermenPANRB 38/2018.

    Args:
        nilai: Value of the dimension, 0 to its weight.
        bobot: Its weight.

    Returns:
        Percent.

    Raises:
        RuleError: ``#NUM!`` for a value outside 0…bobot; ``#DIV/0!`` for a weight of 0.

    >>> capaian_dimensi(5, 5)
    100.0
    """
    if bobot == 0:
        raise RuleError(ErrorValue.DIV0, "bobot nol")
    if nilai < 0 or melebihi(nilai, bobot):
        raise RuleError(ErrorValue.NUM, "nilai dimensi di luar 0 sampai bobotnya")
    return 100.0 * nilai / bobot


def kategori_ip_asn(nilai: float, skema: Scheme) -> str:
    """Name the category of an index, as printed (two decimals).

    Source: the scheme.

    Args:
        nilai: The index.
        skema: The scheme.

    Returns:
        The label.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> from lakip_xl.schemes import SCHEMES
    >>> [kategori_ip_asn(nilai, SCHEMES["ip_asn_8_2019"]) for nilai in (78, 80.5, 90.005)]
    ['Sedang', 'Tinggi', 'Sangat Tinggi']
    """
    return kategori(nilai, skema.known_scale())
