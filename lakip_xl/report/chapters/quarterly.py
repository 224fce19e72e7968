"""The quarterly report: each row up to a quarter, what is behind, and the action plan."""

from collections.abc import Iterator, Sequence

from lakip_xl.audit.finding import Finding
from lakip_xl.report.blocks import (
    Align,
    Block,
    Cell,
    Chapter,
    Column,
    Heading,
    Ref,
    Report,
    Row,
    Strong,
    Table,
    Wide,
    body,
    item,
)
from lakip_xl.report.chapters.cover import cover
from lakip_xl.report.chapters.method import bounds_note
from lakip_xl.report.figures.book import Book, Figure, Line, derived
from lakip_xl.rules.anggaran import serapan_baris
from lakip_xl.rules.capaian import KebijakanNol, capaian_baris
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.triwulan import BANYAK, SampaiKini, Status, status, tertinggal
from lakip_xl.workbook.book.quarters import QuarterRow

ROMAN = ("I", "II", "III", "IV")
_GROUPS = (
    ("IKU", "iku", "Indikator kinerja utama"),
    ("Program", "program", "Program, kegiatan, dan subkegiatan"),
    ("Anggaran", "anggaran", "Anggaran terhadap rencana kas"),
)
_ACTIONS = "aksi"
_RUPIAH, _PERCENT, _POINTS = ("rp", "rp.", "rupiah"), ("%", "persen", "persentase"), "poin persen"


def compose_quarterly(
    book: Book, rows: Sequence[QuarterRow], quarter: int, errors: Sequence[Finding]
) -> Report:
    """Compose the report of a quarter.

    Args:
        book: The workbook.
        rows: The rows of its sheet Triwulan.
        quarter: 1 to 4; later quarters are not looked at.
        errors: The workbook's open error-level findings.
    """
    first = cover(book, errors)
    title = f"Laporan Kinerja Triwulan {ROMAN[quarter - 1]}"
    named = type(first)(
        title, first.office, first.region, first.year, first.officials, first.warning
    )
    return Report(named, tuple(_blocks(book, rows, quarter)), place_of_quarter(quarter))


def place_of_quarter(quarter: int) -> str:
    """Give the place of the figures of a quarter's running text; its tables begin with it.

    >>> place_of_quarter(2)
    'tw2'
    """
    return f"tw{quarter}"


def _blocks(book: Book, rows: Sequence[QuarterRow], quarter: int) -> Iterator[Block]:
    title = f"Pengukuran Kinerja Triwulan {ROMAN[quarter - 1]}"
    yield Chapter(Heading(1, "", title), "1")
    yield from _summary(book, rows, quarter)
    # What is behind comes first: it shares the upright page with the summary.
    yield from _behind(book, rows, quarter)
    # The tables are wide: they share landscape pages with their headings.
    yield Wide(tuple(_tables(book, rows, quarter)))
    yield from _actions(book, quarter)


def _tables(book: Book, rows: Sequence[QuarterRow], quarter: int) -> Iterator[Block]:
    for word, key, title in _GROUPS:
        group = [one for one in rows if one.row.text("Lembar") == word]
        if group:
            yield Heading(2, "", title)
            place = f"{place_of_quarter(quarter)}-{key}"
            yield _table(book, place, title, group, quarter)


def _summary(book: Book, rows: Sequence[QuarterRow], quarter: int) -> Iterator[Block]:
    states = [one.until(quarter) for one in rows]
    filled = sum(state.triwulan == quarter for state in states)
    behind = sum(_status(one, s) is Status.TERTINGGAL for one, s in zip(rows, states, strict=True))
    yield body(
        "Dari ",
        derived("Baris Triwulan", str(len(rows))),
        " baris yang diukur per triwulan, ",
        derived("Baris Terisi", str(filled)),
        f" sudah ada realisasi triwulan {ROMAN[quarter - 1]}; ",
        derived("Baris Tertinggal", str(behind)),
        " tertinggal dari rencananya. Angka sampai dengan triwulan ini dihitung menurut cara "
        "akumulasi tiap baris (jumlah, terakhir, rata, atau maks).",
    )
    if (bounds := bounds_note(book)) and any(not one.is_money for one in rows):
        yield body(bounds)


def _status(one: QuarterRow, state: SampaiKini) -> Status | None:
    if state.realisasi is None or state.target is None:
        return None
    return status(state.realisasi, state.target, one.rule)


def _table(book: Book, key: str, title: str, rows: Sequence[QuarterRow], quarter: int) -> Table:
    money = rows[0].is_money
    group = "Sampai dengan triwulan ini"
    columns = (
        Column("Uraian", 4.2),
        *(() if money else (Column("Satuan", 1.2),)),
        Column("Target", 1.7, Align.RIGHT, "Triwulan ini"),
        Column("Realisasi", 1.7, Align.RIGHT, "Triwulan ini"),
        Column("Target", 1.7, Align.RIGHT, group),
        Column("Realisasi", 1.7, Align.RIGHT, group),
        Column("Serapan" if money else "Capaian", 1.4, Align.RIGHT, group),
        Column("Deviasi", 1.7, Align.RIGHT),
        Column("Keadaan", 1.7),
        Column("Prakiraan setahun", 1.9, Align.RIGHT),
    )
    lines = book.quarterly(rows[0].row.table)
    ways = {state.cara for one in rows if (state := one.until(quarter)).cara is not None}
    notes = (
        "Cara prakiraan setahun: " + "; ".join(sorted(way.value for way in ways)).rstrip(".") + ".",
    ) if ways else ()  # fmt: skip
    return Table(
        key,
        f"{title} sampai dengan triwulan {ROMAN[quarter - 1]}",
        columns,
        tuple(_row(book, one, lines[one.row.row], quarter) for one in rows),
        notes,
        dense=True,
    )


