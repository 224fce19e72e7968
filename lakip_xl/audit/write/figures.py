"""The right figure, written as the draft writes its figures."""

import re

from lakip_xl.audit.printed import Agreement, agreement, read_number
from lakip_xl.rules.format import tulis_angka

_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_MARKS = re.compile(r"[.,]")
_HUNDREDTHS = 2


def in_style(printed: str, right: float) -> str | None:
    """Write a figure in the place and the style of a printed one.

    Args:
        printed: What stands there, one figure with its currency and unit.
        right: The figure that should stand there.

    Returns:
        The text; ``None`` where a reader could take it for another figure.

    Example:
        >>> in_style("96.67%", 89.23), in_style("Rp. 1.234.567,00", 7654321)
        ('89.23%', 'Rp. 7.654.321,00')
        >>> in_style("4317167739.00", 4317165739), in_style("90%", 79.41)
        ('4317165739.00', '79,41%')
        >>> in_style("4,5 miliar", 4.7e9), in_style("lebih", 3)
        ('4,7 miliar', None)
    """
    number, found = read_number(printed), _DIGITS.search(printed)
    if number is None or found is None or right < 0 or number.value < 0:
        return None
    digits = found[0]
    tail = number.decimals
    marks = _MARKS.findall(digits)
    decimal = marks[-1] if tail > 0 and marks else ""
    scale = 1.0
    if tail < 0:  # a word multiplies the figure
        tail = len(_MARKS.split(digits)[-1]) if len(marks) == 1 else 0
        decimal = marks[-1] if tail else ""
        scale = 10.0 ** (tail - number.decimals)
    grouped = len(marks) > bool(decimal)
    text = _write(right / scale, tail, decimal, grouped=grouped, long=len(digits) > 4)
    result = printed[: found.start()] + text + printed[found.end() :]
    again = read_number(result)
    same = again is not None and agreement(again, right) is Agreement.SAME
    return result if same else None


def _write(value: float, decimals: int, decimal: str, *, grouped: bool, long: bool) -> str:
    text = tulis_angka(value, decimals or _HUNDREDTHS, tetap=decimals > 0)
    if long and not grouped:
        text = text.replace(".", "")
    return text.translate(str.maketrans(",.", ".,")) if decimal == "." else text
