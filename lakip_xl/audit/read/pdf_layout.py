"""From words with a place on a page to lines, paragraphs, and grids of cells."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lakip_xl.audit.read.blocks import GridCell, GridRows, clean_cell

SAME_EDGE = 2.0
"""Points within which two edges are one."""
WIDE_GAP = 1.5
"""Gap between words, in heights of a line, that parts columns."""
SHORT_LINE = 0.85
"""Share of the text's width below which a line ends its paragraph."""
PARAGRAPH_GAP = 0.9
"""Space between lines, in heights of a line, that parts paragraphs."""
WIDEST_PADDING = 8.0
"""Points between the edge of a cell and its text; more is a text that is centred."""
ALMOST = 1.3
"""Widths of a character that must have been left where a word was cut."""
FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
_FRESH = re.compile(
    r"^(?:[-•▪●○*➢✓]|\(?[a-z0-9]{1,3}[.)]\s|tabel\s+\d|gambar\s+\d|bab\s)", re.IGNORECASE
)
_CUT = re.compile(r"[^\W\d][a-z]|[\d.,][\d.,%]")
"""What stands at both sides of a cut through a word or a number."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside each other, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """The height of its tallest word."""
        return max(word.bottom - word.top for word in self.words)

    @property
    def chunks(self) -> list[tuple[Word, ...]]:
        """The words, parted where a gap is too wide for a blank."""
        result: list[list[Word]] = [[self.words[0]]]
        for left, right in pairwise(self.words):
            if right.x0 - left.x1 > WIDE_GAP * self.height:
                result.append([])
            result[-1].append(right)
        return [tuple(chunk) for chunk in result]


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Put words into lines, from the top to the bottom.

    Example:
        >>> [line.text for line in lines_of([Word("b", 9, 12, 0, 9), Word("a", 1, 4, 1, 10)])]
        ['a b']
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        middle = (word.top + word.bottom) / 2
        if lines and lines[-1][0].top <= middle <= lines[-1][0].bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(sorted(line, key=lambda w: w.x0))) for line in lines]


def paragraphs_of(lines: Sequence[Line]) -> Iterator[str]:
    """Join lines that one paragraph was broken into."""
    if not lines:
        return
    right = max(line.words[-1].x1 for line in lines)
    left = min(line.words[0].x0 for line in lines)
    text = [lines[0].text]
    for above, line in pairwise(lines):
        short = above.words[-1].x1 < left + SHORT_LINE * (right - left)
        apart = line.top - above.bottom > PARAGRAPH_GAP * line.height
        if short or apart or _FRESH.match(line.text):
            yield " ".join(text)
            text = []
        text.append(line.text)
    yield " ".join(text)


def filled_grid(cells: Sequence[Box], words: Sequence[Word]) -> tuple[GridRows | None, set[Word]]:
    """Fill the cells that lines draw with words; a merged cell is spread, as in a Word table.

    Returns:
        The grid (nothing for fewer than two columns), and the words that stand in it.
    """
    xs = edges_of([x for x0, _, x1, _ in cells for x in (x0, x1)])
    ys = edges_of([y for _, y0, _, y1 in cells for y in (y0, y1)])
    width, height = len(xs) - 1, len(ys) - 1
    if width < 2 or height < 1:
        return None, set()
    owner = {
        (row, column): number
        for number, (x0, y0, x1, y1) in enumerate(cells)
        for row in range(_at(ys, y0), _at(ys, y1))
        for column in range(_at(xs, x0), _at(xs, x1))
    }
    inside: dict[int, list[Word]] = {}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if xs[0] < x < xs[-1] and ys[0] < y < ys[-1]:
            cell = owner.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1))
            if cell is not None:
                inside.setdefault(cell, []).append(word)
    texts = {
        cell: clean_cell(_cell_text(lines_of(some), cells[cell])) for cell, some in inside.items()
    }
    first = {number: place for place, number in sorted(owner.items(), reverse=True)}
    rows = tuple(
        tuple(_grid_cell((row, column), owner, first, texts, cells) for column in range(width))
        for row in range(height)
    )
    return rows, {word for some in inside.values() for word in some}


def _grid_cell(
    place: tuple[int, int],
    owner: dict[tuple[int, int], int],
    first: dict[int, tuple[int, int]],
    texts: dict[int, str],
    boxes: Sequence[Box],
) -> GridCell:
    cell = owner.get(place)
    if cell is None:
        return GridCell("", own=False)
    return GridCell(texts.get(cell, ""), own=first[cell] == place, element=boxes[cell])


def _cell_text(lines: Sequence[Line], cell: Box) -> str:
    """Put the lines of a cell together; a word that is wider than its cell was cut."""
    text = lines[0].text
    pad = min(line.words[0].x0 for line in lines) - cell[0]
    for above, line in pairwise(lines):
        upper, lower = above.words[-1], line.words[0]
        room = cell[2] - pad - upper.x1
        one = (lower.x1 - lower.x0) / len(lower.text)
        full = len(above.words) == 1 and pad <= WIDEST_PADDING and room < ALMOST * one
        cut = full and _CUT.match(upper.text[-1] + lower.text[0])
        text += ("" if cut else "\n") + line.text
    return text


def edges_of(values: list[float]) -> list[float]:
    """Give the different edges among positions, from the lowest; those that touch are one."""
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > SAME_EDGE:
            result.append(value)
    return result


def _at(edges: list[float], value: float) -> int:
    return bisect_right(edges, value + 0.01) - 1


def unruled_tables(
    lines: Sequence[Line],
) -> tuple[list[Line], list[tuple[float, GridRows]], list[str]]:
    """Find tables without lines: rows whose words stand in the same columns.

    Returns:
        The lines that are left, the tables with their upper edge, and the first line of every
        table whose columns cannot be told.
    """
    rest: list[Line] = []
    tables: list[tuple[float, GridRows]] = []
    doubtful: list[str] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and len(line.chunks) >= FEWEST_COLUMNS:
            run.append(line)
            continue
        if len(run) >= FEWEST_ROWS:
            grid = _aligned(run)
            if grid is None:
                doubtful.append(run[0].text)
            else:
                tables.append((run[0].top, grid))
        else:
            rest += run
        run = []
        if line is not None:
            rest.append(line)
    return rest, tables, doubtful


def _aligned(run: Sequence[Line]) -> GridRows | None:
    """Make a grid of lines; nothing where two texts of a line fall into one column."""
    spans: list[list[float]] = []
    chunks = sorted((c[0].x0, c[-1].x1) for line in run for c in line.chunks)
    for x0, x1 in chunks:
        if spans and x0 <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], x1)
        else:
            spans.append([x0, x1])
    starts = [x0 for x0, _ in spans]
    rows = []
    for line in run:
        row = [GridCell("")] * len(spans)
        for chunk in line.chunks:
            column = bisect_right(starts, chunk[0].x0) - 1
            if row[column].text:
                return None
            row[column] = GridCell(clean_cell(" ".join(w.text for w in chunk)))
        rows.append(tuple(row))
    return tuple(rows)
