"""What happens around a verb: a folder that is closed to it, another program at the same file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from packages import row, sheet, workbook
from ways import WAYS, Way, sound

from lakip_xl.cli import main
from lakip_xl.package import atomic

IN_PLACE = [way for way in WAYS if way.in_place]
_CHANGING = {"hitung {it} --triwulan", "periksa {it} --tulis", "impor {it} {ekspor_csv}"}
CHANGING = [way for way in IN_PLACE if way.words in _CHANGING]
"""Those that have something to write into a sound file."""
WRITING = [way for way in WAYS if way.in_place or "{out}" in way.words]


def words(way: Way) -> str:
    return way.words


def given(way: Way, folder: Path) -> tuple[Path, Path]:
    """The sound file of a way in a folder of its own."""
    inside, out = folder / "masuk", folder / "hasil"
    inside.mkdir()
    out.mkdir()
    path = Path(shutil.copy(sound()[way.source], inside))
    return path, out


def content(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def run(arguments: list[str], *before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "lakip_xl", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def closed(*command: str) -> tuple[str, ...]:
    """A command without the right of an administrator to pass over permissions."""
    if os.geteuid() != 0:
        return command
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", *command)


needs_setpriv = pytest.mark.skipif(
    sys.platform != "linux" or (os.geteuid() == 0 and not shutil.which("setpriv")),
    reason="permissions bind an administrator only where a tool of Linux takes his right",
)


@needs_setpriv
@pytest.mark.parametrize("way", [w for w in WAYS if "{folder}" not in w.words], ids=words)
def test_a_file_that_may_not_be_read_is_named_in_one_sentence(way: Way, tmp_path: Path) -> None:
    path, out = given(way, tmp_path)
    path.chmod(0)
    done = run(way.arguments(path, out), *closed())
    assert done.returncode == 2, done.stdout
    assert done.stderr.count("\n") == 1
    assert f"{path.name}" in done.stderr
    assert "tidak boleh dibaca" in done.stderr or "tidak dapat dibaca" in done.stderr
    assert list(out.iterdir()) == []


needs_limits = pytest.mark.skipif(
    not shutil.which("prlimit"), reason="the size of a file is bounded by a tool of Linux"
)


@needs_setpriv
@pytest.mark.parametrize("way", WRITING, ids=words)
def test_a_folder_where_one_may_not_write_is_named(way: Way, tmp_path: Path) -> None:
    path, out = given(way, tmp_path)
    before = content(tmp_path)
    for folder in (path.parent, out):
        folder.chmod(0o555)
    try:
        done = run(way.arguments(path, out), *closed())
    finally:
        for folder in (path.parent, out):
            folder.chmod(0o755)
    assert done.returncode == 2, done.stdout
    assert done.stderr.count("\n") == 1
    assert "tidak boleh ditulisi" in done.stderr
    assert content(tmp_path) == before


RESULTS = [way for way in WAYS if way in CHANGING or "{out}" in way.words]
"""Those that certainly write a file."""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
@pytest.mark.parametrize("way", RESULTS, ids=words)
def test_a_full_disk_is_said_of_the_file_that_is_written(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = given(way, tmp_path)
    before = content(path.parent)
    written: list[str] = []

    def full(target: Path) -> tuple[int, Path]:
        written.append(target.name)
        return os.open("/dev/full", os.O_WRONLY), target.with_name("sementara")

    monkeypatch.setattr(atomic, "_fresh", full)
    capsys.readouterr()
    assert main(way.arguments(path, out)) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f'"{written[-1]}" tidak dapat disimpan (cakram penuh)' in said
    assert content(path.parent) == before
    assert {name for name in content(out) if ".rekap" not in name} == set()


@needs_limits
@pytest.mark.parametrize("way", RESULTS, ids=words)
def test_a_disk_that_takes_nothing_is_not_the_fault_of_what_is_read(
    way: Way, tmp_path: Path
) -> None:
    path, out = given(way, tmp_path)
    before = content(tmp_path)
    done = run(way.arguments(path, out), "prlimit", "--fsize=2048")
    assert done.returncode == 2, done.stdout
    assert done.stderr.count("\n") == 1
    assert "cakram" in done.stderr
    assert any(w in done.stderr for w in ("tidak dapat disimpan", "Folder sementara", "Simpanan"))
    left = content(tmp_path)
    assert {n: c for n, c in left.items() if ".rekap" not in n} == before


def replaced(path: Path) -> None:
    path.write_bytes(workbook({"Milik orang": sheet(row(1, '<c r="A1"><v>1</v></c>'))}))


def deleted(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("meanwhile", [replaced, deleted])
@pytest.mark.parametrize("way", CHANGING, ids=words)
def test_what_another_program_did_meanwhile_is_not_undone(
    way: Way,
    meanwhile: Callable[[Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, out = given(way, tmp_path)
    before, fresh = path.read_bytes(), atomic._fresh

    def late(target: Path) -> tuple[int, Path]:
        if target == path:
            meanwhile(target)
        return fresh(target)

    monkeypatch.setattr(atomic, "_fresh", late)
    capsys.readouterr()
    assert main(way.arguments(path, out)) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "diganti atau dihapus program lain" in said
    if meanwhile is deleted:
        assert not path.exists()
    else:
        assert path.read_bytes() != before
    assert [one for one in path.parent.iterdir() if one != path] == []
