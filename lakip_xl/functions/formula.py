"""A worked example as the formula a user types, in the notation of his Excel."""

from dataclasses import dataclass

from lakip_xl.functions.spec import ArgumentValue, Example, FunctionSpec, Scalar
from lakip_xl.functions.values import as_grid, is_grid
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.pembulatan import desimal15


@dataclass(frozen=True, slots=True)
class Notation:
    """How an Excel separates arguments, decimals, and the cells of an array constant."""

    argument: str
    decimal: str
    column: str
    row: str = ";"


ENGLISH = Notation(argument=",", decimal=".", column=",")
"""The notation of files, of VBA's ``Formula`` and of an English Excel."""
INDONESIAN = Notation(argument=";", decimal=",", column="\\")
"""The notation with Indonesian regional settings."""


def formula(spec: FunctionSpec, example: Example, notation: Notation = INDONESIAN) -> str:
    r"""Write an example as a formula.

    Args:
        spec: The function.
        example: One of its examples.
        notation: Whose Excel it is for.

    Returns:
        The formula, ``=`` included. Ranges are array constants; a blank cell is ``""`` in them
        and in required arguments, and nothing at all in optional ones.

    >>> from lakip_xl.functions.catalogue import CATALOGUE
    >>> capaian = CATALOGUE["CAPAIAN"]
    >>> formula(capaian, Example((78.5, 71, None, 120), None))
    '=CAPAIAN(78,5;71;;120)'
    >>> formula(capaian, Example((((78, 80),), 71), None), ENGLISH)
    '=CAPAIAN({78,80},71)'
    """
    written = [
        "" if value is None and argument.optional else argument_text(value, notation)
        for argument, value in zip(spec.arguments, example.arguments, strict=False)
    ]
    return f"={spec.name}({notation.argument.join(written)})"


def argument_text(value: ArgumentValue, notation: Notation = INDONESIAN) -> str:
    """Write an argument: a number, a quoted text, or a range as an array constant."""
    if not is_grid(value):
        return scalar_text(value, notation)  # type: ignore[arg-type]  # not a range
    rows = (
        notation.column.join(scalar_text(cell, notation) for cell in row) for row in as_grid(value)
    )
    return "{" + notation.row.join(rows) + "}"


def scalar_text(value: Scalar, notation: Notation = INDONESIAN) -> str:
    """Write one value as it stands in a formula; a blank becomes the empty text.

    >>> print(scalar_text('5" x 3'), scalar_text(1e-7), scalar_text(True))
    "5"" x 3" 0,0000001 TRUE
    """
    if value is None:
        return '""'
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, ErrorValue):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return f"{desimal15(value):f}".replace(".", notation.decimal)
