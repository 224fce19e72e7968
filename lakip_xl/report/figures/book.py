"""The figures of a workbook for the report: rows, named cells, settings, each with its trace."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lakip_xl.functions.scales import read_skala
from lakip_xl.package.addresses import parse_area
from lakip_xl.package.values import CellValue
from lakip_xl.report.figures.copy import FreshCopy, fresh_copy
from lakip_xl.report.figures.trace import TYPED, Reference, Trace, function_of, references_of
from lakip_xl.report.figures.values import AS_TYPED, number_of, printed, rounding, text_of
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.skala import Skala
from lakip_xl.workbook.records import Record, Records
from lakip_xl.workbook.schema import FIELDS, SHEETS
from lakip_xl.workbook.schema.kinds import Format, Kind

_INPUT_FORMATS = {Format.DECIMAL: AS_TYPED, Format.GENERAL: AS_TYPED}
_SHEET_OF_FIELD = {field.name: sheet.title for sheet in SHEETS for field in sheet.fields}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or word as printed, with the way back to its cell."""

    text: str
    trace: Trace | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Line:
    """A row of one of the workbook's tables."""

    records: Records
    record: Record
    formulas: Mapping[tuple[int, int], str]
    """The formulas of the row's sheet as the file has them, by row and column."""

    def text(self, title: str) -> str:
        """Give a cell's text on one line; "" for a blank one."""
        return text_of(self.record[title])

    def number(self, title: str) -> float | None:
        """Give a cell's number; None where there is none."""
        return number_of(self.record[title])

    def has(self, *titles: str) -> bool:
        """Tell whether all these cells hold something."""
        return all(self.record[title] is not None for title in titles)

    def figure(self, title: str, unit: str = "") -> Figure:
        """Give a cell as it is printed.

        Args:
            title: The column.
            unit: What is written behind the number; ``%`` sticks to it.
        """
        column = self.records.table[title]
        computed = column.kind is Kind.COMPUTED and title not in self.record.typed_over
        # What a user typed is printed as typed; rounding is for what was computed.
        decimals = None if computed else _INPUT_FORMATS.get(column.format)
        text = printed(self.record[title], column.format, decimals)
        if unit and self.number(title) is not None:
            text = f"{text}%" if unit == "%" else f"{text} {unit}"
        return Figure(text, self._trace(title, computed=computed, decimals=decimals))

    def _trace(self, title: str, *, computed: bool, decimals: int | None) -> Trace | None:
        value = self.record[title]
        if value is None:
            return None
        column = self.records.table[title]
        number = number_of(value)
        formula = column.formula if computed else None
        function, inputs = self._origin(title, formula) if formula else (TYPED, ())
        return Trace(
            self.records.sheet,
            self.records.cell(self.record, title),
            function,
            inputs,
            rounding(column.format, decimals) if number is not None else "kata",
            text_of(number) if formula and number is not None else "",
        )

    def _origin(self, title: str, formula: str) -> tuple[str, tuple[str, ...]]:
        """Give function and inputs: those of the schema, unless the user changed the formula."""
        function = function_of(formula)
        written = self.formulas.get((self.record.row, self.records.columns[title]), "")
        changed = bool(written) and function_of(written) != function
        if changed:
            return function_of(written), (f"rumus diubah: {text_of(written)}",)
        return function, tuple(self._inputs(formula))

    def _inputs(self, formula: str) -> Iterator[str]:
        for reference in references_of(formula):
            if reference.kind != "row":
                yield _described(reference)
            elif reference.name not in self.record.values:
                yield reference.name
            elif self.record[reference.name] is not None:
                cell = self.records.cell(self.record, reference.name)
                yield f"{reference.name} = {self.text(reference.name)} ({cell})"


class Book:
    """A workbook, freshly computed, as the chapters of the report read it."""

    def __init__(self, copy: FreshCopy, path: Path) -> None:
        self.path = path
        self.replaced = copy.replaced
        self.stale = copy.stale
        self._reader = copy.reader
        self._workbook = copy.workbook
        self._lines: dict[str, tuple[Line, ...]] = {}

    def lines(self, table: str) -> tuple[Line, ...]:
        """Give the filled rows of a table; none for an optional table that is missing."""
        if table not in self._lines:
            records = self._reader.records(table)
            self._lines[table] = self._read(records) if records is not None else ()
        return self._lines[table]

    def _read(self, records: Records) -> tuple[Line, ...]:
        sheet = self._workbook.sheet(records.sheet)
        cells = () if sheet is None else self._workbook.cells(sheet)
        formulas = {
            (cell.row, cell.column): cell.formula.text for cell in cells if cell.formula is not None
        }
        return tuple(Line(records, record, formulas) for record in records)

    def value(self, field: str) -> CellValue:
        """Give the value of a named cell; None where it is blank or missing."""
        return self._reader.fields.get(field)

    def number(self, field: str) -> float | None:
        """Give the number of a named cell."""
        return number_of(self.value(field))

    def text(self, field: str) -> str:
        """Give the text of a named cell; "" where it is blank."""
        return text_of(self.value(field))

    def figure(self, name: str) -> Figure:
        """Give a named cell as it is printed."""
        field = FIELDS[name]
        value = self.value(name)
        if value is None:
            return Figure("")
        number = number_of(value)
        trace = Trace(
            _SHEET_OF_FIELD[name],
            field.cell,
            function_of(field.formula) if field.formula else TYPED,
            tuple(map(_described, references_of(field.formula))) if field.formula else (),
            rounding(field.format) if number is not None else "kata",
            text_of(number) if field.formula and number is not None else "",
        )
        return Figure(printed(value, field.format), trace)

    @cached_property
    def scale(self) -> Skala | None:
        """The scale of Pengaturan; None where it cannot be read."""
        try:
            return read_skala(self._area("SkalaKategori"))
        except RuleError:
            return None

    def _area(self, name: str) -> list[list[CellValue]]:
        """Give the cells of a defined name as rows; none where the name leads nowhere."""
        named = next((one for one in self._workbook.names if one.name == name), None)
        title, _, cells = named.formula.rpartition("!") if named else ("", "", "")
        sheet = self._workbook.sheet(title.strip("'").replace("''", "'"))
        if sheet is None:
            return []
        try:
            area = parse_area(cells)
        except ValueError:
            return []
        values = {
            (cell.row, cell.column): cell.value
            for cell in self._workbook.cells(sheet)
            if area.holds(cell.row, cell.column)
        }
        return [
            [values.get((row, column)) for column in range(area.first_column, area.last_column + 1)]
            for row in range(area.first_row, area.last_row + 1)
        ]

    @property
    def year(self) -> int | None:
        """The year of the report."""
        number = self.number("TahunLaporan")
        return None if number is None else round(number)

    @property
    def office(self) -> str:
        """The office, as titles name it."""
        return self.text("NamaInstansi") or "Perangkat Daerah"

    def years_back(self, years: int) -> str:
        """Name the year that lies so many years before the report's."""
        if self.year is not None:
            return str(self.year - years)
        return "Tahun ini" if years == 0 else f"{years} tahun lalu"


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
    return Book(fresh_copy(path), path)
