"""Indeks Profesionalitas ASN: four dimensions, each up to its weight."""

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, melebihi
from lakip_xl.rules.skala import IP_ASN, kategori

BOBOT_DIMENSI = {"kualifikasi": 25, "kompetensi": 40, "kinerja": 30, "disiplin": 5}
"""Weights of the dimensions; they add to 100."""


def ip_asn(kualifikasi: float, kompetensi: float, kinerja: float, disiplin: float) -> float:
    """Compute the index: the sum of the four dimensions.

    Source: PermenPANRB 38/2018; Peraturan BKN 8/2019.

    Args:
        kualifikasi: 0 to 25.
        kompetensi: 0 to 40.
        kinerja: 0 to 30.
        disiplin: 0 to 5.

    Returns:
        The index, 0 to 100.

    Raises:
        RuleError: ``#NUM!`` for a dimension below 0 or above its weight.

    >>> round(ip_asn(21.32, 26.77, 24.93, 5), 2)
    78.02
    """
    dimensi = (kualifikasi, kompetensi, kinerja, disiplin)
    for nilai, bobot in zip(dimensi, BOBOT_DIMENSI.values(), strict=True):
        if nilai < 0 or melebihi(nilai, bobot):
            raise RuleError(ErrorValue.NUM, f"nilai dimensi di luar 0 sampai {bobot}")
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


def kategori_ip_asn(nilai: float) -> str:
    """Name the category of an index, as printed (two decimals).

    > 90 Sangat Tinggi, > 80 Tinggi, > 70 Sedang, > 60 Rendah, else Sangat Rendah.

    Source: Peraturan BKN 8/2019.

    Args:
        nilai: The index.

    Returns:
        The label.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> kategori_ip_asn(78), kategori_ip_asn(80.5), kategori_ip_asn(90.005)
    ('Sedang', 'Tinggi', 'Sangat Tinggi')
    """
    return kategori(nilai, IP_ASN)
