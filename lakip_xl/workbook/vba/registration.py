"""Generates ``LakipDaftar.bas``: what Excel's function wizard says of each function."""

from collections.abc import Iterable

import lakip_xl
from lakip_xl.functions.spec import FunctionSpec
from lakip_xl.workbook.vba.source import call, literal
from lakip_xl.workbook.vba.version import CONSTANT

CATEGORY = "LAKIP"
"""The wizard's category that holds all the functions."""

HEADER = f"""\
Attribute VB_Name = "LakipDaftar"
' Names, descriptions and argument help for the function wizard, category {CATEGORY}. Generated from
' lakip_xl/functions/catalogue.py by "python -m lakip_xl.workbook.vba".
Option Explicit
Option Private Module

Public Const {CONSTANT} As String = "{lakip_xl.__version__}"   ' of lakip_xl

Public Sub RegisterFunctions()
"""

FOOTER = f"""\
End Sub

' One function that cannot be registered must not keep the others from it.
Private Sub Describe(ByVal functionName As String, ByVal summary As String, ByVal help As Variant)
    Dim book As Object
    Dim place As String
    On Error Resume Next
    Set book = ThisWorkbook
    place = "'" & Replace(book.Name, "'", "''") & "'!" & functionName
    Application.MacroOptions Macro:=place, Description:=summary, _
                             Category:="{CATEGORY}", ArgumentDescriptions:=help
End Sub
"""


def render_registration(specs: Iterable[FunctionSpec]) -> str:
    """Write the module's source, with line feeds as line ends."""
    catalogue = tuple(specs)
    calls = "".join(f"    Describe{spec.name}\n" for spec in catalogue)
    bodies = "\n".join(_body(spec) for spec in catalogue)
    return f"{HEADER}{calls}{FOOTER}\n{bodies}"


def _body(spec: FunctionSpec) -> str:
    # A procedure each: VBA allows 24 continued lines a statement and 64 KB a procedure.
    help_texts = [literal(argument.help) for argument in spec.arguments]
    help_texts[0] = "Array(" + help_texts[0]
    help_texts[-1] += ")"
    statement = call("Describe", [literal(spec.name), literal(spec.summary), *help_texts])
    indented = statement.replace("\n", "\n    ")
    return f"Private Sub Describe{spec.name}()\n    {indented}\nEnd Sub\n"
