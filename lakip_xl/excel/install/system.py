"""The ports: all that installation and diagnosis ask of a computer.

``lakip_xl.excel.install.local`` and ``windows`` answer them from the real one; the tests from
dictionaries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from typing import Protocol

ISOLATED = ("-I", "-X", "utf8")
"""How every interpreter is started: neither variables nor the current folder may add packages
that Excel will not have, and what it writes is UTF-8 whatever the console's code page is."""


class RegistryType(Enum):
    """The types of registry values that are read and written here."""

    TEXT = "REG_SZ"
    EXPANDABLE = "REG_EXPAND_SZ"
    """A text in which Windows replaces ``%NAME%`` when it is read."""
    NUMBER = "REG_DWORD"


@dataclass(frozen=True, slots=True)
class RegistryValue:
    """A value of the Windows registry."""

    kind: RegistryType
    data: str | int


class Registry(Protocol):
    r"""The Windows registry; keys are written ``HKCU\Software\...``, always the 64-bit view."""

    def value(self, key: str, name: str) -> RegistryValue | None:
        """Give a value; None when it, or its key, is not there or may not be read."""

    def subkeys(self, key: str) -> list[str]:
        """Give the names of the keys below a key; none when it is not there."""

    def write(self, key: str, name: str, value: RegistryValue) -> None:
        """Write a value; the key is made when it is not there."""

    def delete(self, key: str, name: str) -> None:
        """Delete a value, and its key when nothing is left in it."""


class Files(Protocol):
    """Files and folders. Every method may raise :class:`OSError`."""

    def is_file(self, path: PurePath) -> bool:
        """Tell whether there is a file."""

    def is_folder(self, path: PurePath) -> bool:
        """Tell whether there is a folder."""

    def names(self, folder: PurePath) -> list[str]:
        """Give the names in a folder; none when it is not there."""

    def read(self, path: PurePath, size: int = -1) -> bytes | None:
        """Give the first bytes of a file; None when it is not there."""

    def write(self, path: PurePath, data: bytes) -> None:
        """Replace a file by new content in one move; its folder is made when needed."""

    def remove(self, path: PurePath) -> None:
        """Remove a file; one that is not there is removed already."""

    def remove_tree(self, folder: PurePath) -> None:
        """Remove a folder with all that is in it."""

    def remove_empty(self, folder: PurePath) -> None:
        """Remove a folder if nothing is in it."""

    def is_in_use(self, path: PurePath) -> bool:
        """Tell whether a program that runs holds the file, so that it cannot be replaced."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended."""

    code: int | None
    """Its exit code; None when it did not start, or did not end in time."""
    output: str
    """What it wrote, or the system's reason for not starting it."""
    refusal: int | None = None
    """The system's error number when it did not start."""

    @property
    def succeeded(self) -> bool:
        """Whether it started and ended with 0."""
        return self.code == 0

    @property
    def last_line(self) -> str:
        """The last line that says something: a traceback's or pip's own summary."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        return lines[-1] if lines else "tanpa keterangan"


class Programs(Protocol):
    """Other programs."""

    def run(self, arguments: Sequence[str], seconds: int) -> Ran:
        """Run a program to its end, at most this long."""

    def start(self, arguments: Sequence[str]) -> None:
        """Start a program that outlives this one."""


@dataclass(frozen=True, slots=True)
class RunningPython:
    """The interpreter that runs this process."""

    executable: PurePath
    base: PurePath
    """The interpreter that its virtual environment was made from; itself when there is none."""
    version: tuple[int, int]
    bits: int
    """32 or 64."""
    makes_environments: bool
    """Whether it has what a virtual environment needs; the embeddable Python has not."""
    arm: bool = False
    """Whether it is a program for ARM processors, which most compiled packages do not serve."""


@dataclass(frozen=True, slots=True)
class System:
    """A computer as installation and diagnosis see it."""

    windows: str | None
    """The version of Windows, for example ``10.0.22631``; None on other systems."""
    variables: Mapping[str, str]
    """Environment variables; on Windows their names are in capitals."""
    ansi: str
    """The codec of the system's 8-bit texts, which xlwings' VBA passes paths in."""
    registry: Registry
    files: Files
    programs: Programs
    python: RunningPython
