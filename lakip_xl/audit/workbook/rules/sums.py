"""Sums that skip a row: SUM over too few rows, and chains of plus signs with a gap."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook, sheet_place
from lakip_xl.audit.workbook.rules.not_entries import is_total, names_of
from lakip_xl.audit.workbook.rules.runs import FormulaShapes, Spot
from lakip_xl.audit.workbook.tables import AuditedTable
from lakip_xl.package.addresses import Area, address, parse_area, parse_cell
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.schema.kinds import Type
from lakip_xl.workbook.schema.model import Column

_RANGE = re.compile(r"(?:SUM|AVERAGE)\(([A-Z]{1,3}[0-9]+:[A-Z]{1,3}[0-9]+)\)", re.IGNORECASE)
_CHAIN = re.compile(r"[A-Z]{1,3}[0-9]+(?:\+[A-Z]{1,3}[0-9]+){2,}", re.IGNORECASE)
_YEARS = range(1990, 2101)


@rule(
    "jumlah-melewatkan-baris",
    Severity.PERINGATAN,
    tujuan="Rumus jumlah mencakup semua baris angka yang dijumlahkannya.",
    dasar="Baris yang ditambahkan di tepi rentang tidak ikut terjumlah.",
    contoh="=SUM(D5:D11) di D13, padahal D12 juga berisi angka.",
)
def check_sums(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find sums whose neighbours are left out; a column without a gap leaves no doubt."""
    for sheet in book.checked_sheets:
        shapes: Mapping[Spot, str] | None = None
        for (row, column), cell in sheet.cells.items():
            formula = sheet.formula(row, column) if cell.formula else None
            content = (formula or "").replace(" ", "").replace("$", "")
            certain = False
            if match := _RANGE.fullmatch(content):
                area = parse_area(match[1])
                shapes = FormulaShapes(book, sheet) if shapes is None else shapes
                numbers = _Column(sheet, shapes, column)
                missed = numbers.at_edges(area, row)
                inner = range(area.first_row, row)
                certain = all(numbers.alike(i, area.last_row) for i in inner)
            elif _CHAIN.fullmatch(content):
                missed = _between(sheet, [parse_cell(one) for one in content.split("+")])
            else:
                continue
            if missed:
                names = ", ".join(address(*one) for one in missed)
                yield make(
                    sheet_place(sheet, row, column),
                    f"Jumlah ={formula} tidak mencakup {names}, yang juga berisi angka.",
                    tercetak=f"={formula}",
                    tingkat=Severity.GALAT if certain else None,
                )


@dataclass(frozen=True, slots=True)
class _Column:
    """A column above its sum."""

    sheet: BookSheet
    shapes: Mapping[Spot, str]
    column: int

    def alike(self, row: int, like: int) -> bool:
        """Tell whether a row holds a figure like another row's: typed, or the same formula."""
        formula = self.shapes.get((row, self.column))
        if formula is not None:
            return formula == self.shapes.get((like, self.column))
        return _is_typed(self.sheet, row, self.column)

    def at_edges(self, area: Area, row: int) -> list[Spot]:
        """Give the figures between a range and the sum below it, and right above the range."""
        if not area.first_column == area.last_column == self.column or area.last_row >= row:
            return []
        below = range(area.last_row + 1, row)
        missed = [*takewhile(lambda i: self.alike(i, area.last_row), below)]
        above = area.first_row - 1
        cell = self.sheet.cells.get((above, self.column))
        # Years stand above columns of figures, and are none.
        if cell is not None and cell.value not in _YEARS and self.alike(above, area.first_row):
            missed.insert(0, above)
        return [(i, self.column) for i in missed]


def _between(sheet: BookSheet, cells: list[Spot]) -> list[Spot]:
    """Give the numbers between the terms of a chain; many gaps mean that parents are added."""
    columns = {k for _, k in cells}
    if len(columns) > 1:
        return []
    rows = {b for b, _ in cells}
    column = columns.pop()
    between = [
        n for n in range(min(rows), max(rows)) if n not in rows and _is_typed(sheet, n, column)
    ]
    return [(n, column) for n in between] if len(between) * 2 < len(rows) else []


def _is_typed(sheet: BookSheet, row: int, column: int) -> bool:
    cell = sheet.cells.get((row, column))
    return cell is not None and cell.formula is None and isinstance(cell.value, float)


@rule(
    "baris-di-luar-tabel",
    Severity.PERINGATAN,
    tujuan="Tidak ada isian tepat di bawah tabel, di luar batasnya.",
    dasar="Rumus hanya menghitung baris yang ada di dalam tabel.",
    contoh="Baris 25 diisi, padahal tblProgram berakhir di baris 24.",
)
def check_below_table(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find rows that were typed below a table and did not become part of it."""
    for table in book.tables.values():
        area, sheet = table.file.area, book.sheets[table.file.sheet]
        below: dict[int, set[int]] = {}
        for (row, column), cell in sheet.cells.items():
            inside = row > area.last_row and area.first_column <= column <= area.last_column
            if inside and cell.value not in (None, ""):
                below.setdefault(row, set()).add(column)
        lost = [row for row, filled in below.items() if _is_row(table, sheet, row, filled)]
        next_to = [r for r in below if r == area.last_row + 1 and len(below[r]) > 1]
        for row in sorted(lost)[:1] or next_to:
            more = f" (dan {len(lost) - 1} baris lain)" if len(lost) > 1 else ""
            yield make(
                Place(
                    tabel=table.schema.report_table,
                    kunci=f"baris {row}",
                    sheet=sheet.name,
                    sel=address(row, min(below[row])),
                ),
                f"Baris {row}{more} terisi, tetapi di luar {table.schema.name} yang berakhir di "
                f"baris {area.last_row}; perluas tabelnya.",
                tingkat=Severity.GALAT if lost else None,
            )


def _is_row(table: AuditedTable, sheet: BookSheet, row: int, filled: set[int]) -> bool:
    """Tell whether cells below a table are a row of it: a figure, and whose figure it is."""
    values = {k.title: sheet.value(row, n) for k, n in _typed_columns(table) if n in filled}
    numbers = [k for k, _ in _typed_columns(table) if isinstance(values.get(k.title), float)]
    names = [values[title] for title in names_of(table.schema) if values.get(title)]
    return (
        bool(names)
        and any(k.type is Type.NUMBER for k in numbers)
        and not any(is_total(str(name), table.schema) for name in names)
    )


def _typed_columns(table: AuditedTable) -> Iterator[tuple[Column, int]]:
    return (
        (column, table.columns[column.title])
        for column in table.schema
        if column.is_filled_by_user and column.title in table.columns
    )
