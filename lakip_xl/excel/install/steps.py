"""The steps of a plan: what will be done, said before it is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import PurePath

from lakip_xl.excel.install.system import RegistryValue


@dataclass(frozen=True, slots=True)
class MakeEnvironment:
    """Make the virtual environment, emptying its folder first."""

    base: PurePath
    folder: PurePath
    reason: str

    def __str__(self) -> str:
        return f"Buat lingkungan Python di {self.folder} ({self.reason})"


@dataclass(frozen=True, slots=True)
class InstallPackages:
    """Run pip in the environment."""

    command: tuple[str, ...]
    source: str
    reason: str

    def __str__(self) -> str:
        return f"Pasang paket dari {self.source} ({self.reason})"


@dataclass(frozen=True, slots=True)
class WriteFile:
    """Write a file that is ours."""

    path: PurePath
    data: bytes = field(repr=False)
    title: str

    def __str__(self) -> str:
        return f"{self.title}: {self.path}"


@dataclass(frozen=True, slots=True)
class WriteValue:
    """Write a value of the registry."""

    key: str
    name: str
    value: RegistryValue
    title: str

    def __str__(self) -> str:
        return rf"{self.title}: {self.key}\{self.name} = {self.value.data}"


@dataclass(frozen=True, slots=True)
class RemoveFile:
    """Remove a file that we made and nobody changed."""

    path: PurePath

    def __str__(self) -> str:
        return f"Hapus {self.path}"


@dataclass(frozen=True, slots=True)
class ResetValue:
    """Give a value of the registry back what it had before, or delete it."""

    key: str
    name: str
    previous: RegistryValue | None

    def __str__(self) -> str:
        if self.previous is None:
            return rf"Hapus nilai registry {self.key}\{self.name}"
        return rf"Kembalikan nilai registry {self.key}\{self.name} = {self.previous.data}"


@dataclass(frozen=True, slots=True)
class RemoveEnvironment:
    """Remove the virtual environment; later, when it is the one this very process runs in."""

    folder: PurePath
    base: PurePath
    running: bool

    def __str__(self) -> str:
        when = " (beberapa detik setelah perintah ini selesai)" if self.running else ""
        return f"Hapus lingkungan Python {self.folder}{when}"


@dataclass(frozen=True, slots=True)
class RemoveFolder:
    """Remove a folder if nothing is left in it."""

    folder: PurePath

    def __str__(self) -> str:
        return f"Hapus folder {self.folder} bila kosong"


Step = (
    MakeEnvironment
    | InstallPackages
    | WriteFile
    | WriteValue
    | RemoveFile
    | ResetValue
    | RemoveEnvironment
    | RemoveFolder
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done, and what the user should know about what will not."""

    steps: tuple[Step, ...] = ()
    remarks: tuple[str, ...] = ()

    def __add__(self, other: "Plan") -> "Plan":
        return Plan(self.steps + other.steps, self.remarks + other.remarks)


def outline(steps: Iterable[Step]) -> Iterator[str]:
    """Say what will be done, many files of one kind in one line.

    >>> pages = [WriteFile(PurePath(f"{n}.html"), b"", "Salin panduan") for n in range(3)]
    >>> list(outline(pages))
    ['Salin panduan: 3 berkas']
    """
    for kind, group in groupby(steps, key=_kind):
        same = list(group)
        yield str(same[0]) if len(same) == 1 else f"{kind}: {len(same)} berkas"


def _kind(step: Step) -> object:
    match step:
        case WriteFile():
            return step.title
        case RemoveFile():
            return "Hapus yang dibuat perintah ini"
    return step
