Attribute VB_Name = "LakipWindows"
' All that this workbook asks of Windows: start our own interpreter, and find its server.
'
' What is started is fixed here, whole and by its full path: no cmd.exe, no search path, no setting,
' nothing of the workbook, not even its name. Python's -I leaves PYTHONPATH, PYTHONHOME, the user's
' packages and the current folder out. One server serves one Excel: its class is named after the
' process, so every workbook and the add-in reach the same one. There are Subs only, because a
' formula can call a public Function of any module.
Option Explicit
Option Private Module

Private Const INTERPRETER As String = "\lakip_xl\venv\Scripts\pythonw.exe"   ' below LOCALAPPDATA
Private Const SERVER_COMMAND As String = " -I -B -m lakip_xl.excel.server "
Private Const CLASS_HEAD As String = "{6C616B69-705F-4A45-8D42-0000"
Private Const DISPATCH As String = "{00020400-0000-0000-C000-000000000046}"
Private Const LOCAL_SERVER As Long = 4
Private Const CREATE_NO_WINDOW As Long = &H8000000
Private Const STILL_RUNNING As Long = 258

Private Type Identifier
    first As Long
    second As Integer
    third As Integer
    rest(0 To 7) As Byte
End Type

Private Type StartupInformation
    size As Long
    reserved As LongPtr
    desktop As LongPtr
    title As LongPtr
    numbers(0 To 7) As Long
    showWindow As Integer
    reservedSize As Integer
    reserved2 As LongPtr
    standardInput As LongPtr
    standardOutput As LongPtr
    standardError As LongPtr
End Type

Private Type ProcessInformation
    process As LongPtr
    thread As LongPtr
    processId As Long
    threadId As Long
End Type

Private Declare PtrSafe Function CreateProcessW Lib "kernel32" (ByVal application As LongPtr, ByVal command As LongPtr, ByVal processSecurity As LongPtr, ByVal threadSecurity As LongPtr, ByVal inherit As Long, ByVal flags As Long, ByVal environment As LongPtr, ByVal folder As LongPtr, ByRef startup As StartupInformation, ByRef started As ProcessInformation) As Long
Private Declare PtrSafe Function WaitForSingleObject Lib "kernel32" (ByVal handle As LongPtr, ByVal milliseconds As Long) As Long
Private Declare PtrSafe Function CloseHandle Lib "kernel32" (ByVal handle As LongPtr) As Long
Private Declare PtrSafe Function GetCurrentProcessId Lib "kernel32" () As Long
Private Declare PtrSafe Function CLSIDFromString Lib "ole32" (ByVal text As LongPtr, ByRef found As Identifier) As Long
Private Declare PtrSafe Function CoCreateInstance Lib "ole32" (ByRef classId As Identifier, ByVal outer As LongPtr, ByVal context As Long, ByRef interfaceId As Identifier, ByRef server As Object) As Long

Private mProcess As LongPtr          ' the interpreter that was started, 0 when none runs

' The server of this Excel, Nothing while there is none. Never waits.
Public Sub FindServer(ByRef server As Object)
    Dim classId As Identifier
    Dim interfaceId As Identifier
    Dim className As String
    Dim interfaceName As String
    className = ServerClass()
    interfaceName = DISPATCH
    Set server = Nothing
    If CLSIDFromString(StrPtr(className), classId) <> 0 Then Exit Sub
    If CLSIDFromString(StrPtr(interfaceName), interfaceId) <> 0 Then Exit Sub
    If CoCreateInstance(classId, 0, LOCAL_SERVER, interfaceId, server) <> 0 Then Set server = Nothing
End Sub

' Starts our interpreter unless it runs already; a reason when Windows does not start it.
Public Sub StartPython(ByRef isNew As Boolean, ByRef reason As String)
    Dim startup As StartupInformation
    Dim started As ProcessInformation
    Dim program As String
    Dim command As String
    Dim folder As String
    Dim ended As Boolean
    isNew = False
    WaitForPython 0, ended
    If Not ended Then Exit Sub
    program = Environ$("LOCALAPPDATA") & INTERPRETER
    command = """" & program & """" & SERVER_COMMAND & ServerClass() & " " & GetCurrentProcessId()
    folder = Environ$("SystemRoot") & "\System32"
    startup.size = LenB(startup)
    If CreateProcessW(StrPtr(program), StrPtr(command), 0, 0, 0, CREATE_NO_WINDOW, 0, StrPtr(folder), startup, started) = 0 Then
        reason = "Windows tidak dapat menjalankan " & program & " (galat " & Err.LastDllError & ")"
        Exit Sub
    End If
    CloseHandle started.thread
    mProcess = started.process
    isNew = True
End Sub

' Waits for the interpreter to end, at most this long. One that serves does not end.
Public Sub WaitForPython(ByVal milliseconds As Long, ByRef ended As Boolean)
    ended = True
    If mProcess = 0 Then Exit Sub
    ended = (WaitForSingleObject(mProcess, milliseconds) <> STILL_RUNNING)
    If Not ended Then Exit Sub
    CloseHandle mProcess
    mProcess = 0
End Sub

Private Function ServerClass() As String
    ServerClass = CLASS_HEAD & Right$("0000000" & Hex$(GetCurrentProcessId()), 8) & "}"
End Function
