"""Why results came about and what follows: what people wrote, and what they have not yet."""

from collections.abc import Iterator, Sequence

from lakip_xl.report.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Ref,
    Row,
    Strong,
    Table,
    body,
    item,
)
from lakip_xl.report.chapters.wording import in_year
from lakip_xl.report.figures.book import Book, Line
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.workbook.schema.analisis import WRITTEN
from lakip_xl.workbook.schema.sumber_daya import YEARS

ELSEWHERE, FOLLOWED, AGREED = "pembanding", "tindak_lanjut", "perjanjian"
_TABLE = "tblAnalisis"
_RECOMMENDED, _BY, _UNTIL = (title for title, _, _ in WRITTEN[3:])


def with_elsewhere(book: Book) -> Iterator[Block]:
    """Compare with the figure of the nation, the province, or another office."""
    compared = [
        line
        for line in book.lines("tblPerbandingan")
        if line.has(YEARS[-1], "Angka Pembanding") and line.number("Angka Pembanding") is not None
    ]
    known = {nama_baku(line.text("Indikator")) for line in compared}
    missing = [
        line.text("Indikator")
        for line in book.lines("tblIKU")
        if line.has("Indikator", "Realisasi") and nama_baku(line.text("Indikator")) not in known
    ]
    if not book.offers("tblPerbandingan", "Angka Pembanding") or not (compared or missing):
        return
    yield Heading(3, "", "Perbandingan dengan tingkat nasional dan instansi lain")
    if compared:
        yield from _elsewhere(book, compared)
    if missing:
        yield _missing(
            "Angka pembanding belum diisi di lembar Perbandingan untuk: ", "; ".join(missing), "."
        )


def _elsewhere(book: Book, lines: Sequence[Line]) -> Iterator[Block]:
    yield body(
        f"Kedudukan {in_year(book)} terhadap angka pembanding disajikan pada ", Ref(ELSEWHERE), "."
    )
    yield Table(
        ELSEWHERE,
        "Perbandingan dengan tingkat nasional dan instansi lain",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Indikator kinerja", 3.6),
            Column(f"Realisasi {in_year(book)}", 2.1, Align.RIGHT),
            Column("Angka pembanding", 2.4, Align.RIGHT),
            Column("+/-", 1.4, Align.RIGHT),
            Column("Wilayah", 2.4),
            Column("Sumber", 3.2),
        ),
        tuple(
            Row(
                (
                    str(order),
                    line.text("Indikator"),
                    line.figure(YEARS[-1]),
                    line.figure("Angka Pembanding"),
                    line.figure("Selisih Pembanding"),
                    line.text("Wilayah Pembanding") or "belum diisi",
                    _source(line),
                ),
                line.text("Indikator"),
            )
            for order, line in enumerate(lines, start=1)
        ),
    )


def _source(line: Line) -> str:
    year = line.number("Tahun Pembanding")
    parts = (line.text("Sumber Pembanding"), "" if year is None else f"{year:.0f}")
    return ", ".join(
        part or f"{name} belum diisi" for name, part in zip(("sumber", "tahun"), parts, strict=True)
    )


def reasons(book: Book) -> Iterator[Block]:
    """Say under each indicator why, what hindered, what was done, what is recommended."""
    indicators = [line for line in book.lines("tblIKU") if line.has("Indikator")]
    if not indicators or not book.offers(_TABLE):
        return
    written = {nama_baku(line.text("Indikator")): line for line in book.lines(_TABLE)}
    silent: list[str] = []
    blocks: list[Block] = []
    for indicator in indicators:
        name = indicator.text("Indikator")
        line = written.get(nama_baku(name))
        if line is None or not any(line.has(title) for title, _, _ in WRITTEN):
            silent.append(name)
        else:
            blocks += _analysed(name, line)
    yield Heading(3, "", "Analisis setiap indikator kinerja")
    yield from blocks
    if silent:
        yield _missing("Lembar Analisis belum diisi untuk: ", "; ".join(silent), ".")


def _analysed(name: str, line: Line) -> Iterator[Block]:
    yield body(Strong(name), ".")
    for title, _, _ in WRITTEN[:3]:
        if line.has(title):
            yield item(Strong(title), f": {_sentence(line.text(title))}")
    if line.has(_RECOMMENDED):
        said = f": {_sentence(line.text(_RECOMMENDED))}"
        if line.has(_BY):
            said += f" Penanggung jawab: {_sentence(line.text(_BY))}"
        if line.has(_UNTIL):
            said += f" Tenggat: {_sentence(line.text(_UNTIL))}"
        yield item(Strong(_RECOMMENDED), said)
    missing = [name for title, _, name in WRITTEN if not line.has(title)]
    if missing:
        yield _missing("Belum diisi di lembar Analisis: ", ", ".join(missing), ".")


def _sentence(text: str) -> str:
    """End a text that people wrote as a sentence ends."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _missing(*parts: str) -> Paragraph:
    """Say what is not written yet; no warning, for no figure is wrong."""
    return body(*parts)


def follow_up(book: Book) -> Iterator[Block]:
    """Show what was done about last year's evaluation."""
    lines = [line for line in book.lines("tblTindakLanjut") if line.has("Rekomendasi")]
    if not lines:
        return
    yield Heading(2, "", "Tindak Lanjut Evaluasi Tahun Lalu")
    yield body("Tindak lanjut setiap rekomendasi disajikan pada ", Ref(FOLLOWED), ".")
    yield Table(
        FOLLOWED,
        "Tindak lanjut atas rekomendasi evaluasi tahun lalu",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Rekomendasi", 5),
            Column("Tindak lanjut", 5),
            Column("Status", 1.8),
            Column("Bukti", 3),
        ),
        tuple(
            Row(
                (
                    str(order),
                    line.text("Rekomendasi"),
                    line.text("Tindak Lanjut") or "belum diisi",
                    line.text("Status") or "belum diisi",
                    line.text("Bukti"),
                ),
                f"rekomendasi {order}",
            )
            for order, line in enumerate(lines, start=1)
        ),
    )


def agreement(book: Book) -> Iterator[Block]:
    """Show the agreement as it was signed first, and as it was changed."""
    lines = [line for line in book.lines("tblPerjanjian") if line.has("Indikator")]
    if not lines:
        return
    yield Heading(3, "", "Perjanjian kinerja murni dan perubahan")
    yield body("Target perjanjian kinerja disajikan pada ", Ref(AGREED), ".")
    yield Table(
        AGREED,
        f"Perjanjian kinerja {in_year(book)}",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Indikator kinerja", 5),
            Column("Satuan", 1.6),
            Column("Target murni", 2, Align.RIGHT),
            Column("Target perubahan", 2.2, Align.RIGHT),
            Column("Alasan perubahan", 4),
        ),
        tuple(
            Row(
                (
                    str(order),
                    line.text("Indikator"),
                    _unit(book, line),
                    line.figure("Target Murni"),
                    line.figure("Target Perubahan"),
                    line.text("Alasan Perubahan"),
                ),
                line.text("Indikator"),
            )
            for order, line in enumerate(lines, start=1)
        ),
    )


def _unit(book: Book, line: Line) -> str:
    name = nama_baku(line.text("Indikator"))
    units = (
        one.text("Satuan")
        for one in book.lines("tblIKU")
        if nama_baku(one.text("Indikator")) == name
    )
    return next(units, "")
