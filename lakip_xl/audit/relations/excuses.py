"""When a figure that its column's formula does not give is right all the same."""

import re
from math import fsum

from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.relations.formula import MEAN, SUM
from lakip_xl.audit.relations.line import Line, holds, telling
from lakip_xl.audit.relations.reading import LIKELY, Reading
from lakip_xl.audit.table.model import Kind, Table
from lakip_xl.audit.table.roles import Role

CAPS = (100.0, 110.0, 120.0, 125.0, 150.0)
"""Caps that offices put on a capaian."""
USUAL_CAP = 100.0
_CAPPED = re.compile(
    r"\b(?:dibatasi|capping|plafon)\b"
    r"|(?<!belum )(?<!kurang )(?<!tidak )(?<!secara )(?<!lebih )\bmaksimal\b",
    re.IGNORECASE,
)
"""Words of a cap; "belum maksimal" says how well something went."""


_QUOTIENT = re.compile(
    r"\b(?:kepadatan|rasio|indeks|produktivitas|laju|rata\W*rata)\b", re.IGNORECASE
)
"""Words of a column that divides: its figures have no sum."""
_BOUND = re.compile(r"\s*(?:[<>≤≥]|maks|min)", re.IGNORECASE)


def excused(table: Table, line: Line, chosen: Reading, candidates: list[Reading]) -> bool:
    """Tell whether a line that its reading calls wrong may be left alone."""
    if line.result.number is None or holds(line, chosen.formulas) is not None:
        return False
    if chosen.formulas[0].compute([c.value or 0.0 for c in line.operands]) is None:
        return True  # nothing was planned: what 100 means then is a convention
    if line.result.value == 100 and any(_BOUND.match(c.text) for c in line.operands):
        return True  # a bound is kept or not: 100 says that it is
    return (
        _summary(table, line)
        or _capped(table, line, chosen)
        or _own_convention(line, chosen, candidates)
    )


def _summary(table: Table, line: Line) -> bool:
    """A total row may hold the mean or the sum of its column instead of a quotient of totals."""
    row = table.rows[line.row]
    if row.kind is Kind.ITEM or line.result.number is None:
        return False
    column = line.result.column
    items = [r.cells[column].value for r in table.rows if r.kind is Kind.ITEM]
    values = [v for v in items if v is not None]
    capped = [min(v, 100.0) for v in values]
    options = (MEAN.compute(values), SUM.compute(values), MEAN.compute(capped))
    found = [v for v in options if v is not None and values]
    return row.kind is Kind.MEAN or any(
        agreement(line.result.number, v, 0.005) is not Agreement.DIFFERENT for v in found
    )


def _capped(table: Table, line: Line, chosen: Reading) -> bool:
    """A capaian may stop at a cap: no other row of the table goes beyond it."""
    if chosen.rule not in {"capaian", "kemajuan-target"}:
        return False
    texts = " ".join(
        [c.text for c in table.rows[line.row].cells if len(c.text) > 8] + list(table.notes)
    )
    if _CAPPED.search(texts):
        return True
    cap = line.result.value
    value = chosen.formulas[0].compute([c.value or 0.0 for c in line.operands])
    others = [x.result.value or 0.0 for x in chosen.lines if holds(x, chosen.formulas)]
    others += [
        c.value or 0.0
        for k in table.with_role(Role.CAPAIAN)
        if k.index != line.result.column
        for c in (row.cells[k.index] for row in table.rows)
    ]
    if cap not in CAPS or value is None or not value > (cap or 0) >= max(others, default=0.0):
        return False
    held = [x for x in chosen.lines if x.result.value == cap and not holds(x, chosen.formulas)]
    # One row alone is hardly proof of an unusual cap, nor of the usual one at twice the target.
    return len(held) > 1 or (cap == USUAL_CAP and value < 2 * USUAL_CAP)


def _own_convention(line: Line, chosen: Reading, candidates: list[Reading]) -> bool:
    """Some rows of a table follow another reading that is believed as well."""
    for other in candidates:
        if other is chosen or other.prior < LIKELY or not other.accepted:
            continue
        own = [x for x in other.lines if x.row == line.row]
        if any(telling(x) and holds(x, other.formulas) for x in own):
            return True
    return False


def unlike_sum(table: Table, column: int) -> bool:
    """Tell whether the figures of a column cannot be added: rates, indices, years."""
    role = table.columns[column].role
    title = table.columns[column].title
    if ("%" in title and role is not Role.WEIGHT) or _QUOTIENT.search(title):
        return True
    rates = {
        Role.CAPAIAN,
        Role.ABSORPTION,
        Role.PERCENT,
        Role.EFFICIENCY,
        Role.SHARE,
        Role.KATEGORI,
    }
    if role in rates:
        return True
    numbers = [r.cells[column].number for r in table.rows if r.cells[column].number]
    return bool(numbers) and fsum(n.is_percent for n in numbers if n) >= 0.5 * len(numbers)
