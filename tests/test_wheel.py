"""What is installed from the wheel is complete: it works far from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was unpacked, as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    target = folder / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lakip_xl", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_file_of_the_package_is_in_the_wheel(installed: Path) -> None:
    package = ROOT / "lakip_xl"
    ours = {path.relative_to(ROOT) for path in package.rglob("*") if path.is_file()}
    ours = {path for path in ours if "__pycache__" not in path.parts}
    assert [str(path) for path in ours if not (installed / path).exists()] == []


def test_the_licences_travel_with_it(installed: Path) -> None:
    (information,) = installed.glob("*.dist-info")
    assert {p.name for p in (information / "licenses").iterdir()} >= {"LICENSE", "NOTICE"}


def test_the_installed_template_is_the_committed_one(installed: Path, tmp_path: Path) -> None:
    process = run(installed, tmp_path, "baru", "kosong.xlsm")
    assert process.returncode == 0, process.stderr
    committed = (ROOT / "workbook_template.xlsm").read_bytes()
    assert (tmp_path / "kosong.xlsm").read_bytes() == committed


def test_the_installed_program_builds_and_recalculates(installed: Path, tmp_path: Path) -> None:
    for arguments in (("baru", "c.xlsm", "--contoh", "pontianak-2024"), ("hitung", "c.xlsm")):
        process = run(installed, tmp_path, *arguments)
        assert process.returncode == 0, process.stderr


def test_outside_a_checkout_the_template_is_not_rebuilt(installed: Path, tmp_path: Path) -> None:
    process = run(installed, tmp_path, "bangun")
    assert process.returncode == 2
    assert process.stderr.startswith("Galat: ")
