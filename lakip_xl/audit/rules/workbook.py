"""The draft against the workbook that it was written from: the same rows, the same figures."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_xl.audit.compare import hold_cell
from lakip_xl.audit.draft import Draft
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Rule, found_elsewhere
from lakip_xl.audit.rules.merit_table import merit_tables
from lakip_xl.audit.table.model import Cell, Kind, Table
from lakip_xl.audit.table.roles import Role

if TYPE_CHECKING:
    from lakip_xl.audit.workbook.book import AuditedBook
    from lakip_xl.workbook.book.tables import BookRow

PART = 0.5
"""Share of a table's rows that the workbook must know before the two are compared."""

_BUDGET = (
    (Role.BUDGET, "Anggaran"),
    (Role.SPENT, "Realisasi"),
    (Role.ABSORPTION, "Serapan"),
    (Role.REST, "Sisa"),
)
_RESULT = ((Role.TARGET, "Target"), (Role.REALISASI, "Realisasi"), (Role.CAPAIAN, "Capaian"))

Pair = tuple[list[tuple[Cell, str]], "BookRow | None"]
"""Figures of a row with the workbook's columns, and the same row of the workbook."""


WORKBOOK_RULE = Rule(
    "naskah-buku",
    Severity.GALAT,
    "Angka dalam naskah sama dengan angka buku kerja sumbernya.",
    "Baris yang sama menurut kode, nomor, atau nama; angka buku kerja dihitung ulang.",
    "Naskah mencetak realisasi 4.317.167.739, buku kerja memuat 4.317.165.739.",
    found_elsewhere,
)
"""The rule under which differences are told."""


def against_workbook(draft: Draft, path: Path) -> Iterator[Finding]:
    """Compare every row that both know, table by table; the workbook is recomputed."""
    from lakip_xl.audit.workbook.book import read_book

    book = read_book(path)
    for pairs in (*(_rows(table, book) for table in draft.tables), _merit(draft, book)):
        known = [(figures, row) for figures, row in pairs if row is not None]
        if not known or len(known) < PART * len(pairs):
            continue
        for figures, row in known:
            for cell, title in figures:
                value = row.number(title)
                if value is not None:
                    yield from hold_cell(
                        cell, value, WORKBOOK_RULE.make, f"kolom {title} buku kerja"
                    )


def _rows(table: Table, book: "AuditedBook") -> list[Pair]:
    if table.with_role(Role.BUDGET):
        if not any("." in row.code for row in table.rows):
            return []  # only dotted codes speak the workbook's language
        owners = {row.text("Kode"): row for row in book.tables.get("tblAnggaran", ())}
        return [
            (_figures(table, i, _BUDGET), owners.get(row.key))
            for i, row in enumerate(table.rows)
            if row.kind is Kind.ITEM
        ]
    if not table.with_role(Role.TARGET):
        return []
    owners = {
        _name(row.text(title)): row
        for name, title in (("tblProgram", "Uraian Indikator"), ("tblIKU", "Indikator"))
        for row in book.tables.get(name, ())
    }
    return [
        (_figures(table, i, _RESULT), owners.get(_name(row.name)))
        for i, row in enumerate(table.rows)
        if row.kind is Kind.ITEM
    ]


def _merit(draft: Draft, book: "AuditedBook") -> list[Pair]:
    """Pair indicators of the merit index by number."""
    owners = {
        f"{row.text('Aspek')}.{row.text('Indikator')}": row
        for row in book.tables.get("tblMerit", ())
    }
    pairs: list[Pair] = []
    for _, merit in merit_tables(draft):
        for aspek in merit.aspek:
            for one in aspek.indicators:
                figures = [(one.weight, "Bobot"), (one.score, "Nilai"), (one.final, "Nilai Akhir")]
                pairs.append((figures, owners.get(one.weight.place.kunci or "")))
    return pairs


def _figures(
    table: Table, row: int, wanted: tuple[tuple[Role, str], ...]
) -> list[tuple[Cell, str]]:
    """Give the figures of a row whose role only one column has."""
    found = [(table.with_role(role), title) for role, title in wanted]
    return [(table.cell(row, cols[0]), title) for cols, title in found if len(cols) == 1]


def _name(text: str) -> str:
    return " ".join(re.sub(r"^\d+\s*[.)]?\s*|[^a-z ]", " ", text.casefold()).split())
