"""What Excel puts before a function of ours when a workbook travels without its add-in."""

import re

from lakip_xl.functions.catalogue import CATALOGUE

_PREFIXED = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*")
  | (?<![\w.])
    (?:(?:'(?:[^']|'')+'|\[[^\[\]]*\]|[\w.]+)!)?  # the file, by path, by number, by name
    (?:_xl(?:fn|udf|ws|l)\.)*                     # what Excel writes before what it does not know
    (?P<call>(?P<name>[A-Za-z]\w*)\()
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

    def plain(found: re.Match[str]) -> str:
        ours = found["text"] is None and found["name"].upper() in CATALOGUE
        return found["call"] if ours else found[0]

    return _PREFIXED.sub(plain, formula)
