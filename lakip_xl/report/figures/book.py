"""The figures of a workbook for the report: rows, named cells, settings, each with its trace."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lakip_xl.package.values import CellValue
from lakip_xl.report.figures.names import Source
from lakip_xl.report.figures.reconcile import without_contradicted
from lakip_xl.report.figures.trace import TYPED, Reference, Trace, function_of, references_of
from lakip_xl.report.figures.values import AS_TYPED, CENTS, MONEY, printed, rounding, text_of
from lakip_xl.rules.kode import kode_baku
from lakip_xl.rules.pembulatan import bulatkan
from lakip_xl.rules.skala import Skala
from lakip_xl.workbook.arithmetic import in_own_words
from lakip_xl.workbook.book.dates import said
from lakip_xl.workbook.book.keys import row_keys
from lakip_xl.workbook.book.opened import Book as OneBook
from lakip_xl.workbook.book.opened import open_book as open_one_book
from lakip_xl.workbook.book.problems import refuse
from lakip_xl.workbook.book.structure import SHEET_OF_FIELD
from lakip_xl.workbook.book.tables import BookRow, number_of
from lakip_xl.workbook.schema import TABLES, sheet_of
from lakip_xl.workbook.schema.kinds import Format, Kind
from lakip_xl.workbook.schema.pengaturan import MODULES

PERCENT, UNIT = "%", "u"
"""The forms of a number with a percent sign, or with its row's unit, behind it."""
_INPUT_FORMATS = {Format.DECIMAL: AS_TYPED, Format.GENERAL: AS_TYPED}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or word as printed, with the way back to its cell."""

    text: str
    trace: Trace | None = None
    source: Source | None = None
    """What it is called; without one it is words of ours, and nobody renews it."""
    form: str = ""
    """How it is printed where not plainly."""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Line:
    """A row of one of the workbook's tables, as it is printed."""

    row: BookRow
    key: str
    """What names it, see ``workbook.book.keys``."""
    cents: int | None = None
    """Digits behind the comma of money, where not those of its format."""

    def text(self, title: str) -> str:
        """Give a cell's text on one line; "" for a blank one."""
        return text_of(self.row[title])

    @property
    def code(self) -> str:
        """The row's code as codes are written, whatever commas and dots were typed around it."""
        text = self.text("Kode")
        return kode_baku(self.row["Kode"]) if text and not text.split()[1:] else text

    @property
    def level(self) -> str:
        """The row's level: from its code, or as typed in a workbook of an older template."""
        return self.text("Tingkat Baku") or self.text("Tingkat")

    def number(self, title: str) -> float | None:
        """Give a cell's number; None where there is none."""
        return self.row.number(title)

    def has(self, *titles: str) -> bool:
        """Tell whether all these cells hold something."""
        return self.row.has(*titles)

    def figure(self, title: str, unit: str = "") -> Figure:
        """Give a cell as it is printed.

        Args:
            title: The column.
            unit: What is written behind the number; ``%`` sticks to it.
        """
        column = self.row.table.schema[title]
        cell = self.row.table.cell(self.row, title)
        computed = column.kind is Kind.COMPUTED and cell is not None and cell.formula is not None
        # What a user typed is printed as typed; rounding is for what was computed.
        decimals = None if computed else _INPUT_FORMATS.get(column.format)
        if column.format in MONEY:
            decimals = self.cents
        text = printed(self.row[title], column.format, decimals)
        if unit and self.number(title) is not None:
            text = f"{text}%" if unit == "%" else f"{text} {unit}"
        trace = self._trace(title, computed=computed, decimals=decimals)
        return Figure(
            text, trace, self.source(title), PERCENT if unit == "%" else UNIT * bool(unit)
        )

    def source(self, title: str) -> Source:
        """Give what a cell of the row is called."""
        return Source(self.row.table.schema.name, self.key, title)

    def _trace(self, title: str, *, computed: bool, decimals: int | None) -> Trace | None:
        value, table = self.row[title], self.row.table
        if value is None:
            return None
        column = table.schema[title]
        number = number_of(value)
        formula = column.formula if computed else None
        function, inputs = self._origin(title, formula) if formula else (TYPED, ())
        return Trace(
            table.file.sheet,
            table.address(self.row, title) or "",
            function,
            inputs,
            rounding(column.format, decimals) if number is not None else "kata",
            text_of(number) if formula and number is not None else "",
        )

    def _origin(self, title: str, formula: str) -> tuple[str, tuple[str, ...]]:
        """Give function and inputs: those of the schema, unless the user changed the formula."""
        function = function_of(formula)
        written = self.row.table.formula(self.row, title) or ""
        changed = bool(written) and function_of(written) not in (
            function,
            function_of(in_own_words(formula)),
        )
        if changed:
            return function_of(written), (f"rumus diubah: {text_of(written)}",)
        return function, tuple(self._inputs(formula))

    def _inputs(self, formula: str) -> Iterator[str]:
        for reference in references_of(formula):
            if reference.kind != "row":
                yield _described(reference)
            elif reference.name not in self.row.values:
                yield reference.name
            elif self.row[reference.name] is not None:
                cell = self.row.table.address(self.row, reference.name)
                yield f"{reference.name} = {self.text(reference.name)} ({cell})"


