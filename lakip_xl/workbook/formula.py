"""Formulas as people read them, turned into the form that the file stores.

Excel shows ``=CAPAIAN([@Realisasi],[@[Target Akhir]])`` and stores
``CAPAIAN(tblIKU[[#This Row],[Realisasi]],tblIKU[[#This Row],[Target Akhir]])``. The schema
keeps the first form; this module is the only place that knows the second. Calls that are arithmetic
are stored in Excel's own operators.
"""

import re

from lakip_xl.workbook.arithmetic import in_own_words

_THIS_ROW = re.compile(
    r"""(?<![\w.])\[@(?:
        \[(?P<first>[^\[\]]+)\]:\[(?P<last>[^\[\]]+)\]   # [@[First]:[Last]]
      | \[(?P<spaced>[^\[\]]+)\]                         # [@[Two words]]
      | (?P<plain>[^\[\]]+)                              # [@Word]
    )\]""",
    re.VERBOSE,
)
_TABLE_COLUMN = re.compile(r"\b(tbl\w+)\[([^\[\]@#]+)\]")
_NAME = re.compile(r"(?<![\w.!\"\[@])([A-Z][a-z]\w*)(?![\w(\[!])")
_CALL = re.compile(r"\b([A-Z][A-Z0-9_.]+)\(")
_STRING = re.compile(r'"(?:[^"]|"")*"')
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\[(?:\[[^\[\]]*\][:,]?|@)+\]")


def stored(formula: str, table: str = "") -> str:
    """Give the stored form (with its leading ``=``) of a formula in ``table``.

    Example:
        >>> stored("=TREN([@Realisasi],[@[Tahun Lalu]])", "tblA")
        '=TREN(tblA[[#This Row],[Realisasi]],tblA[[#This Row],[Tahun Lalu]])'
        >>> stored("=NILAI_SAKIP([@[Perencanaan]:[Evaluasi]])", "tblSAKIP")
        '=NILAI_SAKIP(tblSAKIP[[#This Row],[Perencanaan]:[Evaluasi]])'
    """

    def replace(match: re.Match[str]) -> str:
        if match["first"]:
            return f"{table}[[#This Row],[{match['first']}]:[{match['last']}]]"
        return f"{table}[[#This Row],[{match['spaced'] or match['plain']}]]"

    return _THIS_ROW.sub(replace, in_own_words(formula))


def row_columns(formula: str) -> frozenset[str]:
    """Give the titles of the columns of its own row that a formula reads.

    Example:
        >>> sorted(row_columns("=SELISIH([@[Tahun N]],[@Target])"))
        ['Tahun N', 'Target']
    """
    titles: set[str] = set()
    for match in _THIS_ROW.finditer(formula):
        titles.update(title for title in match.groups() if title)
    return frozenset(titles)


def table_columns(formula: str) -> frozenset[tuple[str, str]]:
    """Give the whole columns, as (table, title), that a formula reads.

    Example:
        >>> table_columns("=SUM(tblBelanja[Anggaran])")
        frozenset({('tblBelanja', 'Anggaran')})
    """
    return frozenset((m[1], m[2]) for m in _TABLE_COLUMN.finditer(formula))


def names(formula: str) -> frozenset[str]:
    """Give the defined names that a formula reads.

    Example:
        >>> names('=KATEGORI([@Capaian],SkalaKategori)&"Teks"')
        frozenset({'SkalaKategori'})
    """
    bare = _BRACKETS.sub("", _BRACKETS.sub("", _STRING.sub("", formula)))
    return frozenset(m[1] for m in _NAME.finditer(bare))


def calls(formula: str) -> frozenset[str]:
    """Give the functions that a formula calls.

    Example:
        >>> sorted(calls('=IF([@Kode]="",1,SUM(2))'))
        ['IF', 'SUM']
    """
    return frozenset(m[1] for m in _CALL.finditer(_STRING.sub("", formula)))
