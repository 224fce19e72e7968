r"""The folder for offices without internet: wheels, a starter to double-click, instructions.

The starter is a plain batch file, because PowerShell scripts are blocked on most office
computers. It needs no Python that knows us: it finds one (or runs python.org's installer, the very
file that the folder was made with), makes the environment, and hands over to ``lakip-xl pasang``.
Nothing is found by its name in the current folder, and no wheel is installed whose hash is not the
one that was written down.
"""

import re
from importlib.resources import files
from pathlib import PurePath
from string import Template

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.environment import PIP_SECONDS, check_python
from lakip_xl.excel.install.execute import reason_of
from lakip_xl.excel.install.manifest import digest
from lakip_xl.excel.install.places import ENVIRONMENT, PYTHON
from lakip_xl.excel.install.source import (
    DISTRIBUTION,
    LOCK,
    Source,
    build_folder,
    lock,
    parse_wheel,
)
from lakip_xl.excel.install.system import System

STARTER = "pasang.cmd"
INSTRUCTIONS = "BACA-DAHULU.txt"
_TEXTS = files("lakip_xl.excel.install") / "paket"


def make_bundle(
    system: System, source: Source, folder: PurePath, installer: PurePath | None = None
) -> list[str]:
    """Fill a folder with everything an installation without internet needs.

    Args:
        system: This computer; the folder suits computers with the same Python.
        source: Where the packages come from.
        folder: A folder that is empty or does not exist yet.
        installer: python.org's installer, for computers without Python.

    Returns:
        The names of the files in the folder.

    Raises:
        LakipError: the folder is not empty, the installer is not there or another, or pip failed.
    """
    check_python(system.python)
    program = _installer(system, installer) if installer else None
    if system.files.names(folder):
        raise LakipError(f"Folder '{folder}' tidak kosong: pilih folder baru.")
    ran = system.programs.run(build_folder(system.python.executable, source, folder), PIP_SECONDS)
    if not ran.succeeded:
        raise LakipError(f"Folder paket tidak dapat dibuat: {reason_of(ran)}.")
    names = system.files.names(folder)
    if not any((w := parse_wheel(name)) and w.name == DISTRIBUTION for name in names):
        raise LakipError(f"pip tidak menaruh paket {DISTRIBUTION} di '{folder}': ulangi.")
    ours = texts(source.version, system.python.version, program) | {LOCK: lock(system, folder)}
    if installer and program:
        ours[installer.name] = program[1]
    for name, data in ours.items():
        system.files.write(folder / name, data)
    return [*names, *ours]


def _installer(system: System, path: PurePath) -> tuple[str, bytes]:
    major, minor = system.python.version
    data = system.files.read(path)
    if data is None:
        raise LakipError(f"Pemasang Python '{path}' tidak ada: periksa nama dan foldernya.")
    if not re.fullmatch(rf"python-{major}\.{minor}\.\d+-amd64\.exe", path.name):
        raise LakipError(
            f"'{path.name}' bukan pemasang Python {major}.{minor} 64-bit: pakai "
            f"python-{major}.{minor}.x-amd64.exe dari python.org."
        )
    return path.name, data


def texts(
    version: str, python: tuple[int, int], installer: tuple[str, bytes] | None = None
) -> dict[str, bytes]:
    """Fill the files of ``paket/`` in: the starter and the instructions, by their names.

    Args:
        version: The version of lakip-xl in the folder.
        python: The version of Python that the wheels were made for.
        installer: The name and the bytes of the installer in the folder.
    """
    name, data = installer or ("", b"")
    facts = {
        "version": version,
        "major": python[0],
        "minor": python[1],
        "starter": STARTER,
        "distribution": DISTRIBUTION,
        "environment": ENVIRONMENT,
        "python": PYTHON,
        "lock": LOCK,
        "installer": name,
        "hash": digest(data),
    }
    return {
        name: Template((_TEXTS / name).read_text(encoding="ascii"))
        .substitute(facts)
        .replace("\n", "\r\n")
        .encode("ascii")
        for name in (STARTER, INSTRUCTIONS)
    }
