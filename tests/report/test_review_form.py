"""The review form: filled in from what a file shows, left blank where only a person knows."""

from pathlib import Path

import docx
import pytest

from lakip_xl.audit.checklist.workbook import check_workbook
from lakip_xl.cli import main
from lakip_xl.report.review import Known, write_review
from lakip_xl.workbook.book.opened import open_book


def cells(path: Path) -> dict[str, list[str]]:
    rows = [r for table in docx.Document(str(path)).tables for r in table.rows]
    return {row.cells[1].text: [cell.text for cell in row.cells[2:]] for row in rows}


@pytest.fixture
def form(example_workbook: Path, tmp_path: Path) -> Path:
    output = tmp_path / "reviu.docx"
    assert main(["lengkap", str(example_workbook), "--reviu", str(output)]) == 1
    return output


def test_what_the_workbook_shows_is_filled_in_with_its_ground(form: Path) -> None:
    found = cells(form)
    result, ground, remark = found["Laporan kinerja menyajikan target kinerja"]
    assert (result, remark) == ("ada", "")
    assert "IKU!H9" in ground
    assert found["Laporan kinerja menyajikan upaya perbaikan ke depan"][0] == "tidak ada"


def test_what_only_a_reviewer_knows_is_left_to_him(form: Path) -> None:
    assert cells(form)["Informasi didukung data yang memadai"] == ["diisi pereviu", "", ""]
    text = "\n".join(p.text for p in docx.Document(str(form)).paragraphs)
    assert "Kesimpulan reviu: …" in text
    assert "Nama dan NIP pereviu: …" in text


def test_a_form_that_exists_is_not_replaced_unasked(form: Path, example_workbook: Path) -> None:
    before = form.read_bytes()
    assert main(["lengkap", str(example_workbook), "--reviu", str(form)]) == 2
    assert form.read_bytes() == before
    assert main(["lengkap", str(example_workbook), "--reviu", str(form), "--timpa"]) == 1


def test_the_statement_names_office_year_and_number(example_workbook: Path, tmp_path: Path) -> None:
    output = tmp_path / "reviu.docx"
    checklist = check_workbook(open_book(example_workbook))
    write_review(checklist, Known("Dinas Contoh", 2031, "700/1/2032"), output)
    text = "\n".join(p.text for p in docx.Document(str(output)).paragraphs)
    assert "laporan kinerja Dinas Contoh untuk tahun 2031" in text
    assert "Nomor dan tanggal: 700/1/2032" in text
