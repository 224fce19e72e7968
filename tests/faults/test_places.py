"""Where files lie and what they are: pipes, long names, hard links, what killed runs left."""

import os
import time
from pathlib import Path

import pytest
from packages import row, sheet, workbook

from lakip_xl.cli import main
from lakip_xl.package.atomic import write_atomically

STALE = {"A": sheet(row(1, '<c r="A1"><v>2</v></c>', '<c r="B1"><f>A1*2</f><v>1</v></c>'))}

needs_posix = pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")


@needs_posix
@pytest.mark.parametrize("verb", ["hitung", "periksa", "laporan", "bekukan", "diagnosa"])
def test_a_pipe_is_refused_and_never_waited_for(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipa.xlsm"
    os.mkfifo(pipe)

    assert main([verb, str(pipe)]) == 2
    assert "bukan berkas biasa" in capsys.readouterr().err


def test_a_name_as_long_as_the_system_allows_is_recalculated(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".xlsx")
    path.write_bytes(workbook(STALE))

    assert main(["hitung", str(path)]) == 0
    assert path.read_bytes() != workbook(STALE)


@needs_posix
def test_another_name_of_the_file_is_mentioned_when_only_one_gets_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    path.write_bytes(workbook(STALE))
    other.hardlink_to(path)

    assert main(["hitung", str(path)]) == 0
    assert "tautan keras" in capsys.readouterr().out
    assert other.read_bytes() == workbook(STALE)


def test_what_a_killed_run_left_is_swept_and_what_may_still_be_written_is_not(
    tmp_path: Path,
) -> None:
    target = tmp_path / "a.xlsx"
    old, young, foreign = (
        tmp_path / name
        for name in (".a.xlsx.0123456789ab.tmp", ".a.xlsx.ba9876543210.tmp", ".a.xlsx.milik.tmp")
    )
    for one in (old, young, foreign):
        one.write_bytes(b"setengah")
    long_ago = time.time() - 7200
    for one in (old, foreign):
        os.utime(one, (long_ago, long_ago))

    write_atomically(target, [b"baru"])

    assert {one.name for one in tmp_path.iterdir()} == {target.name, young.name, foreign.name}


def test_a_missing_shared_string_is_named_with_its_sheet_and_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    sheets = {**STALE, "Dua": sheet(row(3, '<c r="C3" t="s"><v>7</v></c>'))}
    path.write_bytes(workbook(sheets, strings="<si><t>a</t></si>"))

    assert main(["hitung", str(path)]) == 2
    assert '(sheet "Dua" sel C3)' in capsys.readouterr().err
