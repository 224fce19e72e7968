"""A file that somebody was sent must not choose what runs, and no cell may start anything."""

import re
from pathlib import Path
from shutil import copyfile

import pytest
from fake_com import udf_server
from vba_excel import Server, VbaExcel

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.workbook.vba.conf import INTERPRETER
from lakip_xl.workbook.vba.modules import FOLDER, own_modules, read_source

PROCEDURE = re.compile(r"(?mi)^[ \t]*(public |private |friend )?(function|property get) (\w+)")
DECLARE = re.compile(r"(?mi)^[ \t]*(public |private )?declare\b")


def working(workbook: Path) -> VbaExcel:
    server = Server(udf_server().CallUDF)
    return VbaExcel(workbook, lambda: server)


def test_the_functions_of_the_catalogue_are_the_only_ones_a_cell_can_call() -> None:
    callable_from_cells = {
        name
        for module in own_modules()
        for visibility, _, name in PROCEDURE.findall(module.source)
        if visibility.strip().lower() != "private"
    }
    assert callable_from_cells == set(CATALOGUE)


def test_windows_is_asked_by_private_declarations_of_one_module_only() -> None:
    for module in own_modules():
        found = DECLARE.findall(module.source)
        assert {visibility.strip().lower() for visibility in found} <= {"private"}
        assert bool(found) == (module.name == "LakipWindows")


def test_the_command_is_fixed_and_names_the_installed_interpreter_by_its_full_path() -> None:
    source = read_source(FOLDER / "LakipWindows.bas")
    constant = re.search(r'INTERPRETER As String = "([^"]+)"', source)
    assert constant is not None
    assert "%LOCALAPPDATA%" + constant[1] == INTERPRETER
    assert '" -I -B -m lakip_xl.excel.server "' in source
    code = re.sub(r"(?m)^\s*'.*$", "", source)
    assert not re.search(r"ThisWorkbook|ActiveWorkbook|FullName|cmd\.exe|Range|Names\(", code)
    started = re.search(r"Public Sub StartPython\((.*)\)", code)
    assert started is not None
    assert "ByVal" not in started[1]  # nobody hands a program over


def test_the_template_starts_python(template: Path) -> None:
    assert working(template).evaluate("CAPAIAN(78, 71)") == pytest.approx(109.85915492957747)


@pytest.mark.parametrize(
    "name",
    ["LKjIP 2024", "laporan & lampiran", "data (1)", "a;b", "100%", "a^b", 'a"b'],
)
def test_a_workbook_may_have_any_name(small: Path, tmp_path: Path, name: str) -> None:
    renamed = tmp_path / f"{name}.xlsm"
    copyfile(small, renamed)
    assert working(renamed).evaluate("CAPAIAN(78, 71)") == pytest.approx(109.85915492957747)
