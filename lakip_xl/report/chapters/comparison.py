"""This year against earlier years, and against the target at the end of the plan."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from lakip_xl.report.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Part,
    Picture,
    Ref,
    Row,
    Strong,
    Table,
    body,
    item,
)
from lakip_xl.report.chapters.wording import in_year
from lakip_xl.report.charts import Chart, Series, Shape, drawable
from lakip_xl.report.figures.book import Book, Figure, Line
from lakip_xl.report.figures.values import AS_TYPED
from lakip_xl.rules.format import tulis_angka
from lakip_xl.workbook.schema.sumber_daya import YEARS

EARLIER, CHART, PLAN = "tahun_sebelumnya", "perkembangan", "target_akhir"
LOWER = "k"
"""The form of a word within a sentence."""
_MOST_LINES = 5
_SHARE = "Capaian"
"""The word in column Dasar for rows that compare capaian, in percent, not realisasi."""


def with_earlier_years(book: Book) -> Iterator[Block]:
    """Compare with earlier years; years without any figure have no column."""
    lines = [
        line
        for line in book.lines("tblPerbandingan")
        if line.has(YEARS[-1]) and any(line.has(year) for year in YEARS[:-1])
    ]
    if not lines:
        return
    yield Heading(3, "", "Perbandingan dengan tahun-tahun sebelumnya")
    yield body(
        f"Nilai {in_year(book)} dan tahun-tahun sebelumnya disajikan pada ", Ref(EARLIER), "."
    )
    years = [
        (back, year)
        for back, year in zip(range(len(YEARS) - 1, -1, -1), YEARS, strict=True)
        if any(line.has(year) for line in lines)
    ]
    yield _table(book, lines, years)
    for line in lines:
        if line.has("Selisih", "Tren"):
            yield item(*_sentence(book, line))
    yield from _charts(book, lines, years)


def _table(book: Book, lines: list[Line], years: list[tuple[int, str]]) -> Table:
    return Table(
        EARLIER,
        "Perbandingan dengan tahun-tahun sebelumnya",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Indikator kinerja", 3.6),
            Column("Ukuran", 1.9),
            *(Column(book.years_back(back), 1.5, Align.RIGHT, "Nilai tahun") for back, _ in years),
            Column("+/-", 1.5, Align.RIGHT),
            Column("Tren", 1.9),
            Column("Kinerja", 1.8),
        ),
        tuple(
            Row(
                (
                    str(order),
                    line.text("Indikator"),
                    line.text("Dasar") or "Realisasi",
                    *(_value(line, year) for _, year in years),
                    _difference(line, "Selisih", YEARS[-1], YEARS[-2]),
                    line.figure("Tren"),
                    line.figure("Perkembangan"),
                ),
                line.text("Indikator"),
            )
            for order, line in enumerate(lines, start=1)
        ),
        ("Kolom +/- adalah nilai tahun laporan dikurangi nilai tahun sebelumnya.",),
    )


def _value(line: Line, title: str) -> Figure:
    return line.figure(title, "%" if line.text("Dasar") == _SHARE else "")


def _difference(line: Line, title: str, first: str, second: str) -> Figure:
    """Give a difference that a reader can work out from the two figures beside it."""
    figure, numbers = line.figure(title), []
    trace = figure.trace
    if trace is None:
        return figure
    for name in (first, second):
        number = line.number(name)
        if number is None or line.number(title) is None:
            return figure
        shown = str(line.figure(name)).rstrip("%").lstrip("+")
        numbers.append(float(shown.replace(".", "").replace(",", ".")))
    text = tulis_angka(numbers[0] - numbers[1], AS_TYPED)
    if text.strip("-0,") and not text.startswith("-"):
        text = f"+{text}"
    same = text == figure.text
    if same:
        return figure
    return replace(figure, text=text, trace=replace(trace, rounding="dari angka tercetak"))


def _sentence(book: Book, line: Line) -> tuple[Part, ...]:
    what = ": capaian " if line.text("Dasar") == _SHARE else ": realisasi "
    subject = (Strong(line.text("Indikator")), what, _value(line, YEARS[-1]))
    before = ("dibandingkan tahun ", book.years_back(1), " (", _value(line, YEARS[-2]), ")")
    trend = replace(line.figure("Tren"), text=line.text("Tren").lower(), form=LOWER)
    better = line.text("Perkembangan")
    said = f"; kinerjanya {better.lower()}" if better and trend.text != "tetap" else ""
    ending = replace(line.figure("Perkembangan"), text=f"{said}.", form=LOWER)
    return (*subject, " ", trend, " ", *before, ending)


def _charts(book: Book, lines: list[Line], years: list[tuple[int, str]]) -> Iterator[Picture]:
    """Draw the indicators that have figures for two years at least.

    Realisasi and capaian stand in pictures of their own, for they share no unit; many
    indicators are spread over several, for nobody can tell fifteen lines apart.
    """
    drawn = [
        line
        for line in lines
        if sum(drawable(line.number(year)) is not None for _, year in years) > 1
    ]
    shares = [line for line in drawn if line.text("Dasar") == _SHARE]
    others = [line for line in drawn if line.text("Dasar") != _SHARE]
    for name, group in (("realisasi", others), ("capaian", shares)):
        count = ceil(len(group) / _MOST_LINES)
        for part in range(count):
            chosen = group[part * _MOST_LINES : (part + 1) * _MOST_LINES]
            share = f" (bagian {part + 1} dari {count})" if count > 1 else ""
            subject = chosen[0].text("Indikator") if len(chosen) == 1 else "indikator kinerja"
            title = f"Perkembangan {subject} menurut {name}{share}"
            key = f"{CHART}_{name}_{part + 1}"
            chart = Chart(
                Shape.LINE,
                tuple(book.years_back(back) for back, _ in years),
                tuple(
                    Series(
                        line.text("Indikator"),
                        tuple(drawable(line.number(year)) for _, year in years),
                    )
                    for line in chosen
                ),
                "%" if group is shares else "",
            )
            described = f"Diagram garis. {_figures(book, chosen, years)}."
            yield Picture(key, title + chart.cut, described, chart)


def _figures(book: Book, lines: list[Line], years: list[tuple[int, str]]) -> str:
    return "; ".join(
        f"{line.text('Indikator')}: "
        + ", ".join(
            f"{book.years_back(back)} {_value(line, year)}"
            for back, year in years
            if line.number(year) is not None
        )
        for line in lines
    )


def with_the_plan(book: Book) -> Iterator[Block]:
    """Compare with the target at the end of the plan."""
    lines = [line for line in book.lines("tblPerbandingan") if line.has(YEARS[-1], "Target Akhir")]
    if not lines:
        return
    yield Heading(3, "", "Perbandingan dengan target akhir rencana")
    yield body(
        f"Kedudukan {in_year(book)} terhadap target jangka menengah disajikan pada ",
        Ref(PLAN),
        ".",
    )
    yield Table(
        PLAN,
        "Perbandingan dengan target akhir rencana jangka menengah",
        (
            Column("No", 0.8, Align.CENTER),
            Column("Indikator kinerja", 4.6),
            Column("Target akhir rencana", 2.2, Align.RIGHT),
            Column(f"Realisasi {in_year(book)}", 2.2, Align.RIGHT),
            Column("+/-", 1.6, Align.RIGHT),
            Column("Status", 2.4),
            Column("Kinerja", 3),
        ),
        tuple(
            Row(
                (
                    str(order),
                    line.text("Indikator"),
                    _value(line, "Target Akhir"),
                    _value(line, YEARS[-1]),
                    _difference(line, "Selisih Target", YEARS[-1], "Target Akhir"),
                    line.figure("Status Target"),
                    line.figure("Kinerja Target"),
                ),
                line.text("Indikator"),
            )
            for order, line in enumerate(lines, start=1)
        ),
    )
