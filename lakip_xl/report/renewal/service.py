"""The service behind ``lakip-xl laporan --perbarui``: a report's figures made new in place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.controls import filled
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind, Package
from lakip_xl.report.document import OpenErrorsError, check_named
from lakip_xl.report.figures import rows
from lakip_xl.report.figures.book import Book
from lakip_xl.report.figures.named import Printed
from lakip_xl.report.renewal.charts import Renewed, described, renewed_charts
from lakip_xl.report.renewal.expected import Expected, quarter_of
from lakip_xl.report.renewal.figures import Compared, State, compare, held, held_in
from lakip_xl.report.renewal.growth import Regrown, regrown
from lakip_xl.workbook.book.opened import open_book


@dataclass(frozen=True, slots=True)
class Renewal:
    """What was made new, and what was not."""

    output: Path
    figures: tuple[Compared, ...]
    """Every figure that names its cell."""
    absent: tuple[Printed, ...]
    """Figures that a new report has and the document has not: new rows, or rows taken out."""
    charts: tuple[Renewed, ...]
    tables: tuple[Regrown, ...]
    """Tables that got rows or lost some, or should have."""
    stale: tuple[str, ...]
    """Cells that could not be computed, as ``sheet!cell``."""

    def of(self, *states: State) -> list[Compared]:
        """Give the figures in these states."""
        return [one for one in self.figures if one.state in states]

    @property
    def writes(self) -> bool:
        """Whether there is something to write."""
        charts = any(one.changed for one in self.charts)
        return bool(self.of(State.STALE)) or charts or any(one.changed for one in self.tables)

    @property
    def complete(self) -> bool:
        """Whether every figure that the document holds is right now."""
        left = self.of(State.EDITED, State.EDITED_AND_STALE, State.GONE)
        charts = any(one.left for one in self.charts)
        tables = any(one.left or one.kept for one in self.tables)
        return not (left or self.stale or charts or tables)


def renew_report(  # noqa: PLR0913 - the choices of one renewal, by keyword
    workbook: Path,
    document: Path,
    output: Path | None = None,
    *,
    quarter: int | None = None,
    force: bool = False,
    trial: bool = False,
    progress: Callable[[str], None] | None = None,
) -> Renewal:
    """Make a report's figures new; every word that people wrote stays.

    A figure that somebody typed over is left as it is, and told.

    Args:
        workbook: The workbook that the report was written from.
        document: The report, edited or not.
        output: Where to write; the document itself where not given.
        quarter: The quarter whose report it must be; the document itself says it, too.
        force: Do it even though the workbook has open error-level findings.
        trial: Change nothing, only say what would change.
        progress: Told the Indonesian name of each step as it begins.

    Raises:
        OpenErrorsError: there are such findings, and ``force`` was not given.
        LakipError: a file cannot be used, or the document holds no figure that names its cell.
    """
    tell = progress or (lambda _step: None)
    target = document if output is None else output
    if not trial:
        check_writable(target)
    tell("Membaca laporan")
    package = open_package(document, kind=Kind.DOCUMENT)
    figures = held(package)
    if not figures:
        raise LakipError(
            f"Laporan '{document.name}' tidak memuat angka yang menyebut selnya; tulis laporan "
            "baru dengan 'lakip-xl laporan', lalu sunting naskah yang itu."
        )
    if quarter is not None and {quarter_of(one.name) for one in figures} != {quarter}:
        raise LakipError(
            f"Laporan '{document.name}' bukan laporan triwulan {quarter}; pilih berkas lain, atau "
            "jalankan tanpa --triwulan."
        )
    tell("Memeriksa buku kerja")
    opened = open_book(open_package(workbook, kind=Kind.WORKBOOK))
    errors = [one for one in audit_workbook(opened) if one.tingkat is Severity.GALAT]
    if errors and not force:
        raise OpenErrorsError(
            f"Buku kerja '{workbook.name}' masih memuat {len(errors)} temuan tingkat galat; lihat "
            "dengan 'lakip-xl periksa', perbaiki, atau pakai --tetap."
        )
    book = Book(opened, workbook)
    check_named(book)
    tell("Memperbarui angka")
    expected = Expected(opened, book, [one.name for one in figures])
    compared = compare(figures, expected)
    charts = renewed_charts(package, expected.reports)
    parts = _filled(package, compared) | {one.part: one.content for one in charts if one.part}
    main = parts.get(package.main, package.read(package.main))
    growth = regrown(main, expected.reports, rows.read(package))
    parts[package.main] = described(growth.content, expected.reports, charts)
    if memory := rows.part_of(package):
        parts[memory] = rows.written(growth.rows)
    after = _after(compared, package.main, growth.content, expected)
    if not trial:
        _write(package, parts, target, in_place=output is None)
    return Renewal(
        target, after, _absent(after, expected), tuple(charts), growth.tables, book.stale
    )


def _after(
    before: Sequence[Compared], main: str, content: bytes, expected: Expected
) -> tuple[Compared, ...]:
    """Give the figures that the document has now; those that were made new as they were."""
    stale = [one for one in before if one.state is State.STALE]
    renewed = Counter(one.held.name for one in stale)
    now = [one.held for one in before if one.held.part != main]
    rest = []
    for one in compare([*now, *held_in(main, content)], expected):
        name = one.held.name
        if renewed[name] and one.state in {State.SAME, State.STALE}:
            renewed[name] -= 1
        else:
            rest.append(one)
    return (*stale, *rest)


def _filled(package: Package, compared: Sequence[Compared]) -> dict[str, bytes]:
    """Give the parts with their figures made new."""
    fillings: defaultdict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for one in compared:
        if one.state is State.STALE or (one.state is State.SAME and _marked(one)):
            name = one.held.name.tag(one.text)
            text = one.text if one.state is State.STALE else one.held.text
            fillings[one.held.part][one.held.position] = name, text
    return {part: filled(package.read(part), one) for part, one in fillings.items()}


def _marked(one: Compared) -> bool:
    """Tell whether a figure's mark is of another text: somebody typed what is right today."""
    return not one.held.name.tag(one.text).endswith(f"|{one.held.mark}")


def _write(package: Package, parts: dict[str, bytes], target: Path, *, in_place: bool) -> None:
    changed = {name: new for name, new in parts.items() if new != package.read(name)}
    if in_place and not changed:
        return
    content = package.rewritten(changed) if changed else [package.content]
    write_atomically(target, content, unchanged=package.content if in_place else None)


def _absent(compared: Sequence[Compared], expected: Expected) -> tuple[Printed, ...]:
    """Give the figures of a new report that no control holds, where their table still stands."""
    names = {one.held.name for one in compared}
    places = Counter(name.place for name in names)
    return tuple(
        one for name, one in expected.printed.items() if name not in names and places[name.place]
    )
