"""The schemes of the sheet Pengaturan against the year of the report."""

from collections.abc import Iterator

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.schemes import chosen, uses_default
from lakip_xl.rules.scheme import Scheme
from lakip_xl.schemes import default_of, of_family
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.schemes import CHOSEN, SCALE_CHOSEN

_USED_BY = {
    "merit": "TotalMerit",
    "ip_asn": "NilaiIpAsn",
    "sakip": "NilaiSakip",
    "efisiensi": "EfisiensiPmk",
    "ikm": "NilaiIkm",
}
"""A figure that is there when the office uses the family."""


@rule(
    "skema-berlaku",
    Severity.PERINGATAN,
    tujuan="Skema peraturan yang dipakai berlaku pada tahun laporan.",
    dasar="Masa berlaku setiap skema di lembar Pengaturan.",
    contoh="Tahun laporan 2026, skema merit_40_2018 yang berlaku sampai 2025.",
)
def check_schemes(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find the schemes that are not in force in the workbook's year; older workbooks name none."""
    for family, name in (*CHOSEN.items(), ("skala", SCALE_CHOSEN)):
        field, used = book.fields.get(name), book.fields.get(_USED_BY.get(family, ""))
        if field is None or (family in _USED_BY and (used is None or used.value is None)):
            continue
        schema = chosen(book, family)
        year = book.book.year
        if schema is not None and year is not None and not schema.is_valid_in(year):
            yield make(field_place(field), _message(schema, year), tercetak=schema.id)


def _message(scheme: Scheme, year: int) -> str:
    until = f" sampai {scheme.valid_until.year}" if scheme.valid_until else ""
    others = [s.id for s in of_family(scheme.family) if s.is_valid_in(year)]
    hint = f"; yang berlaku: {', '.join(others)}" if others else ""
    return (
        f"{scheme.regulation} ({scheme.id}) berlaku sejak {scheme.valid_from.year}{until}, bukan "
        f"pada tahun laporan {year}{hint}."
    )


@rule(
    "indikator-skema-lain",
    Severity.GALAT,
    tujuan="Indikator di lembar Sistem Merit adalah indikator skema merit yang dipakai.",
    dasar="Setiap skema merit punya aspek dan indikator sendiri.",
    contoh="Skema merit_19_2025, tetapi indikatornya masih ke-37 indikator PermenPANRB 40/2018.",
)
def check_scheme_indicators(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find indicators of the default scheme under the aspek of another."""
    table, schema = book.tables.get("tblMerit"), chosen(book, "merit")
    if table is None or schema is None or uses_default(book, "merit"):
        return
    old = {
        (aspek, number, description) for aspek, number, description, _ in TABLES["tblMerit"].rows
    }
    for row in table:
        mark = (row.number("Aspek"), row.number("Indikator"), row.text("Uraian"))
        if mark in old and row.number("Nilai") is not None:
            yield make(
                table.place(row, "Uraian"),
                f"Indikator ini milik {default_of('merit').id}, padahal skema yang dipakai "
                f"{schema.id}; ganti indikator dan bobotnya.",
                tercetak=row.text("Uraian"),
            )
