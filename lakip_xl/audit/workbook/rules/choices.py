"""Choices: words that are in a list, or name a row of another table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.model import Column, Field

if TYPE_CHECKING:
    from lakip_xl.package.values import CellValue

_EXPLAINED_ELSEWHERE = {
    ("tblSasaran", "Sasaran"),
    *(("tblPegawaiIPASN", column.title) for column in TABLES["tblPegawaiIPASN"] if column.choices),
}
"""Choices that a rule of their own explains better."""
_DECISIVE = {("tblEfisiensi", "Indikator")}
"""Choices without which a figure is left out of a mean."""


@rule(
    "pilihan",
    Severity.PERINGATAN,
    tujuan="Isian kolom yang punya daftar pilihan ada di daftarnya.",
    dasar="Daftar pilihan di lembar Pengaturan, dan nama baris di tabel yang dirujuk.",
    contoh='Rumus "naikk" tidak dikenal, sehingga capaian tidak dapat dihitung.',
    traits=Trait.ENTRY,
)
def check_choices(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find words that are in no list."""
    for table in book.tables.values():
        for column in table.schema:
            if (
                not column.is_filled_by_user
                or (table.schema.name, column.title) in _EXPLAINED_ELSEWHERE
            ):
                continue
            listed_in, choices = _choices(book, column)
            yield from _named_twice(book, table, column, make)
            for row in table if choices else ():
                typed = row.text(column.title)
                if typed and _normal(typed) not in choices:
                    yield make(
                        table.place(row, column.title),
                        f'"{typed}" tidak ada di {listed_in}.',
                        tercetak=typed,
                        tingkat=Severity.GALAT
                        if (table.schema.name, column.title) in _DECISIVE
                        else None,
                    )
    for field in book.fields.values():
        if field.schema.choices and field.schema.default and field.value in (None, ""):
            yield make(
                field_place(field),
                f"{field.schema.label} belum dipilih; pilih salah satu, bawaannya "
                f'"{field.schema.default}".',
            )
        if field.schema.is_filled_by_user and field.schema.choices and field.value:
            listed_in, choices = _choices(book, field.schema)
            typed = str(field.value)
            if choices and _normal(typed) not in choices:
                yield make(
                    field_place(field),
                    f'"{typed}" tidak ada di {listed_in}: {", ".join(_words(book, field.schema))}.',
                    tercetak=typed,
                )


def _named_twice(
    book: AuditedBook, table: AuditedTable, column: Column, make: Maker
) -> Iterator[Finding]:
    """Find names that two rows bear: a row that refers to one gets the first row's figures."""
    name, title = column.choices_from or ("", "")
    if name != "tblIKU" or title != "Indikator" or name not in book.tables:
        return
    figures: dict[str, set[tuple[CellValue, ...]]] = {}
    for row in book.tables[name]:
        held = tuple(row.values.get(k) for k in ("Target", "Realisasi", "Rumus"))
        figures.setdefault(_normal(row.text(title)), set()).add(held)
    for row in table:
        typed = row.text(column.title)
        if typed and len(figures.get(_normal(typed), ())) > 1:
            yield make(
                table.place(row, column.title),
                f'"{typed}" ada di lebih dari satu baris {name}; yang dipakai di sini baris '
                "pertamanya. Bedakan namanya.",
                tercetak=typed,
            )


def _normal(text: str) -> str:
    """Write a choice as it is compared: blanks, hyphens and case make no other word."""
    return "".join(letter for letter in text if letter.isalnum() or letter == "_").casefold()


def _words(book: AuditedBook, column: Column | Field) -> list[str]:
    """Give the words of a list; one without its own is filled in by the office, on Pengaturan."""
    listed = column.choices
    if listed is None:
        return []
    values = listed.values or [cell for row in book.area(listed.name) for cell in row if cell]
    return [str(one) for one in values]


def _choices(book: AuditedBook, column: Column | Field) -> tuple[str, set[str]]:
    if column.choices is not None:
        return f"daftar {column.choices.title}", {_normal(one) for one in _words(book, column)}
    if isinstance(column, Field):
        return "", set()
    if column.choices_from is not None and column.choices_from[0] in book.tables:
        name, title = column.choices_from
        return name, {_normal(row.text(title)) for row in book.tables[name]} - {""}
    return "", set()
