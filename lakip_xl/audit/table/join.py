"""Tables as a reader sees them: pieces joined, rows that a page break cut put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lakip_xl.audit.read.blocks import Block, Grid, GridCell, Paragraph
from lakip_xl.audit.read.captions import (
    caption_after,
    caption_before,
    caption_number,
    caption_title,
    captions_below,
)
from lakip_xl.audit.table.head import Headed, headless_body, read_head
from lakip_xl.audit.table.roles import NUMERIC, Column, Role

_BETWEEN = re.compile(r"^\W*(?:hal\w*\W*)?\d{1,3}\W*$|\blanjutan\b|\bsambungan\b", re.IGNORECASE)
"""What may stand between the pieces of a table: a page number, a caption that carries on."""
_CLOSING = re.compile(r"^(?:grand\s+)?(?:total|jumlah)\b", re.IGNORECASE)
MOST_NOTES = 3
"""Paragraphs right below a table that may be notes on its rows."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body row: one text per column of the table, and where each cell stands."""

    texts: tuple[str, ...]
    places: tuple[str, ...]
    spans: tuple[int, ...] = ()
    """How many columns each cell is merged over."""


@dataclass(slots=True)
class RawTable:
    """A table of the draft, as it is put together while reading; then left alone."""

    number: str | None
    title: str
    columns: tuple[Column, ...]
    block: int
    """Position of its first piece among the blocks of the file."""
    rows: list[BodyRow] = field(default_factory=list)
    headed: bool = True
    notes: tuple[str, ...] = ()
    """The paragraphs right below it."""
    page: int | None = None
    sheet: str | None = None

    def indices(self, *roles: Role) -> list[int]:
        """Give the positions of the columns with these roles."""
        return [column.index for column in self.columns if column.role in roles]


def join_tables(blocks: Sequence[Block]) -> list[RawTable]:
    """Join the pieces of every table and give it its caption."""
    result: list[RawTable] = []
    between: list[Paragraph] = []
    below = captions_below(blocks)
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if block.text:
                between.append(block)
            continue
        number, title = caption_after(blocks, position) if below else caption_before(between)
        for piece in _split(block):
            inner, grid = _take_caption(piece)
            head = read_head(grid.rows)
            previous = result[-1] if result else None
            if inner is None and previous and _continues(previous, head, between, grid):
                _append(previous, head, grid)
                if previous.number is None:
                    previous.number, previous.title = number, title or previous.title
            else:
                _note(previous, between)
                result.append(_new(inner or (number, title), head, grid, position))
            between = []
    _note(result[-1] if result else None, between)
    return result


def _note(table: RawTable | None, following: list[Paragraph]) -> None:
    if table is not None:
        table.notes = tuple(p.text for p in following[:MOST_NOTES])


def _take_caption(grid: Grid) -> tuple[tuple[str | None, str] | None, Grid]:
    """Take the caption out of the first row of a table, where it stands there alone."""
    texts = {cell.text for cell in grid.rows[0] if cell.text} if len(grid.rows) > 2 else set()
    if len(texts) != 1:
        return None, grid
    [text] = texts
    number = caption_number(text)
    if number is None:
        return None, grid
    rest = Grid(grid.rows[1:], grid.number, grid.begin + 1, grid.page, grid.sheet, grid.left)
    return (number, caption_title(text)), rest


def _split(grid: Grid) -> Iterator[Grid]:
    """Cut a table at the rows that repeat its first one: heads that were typed on every page."""
    texts = [tuple(cell.text for cell in row) for row in grid.rows]
    first = [text for text in texts[0] if text] if texts else []
    again = [i for i, row in enumerate(texts) if i and [t for t in row if t] == first]
    if len(first) < 2 or not again or again[0] == 1:
        yield grid
        return
    for begin, stop in pairwise([0, *again, len(texts)]):
        yield Grid(
            grid.rows[begin:stop], grid.number, grid.begin + begin, grid.page, grid.sheet, grid.left
        )


def _continues(
    previous: RawTable, head: Headed | None, between: list[Paragraph], grid: Grid
) -> bool:
    """Tell whether a piece carries on the table before it.

    Any text between the two but a page number parts them: two budgets with equal heads under two
    headings are two tables. So does a total that closed the first.
    """
    if any(not _BETWEEN.search(p.text) for p in between) or grid.sheet is not None:
        return False
    if head is None:
        width = len(grid.rows[0]) if grid.rows else 0
        return previous.headed and abs(width - len(previous.columns)) <= 1
    closed = bool(previous.rows) and any(_CLOSING.match(t) for t in previous.rows[-1].texts[:3])
    titles = tuple(dict.fromkeys(head.titles))
    known = Headed(previous.columns, ()).titles
    return not closed and titles == tuple(dict.fromkeys(known))


