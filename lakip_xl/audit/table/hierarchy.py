"""Which row is part of which: by code, by column, by word, by numbering, or by the figures."""

import re
from collections.abc import Sequence
from itertools import combinations
from math import fsum

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


Values = list[dict[int, float]]
"""The figures of columns that add up, by row."""


def by_mark(marked: dict[int, bool], values: Values) -> Parents | None:
    """By a mark: rows with a dash, or without the number that others have, are parts of those.

    The figures must bear it out for half of the rows that have parts.
    """
    positions = list(marked)
    if len(set(marked.values())) < 2 or marked[positions[0]]:
        return None
    found = by_level(positions, [int(mark) for mark in marked.values()])
    parts: dict[int, list[int]] = {}
    for position, parent in found.items():
        if parent is not None:
            parts.setdefault(parent, []).append(position)
    held = sum(
        any(
            len(rows) > 1 and c.get(top) and sama(fsum(c.get(r, 0.0) for r in rows), c[top])
            for c in values
        )
        for top, rows in parts.items()
    )
    return found if held and 2 * held >= len(parts) else None


def by_figures(positions: list[int], values: Values, totals: Sequence[int] = ()) -> Parents:
    """By the figures: a row that is exactly the sum of the next two or more is their parent.

    Args:
        positions: The rows.
        values: Their figures, and those of the totals.
        totals: Rows that are totals: where one adds up only some of the rows that are left, the
            others are parts of the row above them.
    """
    result: Parents = dict.fromkeys(positions)
    roots: list[int] = []
    for position in reversed(positions) if len(positions) <= MOST_ROWS else ():
        children = _children(position, roots, values)
        for child in children:
            result[child] = position
        roots = [position, *roots[len(children) :]]
    owners = {parent for parent in result.values() if parent is not None}
    for total in totals[-1:]:
        top = None
        chosen = _tops(roots, values, total)
        for root in roots if chosen else ():
            if root in chosen:
                top = root
            elif top not in owners:
                result[root] = top
    return result


MOST_ROOTS = 16
"""Rows of which every choice is tried."""


def _tops(roots: list[int], values: Values, total: int) -> set[int]:
    """Find the only choice of some rows, the first among them, that a total adds up."""
    columns = [c for c in values if c.get(total) and _distinct(c[total])]
    if not columns or not 2 < len(roots) <= MOST_ROOTS:
        return set()
    found = [
        {roots[0], *rest}
        for size in range(1, len(roots) - 1)
        for rest in combinations(roots[1:], size)
        if all(
            sama(fsum((c.get(roots[0], 0.0), *(c.get(r, 0.0) for r in rest))), c[total])
            for c in columns
        )
    ]
    every = all(sama(fsum(c.get(r, 0.0) for r in roots), c[total]) for c in columns)
    return found[0] if len(found) == 1 and not every else set()


def _children(parent: int, roots: list[int], values: Values) -> list[int]:
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
