"""Tables of indicators as the rules for indicators know them, made of a draft's table."""

from collections.abc import Iterator

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.indicators import INDICATOR_RULES
from lakip_xl.audit.indicators.model import Indicator, IndicatorTable
from lakip_xl.audit.labels import clean_label, labels_of, preset_with
from lakip_xl.audit.read.captions import row_notes, stated_formula
from lakip_xl.audit.relations.engine import Understood
from lakip_xl.audit.rule import run
from lakip_xl.audit.table.model import Kind, Table
from lakip_xl.audit.table.roles import Column, Role
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.skala import Skala


def indicator_findings(understood: Understood, scales: list[Skala]) -> Iterator[Finding]:
    """Give what is wrong or odd in a table of indicators, its sentences among it."""
    rated = any(reading.rule == "capaian" for reading in understood.readings)
    for table in indicator_tables(understood, scales):
        for found in run(INDICATOR_RULES, table, table.figures()):
            if rated or found.aturan != "kalimat-tercapai":  # else the status column says it
                yield found


def indicator_tables(understood: Understood, scales: list[Skala]) -> Iterator[IndicatorTable]:
    """Make the tables of indicators: one for every capaian, else one of target and realisasi."""
    table = understood.table
    readings = [
        r for r in understood.readings if r.rule == "capaian" and len(r.formulas) > 1 and r.lines
    ]
    last = readings[-1] if readings else None
    for reading in readings:
        line = reading.lines[0]
        columns = (line.operands[1].column, line.operands[0].column, line.result.column)
        yield _make(table, columns, scales, explained=reading is last)
    if not readings:
        target = table.first(Role.TARGET)
        real = [k for k in table.with_role(Role.REALISASI) if target and k.index > target.index]
        if target is not None and (real or table.with_role(Role.NOTE)):
            result = [k for k in table.with_role(Role.CAPAIAN) if k.index in table.numeric]
            index = result[-1].index if len(result) == 1 and len(real) == 1 else None
            second = real[-1].index if len(real) == 1 else None
            yield _make(table, (target.index, second, index), scales, explained=True)


def _make(
    table: Table,
    columns: tuple[int, int | None, int | None],
    scales: list[Skala],
    *,
    explained: bool,
) -> IndicatorTable:
    target, real, result = columns
    note = table.with_role(Role.NOTE)[-1:] if explained else []
    label = _label_column(table, result)
    unit = table.first(Role.UNIT)
    indicator = [k for k in table.with_role(Role.NAME) if "indikator" in k.title.casefold()]
    rows = []
    for row in table.rows:
        if row.kind in {Kind.TOTAL, Kind.SUBTOTAL, Kind.MEAN} or not row.cells[target].text:
            continue
        name = " ".join(row.cells[k.index].text for k in indicator).strip()
        rows.append(
            Indicator(
                key=row.key,
                name=name or row.name,
                target=row.cells[target],
                realisasi=row.cells[real] if real is not None else None,
                capaian=row.cells[result] if result is not None else None,
                kategori=row.cells[label.index] if label else None,
                note=row.cells[note[0].index] if note else None,
                satuan=row.cells[unit.index].text if unit else _unit(table.columns[target]),
                rumus=_stated(table, name or row.name),
                remark=row_notes(table.notes, row.key),
            )
        )
    labels = {clean_label(b.kategori.text) for b in rows if b.kategori and b.kategori.text}
    return IndicatorTable(table.number, table.title, tuple(rows), choose_scale(labels, scales))


def _stated(table: Table, name: str) -> Rumus | None:
    """Read the formula that a note states for a row."""
    word = stated_formula(table.notes, name)
    return Rumus(word) if word in Rumus.__members__.values() else None


def _label_column(table: Table, result: int | None) -> Column | None:
    found = [k for k in table.with_role(Role.KATEGORI) if result is None or k.index > result]
    return found[0] if found else None


def _unit(column: Column) -> str:
    return "%" if "%" in column.title else ""


def choose_scale(labels: set[str], scales: list[Skala]) -> Skala | None:
    """Find the scale that labels belong to: one that the report states, else a preset."""
    if not labels:
        return None
    own = [s for s in scales if labels <= labels_of(s)]
    if own:
        return own[0] if len({s.kelas for s in own}) == 1 else None
    return preset_with(labels)
