"""One mistake, one finding: the figure that explains most contradictions, and what follows from it.

A wrong figure breaks every relation that it is part of. So for every figure of the broken
relations a correction is tried. The figure is the cause when its correction makes at least two
broken relations true and no true one false, and when no other figure would do as well; the
findings of those relations are then its consequences. Two figures that would do equally are both
left alone: then each relation speaks for itself.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import Agreement
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.rule import too_large
from lakip_xl.audit.table.model import Cell
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import bulatkan

MOST_BROKEN = 60
"""Broken relations from which a table is too damaged for single causes to be told."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A figure whose correction explains broken relations."""

    cell: Cell
    value: float
    explains: tuple[Relation, ...]


def explain(
    relations: list[Relation],
    known: Sequence[Finding] = (),
    trusted: Collection[str | None] = (),
) -> list[Finding]:
    """Give the findings of the relations that do not hold, consequences told apart.

    Args:
        relations: The relations of a table.
        known: What is known to be wrong for other reasons, with the right figure.
        trusted: Places of figures that are computed, and hence never a cause.
    """
    huge = [too_large(r.rule, r.cells) for r in relations if r.overflows]
    relations = [r for r in relations if not r.overflows]
    broken = [r for r in relations if r.judge() is Agreement.DIFFERENT]
    consequences = []
    for one in known:
        if isinstance(one.dihitung, float):
            right = {one.sel: one.dihitung}
            follows = [r for r in broken if r.judge(right) is not Agreement.DIFFERENT]
            consequences += [r.finding().as_consequence(one) for r in follows]
            broken = [r for r in broken if r not in follows]
    cut = [r for r in relations if r.judge() is Agreement.CUT_OFF]
    tried = set(trusted)
    changed: dict[str | None, float] = {}
    found: list[Finding] = consequences
    rest = broken
    while (
        1 < len(rest) <= MOST_BROKEN
        and (cause := _best(rest, relations, changed, tried)) is not None
    ):
        tried.add(cause.cell.place.sel)
        changed[cause.cell.place.sel] = cause.value
        own = next((r for r in cause.explains if r.result is cause.cell), None)
        root = own.finding() if own else _finding(cause)
        found.append(root)
        found += [r.finding().as_consequence(root) for r in cause.explains if r is not own]
        rest = [r for r in rest if r not in cause.explains]
    return [*huge, *found, *(r.finding() for r in _alone(rest)), *(r.finding() for r in cut)]


def _alone(rest: list[Relation]) -> Iterator[Relation]:
    """Give the broken relations, one for every figure: the first that speaks of it."""
    seen: set[str | None] = set()
    for relation in rest:
        if relation.result.place.sel not in seen:
            seen.add(relation.result.place.sel)
            yield relation


def _best(
    broken: list[Relation],
    relations: list[Relation],
    changed: dict[str | None, float],
    tried: set[str | None],
) -> Cause | None:
    touching: dict[str | None, list[Relation]] = defaultdict(list)
    cells: dict[str | None, Cell] = {}
    for relation in relations:
        for cell in relation.cells:
            touching[cell.place.sel].append(relation)
    for relation in broken:
        for cell in relation.cells:
            if cell.place.sel not in tried:
                cells.setdefault(cell.place.sel, cell)
    causes = [
        cause
        for place, cell in cells.items()
        if (cause := _try(cell, touching[place], broken, changed)) is not None
    ]
    if not causes:
        return None
    causes.sort(key=lambda cause: -len(cause.explains))
    for cause in causes:
        rivals = [
            other
            for other in causes
            if other is not cause
            and len(other.explains) >= len(cause.explains)
            and any(r in cause.explains for r in other.explains)
        ]
        if not rivals:
            return cause
    return None


def _try(
    cell: Cell, touching: list[Relation], broken: list[Relation], changed: dict[str | None, float]
) -> Cause | None:
    """Find the correction of a figure that makes most broken relations true and breaks none."""
    mine = [r for r in touching if r in broken]
    if len(mine) < 2 or cell.number is None:
        return None
    best: Cause | None = None
    for value in _corrections(cell, mine, changed):
        after = {**changed, cell.place.sel: value}
        good = tuple(r for r in mine if r.judge(after) is not Agreement.DIFFERENT)
        if len(good) < 2 or (best is not None and len(good) <= len(best.explains)):
            continue
        if all(r.judge(after) is not Agreement.DIFFERENT for r in touching if r not in broken):
            best = Cause(cell, value, good)
    return best


def _corrections(
    cell: Cell, mine: list[Relation], changed: dict[str | None, float]
) -> Iterator[float]:
    digits = max(cell.number.decimals, 0) if cell.number else 0
    for relation in mine:
        if relation.result.place.sel == cell.place.sel:
            value = relation.computed(changed)
        else:
            goal = changed.get(relation.result.place.sel, relation.result.value)
            values = relation.values(changed)
            index = next(
                i for i, c in enumerate(relation.operands) if c.place.sel == cell.place.sel
            )
            value = None if goal is None else relation.formula.solve(index, values, goal)
        if value is not None:
            yield bulatkan(value, digits)


def _finding(cause: Cause) -> Finding:
    place = cause.cell.place
    digits = max(cause.cell.number.decimals if cause.cell.number else 0, 0)
    value = bulatkan(cause.value, max(digits, 2))
    return Finding(
        min(cause.explains, key=lambda relation: not relation.exact).rule,  # sums say it best
        Severity.GALAT,
        place.sheet,
        place.sel,
        place.tabel,
        place.kunci,
        place.kolom,
        cause.cell.text,
        value,
        f"{cause.cell.place.said} {cause.cell.text}; dengan {tulis_angka(value, max(digits, 2))} "
        f"hitungan lain yang memuatnya benar.",
    )
