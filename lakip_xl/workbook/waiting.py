"""Formulas that wait for their inputs.

The worksheet functions answer a blank with a blank. Asking first, in the sheet's own language,
spares an unfilled row the call to Python, and keeps it blank in a program that runs no macros.
What must be filled is known from the catalogue: the required arguments.
"""

import re

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Role
from lakip_xl.workbook.arithmetic import arguments_of, is_arithmetic

_CALL = re.compile(r"=([A-Z_]+)\((.*)\)", re.DOTALL)
_OWN_ROW = re.compile(r"\[@[^:]+\]")
_WHOLE_COLUMN = re.compile(r"tbl\w+\[[^\[\]]+\]")
_NAME = re.compile(r"[A-Z][a-z]\w*")


def when_filled(formula: str) -> str:
    """Make a call of one of our functions wait for its required arguments.

    Any other formula comes back as it is, and so does arithmetic, which waits by itself when it is
    stored. A cell of the same row must not be blank, a column must hold something; a named cell is
    only asked about where no cell of the row is.

    Example:
        >>> when_filled("=TREN([@Realisasi],[@[Tahun Lalu]])")
        '=IF(OR([@Realisasi]="",[@[Tahun Lalu]]=""),"",TREN([@Realisasi],[@[Tahun Lalu]]))'
        >>> when_filled("=SELISIH([@Realisasi],[@[Tahun Lalu]])")
        '=SELISIH([@Realisasi],[@[Tahun Lalu]])'
        >>> when_filled("=KATEGORI([@Capaian],SkalaKategori)")
        '=IF([@Capaian]="","",KATEGORI([@Capaian],SkalaKategori))'
        >>> when_filled("=RATA_KELOMPOK(tblIKU[Capaian],SkalaKategori)")
        '=IF(COUNTBLANK(tblIKU[Capaian])=ROWS(tblIKU[Capaian]),"",RATA_KELOMPOK(tblIKU[Capaian],\
SkalaKategori))'
        >>> when_filled("=PREDIKAT_SAKIP(NilaiSakip)")
        '=IF(NilaiSakip="","",PREDIKAT_SAKIP(NilaiSakip))'
        >>> when_filled("=SUM(tblBelanja[Anggaran])")
        '=SUM(tblBelanja[Anggaran])'
    """
    match = _CALL.fullmatch(formula)
    if match is None or match[1] not in CATALOGUE:
        return formula
    spec, written = CATALOGUE[match[1]], list(arguments_of(match[2]))
    if is_arithmetic(spec, written):
        return formula
    arguments = zip(spec.arguments, written, strict=False)
    required = [
        (argument.role, text.strip()) for argument, text in arguments if not argument.optional
    ]
    tests = [f'{text}=""' for role, text in required if _is(role, Role.CELL, _OWN_ROW, text)]
    tests += [
        f"COUNTBLANK({text})=ROWS({text})"
        for role, text in required
        if _is(role, Role.RANGE, _WHOLE_COLUMN, text)
    ]
    if not tests:
        tests = [f'{text}=""' for role, text in required if _is(role, Role.CELL, _NAME, text)]
    if not tests:
        return formula
    test = tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"
    return f'=IF({test},"",{formula[1:]})'


def _is(role: Role, expected: Role, pattern: re.Pattern[str], text: str) -> bool:
    return role is expected and pattern.fullmatch(text) is not None


def gone(name: str) -> str:
    """Give the condition that a cell or table is no longer there: its sheet was deleted.

    Example:
        >>> gone("tblMerit")
        'NOT(ISREF(tblMerit))'
    """
    return f"NOT(ISREF({name}))"
