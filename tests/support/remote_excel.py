"""A workbook from a file, open in xlwings' remote engine: its object model without Excel.

What the engine lacks (formulas, a status bar, dialogs) is answered from the file or by the test;
marks and links go to sheets of openpyxl, and ``saved`` stores them with the written values.
"""

import importlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")  # tests only

import xlwings as xw
from fake_worksheet import FakeWorksheet
from openpyxl import load_workbook

from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.undo import Aspect, Journal, WayBack
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import address
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Table, Workbook
from lakip_xl.rules.errors import ErrorValue

Place = tuple[str, int, int]


class WritingJournal(Journal):
    """Remembers nothing: the remote engine cannot read what it would have to remember."""

    def change(self, cell: Any, aspect: Aspect, value: Any) -> None:
        aspect.write(cell, value)

    def add(self, way: WayBack) -> None:
        pass


class RemoteWorkbook(ExcelWorkbook):
    """The adapter on a remote book; records what the user would have seen.

    Args:
        path: The workbook.
        answer: What the user says to every question.
        file: What the user chooses in a file dialog.
        target: What the user chooses where a file is saved; ``file`` without it.
        folder: The folder that the user chooses.
        active: The sheet that is open.
        changed: Whether the file lacks something that was typed.
    """

    kept = ("calculation",)

    def __init__(  # noqa: PLR0913 - what a user may choose
        self,
        path: Path,
        *,
        answer: bool = True,
        file: Path | None = None,
        target: Path | None = None,
        folder: Path | None = None,
        active: str = "Beranda",
        changed: bool = False,
    ) -> None:
        self.content = Workbook(open_package(path))
        super().__init__(xw.Book(json=payload(self.content, active), engine=remote_engine()))
        self.journal = WritingJournal()
        self.path, self.answer, self.chosen, self.changed = path, answer, file, changed
        self.target, self.folder = target or file, folder
        self.questions: list[str] = []
        self.messages: list[str] = []
        self.steps: list[str] = []
        self.stored = load_workbook(path, keep_vba=True)
        self.worksheets = {sheet.title: FakeWorksheet(sheet) for sheet in self.stored.worksheets}

    @property
    def actions(self) -> list[dict[str, Any]]:
        return list(self.book.json()["actions"])

    def written(self) -> dict[Place, Scalar]:
        """The cells that were written, with their new values."""
        cells: dict[Place, Scalar] = {}
        for action in self.actions:
            if action["func"] == "setValues":
                sheet = self.book.sheets[action["sheet_position"]].name
                for r, row in enumerate(action["values"]):
                    for c, value in enumerate(row):
                        place = (sheet, action["start_row"] + r + 1, action["start_column"] + c + 1)
                        cells[place] = value
        return cells

    def saved(self, path: Path, table: str) -> Path:
        """Store the workbook as Excel would after a macro that wrote ``table``."""
        found = self.content.table(table)
        assert found is not None
        bottom = found.area.first_row
        for (sheet, row, column), value in self.written().items():
            cell = self.stored[sheet].cell(row, column)
            cell.value = value.removeprefix("'") if isinstance(value, str) else value
            if isinstance(cell.value, str):
                cell.data_type = "s"
            if sheet == found.sheet:
                bottom = max(bottom, row)
        surplus = range(bottom + 1, found.area.last_row + 1)
        self.stored[found.sheet].delete_rows(bottom + 1, len(surplus))
        self.stored[found.sheet].tables[table].ref = between(
            found.area.first_row, found.area.first_column, bottom, found.area.last_column
        )
        self.stored.save(path)
        return path

    def worksheet(self, name: str) -> FakeWorksheet:
        return self.worksheets[name]

    def confirm(self, question: str) -> bool:
        self.questions.append(question)
        return self.answer

    def inform(self, text: str) -> None:
        self.messages.append(text)

    def progress(self, text: str) -> None:
        self.steps.append(text)

    def choose_file(self, title: str, kinds: str) -> Path | None:
        assert title
        assert self.chosen is None or f"*{self.chosen.suffix}" in kinds
        return self.chosen

    def choose_folder(self, title: str) -> Path | None:
        assert title
        return self.folder

    def choose_target(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        assert title
        assert f"*{suggestion.suffix}" in kinds
        return self.target

    def file(self) -> Path:
        return self.path

    def has_changes(self) -> bool:
        return self.changed

    def save(self) -> None:
        self.changed = False

    def formulas(self, cells: xw.Range) -> list[list[str]]:
        sheet = self.content.sheet(cells.sheet.name)
        assert sheet is not None
        known = {
            (cell.row, cell.column): f"={cell.formula.text}"
            for cell in self.content.cells(sheet)
            if cell.formula
        }
        rows, columns = cells.shape
        return [
            [known.get((cells.row + r, cells.column + c), "") for c in range(columns)]
            for r in range(rows)
        ]

    def number_format(self, cells: xw.Range) -> str | None:
        sheet = self.content.sheet(cells.sheet.name)
        assert sheet is not None
        known = {(cell.row, cell.column): cell for cell in self.content.cells(sheet)}
        formats = {
            self.content.number_format(known.get((cells.row + r, cells.column + c))).code
            for r in range(cells.shape[0])
            for c in range(cells.shape[1])
        }
        return formats.pop() if len(formats) == 1 else None


def remote_engine() -> str:
    """Make sure the engine is there, even where xlwings was imported before the key was set."""
    if "remote" not in [engine.name for engine in xw.engines]:
        remote = importlib.import_module("xlwings.pro._xlremote")
        xw.engines.add(xw.Engine(impl=remote.engine))
    return "remote"


def payload(workbook: Workbook, active: str) -> dict[str, Any]:
    """Describe a workbook the way Excel's side of the remote engine does."""
    names = [sheet.name for sheet in workbook.sheets]
    return {
        "client": "Office.js",
        "version": xw.__version__,
        "book": {
            "name": "buku.xlsm",
            "active_sheet_index": names.index(active),
            "selection": "A1",
            "calculation": "Automatic",
        },
        "names": [described_name(name, names) for name in plain_names(workbook)],
        "sheets": [
            {
                "name": sheet.name,
                "values": values_of(workbook, sheet),
                "pictures": [],
                "notes": [],
                "tables": [described(t) for t in workbook.tables if t.sheet == sheet.name],
            }
            for sheet in workbook.sheets
        ],
    }


def plain_names(workbook: Workbook) -> Iterator[tuple[str, str, str]]:
    """The names of single cells, with sheet and address."""
    for name in workbook.names:
        place = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+)", name.formula)
        if place and name.sheet is None:
            yield name.name, place[1], f"{place[2]}{place[3]}"


