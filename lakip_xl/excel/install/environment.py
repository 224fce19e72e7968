"""The state of the virtual environment, and what it needs."""

import json
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.places import Places
from lakip_xl.excel.install.source import DISTRIBUTION
from lakip_xl.excel.install.system import ISOLATED, Ran, RunningPython, System

OLDEST_PYTHON = (3, 11)
PROBE_SECONDS = 60
PIP_SECONDS = 1800

_PROBE = """
import importlib.metadata, json, struct, sys
def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
print(json.dumps({"python": sys.version_info[:2], "bits": struct.calcsize("P") * 8,
                  "packages": [version(name) for name in ("pip", "lakip-xl", "xlwings")]}))
"""


@dataclass(frozen=True, slots=True)
class Probe:
    """What an interpreter says of itself."""

    version: tuple[int, int]
    bits: int
    pip: str | None
    lakip_xl: str | None
    xlwings: str | None


class Need(Enum):
    """What has to be done with the environment."""

    NOTHING = "baik"
    PACKAGES = "paketnya dipasang"
    REPAIR = "paketnya dipasang ulang"
    EVERYTHING = "dibuat dari awal"


@dataclass(frozen=True, slots=True)
class State:
    """What the environment needs, and why."""

    need: Need
    reason: str
    probe: Probe | None = None


def ask(system: System, python: PurePath) -> Probe | Ran:
    """Ask an interpreter for itself and our packages; how it failed, when it does not answer."""
    ran = system.programs.run([str(python), *ISOLATED, "-c", _PROBE], PROBE_SECONDS)
    if not ran.succeeded:
        return ran
    try:
        answer = json.loads(ran.last_line)
        major, minor = answer["python"]
        pip, ours, xlwings = answer["packages"]
        return Probe((major, minor), answer["bits"], pip, ours, xlwings)
    except (ValueError, KeyError, TypeError):
        return Ran(None, "jawabannya tidak dapat dibaca")


def check_packages(system: System, python: PurePath) -> Ran:
    """Let pip check that every package has the others it requires."""
    return system.programs.run([str(python), *ISOLATED, "-m", "pip", "check"], PROBE_SECONDS)


def examine(system: System, places: Places, version: str) -> State:
    """Find out what the environment needs.

    Args:
        system: The computer.
        places: Where the environment is.
        version: The version of lakip-xl that shall be there.
    """
    if not system.files.is_file(places.python):
        half = system.files.is_folder(places.environment)
        return State(Need.EVERYTHING, "pemasangan terhenti di tengah" if half else "belum ada")
    probe = ask(system, places.python)
    if isinstance(probe, Ran):
        return State(Need.EVERYTHING, f"Python di dalamnya tidak jalan ({probe.last_line})")
    if probe.version < OLDEST_PYTHON or probe.bits != 64:
        number = ".".join(map(str, probe.version))
        return State(Need.EVERYTHING, f"memakai Python {number} {probe.bits}-bit", probe)
    if probe.pip is None:
        return State(Need.EVERYTHING, "pemasangan terhenti di tengah", probe)
    if probe.lakip_xl != version:
        reason = f"{DISTRIBUTION} {probe.lakip_xl or 'belum ada'}, seharusnya {version}"
        return State(Need.PACKAGES, reason, probe)
    checked = check_packages(system, places.python)
    if not checked.succeeded:
        return State(Need.REPAIR, f"paket tidak lengkap ({checked.last_line})", probe)
    return State(Need.NOTHING, "lengkap", probe)


def check_python(python: RunningPython) -> None:
    """Make sure that an environment for Excel can be made from the running Python.

    Raises:
        LakipError: it cannot, and what to install instead.
    """
    cure = "pasang Python 3.12 64-bit (x64) dari python.org (tanpa hak administrator), lalu ulangi."
    number = ".".join(map(str, python.version))
    if python.version < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        raise LakipError(f"Python {number} terlalu lama, perlu {oldest} atau lebih baru: {cure}")
    if python.bits != 64:
        raise LakipError(
            f"Python ini 32-bit, padahal pandas dan formualizer hanya ada untuk 64-bit (Excel "
            f"32-bit tidak menjadi soal): {cure}"
        )
    if python.arm:
        raise LakipError(
            f"Python ini untuk ARM64, padahal formualizer hanya ada untuk x64 (x64 "
            f"juga jalan di Windows ARM): {cure}"
        )
    if any(part.lower() == "windowsapps" for part in python.base.parts):
        raise LakipError(
            "Python dari Microsoft Store menyimpan isi LOCALAPPDATA di tempat lain yang tidak "
            f"terlihat oleh Excel: {cure}"
        )
    if not python.makes_environments:
        raise LakipError(f"Python ini (versi embeddable) tidak memuat venv dan pip: {cure}")
