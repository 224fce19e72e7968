"""What a formula refers to, and formulas in a form in which neighbours can be compared."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from lakip_xl.engine.references import ROW, TableReferences, UnresolvedError
from lakip_xl.functions.prefixes import without_prefixes
from lakip_xl.package.addresses import (
    MAX_COLUMN,
    MAX_ROW,
    Area,
    column_letters,
    column_number,
    parse_area,
    parse_cell,
)
from lakip_xl.package.workbook import Workbook

_CELLS = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?"
_COLUMNS = r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}"
_TOKEN = re.compile(
    rf"""
    (?P<text>"(?:[^"]|"")*")
  | (?P<table>[\w.\\]*\[(?:[^\[\]]|\[[^\[\]]*\])*\])
  | (?:(?P<sheet>'(?:[^']|'')+'|[\w.]+)!)?(?P<area>{_CELLS}|{_COLUMNS})(?![\w(.])
  | (?P<name>[^\W\d][\w.]*)(?![\w.(!\[])
    """,
    re.VERBOSE,
)
_NAMELESS = re.compile(r"(?<![\w.\\\]\[,:])\[")
"""A reference to the table around the cell, without the table's name."""
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")

Place = tuple[str, Area]
"""A sheet and an area on it."""


class FormulaReader:
    """Reads the formulas of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._tables = TableReferences(workbook.tables)
        self._sheets = {sheet.name.casefold(): sheet.name for sheet in workbook.sheets}
        self._all_names = workbook.names
        self._known: dict[tuple[str | int, ...], list[Place]] = {}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {n.name.casefold(): n.formula for n in self._all_names if n.sheet is None}

    def name(self, name: str) -> Place | None:
        """Give the cells behind a defined name; ``None`` where it is missing or leads nowhere.

        A name that is computed (``OFFSET`` ...) has no fixed place.
        """
        formula = self._names.get(name.casefold(), "")
        try:
            text = self._tables.resolve(formula, "", 0, 0).text if "[" in formula else formula
        except UnresolvedError:
            return None
        sheet, _, area = text.rpartition("!")
        return next(self._place(sheet, area, ""), None) if sheet else None

    def reads(self, formula: str, sheet: str, row: int, column: int) -> list[Place]:
        """Give the cells that a formula reads directly.

        References that lead nowhere are left out; so are other files.

        Args:
            formula: The formula without "=".
            sheet: The sheet of its cell.
            row: The row of its cell.
            column: The column of its cell.
        """
        # A column's formula is read once: the last row of a sheet stands for the formula's own.
        stand_in = MAX_ROW if "#This Row" in formula and not _NAMELESS.search(formula) else row
        key = (formula, sheet) if stand_in == MAX_ROW else (formula, sheet, row, column)
        if key not in self._known:
            self._known[key] = list(self._read(formula, sheet, stand_in, column))
        return [
            (name, area._replace(first_row=row, last_row=row))
            if area.first_row == MAX_ROW
            else (name, area)
            for name, area in self._known[key]
        ]

    def _read(self, formula: str, sheet: str, row: int, column: int) -> Iterator[Place]:
        for token in _TOKEN.finditer(self.with_addresses(formula, sheet, row, column)):
            if token["area"]:
                yield from self._place(token["sheet"], token["area"], sheet)
            elif token["name"] and (meaning := self._names.get(token["name"].casefold())):
                for one in _TOKEN.finditer(self.with_addresses(meaning, "", 0, 0)):
                    if one["area"]:
                        yield from self._place(one["sheet"], one["area"], sheet)

    def _place(self, sheet: str | None, area: str, own: str) -> Iterator[Place]:
        name = sheet.strip("'").replace("''", "'") if sheet else own
        try:
            yield self._sheets.get(name.casefold(), name), _area(area)
        except ValueError:
            return

    def with_addresses(self, formula: str, sheet: str, row: int, column: int) -> str:
        """Write the structured references of a formula as addresses."""
        formula = without_prefixes(formula)
        if "[" not in formula:
            return formula

        def replace(token: re.Match[str]) -> str:
            if not token["table"]:
                return token[0]
            try:
                resolved = self._tables.resolve(token["table"], sheet, row, column)
            except UnresolvedError:
                return token[0]
            return resolved.text.replace(ROW, str(row))

        return _TOKEN.sub(replace, formula)

    def normal(self, formula: str, sheet: str, row: int, column: int) -> str:
        """Give the form in which formulas are equal when they say the same of their own rows.

        Whatever program saved the file: without spaces, addresses relative but for a fixed row,
        which a whole column of a table has.
        """
        addresses = self.with_addresses(formula, sheet, row, column)
        return relative(addresses, row, column).replace(" ", "").upper()


def relative(formula: str, row: int, column: int) -> str:
    """Write the addresses of a formula relative to its cell.

    Example:
        >>> relative("B9*2", 9, 3) == relative("B10*2", 10, 3)
        True
        >>> relative("SUM(B2:B8)", 9, 2)
        'SUM(R[-7]C[0]:R[-1]C[0])'
        >>> relative("D9/D$20", 9, 5) == relative("D10/D$20", 10, 5)
        True
    """

    def away(cell: re.Match[str]) -> str:
        try:
            r, c = parse_cell(cell[0])
        except ValueError:
            return cell[0]
        return f"R{r}C[{c - column}]" if cell[3] else f"R[{r - row}]C[{c - column}]"

    return _with_cells(formula, away)


def moved(formula: str, rows: int, columns: int) -> str:
    """Write a formula as it reads so many rows and columns further, as a shared formula does.

    Example:
        >>> moved('SUM($B2:C$9)&"B2"', 1, 1)
        'SUM($B3:D$9)&"B2"'
        >>> moved("'IP ASN'!A1+LOG10(A1)", 2, 0)
        "'IP ASN'!A3+LOG10(A3)"
    """

    def shifted(cell: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, digits = cell.groups()
        column = letters if fixed_column else column_letters(column_number(letters) + columns)
        row = digits if fixed_row else str(int(digits) + rows)
        return f"{fixed_column}{column}{fixed_row}{row}"

    return _with_cells(formula, shifted)


def _with_cells(formula: str, change: Callable[[re.Match[str]], str]) -> str:
    def replace(token: re.Match[str]) -> str:
        if not token["area"]:
            return token[0]
        area = _CELL.sub(change, token["area"])
        return f"{token['sheet']}!{area}" if token["sheet"] else area

    return _TOKEN.sub(replace, formula)


def _area(text: str) -> Area:
    """Give the area of an address, whole columns included.

    Raises:
        ValueError: the text is no address inside a sheet.
    """
    first, _, last = text.replace("$", "").partition(":")
    if last and first.isalpha() and last.isalpha():
        one, two = sorted((column_number(first), column_number(last)))
        if two > MAX_COLUMN:
            raise ValueError(text)
        return Area(1, one, MAX_ROW, two)
    return parse_area(text)
