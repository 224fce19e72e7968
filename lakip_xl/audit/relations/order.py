"""Categories against each other: whatever the scale, a higher figure has no lower category.

Where a report prints no scale, its own rows show where the bounds cannot be. A label that breaks
the order of all others is wrong; of two that contradict each other neither can be blamed alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.labels import rank
from lakip_xl.audit.relations.labels import finding
from lakip_xl.audit.table.model import Cell, Kind, Table
from lakip_xl.audit.table.roles import Role

FEWEST = 4
"""Rows with a figure and a category, from which they show an order."""
WIDEST = 10
"""Times by which marks on one scale may differ."""


@dataclass(frozen=True, slots=True)
class _Rated:
    value: float
    rank: int
    figure: Cell
    label: Cell

    def breaks(self, other: "_Rated") -> bool:
        """Tell whether the two cannot be on one scale."""
        if self.value == other.value:
            return self.rank != other.rank
        return (self.value - other.value) * (self.rank - other.rank) < 0


def disorder(table: Table, label: int, wrong: set[str | None]) -> Iterator[Finding]:
    """Find the category of a column that the order of the others contradicts.

    Args:
        table: The table.
        label: The column with the categories.
        wrong: Places of figures that are wrong already.
    """
    best: list[_Rated] | None = None
    for column in _rating_columns(table, label):
        rated = [
            one
            for one in _rows(table, column, label)
            if not {one.figure.place.sel, one.label.place.sel} & wrong
        ]
        if len(rated) < FEWEST or len({one.rank for one in rated}) < 2 or not _one_scale(rated):
            continue
        if best is None or _broken(rated) < _broken(best):
            best = rated
    if best:
        yield from _blamed(best)


def _rating_columns(table: Table, label: int) -> list[int]:
    """Give the columns that categories may speak of: the capaian, else the figures before them."""
    results = [k.index for k in table.with_role(Role.CAPAIAN) if k.index in table.numeric]
    left = [k for k in table.numeric if k < label]
    return results or left[-1:]


def _rows(table: Table, column: int, label: int) -> Iterator[_Rated]:
    for row in table.rows:
        figure, said = row.cells[column], row.cells[label]
        place = rank(said.text)
        if row.kind is Kind.ITEM and figure.value is not None and place is not None:
            yield _Rated(figure.value, place, figure, said)


def _one_scale(rated: list[_Rated]) -> bool:
    """Tell whether figures may be marks of one kind: an index beside its unsur is none of them."""
    sizes = [abs(one.value) for one in rated]
    return max(sizes) <= WIDEST * min(sizes)


def _broken(rated: Sequence[_Rated]) -> int:
    return sum(a.breaks(b) for a, b in combinations(rated, 2))


def _blamed(rated: list[_Rated]) -> Iterator[Finding]:
    against = [one for one in rated if any(one.breaks(other) for other in rated)]
    alone = [one for one in against if not _broken([x for x in rated if x is not one])]
    if len(alone) == 1 or len({one.rank for one in rated if one not in alone}) > 1:
        if len(alone) == 1:
            other = max((x for x in rated if alone[0].breaks(x)), key=lambda x: x.value)
            yield _finding(alone[0], other, Severity.GALAT)
        elif len(alone) == 2:
            yield _finding(alone[0], alone[1], Severity.PERINGATAN)


def _finding(one: _Rated, other: _Rated, level: Severity) -> Finding:
    message = (
        f'Kategori tercetak "{one.label.text.strip()}" untuk {one.figure.text}, padahal '
        f'{other.figure.text} berkategori "{other.label.text.strip()}": tidak mungkin keduanya '
        "pada satu skala; periksa keduanya."
    )
    return finding("kategori", one.label, message, None, level)
