"""The score of a sasaran: which indicators belong to it, and how they are scored."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.kelompok import rata_kelompok
from lakip_xl.rules.pembulatan import jumlahkan
from lakip_xl.rules.skala import Skala


class Metode(StrEnum):
    """How the indicators of a sasaran become its score."""

    RATA_KELOMPOK = "rata kelompok"
    """Metode Rata-Rata Data Kelompok, the report's method."""
    RATA_CAPAIAN = "rata capaian"
    """The plain mean of the capaian."""
    RATA_TERTIMBANG = "rata tertimbang"
    """The mean of the capaian weighted by the column Bobot."""


def nama_baku(nama: str) -> str:
    """Bring the name of a sasaran to the form in which names are compared.

    >>> nama_baku("  Meningkatnya   Mutu ")
    'meningkatnya mutu'
    """
    return " ".join(nama.split()).casefold()


def isi_ke_bawah(nama: Iterable[str]) -> list[str]:
    """Give each row its sasaran: printed tables name it in the first row of a group only.

    >>> isi_ke_bawah(["A", "", "b ", ""])
    ['a', 'a', 'b', 'b']
    """
    kini, hasil = "", []
    for satu in nama:
        kini = nama_baku(satu) or kini
        hasil.append(kini)
    return hasil


def nilai_sasaran(
    capaian: Sequence[float],
    metode: Metode,
    skala: Skala,
    bobot: Sequence[float] | None = None,
) -> float:
    """Score a sasaran.

    Args:
        capaian: Capaian of each indicator, in percent.
        metode: The office's method.
        skala: The scale, with means for ``rata kelompok``.
        bobot: The weight of each indicator, for ``rata tertimbang``.

    Returns:
        The score, in percent.

    Raises:
        RuleError: ``#N/A`` when the scale sets no mean for a class that is needed; ``#VALUE!``
            without weights where they are needed; ``#NUM!`` for a negative weight; ``#DIV/0!``
            without indicators or when the weights add to 0.

    >>> from lakip_xl.schemes import LAKIP
    >>> nilai_sasaran([100, 50], Metode.RATA_TERTIMBANG, LAKIP, bobot=[3, 1])
    87.5
    """
    if not capaian:
        raise RuleError(ErrorValue.DIV0, "tidak ada indikator")
    if metode is Metode.RATA_KELOMPOK:
        return rata_kelompok(capaian, skala)
    if metode is Metode.RATA_CAPAIAN:
        return jumlahkan(capaian) / len(capaian)
    if bobot is None or len(bobot) != len(capaian):
        raise RuleError(ErrorValue.VALUE, "setiap indikator perlu bobot")
    if min(bobot) < 0:
        raise RuleError(ErrorValue.NUM, "bobot tidak boleh negatif")
    if (jumlah := jumlahkan(bobot)) == 0:
        raise RuleError(ErrorValue.DIV0, "jumlah bobot nol")
    return jumlahkan(b * c for b, c in zip(bobot, capaian, strict=True)) / jumlah
