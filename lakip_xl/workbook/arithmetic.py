"""Calls that are arithmetic, written in Excel's own operators.

A difference needs no Python where both cells hold numbers. What the catalogue says of such a
function (``FunctionSpec.native``) takes the place of its call when a formula is stored, so the
workbook keeps answering where lakip_xl is not installed; the function stays its definition.
"""

import re
from collections.abc import Iterator, Sequence

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import FunctionSpec

_NATIVE = {name: spec for name, spec in CATALOGUE.items() if spec.native}
_CALL = re.compile(rf"\b({'|'.join(_NATIVE)})\(([^()]*)\)")
_CELL = re.compile(r"\[@|[A-Z][a-z]\w*")


def in_own_words(formula: str) -> str:
    """Write the calls of arithmetic functions in Excel's own operators.

    A call stays where an argument is itself a call, which would be repeated, and where none is a
    cell, as in the examples of the sheet Kamus.

    Example:
        >>> in_own_words("=INDEKS_EFISIENSI([@Capaian],[@Serapan])")
        '=IF(OR([@Capaian]="",[@Serapan]=""),"",IF(COUNT([@Capaian],[@Serapan])=2,\
[@Capaian]/[@Serapan],#VALUE!))'
        >>> in_own_words("=SELISIH(78,63.44)"), in_own_words("=SELISIH(ROUND([@A],2),[@B])")
        ('=SELISIH(78,63.44)', '=SELISIH(ROUND([@A],2),[@B])')
    """

    def replace(match: re.Match[str]) -> str:
        spec, arguments = _NATIVE[match[1]], tuple(arguments_of(match[2]))
        if not is_arithmetic(spec, arguments):
            return match[0]
        required = arguments[: spec.min_args]
        return of_numbers(required, spec.native.format(*arguments, call=match[0]))

    return _CALL.sub(replace, formula)


def is_arithmetic(spec: FunctionSpec, arguments: Sequence[str]) -> bool:
    """Tell whether a call with these arguments is stored in Excel's own operators."""
    return (
        bool(spec.native)
        and not any("(" in one for one in arguments)
        and any(_CELL.search(one) for one in arguments[: spec.min_args])
    )


def of_numbers(cells: Sequence[str], result: str) -> str:
    """Give an expression over cells that behaves as a function of ours: over numbers, or not.

    An error comes through the comparison, before a blank gives a blank; a cell of text is no
    number to COUNT, "12" included, and neither is TRUE.

    Example:
        >>> of_numbers(["A1", "B1"], "A1-B1")
        'IF(OR(A1="",B1=""),"",IF(COUNT(A1,B1)=2,A1-B1,#VALUE!))'
    """
    blank = ",".join(f'{one}=""' for one in cells)
    return f'IF(OR({blank}),"",IF(COUNT({",".join(cells)})={len(cells)},{result},#VALUE!))'


def arguments_of(inside: str) -> Iterator[str]:
    """Split what stands between the brackets of a call at its own commas.

    Example:
        >>> list(arguments_of('[@Nilai],SUM(A1,A2),"a,b"'))
        ['[@Nilai]', 'SUM(A1,A2)', '"a,b"']
    """
    depth, start, quoted = 0, 0, False
    for position, letter in enumerate(inside):
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in "([{":
            depth += 1
        elif not quoted and letter in ")]}":
            depth -= 1
        elif letter == "," and depth == 0 and not quoted:
            yield inside[start:position]
            start = position + 1
    yield inside[start:]
