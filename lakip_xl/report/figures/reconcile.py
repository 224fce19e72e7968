"""Typed totals that contradict their parts, so that the report can leave them out.

A parent row may be typed or left blank; where it is typed and differs from its lowest rows, two
figures of the same report would contradict each other. The report then shows what the workbook
computes for the parent (``rules.kode.gulung``), and says so below the table.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lakip_xl.package.addresses import parse_cell
from lakip_xl.rules.kode import awalan, gulung, kode_baku
from lakip_xl.rules.pembulatan import sama
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.tables import BookTable

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
    """Leave out typed sums that their parts contradict.

    Returns:
        The book, computed again only where something was left out; and what that was.
    """
    found = contradictions(book)
    blank = {(one.sheet, *parse_cell(one.cell)): None for one in found}
    return (book.with_values(blank) if blank else book), found


def contradictions(book: Book) -> tuple[Contradiction, ...]:
    """Find the typed amounts that differ from what the rows below them add up to."""
    budget, programmes = book.table("tblAnggaran"), book.table("tblEfisiensi")
    found: list[Contradiction] = []
    if budget is None:
        return ()
    for column in MONEY:
        amounts = _rolled_up(budget, column)
        found += _differing(budget, column, amounts)
        if programmes is not None:
            found += _differing(programmes, column, amounts)
    return tuple(found)


def _rolled_up(table: BookTable, column: str) -> dict[str, float]:
    """Give the amount of each code that has one; several rows of one lowest code have none."""
    codes = [kode_baku(row["Kode"]) for row in table]
    values, _ = gulung(list(zip(codes, (row.number(column) for row in table), strict=True)))
    times, above = Counter(codes), {upper for code in codes for upper in awalan(code)}
    return {
        code: value
        for code, value in zip(codes, values, strict=True)
        if code and isinstance(value, float) and (times[code] == 1 or code in above)
    }


def _differing(table: BookTable, column: str, amounts: dict[str, float]) -> Iterable[Contradiction]:
    for row in table:
        code, typed, cell = kode_baku(row["Kode"]), row.number(column), table.address(row, column)
        if cell and code in amounts and typed is not None and not sama(typed, amounts[code]):
            yield Contradiction(table.schema.name, table.file.sheet, cell, code, column)
