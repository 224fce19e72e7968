"""Lampiran: the way back from every figure of the report to the workbook's cells."""

from collections.abc import Callable, Iterable, Iterator
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
    """Say where the figures of each column come from; the long form is ``full_trace``.

    Args:
        book: The workbook.
        blocks: The report so far, in reading order.
    """
    if seen := list(_figures(blocks)):
        opening = body(
            f"Setiap angka laporan ini berasal dari sel buku kerja {book.path.name}. Tabel ini "
            "menyebut asalnya menurut kolom; rincian angka demi angka ditulis ke berkas sendiri "
            "dengan pilihan --lampiran."
        )
        heading = Heading(1, "", "Lampiran Penelusuran Angka")
        yield Wide((Chapter(heading, "P"), opening, *_by_column(seen, Ref)))


def full_trace(book: Book, blocks: Iterable[Block], name: Callable[[str], str]) -> Iterator[Block]:
    """List where each figure comes from.

    Computed numbers are listed one by one, so that each can be computed again; typed figures
    and words are listed by column.

    Args:
        book: The workbook.
        blocks: The report, in reading order.
        name: Gives the number of a table of the report by its key.
    """
    if seen := list(_figures(blocks)):
        opening = body(
            f"Setiap angka laporan berasal dari sel buku kerja {book.path.name}. Angka hitungan "
            "disebut satu per satu dengan fungsi dan masukannya, sehingga dapat dihitung ulang; "
            "angka isian dan kata disebut per kolom."
        )
        computed = [one for one in seen if one.trace.exact]
        others = [one for one in seen if not one.trace.exact]
        heading = Heading(1, "", "Penelusuran Angka")
        chapter = Chapter(heading, "P")
        yield Wide((chapter, opening, *_computed(computed, name), *_by_column(others, name)))


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


def _by_table(seen: list[Seen], name: Callable[[str], Cell]) -> Iterator[tuple[Cell, list[Seen]]]:
    """Group by table in reading order, the running text last."""
    order = {key: position for position, key in enumerate(dict.fromkeys(one.table for one in seen))}
    order[""] = len(order)
    for key, group in groupby(
        sorted(seen, key=lambda one: order[one.table]), lambda one: one.table
    ):
        yield (name(key) if key else "Kalimat di luar tabel"), list(group)


def _computed(seen: list[Seen], name: Callable[[str], Cell]) -> Iterator[Table]:
    if not seen:
        return
    rows: list[Row] = []
    for title, group in _by_table(seen, name):
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


def _by_column(seen: list[Seen], name: Callable[[str], Cell]) -> Iterator[Table]:
    if not seen:
        return
    rows: list[Row] = []
    for title, group in _by_table(seen, name):
        columns: dict[str, list[Trace]] = {}
        for one in group:
            columns.setdefault(one.column, []).append(one.trace)
        rows.append(Row((title, *[""] * 4), strong=True))
        rows += [
            Row(
                (
                    column,
                    ", ".join(cell_ranges(traces)),
                    ", ".join(dict.fromkeys(trace.function for trace in traces)),
                    ", ".join(_inputs(traces)),
                    ", ".join(dict.fromkeys(trace.rounding for trace in traces)),
                )
            )
            for column, traces in columns.items()
        ]
    yield Table(
        TYPED,
        "Asal angka dan kata menurut kolom",
        (
            Column("Kolom", 6),
            Column("Sel", 7),
            Column("Fungsi", 4),
            Column("Masukan", 6),
            Column("Pembulatan", 3),
        ),
        tuple(rows),
        dense=True,
    )


def _inputs(traces: Iterable[Trace]) -> Iterable[str]:
    """Name what went in, without the values and cells of single rows."""
    return dict.fromkeys(one.partition(" = ")[0] for trace in traces for one in trace.inputs)


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
