"""An office's own workbook as blocks: the tables of every sheet as grids of cells."""

from collections.abc import Iterator
from decimal import Decimal

from lakip_xl.audit.read.blocks import Block, Grid, GridCell, Paragraph, clean_cell
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.package.addresses import Area
from lakip_xl.package.formats import NumberFormat
from lakip_xl.package.values import CellValue
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.schema import SHEETS

FEWEST = 2
"""Rows and columns that make a table."""
WIDEST = 200
"""Columns that a table may have."""
MOST_CELLS = 50_000
"""Cells of an area that is read as a table: reports have a thousandth of them, and reading the
rows of a data dump as those of a report would take hundreds of megabytes."""
DIGITS = 10
"""Decimals to which a computed number is shown; what lies behind is noise of the arithmetic."""
SIGNIFICANT = 13
"""Digits of a computed number that are sure."""


def read_workbook(book: AuditedBook) -> list[Block]:
    """Read every sheet that holds no table of the schema.

    Returns:
        The lines that stand alone as paragraphs, and the tables between them as grids, whose
        cells are named as Excel names them.
    """
    blocks: list[Block] = []
    number = 0
    for sheet in foreign_sheets(book):
        for area in _areas(sheet):
            if area.size > MOST_CELLS:
                continue
            lone, grid = _grid(sheet, area, number + 1)
            blocks += (Paragraph(text, len(blocks) + i + 1) for i, text in enumerate(lone))
            if grid is not None:
                number += 1
                blocks.append(grid)
    return blocks


def too_large(book: AuditedBook) -> Iterator[tuple[str, Area]]:
    """Give the areas that ``read_workbook`` leaves out, with their sheets."""
    for sheet in foreign_sheets(book):
        if len(sheet.cells) * WIDEST > MOST_CELLS:
            yield from ((sheet.name, area) for area in _areas(sheet) if area.size > MOST_CELLS)


def foreign_sheets(book: AuditedBook) -> Iterator[BookSheet]:
    """Give the sheets that hold no table and no named cell of the schema."""
    ours = {table.file.sheet for table in book.tables.values()}
    ours |= {field.sheet.name for field in book.fields.values()}
    if book.is_from_template:
        ours |= {sheet.title for sheet in SHEETS}
    yield from (sheet for sheet in book.checked_sheets if sheet.name not in ours)


def _areas(sheet: BookSheet) -> Iterator[Area]:
    """Give the areas of filled cells that blank rows part from each other."""
    rows: dict[int, list[int]] = {}
    for row, column in sorted(sheet.cells):
        if column <= WIDEST and sheet.value(row, column) is not None:
            rows.setdefault(row, []).append(column)
    runs: list[list[int]] = []
    for row in rows:
        if not runs or row > runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(row)
    for run in runs:
        first = min(min(rows[row]) for row in run)
        yield Area(run[0], first, run[-1], max(max(rows[row]) for row in run))


def _grid(sheet: BookSheet, area: Area, number: int) -> tuple[list[str], Grid | None]:
    """Part the title lines of an area from its table."""
    rows = [
        [shown(sheet.value(r, c), sheet.number_format(r, c)) for c in _columns(area)]
        for r in range(area.first_row, area.last_row + 1)
    ]
    titles: list[str] = []
    while rows and sum(map(bool, rows[0])) == 1:
        titles.append(next(text for text in rows.pop(0) if text))
    if len(rows) < FEWEST or area.last_column - area.first_column + 1 < FEWEST:
        return [*titles, *(" ".join(filter(None, row)) for row in rows)], None
    first = area.first_row + len(titles)
    grid = tuple(tuple(map(GridCell, row)) for row in rows)
    return titles, Grid(grid, number, begin=first - 1, sheet=sheet.name, left=area.first_column - 1)


def _columns(area: Area) -> range:
    return range(area.first_column, area.last_column + 1)


def shown(value: CellValue, form: NumberFormat) -> str:
    """Give a value as a report prints it: exact, with a comma, a percentage with its sign.

    Example:
        >>> shown(0.95, NumberFormat("0%")), shown(1234567.5, NumberFormat())
        ('95%', '1234567,5')
    """
    if isinstance(value, bool) or value is None:
        return ""
    if not isinstance(value, int | float):
        return clean_cell(str(value))
    if form.is_date:
        return ""
    exact = Decimal(repr(value)) * (100 if form.is_percent else 1)
    decimals = min(DIGITS, SIGNIFICANT - 1 - exact.adjusted())
    text = f"{round(exact, max(0, decimals)):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") + ("%" if form.is_percent else "")
