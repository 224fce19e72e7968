"""A file is replaced at once or not at all, and never behind another program's back."""

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "laporan kinerja.xlsm"
    path.write_bytes(b"lama")
    return path


def test_it_replaces_content_and_keeps_permissions(target: Path) -> None:
    target.chmod(0o640)
    write_atomically(target, [b"ba", memoryview(b"ru")])
    assert target.read_bytes() == b"baru"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(target.parent.iterdir()) == [target]


def test_it_makes_a_new_file_with_usual_permissions(tmp_path: Path) -> None:
    umask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "baru.xlsx", [b"x"])
    finally:
        os.umask(umask)
    assert stat.S_IMODE((tmp_path / "baru.xlsx").stat().st_mode) == 0o640


def test_it_follows_a_symbolic_link(target: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lain"
    folder.mkdir()
    link = folder / "tautan.xlsm"
    link.symlink_to(target)
    write_atomically(link, [b"baru"])
    assert link.is_symlink()
    assert target.read_bytes() == b"baru"
    assert list(folder.iterdir()) == [link]


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("laporan kinerja.xlsm", "~$laporan kinerja.xlsm"),
        ("laporan kinerja.xlsm", ".~lock.laporan kinerja.xlsm#"),
        ("lkjip.docx", "~$lkjip.docx"),
        ("laporan.docx", "~$aporan.docx"),
        ("laporan 2024.docx", "~$poran 2024.docx"),
    ],
)
def test_it_refuses_a_file_that_is_open_elsewhere(tmp_path: Path, name: str, lock: str) -> None:
    target = tmp_path / name
    target.write_bytes(b"lama")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(LakipError, match="sedang dibuka di program lain"):
        write_atomically(target, [b"baru"])
    assert target.read_bytes() == b"lama"


def test_it_refuses_a_read_only_file_even_for_an_administrator(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(LakipError, match="hanya boleh dibaca"):
        write_atomically(target, [b"baru"])
    assert target.read_bytes() == b"lama"


def test_it_refuses_a_closed_folder(target: Path) -> None:
    target.parent.chmod(0o555)
    try:
        with pytest.raises(LakipError, match="tidak boleh ditulisi"):
            write_atomically(target, [b"baru"])
    finally:
        target.parent.chmod(0o755)
    assert target.read_bytes() == b"lama"


def test_it_names_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(LakipError, match="tidak ada"):
        check_writable(tmp_path / "tiada" / "a.xlsx")
    with pytest.raises(LakipError, match="adalah folder"):
        check_writable(tmp_path)


def test_a_failure_half_way_leaves_nothing_behind(target: Path) -> None:
    def chunks() -> object:
        yield b"ba"
        raise OSError(28, "No space left on device")

    with pytest.raises(LakipError, match=r"tidak dapat disimpan \(cakram penuh\)"):
        write_atomically(target, chunks())  # type: ignore[arg-type]
    assert target.read_bytes() == b"lama"
    assert list(target.parent.iterdir()) == [target]


def test_another_programs_lock_is_one_sentence(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(LakipError, match="terkunci program lain"):
        write_atomically(target, [b"baru"])
    assert target.read_bytes() == b"lama"
    assert list(target.parent.iterdir()) == [target]


SWAPPING = """
import sys
from pathlib import Path
from lakip_xl.package.atomic import write_atomically
target = Path(sys.argv[1])
print("mulai", flush=True)
while True:
    for letter in b"AB":
        write_atomically(target, [bytes([letter]) * 65536] * 32)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL exists on POSIX systems only")
def test_a_killed_process_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    whole = {b"A" * 65536 * 32, b"B" * 65536 * 32}
    chance = random.Random(2024)  # noqa: S311 - moments of death, not secrets
    for _ in range(8):
        target.write_bytes(b"A" * 65536 * 32)
        process = subprocess.Popen(
            [sys.executable, "-c", SWAPPING, str(target)], stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() / 20)
            process.send_signal(signal.SIGKILL)
        assert target.read_bytes() in whole
