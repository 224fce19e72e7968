"""The workbook as a file: errors, hidden figures, old values, tables and columns that are gone."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook, sheet_place
from lakip_xl.audit.workbook.modules import is_used, lamed
from lakip_xl.audit.workbook.origins import Spot, describe, equal, origins, place_of, plain
from lakip_xl.package.addresses import MAX_COLUMN, address, column_letters
from lakip_xl.package.workbook import Visibility
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.structure import TECHNICAL_SHEET
from lakip_xl.workbook.schema import FIELDS, SHEETS, TABLES
from lakip_xl.workbook.schema.kinds import Kind
from lakip_xl.workbook.schema.model import FIRST_VERSION

if TYPE_CHECKING:
    from lakip_xl.package.values import CellValue

_VOLATILE = re.compile(r"\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|CELL|INFO)\(", re.IGNORECASE)
_NAMED_ONE_BY_ONE = 5
"""So many old values of a sheet are named one by one."""


@rule(
    "nilai-galat",
    Severity.GALAT,
    tujuan="Tidak ada sel yang berisi galat Excel.",
    dasar="Galat merambat ke semua sel yang memakainya; yang disebut hanya sel asalnya.",
    contoh="#DIV/0! karena target 0.",
)
def check_errors(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find the cells in which errors begin."""
    errors = {
        (sheet.name, row, column): value
        for sheet in book.checked_sheets
        for row, column in sheet.cells.keys() | sheet.computed.keys()
        if isinstance(value := sheet.value(row, column), ErrorValue)
    }
    lamed_names = lamed(book)
    silent = {
        (m.sheet.name, m.row, m.column) for name, m in book.fields.items() if name in lamed_names
    }
    for cell in origins(book, set(errors)):
        if cell in silent:
            continue  # what it sums up is no part of this workbook
        yield make(
            place_of(book, *cell),
            f"Sel berisi galat {errors[cell]}: {_MEANINGS.get(errors[cell], 'periksa rumusnya')}.",
            tercetak=str(errors[cell]),
        )


_MEANINGS = {
    ErrorValue.DIV0: "pembaginya 0 atau kosong",
    ErrorValue.VALUE: "ada teks di tempat angka",
    ErrorValue.NA: "pilihan atau nama yang dicari tidak dikenal",
    ErrorValue.NUM: "ada angka di luar batasnya",
    ErrorValue.REF: "sel yang dirujuk sudah dihapus",
    ErrorValue.NAME: "nama fungsi atau rentang tidak dikenal",
}


