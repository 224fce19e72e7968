"""The same fact in two tables: equal rows under columns that agree for the most part."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.relations.excuses import unlike_sum
from lakip_xl.audit.relations.labels import finding
from lakip_xl.audit.sentence.near import one_slip
from lakip_xl.audit.table.model import Cell, Kind, Table
from lakip_xl.audit.table.roles import Column, Role

_DIGIT = re.compile(r"\d")
_BRACKETS = re.compile(r"\([^()]*\)")
MOST_TABLES = 150
_FACTS = {
    Role.TARGET,
    Role.REALISASI,
    Role.CAPAIAN,
    Role.BUDGET,
    Role.SPENT,
    Role.REFERENCE,
    Role.OTHER,
    Role.TOTAL,
    Role.SCORE,
    Role.ABSORPTION,
}
_MONEY = {Role.BUDGET, Role.SPENT}
SHORTEST = 6


@dataclass(frozen=True)
class _Facts:
    """The columns of a table by the names of the rows."""

    table: Table

    @cached_property
    def rows(self) -> dict[str, int]:
        """Rows that have a name of their own."""
        names: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(self.table.rows):
            name = " ".join(_BRACKETS.sub(" ", row.name.casefold()).split())
            if row.kind is Kind.ITEM and len(name) >= SHORTEST:
                names[f"{row.code if '.' in row.code else ''} {name}"].append(i)
        return {name: found[0] for name, found in names.items() if len(found) == 1}

    @cached_property
    def columns(self) -> list[Column]:
        """Columns that state facts."""
        return [
            self.table.columns[k]
            for k in self.table.numeric
            if self.table.columns[k].role in _FACTS
        ]


def across_tables(tables: Sequence[Table], known: set[str | None]) -> Iterator[Finding]:
    """Give the figures that another table states otherwise.

    Args:
        tables: The tables of the draft.
        known: Places of figures that are already known to be wrong.
    """
    facts = [_Facts(table) for table in tables[:MOST_TABLES]]
    said = set(known)
    spoiled = {
        id(row)
        for table in tables
        for row in table.rows
        if any(c.place.sel in known for c in row.cells)
    }
    for n, second in enumerate(facts):
        for first in facts[:n]:
            common = [
                name
                for name in second.rows
                if name in first.rows
                and not {
                    id(first.table.rows[first.rows[name]]),
                    id(second.table.rows[second.rows[name]]),
                }
                & spoiled
            ]
            if len(common) < 2:
                continue
            for b in second.columns:
                for a in first.columns:
                    if _same_measure(a, b):
                        yield from _compare(first, second, (a, b), common, said)


def totals_across(tables: Sequence[Table], known: set[str | None]) -> Iterator[Finding]:
    """Hold the parts of equal grand totals against each other: one staff, one number of women.

    Tables with the same columns of figures and the same grand total count the same things; where
    most of them agree on the parts, the others are wrong.
    """
    groups: dict[tuple[object, ...], list[tuple[Table, int]]] = defaultdict(list)
    for table in tables[:MOST_TABLES]:
        row = _grand_total(table)
        counted = _counted(table)
        if row is not None and len(counted) >= 3:
            titles = tuple(table.columns[k].title.casefold() for k in counted)
            whole = sum(table.rows[row].cells[k].value or 0.0 for k in counted[:-1])
            groups[(titles, whole)].append((table, row))
    for found in groups.values():
        for column in range(3) if len(found) >= 3 else ():
            cells = [t.rows[i].cells[_counted(t)[column]] for t, i in found]
            values = [c.value for c in cells]
            usual = max(values, key=values.count)
            if values.count(usual) <= len(values) / 2:
                continue
            for cell in cells:
                if cell.value != usual and cell.number and cell.place.sel not in known:
                    message = (
                        f"{cell.place.said} {cell.text}; tabel lain dengan jumlah keseluruhan yang "
                        f"sama memuat {usual:g}."
                    )
                    yield finding("total-antar-tabel", cell, message, usual)


def _counted(table: Table) -> list[int]:
    return [k for k in table.numeric if not unlike_sum(table, k)]


def _grand_total(table: Table) -> int | None:
    """Give the row with the grand total: the last total, or the only row."""
    totals = [i for i, r in enumerate(table.rows) if r.kind in {Kind.TOTAL, Kind.SUBTOTAL}]
    figures = [i for i, r in enumerate(table.rows) if r.kind is Kind.ITEM]
    if totals:
        return totals[-1]
    return figures[0] if len(figures) == 1 else None


def _same_measure(a: Column, b: Column) -> bool:
    """Tell whether two columns may state the same facts: no other year, period or role."""
    years = {a.year, b.year} - {None}
    if len(years) > 1 or a.period != b.period:
        return False
    if a.role is b.role:
        return a.role is not Role.OTHER or a.title.casefold() == b.title.casefold()
    loose = {Role.OTHER, Role.SCORE, Role.TOTAL}
    return (a.role in loose or b.role in loose) and not {a.role, b.role} & {
        Role.TARGET,
        Role.REFERENCE,
    }


def _compare(
    first: _Facts,
    second: _Facts,
    pair: tuple[Column, Column],
    common: list[str],
    said: set[str | None],
) -> Iterator[Finding]:
    a, b = pair
    cells = [
        (first.table.cell(first.rows[name], a), second.table.cell(second.rows[name], b))
        for name in common
    ]
    cells = [(x, y) for x, y in cells if x.number and y.number]
    agree = [(x, y) for x, y in cells if _equal(x, y)]
    telling = [
        y for _, y in agree if len(_DIGIT.findall(y.text)) >= 3 and y.value not in {0.0, 100.0}
    ]
    differ = [(x, y) for x, y in cells if not _equal(x, y)]
    sure = a.role is b.role and a.role is not Role.OTHER
    if len(telling) < 2 or len(differ) > len(telling) / (2 if sure else 1.9):
        return
    for x, y in differ:
        slip = one_slip(_digits(x), _digits(y)) or sorted(x.text) == sorted(y.text)
        if {x.place.sel, y.place.sel} & said or not (slip or (sure and len(telling) >= 3)):
            continue
        said.add(y.place.sel)
        rule = "anggaran-antar-tabel" if b.role in _MONEY else "nilai-antar-tabel"
        source = (
            f"Tabel {first.table.number}" if first.table.number else (x.place.sel or "tabel lain")
        )
        message = (
            f"{y.place.said} {y.text}, padahal {source} memuat {x.text} untuk baris yang sama."
        )
        yield finding(rule, y, message, x.value)


def _equal(x: Cell, y: Cell) -> bool:
    if x.number is None or y.number is None:
        return True
    return (
        agreement(x.number, y.number.value) is not Agreement.DIFFERENT
        or agreement(y.number, x.number.value) is not Agreement.DIFFERENT
    )


def _digits(cell: Cell) -> float:
    return float("".join(c for c in cell.text if c.isdigit()) or 0)
