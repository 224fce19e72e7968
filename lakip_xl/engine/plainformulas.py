"""Formulas of nothing but the usual, taken apart by one regular expression.

The engine's tokens cost several times more, and nearly every formula is plain. Whatever is not
plain for certain is left to the tokens; ``lakip_xl.engine.formulas`` has both ways.
"""

import re
from collections.abc import Iterator

from lakip_xl.engine.references import ROW

_CELL = rf"\$?[A-Za-z]{{1,2}}\$?(?:[1-9][0-9]{{0,5}}|{ROW})"
PLAIN_OPERAND = re.compile(
    rf"(?:(?:'(?:[^'\[\]]|'')*'|[A-Za-z_]\w*)!)?(?P<cell>{_CELL})(?P<to>:{_CELL})?"
)
"""A cell or an area that is one for certain, wherever it is; beyond ZZ999999 it is read anew."""
ANY_CELL, _ANY_AREA = "$A$1", "$A$1:$B$2"
ERROR = "#VALUE!", 'VALUE("x")'
"""An error, and the expression that the engine gives it by four times faster."""
_SHALLOW = 64
"""So many opening brackets need no look at how deep they are nested: Excel takes as many."""
_END = r"(?![\w.!:(\[$@#?'\"\\{])"
"""No letter of anything longer follows."""
_STEP = re.compile(
    rf"""
    (?P<untouched>(?:
        [-+*/^&=<>()%,\x20]
      | [0-9]++(?:\.[0-9]*+)?(?:E[-+]?[0-9]++)?{_END}
      | [A-Za-z][\w.]*+\(
      | \#(?:VALUE!|DIV/0!|N/A|NUM!|REF!|NULL!){_END}
    )*)
    (?:
        (?P<text>"[^"]*+(?:""[^"]*+)*")
      | (?P<operand>
            (?:(?:'[^'\[\]]*+(?:''[^'\[\]]*+)*'|[A-Za-z_]\w*+)!)?
            \$?[A-Za-z]{{1,2}}\$?[1-9][0-9]{{0,5}}+
            (?::\$?[A-Za-z]{{1,2}}\$?[1-9][0-9]{{0,5}}+)?{_END}
          | [A-Za-z_]\w*+\[[^\[\]'"]*+(?:\[[^\[\]'"]*+\][^\[\]'"]*+)*\]{_END}
          | [A-Za-z_]\w*+{_END}
        )
      | \Z
    )
    """,
    re.VERBOSE | re.ASCII,
)
_EMPTY_ARGUMENT = re.compile(r",\ *[,)]|\(\ *,")


def plain_steps(formula: str) -> list[tuple[str, str, str]] | None:
    """Take a formula apart: what stays as it is, then a text or an operand; ``None`` if not plain.

    An operand is a cell, an area, a name or a table's reference with the table's name. Empty
    arguments, arrays, ``@``, other files, whole columns and functions with a prefix are not plain.

    >>> plain_steps('IF(A1="x",SUM(tblIKU[Target]),0)')
    [('IF(', '', 'A1'), ('=', '"x"', ''), (',SUM(', '', 'tblIKU[Target]'), ('),0)', '', '')]
    >>> plain_steps("SUM(A:A)"), plain_steps("IF(A1,,1)")
    (None, None)
    """
    if _EMPTY_ARGUMENT.search(formula) or formula.count("(") > _SHALLOW:
        return None
    steps = list(_steps(formula))
    covered = sum(len(part) for step in steps for part in step)
    return steps if covered == len(formula) else None


def _steps(formula: str) -> Iterator[tuple[str, str, str]]:
    at = 0
    while at < len(formula):
        step = _STEP.match(formula, at)
        if step is None or step.end() == at:
            return
        yield step["untouched"], step["text"] or "", step["operand"] or ""
        at = step.end()


def alike_operand(operand: str) -> str:
    """An operand for the judge: any cell and any area are the same one to it.

    >>> alike_operand("'IP ASN'!C4"), alike_operand("B2:B9"), alike_operand("TahunLaporan")
    ('$A$1', '$A$1:$B$2', 'TahunLaporan')
    """
    plain = PLAIN_OPERAND.fullmatch(operand)
    if plain is None:
        return operand
    return _ANY_AREA if plain["to"] else ANY_CELL
