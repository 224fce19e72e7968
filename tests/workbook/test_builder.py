"""Building: the same bytes again, no errors in cells, text that stays text, other data too."""

import zipfile
from pathlib import Path

import pytest
from editing import edited, sheet_part

from lakip_xl.engine.recalculation import recalculate
from lakip_xl.package.addresses import is_address
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.kinds import Mark
from lakip_xl.workbook.template import NAME

PROJECT = Path(__file__).parents[2]


@pytest.fixture(params=["blank_workbook", "example_workbook", "other_workbook"])
def workbook(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def test_the_committed_template_is_what_the_code_builds(blank_workbook: Path) -> None:
    assert (PROJECT / NAME).read_bytes() == blank_workbook.read_bytes(), "run: lakip-xl bangun"


def test_the_same_data_gives_the_same_bytes(
    other_workbook: Path, other_data: WorkbookData, tmp_path: Path
) -> None:
    build(tmp_path / "lagi.xlsm", other_data)
    assert (tmp_path / "lagi.xlsm").read_bytes() == other_workbook.read_bytes()


def test_the_zip_carries_no_clock(blank_workbook: Path) -> None:
    with zipfile.ZipFile(blank_workbook) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_formula_cell_has_a_value_and_none_is_an_error(workbook: Path) -> None:
    book = Workbook(open_package(workbook))
    formulas = 0
    for sheet in book.sheets:
        for cell in book.cells(sheet):
            formulas += cell.formula is not None
            assert not isinstance(cell.value, ErrorValue), f"{sheet.name} {cell}"
            assert cell.formula is None or cell.value is not None, f"{sheet.name} {cell}"
    assert formulas > 500


def test_a_blank_workbook_shows_nothing_in_its_waiting_rows(blank_workbook: Path) -> None:
    book = Workbook(open_package(blank_workbook))
    iku = book.table("tblIKU")
    sheet = book.sheet("IKU")
    assert iku is not None
    assert sheet is not None
    values = {(c.row, c.column): c.value for c in book.cells(sheet)}
    area = iku.data
    for row in range(area.first_row, area.last_row + 1):
        for column in range(area.first_column, area.last_column + 1):
            assert values.get((row, column), "") == ""


def test_computed_columns_fill_new_rows_by_themselves(blank_workbook: Path) -> None:
    book = Workbook(open_package(blank_workbook))
    for name, table in TABLES.items():
        stored = book.table(name)
        assert stored is not None
        for column, found in zip(table, stored.columns, strict=True):
            assert (found.formula is not None) == (column.formula is not None)
            if found.formula and "[@" in str(column.formula):
                assert f"{name}[[#This Row]," in found.formula


def test_categories_follow_the_scale_that_the_user_edits(blank_workbook: Path) -> None:
    book = Workbook(open_package(blank_workbook))
    names = {name.name: name.formula for name in book.names}
    assert names["SkalaKategori"] == "'Pengaturan'!$B$17:$E$26"
    categories = [
        column.formula
        for table in TABLES.values()
        for column in table
        if column.formula and column.mark is Mark.SCALE
    ]
    assert len(categories) == 5
    assert all("SkalaKategori)" in formula for formula in categories)


def test_editing_the_scale_changes_the_categories(example_copy: Path, tmp_path: Path) -> None:
    stricter = edited(
        example_copy,
        tmp_path / "ketat.xlsm",
        sheet_part("Pengaturan"),
        r'(<c r="B47"[^>]*>)<v>85</v>',
        r"\1<v>105</v>",
    )
    recalculate(stricter)
    first, second = open_book(stricter).table("tblIKU") or ()
    assert (first["Kategori"], second["Kategori"]) == ("Sangat Berhasil", "Berhasil")
    assert second["Nilai Mean"] == 77.5


def test_a_sentence_names_the_category_of_its_own_row(example_copy: Path, tmp_path: Path) -> None:
    renamed = edited(
        example_copy,
        tmp_path / "skala.xlsm",
        sheet_part("Pengaturan"),
        r'(<c r="B47"[^>]*>)<v>85</v>',
        r"\1<v>105</v>",
    )
    recalculate(renamed)
    for table in ("tblIKU", "tblProgram"):
        judged = [row for row in open_book(renamed).table(table) or () if row["Kategori"]]
        assert {"Sangat Berhasil", "Berhasil"} <= {str(row["Kategori"]) for row in judged}
        for row in judged:
            assert str(row["Penjelasan"]).endswith(f" termasuk kategori {row['Kategori']}.")


def test_no_name_looks_like_a_cell(blank_workbook: Path) -> None:
    """Excel repairs a workbook with a name such as CEK1 by dropping the name."""
    names = [name.name for name in Workbook(open_package(blank_workbook)).names]
    assert names
    assert not [name for name in names if is_address(name)]


def test_a_built_workbook_is_already_calculated(example_copy: Path) -> None:
    report = recalculate(example_copy)
    assert not report.changes
    assert not report.failures
    assert not report.warnings


def test_excel_is_not_asked_to_compute_when_it_opens_the_file(blank_workbook: Path) -> None:
    content = open_package(blank_workbook).read("xl/workbook.xml").decode()
    assert 'fullCalcOnLoad="1"' not in content


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    attacks = ['=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "-1+1", "@SUM(1)", "#N/A", "TRUE"]
    path = tmp_path / "serangan.xlsm"
    build(path, WorkbookData(tables={"tblIKU": [{"Indikator": text} for text in attacks]}))
    records = open_book(path).table("tblIKU")
    assert records is not None
    assert [record["Indikator"] for record in records] == attacks
    book = Workbook(open_package(path))
    iku = next(sheet for sheet in book.sheets if sheet.name == "IKU")
    column = records.columns["Indikator"]
    assert all(c.formula is None for c in book.cells(iku) if c.column == column)


def test_control_characters_cannot_damage_the_file(tmp_path: Path) -> None:
    build(tmp_path / "x.xlsm", WorkbookData(tables={"tblIKU": [{"Indikator": "a\x00b\x1fc"}]}))
    (record,) = open_book(tmp_path / "x.xlsm").table("tblIKU") or ()
    assert record["Indikator"] == "abc"


def test_another_office_and_year_builds_too(other_workbook: Path) -> None:
    reader = open_book(other_workbook)
    first, second = reader.table("tblIKU") or ()
    assert (first["Capaian"], first["Kategori"]) == (80, "Berhasil")
    assert (second["Indikator"], second["Capaian"]) == ("=1+1", None)
    assert reader.value("TahunBandingLalu4") == 2027
    assert reader.value("TotalAnggaran") == 200
    assert reader.value("TotalRealisasi") == 150
    (efisiensi,) = reader.table("tblEfisiensi") or ()
    assert efisiensi["Jumlah Anggaran"] == 200
    assert efisiensi["Efisiensi"] == pytest.approx(80 - 75)


def test_a_table_that_the_schema_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="tblLain"):
        build(tmp_path / "x.xlsm", WorkbookData(tables={"tblLain": []}))
