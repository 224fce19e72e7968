"""Row heights that fit wrapped text, from the values in the finished cells.

A program fits a row without a height when it opens the file, but not every program measures a
text alike. The heights written here are not marked as the user's own, so Excel goes on fitting
them. Rows of one line get none: a script that fills them in keeps what height it finds.
"""

import re
from typing import TYPE_CHECKING

from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook
from lakip_xl.workbook.letters import line_count
from lakip_xl.workbook.schema import TABLES

if TYPE_CHECKING:
    from lakip_xl.package.workbook import Table as FileTable

_LINE, _PADDING = 13.0, 4.0
"""Points: a line of 10-point text, and the room above and below the text."""
_HIGHEST = 409.0
"""Excel's limit."""
_ROW = re.compile(rb'<row r="(\d+)"(?![^>]* ht=)')


def fit_rows(package: bytes) -> dict[str, bytes]:
    """Compute the row heights of a workbook.

    Args:
        package: The finished workbook.

    Returns:
        The sheets' parts, with a height for every row of a table that needs more than one line.
    """
    workbook = Workbook(open_package(package))
    parts: dict[str, bytes] = {}
    for sheet in workbook.sheets:
        tables = [table for table in workbook.tables if table.sheet == sheet.name]
        lines = {row: 1 for table in tables for row in _rows(table)}
        wrapped = dict(column for table in tables for column in _wrapped_columns(table))
        for cell in workbook.cells(sheet):
            if cell.row in lines and cell.column in wrapped and isinstance(cell.value, str):
                count = line_count(cell.value, wrapped[cell.column])
                lines[cell.row] = max(lines[cell.row], count)
        if lines:
            parts[sheet.part] = _with_heights(workbook.package.read(sheet.part), lines)
    return parts


def _rows(table: "FileTable") -> range:
    return range(table.data.first_row, table.data.last_row + 1)


def _wrapped_columns(table: "FileTable") -> list[tuple[int, float]]:
    return [
        (number, column.width)
        for column in TABLES[table.name]
        if column.wrap and (number := table.column_number(column.title)) is not None
    ]


def _with_heights(part: bytes, lines: dict[int, int]) -> bytes:
    def replace(match: re.Match[bytes]) -> bytes:
        count = lines.get(int(match[1]))
        if count is None or count == 1:
            return match[0]
        height = min(count * _LINE + _PADDING, _HIGHEST)
        return match[0] + f' ht="{height:.1f}"'.encode()

    return _ROW.sub(replace, part)
