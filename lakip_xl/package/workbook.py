"""A workbook's structure: sheets, names, tables and settings, whoever wrote the file.

Elements are found by their local names, so that the transitional and the strict dialect of
OOXML and any namespace prefix read alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from math import inf
from xml.etree import ElementTree as ET

from lakip_xl.errors import PackageError
from lakip_xl.package import xml
from lakip_xl.package.addresses import Area, parse_area
from lakip_xl.package.cells import Cell, Hidden, read_cells
from lakip_xl.package.formats import GENERAL, NumberFormat, read_formats
from lakip_xl.package.parts import Package
from lakip_xl.package.values import decoded_text


class Visibility(Enum):
    """Whether a user sees a sheet; the values are those of the file."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; chart sheets and macro sheets have no cells (``has_cells`` is False)."""

    name: str
    part: str
    visibility: Visibility
    has_cells: bool


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A defined name; ``sheet`` is where it is valid, ``None`` everywhere."""

    name: str
    formula: str
    sheet: str | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; ``formula`` is the calculated column's, without "="."""

    name: str
    formula: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table (ListObject)."""

    name: str
    sheet: str
    part: str
    area: Area
    columns: tuple[TableColumn, ...]
    header_row: bool
    totals_row: bool

    @property
    def data(self) -> Area:
        """The rows between the header and the totals (Excel keeps at least one)."""
        return self.area._replace(
            first_row=self.area.first_row + self.header_row,
            last_row=self.area.last_row - self.totals_row,
        )

    def column_number(self, name: str) -> int | None:
        """The sheet's column in which the table's column of that name stands."""
        key = name.casefold()
        for offset, column in enumerate(self.columns):
            if column.name.casefold() == key:
                return self.area.first_column + offset
        return None


@dataclass(frozen=True, slots=True)
class Calculation:
    """The workbook's calculation settings that change results."""

    date1904: bool = False
    iterate: bool = False
    iterations: int = 100
    change: float = 0.001
    full_precision: bool = True
    """False where Excel computes with the numbers as they are displayed."""


