"""Generates ``LakipKonfig.bas``: the settings that the VBA accepts before it starts Python."""

from collections.abc import Iterable

from lakip_xl.workbook.vba.conf import GUIDE, INTERPRETER, SHEET_NAME
from lakip_xl.workbook.vba.source import call, literal

HEADER = f"""\
Attribute VB_Name = "LakipKonfig"
' Is the sheet {SHEET_NAME} still what this project built? It names the interpreter, so whoever
' could change it, without touching the VBA, could choose what runs. Generated from
' lakip_xl/workbook/vba/conf.py by "python -m lakip_xl.workbook.vba".
Option Explicit
Option Private Module

"""

FOOTER = """
' The interpreter's path on this computer.
Public Function InterpreterPath() As String
    InterpreterPath = OnThisComputer({interpreter})
End Function

' The guide's first page on this computer.
Public Function GuidePath() As String
    GuidePath = OnThisComputer({guide})
End Function

Private Function OnThisComputer(ByVal path As String) As String
    OnThisComputer = Replace(path, "%LOCALAPPDATA%", Environ$("LOCALAPPDATA"))
End Function

Public Function ConfigurationIsIntact() As Boolean
    Dim expected As Variant
    Dim found As Variant
    Dim index As Long
    Dim book As Object
    On Error GoTo Missing
    Set book = ThisWorkbook
    expected = Expectation()
    found = CellValue(book.Sheets("{sheet}").Range("A1:B" & (UBound(expected) + 2) \\ 2))
    For index = 0 To UBound(expected) Step 2
        If CStr(found(index \\ 2 + 1, 1)) <> expected(index) Then Exit Function
        If CStr(found(index \\ 2 + 1, 2)) <> expected(index + 1) Then Exit Function
    Next index
    ConfigurationIsIntact = True
    Exit Function
Missing:
    ConfigurationIsIntact = False
End Function
"""


def render_guard(settings: Iterable[tuple[str, str]]) -> str:
    """Write the module's source, with line feeds as line ends."""
    pairs = [f"{literal(key)}, {literal(value)}" for key, value in settings]
    pairs[-1] += ")"
    expectation = call("Expectation = Array(", pairs).replace("\n", "\n    ")
    return (
        f"{HEADER}' Key and value by turns, as in columns A and B.\n"
        f"Private Function Expectation() As Variant\n    {expectation}\nEnd Function\n"
        + FOOTER.format(sheet=SHEET_NAME, interpreter=literal(INTERPRETER), guide=literal(GUIDE))
    )
