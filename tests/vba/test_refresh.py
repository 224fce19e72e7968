"""Workbooks of earlier versions get today's macros and ribbon, and nothing else changes."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from pyopenvba import ExcelFile, VBAModuleKind, check_file
from pyopenvba.cfb import CFB

import lakip_xl
from lakip_xl.cli import main
from lakip_xl.commands._macros import refresh_hint
from lakip_xl.errors import LakipError
from lakip_xl.workbook.archive import pack, unpack
from lakip_xl.workbook.ribbon.part import PART, RIBBON_FILE, with_ribbon
from lakip_xl.workbook.vba.cache import MACROS_PART
from lakip_xl.workbook.vba.carried import carried_macros
from lakip_xl.workbook.vba.modules import own_modules
from lakip_xl.workbook.vba.refresh import refresh

OFFICE_MACRO = 'Attribute VB_Name = "MakroKantor"\r\nPublic Sub Cetak()\r\nEnd Sub\r\n'
CARRIED = """Attribute VB_Name = "{name}"
Public Function ExecuteWindows(ByVal command As String)
    Shell command
End Function
"""


def old_workbook(path: Path, *, with_office_macro: bool = False) -> Path:
    """A workbook as the version before carried it: a module gone today, one that differs."""
    book = Workbook()
    sheet = book.active
    for row in range(1, 5):
        sheet.append([f"baris {row}", row * 10])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4))
    sheet.add_chart(chart, "D2")
    book.create_sheet("Catatan kantor")["A1"] = "jangan diubah"
    buffer = io.BytesIO()
    book.save(buffer)
    parts = unpack(buffer.getvalue())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    path.write_bytes(pack(parts))
    with ExcelFile(path) as workbook:
        workbook.add_vba_project()
        project = workbook.vba_project()
        for module in own_modules():
            if module.name != "LakipWindows":
                source = module.source + "' dahulu\r\n" * (module.name == "LakipServer")
                project.add_module(module.name, source, kind=module.kind)
        for name in ("LakipAman", "LakipKonfig", "xlwings", "Dictionary"):
            source = CARRIED.format(name=name).replace("\n", "\r\n")
            project.add_module(name, source, kind=VBAModuleKind.standard)
        if with_office_macro:
            project.add_module("MakroKantor", OFFICE_MACRO, kind=VBAModuleKind.standard)
        workbook.save(path)
    parts = with_ribbon(unpack(path.read_bytes()))
    parts[PART] = parts[PART].replace(b"Hitung ulang semua", b"Hitung semua")
    path.write_bytes(pack(parts))
    return path


def other_parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {n: package.read(n) for n in package.namelist() if n not in {MACROS_PART, PART}}


def test_macros_and_ribbon_become_those_of_today(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "lama.xlsm")
    before = carried_macros(path.read_bytes())
    assert before is not None
    assert before.retired == ("Dictionary", "LakipAman", "LakipKonfig", "xlwings")
    done = refresh(path)
    assert (done.macros, done.ribbon) == (True, True)
    after = carried_macros(path.read_bytes())
    assert after is not None
    assert after.current
    assert check_file(path).issues == ()
    with ZipFile(path) as package:
        assert package.read(PART) == RIBBON_FILE.read_bytes()
        assert package.testzip() is None


def test_no_compiled_code_of_the_old_macros_stays(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "lama.xlsm")
    refresh(path)
    with ZipFile(path) as package:
        project = CFB.from_bytes(package.read(MACROS_PART))
    assert project.get_stream_in_storage("VBA", "_VBA_PROJECT").hex() == "cc61ffff000000"


def test_macros_of_a_later_version_are_not_turned_back(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "baru.xlsm")
    with ExcelFile(path) as workbook:
        listing = workbook.get_module("LakipDaftar")
        newer = listing.replace(f'"{lakip_xl.__version__}"', '"99.1"')
        workbook.set_module("LakipDaftar", newer)
        workbook.save(path)
    before = path.read_bytes()
    with pytest.raises(LakipError, match=r"99\.1, lebih baru daripada yang terpasang"):
        refresh(path, others=True)
    assert path.read_bytes() == before


def test_every_other_part_keeps_its_bytes(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "lama.xlsm")
    before = other_parts(path)
    refresh(path)
    assert other_parts(path) == before


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "lama.xlsm")
    refresh(path)
    bytes_before = path.read_bytes()
    done = refresh(path)
    assert (done.macros, done.ribbon) == (False, False)
    assert path.read_bytes() == bytes_before


def test_macros_of_others_are_refused_and_the_file_stays(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "lama.xlsm", with_office_macro=True)
    before = path.read_bytes()
    with pytest.raises(LakipError, match=r"MakroKantor.*--timpa-makro"):
        refresh(path)
    assert path.read_bytes() == before


def test_asked_for_it_leaves_the_macros_of_others(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "lama.xlsm", with_office_macro=True)
    refresh(path, others=True)
    after = carried_macros(path.read_bytes())
    assert after is not None
    assert (after.retired, after.missing, after.changed) == ((), (), ())
    assert after.foreign == ("MakroKantor",)
    with ExcelFile(path) as workbook:
        assert workbook.get_module("MakroKantor") == OFFICE_MACRO


def test_a_workbook_without_our_macros_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "polos.xlsx"
    Workbook().save(path)
    with pytest.raises(LakipError, match="buku kerja baru dari templat"):
        refresh(path)


def test_a_signed_workbook_is_left_to_its_signer(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "lama.xlsm")
    with ZipFile(path, "a") as package:
        package.writestr("xl/vbaProjectSignature.bin", b"tanda")
    with pytest.raises(LakipError, match="bertanda tangan"):
        refresh(path)


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = old_workbook(tmp_path / "lama.xlsm")
    assert "lakip-xl perbarui" in refresh_hint(path)
    assert main(["perbarui", str(path)]) == 0
    assert "makro dan pita diperbarui" in capsys.readouterr().out
    assert not refresh_hint(path)
    assert main(["perbarui", str(path)]) == 0
    assert "tidak ada yang diubah" in capsys.readouterr().out


def test_what_a_refreshed_workbook_carries_has_no_function_but_the_catalogues(
    tmp_path: Path,
) -> None:
    path = old_workbook(tmp_path / "lama.xlsm")
    refresh(path)
    with ExcelFile(path) as workbook:
        sources = [workbook.get_module(name) for name in workbook.module_names()]
    assert not any("ExecuteWindows" in source for source in sources)
