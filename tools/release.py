"""Builds a release into a folder, checks it in a clean environment, and lists what it holds.

The folder holds the wheel, the source archive, the template, the add-in, the list of components
(CycloneDX) and SHA256SUMS; on Windows also the folder for offices without internet, as a zip,
which ``lakip-xl pasang --buat-paket`` makes of this very wheel. Wheels are chosen by the system
they are made on, so no other system can make that folder.

Two builds of one commit are equal byte for byte: times come from the commit.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import lakip_xl

ROOT = Path(__file__).parents[1]
CARRIED = ("workbook_template.xlsm", "lakip.xlam", "CHANGELOG.md", "constraints.txt")
COMPONENTS = "komponen.cdx.json"
HASHES = "SHA256SUMS"


class ReleaseError(Exception):
    """The release cannot be made, or what was made does not work."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the release; exit 0 when it was built and works, else 1 with one sentence."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("folder", type=Path, help="an empty or new folder")
    folder: Path = parser.parse_args(arguments).folder
    try:
        _refuse_unready(folder)
        folder.mkdir(parents=True, exist_ok=True)
        wheel = build(folder)
        check(wheel, folder)
    except ReleaseError as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    write_hashes(folder)
    print((folder / HASHES).read_text(encoding="ascii"), end="")
    return 0


def _refuse_unready(folder: Path) -> None:
    """A release is what was committed, and its page of changes names it."""
    if folder.exists() and any(folder.iterdir()):
        raise ReleaseError(f"{folder} is not empty")
    if _output("git", "status", "--porcelain"):
        raise ReleaseError("the working tree differs from the commit: commit or put aside")
    if f"\n## {lakip_xl.__version__} " not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        raise ReleaseError(f"CHANGELOG.md has no section '## {lakip_xl.__version__} (date)'")


def build(folder: Path) -> Path:
    """Build wheel and source archive into a folder and copy what travels beside them.

    Args:
        folder: An existing folder.

    Returns:
        The wheel.

    Raises:
        ReleaseError: the build failed.
    """
    times = {"SOURCE_DATE_EPOCH": _output("git", "log", "-1", "--format=%ct")}
    _run(sys.executable, "-m", "hatchling", "build", "-d", folder, environment=times)
    for name in CARRIED:
        shutil.copyfile(ROOT / name, folder / name)
    (wheel,) = folder.glob("*.whl")
    return wheel


def check(wheel: Path, folder: Path) -> None:
    """Install the wheel where nothing else is, run the main job, list what came with it.

    Args:
        wheel: The wheel that was built.
        folder: Where the list of components goes, and the folder for offices on Windows.

    Raises:
        ReleaseError: something that an office would do with it fails.
    """
    with TemporaryDirectory() as name:
        place = Path(name)
        venv.create(place / "clean", with_pip=True)
        binaries = place / "clean" / ("Scripts" if os.name == "nt" else "bin")
        python, command = binaries / "python", binaries / "lakip-xl"
        pip = (python, "-m", "pip", "--disable-pip-version-check")
        _run(*pip, "install", "--quiet", "-c", ROOT / "constraints.txt", wheel, cwd=place)
        _run(*pip, "check", cwd=place)
        _run(command, "baru", "kosong.xlsm", cwd=place)
        if (place / "kosong.xlsm").read_bytes() != (ROOT / CARRIED[0]).read_bytes():
            raise ReleaseError("the wheel carries another template than the repository")
        _run(command, "baru", "contoh.xlsm", "--contoh", "pontianak-2024", cwd=place)
        _run(command, "hitung", "contoh.xlsm", "--hasil", cwd=place)
        _run(
            sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible",
            "--output-file", folder.resolve() / COMPONENTS, python, cwd=place,
        )  # fmt: skip
        if os.name == "nt":
            office = place / "paket-lakip"
            _run(command, "pasang", "--buat-paket", office, cwd=place)
            shutil.make_archive(str(folder.resolve() / office.name), "zip", office)


def write_hashes(folder: Path) -> None:
    """Write SHA256SUMS over every file of a folder, as ``sha256sum --check`` reads it."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != HASHES
    ]
    (folder / HASHES).write_text("".join(lines), encoding="ascii", newline="\n")


def _run(
    *arguments: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None
) -> str:
    # What this checkout and its environment hold must not help the clean one.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    process = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env={**kept, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if process.returncode:
        command = " ".join(map(str, arguments))
        raise ReleaseError(f"this failed: {command}\n{process.stdout}{process.stderr}".rstrip())
    return process.stdout


def _output(*arguments: str) -> str:
    return _run(*arguments).strip()


if __name__ == "__main__":
    sys.exit(main())
