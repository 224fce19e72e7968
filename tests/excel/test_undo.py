"""Every button that changes the workbook can be taken back, by one mechanism."""

import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from open_excel import Book, OpenWorkbook
from openpyxl.worksheet.table import Table

from lakip_xl.excel import adapter, macros
from lakip_xl.excel.macros import MACROS, run
from lakip_xl.excel.undo import LastJournal
from lakip_xl.report.document import write_report
from lakip_xl.report.figures.names import mark_of

CHANGING = (
    "rapikan_angka",
    "impor_realisasi",
    "tambah_baris",
    "isi_contoh",
    "periksa",
    "bersihkan",
    "sisipkan_rumus",
)
ELSEWHERE = {
    "kelengkapan", "laporan_word", "perbarui_laporan", "salinan_beku", "gabung", "batalkan",
}  # fmt: skip
"""These write nothing into the workbook, or take back."""


@pytest.fixture(autouse=True)
def _no_earlier_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macros, "LAST", LastJournal())


@pytest.fixture
def blank(blank_workbook_bytes: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "kosong.xlsm"
    path.write_bytes(blank_workbook_bytes)
    return path


def export(folder: Path) -> Path:
    """More rows than the blank table has, so that it must grow."""
    path = folder / "realisasi.csv"
    rows = [f"1.{n};Kegiatan {n};{n}000000;1000" for n in range(1, 60)]
    path.write_text("\n".join(["Kode;Uraian;Pagu;Realisasi", *rows]), encoding="utf-8")
    return path


def prepared(name: str, blank: Path, example: Path, folder: Path) -> tuple[Book, dict[str, Any]]:
    """The workbook where a button has something to do, and what the user answers."""
    path = blank if name == "isi_contoh" else folder / "buku.xlsm"
    if name != "isi_contoh":
        shutil.copy(example, path)
    match name:
        case "impor_realisasi":
            return Book(blank), {"file": export(folder)}
        case "rapikan_angka":
            book = Book(path)
            cells = next(t for t in book.sheets["Anggaran"].tables if t.name == "tblAnggaran")
            column = [c.value for c in cells.header_row_range.cells()[0]].index("Realisasi")
            for row, text in enumerate(("Rp 14.827.361.757", "1.439", "  ")):
                cells.data_body_range[row, column].value = f"'{text}"
            return book, {}
        case "tambah_baris":
            return Book(path, "IKU"), {}
        case "sisipkan_rumus":
            book = Book(path)
            sheet = book.stored.create_sheet("Kantor")
            for row in (["Indikator", "Target", "Realisasi"], ["A", 4, 3], ["B", 5, 6]):
                sheet.append(row)
            sheet.add_table(Table(displayName="Kinerja", ref="A1:C3"))
            book = reopened(book, folder)
            book.sheets["Kantor"].activate()
            book.select("A2")
            return book, {"columns": (2, 3)}
        case "bersihkan":
            book = Book(path)
            run("periksa", OpenWorkbook(book))
            return book, {}
    return Book(path), {}


def reopened(book: Book, folder: Path) -> Book:
    book.stored.save(folder / "lagi.xlsm")
    return Book(folder / "lagi.xlsm")


def test_every_macro_is_known_to_change_the_workbook_or_not() -> None:
    assert set(CHANGING) | ELSEWHERE == set(MACROS)


@pytest.mark.parametrize("name", CHANGING)
def test_taking_it_back_leaves_the_workbook_as_it_was(
    name: str, blank: Path, example_workbook: Path, tmp_path: Path
) -> None:
    book, answers = prepared(name, blank, example_workbook, tmp_path)
    before = book.content()
    reply = run(name, OpenWorkbook(book, **answers))
    assert reply[3], reply  # what Ctrl+Z is called
    assert book.content() != before
    assert run("batalkan", OpenWorkbook(book))[2] == ""
    after = book.content()
    assert {k: (before.get(k), v) for k, v in after.items() if before.get(k) != v} == {}
    assert set(before) - set(after) == set()


def test_esc_in_the_middle_leaves_the_workbook_as_it_was(
    blank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Book(blank)
    before = book.content()
    filled: list[bool] = []

    def stop_wanted(_: int) -> bool:
        filled.append(book.content() != before)
        return filled.count(True) > 2

    monkeypatch.setattr(adapter, "stop_wanted", stop_wanted)
    assert "Dihentikan" in run("isi_contoh", OpenWorkbook(book))[2]
    assert True in filled
    assert book.content() == before


def test_a_new_row_that_was_filled_since_is_left(example_workbook: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(example_workbook, tmp_path / "buku.xlsm"))
    book = Book(path, "IKU")
    run("tambah_baris", OpenWorkbook(book))
    body = book.sheets["IKU"].tables[0].data_body_range
    assert body is not None
    body[body.shape[0] - 1, 3].value = "Indikator baru"
    assert "1 yang Anda ubah sesudahnya dibiarkan" in run("batalkan", OpenWorkbook(book))[2]
    assert book.sheets["IKU"].tables[0].data_body_range.shape == body.shape  # type: ignore[union-attr]


def test_a_list_of_findings_that_was_changed_since_is_left(
    example_workbook: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(example_workbook, tmp_path / "buku.xlsm"))
    book = Book(path)
    run("periksa", OpenWorkbook(book))
    body = book.sheets["Pemeriksaan"].tables[0].data_body_range
    assert body is not None
    body[0, 9].value = "catatan saya"
    listed = book.content()
    assert "1 yang Anda ubah sesudahnya dibiarkan" in run("batalkan", OpenWorkbook(book))[2]
    assert book.content() == listed


class TestARenewedReport:
    """The document gets its old content back, unless somebody wrote in it since."""

    @pytest.fixture
    def renewed(self, example_workbook: Path, tmp_path: Path) -> tuple[Book, Path, bytes]:
        document = tmp_path / "LKjIP.docx"
        write_report(example_workbook, document, force=True)
        content, old = docx.Document(str(document)), "<teks lama>"
        control = next(one for one in content.element.body.iter(qn("w:sdt")))
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        name = tag.get(qn("w:val")).rpartition("|")[0]
        for one in (tag, control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")):
            one.set(qn("w:val"), f"{name}|{mark_of(old)}")
        next(control.iter(qn("w:t"))).text = old
        content.save(str(document))
        before = document.read_bytes()
        path = Path(shutil.copy(example_workbook, tmp_path / "buku.xlsm"))
        book = Book(path)
        reply = run("perbarui_laporan", OpenWorkbook(book, file=document))
        assert reply[3] == "Perbarui laporan", reply
        assert document.read_bytes() != before
        return book, document, before

    def test_is_as_it_was(self, renewed: tuple[Book, Path, bytes]) -> None:
        book, document, before = renewed
        assert run("batalkan", OpenWorkbook(book))[2] == ""
        assert document.read_bytes() == before

    def test_stays_where_somebody_wrote_in_it_since(
        self, renewed: tuple[Book, Path, bytes]
    ) -> None:
        book, document, _ = renewed
        content = docx.Document(str(document))
        content.add_paragraph("Kalimat baru.")
        content.save(str(document))
        after = document.read_bytes()
        assert "1 yang Anda ubah" in run("batalkan", OpenWorkbook(book))[2]
        assert document.read_bytes() == after
