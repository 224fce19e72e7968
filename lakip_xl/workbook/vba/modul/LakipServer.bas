Attribute VB_Name = "LakipServer"
' The bridge between the worksheet functions and Python.
'
' One object, the xlwings UDF server, is kept in a module variable, so a formula costs one
' cross-process call and reads no configuration. A server that died is reconnected once; when
' that fails too, the cell shows #N/A and the reason waits for ShowPythonStatus, which writes one line
' on the sheet Beranda after the calculation (a function may not write cells while it is
' calculated). There is never a message box for a cell. What comes back is judged in LakipHasil,
' what may be started in LakipAman.
Option Explicit
Option Private Module

Private Const UDF_MODULE As String = "lakip_xl.excel.udf"
Private Const STATUS_NAME As String = "StatusPython"
Private Const ERR_VALUE As Long = 2015
Private Const ERR_NA As Long = 2042
Private Const PYTHON_RAISED As Long = -2147467259   ' E_FAIL: pywin32 passes on an exception
Private Const COM_EXCEPTION As Long = -2147352567   ' DISP_E_EXCEPTION: the same, undecoded
Private Const PAUSE_SECONDS As Long = 5

Private mServer As Object
Private mPausedUntil As Date
Private mUnreachable As Boolean      ' the last attempt to connect failed
Private mStatus As String            ' what went wrong since the last ForgetServer
Private mStatusShown As String
Private mStatusWritten As Boolean    ' the workbook may still hold the line of an earlier day
Private mWarmUpAt As Date

' The value of a formula's argument: what its cells hold, without dates or currency made of it.
' The only procedure that reads values from a Range.
Public Function CellValue(ByVal argument As Variant) As Variant
    Dim source As Object
    If IsObject(argument) Then
        Set source = argument
        If source.Areas.Count > 1 Then
            CellValue = CVErr(ERR_VALUE)
        Else
            CellValue = UsedPart(source).Value2
        End If
    Else
        CellValue = argument
    End If
End Function

' The answer of a Python function, as a cell may show it.
'   functionName  name in the catalogue
'   kind          "angka" or "teks": what the function promises to answer
'   roles         one letter an argument: s mapped over cell by cell, r a range, k a scale
'   values        the arguments' values, Empty where one was not given
Public Function CallPython(ByVal functionName As String, ByVal kind As String, _
                           ByVal roles As String, ByVal values As Variant) As Variant
    Dim answer As Variant
    If Ask(functionName, values, answer) Then
        CallPython = CheckedAnswer(answer, kind, roles, values)
    Else
        CallPython = CVErr(ERR_NA)
    End If
End Function

