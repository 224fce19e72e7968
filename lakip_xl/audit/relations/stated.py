"""Columns whose formula the head itself tells: in the numbering row, or by name and name."""

from collections.abc import Iterator

from lakip_xl.audit.relations.formula import (
    DIFFERENCE,
    FRACTION,
    PERCENT,
    PRODUCT,
    PRODUCT_PERCENT,
    SUM,
)
from lakip_xl.audit.relations.line import lines
from lakip_xl.audit.relations.reading import Reading
from lakip_xl.audit.table.model import Table
from lakip_xl.audit.table.roles import Column, Role, normal

RATES = {Role.CAPAIAN, Role.ABSORPTION, Role.PERCENT, Role.SHARE}
RESULTS = RATES | {Role.EFFICIENCY, Role.DIFFERENCE, Role.REST, Role.WEIGHTED, Role.KATEGORI}
_STATED = {
    "/": (PERCENT, FRACTION),
    ":": (PERCENT, FRACTION),
    "-": (DIFFERENCE,),
    "x": (PRODUCT, PRODUCT_PERCENT),
    "×": (PRODUCT, PRODUCT_PERCENT),
    "*": (PRODUCT, PRODUCT_PERCENT),
    "+": (SUM,),
}
"""What the sign of a formula in the numbering row means."""


def as_stated(table: Table, column: Column) -> Iterator[Reading]:
    """Read a column by the formula that the numbering row states for it."""
    if column.stated is None:
        return
    a, sign, b = column.stated
    if {a, b} <= {*table.numeric}:
        made = lines(table, column.index, (a, b))
        words = f"{table.columns[a].title} {sign} {table.columns[b].title}"
        yield Reading("persen-kolom", _STATED[sign], made, 1.0, words)


def all_percent(table: Table, column: Column) -> bool:
    """Tell whether every figure of a column carries a percent sign."""
    numbers = [row.cells[column.index].number for row in table.rows]
    return bool(table.numeric) and all(n.is_percent for n in numbers if n)


def counted(table: Table, column: Column) -> Iterator[Reading]:
    """Read a realisasi in percent as part of whole: ``Perkara``, ``Perkara Selesai``, ``%``."""
    counts = [
        k
        for k in table.columns
        if k.index in table.numeric
        and k.index < column.index
        and k.role not in RESULTS | {Role.TARGET, Role.REALISASI}
        and not all_percent(table, k)
    ]
    for whole in counts:
        for part in counts:
            one, two = normal(whole.title), normal(part.title)
            if part is not whole and len(two) > len(one) and two.startswith(one):
                made = lines(table, column.index, (part.index, whole.index))
                words = f"{part.title} / {whole.title} × 100"
                yield Reading("persen-kolom", (PERCENT,), made, 0.92, words)
