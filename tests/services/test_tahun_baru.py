"""Next year's workbook: plans and structure come along, results only into the comparison."""

from pathlib import Path

import openpyxl
import pytest

from lakip_xl.cli import main
from lakip_xl.errors import WorkbookError
from lakip_xl.services.tahun_baru import open_year
from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.schema import LATEST_VERSION
from lakip_xl.workbook.schema.kinds import Kind


@pytest.fixture(scope="module")
def this_year(example_workbook: Path) -> Book:
    return open_book(example_workbook)


@pytest.fixture(scope="module")
def path_of_next(example_workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tahun") / "2025.xlsm"
    open_year(example_workbook, path)
    return path


@pytest.fixture(scope="module")
def next_year(path_of_next: Path) -> Book:
    return open_book(path_of_next, stored=True)


def column(book: Book, table: str, title: str) -> list[object]:
    found = book.table(table)
    assert found is not None
    return [row[title] for row in found]


def test_the_year_is_the_next_one_and_the_template_todays(next_year: Book) -> None:
    assert next_year.year == 2025
    assert next_year.version == LATEST_VERSION
    assert next_year.error_cells == ()


@pytest.mark.parametrize(
    ("table", "title"),
    [("tblIKU", "Indikator"), ("tblIKU", "Target"), ("tblProgram", "Uraian Indikator"),
     ("tblProgram", "Target"), ("tblAnggaran", "Kode"), ("tblAnggaran", "Uraian"),
     ("tblMerit", "Bobot"), ("tblPerbandingan", "Target Akhir"), ("tblSAKIP", "Tahun")],
)  # fmt: skip
def test_plans_and_structure_come_along(
    this_year: Book, next_year: Book, table: str, title: str
) -> None:
    assert column(next_year, table, title) == column(this_year, table, title)


def test_results_move_one_year_back(this_year: Book, next_year: Book) -> None:
    years = ["Empat Tahun Lalu", "Tiga Tahun Lalu", "Dua Tahun Lalu", "Tahun Lalu", "Tahun Ini"]
    for then, now in zip(years[1:], years, strict=False):
        assert column(next_year, "tblPerbandingan", now) == column(
            this_year, "tblPerbandingan", then
        )
        assert column(next_year, "tblPegawaiTahun", now) == column(
            this_year, "tblPegawaiTahun", then
        )


def test_nothing_else_comes_along(next_year: Book) -> None:
    dated = {"tblSAKIP", "tblPerbandingan", "tblPegawaiTahun"}
    plans = {"Target", "Target Atas", "Target Akhir", "Bobot"}
    for name, table in next_year.tables.items():
        if name in dated | {"tblKamus"}:
            continue
        for one in table.schema:
            left = one.kind is Kind.PRINTED or one.kind is Kind.FINDING
            figure = one.kind is Kind.INPUT and one.type.value != "teks" and one.title not in plans
            if left or figure:
                assert set(column(next_year, name, one.title)) <= {None}, (name, one.title)
    assert next_year.value("WaktuPeriksa") is None
    assert next_year.value("TotalRealisasi") is None
    assert all(f.value is None for f in next_year.fields.values() if f.schema.printed_of)


def test_an_indicator_without_a_row_in_the_comparison_gets_one(
    example_workbook: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(example_workbook, keep_vba=True)
    book["IKU"]["E10"] = "Indeks Layanan Baru"
    book["IKU"]["I10"] = 61.5
    book["Pengaturan"]["D6"] = 120
    book.save(tmp_path / "lama.xlsm")
    opened = open_year(tmp_path / "lama.xlsm", tmp_path / "baru.xlsm")
    new = open_book(tmp_path / "baru.xlsm", stored=True)
    table = new.table("tblPerbandingan")
    assert table is not None
    row = next(row for row in table if row["Indikator"] == "Indeks Layanan Baru")
    assert (row["Dasar"], row["Tahun Lalu"]) == ("Realisasi", 61.5)
    assert new.value("CapaianMaks") == 120
    assert opened.skipped == []


def test_the_offices_own_scale_comes_along(example_workbook: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(example_workbook, keep_vba=True)
    [(sheet, area)] = book.defined_names["SkalaSendiri"].destinations
    top = book[sheet][area.replace("$", "").split(":")[0]]
    for row, values in enumerate([(80, "Hebat", 90, "ya"), (0, "Biasa", 40, "ya")]):
        for offset, value in enumerate(values):
            top.offset(row, offset).value = value
    [(sheet, cell)] = book.defined_names["SkalaPilihan"].destinations
    book[sheet][cell.replace("$", "")] = "sendiri"
    book.save(tmp_path / "lama.xlsm")
    open_year(tmp_path / "lama.xlsm", tmp_path / "baru.xlsm")
    scale = open_book(tmp_path / "baru.xlsm", stored=True).scale
    assert scale is not None
    assert [one.label for one in scale.kelas] == ["Hebat", "Biasa"]


def test_a_result_that_is_an_error_is_named_and_left_blank(
    example_workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(example_workbook, keep_vba=True)
    book["IKU"]["I9"] = "=1/0"
    book.save(tmp_path / "lama.xlsm")
    out = tmp_path / "baru.xlsm"
    assert main(["buka-tahun", str(tmp_path / "lama.xlsm"), "-o", str(out)]) == 1
    assert "Perbandingan!J9 (Tahun Ini): berisi galat #DIV/0!" in capsys.readouterr().out
    assert column(open_book(out, stored=True), "tblPerbandingan", "Tahun Lalu")[0] is None


def test_a_workbook_without_a_year_is_refused(blank_workbook_bytes: bytes, tmp_path: Path) -> None:
    (tmp_path / "lama.xlsm").write_bytes(blank_workbook_bytes)
    with pytest.raises(WorkbookError, match="Tahun laporan"):
        open_year(tmp_path / "lama.xlsm", tmp_path / "baru.xlsm")
    assert not (tmp_path / "baru.xlsm").exists()


def test_only_sheets_of_the_offices_own_are_named_as_left_behind(
    example_workbook: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(example_workbook, keep_vba=True)
    for name in ("xlwings.conf", "Catatan Kami"):
        if name not in book.sheetnames:
            book.create_sheet(name)["A1"] = "isi"
    book.save(tmp_path / "2024.xlsm")
    assert open_year(tmp_path / "2024.xlsm", tmp_path / "2025.xlsm").left == ["Catatan Kami"]
