"""A file that somebody was sent must not choose what runs, and no cell may start anything."""

import re
from pathlib import Path
from shutil import copyfile

import pytest
from fake_com import udf_server
from pyopenvba import ExcelFile
from pyopenvba.interpreter._ast import Module
from pyopenvba.interpreter._parse import parse_module
from vba_excel import Server, VbaExcel

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.workbook.vba.conf import INTERPRETER
from lakip_xl.workbook.vba.modules import FOLDER, read_source

DECLARE = re.compile(r"(?mi)^[ \t]*(public |private )?declare\b")
TEMPLATE = Path(__file__).parents[2] / "workbook_template.xlsm"
ADDIN = TEMPLATE.with_name("lakip.xlam")
SUBS = {"sub", "let", "set"}
"""What a formula cannot call."""


def working(workbook: Path) -> VbaExcel:
    server = Server(udf_server().CallUDF)
    return VbaExcel(workbook, lambda: server)


def carried(workbook: Path) -> dict[str, str]:
    """The text of every module of a file, also of its sheets, of the workbook, and of classes."""
    with ExcelFile(workbook) as opened:
        return {name: opened.get_module(name) for name in opened.module_names()}


def parsed(name: str, text: str) -> Module:
    return parse_module(text.replace(" WithEvents ", " "), name=name)  # the parser lacks the word


@pytest.mark.parametrize("workbook", [TEMPLATE, ADDIN], ids=lambda path: path.name)
def test_the_functions_of_the_catalogue_are_the_only_ones_a_cell_can_call(workbook: Path) -> None:
    modules = carried(workbook)
    assert "ThisWorkbook" in modules
    callable_from_cells = {
        (name, procedure.name)
        for name, text in modules.items()
        for procedure in parsed(name, text).procedures
        if procedure.kind not in SUBS and procedure.scope != "private"
    }
    assert callable_from_cells == {("LakipFungsi", name) for name in CATALOGUE}


@pytest.mark.parametrize("workbook", [TEMPLATE, ADDIN], ids=lambda path: path.name)
def test_windows_is_asked_by_private_declarations_of_one_module_only(workbook: Path) -> None:
    for name, text in carried(workbook).items():
        declared = DECLARE.findall(text)
        assert {visibility.strip().lower() for visibility in declared} <= {"private"}
        assert bool(declared) == (name == "LakipWindows")


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
