"""What a workbook does when it is opened: it does not wait, and speaks before an edit."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from vba_excel import Process, Server, ServerGoneError, VbaExcel

import lakip_xl
from lakip_xl.excel.server import LakipServer
from lakip_xl.workbook.compose import compose
from lakip_xl.workbook.data import WorkbookData
from lakip_xl.workbook.template import addin_bytes, template_bytes
from lakip_xl.workbook.vba.modules import own_modules
from lakip_xl.workbook.vba.version import version_in, version_notice

NOON = datetime(2024, 7, 1, 12, 0, 0)  # noqa: DTZ001 - Excel's clock has no time zone


def opened(small: Path, process: Process, answers_after: int | None = None) -> VbaExcel:
    def connect() -> Server:
        if answers_after is None or not process.running or process.age < answers_after:
            raise ServerGoneError
        return Server(lambda *_: "Rp 0")

    excel = VbaExcel(small, connect, process)
    excel.app.freeze_clock(NOON)
    return excel


def test_opening_starts_python_without_waiting_for_it(small: Path) -> None:
    process = Process()
    excel = opened(small, process)
    excel.run("LakipServer.WarmUpPython")
    assert (process.starts, process.waited) == (1, 0)
    assert "masih dimulai" in excel.status()


def test_a_slow_start_is_found_by_a_later_look(small: Path) -> None:
    process = Process()
    excel = opened(small, process, answers_after=30_000)
    excel.run("LakipServer.WarmUpPython")
    process.age = 30_000
    excel.run("LakipServer.WarmUpPython")
    assert excel.status() == ""
    assert (process.starts, process.waited) == (1, 0)


def test_a_missing_python_is_told_before_anything_is_touched(small: Path) -> None:
    excel = opened(small, Process(refusal="berkas tidak ada"))
    excel.run("LakipServer.WarmUpPython")
    line = excel.evaluate('ThisWorkbook.Names("StatusPython").RefersToRange.Value')
    assert "berkas tidak ada" in line
    (dialog,) = excel.app.dialogs
    assert "hanya-baca" in str(dialog)
    assert "dibuka hanya-baca" in excel.status()  # the runtime answers Yes


def test_macros_of_another_version_are_told_on_beranda(small: Path) -> None:
    server = Server(lambda *_: "Rp 0")
    server.notice = version_notice("0.0.9")
    excel = VbaExcel(small, lambda: server)
    excel.run("LakipServer.WarmUpPython")
    line = excel.evaluate('ThisWorkbook.Names("StatusPython").RefersToRange.Value')
    assert "lakip-xl perbarui" in line
    assert excel.app.dialogs == []


def test_the_macros_name_the_version_that_the_server_compares() -> None:
    (source,) = (module.source for module in own_modules() if module.name == "LakipDaftar")
    assert version_in(source) == lakip_xl.__version__
    assert LakipServer().Notice(lakip_xl.__version__) == ""
    assert "perbarui" in LakipServer().Notice("0.0.9")
    assert "pasang lakip_xl yang terbaru" in LakipServer().Notice("99.0")


def test_no_excel_of_today_recalculates_a_built_workbook_on_loading() -> None:
    assert compose(WorkbookData()).calculation.calcId >= 191029


@pytest.mark.parametrize("shipped", [template_bytes, addin_bytes])
def test_what_is_shipped_is_not_recalculated_on_loading_either(
    shipped: Callable[[], bytes],
) -> None:
    with ZipFile(BytesIO(shipped())) as package:
        settings = etree.fromstring(package.read("xl/workbook.xml")).find("{*}calcPr")
    assert settings is not None
    assert int(settings.attrib["calcId"]) >= 191029
    assert settings.get("fullCalcOnLoad") in (None, "0")
