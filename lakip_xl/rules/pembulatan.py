"""Rounding and comparing numbers as a reader of the sheet sees them.

A float carries 15 decimal digits that mean something; what follows is noise of the binary
arithmetic. Excel rounds and compares on those 15 digits, and so does everything here.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from math import fsum, isfinite

from lakip_xl.rules.errors import ErrorValue, RuleError

_CHEAP_LIMIT = 1e10
_CHEAP_DECIMALS = 15
_FEW, _FEW_LIMIT = 1e4, 1e11
_TO_WHOLE = 1.5 * 2.0**52
"""Added and taken away again, it rounds a float below 2^51 to a whole number, without a call."""


def desimal15(nilai: float) -> Decimal:
    """Give the decimal value of a float at 15 significant digits, as Excel shows it.

    Args:
        nilai: Any finite number.

    Returns:
        The decimal number.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> desimal15(0.1 + 0.2)
    Decimal('0.3')
    """
    if not isfinite(nilai):
        raise RuleError(ErrorValue.NUM, "bilangan tidak terhingga")
    return Decimal(f"{nilai:.15g}")


def bulatkan(nilai: float, desimal: int = 2) -> float:
    """Round half away from zero, as Excel's ROUND does.

    The decimal value at 15 significant digits is rounded, not the binary one below it, so a
    number that reads 1,005 becomes 1,01.

    Args:
        nilai: Any finite number.
        desimal: Digits behind the comma; a negative count rounds to tens, hundreds, ...

    Returns:
        The float nearest to the rounded decimal number.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> bulatkan(85.005), bulatkan(90.095), bulatkan(1.005), bulatkan(-2.5, 0)
    (85.01, 90.1, 1.01, -3.0)
    """
    # Most numbers are nowhere near a tie, and for them the nearest whole number of units is
    # the answer. With |scaled| < 1e10 the product is off by at most 1e-6 and the 15-digit value
    # by at most 5e-5, both far below the 1e-3 that separates .499 from the tie. The division
    # of two exact numbers is correctly rounded, hence equal to the float of the decimal.
    if 0 <= desimal <= _CHEAP_DECIMALS:
        scale = 10.0**desimal
        scaled = nilai * scale
        if -_CHEAP_LIMIT < scaled < _CHEAP_LIMIT:
            whole = round(scaled)
            if -0.499 < scaled - whole < 0.499:
                return whole / scale
    return bulatkan_desimal(nilai, desimal)


def bulatkan_desimal(nilai: float, desimal: int = 2) -> float:
    """Round by the definition: decimal arithmetic on the 15-digit value, at any size.

    Slower than ``bulatkan`` and equal to it.

    >>> bulatkan_desimal(85.005)
    85.01
    """
    exact = desimal15(nilai)
    unit = Decimal(1).scaleb(-desimal)
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -desimal:
        return float(exact)
    if exact.adjusted() < -desimal - 1:  # less than a tenth of the unit: no digit survives
        return 0.0
    return float(exact.quantize(unit, rounding=ROUND_HALF_UP)) + 0.0  # -0.0 becomes 0.0


def sama(kiri: float, kanan: float) -> bool:
    """Tell whether two numbers are equal at 15 significant digits.

    >>> sama(0.1 + 0.2, 0.3), sama(85.0, 85.005)
    (True, False)
    """
    if kiri == kanan:
        return True
    # Numbers further apart than this differ within 15 digits; the rest is compared in full.
    if abs(kiri - kanan) > 1e-13 * max(abs(kiri), abs(kanan)):
        return False
    return f"{kiri:.15g}" == f"{kanan:.15g}"


def melebihi(kiri: float, kanan: float) -> bool:
    """Tell whether ``kiri`` is greater than ``kanan`` at 15 significant digits.

    >>> melebihi(0.1 + 0.2, 0.3), melebihi(78, 71)
    (False, True)
    """
    return kiri > kanan and not sama(kiri, kanan)


def kurangkan(kiri: float, kanan: float) -> float:
    """Subtract in decimal arithmetic, so that 78 - 63,44 is 14,56 and nothing more.

    The decimal values at 15 significant digits are subtracted.

    Raises:
        RuleError: ``#NUM!`` for a number that is not finite.

    >>> kurangkan(78, 63.44), kurangkan(0.1 + 0.2, 0.3)
    (14.56, 0.0)
    """
    # Most numbers have few decimals. A float below 1e11 that is the nearest to a whole number of
    # ten-thousandths has that very number as its 15 digits; whole numbers of this size are
    # subtracted exactly, and the division is rounded as the decimal's conversion would be.
    if -_FEW_LIMIT < kiri < _FEW_LIMIT and -_FEW_LIMIT < kanan < _FEW_LIMIT:
        satu = kiri * _FEW + _TO_WHOLE - _TO_WHOLE
        dua = kanan * _FEW + _TO_WHOLE - _TO_WHOLE
        if satu / _FEW == kiri and dua / _FEW == kanan:
            return (satu - dua) / _FEW
    return float(desimal15(kiri) - desimal15(kanan))


def jumlahkan(nilai: Iterable[float]) -> float:
    """Add numbers up without the noise of repeated rounding.

    Raises:
        RuleError: ``#NUM!`` when the sum is beyond the floats.

    >>> jumlahkan([0.1] * 10)
    1.0
    """
    try:
        return fsum(nilai)
    except RuleError:
        raise
    except (OverflowError, ValueError) as terlalu_besar:
        raise RuleError(ErrorValue.NUM, "jumlah terlalu besar") from terlalu_besar
