"""Numbers as files of other programs write them, read by what their column shows."""

import re
from collections.abc import Sequence

from lakip_xl.rules.angka import baca_angka
from lakip_xl.rules.errors import RuleError
from lakip_xl.services.grid import Value


def read_number(value: Value, convention: str, *, money: bool) -> float | None:
    """A number; None for a blank.

    Raises:
        ValueError: it cannot be read, or in two ways.
    """
    if value is None or (isinstance(value, str) and value.strip() in ("", "-", "\u2013")):
        return None
    if isinstance(value, float):
        return value
    try:
        read = baca_angka(value)
    except RuleError:
        raise ValueError(f"'{value[:40]}' bukan angka") from None
    if not read.ambigu:
        return read.nilai
    mark = "," if re.search(r"\d,\d", value) else "."
    if not convention:
        if money and mark == ".":
            return read.nilai
        raise ValueError(f"'{value[:40]}' dapat dibaca dua cara")
    if convention == "?":
        raise ValueError(f"'{value[:40]}' dapat dibaca dua cara")
    # Of the two readings, a dot was taken for thousands and a comma for decimals.
    if mark == ".":
        return read.nilai if convention == "," else round(read.nilai / 1000, 10)
    return read.nilai if convention == "," else round(read.nilai * 1000, 10)


def is_number(value: Value) -> bool:
    """Whether a cell holds a number, however it is written.

    >>> is_number("Rp 1.000,-"), is_number("Pontianak, 31 Desember 2024"), is_number(None)
    (True, False, False)
    """
    if isinstance(value, float):
        return True
    try:
        return isinstance(value, str) and bool(baca_angka(value))
    except RuleError:
        return False


def decimal_mark(values: Sequence[Value]) -> str:
    """The decimal mark that a column's other numbers show; "" for none, "?" for both."""
    marks: set[str] = set()
    for value in values:
        text = value if isinstance(value, str) else ""
        try:
            if not text or baca_angka(text).ambigu:
                continue
        except RuleError:
            continue
        digits = re.sub(r"[^\d.,]", "", text).strip(".,")
        if "." in digits and "," in digits:
            marks.add(max(".,", key=digits.rfind))
        elif digits.count(".") > 1 or digits.count(",") > 1:
            marks.add("," if "." in digits else ".")
        elif "." in digits or "," in digits:
            marks.add("." if "." in digits else ",")
    return "?" if len(marks) > 1 else next(iter(marks), "")
