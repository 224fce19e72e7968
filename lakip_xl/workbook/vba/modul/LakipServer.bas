Attribute VB_Name = "LakipServer"
' The bridge between the worksheet functions and Python.
'
' One object, the server, is kept in a module variable, so a formula costs one cross-process
' call. A server that died is reconnected once; when that fails too, the cell shows #N/A and the
' reason waits for ShowPythonStatus, which writes one line on the sheet Beranda after the
' calculation (a function may not write cells while it is calculated). There is never a message
' box for a cell. What comes back is judged in LakipHasil; what is started is fixed in LakipWindows.
'
' No procedure that another module needs is a Function: a formula could call it. Excel waits in vain
' less than 3 seconds in all, until ForgetServer. An interpreter that is still starting after its
' time is looked for, never waited for, and one that dies at every question is asked ever more
' rarely. A function that does not answer ends its server after a second (lakip_xl/excel/watchdog.py)
' and is not asked again; the others are.
Option Explicit
Option Private Module

Private Const PACKAGE As String = "lakip_xl"
Private Const STATUS_NAME As String = "StatusPython"
Private Const ERR_VALUE As Long = 2015
Private Const ERR_NA As Long = 2042
Private Const PYTHON_RAISED As Long = -2147467259   ' E_FAIL: pywin32 passes on an exception
Private Const COM_EXCEPTION As Long = -2147352567   ' DISP_E_EXCEPTION: the same, undecoded
Private Const FIRST_PAUSE As Long = 5
Private Const LONGEST_PAUSE As Long = 320
Private Const TURNS As Long = 15                    ' of 100 ms: how long a formula waits for a start
Private Const IN_VAIN As Single = 3                 ' seconds that Excel waits for nothing, in all
Private Const NO_ANSWER As Single = 0.9             ' seconds: a server that died so late did not answer
Private Const ONE_MORE As Single = 1.4              ' seconds that one more such question may cost
Private Const DYING As Long = 300                   ' ms: a process is gone a moment after its answers
Private Const WARM_UPS As Long = 90                 ' seconds; a first start behind an antivirus is slow
Private Const STARTING As String = "masih dimulai"

Private mServer As Object
Private mPausedUntil As Date
Private mPause As Long               ' seconds of the next pause
Private mWarmUps As Long
Private mUnreachable As Boolean      ' the last attempt to connect failed
Private mStatus As String            ' what went wrong since the last ForgetServer
Private mReason As String            ' the same without its surroundings
Private mWaited As Single            ' seconds waited in vain since the last ForgetServer
Private mSilent As String            ' functions that did not answer since then, each between bars
Private mStatusShown As String
Private mStatusWritten As Boolean    ' the workbook may still hold the line of an earlier day
Private mWarmUpAt As Date
Private mNotice As String            ' what is to be done about the version of these macros

' The value of a formula's argument: what its cells hold, without dates or currency made of it.
' The only procedure that reads values from a Range.
Public Sub ReadCells(ByVal argument As Variant, ByRef value As Variant)
    Dim source As Object
    If IsObject(argument) Then
        Set source = argument
        If source.Areas.Count > 1 Then
            value = CVErr(ERR_VALUE)
        Else
            value = UsedPart(source).Value2
        End If
    Else
        value = argument
    End If
End Sub

' The answer of a Python function, as a cell may show it.
'   functionName  name in the catalogue
'   kind          "angka" or "teks": what the function promises to answer
'   roles         one letter an argument: s mapped over cell by cell, r a range, k a scale
'   values        the arguments' values, Empty where one was not given
Public Sub CallPython(ByRef shown As Variant, ByVal functionName As String, ByVal kind As String, _
                      ByVal roles As String, ByVal values As Variant)
    Dim answer As Variant
    shown = CVErr(ERR_NA)
    If Ask(functionName, values, answer) Then JudgeAnswer shown, answer, kind, roles, values
End Sub

