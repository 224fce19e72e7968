"""This office among the offices of its region."""

from collections.abc import Iterator

from lakip_xl.report.blocks import Align, Block, Column, Heading, Ref, Row, Table, body
from lakip_xl.report.figures.book import Book

KEY = "wilayah"
_ROUNDS = (1, 2, 3)


def in_the_region(book: Book) -> Iterator[Block]:
    """Show the regional list with ranks; nothing where the workbook has none."""
    lines = [line for line in book.lines("tblRegional") if line.has("Instansi")]
    if not lines:
        return
    yield Heading(3, "", "Perbandingan dengan angka nasional atau regional")
    rounds = [order for order in _ROUNDS if any(line.has(f"Pantauan {order}") for line in lines)]
    own = book.text("InstansiRegional")
    ranked = sorted(lines, key=lambda line: line.number("Peringkat") or len(lines) + 1)
    yield body(
        "Nilai Indeks Profesionalitas ASN instansi sewilayah, urut menurut pantauan terakhir, "
        "disajikan pada ",
        Ref(KEY),
        ".",
    )
    yield Table(
        KEY,
        "Indeks Profesionalitas ASN instansi sewilayah",
        (
            Column("No", 0.9, Align.CENTER),
            Column("Instansi", 6),
            *(
                Column(_period(book, order), 2.2, Align.RIGHT, "Nilai pada pantauan")
                for order in rounds
            ),
        ),
        tuple(
            Row(
                (
                    line.figure("Peringkat"),
                    line.text("Instansi"),
                    *(line.figure(f"Pantauan {order}") for order in rounds),
                ),
                line.text("Instansi"),
                strong=bool(own) and line.text("Instansi") == own,
            )
            for line in ranked
        ),
    )
    if book.number("PeringkatRegional") is not None:
        yield body(
            f"{own} berada pada peringkat ",
            book.figure("PeringkatRegional"),
            " dari ",
            book.figure("JumlahRegional"),
            " pada pantauan terakhir.",
        )


def _period(book: Book, order: int) -> str:
    return book.text(f"PeriodePantauan{order}") or f"ke-{order}"
