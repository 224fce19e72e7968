"""An Excel in memory whose VBA is our workbook's, with a UDF server of the test's choice behind it.

The VBA is interpreted by pyOpenVBA, which has Excel's own error values. Values cross between VBA
and Python as COM passes them: an error as its code, an array as a tuple of rows, a blank as None.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.interpreter._objects import VBAObject, method, setter
from pyopenvba.interpreter._values import (
    EMPTY,
    MISSING,
    VBAArray,
    VBAErrorValue,
    VBAInt,
    error,
)

from lakip_xl.excel.conversation import done
from lakip_xl.workbook.vba.modules import addin_modules, own_modules

ERROR_BASE = -2146828288

WINDOWS = """
Public Sub FindServer(ByRef server As Object)
    On Error Resume Next
    Set server = Nothing
    Set server = CreateObject("Lakip.Server")
End Sub
Public Sub StartPython(ByRef isNew As Boolean, ByRef reason As String)
    Dim process As Object
    Set process = CreateObject("Lakip.Process")
    reason = process.Start()
    isNew = process.IsNew()
End Sub
Public Sub WaitForPython(ByVal milliseconds As Long, ByRef ended As Boolean)
    Dim process As Object
    Set process = CreateObject("Lakip.Process")
    ended = process.Wait(milliseconds)
End Sub
"""
"""What stands in for LakipWindows, whose Declares need Windows."""

LACKING = (
    ("Application.OnTime mWarmUpAt, procedure, , False", ""),
    ("Application.OnTime mWarmUpAt, procedure", ""),
    ("Application.EnableCancelKey = 0", ""),
    ("Application.OnUndo", "NoteUndo"),
    ("Application.FileDialog(FOLDER_PICKER)", 'CreateObject("Lakip.FolderPicker")'),
    ("book.ReadOnly", "False"),
    ("book.ChangeFileAccess 3", 'NoteProblem "dibuka hanya-baca"'),
)
"""What the runtime lacks: Excel's clock and Ctrl+Z (a test calls what they would call), Esc,
dialogs for folders, read-only books."""


STATUS = """
Private mUndo As String
Public Sub NoteUndo(ByVal title As String, ByVal procedure As String)
    mUndo = title & " | " & procedure
End Sub
Public Function UndoUji() As String
    UndoUji = mUndo
End Function
Public Function StatusUji() As String
    Dim status As String
    Dim isUnreachable As Boolean
    GetPythonStatus status, isUnreachable
    StatusUji = status