def _new(
    caption: tuple[str | None, str], head: Headed | None, grid: Grid, position: int
) -> RawTable:
    width = len(grid.rows[0]) if grid.rows else 0
    columns = head.columns if head else tuple(Column(i, "", "", Role.OTHER) for i in range(width))
    table = RawTable(*caption, columns, position, headed=head is not None)
    table.page, table.sheet = grid.page, grid.sheet
    body = head.body if head else headless_body(grid.rows)
    table.rows.extend(_rows(table.columns, body, grid, list(range(len(columns)))))
    return table


def _append(table: RawTable, head: Headed | None, grid: Grid) -> None:
    if head is None:
        body = headless_body(grid.rows)
        mapping = list(range(len(grid.rows[0]))) if grid.rows else []
    else:
        body = head.body
        mapping = _map_columns(head.columns, table.columns)
    for order, row in enumerate(_rows(table.columns, body, grid, mapping)):
        if order == 0 and table.rows and _cut_off(table, row):
            table.rows[-1] = _merge_rows(table.rows[-1], row)
        else:
            table.rows.append(row)


def _map_columns(piece: tuple[Column, ...], table: tuple[Column, ...]) -> list[int]:
    """Map the columns of a piece with its own head onto those of the table, by head and order."""
    mapping: list[int] = []
    used: set[int] = set()
    for column in piece:
        same = [k.index for k in table if k.title == column.title]
        free = [i for i in same if i not in used]
        goal = free[0] if free else (same[-1] if same else -1)
        used.add(goal)
        mapping.append(goal)
    return mapping


def _rows(
    columns: tuple[Column, ...],
    body: tuple[tuple[int, tuple[GridCell, ...]], ...],
    grid: Grid,
    mapping: list[int],
) -> Iterator[BodyRow]:
    for number, cells in body:
        texts = [""] * len(columns)
        places = [""] * len(columns)
        spans = [1] * len(columns)
        for position, goal in enumerate(mapping):
            if position >= len(cells) or not 0 <= goal < len(columns):
                continue
            places[goal] = places[goal] or _cell_place(grid, number, position)
            cell = cells[position]
            figure = columns[goal].role in NUMERIC | {Role.OTHER}
            if cell.text and (cell.own or not figure) and cell.text not in texts[goal]:
                texts[goal] = f"{texts[goal]} {cell.text}".strip()
                spans[goal] = _span(cells, position)
        places = [place or _cell_place(grid, number, i) for i, place in enumerate(places)]
        yield BodyRow(tuple(texts), tuple(places), tuple(spans))


def _span(cells: tuple[GridCell, ...], position: int) -> int:
    """Count the columns over which a cell is merged."""
    cell = cells[position]
    end = position + 1
    while end < len(cells) and not cells[end].own and _same_cell(cells[end], cell):
        end += 1
    return end - position


def _same_cell(one: GridCell, other: GridCell) -> bool:
    if one.element is not None or other.element is not None:
        return one.element is other.element
    return one.text == other.text


def _cell_place(grid: Grid, row: int, column: int) -> str:
    if grid.sheet is not None:
        return f"{_letters(grid.left + column + 1)}{grid.begin + row}"
    return f"{grid.place}, baris {grid.begin + row}, kolom {column + 1}"


def _letters(column: int) -> str:
    """Name a column as a spreadsheet does.

    Example:
        >>> _letters(1), _letters(28)
        ('A', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _cut_off(table: RawTable, row: BodyRow) -> bool:
    """Tell whether a first row only carries on the texts of the row before the page break."""
    keys = table.indices(Role.NUMBER, Role.CODE)
    figures = table.indices(*(NUMERIC | {Role.OTHER}))
    return bool(keys) and not any(row.texts[i] for i in (*keys, *figures))


def _merge_rows(above: BodyRow, below: BodyRow) -> BodyRow:
    texts = (" ".join(filter(None, two)) for two in zip(above.texts, below.texts, strict=True))
    return BodyRow(tuple(texts), above.places)
