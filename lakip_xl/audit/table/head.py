"""The head of a table: which rows it takes, and the heading of every column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lakip_xl.audit.printed import read_number
from lakip_xl.audit.read.blocks import GridCell, GridRows
from lakip_xl.audit.table.roles import NUMERIC, Column, Role, normal, read_columns, title_role

LONGEST_TITLE = 90
_YEAR = re.compile(r"^20\d\d(?:\W*[^\W\d]\D*)?$")
"""A year that heads a column, alone or with the words of a heading behind it."""
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}\)?(?:\s*=.*)?$")
_STATED = re.compile(r"^\(?\d{1,2}\)?\s*=\s*\(?(\d{1,2})\s*([/:+x×*-])\s*(\d{1,2})\)?")
_SUB = re.compile(
    r"^(%|rp|l|p|t|r|c|fisik|fisik %|keuangan|keuangan rp|tahun 20\d\d|20\d\d|"
    r"(?:triwulan|tw|semester|smt) ?(?:[ivx]+|\d)|i{1,3}|iv)$"
)
_SEPARATOR = re.compile(r"^[-–—=_ ]*$")

GridRow = Sequence[GridCell]


@dataclass(frozen=True, slots=True)
class Headed:
    """A grid with its head understood."""

    columns: tuple[Column, ...]
    body: tuple[tuple[int, tuple[GridCell, ...]], ...]
    """Row number in the grid (from 1) and the row."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings as they are compared: without case, blanks left out."""
        return tuple(normal(k.title) for k in self.columns if k.title)


def read_head(rows: GridRows) -> Headed | None:
    """Find the head of a grid; ``None`` when it has none (it continues another table)."""
    row = [(number, one) for number, one in enumerate(rows, start=1) if not _blank(one)]
    start = _head_start([one for _, one in row])
    if start is None:
        return None
    end = start + 1
    while end < len(row) and (
        _continues(row[end][1], row[end - 1][1])
        or _under_spread([one for _, one in row[end - 1 : end + 2]])
    ):
        end += 1
    head = [one for _, one in row[start:end]]
    body = [one for one in row[end:] if not is_column_numbers(one[1])]
    title = align(_titles(head), [one for _, one in body])
    columns = read_columns(title)
    columns = _figures_under_names(columns, [one for _, one in body])
    numbered = next((one for _, one in row[end:] if is_column_numbers(one)), None)
    if numbered is not None:
        columns = [replace(k, stated=_stated(numbered, k.index)) for k in columns]
    return Headed(tuple(columns), tuple(body))


def _figures_under_names(columns: list[Column], body: list[tuple[GridCell, ...]]) -> list[Column]:
    """Take what a heading calls a name for figures where it holds figures: ``Pendidikan | SD``."""
    names = [k for k in columns if k.role is Role.NAME]
    counted = [k for k in names if _is_number_column(body, k.index)]
    rest = [k for k in columns if k not in counted and k.role in {Role.NAME, Role.OTHER}]
    if len(counted) < 2 or all(_is_number_column(body, k.index) for k in rest):
        return columns  # no other column names the rows
    return [replace(k, role=Role.OTHER) if k in counted else k for k in columns]


def _stated(numbers: GridRow, column: int) -> tuple[int, str, int] | None:
    """Read the formula of a column in the row that numbers the columns: ``6 = 5/3``."""
    found = _STATED.match(numbers[column].text) if column < len(numbers) else None
    if found is None:
        return None
    at = {cell.text.split("=")[0].strip(" ()"): i for i, cell in enumerate(numbers) if cell.own}
    if found[1] not in at or found[3] not in at:
        return None
    return at[found[1]], found[2], at[found[3]]


def headless_body(rows: GridRows) -> tuple[tuple[int, tuple[GridCell, ...]], ...]:
    """Give the rows of a grid that continues another table."""
    return tuple(
        (number, one)
        for number, one in enumerate(rows, start=1)
        if not _blank(one) and not is_column_numbers(one)
    )


def _filled(row: GridRow) -> list[str]:
    return [cells.text for cells in row if cells.text]


def _blank(row: GridRow) -> bool:
    """Tell whether a row is blank or the dashes that a converter left."""
    return all(_SEPARATOR.match(cells.text) for cells in row) and not any(
        cells.text in {"-", "–", "—"} for cells in row if cells.text and len(row) == 1
    )


def _head_start(row: list[tuple[GridCell, ...]]) -> int | None:
    """Find the first head row; title rows (one text across the table) may stand above it."""
    for position, one in enumerate(row[:4]):
        following = row[position + 1] if position + 1 < len(row) else None
        if _is_head(one, following):
            return position
        if len(set(_filled(one))) != 1:
            return None
    return None


def _is_head(row: GridRow, following: GridRow | None) -> bool:
    text = list(dict.fromkeys(_filled(row)))
    if len(text) < 2 or any(len(one) > LONGEST_TITLE for one in text):
        return False
    if any(read_number(one) is not None and not _YEAR.match(one) for one in text):
        return False
    known = [title_role(one) for one in text]
    meaningful = [role for role in known if role is not Role.OTHER]
    if len(meaningful) >= 2 and not any(one.endswith((".", ";")) for one in text[2:]):
        return True
    if following is not None and (_merged(following, row) or _splits(following, row)):
        return True
    numbers = [cells for cells in following or () if read_number(cells.text) is not None]
    return len(numbers) >= 2 and len(text) >= len(row) - 1


