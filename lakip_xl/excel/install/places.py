r"""Where everything is on the user's computer; what is ours is below ``%LOCALAPPDATA%\lakip_xl``.

The root and the interpreter are facts of ``lakip_xl.workbook.vba.conf``, because the workbook
starts that interpreter and no other. The local, not the roaming profile: an environment belongs
to one computer's Python and must not travel to another.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.system import System
from lakip_xl.workbook.vba.conf import GUIDE, INSTALL_FOLDER, INTERPRETER

_VARIABLE = re.compile("%([^%]+)%")

ENVIRONMENT = str(PureWindowsPath(INTERPRETER).parents[1])
"""The virtual environment, as Windows writes it."""

PYTHON = str(PureWindowsPath(INTERPRETER).with_name("python.exe"))
"""The interpreter with a console, beside the one that the workbook starts."""

TEMPLATES_FOLDER = r"%APPDATA%\Microsoft\Templates"
"""The folder of templates where the user has chosen none: Excel trusts it by default (as Microsoft
lists its Trusted Locations), so a new workbook's macros are not asked about."""

TEMPLATE_NAME = "LAKIP.xltm"
"""The template's name: what Excel's page *New* shows, and what new workbooks are called after."""

SHIM_NAME = "lakip-xl.cmd"


@dataclass(frozen=True, slots=True)
class Places:
    """The paths that installation makes or looks at."""

    root: PurePath
    environment: PurePath
    python: PurePath
    """The interpreter with a console, for pip and for questions."""
    interpreter: PurePath
    """The interpreter that the workbook starts, without a console."""
    templates: PurePath | None = None
    """The folder of templates to choose; None when Windows does not say where the profile is."""

    @property
    def manifest(self) -> PurePath:
        """The record of what was made."""
        return self.root / "pasang.json"

    @property
    def guide(self) -> PurePath:
        """The folder of the documentation; the ribbon's *Panduan* opens its first page."""
        return self.root / PureWindowsPath(GUIDE).parent.name


def expand(text: str, variables: Mapping[str, str]) -> str:
    r"""Replace ``%NAME%`` as Windows does; an unknown variable stays as it is.

    >>> expand(r"%LocalAppData%\lakip_xl", {"LOCALAPPDATA": r"C:\Users\Sri\AppData\Local"})
    'C:\\Users\\Sri\\AppData\\Local\\lakip_xl'
    >>> expand("100%", {})
    '100%'
    """
    return _VARIABLE.sub(lambda found: variables.get(found[1].upper(), found[0]), text)


def locate(system: System) -> Places:
    """Find the places of the user who runs this.

    Raises:
        LakipError: Windows does not say where the user's local folder is.
    """
    root = expand(INSTALL_FOLDER, system.variables)
    if "%" in root:
        raise LakipError(
            "Variabel LOCALAPPDATA tidak ada, sehingga tempat pemasangan tidak diketahui: keluar "
            "lalu masuk lagi ke Windows, kemudian ulangi."
        )
    environment, python, interpreter = (
        PureWindowsPath(expand(place, system.variables))
        for place in (ENVIRONMENT, PYTHON, INTERPRETER)
    )
    templates = expand(TEMPLATES_FOLDER, system.variables)
    return Places(
        PureWindowsPath(root),
        environment,
        python,
        interpreter,
        None if "%" in templates else PureWindowsPath(templates),
    )


def ansi_problem(system: System, places: Places) -> str | None:
    """Say it when the VBA cannot name our folder; None when it can.

    VBA's ``Environ$`` and ``Dir$`` speak the system's 8-bit code page: a letter that is not in it
    becomes a question mark, and the interpreter is not found.
    """
    try:
        str(places.root).encode(system.ansi)
    except UnicodeEncodeError as error:
        letters = error.object[error.start : error.end]
        return (
            f"Nama folder pengguna memuat huruf '{letters}' yang tidak dikenal makro Excel di "
            "komputer ini: minta admin TI menyalakan UTF-8 (Pengaturan Wilayah > Administratif > "
            "Ubah lokal sistem), atau pakai akun bernama huruf Latin."
        )
    return None


def variable_folder(system: System, name: str) -> PurePath | None:
    """Give the folder that an environment variable names, if it names one."""
    folder = system.variables.get(name)
    return PureWindowsPath(folder) if folder else None


def is_below(path: PurePath, folder: PurePath) -> bool:
    r"""Tell whether a path is a folder or lies in it; Windows does not care about case.

    >>> is_below(PureWindowsPath(r"C:\Data\a.xlsm"), PureWindowsPath(r"c:\data"))
    True
    """
    return path == folder or folder in path.parents
