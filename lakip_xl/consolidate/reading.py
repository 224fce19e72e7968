"""Reading one workbook for the recap; runs in a worker, and never raises over a bad file."""

import hashlib
import stat
from collections.abc import Sequence
from pathlib import Path

from lakip_xl.consolidate.checks import check
from lakip_xl.consolidate.headlines import rolled_up
from lakip_xl.consolidate.model import (
    FLATS,
    MOST_FINDINGS,
    RESULTS,
    Finding,
    Flat,
    Plain,
    Reading,
    Result,
    Rows,
    State,
)
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import column_letters
from lakip_xl.package.limits import LIMITS
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.kode import Jenjang
from lakip_xl.rules.skala import Skala
from lakip_xl.schemes import SCHEMES
from lakip_xl.workbook.book.opened import Book, BookField, open_book
from lakip_xl.workbook.book.tables import BookTable, text_of
from lakip_xl.workbook.schema import LATEST_VERSION
from lakip_xl.workbook.schema.pemeriksaan import SEVERITIES

Task = tuple[str, str, str]
"""Where a file is, its path in the folder, and the digest that the store has ("" for none)."""


def read_batch(tasks: Sequence[Task], *, recalculate: bool = False) -> list[Reading]:
    """Read some files: what a worker is given at a time.

    Args:
        tasks: The files.
        recalculate: Compute each workbook anew instead of taking the stored values.
    """
    return [read_file(*task, recalculate=recalculate) for task in tasks]


def read_file(path: str, name: str, known: str, *, recalculate: bool = False) -> Reading:
    """Read one file.

    Args:
        path: Where it is.
        name: Its path in the folder.
        known: The digest of the content that the store has.
        recalculate: Compute its formulas anew.

    Returns:
        What it gives; a file that cannot be used is one of state ``REFUSED``.
    """
    digest = ""
    try:
        # A pipe never ends, and what the gate refuses for its size need not be read to its end.
        about = Path(path).stat()
        if stat.S_ISREG(about.st_mode) and about.st_size <= LIMITS.compressed:
            with Path(path).open("rb") as file:
                digest = hashlib.file_digest(file, "blake2b").hexdigest()
        if digest and digest == known:
            return Reading(name, digest, State.COMPLETE, unchanged=True)
    except OSError:
        pass  # the gate says it in words
    try:
        return _read(open_book(path, stored=not recalculate), name, digest)
    except LakipError as error:
        return Reading(name, digest, State.REFUSED, [str(error)])
    except Exception as error:  # noqa: BLE001 - one file must not stop the others
        text = f"Isinya rusak atau tidak lazim ({type(error).__name__}); simpan ulang di Excel."
        return Reading(name, digest, State.REFUSED, [text])


def _read(book: Book, name: str, digest: str) -> Reading:
    if not book.is_from_template:
        text = "Bukan buku kerja lakip_xl: tidak satu pun tabelnya ada."
        return Reading(name, digest, State.REFUSED, [text])
    tables = {flat.table: table for flat in FLATS if (table := book.table(flat.table)) is not None}
    results = {key: found for key, _ in RESULTS if (found := book.field(key)) is not None}
    checked = check(book, tables, results)
    state = State.UNFIT if checked.wrong else State.PARTIAL if checked.waiting else State.COMPLETE
    reading = Reading(
        name,
        digest,
        state,
        [*checked.wrong, *checked.waiting],
        office=" ".join(book.office.split()),
        region=text_of(book.value("NamaDaerah")),
        year=book.year,
        version=book.version,
        scale=_scale_in_words(book.scale),
        labels=[one.label for one in book.scale.kelas] if book.scale else [],
        method=_method_in_words(book),
        results=[_result(key, one) for key, one in results.items()],
        tables=[_rows(flat, tables[flat.table]) for flat in FLATS if flat.table in tables],
        findings=_findings(book),
        audited=text_of(book.value("WaktuPeriksa")),
    )
    if book.version < LATEST_VERSION:
        reading.reasons.append(
            f"Dari templat versi {book.version} (sekarang {LATEST_VERSION}); isinya tetap dibaca."
        )
    return reading


def _result(name: str, found: BookField) -> Result:
    return Result(name, _plain(found.value), found.sheet.name, found.address)


