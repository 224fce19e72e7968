"""Programmes, kegiatan and subkegiatan that made the results, each with its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lakip_xl.audit.finding import Finding
from lakip_xl.report.blocks import (
    Align,
    Block,
    Cell,
    Chapter,
    Column,
    Heading,
    Paragraph,
    Ref,
    Row,
    Table,
    Wide,
    body,
)
from lakip_xl.report.chapters.method import bounds_note, method_name
from lakip_xl.report.chapters.remarks import remarks
from lakip_xl.report.chapters.wording import explanation, stated_formulas, target
from lakip_xl.report.figures.book import Book, Line
from lakip_xl.rules.kode import TINGKAT, kode_baku

KEY = "program"
WITHOUT_RESULT = "Realisasi belum diisi."


def programmes(book: Book) -> Iterator[Block]:
    """Conclude from the programmes; their table is wide and stands in an appendix."""
    if _lines(book):
        yield Heading(3, "", "Program, kegiatan, dan subkegiatan penunjang")
        yield from _conclusion(book)
        yield _opening()


def programme_table(book: Book, findings: Sequence[Finding]) -> Iterator[Block]:
    """Give the table on landscape pages of its own, so that no page before it stays half empty."""
    if lines := _lines(book):
        notes = (
            *filter(None, [bounds_note(book)]),
            *stated_formulas(lines, "Uraian Indikator"),
            *remarks(findings, lines, "Kode"),
        )
        heading = Heading(1, "", "Lampiran Capaian Program, Kegiatan, dan Subkegiatan")
        yield Wide((Chapter(heading, "L"), replace(_table(book, lines), notes=notes)))


def _lines(book: Book) -> list[Line]:
    return [line for line in book.lines("tblProgram") if line.has("Uraian Indikator")]


def _opening() -> Paragraph:
    return body(
        "Program, kegiatan, dan subkegiatan yang menunjang keberhasilan atau menjelaskan "
        "ketidakberhasilan disajikan pada ",
        Ref(KEY),
        ". Kalimat penjelasan disusun dari angka barisnya sendiri.",
    )


def _table(book: Book, lines: list[Line]) -> Table:
    names = {
        kode_baku(line.row["Kode"]): line.text("Uraian")
        for line in book.lines("tblAnggaran")
        if kode_baku(line.row["Kode"])
    }
    rows: list[Row] = []
    last = ""
    for line in lines:
        code = kode_baku(line.row["Kode"])
        name = names.get(code, "")
        # Several indicators of one programme: its name stands at the first.
        repeated, last = bool(code) and code == last, code
        rows.append(_row(line, "" if repeated else name))
    return Table(
        KEY,
        "Capaian program, kegiatan, dan subkegiatan penunjang",
        (
            Column("Kode", 1.6),
            Column("Program / kegiatan / subkegiatan", 4.5),
            Column("Indikator", 6),
            Column("Target", 2.1, Align.RIGHT),
            Column("Realisasi", 2.1, Align.RIGHT),
            Column("Capaian", 1.7, Align.RIGHT),
            Column("Penjelasan", 6.7, light=True),
        ),
        tuple(rows),
    )


def _row(line: Line, name: str) -> Row:
    unit = line.text("Satuan")
    sentence: Cell = explanation(line)
    if line.has("Target") and not line.has("Realisasi"):
        sentence = WITHOUT_RESULT
    code = line.code or line.text("Kode Cetak")
    return Row(
        (
            code,
            name,
            line.text("Uraian Indikator"),
            target(line, unit),
            line.figure("Realisasi", unit),
            line.figure("Capaian"),
            sentence,
        ),
        code,
        strong=line.level == TINGKAT[0],
    )


def _conclusion(book: Book) -> Iterator[Block]:
    if book.number("NilaiKinerjaProgram") is None:
        return
    yield body(
        f"Dengan {method_name(book)}, kinerja seluruh program, kegiatan, dan subkegiatan bernilai ",
        book.figure("NilaiKinerjaProgram"),
        " dan disimpulkan ",
        book.figure("KategoriKinerjaProgram"),
        ".",
    )
