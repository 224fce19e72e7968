"""Cell values: what a reader makes of an argument, and what a cell may show.

A reader turns what a cell holds into what a rule wants. It knows three ways of saying "nothing":
a blank cell (``None``), the empty text of a formula, and for words the number 0, which some
engines hand over for an argument that was left out. Whatever it cannot read is a ``RuleError``.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf, isfinite
from typing import Any

from lakip_xl.functions.spec import ArgumentValue, Grid, Scalar
from lakip_xl.rules.angka import baca_angka
from lakip_xl.rules.errors import ErrorValue, RuleError


@dataclass(frozen=True, slots=True)
class Reader:
    """How a worksheet function reads one argument."""

    read: Callable[[Any], Any]
    """One cell (or, for ``whole``, whatever was passed) to what the rule wants."""
    required: bool = True
    whole: bool = False
    """The argument is read as a whole and never mapped over."""
    column: Callable[[Sequence[Any]], Sequence[Any] | None] = lambda _: None
    """Many ordinary cells at once, or None when some cell needs a closer look."""


def is_blank(value: object) -> bool:
    """Tell whether a cell is blank or holds the empty text."""
    return value is None or (isinstance(value, str) and value == "")


def is_grid(value: object) -> bool:
    """Tell whether an argument is a range rather than one cell."""
    return isinstance(value, (list, tuple))


def single(value: ArgumentValue) -> ArgumentValue:
    """Unwrap a range of one cell; some engines hand it over as a cell, others do not."""
    if isinstance(value, (list, tuple)) and len(value) == 1 and len(value[0]) == 1:
        cell: Scalar = value[0][0]
        return cell
    return value


def as_grid(value: ArgumentValue) -> Grid:
    """Give an argument as rows; a single cell is a range of one.

    Raises:
        RuleError: ``#VALUE!`` for rows of different length or without cells.
    """
    if not isinstance(value, (list, tuple)):
        return ((value,),)  # type: ignore[return-value]  # not a range, hence a cell
    if not value or not value[0] or len({*map(len, value)}) > 1:
        raise RuleError(ErrorValue.VALUE, "rentang tidak berbentuk persegi")
    return value


def cells(value: ArgumentValue) -> Iterator[Scalar]:
    """Walk over the cells of an argument, row by row."""
    if isinstance(value, (list, tuple)):
        return chain.from_iterable(value)
    return iter((value,))  # type: ignore[arg-type]  # not a range, hence a cell


def types_of(values: Sequence[Any]) -> set[type]:
    """Tell which types occur (a comprehension does it several times faster than ``map``)."""
    return {value.__class__ for value in values}


def types_in(rows: Grid) -> set[type]:
    """Tell which types occur in a range (one level of a comprehension beats two, and chains)."""
    if len(rows[0]) == 1:
        return {cell.__class__ for (cell,) in rows}
    return {cell.__class__ for row in rows for cell in row}


def first_error(values: Sequence[ArgumentValue]) -> ErrorValue | None:
    """Find the first error in the arguments, in their order."""
    for value in values:
        if isinstance(value, ErrorValue):
            return value
        if isinstance(value, (list, tuple)) and ErrorValue in {*map(type, cells(value))}:
            return next(cell for cell in cells(value) if isinstance(cell, ErrorValue))
    return None


def presentable(result: Scalar) -> Scalar:
    """Give a result as a cell may show it: never NaN, never infinite, never a negative zero."""
    if isinstance(result, float):
        return result + 0.0 if isfinite(result) else ErrorValue.NUM
    return result


def to_number(value: Scalar) -> float:
    """Read a number.

    Raises:
        RuleError: ``#VALUE!`` for blanks, text and booleans (text that looks like a number is
            text); the error itself for an error; ``#NUM!`` for a number that is not finite.
    """
    if value.__class__ is float and isfinite(value):  # nearly every cell
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:  # an int beyond the floats
            number = inf
        if not isfinite(number):
            raise RuleError(ErrorValue.NUM, "bilangan terlalu besar")
        return number
    if isinstance(value, ErrorValue):
        raise RuleError(value, "galat pada argumen")
    raise RuleError(ErrorValue.VALUE, "bukan bilangan")


def to_text(value: Scalar) -> str:
    """Read a text that must be there.

    Raises:
        RuleError: ``#VALUE!`` for anything but text; the error itself for an error.
    """
    if isinstance(value, str) and value:
        return value
    if isinstance(value, ErrorValue):
        raise RuleError(value, "galat pada argumen")
    raise RuleError(ErrorValue.VALUE, "bukan teks")


def to_text_or_number(value: Scalar) -> str | float:
    """Read a cell that may hold a text or a number (codes, numbers typed as text)."""
    return value if isinstance(value, str) and value else to_number(value)


def is_omitted_word(value: Scalar) -> bool:
    """Tell whether a word was left out: blank, or the 0 that stands for an omitted argument."""
    return is_blank(value) or (
        isinstance(value, (int, float)) and not isinstance(value, bool) and value == 0
    )


def _number_column(values: Sequence[Any]) -> Sequence[Any] | None:
    # An infinite or NaN cell must become an error of its own, so it takes the longer way.
    ordinary = types_of(values) == {float} and all(map(isfinite, values))
    return values if ordinary else None


def _text_column(values: Sequence[Any]) -> Sequence[Any] | None:
    return values if types_of(values) == {str} and "" not in values else None


def _to_numbers(value: ArgumentValue) -> Sequence[float]:
    content = list(cells(as_grid(value)))
    return _number_column(content) or [to_number(cell) for cell in content if not is_blank(cell)]


def to_target(value: Scalar) -> float | tuple[float, float]:
    """Read a target: a number, or a text of two bounds such as ``80-90`` or ``80 s.d. 90``.

    >>> to_target("80 s.d. 90"), to_target(85)
    ((80.0, 90.0), 85.0)
    """
    if isinstance(value, str) and (found := _BOUNDS.fullmatch(value.strip())):
        return baca_angka(found["low"]).nilai, baca_angka(found["high"]).nilai
    return to_number(value)


_BOUNDS = re.compile(
    r"(?P<low>\d[\d.,]*)\s*%?\s*(?:-|\u2013|s\s*[./]\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*"
    r"(?P<high>\d[\d.,]*)\s*%?",
    re.IGNORECASE,
)

TARGET_OR_BOUNDS = Reader(to_target, column=_number_column)
NUMBER = Reader(to_number, column=_number_column)
TEXT = Reader(to_text, column=_text_column)
TEXT_OR_NUMBER = Reader(to_text_or_number, column=_text_column)
NUMBERS = Reader(_to_numbers, whole=True)
"""The numbers of a whole range; its blanks are skipped."""


def optional_number(default: float | None, *, zero_is_omitted: bool = False) -> Reader:
    """Read a number that may be left out.

    Args:
        default: What the rule gets then.
        zero_is_omitted: Whether 0 counts as left out (for arguments where 0 means nothing and
            which may stand in the middle: an omitted one arrives as 0 from some engines).
    """

    def read(value: Scalar) -> float | None:
        if is_blank(value):
            return default
        number = to_number(value)
        return default if zero_is_omitted and number == 0 else number

    return Reader(read, required=False)


def optional_text(default: str) -> Reader:
    """Read a text that may be left out."""

    def read(value: Scalar) -> str:
        return default if is_omitted_word(value) else to_text(value)

    return Reader(read, required=False)


def optional_word(words: Mapping[str, Any], default: Any, what: str) -> Reader:
    """Read one of a few words; case and outer spaces do not matter.

    Args:
        words: The words in lower case, and what the rule gets for each.
        default: What the rule gets when the word is left out.
        what: What the words are, for the reason of the error.
    """

    def read(value: Scalar) -> Any:
        if value.__class__ is str and value in words:  # nearly every cell
            return words[value]
        if is_omitted_word(value):
            return default
        if isinstance(value, ErrorValue):
            raise RuleError(value, "galat pada argumen")
        if isinstance(value, str) and (word := " ".join(value.split()).lower()) in words:
            return words[word]
        raise RuleError(ErrorValue.NA, f"{what} tidak dikenal")

    def column(values: Sequence[Any]) -> Sequence[Any] | None:
        if types_of(values) != {str}:
            return None
        try:
            known = {value: read(value) for value in {*values}}
        except RuleError:
            return None
        return [known[value] for value in values]

    return Reader(read, required=False, column=column)
