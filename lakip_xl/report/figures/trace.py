"""Where a figure comes from: its cell, the function that made it, what went in, the rounding.

Nothing is written down twice: function and inputs are read from the schema's own formulas.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.workbook.schema import FIELDS, TABLES

TYPED = "isian"
"""The "function" of a cell that a user fills in."""

_CALL = re.compile(r"\b([A-Z][A-Z_]*)\(")
_WAITING = frozenset({"IF", "OR", "AND", "IFERROR", "COUNT", "COUNTIF", "N"})
_COUNTING = "COUNTIFS"
"""Gives a result only where no other function does; else it asks whether there is one."""
_QUOTED = re.compile(r'"[^"]*"')
_REFERENCE = re.compile(
    r"(?P<table>tbl\w+)\[(?P<whole>[^\[\]]+)\]"
    r"|\[@\[(?P<first>[^\[\]]+)\]:\[(?P<last>[^\[\]]+)\]\]"
    r"|\[@\[?(?P<own>[^\[\]]+)\]"
    r"|\b(?P<name>[A-Z][a-z]\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Trace:
    """The way back from a printed figure into the workbook."""

    sheet: str
    cell: str
    function: str
    """``CAPAIAN``, an Excel function such as ``SUMIFS``, or ``isian`` for a typed cell."""
    inputs: tuple[str, ...]
    """What went in, for example ``Target = 71 (H9)``."""
    rounding: str
    """How the printed figure is rounded."""
    exact: str = ""
    """The unrounded value, for a computed number."""

    @property
    def place(self) -> str:
        """The cell as a formula would name it."""
        return place_of(self.sheet, self.cell)


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a formula reads."""

    kind: str
    """``row`` (a cell of the same row), ``column`` (a whole column) or ``name``."""
    name: str
    table: str = ""


def place_of(sheet: str, cells: str) -> str:
    """Name cells as a formula would.

    >>> place_of("IKU", "J9"), place_of("IP ASN", "B2:B4")
    ('IKU!J9', "'IP ASN'!B2:B4")
    """
    return f"{sheet}!{cells}" if sheet.isidentifier() else f"'{sheet}'!{cells}"


def function_of(formula: str) -> str:
    """Name the function that gives a formula its result.

    >>> function_of('=IF([@Realisasi]="","",CAPAIAN([@Realisasi],[@Target],[@Rumus]))')
    'CAPAIAN'
    >>> function_of('=IF(COUNT(tblBelanja[Anggaran])=0,"",SUM(tblBelanja[Anggaran]))')
    'SUM'
    """
    names: list[str] = _CALL.findall(_QUOTED.sub("", formula))
    ours = [name for name in names if name in CATALOGUE]
    others = [name for name in names if name not in _WAITING]
    others = [name for name in others if name != _COUNTING] or others
    return (ours or others or ["rujukan"])[0]


def references_of(formula: str) -> Iterator[Reference]:
    """Give what the deciding call of a formula reads, each once, in its order.

    >>> [r.name for r in references_of('=IF([@Capaian]="","",KATEGORI([@Capaian],SkalaKategori))')]
    ['Capaian', 'SkalaKategori']
    >>> [r.name for r in references_of("=NILAI_SAKIP([@[Perencanaan Kinerja]:[Capaian Kinerja]])")]
    ['Perencanaan Kinerja sampai Capaian Kinerja']
    """
    seen: set[Reference] = set()
    for match in _REFERENCE.finditer(_deciding(_QUOTED.sub('""', formula))):
        reference = _reference(match)
        if reference is not None and reference not in seen:
            seen.add(reference)
            yield reference


def _deciding(formula: str) -> str:
    """Cut a formula down to the call of the function that gives the result."""
    start = formula.find(f"{function_of(formula)}(")
    if start < 0:
        return formula
    depth = 0
    for position in range(start, len(formula)):
        depth += {"(": 1, ")": -1}.get(formula[position], 0)
        if depth == 0 and formula[position] == ")":
            return formula[start : position + 1]
    return formula[start:]


def _reference(match: re.Match[str]) -> Reference | None:
    if match["table"] and match["table"] in TABLES:
        return Reference("column", match["whole"], match["table"])
    if match["first"]:
        return Reference("row", f"{match['first']} sampai {match['last']}")
    if match["own"]:
        return Reference("row", match["own"])
    name = match["name"]
    known = name and (name in FIELDS or name.startswith(("Skala", "Bobot", "Aspek")))
    return Reference("name", name) if known else None
