"""The review form and the statement for the inspectorate, filled in from what is known.

The statements of the form follow the review of PermenPANRB 53/2014 as it is used; its text was not
read here, and the form says so. What no file can show is left for the reviewer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lakip_xl.audit.checklist.run import Checklist
from lakip_xl.audit.checklist.verdict import Answer, Verdict
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.report.blocks import Align, Block, Chapter, Column, Cover, Heading, Report, Row, Table
from lakip_xl.report.blocks import body as text
from lakip_xl.report.clock import now

TITLE = "Formulir Reviu Laporan Kinerja"
_BLANK = "\u2026" * 12
_FOR_REVIEWER = "diisi pereviu"


@dataclass(frozen=True, slots=True)
class Known:
    """What the form says of the office; empty where the file does not say it."""

    office: str = ""
    year: int | None = None
    statement: str = ""
    """Number and date of the statement, where the review is done already."""


_FORM: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "Format",
        (
            ("Laporan kinerja menampilkan data penting instansi", ("3.a.1",)),
            ("Laporan kinerja menyajikan target kinerja", ("3.b.3",)),
            ("Laporan kinerja menyajikan capaian kinerja yang memadai", ("3.b.2",)),
            ("Lampiran mendukung informasi dalam badan laporan", ()),
            ("Laporan kinerja menyajikan upaya perbaikan ke depan", ("3.b.9",)),
            ("Laporan kinerja menyajikan akuntabilitas keuangan", ("3.b.8",)),
        ),
    ),
    (
        "Mekanisme penyusunan",
        (
            ("Disusun oleh unit kerja yang bertugas menyusunnya", ()),
            ("Informasi didukung data yang memadai", ()),
            ("Ada mekanisme penyampaian data ke unit penyusun", ()),
            ("Ada penanggung jawab pengumpulan data di setiap unit", ()),
            ("Data kinerja diyakini keandalannya", ()),
            ("Analisis diketahui oleh unit kerja terkait", ("3.b.7",)),
        ),
    ),
    (
        "Substansi",
        (
            ("Tujuan dan sasaran sesuai dengan perjanjian kinerja", ()),
            ("Tujuan dan sasaran selaras dengan rencana strategis", ("3.b.4",)),
            ("Ada perbandingan dengan tahun sebelumnya", ("3.b.5",)),
            ("Ada perbandingan dengan standar nasional atau instansi lain", ("3.b.6",)),
            ("Indikator cukup mengukur tujuan dan sasaran", ()),
            ("Indikator memenuhi kriteria yang baik", ()),
        ),
    ),
)
"""The parts of the form: each statement, and the points of the checklist that speak of it."""


def write_review(checklist: Checklist, known: Known, output: Path) -> None:
    """Write form and statement as a Word file.

    Args:
        checklist: The verdicts on the report.
        known: What is known of the office.
        output: The ``.docx`` to write; an existing one is replaced.

    Raises:
        LakipError: the output cannot be written.
    """
    check_writable(output)
    from lakip_xl.report.word.base import own_base
    from lakip_xl.report.word.saving import document_bytes
    from lakip_xl.report.word.writer import write

    base = own_base(TITLE)
    year = "" if known.year is None else f"Tahun {known.year}"
    write(Report(Cover(TITLE, known.office, "", year, ()), tuple(_blocks(checklist, known))), base)
    content = document_bytes(
        base.document, title=f"{TITLE} {year}".strip(), subject=TITLE, office=known.office,
        made=now(),
    )  # fmt: skip
    write_atomically(output, [content])


def _blocks(checklist: Checklist, known: Known) -> Iterator[Block]:
    by_id = {one.id: one for one in checklist.verdicts}
    yield Chapter(Heading(1, "", "Formulir Reviu"), "F")
    yield text(
        "Kolom Hasil dan Dasar diisi dari pemeriksaan kelengkapan; yang dihitung keberadaannya, "
        "bukan mutunya. Pernyataan mengikuti reviu PermenPANRB 53/2014 menurut pemakaiannya; "
        "cocokkan dengan formulir inspektorat."
    )
    for order, (title, statements) in enumerate(_FORM, start=1):
        yield Heading(2, "", title)
        yield _table(order, title, statements, by_id)
    yield Chapter(Heading(1, "", "Pernyataan Telah Direviu"), "P")
    yield from _statement(known)


def _table(
    order: int,
    title: str,
    statements: Sequence[tuple[str, tuple[str, ...]]],
    by_id: dict[str, Verdict],
) -> Table:
    rows = []
    for number, (statement, points) in enumerate(statements, start=1):
        verdicts = [by_id[point] for point in points]
        rows.append(
            Row(
                (str(number), statement, _result(verdicts), _ground(verdicts), ""),
                statement,
            )
        )
    return Table(
        f"reviu_{order}",
        f"Reviu {title.lower()}",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Pernyataan", 5),
            Column("Hasil", 2),
            Column("Dasar", 5),
            Column("Catatan pereviu", 3),
        ),
        tuple(rows),
    )


def _result(verdicts: Sequence[Verdict]) -> str:
    if not verdicts:
        return _FOR_REVIEWER
    order = (Answer.NO, Answer.PART, Answer.YES)
    return min((one.answer for one in verdicts), key=order.index).value


def _ground(verdicts: Sequence[Verdict]) -> str:
    passages = [p for one in verdicts for p in one.passages[:1]]
    return "; ".join(f"{p.text} ({p.place})" for p in passages)


def _statement(known: Known) -> Iterator[Block]:
    office, year = known.office or _BLANK, known.year or _BLANK
    yield text(
        f"Kami telah mereviu laporan kinerja {office} untuk tahun {year}. Isi laporan kinerja "
        "menjadi tanggung jawab pimpinan instansi tersebut."
    )
    yield text(
        "Reviu bertujuan memberi keyakinan terbatas bahwa laporan kinerja disajikan secara "
        "akurat, andal, dan absah. Kesimpulan reviu: ",
        _BLANK,
        ".",
    )
    yield text(f"Nomor dan tanggal: {known.statement or _BLANK}")
    yield text(f"Nama dan NIP pereviu: {_BLANK}")
