"""What a cell is to the figures of a report: an entry they rest on, a result, or neither."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.origins import Spot
from lakip_xl.workbook.schema.kinds import Kind, Type
from lakip_xl.workbook.schema.model import Column, Field

_NUMERIC = (Type.NUMBER, Type.WHOLE)


class Role(Enum):
    """What a cell is to the figures of the report."""

    ENTRY = auto()
    """The office fills it, and figures are computed from it."""
    RESULT = auto()
    """The template computes it."""


def role_of(book: AuditedBook, spot: Spot) -> Role | None:
    """Tell what a cell is; ``None`` for notes, printed figures and cells of the office's own."""
    sheet, row, column = spot
    for table in book.tables.values():
        if table.file.sheet == sheet and table.file.data.holds(row, column):
            title = next((t for t, number in table.columns.items() if number == column), None)
            return _role(table.schema[title]) if title is not None else None
    for field in book.fields.values():
        if (field.sheet.name, field.row, field.column) == spot:
            return _role(field.schema)
    return None


def _role(schema: Column | Field) -> Role | None:
    if not schema.is_filled_by_user:
        return Role.RESULT if schema.formula is not None else None
    if schema.printed_of is not None:
        return None
    names_a_row = isinstance(schema, Column) and schema.kind is Kind.KEY
    scored = schema.type is Type.ANY
    figure = schema.type in _NUMERIC or schema.choices is not None or names_a_row or scored
    return Role.ENTRY if figure else None


def relied_on(book: AuditedBook, spots: Iterable[Spot]) -> set[Spot]:
    """Give those of some cells that figures rest on.

    They are entries or results themselves, or cells of the office's own that an entry reads,
    directly or by way of others.
    """
    wanted = set(spots)
    relied = {spot for spot in wanted if role_of(book, spot) is not None}
    own = wanted - relied
    if not own:
        return relied
    waiting = list(_computed_entries(book))
    seen = set(waiting)
    while waiting:
        for read in _reads(book, waiting.pop()):
            if read in own:
                relied.add(read)
            if read not in seen:
                seen.add(read)
                waiting.append(read)
    return relied


def _computed_entries(book: AuditedBook) -> Iterator[Spot]:
    for name, sheet in book.sheets.items():
        for (row, column), cell in sheet.cells.items():
            spot = (name, row, column)
            if cell.formula is not None and role_of(book, spot) is Role.ENTRY:
                yield spot


def _reads(book: AuditedBook, spot: Spot) -> Iterator[Spot]:
    """Give the cells with formulas that the formula of a cell reads."""
    sheet, row, column = spot
    formula = book.sheets[sheet].formula(row, column)
    for name, area in book.formulas.reads(formula, *spot) if formula else ():
        cells = book.sheets[name].cells if name in book.sheets else {}
        within = (
            area.cells() if area.size <= len(cells) else filter(lambda s: area.holds(*s), cells)
        )
        for place in within:
            if place in cells and cells[place].formula is not None:
                yield (name, *place)
