"""Whether the stored figures of a workbook may be added: nothing is recalculated by an engine.

The functions that the cells call are pure and quick, so what the main figures must be is computed
from the typed values and held against what the file stores. A figure that was never computed, is
an error, rests on a text, or is not what its inputs give, is named with its cell.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lakip_xl.consolidate.headlines import Policy, headlines, rolled_up, same
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.workbook.book.misread import misread
from lakip_xl.workbook.book.opened import Book, BookField
from lakip_xl.workbook.book.problems import Severity
from lakip_xl.workbook.book.tables import BookRow, BookTable
from lakip_xl.workbook.schema import LATEST_VERSION, sheet_of
from lakip_xl.workbook.schema.kinds import Kind, Type

_PERFORMANCE = ("tblIKU", "tblProgram")
_REMEDY = "hitung ulang (lakip-xl hitung) lalu kirim lagi"
_OLDER = (
    "hitung ulang (lakip-xl hitung); bila tetap, rumus templat lamanya yang berbeda: pindahkan "
    "isinya ke buku baru (lakip-xl baru), lalu kirim lagi"
)
_STALE = "tidak sesuai dengan isiannya (nilai lama)"
MOST = 5
"""How many cells are named for one reason."""


@dataclass
class Checked:
    """What the checks found."""

    wrong: list[str] = field(default_factory=list)
    """Why no figure of this workbook may be added."""
    waiting: list[str] = field(default_factory=list)
    """What is not filled in yet."""


def check(book: Book, tables: dict[str, BookTable], results: dict[str, BookField]) -> Checked:
    """Check the figures that the recap takes.

    Args:
        book: A book of stored values.
        tables: The tables that are read.
        results: The named cells that are read.
    """
    found = Checked()
    found.wrong += [
        one.text
        for one in book.problems
        if one.severity is Severity.ERROR and (not one.table or one.table in tables)
    ]
    policy = Policy(book)
    groups: dict[str, list[str]] = {}
    for what, cell in _spoiled(tables, results, policy):
        groups.setdefault(what, []).append(cell)
    for table in _PERFORMANCE:
        if table in tables:
            for cell in _stale_rows(tables[table], policy):
                groups.setdefault(_STALE, []).append(cell)
    for cell in _stale_results(headlines(book, policy), results):
        groups.setdefault(_STALE, []).append(cell)
    for what, cells in groups.items():
        more = f" dan {len(cells) - MOST} sel lagi" if len(cells) > MOST else ""
        # Counting again changes nothing where an older template's formula is another one.
        remedy = _OLDER if what == _STALE and book.version < LATEST_VERSION else _REMEDY
        found.wrong.append(f"{', '.join(cells[:MOST])}{more}: {what}; {remedy}.")
    found.waiting += _waiting(book, tables)
    return found


def _spoiled(
    tables: dict[str, BookTable], results: dict[str, BookField], policy: Policy
) -> Iterator[tuple[str, str]]:
    """Give what is wrong with single cells, and where."""
    for name, one in results.items():
        if isinstance(one.value, ErrorValue):
            yield f"berisi galat {one.value}", _place(one.sheet.name, one.address)
        elif (
            (cell := one.sheet.cells.get((one.row, one.column)))
            and cell.formula
            and cell.value is None
        ):
            yield "belum pernah dihitung", _place(one.sheet.name, one.address)
        elif one.schema.type is Type.NUMBER and isinstance(one.value, str | bool):
            yield f"berisi teks, bukan angka ({name})", _place(one.sheet.name, one.address)
    for table in tables.values():
        numbers = [
            c for c in table.schema if c.type in (Type.NUMBER, Type.WHOLE) and _is_main(c.kind)
        ]
        for row in table:
            for column in numbers:
                what = _fault(table, row, column.title, policy)
                if what:
                    where = table.address(row, column.title) or ""
                    yield what, _place(table.file.sheet, where)


def _is_main(kind: Kind) -> bool:
    return kind in (Kind.INPUT, Kind.COMPUTED)


def _fault(table: BookTable, row: BookRow, title: str, policy: Policy) -> str:
    value = row[title]
    if isinstance(value, ErrorValue):
        return f"berisi galat {value}"
    if value is None:
        cell = table.cell(row, title)
        unset = cell is not None and cell.formula is not None and cell.value is None
        return "belum pernah dihitung" if unset else ""
    if isinstance(value, str | bool):
        allowed = policy.is_predicate(value) or row.values.get("Rumus") == "rentang"
        in_words = (
            table.schema.name in _PERFORMANCE and title in ("Target", "Realisasi") and allowed
        )
        return "" if in_words else "berisi teks, bukan angka"
    if table.schema[title].kind is Kind.INPUT:
        shown = misread(table.number_format(row, title), value)
        if shown == "persen":
            return "berformat persen (0,95 tampil 95%), padahal angkanya harus 95"
        if shown:
            return f"berformat {shown}"
    return ""


def _stale_rows(table: BookTable, policy: Policy) -> Iterator[str]:
    for row in table:
        if not row.has("Target", "Realisasi"):
            continue
        capaian = policy.capaian(row)
        for title, due in (("Capaian", capaian), ("Kategori", policy.category(capaian))):
            if not same(row[title], due):
                yield _told(table.file.sheet, table.address(row, title), row[title], due)


def _stale_results(due: Mapping[str, object], results: dict[str, BookField]) -> Iterator[str]:
    for name, expected in due.items():
        found = results.get(name)
        if found is not None and not same(found.value, expected):
            yield _told(found.sheet.name, found.address, found.value, expected)


def _told(sheet: str, cell: str | None, stored: object, due: object) -> str:
    return f"{_place(sheet, cell or '')} tersimpan {_shown(stored)}, seharusnya {_shown(due)}"


def _shown(value: object) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return tulis_angka(float(value), 2)
    return "kosong" if value in (None, "") else str(value)


def _place(sheet: str, cell: str) -> str:
    return f"{sheet}!{cell}" if sheet.isidentifier() else f"'{sheet}'!{cell}"


def _waiting(book: Book, tables: dict[str, BookTable]) -> Iterator[str]:
    """Say what is not filled in."""
    if not book.office:
        yield "Nama instansi di Beranda kosong."
    if book.year is None:
        yield "Tahun laporan di Beranda kosong."
    for name in ("tblIKU", "tblAnggaran"):
        if name in tables and not tables[name].rows:
            yield f"Lembar {sheet_of(name).title} belum diisi."
    for name in _PERFORMANCE:
        rows = tables[name].rows if name in tables else ()
        due = [row for row in rows if row["Target"] is not None]
        blank = [row for row in due if row["Realisasi"] is None]
        if blank:
            yield (
                f"Lembar {sheet_of(name).title}: {len(blank)} dari {len(due)} baris bertarget "
                "belum ada realisasinya."
            )
    budget = tables.get("tblAnggaran")
    if budget is not None:
        counted, _ = rolled_up(budget, "Anggaran")
        lowest = [
            row
            for row, value in zip(budget.rows, counted, strict=True)
            if value is not None and row["Anggaran"] is not None
        ]
        spent, _ = rolled_up(budget, "Realisasi")
        there = {row.row for row, v in zip(budget.rows, spent, strict=True) if v is not None}
        blank = [row for row in lowest if row.row not in there]
        if blank:
            yield (
                f"Lembar Anggaran: {len(blank)} dari {len(lowest)} baris beranggaran belum ada "
                "realisasinya."
            )