def _splits(row: GridRow, above: GridRow) -> bool:
    """Tell whether years and the like stand below one heading that is spread over them."""
    under = [i for i, cells in enumerate(row) if cells.text]
    spread = sum(not above[i].text for i in under)
    return len(under) > 1 and spread > 0 and _continues(row, above)


def _continues(row: GridRow, above: GridRow) -> bool:
    """Tell whether a row holds lower headings: nothing new in the first column, words below.

    Where a heading is merged over both rows, the lower row belongs to the head whatever it says.
    """
    if row[0].text and row[0].own:
        return False
    text = [cells.text for cells in row if cells.text and cells.own]
    if _merged(row, above):
        return bool(text) and all(read_number(one) is None or _YEAR.match(one) for one in text)
    return bool(text) and all(_is_sub_title(one) for one in text)


def _under_spread(rows: list[tuple[GridCell, ...]]) -> bool:
    """Tell whether a row holds lower headings below an upper one whose other cells are blank.

    Args:
        rows: The row above, the row, and the row below it, whose figures stand under the words.
    """
    if len(rows) < 3 or rows[1][0].text:
        return False
    above, row, below = rows
    words = [i for i, cell in enumerate(row) if cell.text and cell.own]
    spread = [i for i in words if i and not above[i].text]
    return (
        len(words) > 1
        and bool(spread)
        and all(len(row[i].text) <= LONGEST_TITLE and not read_number(row[i].text) for i in words)
        and all(read_number(below[i].text) for i in words)
    )


def _merged(row: GridRow, above: GridRow) -> bool:
    """Tell whether a cell is merged over a row and the row above."""
    return any(
        one.text and not one.own and one.text == upper.text
        for one, upper in zip(row, above, strict=True)
    )


def _is_sub_title(text: str) -> bool:
    if _SUB.match(normal(text)):
        return True
    short = len(text) <= 40 and not text.endswith((".", ";"))
    return (short and read_number(text) is None and title_role(text) is not Role.OTHER) or (
        short and normal(text) in {"keberhasilan", "kegagalan", "laki-laki", "perempuan"}
    )


def is_column_numbers(row: GridRow) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3, 4, 5 = 4/3 × 100."""
    text = [cells.text for cells in row if cells.text and cells.own]
    if len(text) < 2 or not all(_COLUMN_NUMBER.match(one) for one in text):
        return False
    number = [int(re.sub(r"\D", "", one.split("=")[0])) for one in text]
    return number[:2] == [1, 2] and number == sorted(number) and number[-1] <= len(row) + 1


def _titles(head: list[tuple[GridCell, ...]]) -> list[tuple[str, str]]:
    """Combine head rows into an upper and a lower heading per column."""
    width = len(head[0])
    above = [cells.text for cells in head[0]]
    lower = [
        " ".join(
            dict.fromkeys(
                one[i].text for one in head[1:] if one[i].text and one[i].text != above[i]
            )
        )
        for i in range(width)
    ]
    for i in range(1, width):
        if not above[i] and lower[i]:
            above[i] = above[i - 1]  # an upper heading over several columns, cells not merged
    return list(zip(above, lower, strict=True))


def align(title: list[tuple[str, str]], body: list[tuple[GridCell, ...]]) -> list[tuple[str, str]]:
    """Put headings over their figures, and give unheaded columns the heading to their left.

    Converters sometimes leave the blank of a merged heading at the end of the row, so that
    every figure stands one place to the right of its heading.
    """
    empty = 0
    while empty < len(title) and title[-1 - empty] == ("", ""):
        empty += 1
    origin = [i for i, k in enumerate(read_columns(title)) if k.role in NUMERIC]
    if empty and origin:
        numbers = [i for i in range(origin[0], len(title)) if _is_number_column(body, i)]
        if numbers == [i + empty for i in origin]:
            front = _spread_titles(title[: origin[0]], body, empty)
            title = [*front, *title[origin[0] : len(title) - empty]]
    result: list[tuple[str, str]] = []
    for one in title:
        result.append(one if one != ("", "") or not result else result[-1])
    return result


def _spread_titles(
    title: list[tuple[str, str]], body: list[tuple[GridCell, ...]], extra: int
) -> list[tuple[str, str]]:
    """Spread headings of texts over more columns: one with a number column before it has two."""
    result: list[tuple[str, str]] = []
    for one in title:
        result.append(one)
        if extra and len(result) > 1 and _is_number_column(body, len(result) - 1):
            result.append(one)
            extra -= 1
    return result + [result[-1]] * extra


def _is_number_column(body: list[tuple[GridCell, ...]], column: int) -> bool:
    filled = [row[column].text for row in body if row[column].text.strip("-–— ")]
    numbers = [text for text in filled if read_number(text) is not None]
    return bool(numbers) and len(numbers) >= 0.6 * len(filled)
