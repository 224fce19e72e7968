Attribute VB_Name = "LakipMakro"
' The macros in Python, as the ribbon runs them: Excel asks, Python looks and writes.
'
' Every dialog is opened here, between two calls of the server: one that is open within a call would
' end in "waiting for an OLE action". The server answers a call with a question, or with what is to
' be told at the end; the answers so far go with the next call (lakip_xl/excel/conversation.py).
' There are Subs only, because a formula can call a public Function of any module.
Option Explicit
Option Private Module

Private Const CAPTION As String = "LAKIP"
Private Const DONE As String = "selesai"
Private Const QUESTIONS As Long = 20     ' more are a mistake in the macro
Private Const FOLDER_PICKER As Long = 4  ' msoFileDialogFolderPicker

' Runs a macro of lakip_xl/excel/macros.py on a workbook.
Public Sub RunLakipMacro(ByVal macroName As String, ByVal book As Object)
    Dim server As Object
    Dim reply As Variant
    Dim answers As String
    Dim answer As String
    Dim turn As Long
    Dim calculation As Long
    Dim number As Long
    Dim description As String
    calculation = Application.Calculation
    On Error GoTo Failed
    Application.EnableCancelKey = 0      ' Esc stops Python, not this procedure; Excel resets it
    ShowProgress "LAKIP: menyiapkan Python ..."
    ReachServer server
    For turn = 1 To QUESTIONS
        ShowProgress "LAKIP: sedang bekerja ..."
        reply = server.RunMacro(macroName, book, answers)
        ShowProgress False
        If reply(0) = DONE Then Exit For
        answer = ""
        AskUser reply(0), reply(2), reply(3), reply(4), answer
        answers = answers & reply(1) & "=" & answer & vbLf
    Next turn
    If reply(2) <> "" Then MsgBox reply(2), vbInformation, CAPTION
    If reply(3) <> "" And macroName <> "batalkan" Then OfferUndo reply(3)   ' the last thing, says Excel
    Exit Sub
Failed:
    number = Err.Number
    description = Err.Description
    RestoreExcel calculation
    NoteProblem description
    ShowPythonStatus
    Err.Raise number, CAPTION, description
End Sub

' What Ctrl+Z calls after a macro that can be taken back.
Public Sub UndoLakipMacro()
    On Error GoTo Failed
    RunLakipMacro "batalkan", ActiveWorkbook
    Exit Sub
Failed:
    MsgBox "Langkah ini tidak dapat dibatalkan: " & Err.Description, vbExclamation, CAPTION
End Sub

Private Sub OfferUndo(ByVal title As String)
    Dim procedure As String
    On Error Resume Next
    NameProcedure "LakipMakro.UndoLakipMacro", procedure
    Application.OnUndo "Batalkan " & title, procedure
End Sub

' Opens the dialog that a question wants; the answer stays "" for no and for a cancelled one.
Private Sub AskUser(ByVal kind As String, ByVal question As String, ByVal suggestion As String, ByVal files As String, ByRef answer As String)
    Dim chosen As Variant
    Dim cell As Object
    Select Case kind
        Case "ya"
            If MsgBox(question, vbYesNo + vbQuestion, CAPTION) = vbYes Then answer = "ya"
        Case "buka"
            chosen = Application.GetOpenFilename(FileFilter:=files, Title:=question)
            If VarType(chosen) = vbString Then answer = chosen
        Case "folder"
            With Application.FileDialog(FOLDER_PICKER)
                .Title = question
                If .Show = -1 Then answer = .SelectedItems(1)
            End With
        Case "simpan"
            chosen = Application.GetSaveAsFilename(InitialFileName:=suggestion, FileFilter:=files, Title:=question)
            If VarType(chosen) = vbString Then answer = chosen
        Case "kolom"
            On Error Resume Next         ' a cancelled one is no Range
            Set cell = Application.InputBox(Prompt:=question, Title:=CAPTION, Type:=8)
            If Not cell Is Nothing Then answer = CStr(cell.Column)
    End Select
End Sub

' A macro leaves Excel as it was; one whose Python died in the middle could not.
Private Sub RestoreExcel(ByVal calculation As Long)
    On Error Resume Next
    Application.Calculation = calculation
    Application.ScreenUpdating = True
    Application.EnableEvents = True
    Application.StatusBar = False
End Sub
