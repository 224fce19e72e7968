"""Generates ``LakipFungsi.bas``: one VBA function for each entry of the catalogue.

A wrapper takes its arguments' values, leaves out the optional ones at the end that were not given
(a blank cell that was given says something else) and makes one call through the bridge. It decides
nothing.
"""

from collections.abc import Iterable

from lakip_xl.functions.spec import FunctionSpec, Role
from lakip_xl.rules.errors import ErrorValue

HEADER = """\
Attribute VB_Name = "LakipFungsi"
' The worksheet functions, as Excel sees them. Generated from lakip_xl/functions/catalogue.py by
' "python -m lakip_xl.workbook.vba": change the catalogue, not this file.
'
' A wrapper hands the arguments' values to CallPython, with what the answer has to be
' ("angka" or "teks") and how each argument is read (s mapped over cell by cell, r range, k scale).
Option Explicit
"""

ROLE_LETTERS = {Role.CELL: "s", Role.RANGE: "r", Role.SCALE: "k"}


def render_wrappers(specs: Iterable[FunctionSpec]) -> str:
    """Write the module's source, with line feeds as line ends."""
    catalogue = tuple(specs)
    names = frozenset(spec.name for spec in catalogue)
    return "\n".join([HEADER, *(_wrapper(spec, names) for spec in catalogue)])


def answer_kind(spec: FunctionSpec) -> str:
    """Tell what a function answers: ``angka`` or ``teks``, as its examples show.

    Raises:
        ValueError: The examples show neither or both, so the entry contradicts itself.
    """
    kinds = {
        "teks" if isinstance(value, str) else "angka"
        for example in spec.examples
        for value in _cells(example.result)
        if not (value is None or value == "" or isinstance(value, ErrorValue))
    }
    if len(kinds) != 1:
        raise ValueError(f"{spec.name}: the examples must show numbers or texts, not {kinds}")
    return kinds.pop()


def argument_names(spec: FunctionSpec, functions: frozenset[str]) -> list[str]:
    """Name a wrapper's parameters.

    VBA knows one spelling of a name in the whole project: a parameter called like a function
    is spelt like the function, else Excel would show ``=capaian(...)`` to users.
    """
    return [
        argument.name.upper() if argument.name.upper() in functions else argument.name
        for argument in spec.arguments
    ]


def _wrapper(spec: FunctionSpec, functions: frozenset[str]) -> str:
    names = argument_names(spec, functions)
    parameters = [
        f"{'Optional ' if argument.optional else ''}ByVal {name} As Variant"
        for argument, name in zip(spec.arguments, names, strict=True)
    ]
    roles = "".join(ROLE_LETTERS[argument.role] for argument in spec.arguments)
    lines = [
        f"Public Function {spec.name}({', '.join(parameters)}) As Variant",
        "    Dim values() As Variant",
        "    Dim value As Variant",
        "    Dim last As Long",
        f"    ReDim values(0 To {len(names) - 1})",
    ]
    for index, (argument, name) in enumerate(zip(spec.arguments, names, strict=True)):
        given = f"If Not IsMissing({name}) Then " if argument.optional else ""
        lines.append(f"    {given}ReadCells {name}, value: values({index}) = value: last = {index}")
    lines.append("    ReDim Preserve values(0 To last)")
    lines.append(f'    CallPython value, "{spec.name}", "{answer_kind(spec)}", "{roles}", values')
    return "\n".join([*lines, f"    {spec.name} = value", "End Function", ""])


def _cells(result: object) -> list[object]:
    if isinstance(result, tuple):
        return [cell for row in result for cell in row]
    return [result]
