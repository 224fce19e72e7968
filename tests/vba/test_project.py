"""The VBA project as a whole: generated sources, analysers, what is carried, reproducible bytes."""

import io
import re
from pathlib import Path

import pytest
import pyvbaanalysis
import vbalidator
from openpyxl import Workbook
from pyopenvba import ExcelFile, check_file, pull
from pyopenvba.cfb import CFB

from lakip_xl.errors import LakipError
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.workbook.archive import pack, unpack
from lakip_xl.workbook.vba import modules
from lakip_xl.workbook.vba.cache import MACROS_PART
from lakip_xl.workbook.vba.modules import (
    FOLDER,
    OWN_MODULES,
    RETIRED_MODULES,
    Module,
    generated_sources,
    own_modules,
    read_source,
    workbook_module,
)
from lakip_xl.workbook.vba.project import with_macros

OURS = {*OWN_MODULES, "ThisWorkbook"}


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A workbook with two sheets and no macros, with the macro-enabled content type."""
    book = Workbook()
    book.create_sheet("Kedua")
    buffer = io.BytesIO()
    book.save(buffer)
    parts = unpack(buffer.getvalue())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    path = tmp_path / "polos.xlsm"
    path.write_bytes(pack(parts))
    return path


@pytest.mark.parametrize("path", generated_sources(), ids=lambda path: path.name)
def test_a_generated_module_is_what_its_generator_gives(path: Path) -> None:
    assert read_source(path).replace("\r\n", "\n") == generated_sources()[path]


def test_every_source_file_belongs_to_the_project() -> None:
    files = {path.name for path in FOLDER.iterdir()}
    assert files == {f"{name}.bas" for name in OWN_MODULES} | {"ThisWorkbook.cls"}


@pytest.mark.parametrize("module", own_modules(), ids=lambda module: module.name)
def test_every_module_declares_its_variables(module: Module) -> None:
    assert "\r\nOption Explicit\r\n" in module.source


@pytest.mark.parametrize("module", own_modules(), ids=lambda module: module.name)
def test_no_module_starts_programs_by_a_shell_or_asks_who_called(module: Module) -> None:
    code = re.sub(r"(?m)^\s*'.*$", "", module.source)
    assert not re.search(r"\bShell\b|CreateObject|GetObject|Application\.Caller", code)


def test_only_functions_are_offered_to_cells() -> None:
    hidden = {m.name for m in own_modules() if "\r\nOption Private Module\r\n" in m.source}
    assert set(OWN_MODULES) - hidden == {"LakipFungsi"}


def test_the_wrappers_are_the_functions_of_the_catalogue() -> None:
    source = read_source(FOLDER / "LakipFungsi.bas")
    assert re.findall(r"(?m)^Public Function (\w+)", source) == list(CATALOGUE)


def test_lines_fit_the_vba_editor() -> None:
    longest = max(len(line) for module in own_modules() for line in module.source.splitlines())
    assert longest <= 1023


def test_a_statement_is_continued_24_times_at_most() -> None:
    for module in own_modules():
        run = 0
        for line in module.source.splitlines():
            run = run + 1 if line.endswith(" _") else 0
            assert run <= 24, module.name


def test_the_function_wizard_gets_texts_that_it_accepts() -> None:
    for spec in CATALOGUE.values():
        assert len(spec.summary) <= 255
        assert all(len(argument.help) <= 255 for argument in spec.arguments)


def test_pyvbaanalysis_finds_nothing_in_our_modules(plain: Path) -> None:
    plain.write_bytes(with_macros(plain.read_bytes()))
    found = pyvbaanalysis.analyze_office_file(plain)
    assert set(found) >= OURS
    assert {name: found[name] for name in OURS if found[name]} == {}


def test_vbalidator_finds_no_error_in_our_modules(plain: Path, tmp_path: Path) -> None:
    plain.write_bytes(with_macros(plain.read_bytes()))
    pull(plain, tmp_path / "modul")
    result = vbalidator.precheck(
        tmp_path / "modul", host="excel", defines={"VBA7": True, "WIN64": True}
    )
    ours = [issue for issue in result.issues if Path(issue["file"]).stem in OURS]
    assert ours == []


def test_attaching_twice_gives_the_same_bytes(plain: Path) -> None:
    data = plain.read_bytes()
    assert with_macros(data) == with_macros(data)


def test_the_attached_project_is_sound(plain: Path) -> None:
    plain.write_bytes(with_macros(plain.read_bytes()))
    assert check_file(plain).issues == ()


def test_no_office_takes_the_project_for_compiled(plain: Path) -> None:
    plain.write_bytes(with_macros(plain.read_bytes()))
    project = CFB.from_bytes(unpack(plain.read_bytes())[MACROS_PART])
    # [MS-OVBA] 2.3.4.1: version FFFF and nothing behind the header
    assert project.get_stream_in_storage("VBA", "_VBA_PROJECT").hex() == "cc61ffff000000"


def test_the_workbook_carries_the_sources_and_nothing_of_others(plain: Path) -> None:
    plain.write_bytes(with_macros(plain.read_bytes()))
    with ExcelFile(plain) as ours:
        for module in own_modules():
            assert ours.get_module(module.name) == module.source
        assert ours.get_module("ThisWorkbook") == workbook_module()
        assert not set(RETIRED_MODULES) & set(ours.module_names())
        assert "Option Explicit" in ours.get_module("Sheet2")


def test_a_template_is_not_built_with_wrappers_older_than_the_catalogue(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = FOLDER / "LakipFungsi.bas"
    monkeypatch.setattr(modules, "generated_sources", lambda: {old: "yang baru"})
    with pytest.raises(LakipError, match=r"LakipFungsi\.bas lebih lama"):
        plain.write_bytes(with_macros(plain.read_bytes()))
