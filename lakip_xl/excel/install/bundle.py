r"""The folder for offices without internet: wheels, a starter to double-click, instructions.

The starter is a plain batch file, because PowerShell scripts are blocked on most office
computers. It needs no Python that knows us: it finds one (or runs python.org's installer when
that lies in the folder), makes the environment, and hands over to ``lakip-xl pasang``.
"""

from importlib.resources import files
from pathlib import PurePath
from string import Template

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.environment import PIP_SECONDS, check_python
from lakip_xl.excel.install.execute import reason_of
from lakip_xl.excel.install.places import ENVIRONMENT, PYTHON
from lakip_xl.excel.install.source import DISTRIBUTION, Source, build_folder, parse_wheel
from lakip_xl.excel.install.system import System

STARTER = "pasang.cmd"
INSTRUCTIONS = "BACA-DAHULU.txt"
_TEXTS = files("lakip_xl.excel.install") / "paket"


def make_bundle(system: System, source: Source, folder: PurePath) -> list[str]:
    """Fill a folder with everything an installation without internet needs.

    Args:
        system: This computer; the folder suits computers with the same Python.
        source: Where the packages come from.
        folder: A folder that is empty or does not exist yet.

    Returns:
        The names of the files in the folder.

    Raises:
        LakipError: the folder is not empty, or pip failed.
    """
    check_python(system.python)
    if system.files.names(folder):
        raise LakipError(f"Folder '{folder}' tidak kosong: pilih folder baru.")
    ran = system.programs.run(build_folder(system.python.executable, source, folder), PIP_SECONDS)
    if not ran.succeeded:
        raise LakipError(f"Folder paket tidak dapat dibuat: {reason_of(ran)}.")
    names = system.files.names(folder)
    if not any((w := parse_wheel(name)) and w.name == DISTRIBUTION for name in names):
        raise LakipError(f"pip tidak menaruh paket {DISTRIBUTION} di '{folder}': ulangi.")
    ours = texts(source.version, system.python.version)
    for name, data in ours.items():
        system.files.write(folder / name, data)
    return [*names, *ours]


def texts(version: str, python: tuple[int, int]) -> dict[str, bytes]:
    """Fill the files of ``paket/`` in: the starter and the instructions, by their names.

    Args:
        version: The version of lakip-xl in the folder.
        python: The version of Python that the wheels were made for.
    """
    facts = {
        "version": version,
        "major": python[0],
        "minor": python[1],
        "starter": STARTER,
        "distribution": DISTRIBUTION,
        "environment": ENVIRONMENT,
        "python": PYTHON,
    }
    return {
        name: Template((_TEXTS / name).read_text(encoding="ascii"))
        .substitute(facts)
        .replace("\n", "\r\n")
        .encode("ascii")
        for name in (STARTER, INSTRUCTIONS)
    }
