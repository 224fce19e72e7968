"""The COM objects of Excel that ``diagnosa --excel`` uses: cells that compute our functions."""

import re
from pathlib import Path
from typing import Any

from lakip_xl.excel.cells import from_excel, to_excel
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.package.addresses import parse_area
from lakip_xl.rules.errors import ErrorValue

ARGUMENT = re.compile(r'"(?:[^"]|"")*"|[^,"]+|(?<=,)(?=,)|(?<=,)$|^(?=,)')


# ruff: noqa: N802 - the objects have the names of Excel's own


class FakeExcel:
    """Excel with the functions of the catalogue; ``wrong`` names one that answers wrongly."""

    Version, Build = "16.0", 17928

    def __init__(self, *, wrong: str = "", forgets: bool = False) -> None:
        self.wrong, self.forgets = wrong, forgets
        self.AutomationSecurity, self.DisplayAlerts = 2, True
        self.Workbooks = self
        self.stored: dict[str, Book] = {}
        self.closed = 0

    def Open(self, path: str) -> "Book":
        if path not in self.stored:
            self.stored[path] = Book(self)
            sheet = self.stored[path].Add()
            sheet.Range("B2").Formula = "=CAPAIAN(3,4)"
        elif self.forgets:
            self.stored[path].sheets[0].values[2, 2] = -2146826246
        return self.stored[path]

    def Add(self) -> "Book":
        book = Book(self)
        book.Add()
        return book

    def CalculateFull(self) -> None:
        pass

    def Quit(self) -> None:
        self.ended = True


class Book:
    def __init__(self, excel: FakeExcel) -> None:
        self.excel, self.sheets = excel, []
        self.Worksheets: Any = self

    def __call__(self, number: int) -> "Sheet":
        return self.sheets[number - 1]

    def __iter__(self) -> Any:
        return iter(self.sheets)

    def Add(self) -> "Sheet":
        self.sheets.append(Sheet(self.excel, f"Lembar{len(self.sheets) + 1}"))
        return self.sheets[-1]

    def Save(self) -> None:
        pass

    def Close(self, _save: bool) -> None:
        self.excel.closed += 1


class Sheet:
    def __init__(self, excel: FakeExcel, name: str) -> None:
        self.excel, self.Name = excel, name
        self.values: dict[tuple[int, int], Any] = {}
        self.formulas: dict[tuple[int, int], str] = {}
        self.Cells = self

    def ClearContents(self) -> None:
        self.values.clear()
        self.formulas.clear()

    def Range(self, text: str) -> "Range":
        return Range(self, *parse_area(text))

    @property
    def UsedRange(self) -> "Range":
        return Range(self, 1, 1, *(max(n) for n in zip((1, 1), *self.values, strict=True)))

    def answer(self, formula: str) -> Any:
        if formula.startswith("=#"):
            return to_excel([[ErrorValue(formula[1:])]])[0][0]
        name, _, rest = formula[1:-1].partition("(")
        rows = CATALOGUE[name].evaluate(*map(self.argument, ARGUMENT.findall(rest)))
        return 42.5 if name == self.excel.wrong else to_excel(rows)

    def argument(self, text: str) -> Any:
        if text == "":
            return None
        if text.startswith('"'):
            return text[1:-1].replace('""', '"')
        if text.startswith("#"):
            return ErrorValue(text)
        if text in ("TRUE", "FALSE"):
            return text == "TRUE"
        if ":" in text:
            return [[from_excel(v) for v in row] for row in Range(self, *parse_area(text)).rows()]
        return float(text)


class Range:
    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int) -> None:
        self.sheet, self.Row, self.Column, self.bottom, self.right = sheet, top, left, bottom, right

    def rows(self, cells: Any = None) -> tuple[tuple[Any, ...], ...]:
        cells = self.sheet.values if cells is None else cells
        across = range(self.Column, self.right + 1)
        return tuple(
            tuple(cells.get((r, c)) for c in across) for r in range(self.Row, self.bottom + 1)
        )

    @property
    def Value2(self) -> Any:
        rows = self.rows()
        return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows

    @Value2.setter
    def Value2(self, value: Any) -> None:
        typed = value.removeprefix("'") if isinstance(value, str) else value
        is_number = isinstance(typed, int) and not isinstance(typed, bool)
        self.sheet.values[self.Row, self.Column] = float(typed) if is_number else typed

    @property
    def Formula(self) -> Any:
        rows = self.rows(self.sheet.formulas)
        return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows

    @Formula.setter
    def Formula(self, text: str) -> None:
        found = self.sheet.answer(text)
        for r in range(self.Row, self.bottom + 1):
            for c in range(self.Column, self.right + 1):
                value = (
                    found[r - self.Row][c - self.Column]
                    if isinstance(found, list | tuple)
                    else found
                )
                self.sheet.values[r, c] = value
                self.sheet.formulas[r, c] = text

    FormulaArray = Formula


def copies(folder: Path) -> tuple[Path, Path]:
    return folder / "templat.xlsm", folder / "lakip.xlam"
