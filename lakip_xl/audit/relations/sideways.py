"""Rows that follow from other rows: percentages of the row above, running totals."""

import re
from collections.abc import Iterator

from lakip_xl.audit.relations.formula import PERCENT, SUM
from lakip_xl.audit.relations.reading import Line, Reading
from lakip_xl.audit.relations.relation import Relation
from lakip_xl.audit.table.model import Table

_PERCENT = re.compile(r"^\W*(?:%|persen|prosen|presen)|\(%\)", re.IGNORECASE)
_RUNNING = re.compile(r"kumulatif|akumulasi|s\.?/?d\b", re.IGNORECASE)
MOST_ROWS = 60


def sideways(table: Table, taken: set[str | None]) -> Iterator[Relation]:
    """Give the relations of rows with the row above them."""
    for i in range(1, min(len(table.rows), MOST_ROWS)):
        name = table.rows[i].full_name or table.rows[i].label
        makers = (
            [_percent] if _PERCENT.search(name) else [_running] if _RUNNING.search(name) else []
        )
        for make in makers:
            for reading in make(table, i):
                if reading.accepted:
                    found = list(reading.relations())
                    yield from (r for r in found if r.result.place.sel not in taken)
                    break


def _percent(table: Table, i: int) -> Iterator[Reading]:
    """Read a row as percentages of the last or the largest figure of the row above."""
    columns = [k for k in table.numeric if table.rows[i - 1].cells[k].value is not None]
    if len(columns) < 3:
        return
    above, row = table.rows[i - 1], table.rows[i]
    whole = above.cells[columns[-1]]
    made = tuple(
        Line(row.cells[k], (above.cells[k], whole), i) for k in columns if row.cells[k].number
    )
    yield Reading("persen-kolom", (PERCENT,), made, 0.6, f"{above.label[:40]} / {whole.text} × 100")
    for k in range(2, min(i, 4) + 1):
        base = table.rows[i - k]
        made = tuple(
            Line(row.cells[c], (above.cells[c], base.cells[c]), i)
            for c in columns
            if row.cells[c].number and base.cells[c].number
        )
        yield Reading(
            "persen-kolom", (PERCENT,), made, 0.6, f"{above.label[:40]} / {base.label[:40]} × 100"
        )


def _running(table: Table, i: int) -> Iterator[Reading]:
    """Read a row as the running total of the row above."""
    columns = [k for k in table.numeric if table.rows[i].cells[k].value is not None]
    above, row = table.rows[i - 1], table.rows[i]
    made = tuple(
        Line(row.cells[k], (row.cells[columns[n]], above.cells[k]), i)
        for n, k in enumerate(columns[1:])
        if above.cells[k].number
    )
    if len(made) >= 2:
        yield Reading("akumulasi-periode", (SUM,), made, 0.6, "jumlah sampai dengan periode ini")
