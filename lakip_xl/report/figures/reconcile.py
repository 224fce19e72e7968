"""Typed totals that contradict their parts, so that the report can leave them out.

A parent row may be typed or left blank; where it is typed and differs from its children, two
figures of the same report would contradict each other. The report then shows what the
workbook computes for the parent, and says so below the table.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lakip_xl.package.addresses import parse_cell
from lakip_xl.rules.anggaran import baca_kode
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.pembulatan import jumlahkan, sama
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.tables import BookRow, BookTable

MONEY = ("Anggaran", "Realisasi")
"""The typed columns of tblAnggaran and tblEfisiensi that are sums of other rows."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A typed amount that its parts contradict."""

    table: str
    sheet: str
    cell: str
    key: str
    """The row's code."""
    column: str


def without_contradicted(book: Book) -> tuple[Book, tuple[Contradiction, ...]]:
    """Leave out typed sums that their parts contradict; delete this once the workbook does.

    Returns:
        The book, computed again only where something was left out; and what that was.
    """
    found = contradictions(book)
    blank = {(one.sheet, *parse_cell(one.cell)): None for one in found}
    return (book.with_values(blank) if blank else book), found


def contradictions(book: Book) -> tuple[Contradiction, ...]:
    """Find the typed amounts that differ from what the rows below them add up to.

    Only complete parts contradict: as long as a child is blank, its parent cannot be checked.
    """
    budget, programmes = book.table("tblAnggaran"), book.table("tblEfisiensi")
    found: list[Contradiction] = []
    if budget is None:
        return ()
    for column in MONEY:
        sums = rolled_up(_amounts(budget, column))
        found += _differing(budget, column, sums)
        if programmes is not None:
            found += _differing(programmes, column, _values(budget, column) | sums)
    return tuple(found)


def rolled_up(amounts: Iterable[tuple[str, float | None]]) -> dict[str, float]:
    """Add up parents from complete children, to any depth.

    Args:
        amounts: Code (as ``baca_kode`` gives it) and own amount of each row.

    Returns:
        The sum of every code all of whose children are known. Codes that stand in several rows
        have no single amount; nothing is said of them or of what they belong to.

    Example:
        >>> rolled_up([("1", 9.0), ("1.1", None), ("1.1.1", 5.0), ("1.1.2", 7.0)])
        {'1.1': 12.0, '1': 12.0}
        >>> rolled_up([("1", 9.0), ("1.1", 5.0), ("1.2", None)])
        {}
    """
    own: dict[str, float | None] = {}
    repeated: set[str] = set()
    for code, amount in amounts:
        if code in own:
            repeated.add(code)
        own[code] = amount
    known: dict[str, float | None] = {}
    children: defaultdict[str, list[str]] = defaultdict(list)
    sums: dict[str, float] = {}
    for code in sorted(own, key=lambda code: code.count("."), reverse=True):
        parts = [known[child] for child in children[code]]
        total = _sum(parts)
        if parts and total is not None and code not in repeated:
            sums[code] = total
        known[code] = None if code in repeated else sums.get(code, own[code])
        children[code.rpartition(".")[0]].append(code)
    return sums


def _sum(parts: Sequence[float | None]) -> float | None:
    """Add up; None where a part is missing, or where the sum is too large to be a number."""
    try:
        return None if None in parts else jumlahkan(part for part in parts if part is not None)
    except RuleError:
        return None


def _amounts(table: BookTable, column: str) -> Iterable[tuple[str, float | None]]:
    for row in table:
        if code := code_of(row):
            yield code, row.number(column)


def _values(table: BookTable, column: str) -> dict[str, float]:
    return {code: amount for code, amount in _amounts(table, column) if amount is not None}


def code_of(row: BookRow) -> str:
    """Give the row's code in comparable form; "" where it has none that can be read."""
    code = row["Kode"]
    if isinstance(code, bool) or not isinstance(code, str | float | int):
        return ""
    try:
        return baca_kode(code)
    except RuleError:
        return ""


def _differing(table: BookTable, column: str, sums: dict[str, float]) -> Iterable[Contradiction]:
    for row in table:
        code, typed, cell = code_of(row), row.number(column), table.address(row, column)
        if cell and code in sums and typed is not None and not sama(typed, sums[code]):
            yield Contradiction(table.schema.name, table.file.sheet, cell, code, column)
