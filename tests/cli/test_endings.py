"""However a command ends, the caller gets the right exit code and never a traceback."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from lakip_xl import cli, commands
from lakip_xl.errors import PackageError


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lakip_xl", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


Raiser = Callable[[BaseException], None]


@pytest.fixture
def verb_that_raises(monkeypatch: pytest.MonkeyPatch) -> Raiser:
    """Make the verb ``fungsi`` raise what the test wants."""

    def replace(error: BaseException) -> None:
        @click.command()
        def command() -> None:
            raise error

        monkeypatch.setattr(cli.VerbGroup, "get_command", lambda *_: command)

    return replace


def test_the_verbs_are_the_modules_of_the_folder() -> None:
    modules = {
        path.stem.replace("_", "-") for path in Path(commands.__file__).parent.glob("[!_]*.py")
    }
    assert set(commands.VERBS) == modules


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"lakip-xl {cli.__version__}\n"


def test_an_unusable_file_is_one_sentence_and_exit_code_2(
    verb_that_raises: Raiser, capsys: pytest.CaptureFixture[str]
) -> None:
    verb_that_raises(PackageError("Berkas a.xlsm rusak; buka cadangannya."))
    assert cli.main(["fungsi"]) == 2
    assert capsys.readouterr().err == "Galat: Berkas a.xlsm rusak; buka cadangannya.\n"


def test_an_unexpected_error_is_an_apology_and_exit_code_2(
    verb_that_raises: Raiser, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(cli.DEBUG_VARIABLE, raising=False)
    verb_that_raises(ZeroDivisionError("rahasia"))
    assert cli.main(["fungsi"]) == 2
    message = capsys.readouterr().err
    assert message.startswith("Maaf, terjadi galat yang tidak terduga (ZeroDivisionError)")
    assert message.count("\n") == 1
    assert "rahasia" not in message


def test_the_debug_variable_shows_the_traceback(
    verb_that_raises: Raiser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cli.DEBUG_VARIABLE, "1")
    verb_that_raises(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        cli.main(["fungsi"])


def test_ctrl_c_ends_quietly_with_130(
    verb_that_raises: Raiser, capsys: pytest.CaptureFixture[str]
) -> None:
    verb_that_raises(KeyboardInterrupt())
    assert cli.main(["fungsi"]) == 130
    assert capsys.readouterr().err.strip() == "Dibatalkan."


def test_a_verb_decides_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = click.Command("periksa", callback=lambda: commands.ExitCode.FINDINGS)
    monkeypatch.setattr(cli.VerbGroup, "get_command", lambda *_: finding)
    assert cli.main(["fungsi"]) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals and /dev/full are of POSIX")
@pytest.mark.parametrize("arguments", [("--help",), ("fungsi",), ("fungsi", "CAPAIAN")])
def test_a_reader_that_goes_away_is_no_error(arguments: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "lakip_xl", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=30), complaints) == (commands.ExitCode.BROKEN_PIPE, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals and /dev/full are of POSIX")
def test_a_full_disk_behind_the_output_is_told_and_the_work_stands(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsm"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        process = subprocess.run(
            [sys.executable, "-m", "lakip_xl", "baru", str(path)],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert process.returncode == 0
    assert process.stderr.startswith("Peringatan: keluaran tidak dapat ditulis")
    assert process.stderr.count("\n") == 1
    assert path.is_file()


def test_output_is_utf_8_whatever_the_console_says() -> None:
    process = run("fungsi", "KATEGORI", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert process.returncode == 0, process.stderr
    assert "KATEGORI" in process.stdout


def test_the_module_runs_as_the_script_does() -> None:
    assert run("--version").stdout == f"lakip-xl {cli.__version__}\n"
