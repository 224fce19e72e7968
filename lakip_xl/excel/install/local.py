"""The ports answered by the computer this runs on, as far as every system has them."""

import importlib.util
import os
import shutil
import struct
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePath

from lakip_xl.excel.install.system import (
    Ran,
    Registry,
    RegistryValue,
    RunningPython,
    System,
)

_OWN_SETTINGS = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
"""Variables that would lead a started interpreter to the packages of another one."""


class LocalFiles:
    """Files and folders of this computer."""

    def is_file(self, path: PurePath) -> bool:
        """Tell whether there is a file."""
        return Path(path).is_file()

    def is_folder(self, path: PurePath) -> bool:
        """Tell whether there is a folder."""
        return Path(path).is_dir()

    def names(self, folder: PurePath) -> list[str]:
        """Give the names in a folder; none when it is not there."""
        return sorted(p.name for p in Path(folder).iterdir()) if Path(folder).is_dir() else []

    def read(self, path: PurePath, size: int = -1) -> bytes | None:
        """Give the first bytes of a file; None when it is not there."""
        try:
            with Path(path).open("rb") as file:
                return file.read(size)
        except FileNotFoundError:
            return None

    def write(self, path: PurePath, data: bytes) -> None:
        """Replace a file by new content in one move; its folder is made when needed."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary.replace(target)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise

    def remove(self, path: PurePath) -> None:
        """Remove a file; one that is not there is removed already."""
        Path(path).unlink(missing_ok=True)

    def remove_tree(self, folder: PurePath) -> None:
        """Remove a folder with all that is in it."""
        if Path(folder).is_dir():
            shutil.rmtree(folder)

    def remove_empty(self, folder: PurePath) -> None:
        """Remove a folder if nothing is in it."""
        if Path(folder).is_dir() and not self.names(folder):
            Path(folder).rmdir()

    def is_in_use(self, path: PurePath) -> bool:
        """Tell whether a program that runs holds the file, so that it cannot be replaced."""
        try:
            with Path(path).open("r+b"):
                return False
        except FileNotFoundError:
            return False
        except OSError:  # Windows lets nobody write a program or a library that is loaded
            return True


class LocalPrograms:
    """Other programs of this computer."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[bytes]] = []
        """Held, because Python warns of a forgotten child that still runs; these shall."""

    def run(self, arguments: Sequence[str], seconds: int) -> Ran:
        """Run a program to its end, at most this long."""
        try:
            process = subprocess.run(  # noqa: S603 - a list of words, no shell
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=seconds,
                check=False,
                env=self._environment(),
            )
        except subprocess.TimeoutExpired:
            return Ran(None, f"tidak selesai dalam {seconds} detik")
        except OSError as error:
            number = getattr(error, "winerror", None) or error.errno
            return Ran(None, error.strerror or str(error), number)
        return Ran(process.returncode, process.stdout.decode("utf-8", errors="replace"))

    def start(self, arguments: Sequence[str]) -> None:
        """Start a program that outlives this one."""
        # Without a window of its own on Windows, in a session of its own elsewhere.
        detached = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        process = subprocess.Popen(  # noqa: S603 - a list of words, no shell
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=tempfile.gettempdir(),  # a folder that is somebody's current one stays
            start_new_session=True,
            creationflags=detached,
            env=self._environment(),
        )
        self.started.append(process)

    @staticmethod
    def _environment() -> dict[str, str]:
        return {name: text for name, text in os.environ.items() if name not in _OWN_SETTINGS}


class NoRegistry:
    """The registry of a system that has none."""

    def value(self, key: str, name: str) -> RegistryValue | None:  # noqa: ARG002 - the port's signature
        """Give nothing."""
        return None

    def subkeys(self, key: str) -> list[str]:  # noqa: ARG002 - the port's signature
        """Give nothing."""
        return []

    def write(self, key: str, name: str, value: RegistryValue) -> None:
        """Refuse: nothing may be planned that needs a registry."""
        raise NotImplementedError

    def delete(self, key: str, name: str) -> None:
        """Refuse: nothing may be planned that needs a registry."""
        raise NotImplementedError


def running_python() -> RunningPython:
    """Describe the interpreter that runs this process."""
    return RunningPython(
        executable=PurePath(sys.executable),
        # Only CPython has it; where it is missing there is no environment to come from either.
        base=PurePath(getattr(sys, "_base_executable", None) or sys.executable),
        version=sys.version_info[:2],
        bits=struct.calcsize("P") * 8,
        makes_environments=all(map(importlib.util.find_spec, ("venv", "ensurepip"))),
        arm=sysconfig.get_platform() == "win-arm64",
    )


def this_system() -> System:
    """Describe this computer, with what its system has to offer."""
    registry: Registry = NoRegistry()
    windows, ansi = None, sys.getfilesystemencoding()
    if sys.platform == "win32":
        from lakip_xl.excel.install.windows import WindowsRegistry

        registry = WindowsRegistry()
        version = sys.getwindowsversion()
        windows, ansi = f"{version.major}.{version.minor}.{version.build}", "mbcs"
    return System(
        windows=windows,
        variables=dict(os.environ),
        ansi=ansi,
        registry=registry,
        files=LocalFiles(),
        programs=LocalPrograms(),
        python=running_python(),
    )
