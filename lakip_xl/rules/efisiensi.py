"""Efisiensi, by the report's method and by the others in use, each named as what it is."""

from collections.abc import Callable, Iterable, Sequence
from math import exp, fsum, log

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan, kurangkan
from lakip_xl.rules.scheme import Scheme


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


Output = tuple[float, float, float]
"""Budget (rupiah), capaian (percent) and spending (rupiah) of an output."""


def efisiensi_jumlah(baris: Iterable[Output]) -> float:
    """Compute E over all outputs together.

    Formula: E = Σ(PAK × CK - RAK) / Σ(PAK × CK) × 100, with PAK the budget of an output, CK its
    capaian as a ratio, RAK its spending.

    Source: PMK 214/PMK.02/2017, by use.

    Args:
        baris: Triples of budget (rupiah), capaian (percent) and spending (rupiah).

    Returns:
        Percent.

    Raises:
        RuleError: ``#DIV/0!`` when Σ(PAK × CK) is 0.

    >>> efisiensi_jumlah([(1000, 100, 900)])
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


def efisiensi_rata(baris: Iterable[Output]) -> float:
    """Compute E as the mean over the outputs.

    Formula: E = mean of 1 - (RAK / RVK) / (PAK / TVK), with RVK and TVK the realised and the
    planned volume. The capaian CK is RVK / TVK, so an output's part is 1 - RAK / (PAK × CK).

    Source: PMK 249/PMK.02/2011, by use.

    Args:
        baris: As ``efisiensi_jumlah``.

    Returns:
        Percent.

    Raises:
        RuleError: ``#DIV/0!`` without outputs, or when PAK × CK of one is 0.

    >>> round(efisiensi_rata([(1000, 100, 900), (500, 80, 400)]), 10)
    5.0
    """
    bagian = []
    for pagu, capaian, realisasi in baris:
        layak = pagu * capaian / 100.0
        if layak == 0:
            raise RuleError(ErrorValue.DIV0, "anggaran kali capaian satu keluaran nol")
        bagian.append(1.0 - realisasi / layak)
    if not bagian:
        raise RuleError(ErrorValue.DIV0, "tidak ada keluaran")
    return 100.0 * jumlahkan(bagian) / len(bagian)


def rata_geometrik(capaian: Sequence[float]) -> float:
    """Give the geometric mean of the capaian of an output's indicators.

    Source: PMK 22/PMK.02/2021, by use.

    Raises:
        RuleError: ``#DIV/0!`` without indicators, ``#NUM!`` for a negative capaian.

    >>> round(rata_geometrik([90, 40]), 10)
    60.0
    """
    if not capaian:
        raise RuleError(ErrorValue.DIV0, "tidak ada indikator")
    if min(capaian) < 0:
        raise RuleError(ErrorValue.NUM, "capaian negatif tidak punya rata-rata geometrik")
    if min(capaian) == 0:
        return 0.0
    return exp(fsum(map(log, capaian)) / len(capaian))


GEOMETRIC = "jumlah_keluaran_geometrik"
_FORMULAS: dict[str, Callable[[Iterable[Output]], float]] = {
    "jumlah_keluaran": efisiensi_jumlah,
    "rata_keluaran": efisiensi_rata,
    GEOMETRIC: efisiensi_jumlah,
}
"""The formulas of E by the names that schemes call them."""


def efisiensi_pmk(baris: Iterable[Output], skema: Scheme) -> float:
    """Compute E by a method of the ministry of finance.

    Source: the scheme names the formula.

    Args:
        baris: As ``efisiensi_jumlah``.
        skema: The scheme.

    Returns:
        Percent.

    Raises:
        RuleError: as the formula; ``#N/A`` for a scheme that has no E.

    >>> from lakip_xl.schemes import SCHEMES
    >>> efisiensi_pmk([(1000, 100, 900)], SCHEMES["pmk_214_2017"])
    10.0
    """
    formula = _FORMULAS.get(skema.formula)
    if formula is None:
        raise RuleError(ErrorValue.NA, f"{skema.id} tidak punya rumus E")
    return formula(baris)


def nilai_efisiensi(e: float, skema: Scheme) -> float:
    """Turn E into the nilai efisiensi: middle + E / bound × middle, with E held to the bounds.

    Source: the scheme; 50 + E/20 × 50 in ``pmk_214_2017``.

    Args:
        e: E, in percent.
        skema: The scheme.

    Returns:
        0 to 100.

    Raises:
        RuleError: ``#N/A`` for a scheme that has no nilai efisiensi.

    >>> from lakip_xl.schemes import SCHEMES
    >>> [nilai_efisiensi(e, SCHEMES["pmk_214_2017"]) for e in (10, 35, -40)]
    [75.0, 100.0, 0.0]
    """
    bound, middle = skema.number("batas_e"), skema.number("nilai_tengah")
    return middle + max(-bound, min(bound, e)) / bound * middle


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
