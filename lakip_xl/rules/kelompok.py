"""Metode Rata-Rata Data Kelompok: the score of a sasaran from its indicators."""

from collections.abc import Sequence

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan
from lakip_xl.rules.skala import Skala, kategori, kelas_dari, mean_kelas


def rata_kelompok(
    capaian: Sequence[float],
    skala: Skala,
    mean_terendah: float | None = None,
) -> float:
    """Compute the score of a sasaran.

    Formula: Σ (number of indicators in a category × mean of the category) / number of
    indicators. The report's mean of the lowest class is 7,5, which is not the middle of 0-55;
    ``mean_terendah`` lets an office choose 27,5 and see what changes.

    Source: LKjIP Bab III.A, Metode Rata-Rata Data Kelompok.

    Args:
        capaian: Capaian of each indicator, in percent.
        skala: The scale, with means.
        mean_terendah: Overrides the mean of the lowest class.

    Returns:
        The score, on the scale's own range (0-100 for the report's).

    Raises:
        RuleError: ``#N/A`` when the scale sets no mean for a class that is needed;
            ``#DIV/0!`` without indicators.

    >>> from lakip_xl.schemes import LAKIP
    >>> rata_kelompok([109.86, 102, 50], LAKIP)
    64.16666666666667
    >>> rata_kelompok([50], LAKIP, mean_terendah=27.5)
    27.5
    """
    if not capaian:
        raise RuleError(ErrorValue.DIV0, "tidak ada indikator")
    means = []
    for nilai in capaian:
        kelas = kelas_dari(nilai, skala)
        if mean_terendah is not None and kelas is skala.terendah:
            means.append(mean_terendah)
        else:
            means.append(mean_kelas(kelas))
    return jumlahkan(means) / len(means)


def kategori_kelompok(
    capaian: Sequence[float],
    skala: Skala,
    mean_terendah: float | None = None,
) -> str:
    """Name the category of a sasaran: its score, classified again on the same scale.

    Source, arguments and errors: as ``rata_kelompok``.

    Returns:
        The label.

    >>> from lakip_xl.schemes import LAKIP
    >>> kategori_kelompok([109.86, 102, 50], LAKIP)
    'Cukup Berhasil'
    """
    return kategori(rata_kelompok(capaian, skala, mean_terendah), skala)
