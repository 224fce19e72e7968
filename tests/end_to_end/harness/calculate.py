"""Opens a workbook in LibreOffice with its macros on, recalculates it, prints its cells as JSON.

Run by the system's Python, which has LibreOffice's ``uno``: ``calculate.py PIPE WORKBOOK PYTHON``,
where PYTHON says how the interpreter behaves: a key of ``INTERPRETERS``.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table.CellContentType import EMPTY, FORMULA, VALUE

RUN_MACROS_WITHOUT_ASKING = 4

# In place of the module that asks Windows: what finding, starting and waiting do.
WINDOWS = """Option VBASupport 1
Private mWaited As Long
Private mStarts As Long
Public Sub FindServer(ByRef server As Object)
    Set server = {server}
End Sub
Public Sub StartPython(ByRef isNew As Boolean, ByRef reason As String)
    mStarts = mStarts + 1
    isNew = (mStarts = 1)
    reason = "{reason}"
End Sub
Public Sub WaitForPython(ByVal milliseconds As Long, ByRef ended As Boolean)
    ended = {ended}
    If Not ended Then
        mWaited = mWaited + milliseconds
        Wait milliseconds
    End If
End Sub
Public Function Waited() As Long
    Waited = mWaited
End Function
Public Function Status() As String
    Dim line As String
    Dim isUnreachable As Boolean
    GetPythonStatus line, isUnreachable
    Status = line
End Function
"""
SERVER = 'CreateUnoService("lakipuji.UdfServer")'
INTERPRETERS = {
    "serving": {"server": SERVER, "reason": "the service is not installed", "ended": "True"},
    "missing": {"server": "Nothing", "reason": "berkas tidak ada", "ended": "True"},
    "crashing": {"server": "Nothing", "reason": "", "ended": "True"},
    "hanging": {"server": "Nothing", "reason": "", "ended": "False"},
}


def desktop_of(pipe: str) -> Any:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    for _ in range(300):
        try:
            office = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            desktop = office.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", office
            )
        except NoConnectException:
            time.sleep(0.1)
        else:
            return desktop
    raise SystemExit("LibreOffice does not answer")


def set_up_bridge(document: Any, interpreter: str) -> None:
    library = document.BasicLibraries.getByName("VBAProject")
    library.replaceByName("LakipWindows", WINDOWS.format(**INTERPRETERS[interpreter]))
    # LibreOffice's Range knows no Value2; the bridge reads ranges in one procedure only.
    library.replaceByName(
        "LakipServer", library.getByName("LakipServer").replace(".Value2", ".Value")
    )


def told_by(document: Any, function: str) -> Any:
    """What a function of the stand-in says of the calculation that is over."""
    place = f"VBAProject.LakipWindows.{function}"
    script = document.ScriptProvider.getScript(
        f"vnd.sun.star.script:{place}?language=Basic&location=document"
    )
    return script.invoke((), (), ())[0]


def cells_of(document: Any) -> dict[str, dict[str, dict[str, Any]]]:
    found = {}
    for sheet in document.Sheets:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        area = cursor.RangeAddress
        found[sheet.Name] = {
            f"{row + 1},{column + 1}": content
            for row in range(area.EndRow + 1)
            for column in range(area.EndColumn + 1)
            if (content := content_of(sheet.getCellByPosition(column, row)))
        }
    return found


def content_of(cell: Any) -> dict[str, Any]:
    if cell.Type == EMPTY:
        return {}
    if cell.Type == VALUE:
        return {"value": cell.Value}
    if cell.Type != FORMULA:
        return {"value": cell.String}
    is_number = cell.FormulaResultType2 == uno.getConstantByName(
        "com.sun.star.sheet.FormulaResult.VALUE"
    )
    return {
        "formula": cell.Formula,
        "value": cell.Value if is_number else cell.String,
        "error": cell.getError(),
    }


def main(pipe: str, workbook: str, interpreter: str) -> None:
    desktop = desktop_of(pipe)
    options = {"Hidden": True, "MacroExecutionMode": RUN_MACROS_WITHOUT_ASKING}
    properties = tuple(PropertyValue(Name=name, Value=value) for name, value in options.items())
    document = desktop.loadComponentFromURL(Path(workbook).as_uri(), "_blank", 0, properties)
    set_up_bridge(document, interpreter)
    document.calculateAll()
    found = {
        "cells": cells_of(document),
        "waited": told_by(document, "Waited"),
        "status": told_by(document, "Status"),
    }
    json.dump(found, sys.stdout)
    document.close(True)
    desktop.terminate()


main(*sys.argv[1:])
