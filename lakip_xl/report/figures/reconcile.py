"""Typed totals that contradict their parts, so that the report can leave them out.

A parent row may be typed or left blank; where it is typed and differs from its children, two
figures of the same report would contradict each other. The report then shows what the
workbook computes for the parent, and says so below the table.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lakip_xl.report.figures.values import number_of
from lakip_xl.rules.anggaran import baca_kode
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.pembulatan import jumlahkan, sama
from lakip_xl.workbook.records import Record, Records, WorkbookReader

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


def contradictions(reader: WorkbookReader) -> tuple[Contradiction, ...]:
    """Find the typed amounts that differ from what the rows below them add up to.

    Only complete parts contradict: as long as a child is blank, its parent cannot be checked.

    Raises:
        WorkbookError: a table is missing or damaged.
    """
    budget = reader.records("tblAnggaran")
    found: list[Contradiction] = []
    if budget is None:
        return ()
    for column in MONEY:
        sums = rolled_up(_amounts(budget, column))
        found += _differing(budget, column, sums)
        if (programmes := reader.records("tblEfisiensi")) is not None:
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
        total = None if None in parts else jumlahkan([part for part in parts if part is not None])
        if parts and total is not None and code not in repeated:
            sums[code] = total
        known[code] = None if code in repeated else sums.get(code, own[code])
        children[code.rpartition(".")[0]].append(code)
    return sums


def _amounts(records: Records, column: str) -> Iterable[tuple[str, float | None]]:
    for record in records:
        if code := code_of(record):
            yield code, number_of(record[column])


def _values(records: Records, column: str) -> dict[str, float]:
    return {code: amount for code, amount in _amounts(records, column) if amount is not None}


def code_of(record: Record) -> str:
    """Give the row's code in comparable form; "" where it has none that can be read."""
    code = record["Kode"]
    if isinstance(code, bool) or not isinstance(code, str | float | int):
        return ""
    try:
        return baca_kode(code)
    except RuleError:
        return ""


def _differing(records: Records, column: str, sums: dict[str, float]) -> Iterable[Contradiction]:
    for record in records:
        code, typed = code_of(record), number_of(record[column])
        if code in sums and typed is not None and not sama(typed, sums[code]):
            yield Contradiction(
                records.table.name, records.sheet, records.cell(record, column), code, column
            )
