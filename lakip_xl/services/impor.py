"""Impor realisasi: the realisations of a budget export into tblAnggaran, matched by code."""

from collections import Counter
from dataclasses import dataclass

from lakip_xl.services.ekspor import BarisEkspor, Ekspor, normal_code
from lakip_xl.services.table import Change, OpenTable

TABLE = "tblAnggaran"
TITLE = "Realisasi"


@dataclass(frozen=True, slots=True)
class Rencana:
    """What an import would do."""

    changes: tuple[Change, ...]
    unchanged: int
    """Rows that hold the exported value already."""
    unmatched: tuple[BarisEkspor, ...]
    """Rows whose code the table does not have."""
    unusable: tuple[tuple[BarisEkspor, str], ...]
    """Rows that cannot be used, each with the reason in Indonesian."""
    protected: tuple[BarisEkspor, ...]
    """Rows whose cell in the table holds a formula."""
    without_code: int


def plan_import(table: OpenTable, export: Ekspor) -> Rencana:
    """Match the rows of an export with those of tblAnggaran.

    A formula is never replaced, a blank in the export never erases a value, and a code that
    stands twice, here or there, is not guessed at.
    """
    places = [
        (normal_code(str(code)), row)
        for row in range(len(table.rows))
        if (code := _code(table, row)) is not None
    ]
    here = Counter(code for code, _ in places)
    there = Counter(row.kode for row in export.rows)
    row_of = dict(places)
    changes: list[Change] = []
    unmatched: list[BarisEkspor] = []
    unusable: list[tuple[BarisEkspor, str]] = []
    protected: list[BarisEkspor] = []
    unchanged = 0
    for line in export.rows:
        if line.masalah:
            unusable.append((line, line.masalah))
        elif there[line.kode] > 1:
            unusable.append((line, "kodenya muncul lebih dari sekali di berkas"))
        elif here[line.kode] > 1:
            unusable.append((line, f"kodenya muncul lebih dari sekali di {TABLE}"))
        elif line.kode not in row_of:
            unmatched.append(line)
        elif table.is_formula(row_of[line.kode], TITLE):
            protected.append(line)
        elif line.realisasi is None or table.value(row_of[line.kode], TITLE) == line.realisasi:
            unchanged += 1
        else:
            changes.append(Change(row_of[line.kode], TITLE, line.realisasi))
    return Rencana(
        tuple(changes),
        unchanged,
        tuple(unmatched),
        tuple(unusable),
        tuple(protected),
        export.without_code,
    )


def _code(table: OpenTable, row: int) -> str | None:
    value = table.value(row, "Kode")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.strip() or None if isinstance(value, str) else None
