"""Reported against computed: every printed column and cell that the schema declares."""

from collections.abc import Container, Iterator
from dataclasses import replace

from lakip_xl.audit.compare import hold_cell
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.labels import clean_label
from lakip_xl.audit.relations.excuses import CAPS
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.relations import related
from lakip_xl.audit.workbook.tables import AuditedTable, cell_of
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.perbandingan import status_target, tren
from lakip_xl.rules.sakip import predikat_sakip
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import default_of
from lakip_xl.workbook.book.tables import BookRow, number_of
from lakip_xl.workbook.schema.kinds import Type
from lakip_xl.workbook.schema.model import Column

Spot = tuple[str | None, str | None]


def printed_columns(table: AuditedTable, *, words: bool) -> Iterator[Column]:
    """Give the printed columns of words, or of numbers, that have a computed one beside them."""
    for column in table.schema:
        complete = column.title in table.columns and column.printed_of in table.columns
        if column.printed_of and complete and (column.type is Type.TEXT) is words:
            yield column


@rule(
    "tercetak",
    Severity.GALAT,
    tujuan="Setiap angka di kolom Tercetak sama dengan hasil hitungan di sebelahnya.",
    dasar="Angka tercetak dibandingkan sampai angka terakhir yang tercetak; angka yang dipotong, "
    "bukan dibulatkan, menjadi peringatan.",
    contoh="Capaian tercetak 96,67, hasil hitungan 89,23.",
    traits=Trait.FOLLOWS,
)
def check_printed(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Hold printed numbers against computed ones; those of relations are held there."""
    held = related(book)
    for table in book.tables.values():
        for column in printed_columns(table, words=False):
            yield from _check_column(table, column, held, make)
    for field in book.fields.values():
        computed = book.fields.get(field.schema.printed_of or "")
        if computed is None or (field_place(field).sheet, field_place(field).sel) in held:
            continue
        right = number_of(computed.value)
        if right is not None:
            description = f"hasil hitungan {field_place(computed).sel}"
            yield from hold_cell(cell_of(field_place(field), field.value), right, make, description)


def _check_column(
    table: AuditedTable, column: Column, held: Container[Spot], make: Maker
) -> Iterator[Finding]:
    source = column.printed_of or ""
    bound = _cap(table, column)
    help_text = table.schema[source].help.rstrip(".")
    description = f"{source}: {help_text[:1].lower()}{help_text[1:]}"
    for row, cell in zip(table, table.printed(column.title), strict=True):
        right = row.number(source)
        if right is None:
            right = row.number(f"Jumlah {source}")  # a parent that is left to its children
        if (cell.place.sheet, cell.place.sel) in held:
            continue
        if cell.number is None or (bound is not None and cell.value == bound):
            continue
        if right is not None:
            yield from hold_cell(cell, right, make, description)
        elif not isinstance(row.values.get(source), ErrorValue):
            yield make(
                cell.place,
                f"Tercetak {cell.text}, padahal {source} tidak dapat dihitung: isiannya kosong "
                "atau nol.",
                tercetak=cell.text,
                tingkat=Severity.PERINGATAN,
            )


def _cap(table: AuditedTable, column: Column) -> float | None:
    """Find the cap of printed capaian: two rows stop at it that go beyond, and none goes beyond."""
    if column.printed_of != "Capaian":
        return None
    pairs = [
        (printed, right)
        for row in table
        if (printed := row.number(column.title)) is not None
        and (right := row.number(column.printed_of)) is not None
    ]
    for bound in CAPS:
        capped = [1 for printed, right in pairs if printed == bound < right]
        if len(capped) > 1 and all(printed <= bound for printed, _ in pairs):
            return bound
    return None


@rule(
    "kata-tercetak",
    Severity.GALAT,
    tujuan="Setiap kategori, predikat, tren, atau status tercetak sama dengan hasil hitungan.",
    dasar="Skala di lembar Pengaturan, dan perbandingan angka pada baris yang sama.",
    contoh="Nilai 80,00 tercetak berpredikat A: seharusnya BB.",
)
def check_words(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Hold printed words against computed ones."""
    for table in book.tables.values():
        for column in printed_columns(table, words=True):
            if column.printed_of == "Penjelasan":
                continue  # sentences have rules of their own
            for row in table:
                yield from _check_word(book, table, column, row, make)


def _check_word(
    book: AuditedBook, table: AuditedTable, column: Column, row: BookRow, make: Maker
) -> Iterator[Finding]:
    source = column.printed_of or ""
    printed, right = row.text(column.title), row.text(source)
    failed = isinstance(row.values.get(source), ErrorValue)
    if not printed or not right or failed or clean_label(printed) == clean_label(right):
        return
    by_printed = _by_printed(book, row, source)
    if by_printed is not None and clean_label(by_printed) == clean_label(printed):
        finding = make(
            table.place(row, column.title),
            f'"{printed}" mengikuti angka yang tercetak; menurut hasil hitungan {right}.',
            tercetak=printed,
            dihitung=right,
            tingkat=Severity.PERINGATAN,
        )
        yield replace(finding, akibat=True)
        return
    yield make(
        table.place(row, column.title),
        f'Tercetak "{printed}", seharusnya {right}.',
        tercetak=printed,
        dihitung=right,
    )


_NUMBER_OF_WORD = {
    "Kategori": "Tercetak Capaian",
    "Predikat": "Tercetak Nilai",
    "Tren": "Tercetak Selisih",
    "Status Target": "Tercetak Selisih Target",
}
"""Words, and the printed number that they were read from."""


def _by_printed(book: AuditedBook, row: BookRow, source: str) -> str | None:
    """Give the word that follows from the printed number, right or wrong."""
    number = row.number(_NUMBER_OF_WORD.get(source, ""))
    if number is None:
        return None
    try:
        match source:
            case "Kategori":
                return kategori(number, book.scale) if book.scale else None
            case "Predikat":
                return predikat_sakip(number, default_of("sakip"))
            case "Tren":
                return tren(number, 0)
            case _:
                return status_target(number, 0)
    except RuleError:
        return None
