Attribute VB_Name = "LakipTambahan"
' What only the add-in has: when its tab is seen, and a new workbook. Its other buttons are those of
' LakipPita, for the workbook that is open. There are Subs only, as in LakipPita.
Option Explicit
Option Private Module

Private Const OWN_NAME As String = "StatusPython"   ' every workbook made from the template has it
Private Const PACKAGE As String = "\lakip_xl\venv\Lib\site-packages\lakip_xl\"

' One tab is enough: a LAKIP workbook brings its own.
Public Sub TambahanVisible(ByVal control As Object, ByRef visible As Variant)
    On Error GoTo Failed
    visible = Not HasOwnTab(ActiveWorkbook)
    Exit Sub
Failed:
    visible = True
End Sub

Public Sub TambahanNewWorkbook(ByVal control As Object)
    On Error GoTo Failed
    Dim template As String
    template = Environ$("APPDATA") & "\Microsoft\Templates\LAKIP.xltm"
    If Dir$(template) = "" Then template = Environ$("LOCALAPPDATA") & PACKAGE & "workbook_template.xlsm"
    Workbooks.Add template
    Exit Sub
Failed:
    MsgBox "Buku baru belum dapat dibuat: " & Err.Description & vbLf & "Jalankan lakip-xl pasang.", vbExclamation, "LAKIP"
End Sub

Private Function HasOwnTab(ByVal book As Object) As Boolean
    Dim cell As Object
    On Error Resume Next   ' no workbook, or one without the name
    If book.HasVBProject Then
        Set cell = book.Names(OWN_NAME).RefersToRange
        HasOwnTab = Not cell Is Nothing
    End If
End Function
