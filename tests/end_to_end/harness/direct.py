"""The simplest witness: a cell's function called from Python with the values its arguments name.

Understands the formulas that the template is mostly made of: calls of ours, guarded by IF where a
row is not filled yet, over a table's column or this row of it, defined names and literals. Where
the file holds a function's arithmetic in place of its call, the function is called. It knows
neither the engine nor a spreadsheet.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import ArgumentValue, Scalar
from lakip_xl.package.addresses import Area, parse_area
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Table, Workbook
from lakip_xl.rules.pembulatan import bulatkan
from lakip_xl.workbook.arithmetic import in_own_words

Place = tuple[str, int, int]
"""Sheet, row, column, counted from 1."""

CALL = re.compile(r"([A-Z_]+)\((.*)\)")
THIS_ROW = re.compile(r"(\w+)\[\[#This Row\],\[([^\]]+)\]\]")
COLUMN = re.compile(r"(\w+)\[([^\[\]#]+)\]")
TEXT = re.compile(r'"((?:[^"]|"")*)"')
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PRINTED = re.compile(r"(ROUND\(.+\))-(tbl\w+\[\[#This Row\],\[Tercetak [^\[\]]+\]\])")
"""A figure, rounded, without what is printed of it."""
REFERENCE = r"(?:[^,()\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])+"


def _arithmetic(name: str) -> re.Pattern[str]:
    """How a function's arithmetic stands in a file; the groups are its arguments."""
    names = [argument.name for argument in CATALOGUE[name].arguments]
    written = re.escape(in_own_words(f"={name}({','.join(f'[@{one}]' for one in names)})")[1:])
    for one in names:
        first, *others = written.split(re.escape(f"[@{one}]"))
        if others:
            written = f"{first}(?P<{one}>{REFERENCE}){f'(?P={one})'.join(others)}"
    return re.compile(written)


ARITHMETIC = {name: _arithmetic(name) for name, spec in CATALOGUE.items() if spec.native}


class NotPlainError(Exception):
    """A formula that this witness does not read."""


class StoredWorkbook:
    """What a workbook's file holds: values, formulas, tables and names."""

    def __init__(self, path: Path) -> None:
        self.workbook = Workbook(open_package(path))
        self.values: dict[Place, Scalar] = {}
        self.formulas: dict[Place, str] = {}
        for sheet in self.workbook.sheets:
            for cell in self.workbook.cells(sheet):
                place = (sheet.name, cell.row, cell.column)
                self.values[place] = cell.value
                if cell.formula:
                    self.formulas[place] = cell.formula.text

    def own_calls(self) -> dict[Place, str]:
        """The formulas that call one of our functions."""
        ours = re.compile(rf"\b(?:{'|'.join(CATALOGUE)})\(")
        wanted = (ours, PRINTED, *ARITHMETIC.values())
        return {
            place: text
            for place, text in self.formulas.items()
            if any(one.search(text) for one in wanted)
        }

    def computed(self, place: Place) -> Scalar:
        """Call the cell's function from Python.

        Raises:
            NotPlainError: The formula is more than one plain call.
        """
        result = self._value(self.formulas[place], place)
        if isinstance(result, list):
            raise NotPlainError
        return result

    def _value(self, text: str, place: Place) -> ArgumentValue:
        for name, pattern in ARITHMETIC.items():
            if found := pattern.fullmatch(text):
                arguments = [self._value(one, place) for one in found.groups() if one]
                return CATALOGUE[name].evaluate(*arguments)
        if found := PRINTED.fullmatch(text):
            figure, printed = (self._value(one, place) for one in found.groups())
            return CATALOGUE["SELISIH"].evaluate(figure, printed)
        if found := CALL.fullmatch(text):
            return self._call(found[1], list(_arguments(found[2])), place)
        if found := THIS_ROW.fullmatch(text):
            sheet, column = self._column(found[1], found[2])
            return self.values.get((sheet, place[1], column))
        if found := COLUMN.fullmatch(text):
            sheet, column = self._column(found[1], found[2])
            area = self._table(found[1]).data
            return self._grid(sheet, area._replace(first_column=column, last_column=column))
        if found := TEXT.fullmatch(text):
            return found[1].replace('""', '"')
        if NUMBER.fullmatch(text):
            return float(text)
        return self._named(text)

    def _call(self, function: str, arguments: list[str], place: Place) -> ArgumentValue:
        if function == "IF":
            try:
                holds = self._holds(arguments[0], place)
            except NotPlainError:
                # A guard it cannot judge: what the cell shows must still be right.
                if arguments[1] != '""' or self.values[place] in (None, ""):
                    raise
                holds = False
            return self._value(arguments[1 if holds else 2], place)
        values = [self._value(argument, place) for argument in arguments]
        if function == "ROUND":
            number, digits = values
            return bulatkan(number, int(digits)) if isinstance(number, float) else number
        if function not in CATALOGUE:
            raise NotPlainError
        return CATALOGUE[function].evaluate(*values)

    def _holds(self, condition: str, place: Place) -> bool:
        """Judge a condition: OR(...), COUNT(...)=n, something=""."""
        call = CALL.fullmatch(condition)
        if call and call[1] == "OR":
            return any(self._holds(part, place) for part in _arguments(call[2]))
        left, _, right = condition.rpartition("=")
        call = CALL.fullmatch(left)
        if call and call[1] == "COUNT":
            values = [self._value(part, place) for part in _arguments(call[2])]
            return sum(
                isinstance(cell, float) for value in values for cell in cells(value)
            ) == float(right)
        if right != '""':
            raise NotPlainError
        return self._value(left, place) in (None, "")

    def _named(self, text: str) -> ArgumentValue:
        for name in self.workbook.names:
            if name.name == text:
                sheet, _, address = name.formula.replace("$", "").rpartition("!")
                try:
                    area = parse_area(address)
                except ValueError:
                    raise NotPlainError from None
                grid = self._grid(sheet.strip("'"), area)
                return grid[0][0] if area.is_cell else grid
        raise NotPlainError

    def _table(self, name: str) -> Table:
        table = self.workbook.table(name)
        if table is None:
            raise NotPlainError
        return table

    def _column(self, table: str, column: str) -> tuple[str, int]:
        found = self._table(table)
        number = found.column_number(column)
        if number is None:
            raise NotPlainError
        return found.sheet, number

    def _grid(self, sheet: str, area: Area) -> list[list[Scalar]]:
        return [
            [
                self.values.get((sheet, row, column))
                for column in range(area.first_column, area.last_column + 1)
            ]
            for row in range(area.first_row, area.last_row + 1)
        ]


def cells(value: ArgumentValue) -> list[Scalar]:
    """The cells of an argument, whether one or a range."""
    return [cell for row in value for cell in row] if isinstance(value, list) else [value]


def _arguments(text: str) -> Iterator[str]:
    """Split at the commas that stand outside parentheses, brackets and quotes."""
    depth, start, quoted = 0, 0, False
    for position, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
            if depth < 0:
                raise NotPlainError
        elif character == "," and depth == 0:
            yield text[start:position]
            start = position + 1
    yield text[start:]