@rule(
    "tersembunyi",
    Severity.PERINGATAN,
    tujuan="Tidak ada angka di baris, kolom, atau lembar yang disembunyikan.",
    dasar="Angka tersembunyi ikut dijumlahkan, tetapi tidak terlihat pemeriksa.",
    contoh="Baris 14 sampai 16 disembunyikan dan berisi anggaran.",
)
def check_hidden(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find hidden figures."""
    for sheet in book.checked_sheets:
        numbers = [spot for spot in sheet.cells if isinstance(sheet.value(*spot), float)]
        if sheet.sheet.visibility is not Visibility.VISIBLE:
            if numbers and sheet.name != TECHNICAL_SHEET and is_used(book, sheet):
                yield make(
                    Place(sheet=sheet.name, sel=address(*min(numbers))),
                    f"Lembar {sheet.name} disembunyikan dan berisi {len(numbers)} angka.",
                )
            continue
        rows = sorted({r for r, _ in numbers if r in sheet.hidden.rows})
        for first, last in _runs(rows):
            column = min(c for r, c in numbers if r == first)
            yield make(
                sheet_place(sheet, first, column),
                f"Baris {_run_text(first, last)} disembunyikan dan berisi angka.",
            )
        for start, last in sheet.hidden.columns:
            content = [(r, c) for r, c in numbers if start <= c <= last]
            if content:
                letter = _run_text(*(column_letters(min(c, MAX_COLUMN)) for c in (start, last)))
                yield make(
                    sheet_place(sheet, *min(content)),
                    f"Kolom {letter} disembunyikan dan berisi angka.",
                )


def _run_text(start: object, last: object) -> str:
    return str(start) if start == last else f"{start} sampai {last}"


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Join numbers that follow each other."""
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        content = [one for _, one in group]
        yield content[0], content[-1]


@rule(
    "nilai-usang",
    Severity.PERINGATAN,
    tujuan="Nilai yang tersimpan di sel rumus sama dengan hasil hitungan sekarang.",
    dasar="Rumus yang tidak dihitung ulang menampilkan hasil isian yang lama.",
    contoh="Sel menampilkan 94,26, hitungan ulang memberi 95,01.",
)
def check_stale(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find stored results that are no longer true; those that follow from others are not named."""
    stale: dict[Spot, tuple[CellValue, CellValue]] = {}
    unstored: set[Spot] = set()
    checked = {sheet.name for sheet in book.checked_sheets}
    for sheet in book.sheets.values():  # what helps is not named, yet others read it
        for spot, new in sheet.computed.items():
            cell = sheet.cells.get(spot)
            old = cell.value if cell else None
            if isinstance(old, ErrorValue) and old is not new:
                unstored.add((sheet.name, *spot))  # by a program that lacks our functions
            elif old in (None, ""):
                if new not in (None, ""):
                    unstored.add((sheet.name, *spot))
            elif not equal(old, new):
                stale[(sheet.name, *spot)] = (old, new)
    if told := sum(sheet in checked for sheet, *_ in unstored):
        yield make(
            Place(),
            f"{told} sel rumus belum menyimpan hasilnya; jalankan lakip-xl hitung. "
            "Pemeriksaan ini memakai hasil hitungan ulang.",
            tingkat=Severity.INFO,
        )
    # What reads a result that was never stored is as old as that one.
    first = origins(book, stale.keys() | unstored)
    source = [
        cell
        for cell in first
        if cell in stale and cell[0] in checked and not _is_volatile(book, cell)
    ]
    for sheet, group in groupby(source, lambda cell: cell[0]):
        content = list(group)
        for one in content[: _NAMED_ONE_BY_ONE if len(content) <= _NAMED_ONE_BY_ONE else 1]:
            old, new = stale[one]
            other = (
                f" (dan {len(content) - 1} sel lain di lembar {sheet})"
                if len(content) > _NAMED_ONE_BY_ONE
                else ""
            )
            yield make(
                place_of(book, *one),
                f"Tersimpan {describe(old)}, hitungan ulang {describe(new)}{other}; "
                "jalankan lakip-xl hitung.",
                tercetak=plain(old),
                dihitung=plain(new),
            )


def _is_volatile(book: AuditedBook, cell: Spot) -> bool:
    source = book.sheets[cell[0]].cells.get(cell[1:])
    return bool(source and source.formula and _VOLATILE.search(source.formula.text))


@rule(
    "susunan-buku",
    Severity.PERINGATAN,
    tujuan="Buku kerja punya semua tabel, kolom, dan sel bernama dari templat.",
    dasar="Yang hilang tidak dapat dihitung dan tidak dapat diperiksa.",
    contoh="Kolom Rumus di tblIKU dihapus.",
)
def check_structure(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Say what is missing or renamed, and what was therefore not checked."""
    if not book.is_from_template:
        yield make(
            Place(),
            "Buku kerja ini tidak dibuat dari templat lakip_xl. Yang diperiksa: tabel yang "
            "dikenali dari judul kolom atau jumlahnya, isi sel, dan rumusnya.",
            tingkat=Severity.INFO,
        )
        return
    lamed_names = lamed(book)
    for name, schema in TABLES.items():
        if name in lamed_names:
            continue
        table = book.tables.get(name)
        required_table = not schema.optional and schema.since == FIRST_VERSION
        if table is None and required_table and book.workbook.table(name) is None:
            yield make(
                Place(tabel=schema.report_table, kunci=name),
                f"Tabel {name} ({schema.caption}) tidak ada, sehingga tidak diperiksa.",
            )
        if table is None:
            continue
        place = Place(tabel=schema.report_table, kunci=name, sheet=table.file.sheet)
        for title in table.missing:
            # Results and printed figures may be new in a later version of the template.
            required = schema[title].kind in (Kind.KEY, Kind.INPUT)
            yield make(
                place,
                f"Kolom {title} tidak ada di {name}; yang memakainya tidak diperiksa.",
                tingkat=None if required else Severity.INFO,
            )
        for title, current in table.renamed.items():
            yield make(
                place,
                f'Kolom {title} di {name} bernama "{current}"; diperiksa sebagai {title}.',
                tingkat=Severity.INFO,
            )
    present_sheets = {sheet.casefold() for sheet in book.sheets}
    missing = [
        name
        for name, schema in FIELDS.items()
        if name not in book.fields
        and schema.since == FIRST_VERSION
        and name not in lamed_names
        and _sheet_of_field(name).casefold() in present_sheets
    ]
    if missing:
        list_cells = ", ".join(missing[:_NAMED_ONE_BY_ONE]) + (
            " dan lainnya" if len(missing) > _NAMED_ONE_BY_ONE else ""
        )
        yield make(
            Place(kunci=missing[0]),
            f"Nama sel {list_cells} tidak ada di buku kerja ini; angkanya tidak diperiksa.",
            tingkat=Severity.INFO,
        )


def _sheet_of_field(name: str) -> str:
    return next(sheet.title for sheet in SHEETS if any(f.name == name for f in sheet.fields))
