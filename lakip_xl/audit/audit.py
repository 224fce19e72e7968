"""Audit a draft report: from the file to its findings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lakip_xl.audit.coverage import Coverage, coverage
from lakip_xl.audit.draft import Draft, understand_draft
from lakip_xl.audit.finding import Finding, sort_findings
from lakip_xl.audit.identity import identified
from lakip_xl.audit.indicators import INDICATOR_RULES
from lakip_xl.audit.printed import read_number
from lakip_xl.audit.read.blocks import Block, Grid
from lakip_xl.audit.read.pdf import read_pdf
from lakip_xl.audit.read.pdf_file import is_pdf
from lakip_xl.audit.read.word import read_word
from lakip_xl.audit.relations.cross import across_tables, totals_across
from lakip_xl.audit.relations.engine import Understood, table_findings
from lakip_xl.audit.rule import Rule
from lakip_xl.audit.rules.aspek import aspek_passages
from lakip_xl.audit.rules.document import DOCUMENT_RULES
from lakip_xl.audit.rules.indicators import indicator_findings
from lakip_xl.audit.rules.last_year import LAST_YEAR_RULE, against_last_year
from lakip_xl.audit.rules.sentences import SENTENCE_RULES
from lakip_xl.audit.rules.tables import TABLE_RULES
from lakip_xl.audit.rules.traced import TRACED_RULES, Traced, traced_findings
from lakip_xl.audit.rules.workbook import WORKBOOK_RULE, against_workbook
from lakip_xl.audit.sentence.check import cell_findings, sentence_findings
from lakip_xl.rules.skala import Skala


def audit_draft(
    path: str | Path, workbook: str | Path | None = None, last_year: str | Path | None = None
) -> list[Finding]:
    """Audit a draft report.

    Args:
        path: A ``.docx`` or a PDF, told by its bytes.
        workbook: The workbook that it was written from, to compare with.
        last_year: Last year's report (``.docx``, PDF or a workbook), to compare with.

    Returns:
        The findings, sorted by table and severity.

    Raises:
        LakipError: A file cannot be used; the message says why.
    """
    return audit_with_coverage(path, workbook, last_year)[0]


def audit_with_coverage(
    path: str | Path,
    workbook: str | Path | None = None,
    last_year: str | Path | None = None,
    traced: Sequence[Traced] = (),
) -> tuple[list[Finding], Coverage]:
    """Audit a draft report and say what was looked at; as :func:`periksa_naskah` otherwise.

    Args:
        path: The draft.
        workbook: The workbook.
        last_year: Last year's report.
        traced: Its figures that name their cells: they are held by name, not by search.
    """
    unread: tuple[str, ...] = ()
    if is_pdf(Path(path)):
        content = read_pdf(Path(path))
        blocks, unread = content.blocks, content.unread
    else:
        blocks = read_word(Path(path))
    return audit_blocks(blocks, workbook, unread, last_year, traced)


def audit_blocks(
    blocks: Sequence[Block],
    workbook: str | Path | None = None,
    unread: tuple[str, ...] = (),
    last_year: str | Path | None = None,
    traced: Sequence[Traced] = (),
) -> tuple[list[Finding], Coverage]:
    """Audit a draft that has been read; as :func:`periksa_dan_hitung` otherwise."""
    draft = understand_draft(blocks)
    found = _once(one for one in draft_findings(draft) if not _at_bound(draft, one))
    if workbook is not None:
        known = {(one.sel, one.dihitung) for one in found}
        more = against_workbook(draft, Path(workbook))
        named = {one.place.sel for one in traced}
        found += [
            one for one in more if (one.sel, one.dihitung) not in known and one.sel not in named
        ]
    if traced:
        # One figure, one finding: that of its cell says most.
        told = list(traced_findings(traced))
        blamed = {(one.sel, one.tercetak) for one in told}
        found = [one for one in found if (one.sel, one.tercetak) not in blamed] + told
    if last_year is not None:
        found += _once(against_last_year(draft, Path(last_year)))
    found = _with_pages(found, blocks)
    return identified(sort_findings(found), blocks), coverage(draft, unread)


_PLACE = re.compile(r"paragraf \d+|tabel ke-\d+, baris \d+")


def _with_pages(found: list[Finding], blocks: Sequence[Block]) -> list[Finding]:
    """Add the page on which a finding of a PDF stands."""
    pages: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, Grid):
            rows = enumerate(block.row_pages, start=1)
            pages |= {f"{block.place}, baris {row}": page for row, page in rows}
        elif block.page is not None:
            pages[block.place] = block.page
    if not pages:
        return found
    places = [_PLACE.match(one.sel or "") for one in found]
    return [
        replace(one, halaman=pages.get(place[0])) if place else one
        for one, place in zip(found, places, strict=True)
    ]


DRAFT_RULES = (
    *INDICATOR_RULES, *TABLE_RULES, *SENTENCE_RULES, *DOCUMENT_RULES, WORKBOOK_RULE,
    LAST_YEAR_RULE, *TRACED_RULES,
)  # fmt: skip
"""Everything that a draft is held to."""


def draft_rules() -> dict[str, Rule]:
    """Give every rule that a draft is held to, by id."""
    return {rule.id: rule for rule in DRAFT_RULES}


def draft_findings(draft: Draft) -> Iterator[Finding]:
    """Give everything that is found in a draft that has been read."""
    found = list(table_rules(draft))
    yield from found
    known = {one.sel for one in found if one.independent}
    yield from across_tables(draft.tables, known)
    yield from totals_across(draft.tables, known)
    yield from _of_aspek(draft, sentence_findings(draft))
    yield from cell_findings(draft, {one.sel for one in found})
    for rule in DOCUMENT_RULES:
        yield from rule.findings(draft)


def table_rules(draft: Draft) -> Iterator[Finding]:
    """Give what contradicts itself within a table."""
    scales = list(draft.scales)
    for understood in draft.understood:
        yield from findings_in(understood, scales)


def findings_in(understood: Understood, scales: list[Skala]) -> Iterator[Finding]:
    """Give what contradicts itself within one table."""
    yield from table_findings(understood, scales)
    yield from indicator_findings(understood, scales)


def _of_aspek(draft: Draft, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Give formulas of the merit index the aspek that their paragraph speaks of."""
    aspek = {p.place.sel: facts for p, facts in aspek_passages(draft)}
    for one in findings:
        facts = aspek.get(one.sel) if one.aturan == "rumus-prosa" and one.tabel is None else None
        if facts is None:
            yield one
        else:
            yield replace(one, tabel=facts.table.number, kunci=facts.aspek.number)


_CAPAIAN_RULES = {"capaian", "capaian-prosa", "persentase-prosa"}
"""Rules that may blame a capaian which an office cuts off at a bound."""


def _at_bound(draft: Draft, finding: Finding) -> bool:
    """Tell whether a finding blames a capaian that stands at a bound which the draft sets."""
    of_money = finding.aturan == "persentase-uang-prosa" and finding.kolom == "capaian"
    if not (of_money or finding.aturan in _CAPAIAN_RULES):
        return False
    number = read_number(str(finding.tercetak))
    return number is not None and number.value in draft.capaian_bounds


def _once(findings: Iterator[Finding]) -> list[Finding]:
    """Keep one finding for the same rule, place and figure."""
    seen: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        seen.setdefault((one.aturan, one.sel, one.kunci, one.kolom, one.tercetak), one)
    return list(seen.values())
