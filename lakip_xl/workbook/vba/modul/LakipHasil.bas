Attribute VB_Name = "LakipHasil"
' Judges what Python answered and turns it into what cells show.
'
' The agreement with lakip_xl/excel/cells.py: numbers come as Double, so a Long whose value is one
' of Excel's error codes is an error and nothing else; it becomes a real CVErr here. An answer of
' another type than the function promises, or of another shape than its arguments, is garbage: the
' cell shows #N/A, never a text that SUM would skip.
Option Explicit
Option Private Module

Private Const ERR_BLANKET As Long = -2146828288     ' &H800A0000: an error's COM code less its number
Private Const ERR_FIRST As Long = 2000              ' #NULL!
Private Const ERR_LAST As Long = 2099               ' room for the newer ones: #SPILL! 2045, #CALC! 2050
Private Const ERR_NA As Long = 2042

' What the cells show for an answer; the parameters are those of CallPython.
Public Sub JudgeAnswer(ByRef shown As Variant, ByRef answer As Variant, ByVal kind As String, _
                       ByVal roles As String, ByRef values As Variant)
    Dim rowCount As Long
    Dim columnCount As Long
    On Error GoTo NotUnderstood
    ExpectedShape roles, values, rowCount, columnCount
    If rowCount = 1 And columnCount = 1 Then
        shown = CheckedCell(answer, kind)
    Else
        shown = CheckedArray(answer, kind, rowCount, columnCount)
    End If
    Exit Sub
NotUnderstood:
    shown = Garbage()
End Sub

' The shape of a right answer: that of the arguments mapped over, else one cell.
Private Sub ExpectedShape(ByVal roles As String, ByRef values As Variant, _
                          ByRef rowCount As Long, ByRef columnCount As Long)
    Dim index As Long
    Dim rowsFound As Long
    Dim columnsFound As Long
    rowCount = 1
    columnCount = 1
    For index = LBound(values) To UBound(values)
        If Mid$(roles, index - LBound(values) + 1, 1) = "s" Then
            If IsArray(values(index)) Then
                MeasureArray values(index), rowsFound, columnsFound
                If rowsFound > rowCount Then rowCount = rowsFound
                If columnsFound > columnCount Then columnCount = columnsFound
            End If
        End If
    Next index
End Sub

' Rows and columns of an array. One dimension is a row, as in Excel, or holds rows: some bridges
' hand over a table as an array of rows.
Private Sub MeasureArray(ByRef values As Variant, ByRef rowsFound As Long, ByRef columnsFound As Long)
    Dim firstRow As Variant
    columnsFound = SecondDimension(values)
    rowsFound = UBound(values, 1) - LBound(values, 1) + 1
    If columnsFound = 0 Then
        firstRow = values(LBound(values, 1))
        If IsArray(firstRow) Then
            columnsFound = UBound(firstRow) - LBound(firstRow) + 1
        Else
            columnsFound = rowsFound
            rowsFound = 1
        End If
    End If
End Sub

' How many columns the second dimension has, 0 when there is none.
Private Function SecondDimension(ByRef values As Variant) As Long
    On Error Resume Next
    SecondDimension = UBound(values, 2) - LBound(values, 2) + 1
End Function

Private Function CheckedArray(ByRef answer As Variant, ByVal kind As String, _
                              ByVal rowCount As Long, ByVal columnCount As Long) As Variant
    Dim rowsFound As Long
    Dim columnsFound As Long
    Dim isTable As Boolean
    Dim r As Long
    Dim c As Long
    Dim result() As Variant
    If Not IsArray(answer) Then
        ' One error for the whole call, such as arguments of different shapes.
        CheckedArray = CheckedError(answer)
        Exit Function
    End If
    MeasureArray answer, rowsFound, columnsFound
    If rowsFound <> rowCount Or columnsFound <> columnCount Then
        CheckedArray = Garbage()
        Exit Function
    End If
    isTable = (SecondDimension(answer) > 0)
    ReDim result(1 To rowCount, 1 To columnCount)
    For r = 1 To rowCount
        For c = 1 To columnCount
            result(r, c) = CheckedCell(Element(answer, isTable, r, c), kind)
        Next c
    Next r
    CheckedArray = result
End Function

' An element by its row and column, counted from 1; Empty where a row is too short. By reference,
' because a copy of the array for every element would cost more than the whole calculation.
Private Function Element(ByRef answer As Variant, ByVal isTable As Boolean, ByVal r As Long, ByVal c As Long) As Variant
    Dim oneRow As Variant
    On Error Resume Next
    If isTable Then
        Element = answer(LBound(answer, 1) + r - 1, LBound(answer, 2) + c - 1)
        Exit Function
    End If
    If IsArray(answer(LBound(answer))) Then
        oneRow = answer(LBound(answer) + r - 1)
        Element = oneRow(LBound(oneRow) + c - 1)
    Else
        Element = answer(LBound(answer) + c - 1)
    End If
End Function

Private Function CheckedError(ByVal answer As Variant) As Variant
    If IsErrorCode(answer) Then
        CheckedError = CVErr(answer - ERR_BLANKET)
    Else
        CheckedError = Garbage()
    End If
End Function

Private Function CheckedCell(ByVal answer As Variant, ByVal kind As String) As Variant
    Select Case VarType(answer)
        Case vbDouble, vbSingle, vbInteger, vbLong
            If IsErrorCode(answer) Then
                CheckedCell = CVErr(answer - ERR_BLANKET)
            ElseIf kind = "angka" And IsFinite(answer) Then
                CheckedCell = answer
            Else
                CheckedCell = Garbage()
            End If
        Case vbString
            If kind = "teks" Or answer = "" Then
                CheckedCell = answer
            Else
                CheckedCell = Garbage()
            End If
        Case Else
            CheckedCell = Garbage()
    End Select
End Function

' Every number's text ends in a digit, that of an infinity or of "not a number" does not; comparing
' the latter with anything is of no use.
Private Function IsFinite(ByVal answer As Double) As Boolean
    IsFinite = (InStr("0123456789", Right$(CStr(answer), 1)) > 0)
End Function

Private Function IsErrorCode(ByVal answer As Variant) As Boolean
    If VarType(answer) = vbLong Then
        IsErrorCode = (answer >= ERR_BLANKET + ERR_FIRST And answer <= ERR_BLANKET + ERR_LAST)
    End If
End Function

Private Function Garbage() As Variant
    NoteProblem "jawabannya tidak dapat dipahami"
    Garbage = CVErr(ERR_NA)
End Function
