"""An output that exists is somebody's work: it is replaced on request only, whatever the verb."""

from pathlib import Path

import pytest

from lakip_xl import cli

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("verb", "name"), [("hitung", "b.xlsm"), ("laporan", "b.docx"), ("bekukan", "b.xlsx")]
)
def test_an_existing_output_is_refused_unless_told(
    verb: str, name: str, example_copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    output = tmp_path / "keluaran" / name
    output.parent.mkdir()
    output.write_bytes(b"pekerjaan orang lain")
    arguments = [verb, str(example_copy), "-o", str(output)]
    arguments += ["--tetap"] if verb == "laporan" else []
    assert cli.main(arguments) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert output.read_bytes() == b"pekerjaan orang lain"
    assert cli.main([*arguments, "--timpa"]) == 0
    assert output.read_bytes().startswith(b"PK")


def test_the_report_of_last_time_is_refused_without_o_too(
    example_copy: Path, capsys: Capture
) -> None:
    written = example_copy.with_name("LKjIP.docx")
    written.write_bytes(b"sudah disunting")
    assert cli.main(["laporan", str(example_copy), "--tetap"]) == 2
    assert "--timpa" in capsys.readouterr().err
    assert written.read_bytes() == b"sudah disunting"


def test_a_new_workbook_replaces_an_old_one_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    path.write_bytes(b"lama")
    assert cli.main(["baru", str(path)]) == 2
    assert path.read_bytes() == b"lama"
    assert cli.main(["baru", str(path), "--timpa"]) == 0
    assert path.read_bytes().startswith(b"PK")


def test_in_place_stays_in_place(example_copy: Path) -> None:
    assert cli.main(["hitung", str(example_copy)]) == 0
    assert cli.main(["hitung", str(example_copy), "-o", str(example_copy)]) == 0
