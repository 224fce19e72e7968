"""A file that somebody was sent must not choose what runs."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
import xlwings
from fake_com import udf_server
from pyopenvba import ExcelFile
from vba_excel import Server, VbaExcel, error_number

from lakip_xl.workbook.vba.conf import INTERPRETER, SETTINGS, SHEET_NAME

CONF = f'Worksheets("{SHEET_NAME}")'


@pytest.fixture
def opened(small: Path) -> VbaExcel:
    return working(small)


def working(workbook: Path) -> VbaExcel:
    server = Server(udf_server().CallUDF)
    return VbaExcel(workbook, lambda: server)


def asked_settings() -> Iterator[str]:
    """Every setting that xlwings' VBA reads, from its own source."""
    standalone = Path(xlwings.__file__).parent / "quickstart_standalone.xlsm"
    with ExcelFile(standalone) as workbook:
        yield from re.findall(r'GetConfig\("([^"]+)"', workbook.get_module("xlwings"))


def test_every_setting_xlwings_asks_for_is_fixed_in_the_sheet() -> None:
    assert set(asked_settings()) <= {key for key, _ in SETTINGS}


def test_the_settings_name_our_interpreter_and_no_folder_of_the_workbook() -> None:
    settings = dict(SETTINGS)
    assert settings["INTERPRETER_WIN"] == INTERPRETER
    assert settings["PYTHONPATH"] == ""
    assert settings["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"
    assert settings["USE UDF SERVER"] == "True"


def test_the_template_starts_python(template: Path) -> None:
    assert working(template).evaluate("CAPAIAN(78, 71)") == pytest.approx(109.85915492957747)


def test_any_changed_setting_keeps_python_from_starting(opened: VbaExcel) -> None:
    opened.app.add_module(
        "Public Sub Ubah(ByVal r As Long, ByVal c As Long, ByVal v As Variant)\n"
        f"    {CONF}.Cells(r, c).Value = v\nEnd Sub\n",
        name="Uji",
    )
    for row, setting in enumerate(SETTINGS, start=1):
        for column, value in enumerate(setting, start=1):
            opened.run("LakipServer.ForgetServer")
            opened.run("Ubah", row, column, "C:\\jahat")
            assert error_number(opened.evaluate("CAPAIAN(78, 71)")) == 2042, setting
            assert "xlwings.conf" in opened.status()
            opened.run("Ubah", row, column, value)
    assert opened.connections == 0


@pytest.mark.parametrize("character", [";", "%", "^", '"'])
def test_a_name_that_would_change_the_command_line_keeps_python_from_starting(
    small: Path, tmp_path: Path, character: str
) -> None:
    renamed = tmp_path / f"laporan{character}jahat.xlsm"
    copyfile(small, renamed)
    excel = working(renamed)
    assert error_number(excel.evaluate("CAPAIAN(78, 71)")) == 2042
    assert excel.connections == 0
    assert character in excel.status()


@pytest.mark.parametrize("name", ["LKjIP 2024.xlsm", "laporan & lampiran.xlsm", "data (1).xlsm"])
def test_an_ordinary_name_does_not(small: Path, tmp_path: Path, name: str) -> None:
    renamed = tmp_path / name
    copyfile(small, renamed)
    assert working(renamed).evaluate("CAPAIAN(78, 71)") == pytest.approx(109.85915492957747)


def test_macros_are_held_to_the_same_rules(small: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "a;b.xlsm"
    copyfile(small, renamed)
    excel = working(renamed)
    with pytest.raises(Exception, match="ganti namanya"):
        excel.run("LakipServer.RunLakipMacro", "rapikan_angka")
    assert excel.connections == 0
