"""The number of a cell, as tables of reports print one."""

import re

from lakip_xl.audit.printed import PrintedNumber, read_number
from lakip_xl.audit.table.roles import Role

_WORKED = re.compile(r"^([^()]{0,40}\d[^()]{0,20})\([^()]{1,60}\)\s*$")
"""A figure with its working behind it: ``89,3 (50:56x100)``."""
_BOUND = re.compile(
    r"^\s*(?:[<>≤≥]=?|maks(?:imal|imum)?\.?|min(?:imal|imum)?\.?)\s*(?=\d)", re.IGNORECASE
)
LONGEST_UNIT = 5
"""Words of a unit: "53 Orang / Bulan"."""


def read_figure(text: str, role: Role) -> PrintedNumber | None:
    """Read the number of a cell, also one that its working follows, and the bound of a target.

    Example:
        >>> read_figure("89,3 (50:56x100)", Role.REALISASI).value
        89.3
        >>> read_figure("<49", Role.TARGET).value
        49.0
        >>> read_figure("17 (dari 20) 3", Role.REALISASI)
    """
    number = read_number(text)
    if number is None and text:
        worked = _WORKED.match(text) if len(text) < 120 else None
        if worked:
            number = read_number(worked[1].strip())
        elif role in (Role.TARGET, Role.REFERENCE) and _BOUND.match(text):
            number = read_number(_BOUND.sub("", text))
    if number is not None and len(number.unit.split()) > LONGEST_UNIT:
        return None  # a text that begins with a number
    return number
