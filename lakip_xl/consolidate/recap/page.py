"""A sheet of the recap that people read: a title, and blocks of rows with heads below it."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from openpyxl.styles import Alignment

from lakip_xl.package.addresses import column_letters
from lakip_xl.workbook import styles
from lakip_xl.workbook.cells import at, write
from lakip_xl.workbook.letters import line_count
from lakip_xl.workbook.schema.kinds import Format

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = float | int | str | None
_HEAD_HEIGHT = 30
"""Points: two lines."""
_LINE, _PADDING, _HIGHEST = 13.0, 4.0, 409.0
"""Points: a line, the room around the text of a cell, and Excel's limit."""
_TEXT = Alignment(horizontal="left", wrap_text=True, vertical="top", indent=1)
_NUMBER = Alignment(vertical="top")


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a block."""

    title: str
    width: float
    format: str = Format.GENERAL.value


class Page:
    """A sheet that is written downwards."""

    def __init__(self, book: "Workbook", title: str, purpose: str) -> None:
        self.sheet = cast("Worksheet", book.create_sheet(title))
        self.sheet.sheet_view.showGridLines = False
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = 9
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
        head = at(self.sheet, 1, 1)
        write(head, title)
        head.style = styles.TITLE
        line = at(self.sheet, 2, 1)
        write(line, purpose)
        line.style = styles.PURPOSE
        self.row = 4

    def block(
        self, caption: str, heads: Sequence[Head], rows: Iterable[Sequence[Value]]
    ) -> tuple[int, int]:
        """Write a block; give the row of its head and its last row."""
        if caption:
            cell = at(self.sheet, self.row, 1)
            write(cell, caption)
            cell.style = styles.CAPTION
            self.row += 1
        top = self.row
        lines = max(line_count(head.title, head.width) for head in heads)
        self.sheet.row_dimensions[top].height = max(_HEAD_HEIGHT, _height(lines))
        for number, head in enumerate(heads, start=1):
            cell = at(self.sheet, top, number)
            write(cell, head.title)
            cell.style = styles.HEAD
            width = self.sheet.column_dimensions[column_letters(number)]
            width.width = max(width.width if width.customWidth else 0, head.width)
        dressed: dict[tuple[int, bool], Cell] = {}
        for values in rows:
            self.row += 1
            lines = 1
            for number, (head, value) in enumerate(zip(heads, values, strict=True), start=1):
                if value is None:
                    continue
                cell = at(self.sheet, self.row, number)
                is_text = isinstance(value, str)
                like = dressed.setdefault((number, is_text), cell)
                if like is cell:
                    cell.alignment = _TEXT if is_text else _NUMBER
                    if not is_text:
                        cell.number_format = head.format
                else:
                    # Looking a look up again for each of a province's cells costs the most.
                    cell._style = copy(like._style)  # type: ignore[attr-defined]  # noqa: SLF001
                write(cell, value)
                if isinstance(value, str):
                    lines = max(lines, line_count(value, head.width))
            if lines > 1:
                # Not every program fits rows by itself.
                self.sheet.row_dimensions[self.row].height = _height(lines)
        last = self.row
        self.row += 2
        return top, last

    def text(self, line: str) -> None:
        """Write a line of text."""
        write(at(self.sheet, self.row, 1), line)
        self.row += 1


def _height(lines: int) -> float:
    return min(lines * _LINE + _PADDING, _HIGHEST)
