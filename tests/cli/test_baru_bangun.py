"""``lakip-xl baru`` and ``bangun``: workbooks that did not exist before."""

from pathlib import Path

import pytest

from lakip_xl import cli
from lakip_xl.workbook.template import template_bytes

Capture = pytest.CaptureFixture[str]


def test_a_blank_workbook_is_the_shipped_template(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "lakip.xlsm"
    assert cli.main(["baru", str(path)]) == 0
    assert capsys.readouterr().out == f"{path} dibuat.\n"
    assert path.read_bytes() == template_bytes()


def test_an_existing_file_is_never_replaced(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "lakip.xlsm"
    path.write_bytes(b"milik orang")
    assert cli.main(["baru", str(path)]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert path.read_bytes() == b"milik orang"


def test_the_ending_must_allow_macros(tmp_path: Path, capsys: Capture) -> None:
    assert cli.main(["baru", str(tmp_path / "lakip.xlsx")]) == 2
    assert "harus berakhiran .xlsm" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_example_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: Capture
) -> None:
    assert cli.main(["baru", str(tmp_path / "lakip.xlsm"), "--contoh", "atlantis-1999"]) == 2
    assert "atlantis" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_template_can_be_built_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsm"
    assert cli.main(["bangun", "-o", str(path)]) == 0
    assert path.read_bytes() == template_bytes()
