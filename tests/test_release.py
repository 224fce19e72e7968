"""A release is complete, says what it holds, and is the same whoever builds it."""

import hashlib
import re
import tarfile
from pathlib import Path

import pytest

import lakip_xl
import release

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release")
    release.build(folder)
    release.write_hashes(folder)
    return folder


def test_it_holds_what_an_office_and_a_developer_take(folder: Path) -> None:
    version = lakip_xl.__version__
    assert {path.name for path in folder.iterdir()} == {
        f"lakip_xl-{version}-py3-none-any.whl",
        f"lakip_xl-{version}.tar.gz",
        *release.CARRIED,
        release.HASHES,
    }


def test_every_hash_is_the_file_s(folder: Path) -> None:
    lines = (folder / release.HASHES).read_text(encoding="ascii").splitlines()
    listed = dict(reversed(line.split("  ")) for line in lines)
    assert listed == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != release.HASHES
    }


def test_a_second_build_is_the_same_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    release.build(tmp_path)
    different = [
        p.name for p in tmp_path.iterdir() if p.read_bytes() != (folder / p.name).read_bytes()
    ]
    assert different == []


def test_the_source_archive_can_run_its_own_tests(folder: Path) -> None:
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        inside = {name.split("/", 1)[-1] for name in opened.getnames()}
    assert {"Makefile", ".ci/run", ".ci/provision", "constraints.txt", "docs/README.md"} <= inside
    assert {"tests/test_release.py", "workbook_template.xlsm", "lakip.xlam"} <= inside


def test_a_folder_with_other_files_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "surat.docx").write_bytes(b"")
    assert release.main([str(tmp_path)]) == 1
    assert "is not empty" in capsys.readouterr().err


def test_one_place_holds_the_version_and_the_pages_follow_it() -> None:
    pages = [*ROOT.joinpath("docs").glob("*.md"), ROOT / "README.md"]
    named = {
        version
        for page in pages
        for version in re.findall(r"lakip_xl-(\d+\.\d+\.\d+)", page.read_text(encoding="utf-8"))
    }
    assert named == {lakip_xl.__version__}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r"^version =", project, re.MULTILINE) is None
