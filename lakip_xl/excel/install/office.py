"""Which Excel is installed, and whether it is a 32- or a 64-bit program."""

import struct
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

from lakip_xl.excel.install.places import variable_folder
from lakip_xl.excel.install.system import RegistryType, System

_GENERATIONS = {"15.0": "Excel 2013", "16.0": "Excel 2016 atau lebih baru"}
"""The versions of Excel that can work with us, by the number in the registry. Excel 2010 (14.0)
does not open the ribbon and the charts of the template as they are meant."""

_CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun"
_HIVES = (
    r"HKLM\SOFTWARE\Microsoft\Office",
    r"HKLM\SOFTWARE\WOW6432Node\Microsoft\Office",
    rf"{_CLICK_TO_RUN}\REGISTRY\MACHINE\Software\Microsoft\Office",
    rf"{_CLICK_TO_RUN}\REGISTRY\MACHINE\Software\WOW6432Node\Microsoft\Office",
)
_STORE = r"Packages\Microsoft.Office.Desktop.Excel_8wekyb3d8bbwe"
"""Below LOCALAPPDATA: the private folder of the Excel from Microsoft's Store. That Office writes no
InstallRoot; it is 32-bit, sees the user's real files and registry, and keeps what it changes there
to itself (read in descriptions of 2019; no computer with it was at hand)."""
_PROGRAM = "EXCEL.EXE"
_BITS = {0x014C: 32, 0x8664: 64, 0xAA64: 64}  # x86, x64, ARM64 (which loads x64 libraries)


@dataclass(frozen=True, slots=True)
class Excel:
    """An installed Excel."""

    version: str
    """As in the registry: ``15.0`` or ``16.0``."""
    bits: int | None
    """32 or 64; None when its program file cannot be read."""
    program: PurePath
    """Its program file; for one from the Store its private folder: its program cannot be read."""
    edition: str
    """As users call it, for example ``Microsoft 365``."""

    @property
    def settings(self) -> str:
        """The registry key of the user's own settings."""
        return rf"HKCU\Software\Microsoft\Office\{self.version}\Excel"

    @property
    def policies(self) -> tuple[str, ...]:
        """The registry keys of the organisation's settings, the strongest first."""
        return (
            rf"HKCU\Software\Policies\Microsoft\Cloud\Office\{self.version}\Excel",
            rf"HKCU\Software\Policies\Microsoft\Office\{self.version}\Excel",
            rf"HKLM\Software\Policies\Microsoft\Office\{self.version}\Excel",
        )

    def __str__(self) -> str:
        size = f"{self.bits}-bit" if self.bits else "ukurannya tidak diketahui"
        return f"{self.edition} ({size})"


def installed(system: System) -> list[Excel]:
    """Find every supported Excel, the newest first."""
    found: dict[str, Excel] = {}
    for version in sorted(_GENERATIONS, reverse=True):
        for hive in _HIVES:
            value = system.registry.value(rf"{hive}\{version}\Excel\InstallRoot", "Path")
            if value is None or value.kind is RegistryType.NUMBER:
                continue
            program = PureWindowsPath(str(value.data)) / _PROGRAM
            if version not in found and system.files.is_file(program):
                found[version] = Excel(
                    version, _bits_of(system, program), program, _edition(system, version)
                )
    store = _from_store(system)
    if store is not None:
        found.setdefault(store.version, store)
    return list(found.values())


def _from_store(system: System) -> Excel | None:
    local = variable_folder(system, "LOCALAPPDATA")
    if local is None or not system.files.is_folder(local / PureWindowsPath(_STORE)):
        return None
    return Excel("16.0", 32, local / PureWindowsPath(_STORE), "Excel dari Microsoft Store")


def _bits_of(system: System, program: PurePath) -> int | None:
    """Read it from the program itself: the registry only knows which installer ran last."""
    try:
        head = system.files.read(program, 4096) or b""
    except OSError:
        return None
    return machine_bits(head)


def machine_bits(head: bytes) -> int | None:
    r"""Give the bits of a Windows program from the beginning of its file.

    >>> machine_bits(b"MZ" + bytes(58) + b"\x40\0\0\0" + b"PE\0\0" + b"\x64\x86")
    64
    """
    try:
        (start,) = struct.unpack_from("<I", head, 0x3C)
        signature, machine = struct.unpack_from("<4sH", head, start)
    except struct.error:
        return None
    return _BITS.get(machine) if head[:2] == b"MZ" and signature == b"PE\0\0" else None


def _edition(system: System, version: str) -> str:
    configuration = rf"{_CLICK_TO_RUN}\Configuration"
    value = system.registry.value(configuration, "ProductReleaseIds")
    if version == "16.0" and value is not None:
        products = str(value.data)
        if "O365" in products or "M365" in products:
            return "Microsoft 365"
        for year in ("2024", "2021", "2019"):
            if year in products:
                return f"Excel {year}"
    return _GENERATIONS[version]
