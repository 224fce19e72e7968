"""Cell values as the report prints them: Indonesian numbers, and text that Word can hold."""

import re

from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.terbilang import terbilang
from lakip_xl.workbook.book.tables import number_of
from lakip_xl.workbook.schema.kinds import Format

AS_TYPED = 4
"""Digits behind the comma that an input keeps at most; who typed more did not mean to."""
CENTS = 2
"""Digits behind the comma of money, in a report of an office whose amounts have cents."""
EXACT = 10
"""Digits behind the comma of what the appendix calls the full value."""
NOT_COMPUTED = "tidak terhitung"
"""What stands where the workbook has an Excel error."""

_DECIMALS = {
    Format.WHOLE: 0,
    Format.YEAR: 0,
    Format.RUPIAH: 0,
    Format.DIFFERENCE_RUPIAH: 0,
    Format.DECIMAL: 2,
    Format.PERCENT: 2,
    Format.CHANGE: 2,
    Format.DIFFERENCE: 2,
    Format.INDEX: 4,
}
MONEY = frozenset({Format.RUPIAH, Format.DIFFERENCE_RUPIAH})
# XML holds no control characters, and a cell's line breaks would break a table's row.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def text_of(value: CellValue) -> str:
    r"""Give a cell's text on one line; a code typed as the number 2 is the code ``2``.

    >>> text_of("Indeks\nMerit\x07"), text_of(2.0), text_of(None), text_of("=1+1")
    ('Indeks Merit', '2', '', '=1+1')
    """
    if value is None:
        return ""
    if isinstance(value, ErrorValue):
        return NOT_COMPUTED
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float | int):
        return tulis_angka(value, EXACT)
    return " ".join(_UNPRINTABLE.sub(" ", value).split())


def printed(value: CellValue, style: Format, decimals: int | None = None) -> str:
    """Write a cell's value in its column's format.

    Args:
        value: What the cell holds; text comes back as it is.
        style: The column's number format.
        decimals: Digits behind the comma at most, where not those of the format.

    >>> printed(109.85915, Format.PERCENT), printed(14.56, Format.CHANGE)
    ('109,86%', '+14,56')
    >>> printed(14827361757.4, Format.RUPIAH), printed(0.765, Format.GENERAL)
    ('14.827.361.757', '0,765')
    >>> printed(2024.0, Format.YEAR), printed("<49", Format.DECIMAL), printed(None, Format.WHOLE)
    ('2024', '<49', '')
    """
    number = number_of(value)
    if number is None:
        return text_of(value)
    places = _DECIMALS.get(style, AS_TYPED) if decimals is None else decimals
    text = tulis_angka(number, places, tetap=style in MONEY and places == CENTS)
    if style is Format.YEAR:
        return text.replace(".", "")
    if style is Format.PERCENT:
        return f"{text}%"
    if style is Format.CHANGE and text.strip("-0,") and not text.startswith("-"):
        return f"+{text}"
    return text


def rounding(style: Format, decimals: int | None = None) -> str:
    """Say how a format rounds, for the appendix."""
    places = _DECIMALS.get(style, AS_TYPED) if decimals is None else decimals
    if places == AS_TYPED:
        return "apa adanya"
    return "bulat" if places == 0 else f"{terbilang(places)} desimal"
