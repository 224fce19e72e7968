"""``lakip-xl pasang`` and ``lakip-xl diagnosa`` at the prompt."""

from pathlib import Path

import pytest
from fake_windows import FakeComputer

from lakip_xl import cli
from lakip_xl.excel.install import local
from lakip_xl.workbook.template import template_bytes


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> FakeComputer:
    computer = FakeComputer().with_office("16.0", 32)
    monkeypatch.setattr(local, "this_system", lambda: computer.system)
    return computer


def test_a_plan_is_shown_and_nothing_done(
    windows: FakeComputer, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dict(windows.files.content)
    assert cli.main(["pasang", "--uji-coba"]) == 0
    shown = capsys.readouterr().out
    assert "Buat lingkungan Python di" in shown
    assert "Hanya rencana" in shown
    assert windows.files.content == before


def test_installing_twice_and_removing(
    windows: FakeComputer, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dict(windows.files.content)
    assert cli.main(["pasang"]) == 0
    assert "terpasang. Buka Excel" in capsys.readouterr().out
    assert cli.main(["pasang"]) == 0
    assert "Semua sudah baik" in capsys.readouterr().out
    assert cli.main(["diagnosa"]) == 0
    assert "Tidak ada galat" in capsys.readouterr().out
    assert cli.main(["pasang", "--lepas"]) == 0
    assert "dilepas" in capsys.readouterr().out
    assert windows.files.content == before
    assert cli.main(["diagnosa"]) == 1


def test_the_guide_does_not_flood_the_plan(
    windows: FakeComputer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert windows.files.content
    assert cli.main(["pasang", "--uji-coba"]) == 0
    assert len(capsys.readouterr().out.splitlines()) < 12


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lepas", "--dari", "x"],
        ["--lepas", "--lokasi-tepercaya", "x"],
        ["--lepas", "--buat-paket", "x"],
        ["--buat-paket", "x", "--dari", "y"],
        ["--buat-paket", "x", "--uji-coba"],
        ["--dari", "tidak-ada"],
    ],
)
def test_wishes_that_contradict_each_other_are_refused(
    arguments: list[str], windows: FakeComputer, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dict(windows.files.content)
    assert cli.main(["pasang", *arguments]) == 2
    assert capsys.readouterr().err.startswith("Galat: ")
    assert windows.files.content == before


@pytest.mark.skipif("sys.platform == 'win32'")
def test_elsewhere_pasang_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pasang"]) == 2
    message = capsys.readouterr().err
    assert "hanya untuk Windows" in message
    assert message.count("\n") == 1


@pytest.mark.skipif("sys.platform == 'win32'")
def test_elsewhere_diagnosa_looks_at_what_applies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "buku [1].xlsm"
    book.write_bytes(template_bytes())
    cli.main(["diagnosa", str(book)])
    lines = dict(
        line.split(": ", 1) for line in capsys.readouterr().out.splitlines() if ": " in line
    )
    assert lines["Windows"].startswith("tidak berlaku")
    assert lines["Modul fungsi"].startswith("baik")
    assert lines["Makro berkas"].startswith("baik")


def test_a_workbook_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["diagnosa", "tidak-ada.xlsm"]) == 2
    assert "tidak-ada.xlsm' tidak ada" in capsys.readouterr().err