class Workbook:
    """The structure of a workbook's package, read on demand.

    Args:
        package: a package of ``Kind.WORKBOOK``.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self._root = package.xml(package.main)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets in the order of their tabs.

        Raises:
            PackageError: a sheet's part is missing, or two sheets share a name.
        """
        links = self.package.relationships(self.package.main)
        sheets = []
        for element in xml.children(xml.child(self._root, "sheets"), "sheet"):
            name = decoded_text(xml.attribute(element, "name"))
            link = links.get(xml.attribute(element, "id"))
            if link is None or link.target not in self.package:
                raise self.package.error(f'kehilangan isi sheet "{name}"; ambil salinan yang utuh')
            state = xml.attribute(element, "state", "visible")
            known = state in Visibility._value2member_map_
            visibility = Visibility(state) if known else Visibility.VISIBLE
            sheets.append(Sheet(name, link.target, visibility, link.kind == "worksheet"))
        if len({sheet.name.casefold() for sheet in sheets}) != len(sheets):
            raise self.package.error("memuat dua sheet bernama sama; ambil salinan yang utuh")
        return tuple(sheets)

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name (case does not count), if there is one."""
        key = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == key), None)

    @cached_property
    def names(self) -> tuple[DefinedName, ...]:
        """The defined names, Excel's own (``_xlnm.…``) included.

        Those with which Excel lists functions of macros (``function``, ``vbProcedure``) name
        no cells, and would hide the functions of the same names.
        """
        found = []
        for element in xml.children(xml.child(self._root, "definedNames"), "definedName"):
            if xml.flag(element, "function") or xml.flag(element, "vbProcedure"):
                continue
            index = xml.attribute(element, "localSheetId").strip()
            local = index.isdecimal() and int(index) < len(self.sheets)
            found.append(
                DefinedName(
                    xml.attribute(element, "name"),
                    (element.text or "").strip(),
                    self.sheets[int(index)].name if local else None,
                    xml.flag(element, "hidden"),
                )
            )
        return tuple(found)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of all sheets."""
        return tuple(
            self._table(sheet, part)
            for sheet in self.sheets
            if sheet.has_cells
            for part in self.package.related(sheet.part, "table")
        )

    def table(self, name: str) -> Table | None:
        """The table of that name (case does not count), if there is one."""
        key = name.casefold()
        return next((table for table in self.tables if table.name.casefold() == key), None)

    @cached_property
    def calculation(self) -> Calculation:
        """Date system and iteration."""
        settings = xml.child(self._root, "calcPr")
        try:
            calculation: Calculation | None = Calculation(
                date1904=xml.flag(xml.child(self._root, "workbookPr"), "date1904"),
                iterate=xml.flag(settings, "iterate"),
                iterations=int(xml.attribute(settings, "iterateCount", "100")),
                change=float(xml.attribute(settings, "iterateDelta", "0.001")),
                full_precision=xml.flag(settings, "fullPrecision", default=True),
            )
        except ValueError:
            calculation = None
        if calculation is None or calculation.iterations < 1 or not 0 <= calculation.change < inf:
            raise self.package.error("memuat setelan hitung yang rusak; simpan ulang dari Excel")
        return calculation

    @cached_property
    def shared_strings(self) -> tuple[str, ...]:
        """The shared strings, rich text as plain text, phonetic guides left out."""
        part = next(self.package.related(self.package.main, "sharedStrings"), None)
        if part is None:
            return ()
        return tuple(
            decoded_text(_plain_text(item)) for item in self.package.each_child(part, "si")
        )

    def number_format(self, cell: Cell | None) -> NumberFormat:
        """The number format of a cell; that of a blank cell (``None``) is general."""
        if cell is None or cell.style >= len(self._formats):
            return GENERAL
        return self._formats[cell.style]

    @cached_property
    def _formats(self) -> tuple[NumberFormat, ...]:
        return read_formats(self.package)

    def cells(self, sheet: Sheet) -> Iterator[Cell]:
        """The cells of a sheet that hold a value or a formula, in the order of the file.

        Raises:
            PackageError: the sheet's XML is damaged.
        """
        if not sheet.has_cells:
            return iter(())
        return iter(self.contents(sheet)[0])

    def hidden(self, sheet: Sheet) -> Hidden:
        """The hidden rows and columns of a sheet."""
        return self.contents(sheet)[1]

    def contents(self, sheet: Sheet) -> tuple[list[Cell], Hidden]:
        """What ``cells`` and ``hidden`` give, read once.

        Raises:
            PackageError: the sheet's XML is damaged.
        """
        content = self.package.read(sheet.part)
        try:
            return read_cells(content, self.shared_strings)
        except PackageError as error:
            raise self.package.error(f'{error} pada sheet "{sheet.name}"') from None

    def _table(self, sheet: Sheet, part: str) -> Table:
        root = self.package.xml(part)
        try:
            area = parse_area(xml.attribute(root, "ref"))
        except ValueError:
            raise self.package.error(
                f'memuat tabel yang rusak di sheet "{sheet.name}"; ambil salinan yang utuh'
            ) from None
        columns = tuple(
            TableColumn(
                decoded_text(xml.attribute(column, "name")),
                formula.text
                if (formula := xml.child(column, "calculatedColumnFormula")) is not None
                else None,
            )
            for column in xml.children(xml.child(root, "tableColumns"), "tableColumn")
        )
        return Table(
            name=xml.attribute(root, "displayName") or xml.attribute(root, "name"),
            sheet=sheet.name,
            part=part,
            area=area,
            columns=columns,
            header_row=xml.attribute(root, "headerRowCount", "1") != "0",
            totals_row=xml.attribute(root, "totalsRowCount", "0") != "0",
        )


def _plain_text(item: ET.Element) -> str:
    """The text of a shared string: its ``<t>``, or those of its runs."""
    if len(item) == 1 and xml.local(item[0].tag) == "t":
        return item[0].text or ""
    texts = [text.text or "" for text in xml.children(item, "t")]
    runs = [t.text or "" for run in xml.children(item, "r") for t in xml.children(run, "t")]
    return "".join(texts + runs)
