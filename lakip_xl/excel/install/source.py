"""Where the packages come from: a folder of wheels, or the package index of this computer."""

import importlib.metadata
import json
from dataclasses import dataclass
from pathlib import PurePath

import lakip_xl
from lakip_xl.errors import LakipError
from lakip_xl.excel.install.manifest import digest
from lakip_xl.excel.install.system import ISOLATED, System

DISTRIBUTION = "lakip-xl"

LOCK = "paket.txt"
"""In a folder of wheels: every package with its version and hash, as pip reads it."""

WHEELS_ONLY = ("--only-binary=:all:", "--no-binary=docopt")
"""Staff have no compilers: a missing wheel must be said as such, not tried to be built. docopt has
none, and nothing to compile either."""

_PIP = (*ISOLATED, "-m", "pip")
_QUIET = ("--disable-pip-version-check", "--no-input")


@dataclass(frozen=True, slots=True)
class Source:
    """What pip installs, and from where."""

    requirement: str
    """What pip is asked for."""
    version: str
    """The version of lakip-xl that will be there afterwards."""
    folder: PurePath | None = None
    """The folder of wheels; None for the index that pip is configured for."""

    def install(self, python: PurePath, *, again: bool = False) -> tuple[str, ...]:
        """Give the command that installs into the environment of an interpreter.

        Args:
            python: The environment's interpreter.
            again: Replace what is installed with the right version but incomplete.
        """
        return (
            str(python),
            *_PIP,
            "install",
            *_QUIET,
            "--no-user",
            "--upgrade",
            *(("--force-reinstall",) if again else ()),
            *self.places(),
            *self.wanted(),
        )

    def wanted(self) -> tuple[str, ...]:
        """Give what pip is asked for: from a folder exactly the wheels it was made with."""
        if self.folder is not None:
            return ("--require-hashes", "--requirement", str(self.folder / LOCK))
        return (self.requirement,)

    def places(self) -> tuple[str, ...]:
        """Give pip's options that say where it may look."""
        if self.folder is not None:
            return ("--no-index", "--find-links", str(self.folder))
        return WHEELS_ONLY

    def __str__(self) -> str:
        return f"folder {self.folder}" if self.folder else "indeks paket"


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel by its file name."""

    name: str
    version: str
    python: str
    abi: str
    platform: str


def parse_wheel(file_name: str) -> Wheel | None:
    """Read a wheel's file name; None when it is not one.

    >>> parse_wheel("lxml-6.1.3-cp312-cp312-win_amd64.whl")
    Wheel(name='lxml', version='6.1.3', python='cp312', abi='cp312', platform='win_amd64')
    """
    stem, dot, ending = file_name.rpartition(".")
    fields = stem.split("-")
    if not dot or ending != "whl" or len(fields) not in {5, 6}:
        return None
    name = fields[0].lower().replace("_", "-")
    version, (python, abi, platform) = fields[1], fields[-3:]
    return Wheel(name, version, python, abi, platform)


def from_folder(system: System, folder: PurePath) -> Source:
    """Use a folder of wheels.

    Raises:
        LakipError: the folder lacks our package, or was made for another Python.
    """
    if not system.files.is_folder(folder):
        raise LakipError(f"Folder paket '{folder}' tidak ada: periksa tulisannya.")
    wheels = [wheel for name in system.files.names(folder) if (wheel := parse_wheel(name))]
    ours = [wheel.version for wheel in wheels if wheel.name == DISTRIBUTION]
    if not ours:
        raise LakipError(
            f"Folder '{folder}' tidak berisi berkas lakip_xl-….whl: pakai folder yang dibuat "
            "dengan 'lakip-xl pasang --buat-paket'."
        )
    if len(ours) > 1:
        raise LakipError(
            f"Folder '{folder}' berisi beberapa versi lakip_xl ({', '.join(sorted(ours))}): "
            "sisakan satu."
        )
    if not system.files.is_file(folder / LOCK):
        raise LakipError(
            f"Folder '{folder}' tidak memuat {LOCK}, daftar paket dengan hash-nya: buat folder "
            "paket yang baru dengan 'lakip-xl pasang --buat-paket'."
        )
    _check_fit(system, folder, wheels)
    return Source(f"{DISTRIBUTION}=={ours[0]}", ours[0], folder)


def _check_fit(system: System, folder: PurePath, wheels: list[Wheel]) -> None:
    major, minor = system.python.version
    for wheel in wheels:
        if system.windows and wheel.platform not in {"any", "win_amd64"}:
            raise LakipError(
                f"Folder '{folder}' dibuat di sistem lain ({wheel.name} untuk {wheel.platform}): "
                "buat di komputer Windows 64-bit."
            )
        # Every later Python takes an "abi3" or a pure wheel; a "cp312" one fits 3.12 alone.
        if wheel.abi.startswith("cp") and wheel.abi != f"cp{major}{minor}":
            wanted = wheel.abi.removeprefix("cp")
            raise LakipError(
                f"Paket di folder '{folder}' dibuat untuk Python {wanted[0]}.{wanted[1:]}, "
                f"sedangkan yang berjalan Python {major}.{minor}: pakai Python yang sama, atau "
                "minta folder yang cocok."
            )


def from_index() -> Source:
    """Use what this very package came from: a file or folder it was installed from, or an index."""
    version = lakip_xl.__version__
    try:
        record = importlib.metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:
        record = None
    if record is None:
        return Source(f"{DISTRIBUTION}=={version}", version)
    return Source(f"{DISTRIBUTION} @ {json.loads(record)['url']}", version)


def build_folder(python: PurePath, source: Source, folder: PurePath) -> tuple[str, ...]:
    """Give the command that fills a folder with wheels for computers like this one.

    ``pip wheel``, not ``pip download --platform``: only on the same system does pip know which
    packages Windows needs besides (pywin32, colorama, tzdata), and docopt has to be built.
    """
    return (
        str(python),
        *_PIP,
        "wheel",
        *_QUIET,
        "--wheel-dir",
        str(folder),
        *source.places(),
        source.requirement,
    )


def lock(system: System, folder: PurePath) -> bytes:
    """List the wheels of a folder with their hashes."""
    lines = []
    for name in system.files.names(folder):
        data, wheel = system.files.read(folder / name), parse_wheel(name)
        if wheel is not None and data is not None:
            lines.append(f"{wheel.name}=={wheel.version} --hash=sha256:{digest(data)}\r\n")
    return "".join(lines).encode("ascii")
