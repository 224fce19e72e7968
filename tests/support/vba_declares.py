"""What a VBA module asks of Windows, read from its own text: its Declares and its Types.

From them come the C that makes the same calls, the layouts VBA gives the Types, and VBA functions
of the same names that a test can answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyopenvba.interpreter import _ast
from pyopenvba.interpreter._parse import parse_module

INTEGERS = {"Byte": 1, "Integer": 2, "Long": 4, "LongLong": 8}
"""Bytes of VBA's whole numbers; LongPtr has those of an address."""
POINTER = "LongPtr"
_C_TYPES = {"Byte": "uint8_t", "Integer": "int16_t", "Long": "int32_t", "LongLong": "int64_t"}


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a Type; ``count`` of them in a row."""

    name: str
    type: str
    count: int = 1


class Declared:
    """The Declares and Types of a module.

    Args:
        source: The module's text.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        module = parse_module(source, name="LakipWindows")
        self.functions: dict[str, _ast.DeclareDef] = {one.name: one for one in module.declares}
        self.types = {one.name: [_field(member) for member in one.fields] for one in module.types}

    def layout(self, name: str, pointer: int) -> tuple[int, list[int]]:
        """Give the size of a Type in memory and the place of each member, as VBA aligns them.

        Args:
            name: The Type.
            pointer: Bytes of an address: 8 in 64-bit Office, 4 in 32-bit Office.
        """
        places, end, widest = [], 0, 1
        for field in self.types[name]:
            width = INTEGERS.get(field.type, pointer)
            end += -end % width
            places.append(end)
            end += width * field.count
            widest = max(widest, width)
        return end + -end % widest, places

    def stand_in(self) -> str:
        """Give the module with functions of a test in the place of its Declares.

        Every call reaches ``CreateObject("Windows.Api").Ask(name, numbers and texts)``, which
        answers with the result, Windows' error and what was written by reference.
        """
        source = re.sub(r"(?m)^Private Declare .*\r?\n", "", self.source)
        source = source.replace("Err.LastDllError", "LastDllError")
        source = source.replace("As LongPtr", "As LongLong")  # the runtime lacks an address's type
        functions = "\r\n".join(map(self._function, self.functions.values()))
        return f"{source}{_HELPERS}\r\n{functions}".replace("\r\n", "\n").replace("\n", "\r\n")

    def c_source(self) -> str:
        """Give C that makes each call with arguments of exactly the declared types."""
        types = "".join(
            f"struct {name} {{ {' '.join(map(_c_field, fields))} }};\n"
            for name, fields in self.types.items()
        )
        calls = "".join(map(self._c_function, self.functions.values()))
        table = "".join(f'    {{"{name}", call_{name}}},\n' for name in self.functions)
        return f"{types}\n{calls}\nstatic const struct call calls[] = {{\n{table}}};\n"

    def _function(self, function: _ast.DeclareDef) -> str:
        given: list[str] = []
        taken: list[str] = []
        for parameter in function.params:
            if parameter.by_val:
                given.append(parameter.name)
            elif parameter.declared == "Object":
                found = f"answer({len(taken) + 2})"
                taken.append(f"If {found} <> 0 Then Set {parameter.name} = api.Object({found})")
            else:
                for member in _members(self.types[parameter.declared]):
                    given.append(f"{parameter.name}.{member}")
                    taken.append(f"{parameter.name}.{member} = answer({len(taken) + 2})")
        parameters = ", ".join(
            f"ByVal {p.name} As Variant" if p.by_val else f"ByRef {p.name} As {p.declared}"
            for p in function.params
        )
        lines = [
            f"Private Function {function.name}({parameters}) As Variant",
            "Dim api As Object",
            "Dim answer As Variant",
            'Set api = CreateObject("Windows.Api")',
            f'answer = api.Ask("{function.name}", Array({", ".join(given)}))',
            "mLastDllError = answer(1)",
            *taken,
            f"{function.name} = answer(0)",
            "End Function",
        ]
        return "\r\n".join(lines)

    def _c_function(self, function: _ast.DeclareDef) -> str:
        kinds, reads, passed, writes = [], [], [], []
        for index, parameter in enumerate(function.params):
            name = f"a{index}"
            if parameter.by_val:
                kinds.append(_c_type(parameter.declared))
                reads.append(f"{kinds[-1]} {name} = ({kinds[-1]})next_value();")
                passed.append(name)
            elif parameter.declared == "Object":
                kinds.append("void **")
                reads.append(f"void *{name} = NULL;")
                passed.append(f"&{name}")
                writes.append(f"put((int64_t)(intptr_t){name});")
            else:
                kinds.append(f"struct {parameter.declared} *")
                reads.append(
                    f"struct {parameter.declared} {name}; memset(&{name}, 0, sizeof {name});"
                )
                passed.append(f"&{name}")
                for member, type_ in _c_members(self.types[parameter.declared]):
                    reads.append(f"{name}.{member} = ({type_})next_value();")
                    writes.append(f"put((int64_t){name}.{member});")
        result = _c_type(function.returns)
        library = f'LoadLibraryA("{function.library}")'
        body = "\n    ".join(
            [
                f"typedef {result} (WINAPI *function)({', '.join(kinds) or 'void'});",
                f'function f = (function)(void *)GetProcAddress({library}, "{function.name}");',
                *reads,
                "SetLastError(0);",
                f"{result} answer = f({', '.join(passed)});",
                "DWORD error = GetLastError();",
                "put((int64_t)answer); put((int64_t)error);",
                *writes,
            ]
        )
        return f"static void call_{function.name}(void) {{\n    {body}\n}}\n"


_HELPERS = """
Private mLastDllError As Variant
Private Function LastDllError() As Variant
    LastDllError = mLastDllError
End Function
Private Function StrPtr(ByVal text As String) As Variant
    StrPtr = text
End Function
Private Function Environ(ByVal name As String) As Variant
    Dim api As Object
    Set api = CreateObject("Windows.Api")
    Environ = api.Environment(name)
End Function
Private Function LenB(ByRef value As StartupInformation) As Variant
    Dim api As Object
    Set api = CreateObject("Windows.Api")
    LenB = api.SizeOf("StartupInformation")
End Function
"""


def _field(member: _ast.TypeField) -> Field:
    count = 1
    for lower, upper in member.bounds:
        first = 0 if lower is None else int(lower.value)  # type: ignore[attr-defined]
        count *= int(upper.value) - first + 1  # type: ignore[attr-defined]
    return Field(member.name, member.declared, count)


def _members(fields: list[Field]) -> Iterator[str]:
    for field in fields:
        if field.count == 1:
            yield field.name
        else:
            yield from (f"{field.name}({index})" for index in range(field.count))


def _c_members(fields: list[Field]) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field.count == 1:
            yield field.name, _c_type(field.type)
        else:
            yield from ((f"{field.name}[{i}]", _c_type(field.type)) for i in range(field.count))


def _c_field(field: Field) -> str:
    size = f"[{field.count}]" if field.count > 1 else ""
    return f"{_c_type(field.type)} {field.name}{size};"


def _c_type(name: str) -> str:
    return "intptr_t" if name == POINTER else _C_TYPES[name]
