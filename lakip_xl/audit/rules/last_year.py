"""The draft against last year's report: what was reached then, and the targets of the plan.

A report repeats figures of the one before it: last year's realisasi and capaian in its table of
comparison, and the targets of the medium-term plan. They are the same facts, so they are equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lakip_xl.audit.compare import hold_cell
from lakip_xl.audit.draft import Draft, understand_draft
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import half_digit
from lakip_xl.audit.read.pdf import read_pdf
from lakip_xl.audit.read.pdf_file import is_pdf
from lakip_xl.audit.read.word import read_word
from lakip_xl.audit.rule import Rule, found_elsewhere
from lakip_xl.audit.rules.year import report_year
from lakip_xl.audit.sentence.mentions import closest, fold
from lakip_xl.audit.table.model import Cell, Kind, Table
from lakip_xl.audit.table.roles import Column, Role
from lakip_xl.errors import LakipError

_JOINING = {"yang", "dan", "di", "dalam", "pada", "untuk", "serta", "dengan"}
ALIKE = 92
"""Score from which two names are the same indicator."""
_ROLES = {Role.REALISASI: "realisasi", Role.CAPAIAN: "capaian", Role.TARGET: "target"}


LAST_YEAR_RULE = Rule(
    "naskah-tahun-lalu",
    Severity.GALAT,
    "Angka tahun lalu dan target akhir sama dengan yang dimuat laporan tahun lalu.",
    "Indikator yang sama menurut namanya, pada kolom tahun laporan itu.",
    "Naskah mencetak realisasi 2023 sebesar 81,20, laporan tahun 2023 memuat 82,10.",
    found_elsewhere,
)
"""The rule under which differences are told."""


@dataclass(frozen=True)
class LastYear:
    """What last year's report says, by indicator and role."""

    name: str
    year: int
    tables: tuple[Table, ...]

    @cached_property
    def facts(self) -> dict[tuple[str, str], list[Cell]]:
        """Figures of the report's own year, and the targets of the plan, by folded name."""
        found: dict[tuple[str, str], list[Cell]] = {}
        for table in self.tables:
            for what, column in _own(table, self.year):
                for row in table.rows:
                    cell = row.cells[column.index]
                    if row.kind is Kind.ITEM and cell.number is not None and _key(row.name):
                        found.setdefault((_key(row.name), what), []).append(cell)
        return found

    def figure(self, name: str, what: str) -> Cell | None:
        """Give the one figure of an indicator; ``None`` where it says none, or two."""
        names = [known for known, kind in self.facts if kind == what]
        found = closest(_key(name), names, ALIKE)
        cells = self.facts[found, what] if found else []
        return cells[0] if len({cell.value for cell in cells}) == 1 else None


def read_last_year(path: Path, year: int | None) -> LastYear:
    """Read last year's report, a ``.docx``, a PDF or a workbook.

    Args:
        path: The file.
        year: The year before the draft's, for a file that names none.

    Raises:
        LakipError: The file cannot be used, or no year is known.
    """
    if is_pdf(path):
        draft = understand_draft(read_pdf(path).blocks)
    elif path.suffix.casefold() in {".xlsx", ".xlsm"}:
        from lakip_xl.audit.read.workbook import read_workbook
        from lakip_xl.audit.workbook.book import read_book

        draft = understand_draft(read_workbook(read_book(path)))
    else:
        draft = understand_draft(read_word(path))
    named = report_year(draft)
    if named is None and year is None:
        raise LakipError(
            f'Tahun laporan "{path.name}" tidak diketahui; tulis tahunnya pada judul naskah.'
        )
    return LastYear(path.name, int(named) if named else year or 0, draft.tables)


def against_last_year(draft: Draft, path: Path) -> Iterator[Finding]:
    """Compare every figure of last year that both reports print."""
    own = report_year(draft)
    last = read_last_year(path, int(own) - 1 if own else None)
    if own and last.year >= int(own):
        raise LakipError(
            f'"{last.name}" adalah laporan tahun {last.year}, bukan laporan sebelum tahun {own}; '
            "pilih laporan tahun lalu."
        )
    for table in draft.tables:
        for what, column in _told(table, last.year):
            for row in table.rows:
                cell = row.cells[column.index]
                if row.kind is not Kind.ITEM or cell.number is None:
                    continue
                then = last.figure(row.name, what)
                if then is None or then.number is None:
                    continue
                yield from hold_cell(
                    cell,
                    then.number.value,
                    LAST_YEAR_RULE.make,
                    f"{what} menurut {last.name}, {then.place.sel}",
                    half_digit(then.number),
                )


def _key(name: str) -> str:
    """Bring a name to what tells it from others: no words that only join."""
    return " ".join(word for word in fold(name).split() if word not in _JOINING)


def _own(table: Table, year: int) -> Iterator[tuple[str, Column]]:
    """Give the columns of a report that hold its own year, one a role, and the plan's targets."""
    if not table.performance:
        return
    for role, name in _ROLES.items():
        columns = [k for k in table.with_role(role) if k.period is None and k.year in {None, year}]
        dated = [k for k in columns if k.year == year] or columns
        if len(dated) == 1 and dated[0].index in table.numeric:
            yield f"{name} {year}", dated[0]
    yield from _plan(table)


def _told(table: Table, year: int) -> Iterator[tuple[str, Column]]:
    """Give the columns in which a draft repeats figures of an earlier year."""
    if not table.performance:
        return
    for role, name in _ROLES.items():
        columns = [k for k in table.with_role(role) if k.period is None and k.year == year]
        if len(columns) == 1:
            yield f"{name} {year}", columns[0]
    yield from _plan(table)


def _plan(table: Table) -> Iterator[tuple[str, Column]]:
    """Give the target at the end of the plan, where one column holds it."""
    columns = [k for k in table.with_role(Role.REFERENCE) if "target" in k.title.casefold()]
    if len(columns) == 1 and columns[0].index in table.numeric:
        yield "target akhir", columns[0]
