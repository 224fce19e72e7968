"""Scales: classes with a lower bound, and the category of a number on them.

Every scale of the domain is the same kind of data, so one function classifies on all of them:
those of the schemes (``lakip_xl.schemes``), and whatever an office writes in its sheet
Pengaturan.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import inf, isfinite

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import bulatkan

DESIMAL_KATEGORI = 2
"""A number is classified as it is printed: at two decimals."""


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class of a scale."""

    label: str
    batas: float | None = None
    """Lower bound; the lowest class needs none, for it takes the rest."""
    termasuk: bool = False
    """Whether the bound itself belongs to the class (≥) or not (>)."""
    mean: float | None = None
    """The class' value in the Metode Rata-Rata Data Kelompok, where the scale has one."""
    warna: str = ""
    """Fill colour (RRGGBB) of the category in a sheet; empty when the scale sets none."""
    sebutan: str = ""
    """What the class is called beside its label, where the scale has both (B: Baik)."""


@dataclass(frozen=True)
class Skala:
    """A scale: its classes from the highest to the lowest. Build it with ``susun_skala``."""

    nama: str
    kelas: tuple[Kelas, ...]

    @property
    def terendah(self) -> Kelas:
        """The class that takes the rest."""
        return self.kelas[-1]

    @cached_property
    def awal(self) -> tuple[float, ...]:
        """The smallest float of each class but the lowest, from the lowest up.

        Rounding keeps the order of numbers, so comparing with these floats is classifying the
        rounded numbers, and ten times faster: whole columns are classified.
        """
        return tuple(map(_float_pertama, self.kelas[-2::-1]))

    @cached_property
    def menurut_label(self) -> dict[str, Kelas]:
        """The classes by their labels as ``kunci_label`` gives them."""
        return {kunci_label(kelas.label): kelas for kelas in self.kelas}


def _float_pertama(kelas: Kelas) -> float:
    """Find the smallest float whose printed number passes (or reaches) the bound of a class."""
    batas = kelas.batas
    if batas is None:
        return -inf
    jarak = 1.0 + abs(batas) * 1e-12  # further than any rounding reaches
    di_bawah, di_atas = batas - jarak, batas + jarak
    while di_bawah < (tengah := di_bawah + (di_atas - di_bawah) / 2) < di_atas:
        terbaca = bulatkan(tengah, DESIMAL_KATEGORI)
        if terbaca > batas or (kelas.termasuk and terbaca == batas):
            di_atas = tengah
        else:
            di_bawah = tengah
    return di_atas


def susun_skala(nama: str, kelas: Iterable[Kelas]) -> Skala:
    """Build a scale from classes in any order.

    Args:
        nama: The scale's name.
        kelas: The classes; at most one may have no bound, and it becomes the lowest.

    Returns:
        The scale, its classes sorted from the highest.

    Raises:
        RuleError: ``#VALUE!`` when there is no class, when two classes have the same label or
            the same bound and side, or when more than one has no bound.

    >>> skala = susun_skala("dua", [Kelas("Kurang"), Kelas("Baik", 50)])
    >>> [kelas.label for kelas in skala.kelas]
    ['Baik', 'Kurang']
    """
    urut = sorted(kelas, key=_peringkat, reverse=True)
    if not urut:
        raise RuleError(ErrorValue.VALUE, "skala tidak berisi kelas")
    if len({_peringkat(k) for k in urut}) < len(urut):
        raise RuleError(ErrorValue.VALUE, "dua kelas skala mempunyai batas yang sama")
    if len({kunci_label(k.label) for k in urut}) < len(urut):
        raise RuleError(ErrorValue.VALUE, "dua kelas skala mempunyai kategori yang sama")
    return Skala(nama, tuple(urut))


def _peringkat(kelas: Kelas) -> tuple[float, bool]:
    """Order of classes: by bound, and at the same bound ``>`` stands above ``≥``."""
    if kelas.batas is None:
        return (float("-inf"), False)
    return (kelas.batas, not kelas.termasuk)


def kunci_label(label: str) -> str:
    """Give the form in which labels are compared: without case and outer spaces."""
    return " ".join(label.split()).casefold()


def kelas_dari(nilai: float, skala: Skala) -> Kelas:
    """Find the class of a number: the highest whose lower bound it passes (or reaches).

    The number is first rounded to two decimals, half away from zero, because a reader judges
    the printed number: no printed number ever contradicts its category.

    Args:
        nilai: The number, in the unit of the scale.
        skala: The scale.

    Returns:
        The class.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> from lakip_xl.schemes import LAKIP
    >>> kelas_dari(85.004, LAKIP).label, kelas_dari(85.005, LAKIP).label
    ('Berhasil', 'Sangat Berhasil')
    """
    if not isfinite(nilai):
        raise RuleError(ErrorValue.NUM, "bilangan tidak terhingga")
    return skala.kelas[-1 - bisect_right(skala.awal, nilai)]


def kategori(nilai: float, skala: Skala) -> str:
    """Name the category of a number.

    Source: the scheme of the scale; LKjIP Bab III.A for ``lakip``.

    Args:
        nilai: The number, in the unit of the scale (capaian: percent).
        skala: The scale.

    Returns:
        The label of its class (see ``kelas_dari``).

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> from lakip_xl.schemes import LAKIP, PERMENDAGRI86
    >>> [kategori(nilai, LAKIP) for nilai in (109.86, 85.0, 70, 55)]
    ['Sangat Berhasil', 'Berhasil', 'Cukup Berhasil', 'Tidak Berhasil']
    >>> kategori(91, PERMENDAGRI86), kategori(90.99, PERMENDAGRI86)
    ('Sangat Tinggi', 'Tinggi')
    """
    return kelas_dari(nilai, skala).label


def nilai_mean(label: str, skala: Skala) -> float:
    """Look up the mean of a category.

    Source: LKjIP Bab III.A, Nilai Mean (92,5 / 77,5 / 62,5 / 7,5).

    Args:
        label: The category; case and outer spaces do not matter.
        skala: The scale it belongs to.

    Returns:
        The mean of the class, in the unit of the scale.

    Raises:
        RuleError: ``#N/A`` when the scale has no such category, or no mean for it.

    >>> from lakip_xl.schemes import LAKIP
    >>> nilai_mean("Cukup Berhasil", LAKIP)
    62.5
    """
    kelas = skala.menurut_label.get(kunci_label(label))
    if kelas is None:
        raise RuleError(ErrorValue.NA, f"kategori {label!r} tidak ada pada skala")
    return mean_kelas(kelas)


def mean_kelas(kelas: Kelas) -> float:
    """Give the mean of a class, or ``#N/A`` where its scale sets none."""
    if kelas.mean is None:
        raise RuleError(ErrorValue.NA, f"skala tidak menetapkan nilai mean {kelas.label!r}")
    return kelas.mean