End Function
"""


def small_workbook(path: Path) -> Path:
    """Write what the bridge needs of a workbook and no more: a sheet, the status line."""
    book = Workbook()
    book.active.title = "Kamus"
    for row in ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0)):
        book.active.append([*row])
    book.active["Z1"] = "Aktifkan konten."
    place = f"{book.active.title}!$Z$1"
    book.defined_names["StatusPython"] = DefinedName("StatusPython", attr_text=place)
    book.save(path)
    return path


class ServerGoneError(Exception):
    """Stands for "The RPC server is unavailable": raised by a server that died."""


class PythonRaisedError(Exception):
    """Stands for an exception in Python that COM reports to VBA."""


class Server(VBAObject):
    """The object FindServer gives; ``call`` is what it does."""

    vba_type_name = "UdfServer"

    def __init__(self, call: Callable[..., Any]) -> None:
        self.call = call
        self.macros: list[str] = []
        self.answers: list[str] = []
        self.replies: list[tuple[str, ...]] = []
        self.notice = ""
        self.dies_in_macros = False

    @method(name="CallUDF")
    def call_udf(self, module: object, function: object, values: object) -> object:
        return self._answer(module, function, from_vba(values))

    @method(name="RunMacro")
    def run_macro(self, name: object, _book: object, answers: object) -> object:
        self.macros.append(str(name))
        self.answers.append(str(answers))
        if self.dies_in_macros:
            raise error(462, "The remote server machine does not exist")
        reply = self.replies.pop(0) if self.replies else done("", "")
        return to_vba(reply)

    @method(name="Notice")
    def say_notice(self, _version: object) -> object:
        return self.notice

    def _answer(self, *arguments: object) -> object:
        try:
            return to_vba(self.call(*arguments))
        except ServerGoneError:
            raise error(462, "The remote server machine does not exist") from None
        except PythonRaisedError as raised:
            raise error(-2147467259, f"Traceback\n{raised}\n") from None


class Process(VBAObject):
    """The interpreter as Windows shows it: missing, unless a test gives another.

    Args:
        refusal: Why Windows does not start it.
        lives: Milliseconds until it ends; None for ever.
    """

    vba_type_name = "Process"

    def __init__(self, refusal: str = "", lives: int | None = None) -> None:
        self.refusal, self.lives = refusal, lives
        self.starts = self.waited = self.age = 0
        self.running = self.is_new = False
        self.on_wait: Callable[[int], None] = lambda _: None

    @method(name="Start")
    def start(self) -> object:
        self.is_new = not self.running and not self.refusal
        if self.is_new:
            self.starts += 1
            self.running, self.age = True, 0
        return self.refusal

    @method(name="IsNew")
    def new(self) -> object:
        return self.is_new

    @method(name="Wait")
    def wait(self, milliseconds: object) -> object:
        step = int(milliseconds)  # type: ignore[call-overload]
        before = self.waited
        self._let_pass(step)
        self.on_wait(self.waited - before)
        return not self.running

    def _let_pass(self, step: int) -> None:
        if self.running and self.lives is not None and self.age + step >= self.lives:
            self.waited += self.lives - self.age
            self.running = False
        elif self.running:
            self.waited += step
            self.age += step


class FolderPicker(VBAObject):
    """The dialog in which a folder is chosen; it is cancelled unless a test chooses one."""

    vba_type_name = "FileDialog"

    def __init__(self, chosen: str = "") -> None:
        self.chosen, self.title = chosen, ""

    @setter("Title")
    def set_title(self, text: object) -> None:
        self.title = str(text)

    @method(name="Show")
    def show(self) -> object:
        return to_vba(-1 if self.chosen else 0)

    @method(name="SelectedItems")
    def selected_items(self, _: object) -> object:
        return self.chosen


class VbaExcel:
    """A workbook open in the interpreter, its bridge connected to a server.

    Args:
        workbook: A workbook made by this project; its own VBA is replaced by the sources.
        connect: Gives the server object, or raises ``ServerGoneError``; asked whenever the bridge
            looks for the server.
        process: The interpreter that the bridge may start.
        addin: Run the add-in's modules, as the add-in.
        macros: Whether the workbook has macros, as VBA; only the add-in asks.
    """

    windows_source = WINDOWS

    def __init__(
        self,
        workbook: Path,
        connect: Callable[[], Server],
        process: Process | None = None,
        *,
        addin: bool = False,
        macros: str = "False",
    ) -> None:
        self.app = ExcelApplication.open(workbook, with_vba=False)
        lacking = (*LACKING, ("book.IsAddin", str(addin)), ("book.HasVBProject", macros))
        for module in addin_modules() if addin else own_modules():
            source = self.windows_source if module.name == "LakipWindows" else module.source
            for excels, stand_in in lacking:
                source = source.replace(excels, stand_in)
            self.app.add_module(source, name=module.name)
        self.app.add_module(STATUS, name="UjiStatus")
        self.process = process or Process(refusal="Could not activate Python COM server")
        self.folder_picker = FolderPicker()
        self.connections = 0
        self._connect = connect
        self.app.interpreter.host.create = self._create

    def evaluate(self, expression: str) -> Any:
        """Evaluate a VBA expression, such as a call of a worksheet function."""
        return self.app.evaluate(expression)

    def run(self, macro: str, *arguments: object) -> Any:
        return self.app.run(macro, *arguments)

    def status(self) -> str:
        """What the bridge would write on Beranda."""
        return str(self.app.evaluate("StatusUji()"))

    def undo_offered(self) -> str:
        """What Ctrl+Z is called and runs after a macro."""
        return str(self.app.evaluate("UndoUji()"))

    def _create(self, class_name: str) -> VBAObject:
        if class_name == "Lakip.Process":
            return self.process
        if class_name == "Lakip.FolderPicker":
            return self.folder_picker
        self.connections += 1
        try:
            return self._connect()
        except ServerGoneError:
            raise error(1000, "Could not activate Python COM server") from None


def error_number(value: object) -> int | None:
    """The number of an Excel error (2042 for #N/A), or None for anything else."""
    return value.number if isinstance(value, VBAErrorValue) else None


def from_vba(value: object) -> Any:
    """Pass a VBA value to Python as COM does."""
    if isinstance(value, VBAArray):
        lower, upper = value.bounds[0]
        if value.dimensions == 1:
            return tuple(from_vba(value.get([index])) for index in range(lower, upper + 1))
        left, right = value.bounds[1]
        return tuple(
            tuple(from_vba(value.get([row, column])) for column in range(left, right + 1))
            for row in range(lower, upper + 1)
        )
    if isinstance(value, VBAErrorValue):
        return ERROR_BASE + value.number
    if value is EMPTY or value is MISSING:
        return None
    if isinstance(value, VBAInt):
        return int(value)
    return value


def to_vba(value: Any) -> Any:
    """Pass a Python value to VBA as COM does: rows become an array of two dimensions."""
    if value is None:
        return EMPTY
    if isinstance(value, bool | float | str):
        return value
    if isinstance(value, int):
        return VBAInt(value, "Long")
    if isinstance(value, list | tuple):
        items = list(value)
        if items and all(isinstance(row, list | tuple) for row in items):
            width = len(items[0])
            cells = [to_vba(row[column]) for column in range(width) for row in items]
            return VBAArray([(0, len(items) - 1), (0, width - 1)], items=cells)
        return VBAArray([(0, len(items) - 1)], items=[to_vba(item) for item in items])
    return value