def described_name(name: tuple[str, str, str], sheets: list[str]) -> dict[str, Any]:
    return {
        "name": name[0],
        "sheet_index": sheets.index(name[1]),
        "address": name[2],
        "book_scope": True,
        "scope_sheet_name": None,
        "scope_sheet_index": None,
    }


def values_of(workbook: Workbook, sheet: Any) -> list[list[Scalar]]:
    cells = {(cell.row, cell.column): cell.value for cell in workbook.cells(sheet)}
    if not cells:
        return [[]]
    height, width = (max(numbers) for numbers in zip(*cells, strict=True))
    return [
        [shown(cells.get((row, column))) for column in range(1, width + 1)]
        for row in range(1, height + 1)
    ]


def shown(value: Scalar) -> Scalar:
    return str(value) if isinstance(value, ErrorValue) else value


def described(table: Table) -> dict[str, Any]:
    area, body = table.area, table.data
    return {
        "name": table.name,
        "range_address": between(
            area.first_row, area.first_column, area.last_row, area.last_column
        ),
        "header_row_range_address": between(
            area.first_row, area.first_column, area.first_row, area.last_column
        ),
        "data_body_range_address": between(
            body.first_row, body.first_column, body.last_row, body.last_column
        ),
        "total_row_range_address": None,
        "show_headers": True,
        "show_totals": False,
        "row_count": area.last_row - area.first_row + 1,
        "column_count": area.last_column - area.first_column + 1,
    }


def between(top: int, left: int, bottom: int, right: int) -> str:
    return f"{address(top, left)}:{address(bottom, right)}"
