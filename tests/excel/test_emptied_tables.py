"""Every button in a workbook whose tables lost all their rows: Excel gives no body for those.

Excel adds a row to such a table with the formulas of its columns; so does the stand-in.
"""

from pathlib import Path

import pytest
from open_excel import Book, OpenWorkbook
from openpyxl.worksheet.table import Table

from lakip_xl.excel import macros
from lakip_xl.excel.macros import MACROS, run
from lakip_xl.excel.undo import LastJournal


@pytest.fixture(autouse=True)
def _no_earlier_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macros, "LAST", LastJournal())


@pytest.fixture
def emptied(example_copy: Path) -> Path:
    """The example after somebody deleted the rows of every table, as Excel stores it."""
    book = Book(example_copy)
    for sheet in book.sheets:
        for table in sheet.tables:
            body = table.data_body_range
            if body is not None:
                body.delete("up")
            table.resize(1)
            table.stored.insertRow = True
    sheet = book.stored.create_sheet("Kantor")
    sheet.append(["Indikator", "Target", "Realisasi"])
    sheet.add_table(Table(displayName="Kinerja", ref="A1:C2", insertRow=True))
    book.stored.save(example_copy)
    return example_copy


def opened(name: str, path: Path, folder: Path) -> OpenWorkbook:
    """The workbook where the button is clicked, with what the user answers."""
    book = Book(path, "Kantor" if name == "sisipkan_rumus" else "Anggaran")
    for sheet in book.sheets:
        for table in sheet.tables:
            assert table.stored.insertRow
            table.resize(-1)  # Excel shows the row as none of the table's
    assert all(table.data_body_range is None for sheet in book.sheets for table in sheet.tables)
    book.select("A1")
    file = folder / {"laporan_word": "a.docx", "salinan_beku": "a.xlsx"}.get(name, "a.csv")
    if name == "impor_realisasi":
        file.write_text("Kode;Uraian;Pagu;Realisasi\n1.1;Kegiatan;5000000;1000\n", encoding="utf-8")
    return OpenWorkbook(book, file=file, columns=(2, 3))


@pytest.mark.parametrize("name", sorted(MACROS))
def test_a_button_does_its_work_or_says_in_a_sentence_why_not(
    name: str, emptied: Path, tmp_path: Path
) -> None:
    workbook = opened(name, emptied, tmp_path)
    before = workbook.book.content()
    reply = run(name, workbook)
    assert "Error" not in reply[2], reply
    if reply[3]:  # it wrote something that can be taken back
        assert run("batalkan", OpenWorkbook(workbook.book))[2] == ""
        after = workbook.book.content()
        # The list of findings gets blank rows, of which it needs some.
        assert after | {"tblTemuan": ""} == before | {"tblTemuan": ""}


@pytest.mark.parametrize("name", ["isi_contoh", "impor_realisasi", "tambah_baris"])
def test_rows_that_are_written_bring_the_formulas_of_their_columns(
    name: str, emptied: Path, tmp_path: Path
) -> None:
    workbook = opened(name, emptied, tmp_path)
    reply = run(name, workbook)
    assert reply[3], reply
    table = workbook.table("tblAnggaran")
    assert table.rows
    assert table.is_formula(0, "Sisa")
