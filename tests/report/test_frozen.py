"""Frozen copies: values without machinery, of our workbook and of an office's own."""

import hashlib
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from foreign_workbook import foreign_workbook
from library import FORMULA, LIBRARY, with_rows
from openxml_audit import OpenXmlValidator

from lakip_xl import cli
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.errors import LakipError
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.package.gate import open_package
from lakip_xl.report.frozen.service import freeze
from lakip_xl.workbook.builder import build

Capture = pytest.CaptureFixture[str]

MACHINERY = re.compile(
    r"vba|customui|external|calcchain|printer|comment|connection|\.bin", re.IGNORECASE
)


@pytest.fixture(scope="module")
def frozen(example_workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("beku") / "salinan.xlsx"
    freeze(example_workbook, path)
    return path


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return foreign_workbook(tmp_path_factory.mktemp("asing") / "asing.xlsx")


@pytest.fixture(scope="module")
def frozen_foreign(foreign: Path) -> Path:
    path = foreign.with_name("salinan.xlsx")
    freeze(foreign, path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(params=["frozen", "frozen_foreign"])
def copy(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def test_no_formula_is_left_in_any_sheet_or_table(copy: Path) -> None:
    for name, content in parts(copy).items():
        if name.startswith(("xl/worksheets/", "xl/tables/")):
            assert not re.search(rb"<f[ />]|calculatedColumnFormula|totalsRowFormula", content)


def test_no_machinery_is_left_in_the_package(copy: Path) -> None:
    assert [name for name in parts(copy) if MACHINERY.search(name)] == []
    types = parts(copy)["[Content_Types].xml"]
    assert b"macroEnabled" not in types
    assert b"spreadsheetml.sheet.main+xml" in types


def test_no_relationship_leads_outside(copy: Path) -> None:
    for name, content in parts(copy).items():
        if name.endswith(".rels"):
            assert b"External" not in content


def test_every_part_is_announced_and_every_announced_part_is_there(copy: Path) -> None:
    content = parts(copy)
    announced = re.findall(rb'PartName="/([^"]+)"', content["[Content_Types].xml"])
    assert {name.decode() for name in announced} <= set(content)


def test_no_sheet_is_hidden(copy: Path) -> None:
    book = openpyxl.load_workbook(copy)
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    assert "xlwings.conf" not in book.sheetnames


def test_nobody_is_named(frozen_foreign: Path) -> None:
    assert [name for name, content in parts(frozen_foreign).items() if b"budi" in content] == []


def test_the_copy_is_valid(frozen: Path) -> None:
    errors: list[Any] = OpenXmlValidator().validate(str(frozen)).errors
    assert errors == []


def test_values_are_those_of_the_source(example_workbook: Path, frozen: Path) -> None:
    source = openpyxl.load_workbook(example_workbook, data_only=True)
    copied = openpyxl.load_workbook(frozen)
    compared = 0
    for sheet in copied.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = source[sheet.title][cell.coordinate].value
                if (sheet.title, cell.coordinate) != ("Beranda", "B3"):
                    assert cell.value == (value or None if value == "" else value)
                    compared += cell.value is not None
    assert compared > 3000


def test_formats_tables_and_charts_stay_and_checks_go(example_workbook: Path, frozen: Path) -> None:
    source, copied = openpyxl.load_workbook(example_workbook), openpyxl.load_workbook(frozen)
    for sheet in copied.worksheets:
        old = source[sheet.title]
        assert list(sheet.tables) == list(old.tables)
        assert len(sheet._charts) == len(old._charts)  # type: ignore[attr-defined]
        assert len(sheet.conditional_formatting) == len(old.conditional_formatting)
        assert sheet.data_validations.dataValidation == []
        assert sheet.freeze_panes == old.freeze_panes
    assert copied["IKU"]["J9"].number_format == source["IKU"]["J9"].number_format


def test_only_the_names_that_print_stay(example_workbook: Path, frozen: Path) -> None:
    source, copied = openpyxl.load_workbook(example_workbook), openpyxl.load_workbook(frozen)
    assert not copied.defined_names
    assert copied["Program"].print_title_rows == source["Program"].print_title_rows


def test_beranda_says_when_and_from_what_it_was_made(
    example_workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    freeze(example_workbook, tmp_path / "a.xlsx")
    text = openpyxl.load_workbook(tmp_path / "a.xlsx")["Beranda"]["B3"].value
    digest = hashlib.sha256(example_workbook.read_bytes()).hexdigest()
    assert text == (
        f"Salinan beku dari {example_workbook.name}, dibuat 15-06-2025 pukul 15.06 UTC: hanya "
        f"nilai, tanpa makro. SHA-256 sumber: {digest}"
    )


def test_a_workbook_without_beranda_gets_a_sheet_that_says_it(
    foreign: Path, frozen_foreign: Path
) -> None:
    text = str(openpyxl.load_workbook(frozen_foreign)["Salinan Beku"]["A1"].value)
    assert text.startswith("Salinan beku dari asing.xlsx, dibuat ")
    assert text.endswith(hashlib.sha256(foreign.read_bytes()).hexdigest())


def test_values_are_computed_before_they_are_frozen(frozen_foreign: Path) -> None:
    # openpyxl writes formulas without values, so the source has none to copy.
    assert openpyxl.load_workbook(frozen_foreign)["Data"]["B4"].value == 22


def test_a_result_that_looks_like_a_formula_is_a_text(frozen_foreign: Path) -> None:
    cell = openpyxl.load_workbook(frozen_foreign)["Data"]["C2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://jahat.id","klik")')


def test_a_typed_text_that_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    rows = [{**LIBRARY.tables["tblIKU"][0], "Indikator": FORMULA}]
    build(tmp_path / "a.xlsm", with_rows(LIBRARY, "tblIKU", rows))
    freeze(tmp_path / "a.xlsm", tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["IKU"]["E9"]
    assert (cell.data_type, cell.value) == ("s", FORMULA)


def test_links_inside_the_file_stay(frozen_foreign: Path) -> None:
    data = openpyxl.load_workbook(frozen_foreign)["Data"]
    assert data["C3"].hyperlink is None
    assert data["C3"].value == "situs kantor"
    assert data["C4"].hyperlink is not None
    assert data["C4"].hyperlink.location == "Akhir!A1"


def test_what_refers_to_a_removed_sheet_goes_or_keeps_its_figures(frozen_foreign: Path) -> None:
    book = openpyxl.load_workbook(frozen_foreign)
    assert list(book.defined_names) == []
    charts = [content for name, content in parts(frozen_foreign).items() if "/charts/" in name]
    assert sum(b"numLit" in chart for chart in charts) == 1
    assert sum(b"'Data'!$B$1:$B$2" in chart for chart in charts) == 1


def test_two_runs_give_the_same_bytes(
    example_workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    freeze(example_workbook, tmp_path / "a.xlsx")
    freeze(example_workbook, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_frozen_copy_can_be_frozen_again(frozen: Path, tmp_path: Path) -> None:
    result = freeze(frozen, tmp_path / "lagi.xlsx")
    assert result.formulas == 0
    assert result.removed == ()


def test_a_copy_of_a_copy_says_of_both_what_they_are(frozen_foreign: Path, tmp_path: Path) -> None:
    freeze(frozen_foreign, tmp_path / "lagi.xlsx")
    book = openpyxl.load_workbook(tmp_path / "lagi.xlsx")
    first, second = book["Salinan Beku"]["A1"].value, book["Salinan Beku 2"]["A1"].value
    assert str(first).startswith("Salinan beku dari asing.xlsx")
    assert str(second).startswith("Salinan beku dari salinan.xlsx")


def test_properties_are_replaced_wherever_they_stand(foreign: Path, tmp_path: Path) -> None:
    moved = tmp_path / "lain.xlsx"
    with zipfile.ZipFile(foreign) as source, zipfile.ZipFile(moved, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name in ("_rels/.rels", "[Content_Types].xml"):
                content = content.replace(b"docProps/core.xml", b"package/inti.psmdcp")
            target.writestr(name.replace("docProps/core.xml", "package/inti.psmdcp"), content)
    freeze(moved, tmp_path / "a.xlsx")
    assert not any(b"budi" in content for content in parts(tmp_path / "a.xlsx").values())


def test_the_output_is_an_xlsx_and_never_the_source(frozen: Path, tmp_path: Path) -> None:
    with pytest.raises(LakipError, match=r"harus berakhiran \.xlsx"):
        freeze(frozen, tmp_path / "a.xlsm")
    with pytest.raises(LakipError, match="berkas sumbernya sendiri"):
        freeze(frozen, frozen)


def test_the_verb_says_what_the_copy_lacks(foreign: Path, capsys: Capture) -> None:
    assert cli.main(["bekukan", str(foreign)]) == 0
    said = capsys.readouterr().out
    assert f"{foreign.with_name('asing-beku.xlsx')} dibuat: 2 rumus menjadi nilai." in said
    for words in (
        "lembar tersembunyi (Bantu)",
        "catatan sel",
        "tautan ke luar (2)",
        "Daftar, Luar, Nilai",
    ):
        assert words in said


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rusak", b"bukan zip"])
def test_a_damaged_file_is_refused(content: bytes, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.xlsm").write_bytes(content)
    assert cli.main(["bekukan", str(tmp_path / "a.xlsm")]) == 2
    assert capsys.readouterr().err.startswith("Galat: ")
    assert not (tmp_path / "a-beku.xlsx").exists()


def test_functions_that_excel_lists_among_the_names_change_nothing(
    example_workbook: Path, frozen: Path, tmp_path: Path
) -> None:
    """Excel may write one for every registered function; EFISIENSI is also a sheet's title."""
    package = open_package(example_workbook)
    listed = "".join(
        f'<definedName name="{name}" function="1" hidden="1" vbProcedure="1">#REF!</definedName>'
        for name in CATALOGUE
    )
    book = package.read("xl/workbook.xml").decode()
    assert "<definedNames>" in book
    changed = book.replace("<definedNames>", f"<definedNames>{listed}").encode()
    source = tmp_path / "contoh.xlsm"
    source.write_bytes(b"".join(package.rewritten({"xl/workbook.xml": changed})))
    freeze(source, tmp_path / "salinan.xlsx")
    plain, other = parts(frozen), parts(tmp_path / "salinan.xlsx")
    # The copy says when it was made, and the hash of its source.
    told = {"docProps/core.xml", "xl/sharedStrings.xml"}
    assert {name for name in plain if plain[name] != other[name]} <= told


def test_registered_names_are_no_findings(example_workbook: Path, tmp_path: Path) -> None:
    package = open_package(example_workbook)
    listed = '<definedName name="CAPAIAN" function="1" vbProcedure="1">#REF!</definedName>'
    book = package.read("xl/workbook.xml").decode()
    changed = book.replace("<definedNames>", f"<definedNames>{listed}").encode()
    source = tmp_path / "contoh.xlsm"
    source.write_bytes(b"".join(package.rewritten({"xl/workbook.xml": changed})))
    assert list(map(repr, audit_workbook(source))) == list(
        map(repr, audit_workbook(example_workbook))
    )
