"""Audit a workbook: from the file to its findings."""

import os
from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.audit.causes import explain
from lakip_xl.audit.finding import Finding, Severity, sort_findings
from lakip_xl.audit.identity import identified
from lakip_xl.audit.indicators import WORKBOOK_INDICATOR_RULES
from lakip_xl.audit.read.workbook import foreign_sheets
from lakip_xl.audit.rule import Rule, Trait, run
from lakip_xl.audit.rules.tables import TABLE_RULES
from lakip_xl.audit.workbook.book import AuditedBook, read_book
from lakip_xl.audit.workbook.consequences import tell_consequences
from lakip_xl.audit.workbook.indicators import indicator_tables
from lakip_xl.audit.workbook.modules import switched_off, without_unused
from lakip_xl.audit.workbook.origins import Spot, reads_any, spot_of
from lakip_xl.audit.workbook.relations import relations
from lakip_xl.audit.workbook.rules import WORKBOOK_RULES
from lakip_xl.package.addresses import parse_cell
from lakip_xl.workbook.book.opened import Book

_RELATION_RULES = (
    dict.fromkeys(("serapan", "sisa-anggaran", "efisiensi"), Trait.ACROSS)
    | {"jumlah-total": Trait.FOLLOWS}
    | dict.fromkeys(("jumlah-jenjang", "nilai-sakip", "nilai-ip-asn"), Trait.NONE)
)
"""What a workbook's relations find, and what that is to other findings."""
RULES: tuple[Rule, ...] = (
    *(replace(r, traits=_RELATION_RULES[r.id]) for r in TABLE_RULES if r.id in _RELATION_RULES),
    *WORKBOOK_INDICATOR_RULES,
    *WORKBOOK_RULES,
)
"""Everything that a workbook is held to."""

_TRAITS = {rule.id: rule.traits for rule in RULES}


def workbook_rules() -> dict[str, Rule]:
    """Give every rule that a workbook is held to, by id."""
    return {rule.id: rule for rule in RULES}


def audit_workbook(source: str | os.PathLike[str] | bytes | Book) -> list[Finding]:
    """Audit a workbook.

    Args:
        source: The workbook's path, the whole file, or the open book. It need not be
            recalculated: every formula is computed anew.

    Returns:
        The findings, sorted by table and severity.

    Raises:
        LakipError: The file cannot be used; the message says why.
    """
    book = AuditedBook(source) if isinstance(source, Book) else read_book(source)
    # Computed before any cell is read: the process that computes begins with what this one holds.
    _ = book.evaluation
    found = [*find(book)]
    if any(foreign_sheets(book)):
        # The reader of drafts is only loaded where there is something to read.
        from lakip_xl.audit.workbook.foreign import foreign_findings

        found += foreign_findings(book, found)
    return identified(sort_findings(found))


def find(book: AuditedBook) -> Iterator[Finding]:
    """Find what is wrong with a workbook that has been read, consequences told apart."""
    yield from tell_consequences(book, _all_findings(book), _all_findings, _TRAITS)


def _all_findings(whole: AuditedBook) -> list[Finding]:
    book = without_unused(whole)
    unused = switched_off(book)
    return [t for t in _found_in(book) if t.sheet not in unused]


def _found_in(book: AuditedBook) -> list[Finding]:
    findings = [
        t for related, computed in relations(book) for t in explain(related, trusted=computed)
    ]
    for table in indicator_tables(book):
        findings += run(WORKBOOK_INDICATOR_RULES, table, table.figures())
    findings += run(WORKBOOK_RULES, book)
    return [_with_number(book, one) for one in _without_consequences(book, findings)]


def _without_consequences(book: AuditedBook, findings: list[Finding]) -> Iterator[Finding]:
    """Leave out the Excel errors that follow from a wrong entry which is found itself.

    A wrong figure that two rules find is left with the first of them.
    """
    entries = {spot for t in findings if _is_entry(t) and (spot := spot_of(t))}
    errors = [(t, spot) for t in findings if t.aturan == "nilai-galat" and (spot := spot_of(t))]
    # An entry that makes an error is one, however harmless it looked by itself.
    causes = {e for e in entries if any(reads_any(book, spot, {e}) for _, spot in errors)}
    told: set[tuple[Spot | None, str | float | None]] = set()
    for one in findings:
        spot = spot_of(one)
        same = (spot, one.dihitung) in told
        if spot is not None and isinstance(one.dihitung, float):
            told.add((spot, one.dihitung))
        if same or (one.aturan == "nilai-galat" and spot and reads_any(book, spot, entries)):
            continue
        makes_error = spot in causes and _is_entry(one)
        yield replace(one, tingkat=Severity.GALAT) if makes_error else one


def _is_entry(finding: Finding) -> bool:
    return bool(_TRAITS[finding.aturan] & Trait.ENTRY)


def _with_number(book: AuditedBook, finding: Finding) -> Finding:
    """Give the number itself where a cell holds one: the JSON is read by programs."""
    sheet = book.sheets.get(finding.sheet or "")
    if sheet is None or finding.sel is None or not isinstance(finding.tercetak, str):
        return finding
    value = sheet.value(*parse_cell(finding.sel))
    number = value if isinstance(value, float) else None
    return finding if number is None else replace(finding, tercetak=number)
