"""xlwings' own VBA, made countable: its module and the wrapper it generates, in the interpreter.

Only what needs Windows is replaced: loading the DLL and starting the server. Configuration is
read by xlwings' real code from the workbook's real sheet, and every read is counted.
"""

import io
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import fake_com
from pyopenvba.interpreter._objects import VBAObject, method
from vba_excel import Server, VbaExcel

from lakip_xl.workbook.vba.modules import xlwings_modules

COUNTED = (
    ("Public Const XLWINGS_VERSION", "Public ConfigReads As Long\nPublic Const XLWINGS_VERSION"),
    (
        'Optional source As String = "") As Variant\n',
        'Optional source As String = "") As Variant\n    ConfigReads = ConfigReads + 1\n',
    ),
    # Excel compares the text "False" with True; the interpreter does not.
    ('GetConfig("SHOW CONSOLE", False) = True', 'GetConfig("SHOW CONSOLE", False) = "True"'),
    ("LoadLibrary(ParentFolder", "DllLoaded(ParentFolder"),
    ("XLPyDLLActivateAuto(XLPy, XLPyCommand, 1)", "Activated(XLPy, XLPyCommand())"),
)
WINDOWS = """
Private Function DllLoaded(ByVal path As String) As Long
    DllLoaded = 1
End Function
Private Function Activated(ByRef server As Variant, ByVal command As String) As Long
    Set server = CreateObject("Lakip.UdfServer")
End Function
"""


class WScriptShell(VBAObject):
    """Expands no variables: on this system there are none to expand."""

    vba_type_name = "WshShell"

    @method(name="ExpandEnvironmentStrings")
    def expand(self, text: object) -> object:
        return text


class CountingExcel(VbaExcel):
    """Excel with xlwings' real VBA instead of the three-line stand-in."""

    def __init__(self, workbook: Path, call: Callable[..., Any]) -> None:
        self.calls = 0

        def counted(*arguments: object) -> Any:
            self.calls += 1
            return call(*arguments)

        server = Server(counted)
        super().__init__(workbook, lambda: server, xlwings_source=countable_module())

    @property
    def config_reads(self) -> int:
        return int(self.app.evaluate("ConfigReads"))

    def _create(self, class_name: str) -> Any:
        return WScriptShell() if class_name == "WScript.Shell" else super()._create(class_name)


def countable_module() -> str:
    """xlwings' module with a counter in GetConfig and without the calls into Windows."""
    source = xlwings_modules()[0].source.replace("\r\n", "\n")
    # The interpreter reads no comment behind a directive.
    source = re.sub(r"(?m)^( *#(?:Const|If|ElseIf) [^'\n]*?) *'.*$", r"\1", source)
    for original, counted in COUNTED:
        assert original in source, original
        source = source.replace(original, counted)
    # The counted signature also stands in no other function.
    assert source.count("ConfigReads = ConfigReads + 1") == 1
    return source + WINDOWS


def generated_wrapper(module: ModuleType) -> str:
    """The wrapper xlwings generates for a module's functions, without asking who called."""
    fake_com.install()
    from xlwings import udfs

    text = io.StringIO()
    udfs.generate_vba_wrapper(module.__name__, module, text, SimpleNamespace(Name="buku.xlsm"))
    source = re.sub(r".*If TypeOf Application\.Caller.*\n", "", text.getvalue())
    return '#Const App = "Microsoft Excel"\n' + source.replace("Application.Caller", "Nothing")
