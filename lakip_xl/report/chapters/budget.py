"""Realisation of the budget: by type of spending, and by programme down to subkegiatan."""

from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.report.blocks import Align, Block, Column, Heading, Ref, Row, Table, body
from lakip_xl.report.chapters.wording import in_year, listed
from lakip_xl.report.figures.book import Book, Figure, Line
from lakip_xl.report.figures.reconcile import MONEY
from lakip_xl.rules.kode import TINGKAT
from lakip_xl.rules.pembulatan import sama
from lakip_xl.workbook.schema.kode import used

KEY, SPENDING = "anggaran", "belanja"


def budget(book: Book) -> Iterator[Block]:
    """Show what was spent of the budget."""
    lines = [line for line in book.lines("tblAnggaran") if line.has("Uraian")]
    if not lines:
        return
    yield Heading(2, "", "Realisasi Anggaran")
    if book.number("SerapanTotal") is not None:
        yield body(
            f"Dari anggaran {in_year(book)} sebesar Rp ",
            book.figure("TotalAnggaran"),
            " terealisasi Rp ",
            book.figure("TotalRealisasi"),
            " atau ",
            book.figure("SerapanTotal"),
            "; sisanya Rp ",
            book.figure("SisaAnggaran"),
            ".",
        )
    yield from _by_type(book)
    yield body(
        "Rinciannya menurut program, kegiatan, dan subkegiatan disajikan pada ",
        Ref(KEY),
        ".",
    )
    yield _table(book, lines)


def _table(book: Book, lines: list[Line]) -> Table:
    contradicted: set[str | None] = {
        one.cell for one in book.replaced if one.table == "tblAnggaran"
    }
    rows = [
        Row(
            (
                line.code,
                line.text("Uraian"),
                *(_amount(line, column, contradicted) for column in MONEY),
                line.figure("Serapan"),
            ),
            line.code,
            strong=line.level == TINGKAT[0],
        )
        for line in lines
    ]
    if book.number("TotalAnggaran") is not None:
        rows.append(
            Row(
                (
                    "",
                    "Jumlah",
                    book.figure("TotalAnggaran"),
                    book.figure("TotalRealisasi"),
                    book.figure("SerapanTotal"),
                ),
                "baris jumlah",
                strong=True,
            )
        )
    return Table(
        KEY,
        "Anggaran dan realisasi menurut program, kegiatan, dan subkegiatan",
        (
            Column("Kode", 1.4),
            Column("Program / kegiatan / subkegiatan", 6.6),
            Column("Anggaran (Rp)", 2.9, Align.RIGHT),
            Column("Realisasi (Rp)", 2.9, Align.RIGHT),
            Column("Serapan", 1.7, Align.RIGHT),
        ),
        tuple(rows),
        _replaced(book),
    )


def _amount(line: Line, column: str, contradicted: set[str | None]) -> Figure:
    """Give a row's own amount, or its children's sum where it has none or another than they.

    Its name is that of the amount that counts, so that it stays the same whoever gives it.
    """
    own = line.has(column) and line.row.table.address(line.row, column) not in contradicted
    figure = line.figure(column if own else f"Jumlah {column}")
    return replace(figure, source=line.source(used(column))) if line.has(used(column)) else figure


def _replaced(book: Book) -> tuple[str, ...]:
    """Name the rows whose typed amounts their parts contradict."""
    notes = []
    for column in MONEY:
        codes = [
            one.key for one in book.replaced if one.table == "tblAnggaran" and one.column == column
        ]
        if codes:
            notes.append(
                f"{column} baris {listed(codes)} yang diisi di buku kerja berbeda dari jumlah "
                "rinciannya; yang disajikan adalah jumlah rinciannya."
            )
    return tuple(notes)


def _by_type(book: Book) -> Iterator[Block]:
    lines = [
        line
        for line in book.lines("tblBelanja")
        if line.has("Jenis Belanja", "Anggaran", "Realisasi")
    ]
    if not lines:
        return
    if not _agrees(book):
        yield body(
            "Rincian menurut jenis belanja tidak disajikan karena jumlahnya di buku kerja berbeda "
            "dari jumlah pada ",
            Ref(KEY),
            ".",
        )
        return
    yield body("Menurut jenis belanja, realisasinya disajikan pada ", Ref(SPENDING), ".")
    yield Table(
        SPENDING,
        "Anggaran dan realisasi menurut jenis belanja",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Jenis belanja", 5.6),
            Column("Anggaran (Rp)", 3, Align.RIGHT),
            Column("Realisasi (Rp)", 3, Align.RIGHT),
            Column("Serapan", 1.8, Align.RIGHT),
        ),
        (
            *(
                Row(
                    (
                        str(order),
                        line.text("Jenis Belanja"),
                        line.figure("Anggaran"),
                        line.figure("Realisasi"),
                        line.figure("Serapan"),
                    ),
                    line.text("Jenis Belanja"),
                )
                for order, line in enumerate(lines, start=1)
            ),
            Row(
                (
                    "",
                    "Jumlah",
                    book.figure("BelanjaAnggaran"),
                    book.figure("BelanjaRealisasi"),
                    book.figure("BelanjaSerapan"),
                ),
                "baris jumlah",
                strong=True,
            ),
        ),
    )


def _agrees(book: Book) -> bool:
    """Tell whether spending by type adds up to the budget's totals, so that both can stand."""
    pairs = [(book.number(f"Belanja{one}"), book.number(f"Total{one}")) for one in MONEY]
    return all(
        kind is not None and total is not None and sama(kind, total) for kind, total in pairs
    )
