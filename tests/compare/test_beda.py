"""Two versions compared: every edit is found, and nothing that only re-saving changed."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lakip_xl.cli import main
from lakip_xl.compare.documents import compare_documents
from lakip_xl.compare.model import Difference, Kind
from lakip_xl.compare.workbooks import compare_books
from lakip_xl.workbook.book.opened import open_book

EDITED = {
    "tblIKU": ("Target", "Realisasi", "Indikator", "Satuan"),
    "tblProgram": ("Target", "Realisasi", "Uraian Indikator", "Rumus"),
    "tblAnggaran": ("Anggaran", "Realisasi", "Uraian"),
    "tblMerit": ("Bobot", "Nilai"),
    "tblPerbandingan": ("Tahun Lalu", "Target Akhir"),
    "tblBelanja": ("Anggaran", "Jenis Belanja"),
}


Place = tuple[Worksheet, dict, int, int]
"""Sheet, columns by title, first and last row of a table."""


def compared(old: Path, new: Path) -> list[Difference]:
    return compare_books(open_book(old), open_book(new))


def causes(found: list[Difference]) -> list[Difference]:
    return [one for one in found if one.kind is not Kind.RESULT]


def resaved_by_libreoffice(path: Path, folder: Path, ending: str) -> Path:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice")
    home = (folder / "profil").as_uri()
    subprocess.run(
        [program, f"-env:UserInstallation={home}", "--headless", "--convert-to", ending,
         "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / f"{path.stem}.{ending}"


def table_of(book: Workbook, name: str) -> Place:
    for sheet in book.worksheets:
        if name in sheet.tables:
            left, top, right, bottom = range_boundaries(sheet.tables[name].ref)
            heads = {sheet.cell(top, c).value: c for c in range(left, right + 1)}
            return sheet, heads, top + 1, bottom
    raise AssertionError(name)


def edited(source: Path, target: Path, edit: Callable) -> None:
    book = openpyxl.load_workbook(source, keep_vba=True)
    edit(book)
    book.save(target)


@pytest.fixture(scope="module")
def resaved(example_workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("simpan") / "openpyxl.xlsm"
    edited(example_workbook, path, lambda _book: None)
    return path


def test_a_workbook_that_openpyxl_saved_again_is_the_same(
    example_workbook: Path, resaved: Path
) -> None:
    assert compared(example_workbook, resaved) == []


def test_a_workbook_that_libreoffice_saved_again_is_the_same(
    example_workbook: Path, tmp_path: Path
) -> None:
    again = resaved_by_libreoffice(example_workbook, tmp_path, "xlsx")
    assert compared(example_workbook, again) == []


def test_a_hundred_random_edits_are_found_and_nothing_else(
    example_workbook: Path, tmp_path: Path
) -> None:
    chance = random.Random(7)  # noqa: S311 - the same edits every time
    book = openpyxl.load_workbook(example_workbook, keep_vba=True)
    done: dict[tuple[str, str], str] = {}
    while len(done) < 100:
        name = chance.choice(list(EDITED))
        sheet, heads, first, last = table_of(book, name)
        column = heads[chance.choice(EDITED[name])]
        row = chance.randint(first, last)
        if all(sheet.cell(row, c).value is None for c in heads.values() if c != column):
            continue
        formula = chance.random() < 0.25
        if formula:
            computed = [c for c in heads.values() if str(sheet.cell(row, c).value)[:1] == "="]
            column = chance.choice(computed or [0])
        spot = sheet.title, f"{get_column_letter(column or 1)}{row}"
        if column == 0 or spot in done:
            continue
        cell = sheet.cell(row, column)
        if formula:
            cell.value = chance.choice([f'{cell.value}&""', 12.5])
        elif isinstance(cell.value, str):
            cell.value = f"{cell.value} perubahan {len(done)}"
        else:
            cell.value = (cell.value or 0) + chance.choice([1, 0.01, 250_000])
        done[spot] = "rumus" if formula else "isian"
    book.save(tmp_path / "baru.xlsm")
    found = causes(compared(example_workbook, tmp_path / "baru.xlsm"))
    assert {(one.sheet, one.new_cell): one.kind.value for one in found} == done


def test_edits_are_found_in_what_libreoffice_saved_too(
    example_workbook: Path, tmp_path: Path
) -> None:
    def edit(book: Workbook) -> None:
        sheet, heads, first, _ = table_of(book, "tblAnggaran")
        sheet.cell(first + 3, heads["Realisasi"]).value = 1
        book["Beranda"]["C6"] = "Dinas Lain"

    edited(example_workbook, tmp_path / "baru.xlsm", edit)
    again = resaved_by_libreoffice(tmp_path / "baru.xlsm", tmp_path, "xlsx")
    found = causes(compared(example_workbook, again))
    assert sorted((one.sheet, one.new_cell) for one in found) == [
        ("Anggaran", "F12"),
        ("Beranda", "C6"),
    ]


def rows_of(sheet: Worksheet, heads: dict, first: int, last: int) -> list[dict]:
    return [
        {c: sheet.cell(row, c).value for c in heads.values()
         if not str(sheet.cell(row, c).value).startswith("=")}
        for row in range(first, last + 1)
    ]  # fmt: skip


def rearranged(book: Workbook, name: str, arrange: Callable[[list[dict]], list[dict]]) -> None:
    """Type the rows of a table again in another order; its formulas stay where they are."""
    sheet, heads, first, last = table_of(book, name)
    rows = arrange(rows_of(sheet, heads, first, last))
    rows += [{}] * (last - first + 1 - len(rows))
    for number, row in enumerate(rows[: last - first + 1], start=first):
        for column in heads.values():
            if not str(sheet.cell(number, column).value).startswith("="):
                sheet.cell(number, column).value = row.get(column)


def test_a_row_that_moved_is_a_move_and_no_change(example_workbook: Path, tmp_path: Path) -> None:
    def swap(rows: list[dict]) -> list[dict]:
        return [*rows[:4], *rows[5:30], rows[4], *rows[30:]]

    edited(example_workbook, tmp_path / "b.xlsm", lambda b: rearranged(b, "tblAnggaran", swap))
    found = causes(compared(example_workbook, tmp_path / "b.xlsm"))
    assert [(one.kind, one.old_cell, one.new_cell) for one in found] == [
        (Kind.ROW_MOVED, "13", "38")
    ]


def test_a_row_that_went_is_named_by_its_code(example_workbook: Path, tmp_path: Path) -> None:
    edited(
        example_workbook, tmp_path / "b.xlsm",
        lambda b: rearranged(b, "tblAnggaran", lambda rows: rows[:2] + rows[3:]),
    )  # fmt: skip
    found = causes(compared(example_workbook, tmp_path / "b.xlsm"))
    assert [(one.kind, one.key) for one in found] == [(Kind.ROW_GONE, "1.1.1")]
    back = causes(compared(tmp_path / "b.xlsm", example_workbook))
    assert [(one.kind, one.key) for one in back] == [(Kind.ROW_ADDED, "1.1.1")]


def test_results_are_told_as_effects_of_what_was_typed(
    example_workbook: Path, tmp_path: Path
) -> None:
    def edit(book: Workbook) -> None:
        book["IKU"]["I9"] = 70

    edited(example_workbook, tmp_path / "b.xlsm", edit)
    found = compared(example_workbook, tmp_path / "b.xlsm")
    assert found[0] == Difference(
        Kind.VALUE, "IKU", "tblIKU", "Indeks Profesionalitas ASN", "Realisasi", "I9", "I9", 78, 70
    )
    effects = {(one.sheet, one.new_cell): one for one in found if one.kind is Kind.RESULT}
    assert effects["IKU", "J9"].new == pytest.approx(98.5915, abs=1e-4)
    assert effects["IKU", "J9"].change == pytest.approx(-11.2676, abs=1e-4)


def foreign(path: Path, arrange: Callable[[list[list]], list[list]] = list) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows = arrange([[f"Kegiatan {n}", n * 10.0, n * 9.0] for n in range(1, 9)])
    sheet.append(["Uraian", "Pagu", "Realisasi", "Serapan"])
    for number, row in enumerate(rows, start=2):
        sheet.append([*row, f"=C{number}/B{number}*100"])
    end = len(rows) + 1
    sheet.append(
        ["Jumlah", f"=SUM(B2:B{end})", f"=SUM(C2:C{end})", f"=C{end + 1}/$B${end + 1}*100"]
    )
    book.save(path)


def test_in_a_workbook_of_others_rows_are_known_by_their_words(tmp_path: Path) -> None:
    foreign(tmp_path / "a.xlsx")
    foreign(tmp_path / "b.xlsx", lambda rows: [rows[0], rows[3], *rows[1:3], *rows[4:]])
    foreign(tmp_path / "c.xlsx", lambda rows: rows[:3] + rows[4:])
    moved = causes(compared(tmp_path / "a.xlsx", tmp_path / "b.xlsx"))
    assert [(one.kind, one.key) for one in moved] == [(Kind.ROW_MOVED, "Kegiatan 4")]
    gone = causes(compared(tmp_path / "a.xlsx", tmp_path / "c.xlsx"))
    assert [(one.kind, one.key) for one in gone] == [(Kind.ROW_GONE, "Kegiatan 4")]


@pytest.fixture(scope="module")
def draft(example_workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from lakip_xl.report.document import write_report

    path = tmp_path_factory.mktemp("naskah") / "LKjIP.docx"
    write_report(example_workbook, path, force=True)
    return path


def test_a_draft_that_was_saved_again_is_the_same(draft: Path, tmp_path: Path) -> None:
    docx.Document(str(draft)).save(str(tmp_path / "lagi.docx"))
    assert compare_documents(draft, tmp_path / "lagi.docx") == []
    assert compare_documents(draft, resaved_by_libreoffice(draft, tmp_path, "docx")) == []


def test_every_edit_of_a_draft_is_found(draft: Path, tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - the same edits every time
    document = docx.Document(str(draft))
    spoken = [p for p in document.paragraphs if p.runs and len(p.text.split()) > 12]
    sentences = chance.sample(spoken, 10)
    for number, paragraph in enumerate(sentences):
        run = max(paragraph.runs, key=lambda run: len(run.text))
        run.text = f"{run.text.rstrip('. ')} dan hal ke-{number}."
    cells = 0
    for table in chance.sample(document.tables[1:], 8):
        row = chance.choice(table.rows[1:])
        cell = next((c for c in reversed(row.cells) if c.text.strip()), None)
        if cell is not None:
            cell.paragraphs[0].runs[0].text = f"9.99{cells}"
            cells += 1
    document.save(str(tmp_path / "b.docx"))
    found = compare_documents(draft, tmp_path / "b.docx")
    said = [one for one in found if one.kind is Kind.SENTENCE]
    assert sum(f"hal ke-{n}" in str(one.new) for n in range(10) for one in said) == 10
    figures = [one for one in found if one.kind is Kind.VALUE]
    for number in range(cells):
        assert any(f"9.99{number}" in str(one.new) for one in figures)
    assert len(found) <= 10 + 2 * cells


def test_the_command_says_it_as_text_json_and_a_sheet(
    example_workbook: Path, resaved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def edit(book: Workbook) -> None:
        book["Anggaran"]["E12"] = 5

    new = tmp_path / "b.xlsm"
    edited(example_workbook, new, edit)
    old = str(example_workbook)
    assert main(["beda", old, str(resaved)]) == 0
    assert "Tidak ada yang berubah" in capsys.readouterr().out
    out = tmp_path / "beda.xlsx"
    assert main(["beda", old, str(new), "-o", str(out)]) == 1
    assert "[isian] Anggaran!E12 (1.1.2 / Anggaran): 9.709.000 → 5" in capsys.readouterr().out
    rows = list(openpyxl.load_workbook(out).worksheets[0].values)
    assert rows[1][:9] == (
        "isian",
        "Anggaran",
        "tblAnggaran",
        "1.1.2",
        "Anggaran",
        "E12",
        "E12",
        9709000,
        5,
    )
    assert main(["beda", old, str(new), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["selisih"] == 5 - 9709000
    assert main(["beda", old, str(new), "-o", str(out)]) == 2


def test_a_workbook_and_a_draft_are_not_compared(
    example_workbook: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["beda", str(example_workbook), str(draft)]) == 2
    assert "dua berkas sejenis" in capsys.readouterr().err


def test_the_sheet_of_the_bridges_settings_is_no_difference(
    example_workbook: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(example_workbook, keep_vba=True)
    if "xlwings.conf" in book.sheetnames:
        del book["xlwings.conf"]
    else:
        book.create_sheet("xlwings.conf")["A1"] = "Interpreter"
    book.save(tmp_path / "lain.xlsm")
    assert main(["beda", str(example_workbook), str(tmp_path / "lain.xlsm")]) == 0
