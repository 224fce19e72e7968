"""Tables that stand on their side: Target, Realisasi and Capaian head the rows, not the columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.audit.table.join import BodyRow, RawTable
from lakip_xl.audit.table.roles import Column, Role, read_columns, title_role

_MEASURES = {Role.TARGET, Role.REALISASI, Role.CAPAIAN, Role.KATEGORI}
LONGEST_LABEL = 40
"""Characters; longer texts are indicators that merely begin with such a word."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one indicator by what they hold; the first has its number and name."""

    front: BodyRow
    rows: dict[Role, BodyRow]


def turn(table: RawTable) -> RawTable:
    """Turn a table that stands on its side; give any other table as it is.

    Two layouts are known: years across with Target, Realisasi and Capaian below each other for
    every indicator, and indicators across with the three below each other once.
    """
    label = _label_column(table)
    if label is None:
        return table
    values = [k for k in table.columns if k.index > label.index and k.role is not Role.NOTE]
    groups = list(_groups(table, label))
    if all(k.year is not None for k in values):
        return _years_across(table, label, values, groups)
    if len(groups) == 1 and label.index == 0:
        return _indicators_across(table, label, values, groups[0])
    return table


def _label_column(table: RawTable) -> Column | None:
    """Find the column whose cells are Target, Realisasi and Capaian."""
    if table.indices(Role.TARGET) or not table.rows:
        return None
    for column in table.columns[:4]:
        roles = {_measure(row.texts[column.index]) for row in table.rows}
        if {Role.TARGET, Role.REALISASI} <= roles <= _MEASURES:
            return column
    return None


def _measure(text: str) -> Role:
    return title_role(text) if len(text) <= LONGEST_LABEL else Role.OTHER


def _groups(table: RawTable, label: Column) -> Iterator[_Group]:
    """Give the rows of each indicator: what comes again begins the next one."""
    current: dict[Role, BodyRow] = {}
    for row in table.rows:
        role = _measure(row.texts[label.index])
        if role in current:
            yield _Group(next(iter(current.values())), current)
            current = {}
        current[role] = row
    yield _Group(next(iter(current.values())), current)


def _years_across(
    table: RawTable, label: Column, values: list[Column], groups: list[_Group]
) -> RawTable:
    titles = {
        role: row.texts[label.index]
        for group in reversed(groups)
        for role, row in group.rows.items()
    }
    front = [(k.group, k.sub) for k in table.columns[: label.index]] or [("Indikator", "")]
    heads = [*front, *((k.title, text) for k in values for text in titles.values())]
    result = _empty(table, heads)
    for group in groups:
        names = list(group.front.texts[: label.index]) or [table.title]
        cells = [(group.rows.get(role), k.index) for k in values for role in titles]
        result.rows.append(_row(names, cells, group.front))
    return result


def _indicators_across(
    table: RawTable, label: Column, values: list[Column], group: _Group
) -> RawTable:
    titles = [(row.texts[label.index], "") for row in group.rows.values()]
    result = _empty(table, [("Indikator", ""), *titles])
    for column in values:
        cells = [(row, column.index) for row in group.rows.values()]
        result.rows.append(_row([column.title], cells, group.front))
    return result


def _empty(table: RawTable, heads: list[tuple[str, str]]) -> RawTable:
    result = RawTable(table.number, table.title, tuple(read_columns(heads)), table.block)
    result.page, result.sheet, result.notes = table.page, table.sheet, table.notes
    return result


def _row(names: list[str], cells: Sequence[tuple[BodyRow | None, int]], home: BodyRow) -> BodyRow:
    """Make a row of cells that stood elsewhere, each with the place where it stood."""
    texts = [row.texts[i] if row is not None else "" for row, i in cells]
    places = [(row or home).places[i] for row, i in cells]
    return BodyRow((*names, *texts), (*home.places[: len(names)], *places))
