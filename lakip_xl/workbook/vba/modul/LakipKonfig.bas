Attribute VB_Name = "LakipKonfig"
' Is the sheet xlwings.conf still what this project built? It names the interpreter, so whoever
' could change it, without touching the VBA, could choose what runs. Generated from
' lakip_xl/workbook/vba/conf.py by "python -m lakip_xl.workbook.vba".
Option Explicit
Option Private Module

' Key and value by turns, as in columns A and B.
Private Function Expectation() As Variant
    Expectation = Array( _
        "INTERPRETER_WIN", "%LOCALAPPDATA%\lakip_xl\venv\Scripts\pythonw.exe", _
        "INTERPRETER_MAC", "", _
        "INTERPRETER", "", _
        "PYTHONPATH", "", _
        "ADD_WORKBOOK_TO_PYTHONPATH", "False", _
        "USE UDF SERVER", "True", _
        "UDF MODULES", "lakip_xl.excel.udf", _
        "DEBUG UDFS", "False", _
        "SHOW CONSOLE", "False", _
        "SHOW_ERROR_POPUPS", "True", _
        "CONDA PATH", "", _
        "CONDA ENV", "", _
        "LICENSE_KEY", "", _
        "ONEDRIVE_CONSUMER_WIN", "", _
        "ONEDRIVE_CONSUMER_MAC", "", _
        "ONEDRIVE_COMMERCIAL_WIN", "", _
        "ONEDRIVE_COMMERCIAL_MAC", "", _
        "SHAREPOINT_WIN", "", _
        "SHAREPOINT_MAC", "", _
        "TEMP DIR", "%TEMP%")
End Function

' The interpreter's path on this computer.
Public Function InterpreterPath() As String
    InterpreterPath = OnThisComputer("%LOCALAPPDATA%\lakip_xl\venv\Scripts\pythonw.exe")
End Function

' The guide's first page on this computer.
Public Function GuidePath() As String
    GuidePath = OnThisComputer("%LOCALAPPDATA%\lakip_xl\docs\README.html")
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
    found = CellValue(book.Sheets("xlwings.conf").Range("A1:B" & (UBound(expected) + 2) \ 2))
    For index = 0 To UBound(expected) Step 2
        If CStr(found(index \ 2 + 1, 1)) <> expected(index) Then Exit Function
        If CStr(found(index \ 2 + 1, 2)) <> expected(index + 1) Then Exit Function
    Next index
    ConfigurationIsIntact = True
    Exit Function
Missing:
    ConfigurationIsIntact = False
End Function