' Starts Python before the first formula needs it, and looks once a second whether it is there,
' so that opening the workbook does not wait. Cells that failed meanwhile are then calculated again.
Public Sub WarmUpPython()
    Dim answer As Variant
    mWarmUpAt = 0
    If mServer Is Nothing Then Connect 0
    If mServer Is Nothing And InStr(mStatus, STARTING) > 0 And mWarmUps < WARM_UPS Then
        mWarmUps = mWarmUps + 1
        ShowProgress "LAKIP: menyiapkan Python ..."
        ScheduleWarmUp
        Exit Sub
    End If
    mWarmUps = 0
    ShowProgress False
    If mServer Is Nothing Then
        ShowPythonStatus
        If Not IsTheAddin() Then OfferReadOnly
        Exit Sub
    End If
    mPausedUntil = 0
    If Ask("RUPIAH", Array(0#, Empty), answer) Then
        mStatus = ""
        RecalculateFailures
    End If
    AskNotice
    ShowPythonStatus
End Sub

Private Sub AskNotice()
    On Error Resume Next
    mNotice = mServer.Notice(MACRO_VERSION)
End Sub

' What is to be done about the version of these macros, or "".
Public Sub GetNotice(ByRef notice As String)
    notice = mNotice
End Sub

Public Sub ShowProgress(ByVal text As Variant)
    On Error Resume Next
    Application.StatusBar = text
End Sub

' Cells hold #NAME? after an opening without macros, #N/A after one without Python.
Private Sub RecalculateFailures()
    Dim book As Object
    On Error Resume Next
    If Not IsTheAddin() Then
        Set book = ThisWorkbook
        RecalculateIfFailed book
        Exit Sub
    End If
    For Each book In Application.Workbooks   ' the add-in answers for all; it is not among them
        RecalculateIfFailed book
    Next book
End Sub

Private Sub RecalculateIfFailed(ByVal book As Object)
    Dim sheet As Object
    Dim failed As Object
    Dim cell As Object
    On Error Resume Next
    For Each sheet In book.Worksheets
        Set failed = Nothing
        Set failed = sheet.UsedRange.SpecialCells(-4123, 16)   ' formulas whose result is an error
        If Not failed Is Nothing Then
            For Each cell In failed.Cells
                If cell.Text = "#NAME?" Or cell.Text = "#N/A" Then
                    Application.CalculateFull
                    Exit Sub
                End If
            Next cell
        End If
    Next sheet
End Sub

' Without Python every edit turns the cells that depend on it into #N/A: said before one is made.
Private Sub OfferReadOnly()
    Dim book As Object
    On Error Resume Next
    Set book = ThisWorkbook
    If book.Path = "" Or book.ReadOnly Then Exit Sub
    If MsgBox("Komputer ini belum dapat menghitung rumus LAKIP: " & mReason & "." & vbLf & vbLf & _
              "Angka yang tersimpan tetap terbaca, tetapi mengubah isian membuat sel yang bergantung padanya menampilkan #N/A. " & _
              "Untuk membaca saja, mintalah salinan beku kepada pengirimnya (LAKIP > Salinan beku)." & vbLf & vbLf & _
              "Buka sebagai hanya-baca?", vbYesNo + vbExclamation, "LAKIP") = vbYes Then
        book.Saved = True
        book.ChangeFileAccess 3
    End If
End Sub

' For the add-in, which does not start Python when Excel opens: one that a formula started, and that
' was not there in time, is looked for until it is.
Public Sub FollowStart()
    If mServer Is Nothing And mWarmUpAt = 0 And InStr(mStatus, STARTING) > 0 Then ScheduleWarmUp
End Sub

Public Sub ScheduleWarmUp()
    Dim procedure As String
    On Error Resume Next
    mWarmUpAt = Now + TimeSerial(0, 0, 1)
    NameProcedure "LakipServer.WarmUpPython", procedure
    Application.OnTime mWarmUpAt, procedure
End Sub

' A workbook closed before its warm-up must not be opened again by Excel's clock.
Public Sub CancelWarmUp()
    Dim procedure As String
    On Error Resume Next
    If mWarmUpAt <> 0 Then
        NameProcedure "LakipServer.WarmUpPython", procedure
        Application.OnTime mWarmUpAt, procedure, , False
        mWarmUpAt = 0
    End If
End Sub

' Forgets the server and what went wrong: the next formula connects anew. The line on Beranda
' stays until then, because cells that show #N/A stay until they are calculated again.
Public Sub ForgetServer()
    Set mServer = Nothing
    mPausedUntil = 0
    mPause = 0
    mUnreachable = False
    mStatus = ""
    mWaited = 0
    mSilent = ""
End Sub

' The server, connected anew if it died: for a macro, which is never run twice. An error without one.
Public Sub ReachServer(ByRef server As Object)
    Dim answer As Variant
    Dim alive As Boolean
    mPausedUntil = 0
    mWaited = 0
    If Not mServer Is Nothing Then
        If Not TryCall("RUPIAH", Array(0#, Empty), answer, alive) And Not alive Then LoseServer
    End If
    If mServer Is Nothing Then Connect TURNS
    If mServer Is Nothing Then
        ShowPythonStatus
        Err.Raise vbObjectError + 1, "LAKIP", mReason
    End If
    Set server = mServer
End Sub

' What went wrong since the last ForgetServer, or "".
Public Sub GetPythonStatus(ByRef status As String, ByRef isUnreachable As Boolean)
    status = mStatus
    isUnreachable = mUnreachable
End Sub

' Writes the line on Beranda when it changed. Called after calculations, never during one.
Public Sub ShowPythonStatus()
    Dim cell As Object
    Dim wasSaved As Boolean
    Dim eventsOn As Boolean
    Dim book As Object
    Dim words As String
    words = IIf(mStatus = "", mNotice, mStatus)
    If mStatusWritten And words = mStatusShown Then Exit Sub
    On Error Resume Next
    If IsTheAddin() Then   ' nobody sees its cells: the buttons say it
        mStatusShown = words
        mStatusWritten = True
        RefreshRibbon
        Exit Sub
    End If
    Set book = ThisWorkbook
    wasSaved = book.Saved
    eventsOn = Application.EnableEvents
    Application.EnableEvents = False
    Set cell = book.Names(STATUS_NAME).RefersToRange
    cell.Value = words
    mStatusShown = words
    mStatusWritten = True
    Application.EnableEvents = eventsOn
    book.Saved = wasSaved
    RefreshRibbon
End Sub

' Whether this code runs in the add-in: then it answers for workbooks that are not its own.
Private Function IsTheAddin() As Boolean
    Dim book As Object
    On Error Resume Next
    Set book = ThisWorkbook
    IsTheAddin = book.IsAddin
End Function

' How Excel's clock, and its Ctrl+Z, name a procedure of this workbook.
Public Sub NameProcedure(ByVal procedure As String, ByRef name As String)
    Dim book As Object
    Set book = ThisWorkbook
    name = "'" & Replace(book.Name, "'", "''") & "'!" & procedure
End Sub

' Asks the server, connecting once more when one that was connected does not answer any longer.
Private Function Ask(ByVal functionName As String, ByVal values As Variant, ByRef answer As Variant) As Boolean
    Dim attempt As Long
    Dim alive As Boolean
    Dim statusBefore As String
    Dim began As Single
    If Now < mPausedUntil Then Exit Function
    If mSilent <> "" Then
        If InStr(mSilent, "|" & functionName & "|") > 0 Or mWaited + ONE_MORE > IN_VAIN Then Exit Function
    End If
    statusBefore = mStatus
    For attempt = 1 To 2
        If mServer Is Nothing Then
            If Not Connect(TURNS) Then Exit Function
        End If
        began = Timer
        If TryCall(functionName, values, answer, alive) Then
            mStatus = statusBefore   ' a failure that was mended is no news
            mPause = 0
            If mSilent = "" Then mWaited = 0
            Ask = True
            Exit Function
        End If
        If alive Then Exit Function
        LoseServer
        If (Timer - began) > NO_ANSWER Then
            mWaited = mWaited + (Timer - began)
            mSilent = mSilent & "|" & functionName & "|"
            NoteProblem functionName & " tidak selesai dihitung dan dihentikan"
            Exit Function
        End If
    Next attempt
    Rest   ' the next cell would only see another one die
End Function

' Lets go of a server that died. Another is started only when its process is gone.
Private Sub LoseServer()
    Dim ended As Boolean
    Set mServer = Nothing
    WaitForPython DYING, ended
End Sub

' A thousand cells must not wait for a thousand failures, nor an hour's work for many.
Private Sub Rest()
    mUnreachable = True
    If mPause = 0 Then mPause = FIRST_PAUSE Else mPause = mPause * 2
    If mPause > LONGEST_PAUSE Then mPause = LONGEST_PAUSE
    mPausedUntil = Now + TimeSerial(0, 0, mPause)
End Sub

Private Function TryCall(ByVal functionName As String, ByVal values As Variant, _
                         ByRef answer As Variant, ByRef alive As Boolean) As Boolean
    On Error GoTo Failed
    answer = mServer.CallUDF(PACKAGE, functionName, values)
    TryCall = True
    Exit Function
Failed:
    ' An exception in Python comes from a living server: asking again would give it again.
    alive = (Err.Number = PYTHON_RAISED Or Err.Number = COM_EXCEPTION)
    NoteProblem Err.Description
End Function

' Finds the server, or starts it and looks for it this many times, a tenth of a second each.
Private Function Connect(ByVal patience As Long) As Boolean
    Dim reason As String
    Dim isNew As Boolean
    Dim ended As Boolean
    Dim turn As Long
    Dim began As Single
    On Error GoTo Failed
    began = Timer
    FindServer mServer
    If mServer Is Nothing Then
        StartPython isNew, reason
        If Not isNew Then patience = 0
        If patience > (IN_VAIN - ONE_MORE - mWaited) * 10 Then patience = (IN_VAIN - ONE_MORE - mWaited) * 10
        For turn = 1 To patience
            WaitForPython 100, ended
            FindServer mServer
            If ended Or Not mServer Is Nothing Then Exit For
            If (Timer - began) * 10 > patience Then Exit For   ' looking takes time on a slow computer
        Next turn
        If Timer > began Then mWaited = mWaited + (Timer - began)   ' the clock starts anew at midnight
        If reason = "" Then WaitForPython 0, ended
        If reason = "" And ended Then reason = "program Python berhenti begitu dijalankan"
        If reason = "" Then reason = "Python " & STARTING
    End If
    If Not mServer Is Nothing Then
        mUnreachable = False
        Connect = True
        Exit Function
    End If
GiveUp:
    NoteProblem reason
    Rest
    Exit Function
Failed:
    reason = Err.Description
    Set mServer = Nothing
    Resume GiveUp
End Function

' Remembers what went wrong; ShowPythonStatus writes it when it may.
Public Sub NoteProblem(ByVal reason As String)
    mReason = LastLine(reason)
    mStatus = "Python belum menjawab (" & Format$(Now, "hh:mm") & "): " & mReason & _
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
