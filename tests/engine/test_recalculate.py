"""``recalculate``: what a file holds afterwards, and all that it must leave alone."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from packages import formulas, row, sheet, workbook

from lakip_xl.engine.recalculation import Change, recalculate
from lakip_xl.errors import LakipError, PackageError
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.errors import ErrorValue


def values(path: Path, sheet_name: str) -> dict[str, object]:
    """The stored values, read by an independent reader."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {c.coordinate: c.value for r in book[sheet_name].iter_rows() for c in r}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "buku kerja.xlsx"
    path.write_bytes(workbook({"A": formulas("1+1", '"a"&"b"', "1>0", "1/0", "TIDAK(1)")}))
    return path


def test_it_stores_each_result_with_its_type(book: Path) -> None:
    report = recalculate(book)
    assert (report.formulas, report.changed, report.written) == (5, 4, True)
    assert report.changes == (
        Change("A", "A1", 77.0, 2.0),
        Change("A", "A2", 77.0, "ab"),
        Change("A", "A3", 77.0, True),
        Change("A", "A4", 77.0, ErrorValue.DIV0),
    )
    assert [(f.sheet, f.cell) for f in report.failures] == [("A", "A5")]
    assert values(book, "A") == {"A1": 2, "A2": "ab", "A3": True, "A4": "#DIV/0!", "A5": 77}


def test_results_of_an_array_formula_get_the_cells_that_openpyxl_leaves_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / "larik.xlsx"
    book = openpyxl.Workbook()
    book["Sheet"].append([78, 71])
    book["Sheet"].append([4, 0])
    book["Sheet"]["D1"] = ArrayFormula("D1:D2", "=CAPAIAN(A1:A2,B1:B2)")
    book["Sheet"]["A4"] = ArrayFormula("A4:B5", "=KATEGORI(A1:B2)")
    book.save(path)
    report = recalculate(path)
    assert (report.formulas, report.changed, report.failures) == (6, 6, ())
    found = values(path, "Sheet")
    assert (found["D1"], found["D2"]) == (pytest.approx(109.859154929577), "#DIV/0!")
    assert [found[at] for at in ("A4", "B4", "A5", "B5")] == [
        "Berhasil", "Berhasil", "Tidak Berhasil", "Tidak Berhasil",
    ]  # fmt: skip
    assert recalculate(path).written is False


def test_a_second_time_it_writes_nothing(book: Path) -> None:
    recalculate(book)
    before = book.stat().st_mtime_ns, book.read_bytes()
    report = recalculate(book)
    assert (report.changed, report.written) == (0, False)
    assert (book.stat().st_mtime_ns, book.read_bytes()) == before


def test_it_stores_elsewhere_and_leaves_the_file(book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    report = recalculate(book, tmp_path / "hasil.xlsx")
    assert report.output == tmp_path / "hasil.xlsx"
    assert book.read_bytes() == before
    assert values(tmp_path / "hasil.xlsx", "A")["A1"] == 2


def test_it_keeps_the_ending_that_excel_expects(book: Path, tmp_path: Path) -> None:
    with pytest.raises(LakipError, match=r"harus berakhiran \.xlsx"):
        recalculate(book, tmp_path / "hasil.xlsm")
    assert [path.name for path in tmp_path.iterdir()] == [book.name]


def test_it_tells_its_steps(book: Path) -> None:
    steps: list[str] = []
    recalculate(book, progress=steps.append)
    assert steps == ["Memeriksa berkas", "Menghitung rumus", "Menyimpan hasil"]


def test_it_refuses_before_it_computes(book: Path) -> None:
    book.chmod(0o444)
    steps: list[str] = []
    with pytest.raises(LakipError, match="hanya boleh dibaca"):
        recalculate(book, progress=steps.append)
    assert steps == ["Memeriksa berkas"]


def test_it_refuses_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("bukan")
    with pytest.raises(PackageError):
        recalculate(path)
    assert path.read_text() == "bukan"


def test_spilled_results_are_stored_with_their_types(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = row(
        1,
        '<c r="A1"><v>90</v></c>',
        '<c r="B1" cm="1"><f t="array" ref="B1:B3">KATEGORI(A1:A3)</f><v>0</v></c>',
    )
    rows += row(2, '<c r="A2"><v>60</v></c>', '<c r="B2" s="1"/>')
    rows += row(3, '<c r="A3" t="e"><v>#N/A</v></c>', '<c r="B3"><v>3</v></c>')
    path.write_bytes(workbook({"A": sheet(rows)}))
    report = recalculate(path)
    assert report.failures == ()
    read = Workbook(open_package(path))
    found = {(c.row, c.column): c.value for c in read.cells(read.sheets[0])}
    assert found[1, 2] == "Sangat Berhasil"
    assert found[2, 2] == "Cukup Berhasil"
    assert found[3, 2] is ErrorValue.NA
    text = open_package(path).read("xl/worksheets/sheet1.xml").decode()
    assert '<c r="B2" s="1" t="str"><v>Cukup Berhasil</v></c>' in text
    assert '<f t="array" ref="B1:B3">KATEGORI(A1:A3)</f>' in text


def test_it_warns_of_names_that_excel_refuses(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    names = (
        '<definedName name="Cek1">A!$A$1</definedName><definedName name="B">A!$A$1</definedName>'
    )
    path.write_bytes(workbook({"A": formulas("1+1")}, names=names))
    report = recalculate(path)
    assert report.warnings == (
        'Nama "Cek1" sama dengan alamat sel, sehingga Excel menolaknya; ganti namanya.',
    )


def test_it_warns_of_precision_as_displayed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        workbook({"A": formulas("1+1")}, settings='<calcPr fullPrecision="0" calcId="1"/>')
    )
    assert "presisi" in recalculate(path).warnings[0]


def test_names_that_excel_keeps_for_registered_functions_do_not_hide_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    names = "".join(
        f'<definedName name="{name}" function="1" hidden="1" vbProcedure="1" functionGroupId="14">'
        f"{name}</definedName>"
        for name in ("KATEGORI", "CAPAIAN")
    )
    path.write_bytes(workbook({"A": formulas("KATEGORI(CAPAIAN(78,71))")}, names=names))
    report = recalculate(path)
    assert (report.failures, report.warnings) == ((), ())
    read = Workbook(open_package(path))
    assert "Sangat Berhasil" in {cell.value for cell in read.cells(read.sheets[0])}
    assert read.names == ()


@pytest.mark.parametrize("place", ["", "[1]!", r"'C:\Users\Sri\XLSTART\lakip.xlam'!"])
def test_a_function_is_known_with_and_without_the_add_ins_file(tmp_path: Path, place: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"A": formulas(f"{place}CAPAIAN(78,71)")}))
    assert recalculate(path).failures == ()
    read = Workbook(open_package(path))
    (value,) = [cell.value for cell in read.cells(read.sheets[0])]
    assert value == pytest.approx(109.85915492957747)
