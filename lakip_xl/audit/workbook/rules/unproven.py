"""Cells whose results nobody here can compute: in other files, circular, unknown to the engine."""

import re
from collections.abc import Iterator
from itertools import groupby

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, sheet_place
from lakip_xl.audit.workbook.modules import lamed
from lakip_xl.audit.workbook.origins import Spot, describe, place_of
from lakip_xl.audit.workbook.roles import Role, relied_on, role_of
from lakip_xl.audit.workbook.rules.names import moved_names
from lakip_xl.engine.evaluation import Failure
from lakip_xl.functions.prefixes import without_prefixes
from lakip_xl.package.addresses import parse_cell

_OUTSIDE = re.compile(r"\[\d+\]|\.xl[a-z]{1,2}\b", re.IGNORECASE)
_NAMED_ONE_BY_ONE = 5
"""So many such cells of a sheet are named one by one."""


def reads_another_file(formula: str) -> bool:
    """Tell whether a formula refers to another workbook.

    Example:
        >>> reads_another_file("[1]Rekap!B4"), reads_another_file("tblIKU[Target]")
        (True, False)
    """
    return bool(_OUTSIDE.search(formula) and _OUTSIDE.search(without_prefixes(formula)))


@rule(
    "rujukan-rusak",
    Severity.GALAT,
    tujuan="Rumus dan nama hanya merujuk sel yang ada, di buku kerja ini.",
    dasar="#REF! berarti sel yang dirujuk sudah dihapus; berkas lain tidak ikut dikirim, sehingga "
    "angkanya tidak dapat diperiksa.",
    contoh="=SUM(#REF!) setelah satu kolom dihapus; pagu diambil dari ='[RKA.xlsx]Rekap'!B4.",
    traits=Trait.ENTRY,
)
def check_references(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find references to nowhere, and to other files."""
    silent = _without_meaning(book)
    outside: dict[Spot, str] = {}
    for sheet in book.checked_sheets:
        for (row, column), cell in sheet.cells.items():
            formula = cell.formula.text if cell.formula else ""
            if (sheet.name, row, column) in silent:
                continue
            if "#REF!" in formula:
                yield make(sheet_place(sheet, row, column), "Rumus merujuk sel yang sudah dihapus.",
                             tercetak=f"={formula}")  # fmt: skip
            elif reads_another_file(formula):
                outside[sheet.name, row, column] = formula
    relied = relied_on(book, outside)
    for spot, formula in outside.items():
        value = describe(book.sheets[spot[0]].value(*spot[1:]))
        yield make(
            place_of(book, *spot),
            f"Angka ini diambil dari berkas lain (tersimpan {value}), yang tidak ikut dikirim dan "
            "tidak dapat diperiksa; ganti rumusnya dengan angkanya (Tempel Khusus, Nilai)."
            if spot in relied
            else "Rumus merujuk berkas lain, yang tidak ikut dikirim.",
            tercetak=f"={formula}",
            tingkat=None if spot in relied else Severity.PERINGATAN,
        )
    yield from _names(book, make)


def _names(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    lamed_names = lamed(book)
    for name in book.workbook.names:
        if name.name in lamed_names or name.name.startswith("_xlnm."):
            continue
        if "#REF!" in name.formula:
            yield make(
                Place(kunci=name.name, sheet=name.sheet),
                f"Nama {name.name} merujuk sel yang sudah dihapus.",
                tercetak=f"={name.formula}",
            )
    for moved in moved_names(book):
        if moved.name not in lamed_names:
            yield make(
                Place(kunci=moved.name, sheet=moved.sheet, sel=moved.cell),
                f"Nama {moved.name} menunjuk {moved.cell}, padahal isinya di {moved.right}; "
                "betulkan di Pengelola Nama.",
                tercetak=moved.cell,
                dihitung=moved.right,
            )


@rule(
    "tidak-dihitung",
    Severity.INFO,
    tujuan="Semua rumus dapat dihitung ulang tanpa Excel.",
    dasar="Sel yang tidak dapat dihitung dinilai dari hasil yang tersimpan; angka laporan yang "
    "tidak dapat dihitung karena nama yang hilang atau rujukan melingkar tidak dapat dipercaya.",
    contoh="Nama NilaiKinerjaIku dihapus, sehingga kartu di Beranda tidak dapat dihitung.",
    traits=Trait.ENTRY,
)
def check_uncomputed(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Say which cells could not be recomputed, and which of them figures rest on."""
    causes = {
        (one.sheet, *parse_cell(one.cell)): one for one in book.evaluation.failures if one.begins
    }
    checked = {sheet.name for sheet in book.checked_sheets}
    elsewhere = {
        spot for spot in causes if reads_another_file(book.sheets[spot[0]].formula(*spot[1:]) or "")
    }
    relied = relied_on(book, causes.keys() - elsewhere) - _without_meaning(book)
    for sheet, group in groupby((s for s in causes if s in relied and s[0] in checked), _sheet_of):
        spots = list(group)
        for spot in spots if len(spots) <= _NAMED_ONE_BY_ONE else spots[:1]:
            others = f" (dan {len(spots) - 1} sel lain di lembar {sheet})"
            yield make(
                place_of(book, *spot),
                f"Tidak dapat dihitung{others if len(spots) > _NAMED_ONE_BY_ONE else ''}: "
                f"{causes[spot].reason}. Perbaiki rumusnya, atau isi angkanya.",
                tercetak=f"={book.sheets[sheet].formula(*spot[1:])}",
                tingkat=_gravity(book, spot, causes[spot]),
            )
    rest = [one for spot, one in causes.items() if spot not in relied]
    if rest:
        first = rest[0]
        other = f" (dan {len(rest) - 1} sel lain)" if len(rest) > 1 else ""
        yield make(
            Place(sheet=first.sheet, sel=first.cell),
            f"Tidak dihitung ulang{other}: {first.reason}. Yang diperiksa hasil yang tersimpan.",
        )


def _without_meaning(book: AuditedBook) -> set[Spot]:
    """Give the cells that only sheets which are gone or switched off could fill."""
    names = lamed(book)
    fields = book.fields.items()
    return {(m.sheet.name, m.row, m.column) for name, m in fields if name in names}


def _sheet_of(spot: Spot) -> str:
    return spot[0]


def _gravity(book: AuditedBook, spot: Spot, failure: Failure) -> Severity:
    """Tell how grave it is that a figure's cell cannot be computed.

    What only the engine cannot do, Excel may have done: an entry's stored number may be right.
    """
    stored = book.sheets[spot[0]].value(*spot[1:])
    entry = role_of(book, spot) is not Role.RESULT
    excel_can = entry and not failure.hopeless and isinstance(stored, float)
    return Severity.PERINGATAN if excel_can else Severity.GALAT
