"""Pieces of a table that page breaks parted, one table again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lakip_xl.audit.printed import read_number
from lakip_xl.audit.read.blocks import GridCell, GridRows
from lakip_xl.audit.read.pdf_layout import SAME_EDGE, Box, edges_of

_HALF = re.compile(r"[\d.,]*[.,]\d?")
_YEAR = re.compile(r"20\d\d")
_CLOSING = re.compile(r"^(?:grand\s+)?(?:total|jumlah)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A table on a page: its upper edge, its rows, the edges of its columns where drawn."""

    top: float
    rows: GridRows
    edges: tuple[float, ...] = ()


def columns_of(cells: Sequence[Box]) -> tuple[float, ...]:
    """Give the edges of the columns that lines draw."""
    return tuple(edges_of([x for x0, _, x1, _ in cells for x in (x0, x1)]))


def carried_on(rows: GridRows, edges: tuple[float, ...], piece: Piece) -> GridRows | None:
    """Join the piece at the top of a page to the table at the end of the page before.

    Heads that are repeated are left out, and a row that the page break cut is one again.

    Returns:
        The rows of both; nothing where the columns differ or a total closed the table.
    """
    same = len(edges) == len(piece.edges) > 0 and all(
        abs(a - b) <= SAME_EDGE for a, b in zip(edges, piece.edges, strict=True)
    )
    closed = any(_CLOSING.match(cell.text) for cell in rows[-1][:3])
    if not same or closed:
        return None
    new, repeated = piece.rows, 0
    for first, again in zip(rows, new, strict=False):
        if _texts(first) != _texts(again) or _has_figures(first):
            break
        repeated += 1
    new = new[repeated:]
    if new and len(rows) > 1 and _cut(rows[-1], new[0]):
        both = tuple(
            GridCell(_together(a.text, b.text), own=a.own)
            for a, b in zip(rows[-1], new[0], strict=True)
        )
        rows, new = (*rows[:-1], both), new[1:]
    return (*rows, *new)


def _has_figures(row: Sequence[GridCell]) -> bool:
    """Tell whether a row holds figures of its own, which a head does not; a year is none."""
    return any(read_number(c.text) is not None and not _YEAR.fullmatch(c.text) for c in row)


def _texts(row: Sequence[GridCell]) -> list[str]:
    return [cell.text for cell in row]


def _cut(above: Sequence[GridCell], row: Sequence[GridCell]) -> bool:
    """Tell whether a row only carries on texts of the row above: no key, no figure of its own."""
    texts = [(a.text, b.text) for a, b in zip(above, row, strict=True) if b.text]
    if row[0].text or any(_CLOSING.match(b) for _, b in texts):
        return False
    return all(a and (read_number(b) is None or _half_number(a, b)) for a, b in texts)


def _half_number(above: str, below: str) -> bool:
    """Tell whether a narrow column cut a number in its decimals."""
    return bool(_HALF.fullmatch(above)) and len(below) <= 2 and below.isdecimal()


def _together(above: str, below: str) -> str:
    blank = "" if _half_number(above, below) else " "
    return f"{above}{blank}{below}".strip()
