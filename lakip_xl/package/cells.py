"""Reading the cells of a sheet, whatever layout the producer chose.

Namespaces, prefixes, comments, CDATA and missing addresses are all legal; expat deals with
the syntax, this module with the meaning.
"""

from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from string import digits
from sys import intern
from typing import NamedTuple
from xml.parsers import expat

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import (
    MAX_COLUMN,
    MAX_ROW,
    Area,
    column_letters,
    parse_area,
    parse_cell,
)
from lakip_xl.package.values import CellValue, parsed

NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)


_NOWHERE = "-"
"""The digits of no row."""
_COLUMNS = {column_letters(number): number for number in range(1, 27 * 26 + 1)}
"""The columns A to ZZ; those beyond are rare."""
_ERROR_TYPES = (b't="e"', b"t='e'")


def may_hold_errors(part: bytes) -> bool:
    """Tell in passing whether a sheet stores any error; no cell is read.

    >>> may_hold_errors(b'<c r="A1" t="e"><v>#N/A</v></c>'), may_hold_errors(b"<c r='A1'/>")
    (True, False)
    """
    return any(one in part for one in _ERROR_TYPES)


class FormulaKind(Enum):
    """How a formula cell computes; the values are those of the attribute ``t``."""

    NORMAL = "normal"
    SHARED = "shared"
    ARRAY = "array"
    DATA_TABLE = "dataTable"


class Formula(NamedTuple):
    """A cell's formula as the file stores it."""

    text: str
    """Without "="; empty for the followers of a shared formula."""
    kind: FormulaKind
    area: Area | None
    """What a shared, array or data-table formula covers; stands at its first cell only."""
    group: str
    """The index that binds the cells of a shared formula."""
    dynamic: bool
    """An array formula that spills (Excel 365) rather than one entered with Ctrl+Shift+Enter."""


class Cell(NamedTuple):
    """A cell with a value or a formula."""

    row: int
    column: int
    value: CellValue
    """The stored value: for a formula, the result when the file was last calculated."""
    formula: Formula | None
    type: str
    """The attribute ``t`` as it stands, for example ``s`` or ``inlineStr``."""
    style: int = 0
    """The index of its style: see ``Workbook.number_format``."""


@dataclass(slots=True)
class Hidden:
    """What a sheet hides: rows by number, columns as pairs of first and last."""

    rows: set[int] = field(default_factory=set)
    columns: list[tuple[int, int]] = field(default_factory=list)

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell stands in a hidden row or column."""
        return row in self.rows or any(first <= column <= last for first, last in self.columns)


def read_cells(content: bytes, strings: tuple[str, ...]) -> tuple[list[Cell], Hidden]:
    """All cells of a sheet that hold something, and what the sheet hides.

    Args:
        content: the sheet's part.
        strings: the workbook's shared strings.

    Raises:
        PackageError: the XML is not well-formed or an address lies outside the sheet.
    """
    reader = _Reader(strings)
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise PackageError("memuat XML atau alamat sel yang rusak") from None
    return reader.cells, reader.hidden


def formula_of(attributes: dict[str, str], text: str, *, dynamic: bool) -> Formula:
    """A formula from its element's attributes and text.

    Raises:
        ValueError: the area is none.
    """
    if not attributes:
        return Formula(text, FormulaKind.NORMAL, None, "", dynamic)
    kind = attributes.get("t", "normal")
    area = attributes.get("ref")
    return Formula(
        text,
        FormulaKind(kind) if kind in FormulaKind._value2member_map_ else FormulaKind.NORMAL,
        parse_area(area) if area else None,
        attributes.get("si", ""),
        dynamic,
    )


def place(address: str | None, row: int, column: int) -> tuple[int, int]:
    """Where a cell stands: at its address, or right of the cell before it.

    Raises:
        ValueError: outside the sheet.
    """
    if address:
        return parse_cell(address)
    if row > MAX_ROW or column >= MAX_COLUMN:
        raise ValueError("outside the sheet")
    return row, column + 1


@lru_cache(maxsize=256)
def _local(tag: str) -> str:
    """The name of an element of a spreadsheet; "" for any other."""
    namespace, _, name = tag.rpartition(" ")
    return name if namespace in NAMESPACES else ""


class _Reader:
    """Collects cells from expat's events."""

    def __init__(self, strings: tuple[str, ...]) -> None:
        self.cells: list[Cell] = []
        self.hidden = Hidden()
        self._strings = strings
        self._row = self._column = 0
        self._digits = _NOWHERE
        self._type = ""
        self._style = ""
        self._dynamic = False
        self._formula: Formula | None = None
        self._formula_attributes: dict[str, str] | None = None
        self._value: str | None = None
        self._text: list[str] | None = None
        self._aside = 0  # depth inside phonetic guides and extensions
        self._in_cell = False
        self._ended = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        # The commonest elements come first: a workbook has tens of thousands of them.
        match _local(tag):
            case "c" if not self._ended:
                self._place(attributes.get("r"))
                self._type = intern(attributes.get("t", ""))
                self._style = attributes.get("s", "")
                self._dynamic = attributes.get("cm", "0") != "0"
                self._formula, self._value, self._in_cell = None, None, True
            case "v" | "t" if self._in_cell and not self._aside:
                self._text = []
            case "f" if self._in_cell and not self._aside:
                self._formula_attributes, self._text = attributes, []
            case "is" if self._in_cell and not self._aside:
                self._value = ""
            case "row" if not self._ended:
                self._start_row(attributes)
            case "col" if attributes.get("hidden") in ("1", "true"):
                self.hidden.columns.append((int(attributes["min"]), int(attributes["max"])))
            case "rPh" | "extLst":
                self._aside += 1

    def _place(self, address: str | None) -> None:
        """Note where a cell stands; most stand in the row that has just begun."""
        letters = address.rstrip(digits) if address else ""
        column = _COLUMNS.get(letters)
        if column is not None and address == letters + self._digits:
            self._column = column
            return
        row, self._column = place(address, self._row, self._column)
        if row != self._row:  # the cells of a row share one number
            self._row, self._digits = row, str(row)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "").strip()
        self._row = int(number) if number else self._row + 1
        self._column = 0
        self._digits = str(self._row) if 1 <= self._row <= MAX_ROW else _NOWHERE
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.rows.add(self._row)

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        match _local(tag):
            case "v" if self._text is not None:
                self._value, self._text = "".join(self._text), None
            case "c" if self._in_cell:
                self._finish_cell()
            case "f" if self._formula_attributes is not None:
                text = "".join(self._text or ())
                self._formula = formula_of(self._formula_attributes, text, dynamic=self._dynamic)
                self._formula_attributes, self._text = None, None
            case "t" if self._text is not None:
                self._value, self._text = (self._value or "") + "".join(self._text), None
            case "rPh" | "extLst":
                self._aside -= 1
            case "sheetData":
                self._ended = True

    def _finish_cell(self) -> None:
        self._in_cell = False
        if self._value is not None or self._formula is not None:
            value = parsed(self._type, self._value, self._strings)
            self.cells.append(
                Cell(self._row, self._column, value, self._formula, self._type, _style(self._style))
            )


def _style(text: str) -> int:
    """A cell's style; one that is no number is that of a cell without any."""
    return int(text) if text.isdecimal() else 0
