Attribute VB_Name = "LakipTemuan"
' From one finding of the audit to the next, and back to the list: the table tblTemuan is the list,
' and the selected cell says where one is. Works without Python. There are Subs only, as elsewhere.
Option Explicit
Option Private Module

Private Const LIST_NAME As String = "tblTemuan"

' Goes to the cell of the next finding; after the last one to the first.
Public Sub RibbonNextFinding(ByVal control As Object)
    On Error GoTo Failed
    Dim list As Object
    Dim current As Long
    Dim row As Long
    Dim steps As Long
    FindList list
    FindCurrent list, current
    row = current
    If InList(list) And current > 0 Then row = current - 1   ' the selected finding comes first
    For steps = 1 To list.ListRows.Count
        row = row + 1
        If row > list.ListRows.Count Then row = 1
        If CellText(list, row, "Sel") <> "" Then
            ShowFinding list, row
            Exit Sub
        End If
    Next steps
    MsgBox "Tidak ada temuan yang menyebut sel. Klik Periksa dahulu.", vbInformation, "LAKIP"
    Exit Sub
Failed:
    MsgBox "Temuan belum dapat ditampilkan: " & Err.Description, vbExclamation, "LAKIP"
End Sub

' Goes back to the list, to the finding of the selected cell.
Public Sub RibbonListFindings(ByVal control As Object)
    On Error GoTo Failed
    Dim list As Object
    Dim current As Long
    FindList list
    FindCurrent list, current
    If current < 1 Then current = 1
    Application.Goto Reference:=list.DataBodyRange.Cells(current, 1)
    Application.StatusBar = False
    Exit Sub
Failed:
    MsgBox "Daftar temuan belum dapat dibuka: " & Err.Description, vbExclamation, "LAKIP"
End Sub

Private Sub ShowFinding(ByVal list As Object, ByVal row As Long)
    Dim target As Object
    Dim sheetName As String
    sheetName = CellText(list, row, "Lembar")
    Set target = list.Parent.Parent.Worksheets(sheetName).Range(CellText(list, row, "Sel"))
    Application.Goto Reference:=target
    Application.StatusBar = "LAKIP, temuan " & row & " (" & CellText(list, row, "Tingkat") & "): " & CellText(list, row, "Pesan")
End Sub

Private Sub FindList(ByRef list As Object)
    Dim sheet As Object
    Dim table As Object
    For Each sheet In ActiveWorkbook.Worksheets
        For Each table In sheet.ListObjects
            If table.Name = LIST_NAME Then
                If table.ListRows.Count = 0 Then Err.Raise vbObjectError + 2, "LAKIP", "daftarnya kosong"
                Set list = table
                Exit Sub
            End If
        Next table
    Next sheet
    Err.Raise vbObjectError + 2, "LAKIP", "buku kerja ini tidak memuat daftar temuan"
End Sub

' The row of the finding where one is: in the list itself, or that of the selected cell; else 0.
Private Sub FindCurrent(ByVal list As Object, ByRef current As Long)
    Dim row As Long
    current = 0
    If InList(list) Then
        row = ActiveCell.Row - list.DataBodyRange.Row + 1
        If row > 0 And row <= list.ListRows.Count Then current = row
        Exit Sub
    End If
    For row = list.ListRows.Count To 1 Step -1
        If CellText(list, row, "Lembar") = ActiveSheet.Name And CellText(list, row, "Sel") = ActiveCell.Address(False, False) Then current = row
    Next row
End Sub

Private Function InList(ByVal list As Object) As Boolean
    InList = (ActiveSheet.Name = list.Parent.Name)
End Function

Private Function CellText(ByVal list As Object, ByVal row As Long, ByVal title As String) As String
    CellText = CStr(list.ListColumns(title).DataBodyRange.Cells(row, 1).Value)
End Function
