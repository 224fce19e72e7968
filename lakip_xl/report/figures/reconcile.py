"""Typed totals that contradict their parts, so that the report can leave them out.

A parent row may be typed or left blank; where it is typed and differs from its children, two
figures of the same report would contradict each other. The report then shows what the
workbook computes for the parent, and says so below the table. A workbook of today's template
adds up the lowest rows itself; one of an older template is computed again without what was typed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lakip_xl.package.addresses import parse_cell
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.kode import Nilai, gulung, kode_baku
from lakip_xl.rules.pembulatan import sama
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.tables import BookTable
from lakip_xl.workbook.schema.kode import counted

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
        The book, computed again only where its own formulas would count them; and what they are.
    """
    found = contradictions(book)
    if not found or _adds_up_lowest(book):
        return book, found
    return book.with_values({(one.sheet, *parse_cell(one.cell)): None for one in found}), found


def _adds_up_lowest(book: Book) -> bool:
    """Tell whether what is typed above others counts nowhere in the workbook."""
    budget = book.table("tblAnggaran")
    return budget is not None and all(counted(column) in budget.columns for column in MONEY)


def contradictions(book: Book) -> tuple[Contradiction, ...]:
    """Find the typed amounts that differ from what the rows below them add up to."""
    budget, programmes = book.table("tblAnggaran"), book.table("tblEfisiensi")
    if budget is None:
        return ()
    codes = [kode_baku(row["Kode"]) for row in budget]
    once = {code for code, count in Counter(codes).items() if code and count == 1}
    found: list[Contradiction] = []
    for column in MONEY:
        try:
            values, _ = gulung(
                [(c, row.number(column)) for c, row in zip(codes, budget, strict=True)]
            )
        except RuleError:  # too large to be a number: the workbook's own total is an error too
            continue
        found += _differing(budget, column, values)
        if programmes is not None:
            single = {c: v for c, v in zip(codes, values, strict=True) if c in once}
            found += _differing(
                programmes, column, [single.get(kode_baku(row["Kode"])) for row in programmes]
            )
    return tuple(found)


def _differing(table: BookTable, column: str, values: Sequence[Nilai]) -> Iterable[Contradiction]:
    for row, value in zip(table, values, strict=True):
        typed, cell = row.number(column), table.address(row, column)
        if not cell or typed is None or not isinstance(value, float | int):
            continue
        if not sama(typed, value):
            yield Contradiction(
                table.schema.name, table.file.sheet, cell, kode_baku(row["Kode"]), column
            )
