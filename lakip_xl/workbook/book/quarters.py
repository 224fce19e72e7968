"""The rows of the sheet Triwulan as the rules read them, each with its row of the year."""

from collections.abc import Mapping
from dataclasses import dataclass

from lakip_xl.errors import WorkbookError
from lakip_xl.package.values import CellValue
from lakip_xl.rules.capaian import RUMUS_BAKU, Rumus
from lakip_xl.rules.kode import kode_baku
from lakip_xl.rules.periode import JENIS_BAKU, Jenis
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.rules.triwulan import SampaiKini, sampai
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.book.tables import BookRow, number_of
from lakip_xl.workbook.schema.triwulan import BUDGET, QUARTERS, TBL_TRIWULAN

YEAR_TABLES: Mapping[str, tuple[str, str, str]] = {
    "IKU": ("tblIKU", "Target", "Realisasi"),
    "Program": ("tblProgram", "Target", "Realisasi"),
    BUDGET: ("tblAnggaran", "Anggaran", "Realisasi"),
}
"""By the word of the column Lembar: the table of the year, and its columns of plan and result."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """The row of the year that a quarterly row is about."""

    row: BookRow
    target: str
    """The title of its plan."""
    result: str
    has_parts: bool
    """Whether rows below it hold its amounts: then its own is the sum of theirs."""

    def value(self, title: str) -> CellValue:
        """Give the plan or the result; of a row with parts, what the parts add up to."""
        computed = self.row.values.get(f"Nilai {title}")
        return computed if self.has_parts and computed is not None else self.row[title]


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A row of tblTriwulan."""

    row: BookRow
    targets: tuple[float | None, ...]
    results: tuple[float | None, ...]
    kind: Jenis
    rule: Rumus
    year: YearRow | None
    """None where the sheet that it names has no such row."""
    spoiled: str
    """The title of the first cell that is no number or no known word; "" where all is well."""

    @property
    def is_money(self) -> bool:
        """Whether it is a row of the budget."""
        return self.row.text("Lembar") == BUDGET

    def until(self, quarter: int) -> SampaiKini:
        """Give its state up to a quarter."""
        return sampai(self.targets, self.results, self.kind, quarter)


def require_quarters(book: Book) -> None:
    """Refuse a workbook without the sheet Triwulan: left out, or older than the sheet.

    Raises:
        WorkbookError: it has none; the sentence says what to do.
    """
    if book.table(TBL_TRIWULAN.name) is None:
        raise WorkbookError(
            f"Buku kerja {book.label} tidak memuat lembar Triwulan (templatnya lebih lama, atau "
            "lembar itu tidak diikutkan): buat buku yang memuatnya dengan 'lakip-xl baru' atau "
            "'lakip-xl buka-tahun', lalu isi lembar itu."
        )


def quarter_rows(book: Book) -> list[QuarterRow]:
    """Give the rows of tblTriwulan; none where the workbook lacks the sheet.

    Args:
        book: The workbook.
    """
    table = book.table(TBL_TRIWULAN.name)
    found = _YearRows(book)
    return [_read(row, found) for row in table or ()]


def _read(row: BookRow, years: "_YearRows") -> QuarterRow:
    titles = [f"{of} TW{quarter}" for of in ("Target", "Realisasi") for quarter in QUARTERS]
    numbers = [number_of(row[title]) for title in titles]
    spoiled = [
        title
        for title, number in zip(titles, numbers, strict=True)
        if number is None and row[title] is not None
    ]
    kind, rule = row.text("Akumulasi"), row.text("Rumus")
    if kind and kind not in {one.value for one in Jenis}:
        spoiled.append("Akumulasi")
    if rule and rule not in {one.value for one in Rumus}:
        spoiled.append("Rumus")
    half = len(QUARTERS)
    return QuarterRow(
        row,
        tuple(numbers[:half]),
        tuple(numbers[half:]),
        JENIS_BAKU if not kind or "Akumulasi" in spoiled else Jenis(kind),
        RUMUS_BAKU if not rule or "Rumus" in spoiled else Rumus(rule),
        years.of(row),
        next(iter(spoiled), ""),
    )


class _YearRows:
    """Finds the row of the year of a quarterly row."""

    def __init__(self, book: Book) -> None:
        self._rows: dict[str, list[tuple[str, str, BookRow]]] = {}
        for word, (name, _, _) in YEAR_TABLES.items():
            titles = ("Indikator", "Uraian Indikator", "Uraian")
            self._rows[word] = [
                (
                    kode_baku(row.values.get("Kode")),
                    next((nama_baku(row.text(t)) for t in titles if row.text(t)), ""),
                    row,
                )
                for row in book.table(name) or ()
            ]

    def of(self, row: BookRow) -> YearRow | None:
        word = row.text("Lembar")
        if word not in YEAR_TABLES:
            return None
        code, name = kode_baku(row["Kode"]), nama_baku(row.text("Uraian"))
        rows = self._rows[word]
        here = [one for one in rows if one[0] == code] if code else rows
        if len(here) != 1:
            # Several indicators share a code, or there is none: the name decides.
            here = [one for one in here if one[1] == name and name]
        if len(here) != 1:
            return None
        _, target, result = YEAR_TABLES[word]
        parts = word == BUDGET and any(other.startswith(f"{here[0][0]}.") for other, _, _ in rows)
        return YearRow(here[0][2], target, result, parts)
