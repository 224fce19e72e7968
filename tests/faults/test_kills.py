"""Whenever a writing verb is interrupted or killed, the file is whole: the old one or the new."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from lakip_xl.cli import main
from lakip_xl.package.gate import open_package

VERBS = [
    "hitung",
    "hitung --triwulan",
    "periksa --tulis",
    "perbarui",
    "bekukan",
    "laporan --tetap",
    "laporan --tetap --triwulan 2",
    "lengkap --reviu {out}.docx",
    "buka-tahun -o {out}.xlsm",
    "beda -o {out}.xlsx {example}",
]
TRIES = 1


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example before its first calculation, so that every verb has something to write."""
    path = tmp_path_factory.mktemp("contoh") / "contoh.xlsm"
    assert main(["baru", str(path), "--contoh", "pontianak-2024"]) == 0
    return path


def ended(verb: str, path: Path, number: signal.Signals, after: float) -> int:
    """Run a verb as a process and send it a signal; its exit code."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lakip_xl", *verb.split(), str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(after)
    # As a terminal does it, which sends Ctrl-C to the children as well.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
    said = process.communicate(timeout=60)[1]
    assert b"Traceback" not in said
    return process.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("verb", VERBS)
def test_the_file_is_whole(
    verb: str, number: signal.Signals, example: Path, tmp_path: Path
) -> None:
    chance = random.Random(verb)  # noqa: S311 - moments, not secrets
    before = example.read_bytes()
    for attempt in range(TRIES):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        path = Path(shutil.copy(example, folder))
        # Later than the interpreter's own start, which no handler of ours can reach.
        words = verb.format(out=folder / "hasil", example=example)
        code = ended(words, path, number, chance.uniform(0.15, 0.6))
        for one in folder.iterdir():
            if not one.name.startswith("."):
                open_package(one)
        if code in (130, 2):  # interrupted, or refused before the interrupt came
            assert path.read_bytes() == before
            assert [one.name for one in folder.iterdir()] == [path.name]
        else:
            assert code in (0, 1, -number)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_recap_is_whole_and_its_workers_are_quiet(
    number: signal.Signals, example: Path, tmp_path: Path
) -> None:
    inside = tmp_path / "masuk"
    inside.mkdir()
    for count in range(12):
        shutil.copy(example, inside / f"{count}.xlsm")
    recap = tmp_path / "rekap.xlsx"
    for after in (0.25, 0.45, 0.8):
        code = ended(f"gabung --proses 2 -o {recap}", inside, number, after)
        assert code in (0, 1, 130, -number)
        if code == 130:
            assert not recap.exists()
        if recap.exists():
            open_package(recap)
            recap.unlink()
    # What a stopped run left behind does not keep the next one from its work.
    assert main(["gabung", str(inside), "-o", str(recap), "--proses", "1"]) in (0, 1)
