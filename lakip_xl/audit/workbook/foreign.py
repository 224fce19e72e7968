"""An office's own tables in a workbook, audited as those of a draft are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import isclose

from lakip_xl.audit.audit import findings_in
from lakip_xl.audit.draft import understand_draft
from lakip_xl.audit.finding import Finding, Place
from lakip_xl.audit.read.workbook import read_workbook, too_large
from lakip_xl.audit.relations.engine import Understood
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.rules.completeness import TELLING_FIGURES, check_not_understood
from lakip_xl.audit.table.roles import Role
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.consequences import sources
from lakip_xl.audit.workbook.modules import list_cells
from lakip_xl.audit.workbook.origins import Spot
from lakip_xl.engine.references import absolute
from lakip_xl.package.addresses import address, parse_cell
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.tables import number_of

FEWEST_ROLES = 3
"""Kinds of column that make a block of cells a table of a report."""
FEWEST_SUMS = 3
"""Sums that hold, and that make a block of cells a table whose figures add up."""
NOISE = 1e-11
"""How far the result of a formula may lie from another way to compute it."""
_SUMS = {"jumlah-baris", "jumlah-kolom", "jumlah-total", "rincian", "akumulasi-periode"}


def foreign_findings(book: AuditedBook, known: Iterable[Finding] = ()) -> Iterator[Finding]:
    """Give what contradicts itself in tables that are not ours, and say which were not read.

    Args:
        book: The workbook.
        known: What was found in its cells and formulas.
    """
    draft = understand_draft(read_workbook(book))
    unread: dict[str | None, list[str | None]] = defaultdict(list)
    found: list[Finding] = []
    relations: list[Relation] = []
    for understood in draft.understood:
        table = understood.table
        if _is_report_table(understood):
            relations += understood.relations
            more = findings_in(understood, list(draft.scales))
            found += (one for one in more if _to_be_told(book, one))
        elif table.figures >= TELLING_FIGURES:
            first = table.rows[0].cells[0].place
            unread[first.sheet].append(first.sel)
    yield from _told_apart(book, found, relations, known)
    for sheet, cells in unread.items():
        yield check_not_understood.make(
            Place(sheet=sheet, sel=cells[0]),
            f"Tabel angka di {list_cells(cells)} tidak dikenali dari judul kolom maupun jumlahnya, "
            "sehingga angkanya tidak diperiksa.",
        )
    for name, area in too_large(book):
        yield check_not_understood.make(
            Place(sheet=name, sel=address(area.first_row, area.first_column)),
            f"Tabel {absolute(area).replace('$', '')} lebih besar dari tabel laporan, sehingga "
            "angkanya tidak dihitung ulang sebagai tabel.",
        )


def _to_be_told(book: AuditedBook, one: Finding) -> bool:
    """Leave out errors, which are told where they begin, and "cut off" of what no hand wrote."""
    place = _cell(one)
    if place is None:
        return False
    sheet = book.sheets[place[0]]
    if isinstance(sheet.value(*place[1:]), ErrorValue):
        return False
    near = isinstance(one.dihitung, float) and isclose(
        one.dihitung, number_of(sheet.value(*place[1:])) or 0.0, rel_tol=NOISE
    )
    return not (near and sheet.formula(*place[1:]))


def _told_apart(
    book: AuditedBook, found: list[Finding], relations: list[Relation], known: Iterable[Finding]
) -> Iterator[Finding]:
    """Give the findings, those whose formulas only pass on another wrong figure as consequences.

    A formula that reads all that its figure follows from, and yields another figure, is wrong
    itself, whatever else is.
    """
    broken: dict[Spot, list[set[Spot]]] = defaultdict(list)
    for relation in relations:
        place = _cell(relation.result.place)
        if place is not None and not relation.holds:
            operands = (_cell(one.place) for one in relation.operands)
            broken[place].append({one for one in operands if one is not None})
    wrong: dict[Spot, Finding] = {}
    for one in (*known, *found):
        if one.independent and (place := _cell(one)) is not None:
            wrong.setdefault(place, one)
    read = {place: sources(book, [place]) - {place} for place in wrong}
    for one in found:
        place = _cell(one)
        if one.independent and place is not None and broken[place]:
            direct = sources(book, [place], deep=False)
            own = any(operands <= direct for operands in broken[place])
            roots = [other for other in wrong if other in read[place]]
            first = [root for root in roots if not read[root] & set(roots)]
            if first and not own:
                yield one.as_consequence(wrong[first[0]])
                continue
        yield one


def _cell(place: Place | Finding) -> Spot | None:
    if place.sheet is None or place.sel is None:
        return None
    return (place.sheet, *parse_cell(place.sel))


def _is_report_table(understood: Understood) -> bool:
    """Tell whether a block of cells is a table: its heads say so, or its figures add up."""
    if not understood.table.headed:
        return False
    roles = {column.role for column in understood.table.columns} - {Role.OTHER}
    if len(roles) >= FEWEST_ROLES:
        return True
    sums = [relation for relation in understood.relations if relation.rule in _SUMS]
    held = sum(relation.holds for relation in sums)
    return held >= FEWEST_SUMS and 2 * held > len(sums)
