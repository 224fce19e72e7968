"""The add-in: the same functions for every workbook, in a package that Excel accepts."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
import pyvbaanalysis
import vbalidator
from openxml_audit import OpenXmlValidator
from pyopenvba import ExcelFile, check_file, pull
from vba_excel import Process, Server, ServerGoneError, VbaExcel

from lakip_xl.errors import LakipError
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook
from lakip_xl.workbook.addin import build_addin
from lakip_xl.workbook.ribbon.part import ADDIN_RIBBON_FILE, PART
from lakip_xl.workbook.template import addin_bytes
from lakip_xl.workbook.vba import modules
from lakip_xl.workbook.vba.modules import (
    ADDIN_FOLDER,
    ADDIN_MODULES,
    FOLDER,
    addin_modules,
    addin_workbook_module,
    own_modules,
)

ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "lakip.xlam"
    build_addin(path)
    return path


def test_the_shipped_add_in_is_what_the_code_builds(built: Path) -> None:
    assert addin_bytes() == built.read_bytes()


def test_building_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build_addin(tmp_path / "lagi.xlam")
    assert (tmp_path / "lagi.xlam").read_bytes() == built.read_bytes()


def test_excel_knows_it_for_an_add_in(built: Path) -> None:
    package = open_package(built)
    assert package.content_type(package.main) == ADDIN_TYPE
    assert [sheet.name for sheet in Workbook(package).sheets] == ["LAKIP"]


def test_the_package_is_sound(built: Path) -> None:
    assert check_file(built).issues == ()
    result = OpenXmlValidator().validate(built)
    assert [str(error) for error in result.errors] == []


def test_it_carries_the_modules_of_a_workbook_and_its_own(built: Path) -> None:
    with ExcelFile(built) as addin:
        assert {m.name for m in own_modules()} < set(addin.module_names())
        for module in addin_modules():
            assert addin.get_module(module.name) == module.source
        assert addin.get_module("ThisWorkbook") == addin_workbook_module()


def test_every_source_file_of_the_add_in_belongs_to_it() -> None:
    files = {path.name for path in ADDIN_FOLDER.iterdir()}
    assert files == {f"{name}.bas" for name in ADDIN_MODULES} | {"ThisWorkbook.cls"}


def test_a_cell_can_call_the_functions_of_the_catalogue_and_no_others() -> None:
    hidden = {m.name for m in addin_modules() if "\r\nOption Private Module\r\n" in m.source}
    assert {m.name for m in addin_modules()} - hidden == {"LakipFungsi"}
    for module in addin_modules():
        if module.name in ADDIN_MODULES:
            assert not re.search(r"(?m)^(Public )?Function", module.source)


def test_the_analysers_find_nothing_in_its_modules(built: Path, tmp_path: Path) -> None:
    found = pyvbaanalysis.analyze_office_file(built)
    ours = {*ADDIN_MODULES, "ThisWorkbook"}
    assert {name: found[name] for name in ours if found[name]} == {}
    pull(built, tmp_path / "modul")
    result = vbalidator.precheck(
        tmp_path / "modul", host="excel", defines={"VBA7": True, "WIN64": True}
    )
    assert [issue for issue in result.issues if Path(issue["file"]).stem in ours] == []


def test_it_is_not_built_with_wrappers_older_than_the_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = FOLDER / "LakipFungsi.bas"
    monkeypatch.setattr(modules, "generated_sources", lambda: {old: "yang baru"})
    with pytest.raises(LakipError, match=r"LakipFungsi\.bas lebih lama"):
        build_addin(tmp_path / "lakip.xlam")
    assert not (tmp_path / "lakip.xlam").exists()


def test_it_brings_its_own_tab(built: Path) -> None:
    with ZipFile(built) as package:
        assert package.read(PART) == ADDIN_RIBBON_FILE.read_bytes()


class TestBesideAWorkbook:
    """The add-in's VBA at work in Excel's stead, on a workbook that is not its own."""

    VISIBLE = """
Public Function Tampak() As Variant
    Dim hasil As Variant
    TambahanVisible Nothing, hasil
    Tampak = hasil
End Function
"""

    def test_without_python_it_neither_writes_a_line_nor_offers_anything(self, small: Path) -> None:
        def gone() -> Server:
            raise ServerGoneError

        process = Process(refusal="berkas tidak ada")
        excel = VbaExcel(small, gone, process, addin=True)
        excel.run("LakipServer.WarmUpPython")
        excel.run("LakipServer.ShowPythonStatus")
        assert excel.app.dialogs == []
        assert excel.evaluate('Worksheets("Kamus").Range("Z1").Value') == "Aktifkan konten."
        assert "berkas tidak ada" in excel.status()

    @pytest.mark.parametrize(("own", "tab"), [("True", False), ("False", True)])
    def test_its_tab_hides_behind_that_of_a_workbook_with_macros_of_ours(
        self, small: Path, own: str, *, tab: bool
    ) -> None:
        excel = VbaExcel(small, lambda: Server(lambda *_: 1.0), addin=True, macros=own)
        excel.app.add_module(self.VISIBLE, name="Uji")
        assert excel.evaluate("Tampak()") is tab