def _row(book: Book, one: QuarterRow, line: Line, quarter: int) -> Row:
    state = one.until(quarter)

    def figure(name: str, value: float | None, unit: str = "", places: int = 2) -> Figure:
        text = "" if value is None else f"{tulis_angka(value, places)}{unit}"
        return Figure(text, None, line.source(name))

    name = _name(one)
    said = _status(one, state)
    unit = () if one.is_money else (line.text("Satuan"),)
    cells: tuple[Cell, ...] = (
        name,
        *unit,
        line.figure(f"Target TW{quarter}"),
        line.figure(f"Realisasi TW{quarter}"),
        figure("Target sampai", state.target),
        figure("Realisasi sampai", state.realisasi),
        figure("Capaian sampai", _share(book, one, state), "%"),
        figure("Deviasi sampai", state.deviasi),
        Figure(said.value if said else "Belum ada realisasi", None, line.source("Keadaan")),
        # A forecast is no more exact than a rupiah.
        figure("Prakiraan", state.prakiraan, places=0 if one.is_money else 2),
    )
    return Row(cells, name)


def _share(book: Book, one: QuarterRow, state: SampaiKini) -> float | None:
    """Give the absorption of a budget row, the capaian of any other, by the office's policies."""
    due = state.target_setahun if one.is_money else state.target
    if state.realisasi is None or due is None:
        return None
    word = book.text("KebijakanNol")
    known = word in {policy.value for policy in KebijakanNol}
    zero = KebijakanNol(word) if known else KebijakanNol.GALAT
    try:
        answer = (
            serapan_baris(state.realisasi, due, zero)
            if one.is_money
            else capaian_baris(
                state.realisasi,
                due,
                one.rule,
                book.number("CapaianMaks"),
                book.number("CapaianMin"),
                zero,
            )
        )
    except RuleError:
        return None
    return answer if isinstance(answer, float) else None


def _behind(book: Book, rows: Sequence[QuarterRow], quarter: int) -> Iterator[Block]:
    """Say of each row that is behind by how much."""
    late = [
        (one, state)
        for one in rows
        if _status(one, state := one.until(quarter)) is Status.TERTINGGAL
    ]
    if not late:
        return
    yield Heading(2, "", "Yang tertinggal")
    lines = book.quarterly(rows[0].row.table)
    for one, state in late:
        realised, due = state.realisasi or 0.0, state.target or 0.0
        gap = tertinggal(realised, due, one.rule)
        yield item(
            Strong(_name(one)),
            ": tertinggal ",
            Figure(_amount(one, gap), None, lines[one.row.row].source("Tertinggal")),
            f" dari rencana sampai dengan triwulan {ROMAN[(state.triwulan or 1) - 1]}.",
        )


def _name(one: QuarterRow) -> str:
    """Name a row: rows of several codes may bear one name."""
    return " ".join(filter(None, (one.row.text("Kode"), one.row.text("Uraian"))))


def _amount(one: QuarterRow, gap: float) -> str:
    """Write a gap in the row's unit; one between two percentages is in percentage points."""
    unit, number = one.row.text("Satuan").strip(), tulis_angka(gap, 2)
    if one.is_money or unit.casefold() in _RUPIAH:
        return f"Rp {number}"
    return f"{number} {_POINTS if unit.casefold() in _PERCENT else unit}".rstrip()


def _actions(book: Book, quarter: int) -> Iterator[Block]:
    lines = [line for line in book.lines("tblRencanaAksi") if line.text("Rencana Aksi")]
    if not lines:
        return
    yield Heading(2, "", "Rencana aksi")
    key = f"{place_of_quarter(quarter)}-{_ACTIONS}"
    yield body("Kemajuan rencana aksi disajikan pada ", Ref(key), ".")
    yield Table(
        key,
        "Rencana aksi dan tonggaknya",
        (
            Column("Rencana aksi", 3.4),
            Column("Penanggung jawab", 2.0),
            Column("Tonggak", 2.4),
            Column("Tenggat", 1.2, Align.CENTER),
            Column("Selesai", 1.2, Align.RIGHT),
            Column("Keadaan", 1.5),
        ),
        tuple(_action(line, quarter) for line in lines),
    )


def _action(line: Line, quarter: int) -> Row:
    due, done = line.number("Tenggat"), line.number("Selesai") or 0.0
    late = due is not None and due <= quarter
    state = "Selesai" if done >= 100 else "Terlambat" if late else "Berjalan"
    place = f"TW {ROMAN[round(due) - 1]}" if due is not None and 1 <= due <= BANYAK else ""
    return Row(
        (
            line.text("Rencana Aksi"),
            line.text("Penanggung Jawab"),
            line.text("Tonggak"),
            place,
            line.figure("Selesai", "%"),
            Figure(state, None, line.source("Keadaan")),
        ),
        line.text("Rencana Aksi"),
    )
