"""A workbook open in Excel, as xlwings shows it, over openpyxl.

Where ``remote_excel`` records what is sent to Excel, this one keeps it: it can be taken back.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fake_worksheet import FakeWorksheet
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.conversation import Question


def is_formula(value: object, data_type: str = "f") -> bool:
    return isinstance(value, str) and value.startswith("=") and data_type == "f"


class Range:
    """Cells of a sheet."""

    def __init__(self, sheet: "Sheet", top: int, left: int, bottom: int, right: int) -> None:
        self.sheet, self.row, self.column = sheet, top, left
        self.shape = (bottom - top + 1, right - left + 1)

    @property
    def address(self) -> str:
        last = self.last_cell
        first = f"${get_column_letter(self.column)}${self.row}"
        return f"{first}:${get_column_letter(last.column)}${last.row}"

    @property
    def last_cell(self) -> "Range":
        row, column = self.row + self.shape[0] - 1, self.column + self.shape[1] - 1
        return Range(self.sheet, row, column, row, column)

    def __getitem__(self, place: tuple[Any, Any]) -> "Range":
        (top, bottom), (left, right) = (
            (part.indices(size)[:2] if isinstance(part, slice) else (part, part + 1))
            for part, size in zip(place, self.shape, strict=True)
        )
        first = self.row + top, self.column + left
        return Range(self.sheet, *first, self.row + bottom - 1, self.column + right - 1)

    def cells(self) -> list[list[Any]]:
        area = self.address.replace("$", "")
        return [list(row) for row in self.sheet.stored[area]]

    def options(self, *, ndim: int) -> Any:
        rows = [[None if is_formula(c.value, c.data_type) else c.value for c in row]
                for row in self.cells()]  # fmt: skip
        return SimpleNamespace(value=rows if ndim == 2 else rows[0])

    @property
    def value(self) -> Any:
        rows = self.options(ndim=2).value
        return rows[0][0] if self.shape == (1, 1) else rows

    @value.setter
    def value(self, new: Any) -> None:
        rows = new if isinstance(new, list) else [[new]]
        rows = rows if isinstance(rows[0], list) else [rows]
        across = self.sheet.stored.cell
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                cell = across(self.row + r, self.column + c)
                text = isinstance(value, str)
                cell.value = None if value == "" else value.removeprefix("'") if text else value
                if isinstance(cell.value, str):
                    cell.data_type = "s"

    @property
    def formula(self) -> Any:
        rows = tuple(tuple("" if c.value is None else str(c.value) for c in row)
                     for row in self.cells())  # fmt: skip
        return rows[0][0] if self.shape == (1, 1) else rows

    @formula.setter
    def formula(self, new: Any) -> None:
        rows = new if isinstance(new, list) else [[new]]
        for row, texts in zip(self.cells(), rows, strict=True):
            for cell, text in zip(row, texts, strict=True):
                cell.value = text or None

    @property
    def number_format(self) -> str | None:
        found = {cell.number_format for row in self.cells() for cell in row}
        return found.pop() if len(found) == 1 else None

    @number_format.setter
    def number_format(self, code: str) -> None:
        for row in self.cells():
            for cell in row:
                cell.number_format = code

    @property
    def color(self) -> Any:
        return self.cells()[0][0].fill.fgColor.rgb if self.cells()[0][0].fill.fill_type else None

    @color.setter
    def color(self, color: Any) -> None:
        rgb = f"FF{bytes(color).hex().upper()}" if isinstance(color, tuple) else color
        fill = PatternFill() if rgb is None else PatternFill("solid", fgColor=rgb)
        self.cells()[0][0].fill = fill

    @property
    def note(self) -> Any:
        cell = self.cells()[0][0]
        if cell.comment is None:
            return None
        return SimpleNamespace(
            text=cell.comment.text, delete=lambda: setattr(cell, "comment", None)
        )

    def add_note(self, text: str) -> None:
        self.cells()[0][0].comment = Comment(text, "LAKIP")

    def delete(self, way: str) -> None:
        """Delete the last rows of a table."""
        assert way == "up"
        table = next(t for t in self.sheet.tables if t.holds(self))
        assert self.shape[1] == table.data_body_range.shape[1]
        assert self.last_cell.row == table.data_body_range.last_cell.row
        for row in self.cells():
            for cell in row:
                cell.value = cell.hyperlink = cell.comment = None
        table.resize(-self.shape[0])


class Table:
    """A table, and its rows."""

    def __init__(self, sheet: "Sheet", name: str) -> None:
        self.parent, self.name = sheet, name
        self.rows = self

    @property
    def stored(self) -> Any:
        return self.parent.stored.tables[self.name]

    @property
    def range(self) -> Range:
        left, top, right, bottom = range_boundaries(self.stored.ref)
        return Range(self.parent, top, left, bottom, right)

    @property
    def header_row_range(self) -> Range:
        return self.range[0:1, :]

    @property
    def data_body_range(self) -> Range | None:
        return self.range[1:, :] if self.range.shape[0] > 1 else None

    def holds(self, cells: Range) -> bool:
        area = self.range
        return (
            area.row <= cells.row <= area.last_cell.row
            and area.column <= cells.column <= area.last_cell.column
        )

    def resize(self, more: int) -> None:
        left, top, right, bottom = range_boundaries(self.stored.ref)
        first, last = get_column_letter(left), get_column_letter(right)
        self.stored.ref = f"{first}{top}:{last}{bottom + more}"

    def add(self) -> None:
        """Add a row, with the formulas of the one above or of the columns, as Excel does."""
        self.resize(1)
        body = self.data_body_range
        assert body is not None
        *others, new = body.cells()
        formulas = (
            [c.value if is_formula(c.value, c.data_type) else None for c in others[-1]]
            if others
            else [
                own and f"={own.attr_text}"
                for own in (c.calculatedColumnFormula for c in self.stored.tableColumns)
            ]
        )
        for formula, cell in zip(formulas, new, strict=True):
            assert cell.value is None
            cell.value = formula


class Sheet:
    """A sheet."""

    def __init__(self, book: "Book", stored: Worksheet) -> None:
        self.book, self.stored, self.name = book, stored, stored.title
        self.api = FakeWorksheet(stored)

    @property
    def tables(self) -> list[Table]:
        return [Table(self, name) for name in self.stored.tables]

    def range(self, first: Any, last: Any = None) -> Range:
        if isinstance(first, str):
            left, top, right, bottom = range_boundaries(first.replace("$", ""))
            return Range(self, top, left, bottom, right)
        return Range(self, *first, *(first if last is None else last))

    def activate(self) -> None:
        self.book.sheets.active = self


class Sheets(list[Sheet]):
    """The sheets of a workbook, by number or name."""

    active: Sheet

    def __getitem__(self, name: Any) -> Any:
        return (
            list(self)[name] if isinstance(name, int) else next(s for s in self if s.name == name)
        )


class Names:
    """The defined names of a workbook."""

    def __init__(self, book: "Book") -> None:
        self.book = book

    def __contains__(self, name: str) -> bool:
        return name in self.book.stored.defined_names

    def __getitem__(self, name: str) -> Any:
        sheet, cell = next(iter(self.book.stored.defined_names[name].destinations))
        return SimpleNamespace(refers_to_range=self.book.sheets[sheet].range(cell))


class Book:
    """A workbook.

    Args:
        path: Its file.
        active: The sheet that is open.
    """

    def __init__(self, path: Path, active: str = "Beranda") -> None:
        self.stored = load_workbook(path, keep_vba=True)
        self.fullname = str(path)
        self.api = SimpleNamespace(Saved=True)
        self.names = Names(self)
        self.sheets = Sheets(Sheet(self, sheet) for sheet in self.stored.worksheets)
        self.sheets.active = self.sheets[active]
        self.app = SimpleNamespace(
            calculation="automatic",
            enable_events=True,
            screen_updating=True,
            status_bar=False,
            selection=None,
            pid=7,
        )

    def select(self, cell: str) -> None:
        """Select a cell of the open sheet."""
        self.app.selection = self.sheets.active.range(cell)
        self.app.selection.select = lambda: None

    def content(self) -> dict[str, Any]:
        """All that a macro may change, by what and where it is."""
        return dict(self._content())

    def _content(self) -> Iterator[tuple[str, Any]]:
        for sheet in self.stored.worksheets:
            for table in sheet.tables.values():
                yield table.name, table.ref
            for found, rule in sheet_rules(sheet):
                yield f"{sheet.title} {found} {rule}", True
            for row in sheet.iter_rows():
                for cell in row:
                    link = cell.hyperlink and cell.hyperlink.location
                    note = cell.comment and cell.comment.text
                    look = (cell.number_format, cell.fill.fgColor.rgb, cell.font.u)
                    if cell.value is not None or link or note:
                        yield f"{sheet.title}!{cell.coordinate}", (cell.value, link, note, look)


def sheet_rules(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    for found in sheet.conditional_formatting:
        for rule in found.rules:
            yield str(found.sqref), re.sub(r"\s+", " ", str(rule.formula))


class OpenWorkbook(ExcelWorkbook):
    """The adapter on such a workbook, with a user who says yes.

    Args:
        book: The workbook.
        file: What the user chooses in a file dialog.
        columns: The columns that the user clicks on, in order.
    """

    def __init__(
        self, book: Book, *, file: Path | None = None, columns: tuple[int, ...] = ()
    ) -> None:
        super().__init__(book)  # type: ignore[arg-type]
        self.chosen, self.clicks = file, iter(columns)

    def ask(self, question: Question) -> str:
        match question.kind.value:
            case "ya":
                return "ya"
            case "kolom":
                return str(next(self.clicks))
            case _:
                return str(self.chosen)
