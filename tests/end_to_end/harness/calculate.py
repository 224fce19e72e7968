"""Opens a workbook in LibreOffice with its macros on, recalculates it, prints its cells as JSON.

Run by the system's Python, which has LibreOffice's ``uno``: ``calculate.py PIPE WORKBOOK``.
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

# In place of the module that asks Windows.
WINDOWS = """Option VBASupport 1
Public Sub FindServer(ByRef server As Object)
    Set server = CreateUnoService("lakipuji.UdfServer")
End Sub
Public Sub StartPython(ByRef isNew As Boolean, ByRef reason As String)
    reason = "the service is not installed"
End Sub
Public Sub WaitForPython(ByVal milliseconds As Long, ByRef ended As Boolean)
    ended = True
End Sub
"""


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


def set_up_bridge(document: Any) -> None:
    library = document.BasicLibraries.getByName("VBAProject")
    library.replaceByName("LakipWindows", WINDOWS)
    # LibreOffice's Range knows no Value2; the bridge reads ranges in one procedure only.
    library.replaceByName(
        "LakipServer", library.getByName("LakipServer").replace(".Value2", ".Value")
    )


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


def main(pipe: str, workbook: str) -> None:
    desktop = desktop_of(pipe)
    options = {"Hidden": True, "MacroExecutionMode": RUN_MACROS_WITHOUT_ASKING}
    properties = tuple(PropertyValue(Name=name, Value=value) for name, value in options.items())
    document = desktop.loadComponentFromURL(Path(workbook).as_uri(), "_blank", 0, properties)
    set_up_bridge(document)
    document.calculateAll()
    json.dump(cells_of(document), sys.stdout)
    document.close(True)
    desktop.terminate()


main(*sys.argv[1:])
