"""Lampiran: the way back from every figure of the report to the workbook's cells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lakip_xl.package.addresses import address, parse_cell
from lakip_xl.report.blocks import (
    Align,
    Block,
    Cell,
    Chapter,
    Column,
    Heading,
    Paragraph,
    Ref,
    Row,
    Table,
    Wide,
    body,
)
from lakip_xl.report.figures.book import Book, Figure
from lakip_xl.report.figures.trace import Trace, place_of

COMPUTED, TYPED = "telusur_hitungan", "telusur_isian"
_IN_TEXT = "kalimat"


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure of the report, where it stands and where it comes from."""

    table: str
    """The table's key; empty for a figure in running text."""
    row: str
    column: str
    text: str
    trace: Trace


def appendix(book: Book, blocks: Iterable[Block]) -> Iterator[Block]:
    """List where each figure comes from.

    Computed numbers are listed one by one, so that each can be computed again; typed figures
    and words are listed by column.

    Args:
        book: The workbook.
        blocks: The report so far, in reading order.
    """
    seen = list(_figures(blocks))
    if not seen:
        return
    yield Wide(
        (
            Chapter(Heading(1, "", "Lampiran Penelusuran Angka"), "L"),
            body(
                f"Setiap angka laporan ini berasal dari sel buku kerja {book.path.name}. Angka "
                "hitungan disebut satu per satu dengan fungsi dan masukannya, sehingga dapat "
                "dihitung ulang; angka isian dan kata disebut per kolom."
            ),
            *_computed([one for one in seen if one.trace.exact]),
            *_others([one for one in seen if not one.trace.exact]),
        )
    )


def _figures(blocks: Iterable[Block]) -> Iterator[Seen]:
    """Give every figure; one of the running text only where no table showed it before."""
    shown: set[str] = set()
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for column, cell in zip(block.columns, row.cells, strict=True):
                    if isinstance(cell, Figure) and cell.trace is not None:
                        shown.add(cell.trace.place)
                        title = f"{column.group} {column.title}".strip()
                        yield Seen(block.key, row.label, title, cell.text, cell.trace)
        elif isinstance(block, Paragraph):
            for part in block.parts:
                trace = part.trace if isinstance(part, Figure) else None
                if trace is not None and trace.place not in shown:
                    shown.add(trace.place)
                    yield Seen("", "", _IN_TEXT, str(part), trace)


def _by_table(seen: list[Seen]) -> Iterator[tuple[Cell, list[Seen]]]:
    """Group by table in reading order, the running text last."""
    order = {key: position for position, key in enumerate(dict.fromkeys(one.table for one in seen))}
    order[""] = len(order)
    for key, group in groupby(
        sorted(seen, key=lambda one: order[one.table]), lambda one: one.table
    ):
        yield (Ref(key) if key else "Kalimat di luar tabel"), list(group)


def _computed(seen: list[Seen]) -> Iterator[Table]:
    if not seen:
        return
    rows: list[Row] = []
    for title, group in _by_table(seen):
        rows.append(Row((title, *[""] * 7), strong=True))
        rows += [
            Row(
                (
                    one.row,
                    one.column,
                    one.trace.place,
                    one.trace.function,
                    "; ".join(one.trace.inputs),
                    one.trace.exact,
                    one.trace.rounding,
                    one.text,
                )
            )
            for one in group
        ]
    yield Table(
        COMPUTED,
        "Asal angka hitungan",
        (
            Column("Kode atau nama baris", 4.3),
            Column("Kolom", 2.8),
            Column("Sel", 2.5),
            Column("Fungsi", 2.8),
            Column("Masukan", 8.4),
            Column("Nilai penuh", 2.4, Align.RIGHT),
            Column("Pembulatan", 2.2),
            Column("Nilai tercetak", 2.2, Align.RIGHT),
        ),
        tuple(rows),
        dense=True,
    )


def _others(seen: list[Seen]) -> Iterator[Table]:
    if not seen:
        return
    rows: list[Row] = []
    for title, group in _by_table(seen):
        columns: dict[str, list[Trace]] = {}
        for one in group:
            columns.setdefault(one.column, []).append(one.trace)
        rows.append(Row((title, *[""] * 3), strong=True))
        rows += [
            Row(
                (
                    column,
                    ", ".join(cell_ranges(traces)),
                    ", ".join(dict.fromkeys(trace.function for trace in traces)),
                    ", ".join(dict.fromkeys(trace.rounding for trace in traces)),
                )
            )
            for column, traces in columns.items()
        ]
    yield Table(
        TYPED,
        "Asal angka isian dan kata",
        (
            Column("Kolom", 6),
            Column("Sel", 9),
            Column("Fungsi", 5),
            Column("Pembulatan", 4),
        ),
        tuple(rows),
        dense=True,
    )


def cell_ranges(traces: Iterable[Trace]) -> list[str]:
    """Put cells below each other together: ``IKU!H9:H12``.

    >>> cells = [Trace("IKU", cell, "isian", (), "") for cell in ("H9", "H10", "H12", "I12")]
    >>> cell_ranges(cells)
    ['IKU!H9:H10', 'IKU!H12', 'IKU!I12']
    """
    places = sorted(
        {(one.sheet, column, row) for one in traces for row, column in [parse_cell(one.cell)]}
    )
    runs: list[list[tuple[str, int, int]]] = []
    for sheet, column, row in places:
        if runs and runs[-1][-1] == (sheet, column, row - 1):
            runs[-1].append((sheet, column, row))
        else:
            runs.append([(sheet, column, row)])
    written = []
    for run in runs:
        (sheet, column, first), (_, _, last) = run[0], run[-1]
        cells = address(first, column) + (f":{address(last, column)}" if last > first else "")
        written.append(place_of(sheet, cells))
    return written