class Book:
    """The one book as the chapters of the report print it.

    Args:
        book: The open workbook.
        path: Where it is.

    Raises:
        WorkbookError: a sheet, table or column is missing.
    """

    def __init__(self, book: OneBook, path: Path) -> None:
        refuse(book.problems)
        self.path = path
        self._book, self.replaced = without_contradicted(book)
        self._lines: dict[str, tuple[Line, ...]] = {}
        self._unused = {
            title
            for title, switch in MODULES
            if [[text_of(cell).casefold() for cell in row] for row in book.area(switch)]
            == [["tidak"]]
        }

    @property
    def stale(self) -> tuple[str, ...]:
        """Cells that could not be computed and hold an older value, as ``sheet!cell``."""
        return tuple(f"{one.sheet}!{one.cell}" for one in self._book.evaluation.failures)

    def lines(self, table: str) -> tuple[Line, ...]:
        """Give the filled rows of a table; none for one that is missing or not used."""
        if table not in self._lines:
            used = sheet_of(table).title not in self._unused
            rows = self._book.table(table) or () if used else ()
            self._lines[table] = self._as_lines(rows)
        return self._lines[table]

    def _as_lines(self, rows: Iterable[BookRow]) -> tuple[Line, ...]:
        rows = tuple(rows)
        keys = row_keys(rows)
        return tuple(Line(row, key, self._cents) for row, key in zip(rows, keys, strict=True))

    def quarterly(self, rows: Iterable[BookRow]) -> dict[int, Line]:
        """Give all rows of tblTriwulan, used or not, by their row of the sheet."""
        return {line.row.row: line for line in self._as_lines(rows)}

    def offers(self, table: str, column: str = "") -> bool:
        """Tell whether the workbook has a table, and a column, on a sheet that the office uses."""
        found = self._book.table(table)
        used = sheet_of(table).title not in self._unused
        return used and found is not None and (not column or column in found.columns)

    def value(self, field: str) -> CellValue:
        """Give the value of a named cell; None where it is blank or missing."""
        return None if SHEET_OF_FIELD.get(field) in self._unused else self._book.value(field)

    def number(self, field: str) -> float | None:
        """Give the number of a named cell."""
        return number_of(self.value(field))

    def text(self, field: str) -> str:
        """Give the text of a named cell; "" where it is blank."""
        return text_of(self.value(field))

    def said(self, field: str) -> str:
        """Give a named cell as people read it, dates as dates; "" where it is blank."""
        return "" if self.value(field) is None else said(self._book, field)

    def figure(self, name: str) -> Figure:
        """Give a named cell as it is printed."""
        found = self._book.field(name)
        if found is None or self.value(name) is None or found.value is None:
            return Figure("")
        field, number = found.schema, number_of(found.value)
        decimals = self._cents if field.format in MONEY else None
        trace = Trace(
            found.sheet.name,
            found.address,
            function_of(field.formula) if field.formula else TYPED,
            tuple(map(_described, references_of(field.formula))) if field.formula else (),
            rounding(field.format, decimals) if number is not None else "kata",
            text_of(number) if field.formula and number is not None else "",
        )
        return Figure(printed(found.value, field.format, decimals), trace, Source("", "", name))

    @cached_property
    def _cents(self) -> int | None:
        """How many digits behind the comma money has, where an amount that was typed has cents.

        Whole rupiah would be rounded one by one, and no longer add up to their totals.
        """
        typed = (
            row.number(column.title)
            for table in TABLES.values()
            for column in table.typed
            if column.format is Format.RUPIAH
            for row in self._book.table(table.name) or ()
        )
        return CENTS if any(one is not None and bulatkan(one, CENTS) % 1 for one in typed) else None

    @property
    def scale(self) -> Skala | None:
        """The scale of Pengaturan; None where it cannot be read."""
        return self._book.scale

    @property
    def year(self) -> int | None:
        """The year of the report."""
        return self._book.year

    @property
    def office(self) -> str:
        """The office, as titles name it."""
        return self.text("NamaInstansi") or "Perangkat Daerah"

    def years_back(self, years: int) -> str:
        """Name the year that lies so many years before the report's."""
        if self.year is not None:
            return str(self.year - years)
        return "Tahun ini" if years == 0 else f"{years} tahun lalu"


def derived(name: str, text: str, form: str = "") -> Figure:
    """Give a word or a count that follows from several cells.

    Args:
        name: What it is called; no named cell may bear that name.
        text: What is printed.
        form: How, where in several ways.
    """
    return Figure(text, None, Source("", "", name), form)


def _described(reference: Reference) -> str:
    if reference.kind == "column":
        return f"{reference.table}[{reference.name}]"
    return reference.name


def open_book(path: Path) -> Book:
    """Open a workbook for the report.

    Raises:
        PackageError: the file is no usable workbook.
        WorkbookError: a sheet, table or column is missing.
    """
    return Book(open_one_book(path), path)
