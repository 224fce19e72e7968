"""Everything that is found in one table: its relations, the causes, its labels."""

from dataclasses import dataclass

from lakip_xl.audit.causes import explain
from lakip_xl.audit.relations.across import sums_across
from lakip_xl.audit.relations.columns import derived
from lakip_xl.audit.relations.grades import grades
from lakip_xl.audit.relations.labels import error_cells, labels, words_reached
from lakip_xl.audit.relations.reading import Reading
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.relations.sideways import sideways
from lakip_xl.audit.relations.totals import sums_down
from lakip_xl.audit.table.model import Table
from lakip_xl.audit.temuan import Temuan
from lakip_xl.rules.skala import Skala


@dataclass(frozen=True, slots=True)
class Understood:
    """A table with what its figures are to each other."""

    table: Table
    readings: tuple[Reading, ...]
    relations: tuple[Relation, ...]


def understand(table: Table) -> Understood:
    """Find the relations of a table."""
    readings = [*derived(table), *sums_across(table)]
    relations = [r for reading in readings for r in reading.relations()]
    rates = {
        r.lines[0].result.column
        for r in readings
        if r.lines and r.rule in {"persen-kolom", "nilai-merit"}
    }
    relations += sums_down(table, rates)
    if not readings:
        relations += sideways(table, {r.result.place.sel for r in relations})
    return Understood(table, tuple(readings), tuple(_once(relations)))


def _once(relations: list[Relation]) -> list[Relation]:
    """Keep relations that say different things: the same result of the same operands once."""
    seen: dict[tuple[str | None, ...], Relation] = {}
    for relation in relations:
        seen.setdefault(tuple(c.place.sel for c in relation.cells), relation)
    return list(seen.values())


def table_findings(understood: Understood, scales: list[Skala]) -> list[Temuan]:
    """Give the findings of one table by itself."""
    found = [*words_reached(understood.table), *grades(understood.table)]
    found += explain(list(understood.relations), found)
    found += labels(understood.table, scales, list(understood.readings))
    found += error_cells(understood.table)
    return found
