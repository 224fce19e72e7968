Attribute VB_Name = "LakipAman"
' What has to be true before this workbook starts a program: see docs/ for the trust model.
'
' xlwings' VBA, which is carried unchanged, starts Python by a command line. Three things could
' let a file that somebody was sent choose what runs there: the settings, the workbook's own name,
' and the folder that Windows searches first. Each is closed here.
Option Explicit
Option Private Module

' Refuses to start Python when this workbook's settings, or its own name, could decide what runs.
Public Sub RequireTrustedSetup()
    Dim character As Variant
    Dim book As Object
    Set book = ThisWorkbook
    If Not ConfigurationIsIntact() Then
        Err.Raise vbObjectError + 1, "LAKIP", "pengaturan tersembunyi xlwings.conf bukan yang semestinya; pakai salinan baru dari templat"
    End If
    ' xlwings puts the workbook's path unquoted on a command line and splits it at semicolons:
    ' with these characters a file's name could add folders to Python's path, or commands.
    For Each character In Array(";", "%", "^", """")
        If InStr(book.FullName, character) > 0 Then
            Err.Raise vbObjectError + 2, "LAKIP", "nama berkas atau foldernya memuat " & character & "; ganti namanya lalu buka lagi"
        End If
    Next character
End Sub

' Windows looks for cmd.exe, and Python for modules, in the current folder first; after File Open
' that is the workbook's folder. The system folder can be written by administrators only. Answers
' the folder left, "" where this is not Windows.
Public Function LeaveWorkbookFolder() As String
    If IsWindows() Then
        LeaveWorkbookFolder = CurDir$
        ChDrive Environ$("SystemRoot")
        ChDir Environ$("SystemRoot") & "\System32"
    End If
End Function

' Excel's own folder tells: on a Mac it begins with a slash, and other programs that run this
' workbook may not name it at all.
Private Function IsWindows() As Boolean
    Dim folder As String
    On Error Resume Next
    folder = Application.Path
    IsWindows = (folder <> "" And Left$(folder, 1) <> "/")
End Function

Public Sub ReturnToFolder(ByVal folder As String)
    If folder = "" Then Exit Sub
    On Error Resume Next   ' a folder on the network has no drive: staying away from it is safe
    ChDrive folder
    ChDir folder
End Sub
