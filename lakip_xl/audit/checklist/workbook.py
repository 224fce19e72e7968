"""The checklist of a workbook: what the report that is written from it can show."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from lakip_xl.audit.checklist.criteria import CRITERIA
from lakip_xl.audit.checklist.evidence import Passage
from lakip_xl.audit.checklist.existence import MONTHS
from lakip_xl.audit.checklist.indicators import DISCLOSURES, Disclosures, Indicator
from lakip_xl.audit.checklist.run import Checklist
from lakip_xl.audit.checklist.verdict import Answer, Verdict, points_of
from lakip_xl.package.values import CellValue
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.periode import BULAN
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.workbook.book.dates import said
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.tables import BookRow, number_of, text_of
from lakip_xl.workbook.schema.kinds import Format, Type

_DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(BULAN)})\s+(\d{{4}})\b", re.IGNORECASE)

Found = tuple[Answer, Passage | None]
Test = tuple[str, str, tuple[str, ...]]
"""A table, the column that names the indicator, and the columns that must be filled."""

_ROWS: dict[str, Test] = {
    "3.b.3": ("tblIKU", "Indikator", ("Target", "Realisasi", "Capaian")),
    "3.b.4": ("tblPerbandingan", "Indikator", ("Tahun Ini", "Target Akhir")),
    "3.b.5": ("tblPerbandingan", "Indikator", ("Tahun Ini", "Tahun Lalu")),
    "3.b.6": (
        "tblPerbandingan",
        "Indikator",
        ("Tahun Ini", "Angka Pembanding", "Sumber Pembanding", "Tahun Pembanding"),
    ),
    "3.b.7": ("tblAnalisis", "Indikator", ("Penyebab", "Hambatan", "Upaya")),
    "3.b.9": ("tblAnalisis", "Indikator", ("Rekomendasi", "Penanggung Jawab", "Tenggat")),
}
"""What an indicator must have for each point."""


def check_workbook(book: Book) -> Checklist:
    """Judge a workbook.

    Args:
        book: The open workbook; older ones lack tables and cells, which then count as missing.

    Returns:
        The verdicts; a passage is what a cell holds, its place the sheet and the cell.
    """
    rows = [row for row in book.tables.get("tblIKU") or () if row.has("Indikator")]
    names = [row.text("Indikator") for row in rows]
    verdicts = tuple(_verdict(book, names, criterion.id) for criterion in CRITERIA)
    return Checklist(verdicts, tuple(_disclosures(book, row) for row in rows))


def _verdict(book: Book, names: Sequence[str], point: str) -> Verdict:
    criterion = next(one for one in CRITERIA if one.id == point)
    if point in _ROWS:
        found = [_row(book, point, name) for name in names]
        answer = _together([one for one, _ in found])
        passages = [passage for _, passage in found if passage is not None][:3]
    else:
        answer, passage = _WHOLE[point](book)
        passages = [] if passage is None else [passage]
    advice = () if answer is Answer.YES else (_ADVICE[point],)
    return Verdict(point, criterion.title, answer, points_of(criterion), tuple(passages), advice)


def _together(answers: Sequence[Answer]) -> Answer:
    if answers and all(one is Answer.YES for one in answers):
        return Answer.YES
    return Answer.PART if any(one is not Answer.NO for one in answers) else Answer.NO


_RANK = {Answer.NO: 0, Answer.PART: 1, Answer.YES: 2}


def _row(book: Book, point: str, name: str) -> Found:
    """Tell how much of what a point asks for stands in the rows of an indicator."""
    table, key, columns = _ROWS[point]
    rows = [
        row for row in book.tables.get(table) or () if nama_baku(row.text(key)) == nama_baku(name)
    ]
    found = [_filled(row, columns) for row in rows]
    return max(found, key=lambda one: _RANK[one[0]], default=(Answer.NO, None))


def _filled(row: BookRow, columns: Sequence[str]) -> Found:
    asked = [c for c in columns if c not in {"Tahun Ini", "Capaian"}]
    filled = [c for c in asked if _holds(row, c)]
    if not filled:
        return Answer.NO, None
    complete = all(_holds(row, column) for column in columns)
    return (Answer.YES if complete else Answer.PART), _quoted(row, filled)


def _holds(row: BookRow, column: str) -> bool:
    value = row.values.get(column)
    return value is not None and (isinstance(value, float | int) or text_of(value) not in {"", "-"})


def _quoted(row: BookRow, columns: Sequence[str]) -> Passage:
    formats = {column: row.table.schema[column].format for column in columns}
    told = "; ".join(f"{one}: {_shown(row[one], formats[one])}" for one in columns)
    place = row.table.address(row, columns[0]) or ""
    return Passage.of(told, f"{row.table.sheet.name}!{place}")


def _shown(value: CellValue, style: Format) -> str:
    number = number_of(value)
    if number is None:
        return text_of(value)
    return f"{number:.0f}" if style is Format.YEAR else tulis_angka(number)


def _disclosures(book: Book, row: BookRow) -> Disclosures:
    name = row.text("Indikator")
    verdicts = []
    for word, criterion in DISCLOSURES:
        advice: tuple[str, ...] = (_ADVICE[criterion.id],)
        if criterion.id in _ROWS:
            answer, passage = _row(book, criterion.id, name)
            advice = () if answer is Answer.YES else advice
        else:
            answer, passage = (_efficiency if word == "efisiensi" else _programmes)(book)
            if answer is Answer.YES:
                answer, advice = Answer.PART, (_TOGETHER,)
        shown = () if passage is None else (passage,)
        verdicts.append(Verdict(word, criterion.title, answer, 0.0, shown, advice))
    place = row.table.address(row, "Indikator") or ""
    return Disclosures(Indicator(name, f"{row.table.sheet.name}!{place}"), tuple(verdicts))


def _cells(*fields: str) -> Callable[[Book], Found]:
    """Make the test that named cells are filled."""

    def test(book: Book) -> Found:
        filled = [name for name in fields if text_of(book.value(name))]
        if not filled:
            return Answer.NO, None
        answer = Answer.YES if len(filled) == len(fields) else Answer.PART
        return answer, _cell(book, filled[-1])

    return test


def _cell(book: Book, name: str) -> Passage | None:
    field = book.field(name)
    if field is None:
        return None
    if field.schema.type is Type.TEXT:
        shown = "terisi" if name == "NipPimpinan" else said(book, name)
    else:
        shown = _shown(field.value, field.schema.format)
    return Passage.of(f"{field.schema.label}: {shown}", f"{field.sheet.name}!{field.address}")


def _drawn_up(book: Book) -> Found:
    filled = list(_measured(book))
    named = bool(book.office) and book.year is not None
    if filled and named:
        return Answer.YES, _quoted(filled[0], ("Indikator", "Target", "Realisasi"))
    return (Answer.PART if filled or named else Answer.NO), _cell(book, "TahunLaporan")


def _measured(book: Book) -> Iterator[BookRow]:
    for row in book.tables.get("tblIKU") or ():
        if row.has("Indikator", "Target", "Realisasi"):
            yield row


def _periodic(book: Book) -> Found:
    found = _cell(book, "PengukuranBerkala")
    if text_of(book.value("PengukuranBerkala")):
        return Answer.YES, found
    return (Answer.NO if book.year is None else Answer.PART), _cell(book, "TahunLaporan")


def _on_time(book: Book) -> Found:
    name = "TanggalPenyampaian" if said(book, "TanggalPenyampaian") else "TanggalLaporan"
    signed = _date(said(book, name))
    if not said(book, name):
        return Answer.NO, None
    if signed is None or book.year is None:
        return Answer.PART, _cell(book, name)
    months = (signed.year - book.year - 1) * 12 + signed.month
    return (Answer.YES if months <= MONTHS else Answer.PART), _cell(book, name)


def _date(text: str) -> date | None:
    found = _DATE.search(text)
    if found is None:
        return None
    try:
        return date(int(found[3]), BULAN.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:
        return None


def _form(book: Book) -> Found:
    written = next(_measured(book), None)
    if written is None:
        return Answer.NO, None
    return Answer.PART, Passage("Bab III ditulis oleh lakip-xl laporan", "laporan Word")


def _all_information(book: Book) -> Found:
    rows = [row for row in book.tables.get("tblIKU") or () if row.has("Indikator")]
    measured = list(_measured(book))
    budget = number_of(book.value("SerapanTotal")) is not None
    if rows and len(measured) == len(rows) and budget:
        return Answer.YES, _cell(book, "SerapanTotal")
    if measured:
        return Answer.PART, _quoted(measured[0], ("Indikator", "Target", "Realisasi"))
    return (Answer.PART, _cell(book, "SerapanTotal")) if budget else (Answer.NO, None)


def _efficiency(book: Book) -> Found:
    for name in ("TotalEfisiensi", "EfisiensiPmk"):
        if number_of(book.value(name)) is not None:
            return Answer.YES, _cell(book, name)
    if number_of(book.value("SerapanTotal")) is not None:
        return Answer.PART, _cell(book, "SerapanTotal")
    return Answer.NO, None


def _programmes(book: Book) -> Found:
    for row in book.tables.get("tblProgram") or ():
        columns = [c for c in ("Indikator", "Target", "Realisasi") if _holds(row, c)]
        if "Realisasi" in columns:
            return Answer.YES, _quoted(row, columns)
    return Answer.NO, None


_WHOLE: dict[str, Callable[[Book], Found]] = {
    "3.a.1": _drawn_up,
    "3.a.2": _periodic,
    "3.a.3": _cells("NamaPimpinan", "NipPimpinan", "TanggalLaporan"),
    "3.a.4": _cells("PernyataanReviu"),
    "3.a.5": _cells("AlamatPublikasi"),
    "3.a.6": _on_time,
    "3.b.1": _form,
    "3.b.2": _all_information,
    "3.b.8": _efficiency,
}

_TOGETHER = "Tercatat untuk semua indikator; sebut bagian indikator ini di naskah."

_ADVICE = {
    "3.a.1": "Isi nama instansi dan tahun di Beranda, dan target serta realisasi di lembar IKU.",
    "3.a.2": "Isi Pengukuran berkala di lembar Analisis.",
    "3.a.3": "Isi nama dan NIP pimpinan di Beranda dan tanggal laporan di lembar Analisis.",
    "3.a.4": "Isi Pernyataan reviu di lembar Analisis setelah inspektorat mereviu.",
    "3.a.5": "Isi Alamat publikasi di lembar Analisis setelah laporan diumumkan.",
    "3.a.6": f"Isi Tanggal penyampaian di lembar Analisis, paling lambat {MONTHS} bulan setelah "
    "tahun itu.",
    "3.b.1": "Tulis Bab I, II, dan IV di sekitar Bab III dari lakip-xl laporan (--templat), lalu "
    "jalankan lakip-xl lengkap atas laporan Word itu.",
    "3.b.2": "Isi target dan realisasi setiap indikator dan anggaran beserta realisasinya.",
    "3.b.3": "Isi target dan realisasi setiap indikator di lembar IKU.",
    "3.b.4": "Isi Target Akhir setiap indikator di lembar Perbandingan.",
    "3.b.5": "Isi Tahun Lalu setiap indikator di lembar Perbandingan.",
    "3.b.6": "Isi Angka Pembanding beserta sumber dan tahunnya di lembar Perbandingan.",
    "3.b.7": "Isi Penyebab, Hambatan, dan Upaya setiap indikator di lembar Analisis.",
    "3.b.8": "Isi lembar Efisiensi.",
    "3.b.9": "Isi Rekomendasi, Penanggung Jawab, dan Tenggat di lembar Analisis.",
    "program": "Isi realisasi indikator program di lembar Program.",
}
"""Where to fill in what is missing."""
