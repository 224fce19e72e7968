"""Folders of offices' workbooks, made of seeds."""

import shutil
from pathlib import Path

import pytest
from consolidate.kiriman import Folder, write_office


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory, blank_workbook_bytes: bytes) -> Path:
    path = tmp_path_factory.mktemp("templat") / "kosong.xlsm"
    path.write_bytes(blank_workbook_bytes)
    return path


@pytest.fixture(scope="session")
def _offices(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Folder:
    made = Folder(tmp_path_factory.mktemp("kiriman"))
    for seed in range(12):
        name = f"{'utara' if seed % 2 else 'selatan'}/dinas_{seed:02d}.xlsm"
        (made.path / name).parent.mkdir(exist_ok=True)
        made.offices[name] = write_office(blank, made.path / name, seed, five=seed % 3 == 0)
    return made


@pytest.fixture
def folder(_offices: Folder, tmp_path: Path) -> Folder:
    """A copy that a test may change."""
    target = tmp_path / "kiriman"
    shutil.copytree(_offices.path, target)
    return Folder(target, dict(_offices.offices))
