"""Which row is part of which: by code, by column, by word, by numbering, or by the figures."""

import re
from collections.abc import Callable, Sequence
from math import fsum

from lakip_xl.audit.cetak import baca as read_number
from lakip_xl.audit.table.numbering import style_levels
from lakip_xl.rules.kode import awalan, kode_baku
from lakip_xl.rules.pembulatan import sama

DISTINCT_DIGITS = 5
"""Digits before the trailing zeros from which two equal sums are no coincidence."""
MOST_ROWS = 400
"""Rows up to which an order is looked for in the figures alone."""

LEVEL_WORDS = (
    re.compile(r"^program\b", re.IGNORECASE),
    re.compile(r"^kegiatan\b", re.IGNORECASE),
    re.compile(r"^sub\s*-?\s*kegiatan\b", re.IGNORECASE),
)

Parents = dict[int, int | None]


def by_code(codes: dict[int, str]) -> Parents | None:
    """By dotted code: the parent is the row whose code is the longest prefix."""
    read = {position: kode_baku(code) for position, code in codes.items()}
    if not all(read.values()) or len(set(read.values())) < len(read):
        return None
    owner = {code: position for position, code in read.items()}
    result: Parents = {
        position: next((owner[above] for above in awalan(code) if above in owner), None)
        for position, code in read.items()
    }
    return result if any(parent is not None for parent in result.values()) else None


def by_column(texts: dict[int, Sequence[str]]) -> Parents | None:
    """By column: Program, Kegiatan and Subkegiatan each have their own, and a row fills one."""
    levels = []
    for cells in texts.values():
        filled = [n for n, text in enumerate(cells) if text]
        if len(filled) != 1:
            return None
        levels.append(filled[0])
    return by_level(list(texts), levels) if len(set(levels)) > 1 else None


def by_word(names: dict[int, str]) -> Parents | None:
    """By word: every row starts with Program, Kegiatan or Sub Kegiatan."""
    levels = []
    for name in names.values():
        match = [n for n, pattern in enumerate(LEVEL_WORDS) if pattern.match(name)]
        if not match:
            return None
        levels.append(match[0])
    return by_level(list(names), levels) if len(set(levels)) > 1 else None


def by_numbering(codes: dict[int, str]) -> Parents | None:
    """By numbering style: I, A, 1, a; the outermost style seen first."""
    levels = style_levels(list(codes.values()))
    return by_level(list(codes), levels) if levels is not None else None


def by_level(positions: list[int], levels: list[int]) -> Parents:
    """Give every row the nearest row above it of a higher level."""
    result: Parents = {}
    path: list[tuple[int, int]] = []
    for position, level in zip(positions, levels, strict=True):
        while path and path[-1][0] >= level:
            path.pop()
        result[position] = path[-1][1] if path else None
        path.append((level, position))
    return result


def by_figures(positions: list[int], columns: Sequence[Callable[[int], str]]) -> Parents:
    """By the figures: a row that is exactly the sum of the next two or more is their parent."""
    values = [
        {i: number.nilai for i in positions if (number := read_number(column(i))) is not None}
        for column in columns
    ]
    result: Parents = dict.fromkeys(positions)
    roots: list[int] = []
    for position in reversed(positions) if len(positions) <= MOST_ROWS else ():
        children = _children(position, roots, values)
        for child in children:
            result[child] = position
        roots = [position, *roots[len(children) :]]
    return result


def _children(parent: int, roots: list[int], values: list[dict[int, float]]) -> list[int]:
    """Find the rows after a row that it is the sum of.

    A figure with many digits is proof in one column; round figures must agree in all.
    """
    filled = [column for column in values if column.get(parent)]
    sums = [0.0] * len(filled)
    for count, root in enumerate(roots, start=1):
        sums = [
            fsum((total, column.get(root, 0.0))) for total, column in zip(sums, filled, strict=True)
        ]
        if count < 2:
            continue
        exact = [c for total, c in zip(sums, filled, strict=True) if sama(total, c[parent])]
        if exact and (len(exact) == len(filled) or any(_distinct(c[parent]) for c in exact)):
            return roots[:count]
    return []


def _distinct(value: float) -> bool:
    return len(f"{value:.0f}".rstrip("0")) >= DISTINCT_DIGITS
