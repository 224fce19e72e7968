"""What is typed into cells: numbers as text, ambiguous numbers, counts with fractions, years."""

import re
from collections.abc import Iterator

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, Trait, rule
from lakip_xl.audit.workbook.book import AuditedBook, field_place, sheet_place
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.package.values import CellValue
from lakip_xl.rules.angka import Angka, baca_angka
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.format import tulis_angka
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.book.tables import BookRow
from lakip_xl.workbook.schema.kinds import Kind, Type
from lakip_xl.workbook.schema.model import Column

_COUNTED = re.compile(
    r"^\W*(orang|asn|pegawai|dokumen|laporan|unit|paket|kasus|buah|kegiatan|kali)\b", re.IGNORECASE
)
_NUMERIC = (Type.NUMBER, Type.WHOLE)
_SCORED = ("Target", "Realisasi")
"""Columns that hold numbers mostly; a range or a predicate where the row can be scored by it."""
_CAPAIAN, _POINTS = CATALOGUE["CAPAIAN"].evaluate, CATALOGUE["POIN"].evaluate
_NEIGHBOURS = 3
"""In foreign tables, a column with so many numbers, mostly numbers, is a column of numbers."""


def _read(value: CellValue) -> Angka | None:
    try:
        return baca_angka(value) if isinstance(value, str) else None
    except RuleError:
        return None


def _texts_for_numbers(book: AuditedBook) -> Iterator[tuple[Place, str, Severity]]:
    """Give the texts that stand where a number is due, and how grave that is.

    A printed figure is only compared; every other one enters a capaian, a sum or a mean.
    """
    for place, content, printed in _entries(book):
        value = str(content).upper() if isinstance(content, bool) else content
        if isinstance(value, str):
            yield place, value, Severity.PERINGATAN if printed else Severity.GALAT
    if not book.is_from_template:
        for sheet in book.checked_sheets:
            for place, value in _texts_among_numbers(sheet):
                yield place, value, Severity.PERINGATAN


def numeric_entries(book: AuditedBook) -> Iterator[tuple[Place, CellValue]]:
    """Give what users typed where the schema wants numbers."""
    for place, value, _ in _entries(book):
        yield place, value


def _entries(book: AuditedBook) -> Iterator[tuple[Place, CellValue, bool]]:
    for table in book.tables.values():
        for column in table.schema:
            if not column.is_filled_by_user or column.title not in table.columns:
                continue
            if column.type in _NUMERIC or column.title in _SCORED:
                for row in table:
                    value = row.values.get(column.title)
                    if not _is_understood(book, row, column, value):
                        yield table.place(row, column.title), value, column.kind is Kind.PRINTED
    for field in book.fields.values():
        if field.schema.is_filled_by_user and field.schema.type in _NUMERIC:
            yield field_place(field), field.value, field.schema.printed_of is not None


def _is_understood(book: AuditedBook, row: BookRow, column: Column, value: CellValue) -> bool:
    """Tell whether a text is a target that has a capaian: a range, or a predicate.

    Before the year's result is in, a target is one by which a result could be scored.
    """
    word = isinstance(value, str) and bool(value.strip()) and _read(value) is None
    if not word or column.title not in _SCORED:
        return False
    if column.title == "Target" and row.values.get("Realisasi") is None:
        if row.text("Rumus") == Rumus.RENTANG.value:
            return isinstance(_CAPAIAN(1.0, value, Rumus.RENTANG.value), float)
        return isinstance(_POINTS(value, book.book.area("DaftarPredikat")), float | int)
    return row.number("Capaian") is not None


def _texts_among_numbers(sheet: BookSheet) -> Iterator[tuple[Place, str]]:
    """Give texts that read as numbers, in columns that hold almost only numbers."""
    columns: dict[int, list[tuple[int, CellValue]]] = {}
    for (row, column), cell in sheet.cells.items():
        if cell.formula is None and cell.value not in (None, ""):
            columns.setdefault(column, []).append((row, cell.value))
    for column, content in columns.items():
        numbers = [row for row, value in content if isinstance(value, float)]
        texts = [(row, value) for row, value in content if _read(value) is not None]
        if len(numbers) < _NEIGHBOURS or len(texts) * _NEIGHBOURS > len(numbers):
            continue
        for row, value in texts:
            if numbers[0] <= row <= numbers[-1]:
                yield sheet_place(sheet, row, column), str(value)


