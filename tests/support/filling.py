"""Filling a workbook as an office's own script would: with openpyxl, cell by cell."""

import copy
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

if TYPE_CHECKING:
    from openpyxl.worksheet.table import Table

Typed = str | float | bool | None | tuple[float, str]
"""What is typed into a cell; with its number format where the format changes what is stored."""


class Filled:
    """An open workbook that is typed into."""

    def __init__(self, content: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(content), keep_vba=True)
        self.tables: dict[str, tuple[Worksheet, Table]] = {
            table.name: (sheet, table) for sheet in self.book for table in sheet.tables.values()
        }

    def named(self, name: str, value: Typed) -> None:
        sheet, cell = next(iter(self.book.defined_names[name].destinations))
        _type(self.book[sheet], cell.replace("$", ""), value)

    def area(self, name: str, rows: Sequence[Sequence[Typed]]) -> None:
        """Type rows into a named range; what lies below them is emptied."""
        title, cells = next(iter(self.book.defined_names[name].destinations))
        left, top, right, bottom = range_boundaries(cells.replace("$", ""))
        for order, row in enumerate(range(top, bottom + 1)):
            values = rows[order] if order < len(rows) else [None] * (right - left + 1)
            for column, value in enumerate(values, start=left):
                _type(self.book[title], f"{get_column_letter(column)}{row}", value)

    def table(self, name: str, rows: Iterable[Mapping[str, Typed]], *, charts: bool = True) -> None:
        """Type rows into a table, which grows with its formulas where it is too short.

        Its charts grow along, unless the script is one that forgets them.
        """
        rows = list(rows)
        sheet, table = self.tables[name]
        left, head, right, last = range_boundaries(table.ref)
        for row in range(last + 1, head + len(rows) + 1):
            for column in range(left, right + 1):
                above, new = sheet.cell(head + 1, column), sheet.cell(row, column)
                new._style = copy.copy(above._style)
                if isinstance(above.value, str) and above.value.startswith("="):
                    new.value = above.value
        table.ref = (
            f"{get_column_letter(left)}{head}:"
            f"{get_column_letter(right)}{max(last, head + len(rows))}"
        )
        if table.autoFilter:
            table.autoFilter.ref = table.ref
        if charts and head + len(rows) > last:
            self._draw(sheet.title, (head + 1, last), head + len(rows))
        for order, row in enumerate(rows):
            for title, value in row.items():
                _type(sheet, self.address(name, title, order), value)

    def _draw(self, title: str, rows: tuple[int, int], last: int) -> None:
        """Let the charts over all rows of a table draw its new rows, too."""
        from openpyxl.utils.cell import SHEETRANGE_RE

        for series in (s for page in self.book for chart in page._charts for s in chart.ser):
            for source in (series.val, series.cat):
                for ref in (getattr(source, kind, None) for kind in ("numRef", "strRef")):
                    found = SHEETRANGE_RE.match(ref.f) if ref is not None else None
                    if found is None or (found["quoted"] or found["notquoted"]) != title:
                        continue
                    left, top, right, bottom = range_boundaries(found["cells"])
                    if (top, bottom) == rows:
                        letters = get_column_letter(left), get_column_letter(right)
                        cells = f"${letters[0]}${top}:${letters[1]}${last}"
                        ref.f = f"{ref.f.rpartition('!')[0]}!{cells}"

    def address(self, table: str, title: str, order: int) -> str:
        """Where a table's cell stands; rows count from 0."""
        sheet, found = self.tables[table]
        left, head, right, _ = range_boundaries(found.ref)
        for column in range(left, right + 1):
            if sheet.cell(head, column).value == title:
                return f"{get_column_letter(column)}{head + 1 + order}"
        raise KeyError(title)

    def cell(self, table: str, title: str, order: int, value: Typed) -> tuple[str, str]:
        """Type one cell of a table; gives its sheet and address."""
        sheet, address = self.tables[table][0], self.address(table, title, order)
        _type(sheet, address, value)
        return sheet.title, address

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path


def _type(sheet: Worksheet, address: str, value: Typed) -> None:
    cell = sheet[address]
    if isinstance(value, tuple):
        value, cell.number_format = value
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
