"""A Windows under Wine: programs run for real, and the VBA's own Declares are answered.

The VBA is interpreted by pyOpenVBA as elsewhere (``vba_excel``); but where other tests replace
``LakipWindows``, here its text runs too, and what it declares is called for real, by a small C
program under Wine that stands for Excel's process.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from pyopenvba.interpreter._objects import VBAObject, method
from pyopenvba.interpreter._values import EMPTY, VBAArray, VBAInt, error
from vba_declares import Declared
from vba_excel import VbaExcel, from_vba

from lakip_xl.workbook.vba.modules import FOLDER, read_source

HERE = Path(__file__).parent / "wine"
COMPILER, WINE, WINESERVER = "x86_64-w64-mingw32-gcc", "wine", "wineserver"
_LONG_MOST = 2**31 - 1


def missing_programs() -> list[str]:
    """Name the programs that this needs and the machine lacks."""
    return [name for name in (COMPILER, WINE, WINESERVER) if shutil.which(name) is None]


class Prefix:
    """A Windows of its own, and a compiler for it.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "WINEPREFIX": str(folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;certutil.exe=n",
        }
        self.run("wineboot", "--init")
        self.system = folder / "prefix" / "drive_c" / "windows" / "system32"
        place = self.run("cmd", "/c", "echo %LOCALAPPDATA%").strip().splitlines()[-1]
        self.local = Path(self.run("winepath", "-u", place).strip())

    def compile(self, name: str, *options: str) -> Path:
        """Compile a program that stands beside this module."""
        program = self.folder / f"{name}.exe"
        libraries = ("-lole32", "-loleaut32", "-luuid", "-lshell32")
        command = [COMPILER, "-Wall", "-Werror", *options, f"-I{self.folder}", f"{HERE / name}.c"]
        subprocess.run([*command, "-o", str(program), *libraries], check=True)
        return program

    def run(self, *command: str, folder: Path | None = None, good: bool = True) -> str:
        """Run a program of Windows; give what it prints."""
        done = subprocess.run(
            [WINE, *command],
            env=self.environment,
            cwd=folder,
            check=good,
            timeout=120,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return done.stdout.decode()

    def close(self) -> None:
        """End every program of this prefix, and no other."""
        subprocess.run([WINESERVER, "-k"], env=self.environment, check=False)


class Windows(Prefix):
    """One with the stand-in interpreter, for Excel.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.declared = Declared(read_source(FOLDER / "LakipWindows.bas"))
        (folder / "declared.h").write_text(self.declared.c_source(), encoding="ascii")
        self.caller = self.compile("caller")
        self.interpreter = self.compile("pythonw", "-mwindows")
        self.scripts = self.local / "lakip_xl" / "venv" / "Scripts"
        self.scripts.mkdir(parents=True)
        self._excels: list[subprocess.Popen[str]] = []

    def warm_up(self) -> None:
        """Let Wine start its own services, which a first call of COM waits for."""
        self.behave("crash")
        self.run(str(self.scripts / "pythonw.exe"), good=False)
        caller = subprocess.Popen(
            [WINE, str(self.caller)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self.environment,
        )
        zeros = " ".join("0" * 11)
        caller.communicate(f"CALL CoCreateInstance {zeros} 0 4 {zeros}\n", timeout=60)

    def behave(self, way: str, *, program: bytes | None = b"") -> None:
        """Install an interpreter that behaves in a way; None for none at all."""
        for name in ("pythonw.exe", "cara.txt", "dijalankan.txt"):
            (self.scripts / name).unlink(missing_ok=True)
        (self.scripts / "cara.txt").write_text(way, encoding="ascii")
        if program is not None:
            content = program or self.interpreter.read_bytes()
            (self.scripts / "pythonw.exe").write_bytes(content)

    def started(self) -> list[list[str]]:
        """Give process, folder and command line of every interpreter since ``behave``."""
        seen = self.scripts / "dijalankan.txt"
        return (
            [line.split("|") for line in seen.read_text(encoding="utf-8").splitlines()]
            if seen.exists()
            else []
        )

    def excel(self, workbook: Path) -> "WindowsExcel":
        """Start an Excel process and open a workbook in it."""
        process = subprocess.Popen(
            [WINE, str(self.caller)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self.environment,
        )
        self._excels.append(process)
        return WindowsExcel(workbook, self, process)

    def close(self) -> None:
        """End every program of this prefix, and no other."""
        for process in self._excels:
            process.stdin.close()  # type: ignore[union-attr]
            process.stdout.close()  # type: ignore[union-attr]
        super().close()
        for process in self._excels:
            process.wait(timeout=20)


class WindowsExcel(VbaExcel):
    """A workbook open in the interpreter, with Wine behind the Declares of its VBA."""

    def __init__(self, workbook: Path, windows: Windows, process: "subprocess.Popen[str]") -> None:
        self.windows = windows
        self._process = process
        super().__init__(workbook, self._never)
        self.app.interpreter.host.create = lambda _name: _Api(self)

    @property
    def windows_source(self) -> str:  # type: ignore[override]
        return self.windows.declared.stand_in()

    def tell(self, *words: str) -> list[str]:
        """Hand a line to the program under Wine; give the words of its answer."""
        self._process.stdin.write(" ".join(words) + "\n")  # type: ignore[union-attr]
        self._process.stdin.flush()  # type: ignore[union-attr]
        answer = self._process.stdout.readline().split()  # type: ignore[union-attr]
        assert answer, words
        assert not answer[0].startswith("?"), (words, answer)
        return list(answer)

    @staticmethod
    def _never() -> Any:
        raise AssertionError


class _Api(VBAObject):
    """What the VBA of the stand-in functions asks; see ``Declared.stand_in``."""

    vba_type_name = "Api"

    def __init__(self, excel: WindowsExcel) -> None:
        self.excel = excel

    @method(name="Ask")
    def ask(self, name: object, values: object) -> object:
        words = [_encoded(value) for value in from_vba(values)]
        answer = self.excel.tell("CALL", str(name), *words)
        items: list[object] = [_number(int(word)) for word in answer]
        return VBAArray([(0, len(items) - 1)], items=items)

    @method(name="Object")
    def server(self, address: object) -> object:
        return _Server(self.excel, str(int(address)))  # type: ignore[call-overload]

    @method(name="Environment")
    def environment(self, name: object) -> object:
        return _decoded(self.excel.tell("ENV", _encoded(name))[0])

    @method(name="SizeOf")
    def size(self, name: object) -> object:
        return VBAInt(self.excel.windows.declared.layout(str(name), 8)[0], "Long")


class _Server(VBAObject):
    """The object that CoCreateInstance gave; its methods are called through IDispatch."""

    vba_type_name = "Server"

    def __init__(self, excel: WindowsExcel, address: str) -> None:
        self.excel, self.address = excel, address

    @method(name="CallUDF")
    def call_udf(self, module: object, function: object, values: object) -> object:
        arguments = [_argument(from_vba(one)) for one in (module, function, values)]
        name = _encoded("CallUDF")
        (answer,) = self.excel.tell("INVOKE", self.address, name, "3", *arguments)
        if answer.startswith("!"):
            raise error(int(answer[1:]), "The remote procedure call failed")
        return _decoded(answer)


def _number(value: int) -> object:
    return VBAInt(value, "Long") if -_LONG_MOST <= value <= _LONG_MOST else float(value)


def _encoded(value: object) -> str:
    if isinstance(value, str):
        return "s" + value.encode("utf-16-be").hex()
    return str(int(value))  # type: ignore[call-overload]


def _argument(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join([f"a{len(value)}", *map(_argument, value)])
    if value is None:
        return "e"
    return _encoded(value) if isinstance(value, str) else f"d{float(value)!r}"


def _decoded(word: str) -> Any:
    if word == "e":
        return EMPTY
    if word.startswith("d"):
        return float(word[1:])
    return bytes.fromhex(word[1:]).decode("utf-16-be")
