"""The COM server behind the cells: ``pythonw -I -B -m lakip_xl.excel.server CLASS PID``.

The VBA (``LakipWindows.bas``) starts it and finds it by its class, as xlwings' DLL and its
``com_server`` do; the object answers ``CallUDF`` with xlwings' arguments. What it can do is fixed:
a function of the catalogue, or a macro of ours. It runs no statement and imports no module that a
caller names. Nothing is loaded for a formula but the catalogue; xlwings, with pandas and numpy
behind it, waits for the first macro.
"""

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

from lakip_xl.excel.cells import Rows, from_excel, to_excel
from lakip_xl.excel.watchdog import QUIET_SECONDS, Watchdog
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.workbook.vba.version import version_notice

UNUSED_SECONDS = 120
"""How long a server stays that nobody ever asked."""

_POLL_MILLISECONDS = 1000
_ALREADY_EXISTS = 183
_SYNCHRONIZE = 0x0010_0000


class LakipServer:
    """The object that the VBA talks to.

    Args:
        watchdog: Ends the process of a function that does not answer; a macro may take its time.

    >>> LakipServer().CallUDF("", "CAPAIAN", (78.0, 71.0))
    109.85915492957747
    """

    _public_methods_ = ("CallUDF", "RunMacro", "Notice")

    def __init__(self, watchdog: Watchdog | None = None) -> None:
        self._watchdog = watchdog
        self._macros = 0

    def CallUDF(  # noqa: N802 - the name of xlwings' protocol
        self, _module: str, function: str, arguments: tuple[Any, ...], *_: object
    ) -> Rows | float | str | int:
        """Answer a function: a cell for one cell, else rows.

        Args:
            _module: Named by xlwings' protocol; the catalogue is the only one.
            function: A function's name in the catalogue.
            arguments: Raw values, as ``lakip_xl.excel.cells`` describes them.

        Raises:
            KeyError: there is no such function.
        """
        if self._watchdog and not self._macros:  # Excel computes while a macro writes, too
            self._watchdog.watch(arguments)
        rows = to_excel(CATALOGUE[function].evaluate(*map(from_excel, arguments)))
        return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows

    def Notice(self, version: str) -> str:  # noqa: N802 - COM spells methods so
        """Say what is to be done when a workbook's macros are of another version; "" for nothing.

        >>> LakipServer().Notice("0.0.9")[:41]
        'Makro buku kerja ini dari lakip_xl 0.0.9,'
        """
        return version_notice(version)

    def RunMacro(  # noqa: N802 - COM spells methods so
        self, name: str, book: Any, answers: str = ""
    ) -> list[str]:
        """Run a macro on a workbook that is open in Excel, until it has to ask or is done.

        Args:
            name: One of ``lakip_xl.excel.macros.MACROS``.
            book: Excel's own object.
            answers: What the user answered so far, as ``lakip_xl.excel.conversation`` reads it.

        Returns:
            The question, or what the user is told at the end.

        Raises:
            KeyError: there is no such macro.
        """
        if self._watchdog:
            self._watchdog.rest()
        self._macros += 1
        try:
            return self._run(name, book, answers)
        finally:
            self._macros -= 1

    @staticmethod
    def _run(name: str, book: Any, answers: str) -> list[str]:
        import xlwings as xw

        from lakip_xl.excel.adapter import ExcelWorkbook
        from lakip_xl.excel.conversation import read_answers
        from lakip_xl.excel.macros import run

        client = importlib.import_module("win32com.client")
        windows = importlib.import_module("xlwings._xlwindows")
        opened = xw.Book(impl=windows.Book(client.Dispatch(book)))
        # A list: of a tuple, pywin32 answers with the first item, and writes the others into the
        # caller's variables.
        return list(run(name, ExcelWorkbook(opened, read_answers(answers))))


def serve(class_name: str, excel: int) -> None:
    """Serve until Excel ends, lets go of the last object, or never asked.

    Args:
        class_name: The class to register, ``{...}``.
        excel: The process of Excel; 0 when unknown.
    """
    windows = _Windows()
    # A second workbook may have started a second server before the first was there.
    mutex = windows.event.CreateMutex(None, False, f"lakip_xl {class_name}")
    if windows.api.GetLastError() == _ALREADY_EXISTS:
        return
    windows.com.CoInitialize()
    watchdog = Watchdog()
    asked = _register(windows, class_name, watchdog)
    process = windows.api.OpenProcess(_SYNCHRONIZE, False, excel) if excel else None
    _pump(windows, process, asked, watchdog)
    windows.com.CoUninitialize()
    del mutex


class _Windows:
    """pywin32's modules, which exist on Windows only; typed as Any for that reason."""

    def __init__(self) -> None:
        self.com: Any = importlib.import_module("pythoncom")
        self.types: Any = importlib.import_module("pywintypes")
        self.api: Any = importlib.import_module("win32api")
        self.event: Any = importlib.import_module("win32event")
        self.policy: Any = importlib.import_module("win32com.server.policy")
        self.util: Any = importlib.import_module("win32com.server.util")


def _register(windows: _Windows, class_name: str, watchdog: Watchdog) -> Callable[[], bool]:
    """Register the class; give the question whether anybody ever asked for its object."""
    class_id = windows.types.IID(class_name)
    created: list[bool] = []
    base: Any = windows.policy.DefaultPolicy

    class Policy(base):  # type: ignore[misc]
        def _CreateInstance_(self, wanted: Any, interface: Any) -> Any:  # noqa: N802 - pywin32's
            if wanted == class_id:
                created.append(True)
                return windows.util.wrap(LakipServer(watchdog), interface)
            return super()._CreateInstance_(wanted, interface)

    windows.policy.DefaultPolicy = Policy
    factory = windows.com.MakePyFactory(class_id)
    flags = windows.com.REGCLS_MULTIPLEUSE | windows.com.REGCLS_SUSPENDED
    context = windows.com.CLSCTX_LOCAL_SERVER
    windows.com.CoRegisterClassObject(class_id, factory, context, flags)
    windows.com.EnableQuitMessage(windows.api.GetCurrentThreadId())
    windows.com.CoResumeClassObjects()
    return lambda: bool(created)


def _pump(windows: _Windows, process: Any, asked: Callable[[], bool], watchdog: Watchdog) -> None:
    handles = () if process is None else (process,)
    message = windows.event.WAIT_OBJECT_0 + len(handles)
    idle = 0
    while idle < UNUSED_SECONDS * 1000:
        patience = round(QUIET_SECONDS * 1000) if watchdog.armed else _POLL_MILLISECONDS
        ending = windows.event.MsgWaitForMultipleObjects(
            handles,
            False,
            patience,
            windows.event.QS_ALLEVENTS,
        )
        if ending == message:
            if windows.com.PumpWaitingMessages():
                return  # the last object was let go of
        elif ending == windows.event.WAIT_TIMEOUT:
            idle = 0 if asked() else idle + patience
        else:
            return  # Excel has ended
        watchdog.relax()


def main(arguments: Sequence[str]) -> None:
    """Serve as the command line says."""
    serve(arguments[1], int(arguments[2]))


if __name__ == "__main__":
    main(sys.argv)