' Connects before the first formula needs it and loads the functions. Scheduled by
' ScheduleWarmUp, so that opening the workbook does not wait for Python.
Public Sub WarmUpPython()
    Dim answer As Variant
    mWarmUpAt = 0
    Ask "RUPIAH", Array(0#, Empty), answer
    ShowPythonStatus
End Sub

Public Sub ScheduleWarmUp()
    On Error Resume Next
    mWarmUpAt = Now + TimeSerial(0, 0, 1)
    Application.OnTime mWarmUpAt, ProcedureName("LakipServer.WarmUpPython")
End Sub

' A workbook closed before its warm-up must not be opened again by Excel's clock.
Public Sub CancelWarmUp()
    On Error Resume Next
    If mWarmUpAt <> 0 Then
        Application.OnTime mWarmUpAt, ProcedureName("LakipServer.WarmUpPython"), , False
        mWarmUpAt = 0
    End If
End Sub

' Forgets the server and what went wrong: the next formula connects anew. The line on Beranda
' stays until then, because cells that show #N/A stay until they are calculated again.
Public Sub ForgetServer()
    Set mServer = Nothing
    mPausedUntil = 0
    mUnreachable = False
    mStatus = ""
End Sub

' Runs a macro of the Python package through the server, as xlwings' RunPython does.
Public Sub RunLakipMacro(ByVal macroName As String)
    Dim folder As String
    Dim number As Long
    Dim description As String
    On Error GoTo Failed
    mPausedUntil = 0
    RequireTrustedSetup
    folder = LeaveWorkbookFolder()
    RunPython "import lakip_xl.excel.macros; lakip_xl.excel.macros.run('" & macroName & "')"
    ReturnToFolder folder
    Exit Sub
Failed:
    number = Err.Number
    description = Err.Description
    ReturnToFolder folder
    NoteProblem description
    ShowPythonStatus
    Err.Raise number, "LAKIP", description
End Sub

' What went wrong since the last ForgetServer, or "".
Public Function PythonStatus() As String
    PythonStatus = mStatus
End Function

Public Function PythonIsUnreachable() As Boolean
    PythonIsUnreachable = mUnreachable
End Function

' Writes the line on Beranda when it changed. Called after calculations, never during one.
Public Sub ShowPythonStatus()
    Dim cell As Object
    Dim wasSaved As Boolean
    Dim eventsOn As Boolean
    Dim book As Object
    If mStatusWritten And mStatus = mStatusShown Then Exit Sub
    On Error Resume Next
    Set book = ThisWorkbook
    wasSaved = book.Saved
    eventsOn = Application.EnableEvents
    Application.EnableEvents = False
    Set cell = book.Names(STATUS_NAME).RefersToRange
    cell.Value = mStatus
    mStatusShown = mStatus
    mStatusWritten = True
    Application.EnableEvents = eventsOn
    book.Saved = wasSaved
    RefreshRibbon
End Sub

' How Excel's clock and its function wizard name a procedure of this workbook.
Public Function ProcedureName(ByVal procedure As String) As String
    Dim book As Object
    Set book = ThisWorkbook
    ProcedureName = "'" & Replace(book.Name, "'", "''") & "'!" & procedure
End Function

' Asks the server, connecting once more when one that was connected does not answer any longer.
Private Function Ask(ByVal functionName As String, ByVal values As Variant, ByRef answer As Variant) As Boolean
    Dim attempt As Long
    Dim alive As Boolean
    Dim statusBefore As String
    If Now < mPausedUntil Then Exit Function
    statusBefore = mStatus
    For attempt = 1 To 2
        If mServer Is Nothing Then
            If Not Connect() Then Exit Function
        End If
        If TryCall(functionName, values, answer, alive) Then
            mStatus = statusBefore   ' a failure that was mended is no news
            Ask = True
            Exit Function
        End If
        If alive Then Exit Function
        Set mServer = Nothing
    Next attempt
End Function

Private Function TryCall(ByVal functionName As String, ByVal values As Variant, _
                         ByRef answer As Variant, ByRef alive As Boolean) As Boolean
    On Error GoTo Failed
    answer = mServer.CallUDF(UDF_MODULE, functionName, values)
    TryCall = True
    Exit Function
Failed:
    ' An exception in Python comes from a living server: asking again would give it again.
    alive = (Err.Number = PYTHON_RAISED Or Err.Number = COM_EXCEPTION)
    NoteProblem Err.Description
End Function

Private Function Connect() As Boolean
    Dim folder As String
    On Error GoTo Failed
    RequireTrustedSetup
    folder = LeaveWorkbookFolder()
    Set mServer = XLPy()
    ReturnToFolder folder
    mUnreachable = False
    Connect = True
    Exit Function
Failed:
    mUnreachable = True
    NoteProblem Err.Description
    ReturnToFolder folder
    ' A thousand cells must not wait for a thousand failing connections.
    mPausedUntil = Now + TimeSerial(0, 0, PAUSE_SECONDS)
End Function

' Remembers what went wrong; ShowPythonStatus writes it when it may.
Public Sub NoteProblem(ByVal reason As String)
    mStatus = "Python belum menjawab (" & Format$(Now, "hh:mm") & "): " & LastLine(reason) & _
              ". Sel yang perlu dihitung menampilkan #N/A. Buka LAKIP > Bantuan > Diagnosa, lalu Hitung ulang semua."
End Sub

' A traceback's last line is the error itself.
Private Function LastLine(ByVal text As String) As String
    Dim lines As Variant
    Dim index As Long
    Dim found As String
    lines = Split(Replace(text, vbCr, vbLf), vbLf)
    For index = LBound(lines) To UBound(lines)
        If Trim$(lines(index)) <> "" Then found = Trim$(lines(index))
    Next index
    If Right$(found, 1) = "." Then found = Left$(found, Len(found) - 1)
    If found = "" Then found = "tanpa keterangan"
    LastLine = Left$(found, 200)
End Function

' A whole column means its used rows: reading a million blanks for every formula helps nobody.
' The longest sheet counts, so that whole columns of two sheets stay equal in shape.
Private Function UsedPart(ByVal source As Object) As Object
    Dim lastRow As Long
    Dim sheet As Object
    Set UsedPart = source
    If source.Rows.Count < source.Worksheet.Rows.Count Then Exit Function
    For Each sheet In source.Worksheet.Parent.Worksheets
        If LastUsedRow(sheet) > lastRow Then lastRow = LastUsedRow(sheet)
    Next sheet
    Set UsedPart = source.Resize(lastRow)
End Function

Private Function LastUsedRow(ByVal sheet As Object) As Long
    LastUsedRow = sheet.UsedRange.Row + sheet.UsedRange.Rows.Count - 1
End Function
