"""One mistake, one finding, across the whole workbook.

A wrong entry makes results wrong on other sheets, and each of them contradicts what is printed.
Where the results that findings speak of are computed from a figure that is found itself, the
workbook is computed again with that figure put right; findings that disappear are consequences.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.rule import Trait
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.origins import Spot, spot_of
from lakip_xl.audit.workbook.trial import with_values
from lakip_xl.package.addresses import Area

MOST = 3
"""So many figures are put right, one after the other; a workbook with more is damaged all over."""

Run = Callable[[AuditedBook], list[Finding]]
"""Runs the rules on a workbook."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A finding that others may follow from: a cell, and what it should hold."""

    finding: Finding
    cell: Spot
    value: float


def tell_consequences(
    book: AuditedBook, findings: list[Finding], run: Run, traits: Mapping[str, Trait]
) -> list[Finding]:
    """Give the findings, those that follow from another one as its consequences.

    Args:
        book: The workbook.
        findings: What was found in it.
        run: Finds the same in another workbook.
        traits: What the findings of each rule are to others, by its id.
    """
    grave = [t for t in findings if t.independent]
    suspects = list(_suspects(book, grave))
    if len(grave) < 2 or not suspects:
        return findings
    read_by = {
        t: sources(book, _spoken_of(book, t, traits))
        for t in grave
        if any(_may_follow(t, one, traits) for one in suspects)
    }
    candidates = []
    for one in suspects:
        possible = [t for t in read_by if _may_follow(t, one, traits) and one.cell in read_by[t]]
        if possible:
            candidates.append((one, possible))
    consequences: dict[Finding, Finding] = {}
    trials = 0
    # What most others may follow from comes first: then they need not be tried themselves. Of two
    # sheets that differ, either may be wrong: such figures come last.
    order = sorted(
        candidates, key=lambda c: (Trait.ELSEWHERE in traits[c[0].finding.aturan], -len(c[1]))
    )
    for one, possible in order:
        open_ones = [t for t in possible if t not in consequences]
        if one.finding in consequences or not open_ones or trials == MOST:
            continue
        trials += 1
        mended = with_values(book, {one.cell: one.value})
        if mended is None:
            continue
        left = {_signature(t) for t in run(mended) if t.independent}
        consequences |= {
            t: t.as_consequence(one.finding) for t in open_ones if _signature(t) not in left
        }
    return [consequences.get(t, t) for t in findings]


def _may_follow(finding: Finding, suspect: Suspect, traits: Mapping[str, Trait]) -> bool:
    """Tell whether a finding is of a kind that may follow from another one."""
    own = traits[finding.aturan]
    elsewhere = Trait.ACROSS in own and finding.sheet != suspect.cell[0]
    return finding is not suspect.finding and (Trait.FOLLOWS in own or elsewhere)


def _suspects(book: AuditedBook, findings: Iterable[Finding]) -> Iterator[Suspect]:
    """Give the entries that are wrong, then the results that differ from what is printed."""
    later: list[Suspect] = []
    for one in findings:
        cell = spot_of(one)
        if cell is None:
            continue
        source = _computed_at(book, cell)
        if source is None and isinstance(one.dihitung, float):
            stored = book.sheets[cell[0]].cells.get(cell[1:])
            if stored is not None and stored.formula is None:
                yield Suspect(one, cell, one.dihitung)
        elif source is not None and isinstance(one.tercetak, float):
            later.append(Suspect(one, source, one.tercetak))
    yield from later


def _computed_at(book: AuditedBook, cell: Spot) -> Spot | None:
    """Give the cell whose result a printed figure repeats; ``None`` for other cells."""
    sheet, row, column = cell
    for table in book.tables.values():
        if table.file.sheet == sheet and table.file.data.holds(row, column):
            title = next((j for j, number in table.columns.items() if number == column), "")
            source = table.schema[title].printed_of if title else None
            return (
                (sheet, row, table.columns[source]) if source and source in table.columns else None
            )
    for field in book.fields.values():
        if (field.sheet.name, field.row, field.column) == cell and field.schema.printed_of:
            source_field = book.fields.get(field.schema.printed_of)
            if source_field is not None:
                return (source_field.sheet.name, source_field.row, source_field.column)
    return None


def _spoken_of(book: AuditedBook, finding: Finding, traits: Mapping[str, Trait]) -> Iterator[Spot]:
    """Give the cells whose results a finding speaks of."""
    cell = spot_of(finding)
    if cell is not None:
        yield _computed_at(book, cell) or cell
    if Trait.ELSEWHERE in traits[finding.aturan]:
        for field in book.fields.values():
            if field.schema.formula is not None and field.value == finding.dihitung:
                yield (field.sheet.name, field.row, field.column)


def sources(book: AuditedBook, start: Iterable[Spot], *, deep: bool = True) -> set[Spot]:
    """Give the cells that the results of some cells are computed from, and these cells.

    Args:
        book: The workbook.
        start: The cells.
        deep: Whether the cells that those are computed from count as well.
    """
    frontier = list(start)
    result = set(frontier)
    seen: set[tuple[str, Area]] = set()
    while frontier:
        name, row, column = frontier.pop()
        sheet = book.sheets.get(name)
        cell = sheet.cells.get((row, column)) if sheet else None
        formula = sheet.formula(row, column) if sheet and cell and cell.formula else None
        if formula is None:
            continue
        for other, area in book.formulas.reads(formula, name, row, column):
            # Every row of a column reads the same whole columns: their cells are in already.
            if (other, area) in seen:
                continue
            seen.add((other, area))
            new = {(other, *spot) for spot in _filled(book, other, area)} - result
            result |= new
            frontier += new if deep else ()
    return result


def _filled(book: AuditedBook, name: str, area: Area) -> Iterator[tuple[int, int]]:
    """Give the cells of an area that hold something."""
    sheet = book.sheets.get(name)
    if sheet is None:
        return
    if area.size > len(sheet.cells):
        yield from (spot for spot in sheet.cells if area.holds(*spot))
    else:
        yield from (spot for spot in area.cells() if spot in sheet.cells)


def _signature(finding: Finding) -> tuple[str, str | None, str | None]:
    return finding.aturan, finding.sheet, finding.sel
