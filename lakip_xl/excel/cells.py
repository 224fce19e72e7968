"""Cell values as Excel's COM interface hands them over, and as it wants them back.

Arguments arrive raw, without xlwings' own cleaning: a blank cell as ``None``, a number as
``float``, an error as the whole number that COM gives it (``#DIV/0!`` is -2146826281), a range as
a tuple of rows, an array constant of one row as a flat tuple.

Results go back with one agreement, which the VBA (``LakipServer.bas``) relies on: every number is
a ``float``, so that **an ``int`` is an error and nothing else**. A user's text, whatever it says,
stays a text, and a user's number, even -2146826281, stays a number.
"""

from datetime import datetime
from decimal import Decimal
from typing import cast

from lakip_xl.functions.spec import ArgumentValue, Grid, Result, Scalar
from lakip_xl.functions.values import types_in
from lakip_xl.rules.errors import ErrorValue

Rows = list[list[float | str | int]]
"""What goes back to Excel: rows of numbers, texts and error codes."""

MISSING = -2147352572
"""What COM hands over for an optional argument that was not given."""

_ERROR_BASE = -2146828288  # 0x800A0000: the facility of Excel's errors
_NUMBERS = {
    ErrorValue.NULL: 2000,
    ErrorValue.DIV0: 2007,
    ErrorValue.VALUE: 2015,
    ErrorValue.REF: 2023,
    ErrorValue.NAME: 2029,
    ErrorValue.NUM: 2036,
    ErrorValue.NA: 2042,
    ErrorValue.SPILL: 2045,
    ErrorValue.CALC: 2050,
}
CODES = {error: _ERROR_BASE + number for error, number in _NUMBERS.items()}
"""The code of each error, as COM passes it in both directions."""

_ERRORS = {code: error for error, code in CODES.items()}
_LATER_ERRORS = range(_ERROR_BASE + 2000, _ERROR_BASE + 2100)
_KNOWN = frozenset({float, str, bool, type(None)})
_PLAIN = frozenset({float, str})
_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's date has no time zone
_SECONDS_PER_DAY = 86400


def from_excel(value: object) -> ArgumentValue:
    """Turn an argument as COM hands it over into the value our functions take.

    >>> from_excel(-2146826281)
    <ErrorValue.DIV0: '#DIV/0!'>
    >>> from_excel(((78.0, None), (-2146826246, "naik")))
    [[78.0, None], [<ErrorValue.NA: '#N/A'>, 'naik']]
    >>> from_excel((55.0, 70.0))
    ((55.0, 70.0),)
    >>> from_excel(MISSING) is None
    True
    """
    if isinstance(value, list | tuple):
        rows: Grid = value if value and isinstance(value[0], list | tuple) else (value,)
        if types_in(rows) <= _KNOWN:
            return rows
        return [[_cell(cell) for cell in row] for row in rows]
    return _cell(value)


def to_excel(result: Result) -> Rows:
    """Turn a function's result into what the VBA turns into cells: always rows.

    >>> to_excel(ErrorValue.NA)
    [[-2146826246]]
    >>> to_excel([[102], ["Berhasil"], [None]])
    [[102.0], ['Berhasil'], ['']]
    """
    if not isinstance(result, list):
        return [[_marker(result)]]
    if types_in(result) <= _PLAIN:
        return cast("Rows", result)
    return [[_marker(cell) for cell in row] for row in result]


def _cell(value: object) -> Scalar:
    if value is None or isinstance(value, float | str | bool):
        return value
    if isinstance(value, int):
        if value == MISSING:
            return None
        if value in _LATER_ERRORS:
            return _ERRORS.get(value, ErrorValue.VALUE)
        return value
    if isinstance(value, datetime):
        # Only a caller in VBA hands over dates; cells hand over their serial numbers.
        return (value.replace(tzinfo=None) - _SERIAL_ZERO).total_seconds() / _SECONDS_PER_DAY
    if isinstance(value, Decimal):
        return float(value)
    return ErrorValue.VALUE


def _marker(value: Scalar) -> float | str | int:
    if isinstance(value, ErrorValue):
        return CODES[value]
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return float(value)
