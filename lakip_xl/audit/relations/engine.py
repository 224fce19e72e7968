"""Everything that is found in one table: its relations, the causes, its labels."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lakip_xl.audit.causes import explain
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.relations.across import sums_across, total_columns
from lakip_xl.audit.relations.columns import derived
from lakip_xl.audit.relations.discover import discovered, flipped
from lakip_xl.audit.relations.excuses import unlike_sum
from lakip_xl.audit.relations.formula import PRODUCT
from lakip_xl.audit.relations.grades import grades
from lakip_xl.audit.relations.labels import error_cells, label_columns, labels, words_reached
from lakip_xl.audit.relations.order import disorder
from lakip_xl.audit.relations.reading import SIDEWAYS, Reading
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.relations.totals import sums_down
from lakip_xl.audit.table.model import Table
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
    readings += discovered(table, readings)
    relations = [r for reading in readings for r in reading.relations()]
    rates = {
        r.lines[0].result.column
        for r in readings
        if r.lines and r.rule == "persen-kolom" and r.main is not PRODUCT
    } - {c.column for r in readings for line in r.lines[:1] for c in line.operands}
    down = list(sums_down(table, rates))
    relations += [*down, *_sideways(table, readings, {r.result.row for r in down})]
    return Understood(table, tuple(readings), tuple(_once(relations)))


def _sideways(table: Table, known: list[Reading], told: set[int]) -> Iterator[Relation]:
    """Give the relations of rows with rows, where nothing else is known of the row.

    Columns that follow from others prove nothing: what holds in their sources holds in them.
    """
    made = {r.lines[0].result.column for r in known if r.lines}
    free = [k for k in table.numeric if k not in made and not unlike_sum(table, k)]
    whole = free + [k for k in table.numeric if k in made and k in total_columns(table)]
    found: list[Reading] = []
    if (turned := flipped(table, sorted(whole))) is not None:
        found = list(derived(turned))
    if (turned := flipped(table, free)) is not None:
        found += sums_across(turned)
        found += discovered(turned, found)
    for reading in found:
        unsure = replace(reading, prior=min(reading.prior, SIDEWAYS), fills=False)
        if unsure.accepted and unsure.lines and unsure.lines[0].result.column not in told:
            yield from replace(unsure, rule=_DOWN.get(unsure.rule, unsure.rule)).relations()


_DOWN = {"jumlah-baris": "rincian"}
"""What a law of columns is called that holds between rows."""


def _once(relations: list[Relation]) -> list[Relation]:
    """Keep relations that say different things: the same result of the same operands once."""
    seen: dict[frozenset[str | None], Relation] = {}
    for relation in relations:
        seen.setdefault(frozenset(c.place.sel for c in relation.cells), relation)
    return list(seen.values())


def table_findings(understood: Understood, scales: list[Skala]) -> list[Finding]:
    """Give the findings of one table by itself."""
    found = [*words_reached(understood.table), *grades(understood.table)]
    found += explain(list(understood.relations), found)
    found += labels(understood.table, scales, list(understood.readings))
    wrong = {one.sel for one in found if one.tingkat is not Severity.INFO}
    for column in label_columns(understood.table):
        found += disorder(understood.table, column.index, wrong)
    found += error_cells(understood.table)
    return found
