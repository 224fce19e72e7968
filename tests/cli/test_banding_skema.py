import json
from pathlib import Path

import openpyxl
import pytest

from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.cli import main
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData
from lakip_xl.workbook.schema import TABLES


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "kantor.xlsm"
    merit = [{"Aspek": 1, "Indikator": 1, "Uraian": "A", "Bobot": 100, "Nilai": 3}]
    build(path, WorkbookData(tables={"tblMerit": merit}, fields={"TahunLaporan": 2024}))
    return path


def test_the_categories_of_two_regulations_stand_side_by_side(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = office.read_bytes()
    command = ["banding-skema", str(office), "merit_40_2018", "merit_19_2025"]
    assert main([*command, "--format", "json"]) == 0
    found = {one["angka"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["Kategori"]["pertama"] == "Baik"
    assert found["Kategori"]["kedua"] is None
    assert main(command) == 0
    assert "tidak ditebak" in capsys.readouterr().out
    assert office.read_bytes() == before


def test_two_schemes_with_the_same_formula_differ_in_nothing(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["banding-skema", str(office), "pmk_214_2017", "pmk_22_2021"]) == 0
    assert "Tidak ada yang berbeda" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("schemes", "said"),
    [
        (("merit_40_2018", "lakip"), "tidak sebanding"),
        (("merit_40_2018", "merit_1_1900"), "tidak dikenal"),
    ],
)
def test_schemes_that_cannot_be_compared_are_refused(
    office: Path, schemes: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["banding-skema", str(office), *schemes]) == 2
    assert said in capsys.readouterr().err


def without_schemes(path: Path) -> Path:
    book = openpyxl.load_workbook(path, keep_vba=True)
    for name in [n for n in book.defined_names if n.startswith("Skema") and n != "SkemaSakip"]:
        del book.defined_names[name]
    book.save(path)
    return path


def test_a_workbook_without_the_choice_is_told_what_to_do(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = without_schemes(office)
    assert main(["banding-skema", str(old), "merit_40_2018", "merit_19_2025"]) == 2
    said = capsys.readouterr().err
    assert "lakip-xl baru" in said
    assert '"kantor.xlsm"' in said
    assert '""' not in said


def test_only_a_workbook_that_names_its_schemes_is_held_to_their_years(tmp_path: Path) -> None:
    path = tmp_path / "kantor.xlsm"
    merit = [{"Aspek": 1, "Indikator": 1, "Uraian": "A", "Bobot": 100, "Nilai": 3}]
    build(path, WorkbookData(tables={"tblMerit": merit}, fields={"TahunLaporan": 2027}))
    (finding,) = [t for t in audit_workbook(path) if t.aturan == "skema-berlaku"]
    assert finding.tingkat.value == "peringatan"
    assert "sampai 2025, bukan pada tahun laporan 2027" in finding.pesan
    assert "merit_19_2025" in finding.pesan
    assert not [t for t in audit_workbook(without_schemes(path)) if t.aturan == "skema-berlaku"]


def test_a_custom_formula_is_held_to_its_years_once_it_is_chosen(tmp_path: Path) -> None:
    rows = [{"Program": "A", "Anggaran": 500, "Realisasi": 450, "Indikator": "Mutu"}]
    for chosen, expected in (("", 0), ("pmk_214_2017", 1)):
        path = tmp_path / f"{chosen or 'kosong'}.xlsm"
        fields = {"TahunLaporan": 2024, "SkemaEfisiensiDipakai": chosen or None}
        iku = [{"Indikator": "Mutu", "Target": 80, "Realisasi": 82}]
        build(path, WorkbookData(tables={"tblEfisiensi": rows, "tblIKU": iku}, fields=fields))
        assert open_book(path).value("SkemaTahunIni") is not None
        found = [t for t in audit_workbook(path) if t.aturan == "skema-berlaku"]
        assert len(found) == expected


@pytest.mark.parametrize(("chosen", "expected"), [("merit_40_2018", 0), ("merit_19_2025", 2)])
def test_indicators_of_another_scheme_are_errors(
    chosen: str, expected: int, tmp_path: Path
) -> None:
    titles = ("Aspek", "Indikator", "Uraian", "Bobot")
    rows = [dict(zip(titles, row, strict=True)) for row in TABLES["tblMerit"].rows[:2]]
    own = {"Aspek": 1, "Indikator": 3, "Uraian": "Milik sendiri", "Bobot": 5, "Nilai": 4}
    data = [*({**row, "Nilai": 4} for row in rows), own]
    fields = {"TahunLaporan": 2025, "SkemaMeritDipakai": chosen}
    build(tmp_path / "a.xlsm", WorkbookData(tables={"tblMerit": data}, fields=fields))
    found = [t for t in audit_workbook(tmp_path / "a.xlsm") if t.aturan == "indikator-skema-lain"]
    assert len(found) == expected
    assert all(one.tingkat.value == "galat" for one in found)
