"""Weights and bounds: the settings that every result rests on."""

from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place
from lakip_xl.audit.workbook.schemes import uses_default
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.package.addresses import address
from lakip_xl.package.values import CellValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import sama
from lakip_xl.workbook.book.tables import BookRow, number_of
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.kinds import Format, Type
from lakip_xl.workbook.schema.model import Column, Field
from lakip_xl.workbook.schema.sakip import COMPONENTS

_JUDGES = ("Sendiri", "Evaluator")
_WEIGHTED = ("BobotAspekMerit", "BobotIpAsn")


@rule(
    "bobot-seratus",
    Severity.GALAT,
    tujuan="Bobot aspek merit, dimensi IP ASN, komponen SAKIP, dan subkomponen LKE berjumlah 100.",
    dasar="PermenPANRB 40/2018, 38/2018, dan 88/2021.",
    contoh="Bobot aspek merit 10, 10, 30, 10, 20, 10, 4, dan 16 berjumlah 110.",
)
def check_weights(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Add up each set of weights on the sheet Pengaturan."""
    for name in _WEIGHTED:
        yield from _hundred(book, name, [cell for row in book.area(name) for cell in row], make)
    schemes = [row[0] for row in book.area("SkemaSakip")]
    for number, row in enumerate(book.area("BobotSakip")):
        if number < len(schemes) and schemes[number]:
            yield from _hundred(book, "BobotSakip", row, make, number)
    table = book.tables.get("tblLKE")
    weights = [n for row in table or () if (n := row.number("Bobot")) is not None]
    answered = any(row.text(f"Jawaban {who}") for row in table or () for who in _JUDGES)
    if table is not None and answered and not sama(total := fsum(weights), 100):
        yield make(
            Place(kunci="tblLKE", kolom="Bobot", sheet=table.file.sheet),
            f"Bobot subkomponen berjumlah {tulis_angka(total)}, bukan 100.",
            tercetak=total,
            dihitung=100.0,
        )


def _hundred(
    book: AuditedBook, name: str, values: list[CellValue], make: Maker, number: int = 0
) -> Iterator[Finding]:
    place = book.book.place(name)
    weights = [n for one in values if (n := number_of(one)) is not None]
    total = fsum(weights)
    if place is None or not weights or sama(total, 100):
        return
    sheet, area = place
    scored = book.fields.get("TotalMerit")
    if name == "BobotAspekMerit" and scored is not None and scored.value in (None, ""):
        return  # its scheme leaves weights to the office, which scores nothing yet
    yield make(
        Place(
            kunci=name,
            kolom="Bobot",
            sheet=sheet,
            sel=address(area.first_row + number, area.first_column),
        ),
        f"Bobot {name} berjumlah {tulis_angka(total)}, bukan 100."
        + (
            f" {len(values) - len(weights)} bobot masih kosong."
            if len(weights) < len(values)
            else ""
        ),
        tercetak=total,
        dihitung=100.0,
    )


@rule(
    "bobot-indikator",
    Severity.PERINGATAN,
    tujuan="Bobot setiap indikator sistem merit sama dengan bobot di pedoman penilaian.",
    dasar="PermenPANRB 40/2018 dan pedoman penilaian KASN: 37 indikator, nilai tertinggi 410.",
    contoh="Indikator 3.1 berbobot 2,5, di pedoman 5.",
)
def check_indicator_weights(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Compare the typed weights with those of the guideline, where that scheme is used."""
    table = book.tables.get("tblMerit") if uses_default(book, "merit") else None
    guideline = {(aspek, number): weight for aspek, number, _, weight in TABLES["tblMerit"].rows}
    for row in table or ():
        weight = row.number("Bobot")
        right = number_of(guideline.get((row.number("Aspek"), row.number("Indikator"))))
        if table is not None and weight is not None and right is not None and weight != right:
            yield make(
                table.place(row, "Bobot"),
                f"Bobot {tulis_angka(weight)}, di pedoman {tulis_angka(right)}.",
                tercetak=weight,
                dihitung=right,
            )


@rule(
    "di-luar-batas",
    Severity.GALAT,
    tujuan="Setiap isian berada di antara batas terendah dan tertinggi kolomnya.",
    dasar="Batas isian kolom: nilai merit 0 sampai 4, komponen 0 sampai 100, cacah tidak negatif.",
    contoh="Nilai indikator merit 5, tertinggi 4.",
    traits=Trait.ENTRY,
)
def check_limits(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find figures that were pasted past the entry check."""
    for table in book.tables.values():
        for column in table.schema:
            if column.is_filled_by_user and column.format is not Format.RUPIAH:
                yield from _column_bounds(table, column, make)
    for field in book.fields.values():
        if field.schema.is_filled_by_user:
            message = _violation(field.schema, number_of(field.value))
            if message:
                yield make(field_place(field), message, tercetak=number_of(field.value))


def _column_bounds(table: AuditedTable, column: Column, make: Maker) -> Iterator[Finding]:
    for row in table:
        number = row.number(column.title)
        message = _violation(column, number)
        if message:
            yield make(table.place(row, column.title), message, tercetak=number)


def _violation(column: Column | Field, number: float | None) -> str | None:
    if number is None:
        return None
    if column.minimum is not None and number < column.minimum:
        return f"{tulis_angka(number)} lebih kecil dari {tulis_angka(column.minimum)}."
    if column.maximum is not None and number > column.maximum:
        return f"{tulis_angka(number)} lebih besar dari {tulis_angka(column.maximum)}."
    if column.type is Type.WHOLE and not number.is_integer():
        return f"{tulis_angka(number, 10)} bukan bilangan bulat."
    return None


@rule(
    "bobot-merit",
    Severity.INFO,
    tujuan="Bobot indikator setiap aspek berjumlah seperti pada peraturannya.",
    dasar="Peraturan KASN 9/2019: 10, 10, 32,5, 10, 20, 10, 4, dan 6; seluruhnya 102,5, sehingga "
    "nilai tertinggi 410.",
    contoh="Bobot indikator aspek 5 berjumlah 22,5, menurut peraturannya 20.",
)
def check_merit_weights(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Compare the sums of the weights of the eight aspek with those of the guideline."""
    table = book.tables.get("tblMerit") if uses_default(book, "merit") else None
    guideline: dict[str, float] = {}
    for aspek, _, _, weight in TABLES["tblMerit"].rows:
        guideline[str(aspek)] = guideline.get(str(aspek), 0.0) + (number_of(weight) or 0.0)
    typed: dict[str, list[float | None]] = {}
    for row in table or ():
        typed.setdefault(row.text("Aspek"), []).append(row.number("Bobot"))
    if table is None or typed.keys() != guideline.keys():
        return
    for aspek, weights in typed.items():
        if None in weights:
            continue
        total = fsum(one for one in weights if one is not None)
        if not sama(total, guideline[aspek]):
            yield make(
                Place(table.schema.report_table, aspek, "Bobot", table.file.sheet),
                f"Bobot indikator aspek {aspek} berjumlah {tulis_angka(total)}, menurut "
                f"peraturannya {tulis_angka(guideline[aspek])}.",
                tercetak=total,
                dihitung=guideline[aspek],
            )


def component_weights(book: AuditedBook, row: BookRow) -> list[tuple[str, float | None]]:
    """Give the components of SAKIP with their weights in the scheme of a year."""
    chosen, names = row.text("Skema"), "SkemaSakip"
    if not chosen and (field := book.fields.get("SkemaSakipDipakai")) is not None:
        chosen, names = str(field.value or "").strip(), "DaftarSkemaSakipId"
    schemes = [str(one[0]).strip() for one in book.area(names)]
    weights = book.area("BobotSakip")
    own = weights[schemes.index(chosen) if chosen in schemes else 0] if weights else []
    return list(zip(COMPONENTS, map(number_of, own), strict=False))


@rule(
    "batas-bobot",
    Severity.GALAT,
    tujuan="Nilai komponen tidak melebihi bobotnya, dan bobot berjumlah 100.",
    dasar="PermenPANRB 88/2021; komponen lama tanpa bobot tercetak tidak dibatasi.",
    contoh="Komponen berbobot 15 tercetak bernilai 18.",
    traits=Trait.ENTRY,
)
def check_weight_limits(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Hold the components of SAKIP against the weights of their year's scheme."""
    table = book.tables.get("tblSAKIP")
    for row in table or ():
        for title, bound in component_weights(book, row):
            value = row.number(title)
            if table is not None and value is not None and bound is not None and value > bound:
                yield make(
                    table.place(row, title),
                    f"Nilai {tulis_angka(value)} melebihi bobotnya, {tulis_angka(bound)}.",
                    tercetak=value,
                    dihitung=bound,
                )
