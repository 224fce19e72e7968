"""Where a cell belongs, what it says, and where trouble begins among cells that read each other."""

from collections.abc import Iterator
from math import isclose

from lakip_xl.audit.finding import Finding, Place
from lakip_xl.audit.workbook.book import AuditedBook, field_place, sheet_place
from lakip_xl.package.addresses import parse_cell
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.format import tulis_angka

Spot = tuple[str, int, int]
"""Sheet, row, column."""

_LAST_DIGIT = 2e-14


def origins(book: AuditedBook, cells: set[Spot]) -> Iterator[Spot]:
    """Give those cells of a set that read no other cell of it, in the order of their sheets."""
    order = {name: i for i, name in enumerate(book.sheets)}
    for one in sorted(cells, key=lambda s: (order[s[0]], s[1:])):
        if not reads_any(book, one, cells):
            yield one


def reads_any(book: AuditedBook, cell: Spot, others: set[Spot]) -> bool:
    """Tell whether the formula of a cell reads one of other cells directly."""
    sheet, row, column = cell
    formula = book.sheets[sheet].formula(row, column) if others else None
    if formula is None:
        return False
    for name, area in book.formulas.reads(formula, sheet, row, column):
        # The smaller of the two is walked through.
        if area.size <= len(others):
            read: Iterator[Spot] = ((name, *spot) for spot in area.cells())
            hit = any(one in others and one != cell for one in read)
        else:
            hit = any(one[0] == name and area.holds(*one[1:]) and one != cell for one in others)
        if hit:
            return True
    return False


def place_of(book: AuditedBook, sheet: str, row: int, column: int) -> Place:
    """Tell where a cell stands, by table and row where it belongs to one of ours."""
    for table in book.tables.values():
        if table.file.sheet == sheet and table.file.data.holds(row, column):
            title = next((j for j, number in table.columns.items() if number == column), None)
            one = next((b for b in table if b.row == row), None)
            if title is not None and one is not None:
                return table.place(one, title)
    for field in book.fields.values():
        if (field.sheet.name, field.row, field.column) == (sheet, row, column):
            return field_place(field)
    return sheet_place(book.sheets[sheet], row, column)


def spot_of(finding: Finding) -> Spot | None:
    """Give the cell that a finding names; ``None`` where it names none."""
    if finding.sheet is None or finding.sel is None:
        return None
    return (finding.sheet, *parse_cell(finding.sel))


def equal(one: CellValue, other: CellValue) -> bool:
    """Tell whether two values are one in a cell; an empty text is blank.

    Programs store 15 digits, and do not all round to them alike: one unit of the last is nothing.

    Example:
        >>> equal(79.4117647059, 79.41176470588235), equal(79.4117647058824, 79.41176470588235)
        (False, True)
        >>> equal("", None)
        True
    """
    number = (int, float)
    if isinstance(one, number) and isinstance(other, number):
        return isclose(one, other, rel_tol=_LAST_DIGIT)
    return one == other or (one in (None, "") and other in (None, ""))


def plain(value: CellValue) -> str | float | None:
    """Give a value as findings hold it: errors and truth values as text.

    Example:
        >>> plain(ErrorValue.DIV0), plain(2.5)
        ('#DIV/0!', 2.5)
    """
    return str(value) if isinstance(value, ErrorValue | bool) else value


def describe(value: CellValue) -> str:
    """Write a value for a sentence.

    Example:
        >>> describe(4317165739.0), describe("Berhasil"), describe(None)
        ('4.317.165.739', '"Berhasil"', 'kosong')
    """
    if value is None or value == "":
        return "kosong"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value) if isinstance(value, ErrorValue | bool) else tulis_angka(value, 10)
