"""Cell values as the file stores them: a type, and a text."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from math import isfinite

from lakip_xl.package.xml import escape
from lakip_xl.rules.errors import ErrorValue

CellValue = float | int | str | bool | ErrorValue | None
"""What one cell holds; ``None`` is a blank cell."""

_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's date has no time zone
_ERRORS = {error.value: error for error in ErrorValue}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NEEDS_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def stored(value: CellValue, prefix: str = "") -> tuple[str, str]:
    r"""A value in the form that Excel writes for the result of a formula.

    Numbers keep every digit that tells them from their neighbours (shortest round trip).

    Args:
        value: the result; an infinite number or NaN is stored as ``#NUM!``, because a cell
            cannot hold it.
        prefix: the part's namespace prefix with its colon, if it has one.

    Returns:
        The attribute ``t`` ("" for a number or a blank), and the ``<v>`` element ("" for a
        blank).

    >>> stored(109.86)
    ('', '<v>109.86</v>')
    >>> stored(" a & b")
    ('str', '<v xml:space="preserve"> a &amp; b</v>')
    >>> stored(True), stored(None)
    (('b', '<v>1</v>'), ('', ''))
    """
    if type(value) is float and isfinite(value):
        return "", f"<{prefix}v>{repr(value).removesuffix('.0')}</{prefix}v>"
    if isinstance(value, str):
        return _stored_text(value, prefix)
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return _element(prefix, "b", "1" if value else "0")
    if isinstance(value, int):
        return _element(prefix, "", number_text(value))
    error = ErrorValue.NUM if isinstance(value, float) else value
    return _element(prefix, "e", error.value)


@lru_cache(maxsize=4096)
def _stored_text(value: str, prefix: str) -> tuple[str, str]:
    # Cached, because a column of categories holds the same few texts thousands of times.
    space = ' xml:space="preserve"' if value != value.strip() else ""
    return _element(prefix, "str", escape(encoded_text(value), quote=False), space)


def _element(prefix: str, kind: str, text: str, attributes: str = "") -> tuple[str, str]:
    return kind, f"<{prefix}v{attributes}>{text}</{prefix}v>"


def number_text(value: float) -> str:
    """The shortest decimal text that reads back as the same number.

    >>> number_text(100.0), number_text(0.1), number_text(1e300)
    ('100', '0.1', '1e+300')
    """
    text = repr(float(value))
    return text.removesuffix(".0")


def encoded_text(text: str) -> str:
    r"""Write the characters that XML cannot hold as ``_xHHHH_``, and disarm look-alikes.

    >>> encoded_text("a\x01b"), encoded_text("_x0041_")
    ('a_x0001_b', '_x005F_x0041_')
    """
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NEEDS_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def decoded_text(text: str) -> str:
    r"""Undo ``encoded_text``.

    >>> decoded_text("_x005F_x0041_"), decoded_text("a_x000D_")
    ('_x0041_', 'a\r')
    """
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def parsed(kind: str, text: str | None, strings: list[str] | tuple[str, ...] = ()) -> CellValue:
    """The value of a cell, from its attribute ``t`` and the text of its ``<v>`` or ``<is>``.

    Args:
        kind: the attribute ``t`` ("" where there is none).
        text: the element's text; ``None`` where there is no element.
        strings: the workbook's shared strings.

    What cannot be read (an index without a string, a number that is none) is given back as
    the text that stands there, so that nobody computes with it.

    >>> parsed("", "109.86"), parsed("b", "1"), parsed("e", "#N/A")
    (109.86, True, <ErrorValue.NA: '#N/A'>)
    """
    if text is None:
        return None
    match kind:
        case "str" | "inlineStr":
            return decoded_text(text)
        case "d":
            serial = date_serial(text.strip())
            return text if serial is None else serial
        case "s":
            index = text.strip()
            known = index.isdecimal() and int(index) < len(strings)
            return strings[int(index)] if known else text
        case "b":
            return text.strip() in ("1", "true")
        case "e":
            return _ERRORS.get(text.strip(), ErrorValue.VALUE)
        case _:
            if not text.strip():
                return None
            try:
                number = float(text)
            except ValueError:
                return text
            return number if isfinite(number) else text


def date_serial(text: str) -> float | None:
    """The serial number of an ISO 8601 date, as strict workbooks write dates; else ``None``.

    >>> date_serial("2024-01-31"), date_serial("2024-01-31T12:00:00"), date_serial("kemarin")
    (45322.0, 45322.5, None)
    """
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return (moment - _DAY_ZERO) / timedelta(days=1)