@rule(
    "angka-teks",
    Severity.GALAT,
    tujuan="Kolom angka berisi angka, bukan teks yang mirip angka.",
    dasar="Excel tidak menjumlahkan teks, sehingga jumlahnya terlalu kecil atau menjadi galat.",
    contoh='Realisasi berisi teks "98,11 %": ketik 98,11.',
    traits=Trait.ENTRY,
)
def check_text_numbers(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find numbers that are stored as text, and words where a number is due."""
    for place, text, level in _texts_for_numbers(book):
        number = _read(text)
        if number is None:
            content = f'teks "{text}"' if text.strip() else "spasi saja"
            yield make(
                place,
                f"Berisi {content} di kolom angka; kosongkan atau isi dengan angka.",
                tercetak=text,
                tingkat=Severity.GALAT,
            )
        elif not number.ambigu:
            yield make(
                place,
                f'Angka tersimpan sebagai teks "{text}"; ketik {tulis_angka(number.nilai, 10)}.',
                tercetak=text,
                dihitung=number.nilai,
                tingkat=level,
            )


@rule(
    "angka-ambigu",
    Severity.GALAT,
    tujuan="Setiap angka hanya dapat dibaca dengan satu cara.",
    dasar="Satu titik atau koma dengan tiga angka di belakangnya bisa ribuan atau desimal.",
    contoh='"1.439" dapat berarti seribu empat ratus tiga puluh sembilan atau 1,439.',
    traits=Trait.ENTRY,
)
def check_ambiguous(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find texts that are two numbers at once."""
    for place, text, level in _texts_for_numbers(book):
        number = _read(text)
        if number is not None and number.ambigu:
            other = number.nilai / 1000 if number.nilai >= 1000 else number.nilai * 1000
            yield make(
                place,
                f'"{text}" dapat berarti {tulis_angka(number.nilai, 10)} atau '
                f"{tulis_angka(other, 10)}; ketik ulang sebagai angka.",
                tercetak=text,
                dihitung=number.nilai,
                tingkat=level,
            )


@rule(
    "cacah-pecahan",
    Severity.PERINGATAN,
    tujuan="Orang, dokumen, laporan, dan barang dihitung dengan bilangan bulat.",
    dasar="Angka 1.439 yang diketik dengan pemisah yang keliru tersimpan sebagai 1,439.",
    contoh="Target 1,439 Orang: mungkin 1.439 Orang.",
)
def check_counts(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find counts of people and things that are not whole."""
    for name in ("tblIKU", "tblProgram"):
        table = book.tables.get(name)
        for row in table or ():
            unit = row.text("Satuan")
            for title in ("Target", "Realisasi"):
                number = row.number(title)
                if table is None or number is None or number.is_integer():
                    continue
                if _COUNTED.search(unit):
                    thousands = number * 1000
                    possible = (
                        f" (mungkin {tulis_angka(thousands)})" if thousands.is_integer() else ""
                    )
                    yield make(
                        table.place(row, title),
                        f"{tulis_angka(number, 10)} {unit} bukan bilangan bulat{possible}.",
                        tercetak=number,
                        dihitung=thousands if possible else None,
                    )


@rule(
    "angka-negatif",
    Severity.PERINGATAN,
    tujuan="Target tidak negatif, dan yang dicacah (orang, dokumen, unit) tidak kurang dari nol.",
    dasar="Persentase terhadap target negatif berbalik arah: realisasi yang lebih baik dapat "
    "memberi capaian yang lebih kecil.",
    contoh="Target -151 Dokumen; target pertumbuhan -2, realisasi 1: capaian -50%.",
    traits=Trait.ENTRY,
)
def check_negative(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find negative targets, and counts below zero."""
    for name in ("tblIKU", "tblProgram"):
        table = book.tables.get(name)
        for row in table or ():
            counted = _COUNTED.search(row.text("Satuan"))
            for title in _SCORED if counted else _SCORED[:1]:
                number = row.number(title)
                if table is None or number is None or number >= 0:
                    continue
                yield make(
                    table.place(row, title),
                    f"{title} {tulis_angka(number, 10)} {row.text('Satuan')} kurang dari nol; "
                    "periksa tandanya."
                    if counted
                    else f"Target {tulis_angka(number, 10)} negatif, sehingga arah capaiannya "
                    "dapat terbalik; periksa tandanya dan rumusnya.",
                    tercetak=number,
                    tingkat=Severity.GALAT if counted else None,
                )


@rule(
    "tahun",
    Severity.PERINGATAN,
    tujuan="Tahun di tabel tidak lebih baru dari tahun laporan.",
    dasar="Laporan kinerja tahun T memuat hasil sampai tahun T.",
    contoh="Laporan 2024 memuat evaluasi SAKIP tahun 2026.",
)
def check_years(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find years after the year of the report."""
    report = book.fields.get("TahunLaporan")
    year = report.value if report else None
    table = book.tables.get("tblSAKIP")
    for row in table or ():
        value = row.number("Tahun")
        if table is not None and isinstance(year, float) and value is not None and value > year:
            yield make(
                table.place(row, "Tahun"),
                f"Tahun {value:.0f} lebih baru dari tahun laporan {year:.0f}.",
                tercetak=value,
                dihitung=year,
            )
