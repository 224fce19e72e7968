"""Cell values as the command line writes them: Indonesian numbers, bounded texts."""

from itertools import takewhile
from math import isfinite
from operator import eq

from lakip_xl.functions.spec import Scalar
from lakip_xl.rules.format import tulis_angka

LONGEST_TEXT = 60
_LEAD = 20
"""Characters shown before the first difference of two long texts."""


def shown(value: Scalar) -> str:
    """Write a cell's value for a reader.

    >>> shown(14827361757.5), shown(None), shown("Sangat Berhasil"), shown(True)
    ('14.827.361.757,5', '(kosong)', '"Sangat Berhasil"', 'TRUE')
    >>> shown(float("nan"))
    '(bukan bilangan)'
    """
    if value is None or value == "":
        return "(kosong)"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and not isfinite(value):
        return "(bukan bilangan)"  # a damaged file may store NaN
    if isinstance(value, int | float):
        return tulis_angka(value, 10)
    if isinstance(value, str):
        one_line = " ".join(value.split())
        cut = one_line if len(one_line) <= LONGEST_TEXT else f"{one_line[: LONGEST_TEXT - 1]}…"
        return f'"{cut}"'
    return str(value)


def shown_change(old: Scalar, new: Scalar) -> str:
    """Write two values so that a reader sees where they differ.

    >>> shown_change(1.5, None)
    '1,5 → (kosong)'
    >>> shown_change("Sangat " * 20 + "baik", "Sangat " * 20 + "kurang")
    '"…Sangat Sangat Sangat baik" → "…Sangat Sangat Sangat kurang"'
    """
    if isinstance(old, str) and isinstance(new, str):
        one, other = (" ".join(text.split()) for text in (old, new))
        same = sum(1 for _ in takewhile(bool, map(eq, one, other)))
        if max(len(one), len(other)) > LONGEST_TEXT and same > _LEAD:
            start = one.rfind(" ", 0, same - _LEAD) + 1
            if start > 0:
                return f"{shown('…' + one[start:])} → {shown('…' + other[start:])}"
    return f"{shown(old)} → {shown(new)}"


def place(sheet: str, cell: str) -> str:
    """Write a cell's place as a formula would.

    >>> place("IKU", "J9"), place("IP ASN", "B2")
    ('IKU!J9', "'IP ASN'!B2")
    """
    return f"{sheet}!{cell}" if sheet.isidentifier() else f"'{sheet}'!{cell}"
