Attribute VB_Name = "LakipPita"
' The callbacks of the ribbon tab LAKIP (lakip_xl/workbook/ribbon/lakip.xml).
'
' Every callback traps its errors: one that escapes makes Excel forget the ribbon object, and the
' buttons would keep their state until the workbook is opened again. Parameters are late bound, so
' the project needs no reference beyond those every workbook has.
Option Explicit
Option Private Module

Private Const MACRO_BUTTON As String = "lakip_"   ' such a button is called after its macro in Python

Private mRibbon As Object

Public Sub RibbonLoaded(ByVal ribbon As Object)
    Set mRibbon = ribbon
End Sub

' Asks for the state of every button again.
Public Sub RefreshRibbon()
    On Error Resume Next
    If Not mRibbon Is Nothing Then mRibbon.Invalidate
End Sub

Public Sub RibbonEnabled(ByVal control As Object, ByRef enabled As Variant)
    On Error GoTo Failed
    enabled = (ReasonNotToUse(control.Id) = "")
    Exit Sub
Failed:
    enabled = True   ' the button then says itself what is wrong
End Sub

' The XML keeps each button's explanation in its tag; a grey button says why instead.
Public Sub RibbonSupertip(ByVal control As Object, ByRef supertip As Variant)
    On Error GoTo Failed
    supertip = ReasonNotToUse(control.Id)
    If supertip = "" Then supertip = control.Tag
    Exit Sub
Failed:
    supertip = " "
End Sub

Public Sub RibbonRecalculateAll(ByVal control As Object)
    On Error GoTo Failed
    ForgetServer
    Application.CalculateFull
    ShowPythonStatus
    Exit Sub
Failed:
    Report "Hitung ulang semua"
End Sub

Public Sub RibbonRecalculateSheet(ByVal control As Object)
    On Error GoTo Failed
    ForgetServer
    ActiveSheet.UsedRange.Dirty
    ActiveSheet.Calculate
    ShowPythonStatus
    Exit Sub
Failed:
    Report "Hitung ulang lembar ini"
End Sub

Public Sub RibbonRunMacro(ByVal control As Object)
    On Error GoTo Failed
    RunLakipMacro Mid$(control.Id, Len(MACRO_BUTTON) + 1), ActiveWorkbook
    Exit Sub
Failed:
    Report "Perintah ini"
End Sub

Public Sub RibbonOpenGlossary(ByVal control As Object)
    On Error GoTo Failed
    Worksheets("Kamus").Activate
    Exit Sub
Failed:
    Report "Kamus fungsi"
End Sub

Public Sub RibbonOpenGuide(ByVal control As Object)
    On Error GoTo Failed
    ActiveWorkbook.FollowHyperlink Installed("docs\README.html")
    Exit Sub
Failed:
    Report "Panduan"
End Sub

' Works without Python, for the day when Python is what does not work.
Public Sub RibbonShowDiagnosis(ByVal control As Object)
    On Error GoTo Failed
    ForgetServer
    WarmUpPython
    MsgBox Diagnosis(), vbInformation, "Diagnosa LAKIP"
    Exit Sub
Failed:
    Report "Diagnosa"
End Sub

Public Sub RibbonShowAbout(ByVal control As Object)
    On Error GoTo Failed
    MsgBox "lakip_xl menghitung laporan kinerja (LKjIP) di dalam Excel." & vbLf & vbLf & _
           "Rumusnya dijelaskan di lembar Kamus; skala dan batas kategori di lembar Pengaturan." & vbLf & _
           "Lisensi MIT; makro memakai pustaka xlwings (lisensi BSD).", vbInformation, "Tentang LAKIP"
    Exit Sub
Failed:
    Report "Tentang"
End Sub

' Why a button cannot be used now; "" when it can.
Private Function ReasonNotToUse(ByVal controlId As String) As String
    If Left$(controlId, Len(MACRO_BUTTON)) = MACRO_BUTTON Then
        ReasonNotToUse = ReasonPython()
        If ActiveWorkbook Is Nothing Then ReasonNotToUse = "Buka dahulu sebuah buku kerja."
    End If
    If ReasonNotToUse <> "" Then Exit Function
    Select Case controlId
        Case "lakip_tambah_baris"
            If Not HasTable(ActiveSheet) Then
                ReasonNotToUse = "Lembar ini tidak berisi tabel. Pindah dahulu ke lembar yang berisi tabel, misalnya IKU atau Anggaran."
            End If
        Case "lakipPanduan"
            If Dir$(Installed("docs\README.html")) = "" Then
                ReasonNotToUse = "Panduan belum terpasang di komputer ini. Jalankan lakip-xl pasang."
            End If
    End Select
End Function

Private Function ReasonPython() As String
    Dim status As String
    Dim isUnreachable As Boolean
    GetPythonStatus status, isUnreachable
    If isUnreachable Then
        ReasonPython = "Python belum menjawab, padahal perintah ini memerlukannya. Buka Bantuan > Diagnosa."
    End If
End Function

Private Function HasTable(ByVal sheet As Object) As Boolean
    On Error Resume Next   ' a chart sheet has no tables
    HasTable = (sheet.ListObjects.Count > 0)
End Function

Private Function Diagnosis() As String
    Dim status As String
    Dim isUnreachable As Boolean
    Dim notice As String
    GetPythonStatus status, isUnreachable
    GetNotice notice
    If notice <> "" Then notice = notice & vbLf
    Diagnosis = "Python: " & Presence(Installed("venv\Scripts\pythonw.exe")) & vbLf & _
                "Hubungan: " & IIf(status = "", "baik", status) & vbLf & notice & vbLf & _
                "Untuk pemeriksaan lengkap, buka Command Prompt dan jalankan: lakip-xl diagnosa"
End Function

Private Function Presence(ByVal path As String) As String
    Presence = path & IIf(Dir$(path) = "", " - TIDAK ADA; jalankan lakip-xl pasang", " - ada")
End Function

' A file of the installation on this computer.
Private Function Installed(ByVal name As String) As String
    Installed = Environ$("LOCALAPPDATA") & "\lakip_xl\" & name
End Function

Private Sub Report(ByVal command As String)
    Dim reason As String
    reason = Err.Description
    On Error Resume Next
    MsgBox command & " belum dapat dijalankan: " & reason & vbLf & "Buka Bantuan > Diagnosa untuk memeriksa Python.", vbExclamation, "LAKIP"
End Sub