def _plain(value: CellValue) -> Plain:
    if isinstance(value, ErrorValue):
        return str(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value


def _rows(flat: Flat, table: BookTable) -> Rows:
    letters = {
        title: column_letters(table.columns[title])
        for title in flat.numbers
        if title in table.columns
    }
    more = _derived(table) if flat.derived else [()] * len(table)
    rows = [
        (
            row.row,
            (
                *(row.text(title) or None for title in flat.texts),
                *(_plain(row[title]) for title in flat.numbers),
                *added,
            ),
        )
        for row, added in zip(table.rows, more, strict=True)
    ]
    return Rows(flat.table, table.file.sheet, letters, rows)


def _derived(table: BookTable) -> list[tuple[Plain, ...]]:
    """Give the programme and the counted amounts of each row of tblAnggaran."""
    codes = Jenjang.dari([row["Kode"] for row in table.rows])
    names = {
        code: row.text("Uraian")
        for code, row in zip(codes.kode, table.rows, strict=True)
        if row.text("Uraian")
    }
    counted = [_lowest(table, title, codes) for title in ("Anggaran", "Realisasi")]
    derived: list[tuple[Plain, ...]] = []
    for position, code in enumerate(codes.kode):
        root = (codes.leluhur(code) or [code])[-1]
        amounts = (column[position] for column in counted)
        derived.append((root or None, names.get(root) or None, *amounts))
    return derived


def _lowest(table: BookTable, title: str, codes: Jenjang) -> list[Plain]:
    """Give the amounts that count: those of the lowest rows that hold one."""
    rolled, _ = rolled_up(table, title)
    filled = [
        code for code, row in zip(codes.kode, table.rows, strict=True) if row[title] is not None
    ]
    above = {upper for code in filled for upper in codes.leluhur(code)}
    return [
        _plain(value) if row[title] is not None and code not in above else None
        for code, row, value in zip(codes.kode, table.rows, rolled, strict=True)
    ]


def _scale_in_words(scale: Skala | None) -> str:
    """Name a scale by what it says, not by what it is called.

    Example:
        >>> _scale_in_words(SCHEMES["lakip"].known_scale())
        'lakip'
    """
    if scale is None:
        return "tanpa skala"
    bounds = [(one.label, one.batas, one.termasuk, one.mean) for one in scale.kelas[:-1]]
    lowest = scale.kelas[-1]
    for name in ("lakip", "permendagri86"):
        preset = SCHEMES[name].known_scale()
        same = [(one.label, one.batas, one.termasuk) for one in preset.kelas[:-1]]
        if same == [one[:3] for one in bounds] and preset.kelas[-1].label == lowest.label:
            return name if _usual_means(scale, preset) else f"{name}, mean sendiri"
    return (
        "; ".join(
            f"{label} {'≥' if inside else '>'} {bound:g}"
            for label, bound, inside, _ in bounds
            if bound is not None
        )
        + f"; {lowest.label}"
    )


def _usual_means(scale: Skala, preset: Skala) -> bool:
    """Whether the means are the preset's; a preset without means takes any middle of a class."""
    means = [one.mean for one in preset.kelas]
    return None in means or [one.mean for one in scale.kelas] == means


def _method_in_words(book: Book) -> str:
    """Say how results are scored.

    A workbook of the first version has no choices: its template used the report's method.
    """
    parts = [text_of(book.value("MetodeSasaran")) or "rata kelompok"]
    for name, word in (("CapaianMaks", "paling tinggi"), ("CapaianMin", "paling rendah")):
        if (bound := book.value(name)) is not None:
            parts.append(f"{word} {text_of(bound)}%")
    if book.version >= 2 and (zero := text_of(book.value("KebijakanNol"))) != "tanpa capaian":
        parts.append(f"target 0: {zero or 'galat'}")
    return ", ".join(parts)


def _findings(book: Book) -> list[Finding]:
    table = book.table("tblTemuan")
    if table is None:
        return []
    found = [
        Finding(*(row.text(title) for title in ("Aturan", "Tingkat", "Lembar", "Sel", "Pesan")))
        for row in table
        if row.text("Tingkat")
    ]
    order = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    found.sort(key=lambda one: order.get(one.severity, len(order)))
    return found[:MOST_FINDINGS]
