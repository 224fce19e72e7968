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

FIGURE = r"(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
"""Pattern of a number without its sign, for use in larger patterns."""

_SIGNIFICANT = 15
_DIGIT = re.compile(r"[\d.,]*\d")
_FOOTNOTE = re.compile(r"(?<=[\d%])\s*(?:\*+\)?|[\u00b9\u00b2\u00b3\u2070-\u2079]+\u207e?)\s*$")
"""The mark of a footnote behind a number: ``85,12*)``."""
_ORDINAL = re.compile(r"^\s*\d{1,2}[.)]\s+[A-Za-z]")
"""The number of a list before its text: ``1. Perencanaan``."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number with the form in which a reader sees it.

    Example:
        >>> read_number("Rp. 14.827.361.757,00").decimals
        2
        >>> read_number("53 Orang / Bulan").unit
        'Orang / Bulan'
        >>> read_number("1.439 Orang").readings
        ((1439.0, 0), (1.439, 3))
        >>> read_number("Rp1.760 miliar").readings
        ((1760000000000.0, -9), (1760000000.0, -6))
    """

    text: str
    value: float
    decimals: int
    """Digits behind the decimal separator; negative where a word such as juta stands for them."""
    unit: str = ""
    other_reading: tuple[float, int] | None = None

    @property
    def is_percent(self) -> bool:
        """Whether a percent sign stands behind the number."""
        return self.unit.startswith("%")

    @property
    def readings(self) -> tuple[tuple[float, int], ...]:
        """Every reading of the form: value and number of decimals, the likely one first."""
        first = (self.value, self.decimals)
        return (first, self.other_reading) if self.other_reading else (first,)


@lru_cache(maxsize=8192)
def read_number(text: str) -> PrintedNumber | None:
    """Read a text that is one number with its sign, currency and unit; ``None`` for others.

    Words, bounds (``<49``), dates, codes and texts with further digits are no numbers. The mark
    of a footnote belongs to none.

    Example:
        >>> read_number("85,12*)").value
        85.12
    """
    if _ORDINAL.match(text):
        return None
    try:
        number = baca_angka(_FOOTNOTE.sub("", text))
    except RuleError:
        return None
    digit = _DIGIT.search(text)
    if digit is None:
        return None
    size, tail = abs(number.nilai), len(re.split(r"[.,]", digit[0])[-1])
    whole = float(re.sub(r"[.,]", "", digit[0]))
    sign = -1.0 if number.nilai < 0 else 1.0
    if number.ambigu:
        dot = "." in digit[0]
        power = round(math.log10(size / (whole if dot else whole / 10**tail)))  # "miliar" is 9
        thousands = (sign * whole * 10**power, -power)
        decimal = (sign * whole * 10**power / 10**tail, tail - power)
        main, other = (thousands, decimal) if dot else (decimal, thousands)
        return PrintedNumber(text, main[0], main[1], number.satuan, other)
    if whole in (size, 0):
        decimals = tail if whole == 0 and re.search("[.,]", digit[0]) else 0
        return PrintedNumber(text, number.nilai, decimals, number.satuan)
    # Either the last digits are decimals, or a word (juta, miliar) multiplied them.
    shift = round(math.log10(whole / size))
    return PrintedNumber(text, number.nilai, shift, number.satuan)


class Agreement(Enum):
    """How a printed number relates to the computed one."""

    SAME = "sama"
    CUT_OFF = "dipotong"
    """The digits were cut off where they should have been rounded."""
    DIFFERENT = "beda"


def agreement(printed: PrintedNumber, computed: float, slack: float = 0.0) -> Agreement:
    """Compare a printed number with the computed one, to the digits that are printed.

    Args:
        printed: The printed number; any of its readings may agree.
        computed: The computed value.
        slack: How far the computed value may be off because its own inputs are rounded.

    Example:
        >>> agreement(read_number("109.86"), 78 / 71 * 100)
        <Agreement.SAME: 'sama'>
        >>> agreement(read_number("55.76"), 72.5 / 130 * 100)
        <Agreement.CUT_OFF: 'dipotong'>
    """
    if not math.isfinite(computed):
        return Agreement.DIFFERENT
    result = Agreement.DIFFERENT
    for value, decimals in printed.readings:
        loose = 0.5 * 10.0**-decimals + slack
        if bulatkan(computed, decimals) == value or (slack and abs(value - computed) <= loose):
            return Agreement.SAME
        if _cut(computed, decimals) == value:
            result = Agreement.CUT_OFF
    return result


def half_digit(number: PrintedNumber) -> float:
    """Give half a unit of the last printed digit; 0 for a whole number, which is a count."""
    return 0.5 * 10.0**-number.decimals if number.decimals else 0.0


def _cut(value: float, decimals: int) -> float:
    exact, step = desimal15(value), Decimal(1).scaleb(-decimals)
    if exact.same_quantum(step) or exact.adjusted() >= _SIGNIFICANT - decimals:
        return float(exact)  # no digit to cut off
    return float(exact.quantize(step, rounding=ROUND_DOWN))
