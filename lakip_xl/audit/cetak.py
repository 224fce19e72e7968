"""Numbers as they are printed: value, digits and unit, and what a printed form can prove.

``lakip_xl.rules.angka`` reads the value. The audit also needs the digits that are printed, for
they say how exact a figure claims to be, and the second reading of an ambiguous form
(``1.439``): a check may accept the other reading, never invent a third.
"""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import Enum
from functools import lru_cache

from lakip_xl.rules.angka import baca_angka
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.pembulatan import bulatkan, desimal15

ANGKA = r"(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
"""Pattern of a number without its sign, for use in larger patterns."""

_ANGKA_BERARTI = 15
_DIGIT = re.compile(r"[\d.,]*\d")
_CATATAN = re.compile(r"(?<=[\d%])\s*(?:\*+\)?|[\u00b9\u00b2\u00b3\u2070-\u2079]+\u207e?)\s*$")
"""The mark of a footnote behind a number: ``85,12*)``."""
_URUTAN = re.compile(r"^\s*\d{1,2}[.)]\s+[A-Za-z]")
"""The number of a list before its text: ``1. Perencanaan``."""


@dataclass(frozen=True, slots=True)
class AngkaCetak:
    """A number with the form in which a reader sees it.

    Example:
        >>> baca("Rp. 14.827.361.757,00").desimal
        2
        >>> baca("53 Orang / Bulan").satuan
        'Orang / Bulan'
        >>> baca("1.439 Orang").bacaan
        ((1439.0, 0), (1.439, 3))
        >>> baca("Rp1.760 miliar").bacaan
        ((1760000000000.0, -9), (1760000000.0, -6))
    """

    teks: str
    nilai: float
    desimal: int
    """Digits behind the decimal separator; negative where a word such as juta stands for them."""
    satuan: str = ""
    bacaan_lain: tuple[float, int] | None = None

    @property
    def persen(self) -> bool:
        """Whether a percent sign stands behind the number."""
        return self.satuan.startswith("%")

    @property
    def bacaan(self) -> tuple[tuple[float, int], ...]:
        """Every reading of the form: value and number of decimals, the likely one first."""
        utama = (self.nilai, self.desimal)
        return (utama, self.bacaan_lain) if self.bacaan_lain else (utama,)


@lru_cache(maxsize=8192)
def baca(teks: str) -> AngkaCetak | None:
    """Read a text that is one number with its sign, currency and unit; ``None`` for others.

    Words, bounds (``<49``), dates, codes and texts with further digits are no numbers. The mark
    of a footnote belongs to none.

    Example:
        >>> baca("85,12*)").nilai
        85.12
    """
    if _URUTAN.match(teks):
        return None
    try:
        angka = baca_angka(_CATATAN.sub("", teks))
    except RuleError:
        return None
    digit = _DIGIT.search(teks)
    if digit is None:
        return None
    besar, ekor = abs(angka.nilai), len(re.split(r"[.,]", digit[0])[-1])
    utuh = float(re.sub(r"[.,]", "", digit[0]))
    arah = -1.0 if angka.nilai < 0 else 1.0
    if angka.ambigu:
        titik = "." in digit[0]
        pangkat = round(math.log10(besar / (utuh if titik else utuh / 10**ekor)))  # "miliar" is 9
        ribuan = (arah * utuh * 10**pangkat, -pangkat)
        desimal = (arah * utuh * 10**pangkat / 10**ekor, ekor - pangkat)
        utama, lain = (ribuan, desimal) if titik else (desimal, ribuan)
        return AngkaCetak(teks, utama[0], utama[1], angka.satuan, lain)
    if utuh in (besar, 0):
        pecahan = ekor if utuh == 0 and re.search("[.,]", digit[0]) else 0
        return AngkaCetak(teks, angka.nilai, pecahan, angka.satuan)
    # Either the last digits are decimals, or a word (juta, miliar) multiplied them.
    geser = round(math.log10(utuh / besar))
    return AngkaCetak(teks, angka.nilai, geser, angka.satuan)


class Kecocokan(Enum):
    """How a printed number relates to the computed one."""

    SAMA = "sama"
    DIPOTONG = "dipotong"
    """The digits were cut off where they should have been rounded."""
    BEDA = "beda"


def bandingkan(tercetak: AngkaCetak, dihitung: float, goyah: float = 0.0) -> Kecocokan:
    """Compare a printed number with the computed one, to the digits that are printed.

    Args:
        tercetak: The printed number; any of its readings may agree.
        dihitung: The computed value.
        goyah: How far the computed value may be off because its own inputs are rounded.

    Example:
        >>> bandingkan(baca("109.86"), 78 / 71 * 100)
        <Kecocokan.SAMA: 'sama'>
        >>> bandingkan(baca("55.76"), 72.5 / 130 * 100)
        <Kecocokan.DIPOTONG: 'dipotong'>
    """
    if not math.isfinite(dihitung):
        return Kecocokan.BEDA
    hasil = Kecocokan.BEDA
    for nilai, desimal in tercetak.bacaan:
        longgar = 0.5 * 10.0**-desimal + goyah
        if bulatkan(dihitung, desimal) == nilai or (goyah and abs(nilai - dihitung) <= longgar):
            return Kecocokan.SAMA
        if _potong(dihitung, desimal) == nilai:
            hasil = Kecocokan.DIPOTONG
    return hasil


def goyah(angka: AngkaCetak) -> float:
    """Give half a unit of the last printed digit; 0 for a whole number, which is a count."""
    return 0.5 * 10.0**-angka.desimal if angka.desimal else 0.0


def _potong(nilai: float, desimal: int) -> float:
    tepat, satuan = desimal15(nilai), Decimal(1).scaleb(-desimal)
    if tepat.same_quantum(satuan) or tepat.adjusted() >= _ANGKA_BERARTI - desimal:
        return float(tepat)  # no digit to cut off
    return float(tepat.quantize(satuan, rounding=ROUND_DOWN))
