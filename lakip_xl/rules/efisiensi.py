"""Efisiensi, by the report's method and by the two others in use, each named as what it is."""

from collections.abc import Iterable

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, kurangkan

BATAS_EFISIENSI = 20.0
"""E counts between -20 and 20 in the nilai efisiensi of the ministry of finance."""


def efisiensi_rupiah(anggaran: float, realisasi: float) -> float:
    """Compute the efisiensi in rupiah: anggaran - realisasi.

    Source: LKjIP tabel 3.10.

    Args:
        anggaran: Budget, rupiah.
        realisasi: Spending, rupiah.

    Returns:
        Rupiah; negative when more was spent than budgeted.

    >>> efisiensi_rupiah(15973720720, 14827361757)
    1146358963.0
    """
    return kurangkan(anggaran, realisasi)


def efisiensi_poin(capaian: float, serapan: float) -> float:
    """Compute the efisiensi in percentage points: capaian - serapan.

    Source: LKjIP tabel 3.10.

    Args:
        capaian: Capaian of the performance, percent.
        serapan: Absorption of the budget, percent.

    Returns:
        Percentage points.

    >>> efisiensi_poin(102, 92.82)
    9.18
    """
    return kurangkan(capaian, serapan)


def efisiensi_pmk(baris: Iterable[tuple[float, float, float]]) -> float:
    """Compute E by the ministry of finance's older method.

    Formula: E = Σ(PAK × CK - RAK) / Σ(PAK × CK) × 100, with PAK the budget of an output, CK its
    capaian as a ratio, RAK its spending.

    Source: PMK 249/PMK.02/2011.

    Args:
        baris: Triples of budget (rupiah), capaian (percent) and spending (rupiah).

    Returns:
        Percent.

    Raises:
        RuleError: ``#DIV/0!`` when Σ(PAK × CK) is 0.

    >>> efisiensi_pmk([(1000, 100, 900)])
    10.0
    """
    semestinya = []
    selisih = []
    for pagu, capaian, realisasi in baris:
        layak = pagu * capaian / 100.0
        semestinya.append(layak)
        selisih.append(layak - realisasi)
    penyebut = jumlahkan(semestinya)
    if penyebut == 0:
        raise RuleError(ErrorValue.DIV0, "jumlah anggaran kali capaian nol")
    return 100.0 * jumlahkan(selisih) / penyebut


def nilai_efisiensi(e: float) -> float:
    """Turn E into the nilai efisiensi: 50 + E/20 × 50, with E held between -20 and 20.

    Source: PMK 249/PMK.02/2011.

    Args:
        e: E, in percent.

    Returns:
        0 to 100.

    >>> nilai_efisiensi(10), nilai_efisiensi(35), nilai_efisiensi(-40)
    (75.0, 100.0, 0.0)
    """
    terbatas = max(-BATAS_EFISIENSI, min(BATAS_EFISIENSI, e))
    return 50.0 + terbatas / BATAS_EFISIENSI * 50.0


def indeks_efisiensi(capaian: float, serapan: float) -> float:
    """Compute the index of efficiency: IE = capaian / serapan.

    Above 1 more was achieved than the money spent would let expect.

    Source: the index method of performance reports (capaian of the output over capaian of the
    input).

    Args:
        capaian: Capaian of the performance, percent.
        serapan: Absorption of the budget, percent.

    Returns:
        A ratio.

    Raises:
        RuleError: ``#DIV/0!`` when the absorption is 0.

    >>> round(indeks_efisiensi(102, 92.82), 4)
    1.0989
    """
    if serapan == 0:
        raise RuleError(ErrorValue.DIV0, "serapan nol")
    return capaian / serapan


def tingkat_efisiensi(capaian: float, serapan: float) -> float:
    """Compute the degree of efficiency: TE = IE - 1 (see ``indeks_efisiensi``).

    >>> round(tingkat_efisiensi(102, 92.82), 4)
    0.0989
    """
    return indeks_efisiensi(capaian, serapan) - 1.0
