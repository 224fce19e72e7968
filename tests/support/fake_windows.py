"""A Windows computer made of dictionaries: registry, files, a Python and a pip that pretend."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath, PureWindowsPath

import lakip_xl
from lakip_xl.excel.install.system import (
    Ran,
    RegistryType,
    RegistryValue,
    RunningPython,
    System,
)

XLWINGS = "0.37.8"
MACHINES = {32: 0x014C, 64: 0x8664}
OFFICE_FOLDER = {
    "15.0": r"C:\Program Files\Microsoft Office 15\root\Office15",
    "16.0": r"C:\Program Files\Microsoft Office\root\Office16",
}


def text(data: str) -> RegistryValue:
    return RegistryValue(RegistryType.TEXT, data)


def number(data: int) -> RegistryValue:
    return RegistryValue(RegistryType.NUMBER, data)


class FakeRegistry:
    def __init__(self) -> None:
        self.values: dict[tuple[str, str], tuple[str, RegistryValue]] = {}

    def value(self, key: str, name: str) -> RegistryValue | None:
        found = self.values.get((key.lower(), name.lower()))
        return found[1] if found else None

    def subkeys(self, key: str) -> list[str]:
        prefix = key.lower() + "\\"
        below = [spelt for (low, _), (spelt, _) in self.values.items() if low.startswith(prefix)]
        return list(dict.fromkeys(spelt[len(prefix) :].split("\\")[0] for spelt in below))

    def write(self, key: str, name: str, value: RegistryValue) -> None:
        self.values[key.lower(), name.lower()] = (key, value)

    def delete(self, key: str, name: str) -> None:
        self.values.pop((key.lower(), name.lower()), None)


class FakeFiles:
    def __init__(self) -> None:
        self.content: dict[PurePath, bytes] = {}
        self.folders: set[PurePath] = {PureWindowsPath(f"{drive}:\\") for drive in "CDE"}
        self.in_use: set[PurePath] = set()

    def is_file(self, path: PurePath) -> bool:
        return path in self.content

    def is_folder(self, path: PurePath) -> bool:
        return path in self.folders

    def names(self, folder: PurePath) -> list[str]:
        return sorted(p.name for p in {*self.content, *self.folders} if p.parent == folder != p)

    def read(self, path: PurePath, size: int = -1) -> bytes | None:
        data = self.content.get(path)
        return data if data is None or size < 0 else data[:size]

    def write(self, path: PurePath, data: bytes) -> None:
        if path in self.in_use:
            raise PermissionError(13, "sedang dipakai")
        self.folders.update(path.parents)
        self.content[path] = data

    def remove(self, path: PurePath) -> None:
        if path in self.in_use:
            raise PermissionError(13, "sedang dipakai")
        self.content.pop(path, None)

    def remove_tree(self, folder: PurePath) -> None:
        self.content = {p: data for p, data in self.content.items() if folder not in p.parents}
        self.folders = {p for p in self.folders if folder != p and folder not in p.parents}

    def remove_empty(self, folder: PurePath) -> None:
        if not self.names(folder):
            self.folders.discard(folder)

    def is_in_use(self, path: PurePath) -> bool:
        return path in self.in_use


@dataclass
class FakeComputer:
    """The computer of one user; change its parts to make another one."""

    user: str = "Sri Wahyuni"
    ansi: str = "cp1252"
    online: bool = True
    python: RunningPython | None = None
    registry: FakeRegistry = field(default_factory=FakeRegistry)
    files: FakeFiles = field(default_factory=FakeFiles)
    commands: list[tuple[str, ...]] = field(default_factory=list)
    started: list[tuple[str, ...]] = field(default_factory=list)
    installed: dict[str, str] = field(default_factory=dict)
    """What pip put into the environment."""
    refusal: Ran | None = None
    """How the environment's Python fails to start."""
    complaint: str = ""
    """What "pip check" says."""
    answer: str = "109.85915492957747"
    """What the functions' module answers."""
    python_version: tuple[int, int] = (3, 12)

    def __post_init__(self) -> None:
        self.profile = PureWindowsPath(r"C:\Users") / self.user
        self.local = self.profile / "AppData" / "Local"
        self.roaming = self.profile / "AppData" / "Roaming"
        self.root = self.local / "lakip_xl"
        self.venv = self.root / "venv"
        self.apps = self.local / "Microsoft" / "WindowsApps"
        self.base = self.local / "Programs" / "Python" / "Python312" / "python.exe"
        self.python = self.python or RunningPython(self.base, self.base, (3, 12), 64, True)
        for folder in (self.apps, self.roaming):
            self.files.folders.update({folder, *folder.parents})

    @property
    def system(self) -> System:
        assert self.python is not None
        return System(
            windows="10.0.22631",
            variables={
                "LOCALAPPDATA": str(self.local),
                "APPDATA": str(self.roaming),
                "USERPROFILE": str(self.profile),
                "TEMP": str(self.local / "Temp"),
                "PATH": rf"C:\Windows\System32;{self.apps}",
                "ONEDRIVE": str(self.profile / "OneDrive - Pemkot"),
            },
            ansi=self.ansi,
            registry=self.registry,
            files=self.files,
            programs=self,
            python=self.python,
        )

    def with_office(
        self, version: str = "16.0", bits: int = 64, products: str = ""
    ) -> "FakeComputer":
        folder = OFFICE_FOLDER[version]
        hive = "SOFTWARE" if bits == 64 else r"SOFTWARE\WOW6432Node"
        key = rf"HKLM\{hive}\Microsoft\Office\{version}\Excel\InstallRoot"
        self.registry.write(key, "Path", text(folder + "\\"))
        head = (
            b"MZ"
            + bytes(58)
            + struct.pack("<I", 64)
            + b"PE\0\0"
            + struct.pack("<H", MACHINES[bits])
        )
        self.files.write(PureWindowsPath(folder) / "EXCEL.EXE", head)
        if products:
            key = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
            self.registry.write(key, "ProductReleaseIds", text(products))
        return self

    def with_environment(self, **packages: str) -> "FakeComputer":
        self._make_venv()
        self._install(packages)
        return self

    def _make_venv(self) -> None:
        for name in ("python.exe", "pythonw.exe"):
            self.files.write(self.venv / "Scripts" / name, b"MZ")
        self.files.write(self.venv / "pyvenv.cfg", b"home = base")
        self.installed = {"pip": "24.0"}
        self.refusal = None

    def _install(self, packages: dict[str, str]) -> None:
        self.installed |= {"lakip_xl": lakip_xl.__version__, "xlwings": XLWINGS, **packages}
        self.complaint = ""

    # The port of programs ---------------------------------------------------------------

    def run(self, arguments: Sequence[str], seconds: int) -> Ran:
        assert seconds > 0
        self.commands.append(tuple(arguments))
        program = PureWindowsPath(arguments[0])
        inside = self.venv in program.parents
        if "venv" in arguments:
            assert not inside, "an environment cannot be made from inside itself"
            return self._venv(PureWindowsPath(arguments[-1]))
        if not self.files.is_file(program):
            return Ran(None, "berkas tidak ada", 2)
        if self.refusal:
            return self.refusal
        if "-m" in arguments:
            return self._pip(arguments)
        if arguments[-1].startswith("["):
            return Ran(0, self.answer + "\n")
        names = ("pip", "lakip_xl", "xlwings")
        packages = [self.installed.get(name) for name in names]
        return Ran(0, json.dumps({"python": self.python_version, "bits": 64, "packages": packages}))

    def start(self, arguments: Sequence[str]) -> None:
        self.started.append(tuple(arguments))

    def _venv(self, folder: PurePath) -> Ran:
        assert folder == self.venv
        self._make_venv()
        return Ran(0, "")

    def _pip(self, arguments: Sequence[str]) -> Ran:
        if "check" in arguments:
            return Ran(1 if self.complaint else 0, self.complaint)
        if not self.online and "--no-index" not in arguments:
            return Ran(1, "Retrying: getaddrinfo failed\nERROR: No matching distribution found")
        self._install({})
        return Ran(0, "")
