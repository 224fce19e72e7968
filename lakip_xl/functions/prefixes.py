"""What Excel puts before a function of ours when a workbook travels without its add-in."""

import re

from lakip_xl.functions.catalogue import CATALOGUE

_OURS = "|".join(sorted(CATALOGUE, key=len, reverse=True))
_PREFIXED = re.compile(
    rf"""
    (?P<text>"(?:[^"]|"")*")
  | (?<![\w.])
    (?:(?:'(?:[^']|'')+'|\[[^\[\]]*\]|[\w.]+)!)?  # the file, by path, by number, by name
    (?:_xl(?:fn|udf|ws|l)\.)*                     # what Excel writes before what it does not know
    (?P<call>(?:{_OURS})\()
    """,
    re.VERBOSE | re.IGNORECASE,
)


def without_prefixes(formula: str) -> str:
    r"""Write the calls of our functions plainly, wherever the file says that they come from.

    >>> without_prefixes("[1]!CAPAIAN(B2,A2)+[1]Rekap!A1")
    'CAPAIAN(B2,A2)+[1]Rekap!A1'
    >>> without_prefixes(r"'C:\Users\O''Brien\lakip.xlam'!KATEGORI(lakip.xlam!CAPAIAN(B2,A2))")
    'KATEGORI(CAPAIAN(B2,A2))'
    >>> without_prefixes('"[1]!CAPAIAN("&[1]!LAIN(A1)&_xludf.CAPAIAN(B2,A2)')
    '"[1]!CAPAIAN("&[1]!LAIN(A1)&CAPAIAN(B2,A2)'
    """
    if "!" not in formula and "_" not in formula:
        return formula
    return _PREFIXED.sub(lambda found: found["text"] or found["call"], formula)
