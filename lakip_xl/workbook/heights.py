"""Row heights that fit wrapped text, from the values in the finished cells.

Excel fits a row when its text is edited, not when a file is opened. The heights written here
are not marked as the user's own, so Excel goes on fitting them.
"""

import math
import re
import textwrap
from typing import TYPE_CHECKING

from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook
from lakip_xl.workbook.schema import TABLES

if TYPE_CHECKING:
    from lakip_xl.package.workbook import Table as FileTable

_LINE, _PADDING = 12.9, 4.0
"""Points: a line of 10-point text, and the room above and below the text."""
_INDENT = 2.0
"""Characters that the indent and the cell's margins take."""
_NARROWER = 1.12
"""A column's width counts 11-point digits; letters of 10 points are narrower than these."""
_ROW = re.compile(rb'<row r="(\d+)"(?![^>]* ht=)')


def fit_rows(package: bytes) -> dict[str, bytes]:
    """Compute the row heights of a workbook.

    Args:
        package: The finished workbook.

    Returns:
        The sheets' parts, with heights for the rows of tables that need more than one line.
    """
    workbook = Workbook(open_package(package))
    parts: dict[str, bytes] = {}
    for sheet in workbook.sheets:
        lines: dict[int, int] = {}
        wrapped = {
            number: column_width
            for table in workbook.tables
            if table.sheet == sheet.name
            for number, column_width in _wrapped_columns(table)
        }
        for cell in workbook.cells(sheet):
            if cell.column in wrapped and isinstance(cell.value, str):
                count = line_count(cell.value, wrapped[cell.column])
                lines[cell.row] = max(lines.get(cell.row, 1), count)
        heights = {row: count for row, count in lines.items() if count > 1}
        if heights:
            parts[sheet.part] = _with_heights(workbook.package.read(sheet.part), heights)
    return parts


def _wrapped_columns(table: "FileTable") -> list[tuple[int, float]]:
    return [
        (number, column.width)
        for column in TABLES[table.name]
        if column.wrap and (number := table.column_number(column.title)) is not None
    ]


def line_count(text: str, width: float) -> int:
    """Count the lines of a text in a column so many characters wide."""
    room = max(1, math.floor(width * _NARROWER - _INDENT))
    return sum(max(1, len(textwrap.wrap(line, room))) for line in text.split("\n"))


def height(lines: int) -> str:
    """Give the attribute of a row that holds so many lines.

    >>> height(2)
    ' ht="29.8"'
    """
    return f' ht="{lines * _LINE + _PADDING:.1f}"'


def _with_heights(part: bytes, lines: dict[int, int]) -> bytes:
    def replace(match: re.Match[bytes]) -> bytes:
        count = lines.get(int(match[1]))
        return match[0] if count is None else match[0] + height(count).encode()

    return _ROW.sub(replace, part)
