"""The cells of a sheet as lines: rows of tables by their columns' names, other rows by position."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lakip_xl.package.values import CellValue
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.workbook.book.keys import key_columns, normal_key
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.book.tables import find_columns, text_of
from lakip_xl.workbook.schema import SHEETS, TABLES

_COMPARED = 60
"""Columns of a sheet by which a row is known again."""
OWN_SHEETS = frozenset(sheet.title for sheet in SHEETS)


@dataclass(slots=True)
class Line:
    """A row of a table or of a sheet."""

    row: int
    key: str
    shown: str
    """The key as users read it."""
    content: tuple[object, ...]
    """What was typed, for telling a row whose name was changed."""


@dataclass(slots=True)
class Block:
    """Rows that belong together: a table, or what is left of a sheet."""

    sheet: BookSheet
    name: str
    """The table's name; "" for the rest of a sheet."""
    columns: dict[str, int]
    """The sheet's column of each title."""
    lines: list[Line] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)
    """Rows of a table in which nothing was typed: their formulas still wait."""
    by_key: bool = True
    """Whether rows are paired by what they hold; otherwise each row stays where it is."""


def blocks(book: Book) -> Iterator[Block]:
    """Give the blocks of a workbook: its tables, then what is left of each sheet."""
    covered: dict[str, list[tuple[int, int, int, int]]] = {}
    for table in book.workbook.tables:
        sheet = book.sheets[table.sheet]
        covered.setdefault(table.sheet, []).append(table.area)
        schema = TABLES.get(table.name)
        known = find_columns(schema, table)[0] if schema is not None else {}
        columns = dict(known)
        for offset, column in enumerate(table.columns):
            number = table.area.first_column + offset
            if number not in known.values():
                columns[column.name] = number
        block = Block(sheet, table.name, columns)
        names = [title for title in _key_columns(table.name, block) if title in columns]
        for row in range(table.data.first_row, table.data.last_row + 1):
            typed = _typed(sheet, row, columns)
            if not any(value is not None for value in typed.values()):
                block.blanks.append(row)
                continue
            shown = [_stored(sheet, row, columns[title]) for title in names]
            key = "/".join(map(normal_key, names, shown))
            content = tuple(value for title, value in typed.items() if title not in names)
            block.lines.append(Line(row, key.strip("/"), " ".join(filter(None, shown)), content))
        yield block
    for name, sheet in book.sheets.items():
        yield _rest(sheet, covered.get(name, []))


def _stored(sheet: BookSheet, row: int, column: int) -> str:
    # Nothing is computed here: whether anything must be is what the comparison finds out.
    cell = sheet.cells.get((row, column))
    return "" if cell is None else text_of(cell.value)


def _key_columns(table: str, block: Block) -> tuple[str, ...]:
    schema = TABLES.get(table)
    return _first_text_column(block) if schema is None else key_columns(schema)


def _first_text_column(block: Block) -> tuple[str, ...]:
    """Give the first column of a foreign table that holds words, whatever it is called."""
    for title, number in block.columns.items():
        cells = (cell for (_, column), cell in block.sheet.cells.items() if column == number)
        if sum(isinstance(cell.value, str) and cell.formula is None for cell in cells) > 1:
            return (title,)
    return tuple(block.columns)[:1]


def _typed(sheet: BookSheet, row: int, columns: Mapping[str, int]) -> dict[str, CellValue]:
    typed: dict[str, CellValue] = {}
    for title, number in columns.items():
        cell = sheet.cells.get((row, number))
        value = cell.value if cell is not None and cell.formula is None else None
        typed[title] = None if value == "" else value
    return typed


def _rest(sheet: BookSheet, covered: list[tuple[int, int, int, int]]) -> Block:
    rows: dict[int, list[tuple[int, object]]] = {}
    columns: set[int] = set()
    for (row, column), cell in sorted(sheet.cells.items()):
        if any(a[0] <= row <= a[2] and a[1] <= column <= a[3] for a in covered):
            continue
        if cell.value in (None, "") and cell.formula is None:
            continue
        columns.add(column)
        rows.setdefault(row, []).append((column, cell.value if cell.formula is None else "="))
    block = Block(sheet, "", {}, by_key=sheet.name not in OWN_SHEETS)
    block.columns = {str(column): column for column in sorted(columns)}
    for row, cells in rows.items():
        texts = [str(v) for _, v in cells if isinstance(v, str) and v != "="]
        held = dict(cells)
        content = tuple(held.get(column) for column in range(1, _COMPARED + 1))
        block.lines.append(Line(row, nama_baku(" ".join(texts)), " ".join(texts[:2]), content))
    return block
