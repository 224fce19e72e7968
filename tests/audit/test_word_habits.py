"""Habits of writers in Word: what they do to tables is read, or named, never skipped."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lakip_xl.audit.audit import audit_draft
from lakip_xl.audit.finding import Finding
from lakip_xl.audit.read.blocks import Grid, clean_cell
from lakip_xl.audit.read.word import read_word

ROWS = [
    ["Uraian", "Anggaran", "Realisasi", "%"],
    ["Belanja Pegawai", "200.000.000", "150.000.000", "57,00"],
    ["Belanja Modal", "100.000.000", "50.000.000", "50,00"],
]
Table = docx.table.Table
Habit = Callable[["docx.document.Document", Table], None]


def draft(folder: Path, habit: Habit, rows: list[list[str]] = ROWS) -> Path:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    habit(document, table)
    path = folder / "naskah.docx"
    document.save(str(path))
    return path


def wrong(path: Path) -> list[Finding]:
    return [t for t in audit_draft(path) if t.independent]


def inside_custom_xml(_document: "docx.document.Document", table: Table) -> None:
    wrapper = parse_xml(f'<w:customXml {nsdecls("w")} w:element="x"/>')
    table._tbl.addprevious(wrapper)
    wrapper.append(table._tbl)


def inside_a_layout_cell(document: "docx.document.Document", table: Table) -> None:
    outer = document.add_table(rows=1, cols=1)
    outer.cell(0, 0)._tc.insert(1, table._tbl)


def inside_a_text_box(document: "docx.document.Document", table: Table) -> None:
    run = document.add_paragraph().add_run()._r
    box = parse_xml(f"<w:pict {nsdecls('w')}><w:txbxContent/></w:pict>")
    run.append(box)
    box[0].append(table._tbl)


def broken_by_a_line_break(_document: "docx.document.Document", table: Table) -> None:
    table.cell(1, 1).text = "200.000.\n000"


def separated_by_thin_spaces(_document: "docx.document.Document", table: Table) -> None:
    table.cell(1, 1).text = "200\u2009000\u2009000"


@pytest.mark.parametrize(
    "habit",
    [
        inside_custom_xml, inside_a_layout_cell, inside_a_text_box, broken_by_a_line_break,
        separated_by_thin_spaces,
    ],
)  # fmt: skip
def test_a_wrong_figure_is_found_whatever_the_habit(habit: Habit, tmp_path: Path) -> None:
    [one] = wrong(draft(tmp_path, habit))
    assert (one.aturan, one.dihitung) == ("serapan", 75.0)


def test_a_deleted_row_is_not_read(tmp_path: Path) -> None:
    def delete(_document: "docx.document.Document", table: Table) -> None:
        properties = table.rows[1]._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:del {nsdecls('w')} w:id='1' w:author='a'/>"))

    assert wrong(draft(tmp_path, delete)) == []


def test_a_caption_in_the_first_row_names_the_table(tmp_path: Path) -> None:
    def merge(_document: "docx.document.Document", table: Table) -> None:
        for column in range(1, 4):
            table.cell(0, column).text = ""
        table.cell(0, 0).merge(table.cell(0, 3))

    rows = [["Tabel 3.7 Realisasi", "", "", ""], *ROWS]
    [one] = wrong(draft(tmp_path, merge, rows))
    assert (one.tabel, one.sel) == ("3.7", "tabel ke-1, baris 3, kolom 4")


def test_a_span_beyond_all_measure_is_cut(tmp_path: Path) -> None:
    def widen(_document: "docx.document.Document", table: Table) -> None:
        span = parse_xml(f"<w:gridSpan {nsdecls('w')} w:val='100000000'/>")
        table.cell(2, 3)._tc.get_or_add_tcPr().append(span)

    path = draft(tmp_path, widen)
    [grid] = [block for block in read_word(path) if isinstance(block, Grid)]
    assert len(grid.rows[2]) <= 200


@pytest.mark.parametrize(
    ("text", "read"),
    [("1.234.\n567", "1.234.567"), ("12 345 678", "12.345.678"), ("10\n20", "10 20")],
)
def test_a_number_cut_in_two_is_one_again(text: str, read: str) -> None:
    assert clean_cell(text) == read


def test_a_very_long_text_is_no_obstacle(tmp_path: Path) -> None:
    document = docx.Document()
    for text in (
        "9" * 20_000,
        "kata " * 30_000,
        "(" * 4_000 + "1+" * 2_000 + "=5",
        "1.234." * 4_000,
    ):
        document.add_paragraph(text)
    path = tmp_path / "panjang.docx"
    document.save(str(path))
    assert wrong(path) == []
