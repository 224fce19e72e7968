"""Workbooks that grew outside Excel, came from an older template, or have their results to come."""

from pathlib import Path

import pytest
from filling import Filled

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.growth import grow
from lakip_xl.package.workbook import Workbook
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData


def found(path: Path, rule: str) -> list[Finding]:
    return [one for one in audit_workbook(path) if one.aturan == rule]


def indicators(count: int) -> list[dict]:
    return [
        {"No": n, "Jenis": "Sasaran", "Sasaran": "Mutu naik", "Indikator": f"Ukuran {n}",
         "Satuan": "Unit", "Target": 10 * n, "Realisasi": 9 * n}
        for n in range(1, count + 1)
    ]  # fmt: skip


def rows_of(content: bytes) -> int:
    return next(
        table.data.last_row - table.data.first_row + 1
        for table in Workbook(open_package(content)).tables
        if table.name == "tblIKU"
    )


@pytest.mark.parametrize("more", [1, 7])
def test_a_script_that_moves_the_charts_along_hears_nothing(
    blank_workbook_bytes: bytes, tmp_path: Path, more: int
) -> None:
    book = Filled(blank_workbook_bytes)
    book.table("tblIKU", indicators(rows_of(blank_workbook_bytes) + more))
    assert found(book.save(tmp_path / "ikut.xlsm"), "grafik-kurang") == []


@pytest.mark.parametrize("more", [1, 7])
def test_a_chart_that_stops_short_of_its_table_is_named_once(
    blank_workbook_bytes: bytes, tmp_path: Path, more: int
) -> None:
    rows = rows_of(blank_workbook_bytes) + more
    book = Filled(blank_workbook_bytes)
    book.table("tblIKU", indicators(rows), charts=False)
    book.table("tblSasaran", [{"Sasaran": "Mutu naik"}])
    named = found(book.save(tmp_path / "tumbuh.xlsm"), "grafik-kurang")
    assert {one.tingkat for one in named} == {Severity.INFO}
    assert all(f"{more} baris tidak tergambar" in one.pesan for one in named)
    assert len({one.pesan for one in named}) == len(named) > 0


def test_a_chart_over_rows_that_are_all_drawn_is_not_named(
    blank_workbook_bytes: bytes, tmp_path: Path
) -> None:
    book = Filled(blank_workbook_bytes)
    book.table("tblIKU", indicators(rows_of(blank_workbook_bytes)))
    assert found(book.save(tmp_path / "penuh.xlsm"), "grafik-kurang") == []


def test_a_table_that_we_grow_takes_its_charts_along(
    blank_workbook_bytes: bytes, tmp_path: Path
) -> None:
    package = open_package(blank_workbook_bytes)
    book, editor = Workbook(package), BookEditor(package)
    table = book.table("tblIKU")
    assert table is not None
    grow(editor, book, table, 5)
    path = tmp_path / "ditumbuhkan.xlsm"
    path.write_bytes(b"".join(package.rewritten(editor.changed())))
    filled = Filled(path.read_bytes())
    filled.table("tblIKU", indicators(rows_of(path.read_bytes())))
    assert found(filled.save(path), "grafik-kurang") == []


OLD_TOTAL = '=SUMIFS(tblAnggaran[Anggaran],tblAnggaran[Tingkat],"Program")'


@pytest.mark.parametrize(
    ("levels", "wrong"), [(("Program", "Program"), False), (("Program", None), True)]
)
def test_a_total_whose_formula_leaves_rows_out_is_named(
    tmp_path: Path, levels: tuple[str | None, str | None], *, wrong: bool
) -> None:
    path = tmp_path / "lama.xlsm"
    rows = [
        {"Kode": str(n), "Tingkat": level, "Uraian": f"Program {n}", "Anggaran": 1000 * n,
         "Realisasi": 900 * n}
        for n, level in enumerate(levels, start=1)
    ]  # fmt: skip
    build(path, WorkbookData({"tblAnggaran": rows}))
    book = Filled(path.read_bytes())
    sheet, cell = next(iter(book.book.defined_names["TotalAnggaran"].destinations))
    book.book[sheet][cell.replace("$", "")].value = OLD_TOTAL
    named = found(book.save(path), "total-anggaran")
    assert [(one.tercetak, one.dihitung) for one in named] == ([(1000.0, 3000.0)] if wrong else [])


@pytest.mark.parametrize(
    ("rule", "target", "wrong"),
    [("rentang", "80-90", False), ("rentang", "80 s.d. 90", False), (None, "BB", False),
     ("rentang", "sekitar 80", True), (None, "80-90", True), (None, "Luar biasa", True)],
)  # fmt: skip
def test_a_target_in_words_needs_no_result_to_be_understood(
    tmp_path: Path, rule: str | None, target: str, *, wrong: bool
) -> None:
    path = tmp_path / "baru.xlsm"
    row = {**indicators(1)[0], "Rumus": rule, "Target": target, "Realisasi": None}
    build(path, WorkbookData({"tblIKU": [row]}))
    assert bool(found(path, "angka-teks")) == wrong
