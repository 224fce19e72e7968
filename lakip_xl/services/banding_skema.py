"""One workbook under two schemes of a family: what differs."""

from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import address
from lakip_xl.package.values import CellValue
from lakip_xl.rules.scheme import Scheme
from lakip_xl.schemes import SCHEMES
from lakip_xl.workbook.book.opened import Book
from lakip_xl.workbook.schema import SHEETS
from lakip_xl.workbook.schema.kinds import Kind, Purpose
from lakip_xl.workbook.schema.schemes import CHOSEN, SCALE_CHOSEN

_DIGITS = 9
"""Significant enough for every figure of a report; beyond it lies the noise of floats."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is another one under the other scheme."""

    sheet: str
    cell: str
    label: str
    """What it is: the name of a figure, or column and row of a table."""
    first: CellValue
    second: CellValue

    def as_json(self) -> dict[str, str | float | bool | None]:
        """Give it as a JSON object; an Excel error is its text."""
        first, second = (
            v if v is None or isinstance(v, str | float | int | bool) else str(v)
            for v in (self.first, self.second)
        )
        return {
            "sheet": self.sheet,
            "sel": self.cell,
            "angka": self.label,
            "pertama": first,
            "kedua": second,
        }


def known_scheme(word: str) -> Scheme:
    """Give a scheme by its id.

    Raises:
        LakipError: there is none.
    """
    scheme = SCHEMES.get(word.strip().casefold())
    if scheme is None:
        raise LakipError(f"Skema '{word}' tidak dikenal; pilih dari: {', '.join(SCHEMES)}.")
    return scheme


def compare(book: Book, first: Scheme, second: Scheme) -> list[Difference]:
    """Compute a workbook under two schemes; the file is not changed.

    Args:
        book: The workbook.
        first: A scheme.
        second: Another one of the same family.

    Returns:
        The figures that differ, in the order of the sheets. Settings and the summary on Beranda
        are left out: they repeat what stands elsewhere.

    Raises:
        LakipError: the schemes are of two families, or the workbook has no choice of schemes.
    """
    if first.family != second.family:
        raise LakipError(
            f"Skema {first.id} dan {second.id} tidak sebanding: yang satu {first.family}, yang "
            f"lain {second.family}."
        )
    name = CHOSEN.get(first.family, SCALE_CHOSEN)
    field = book.field(name)
    if field is None:
        raise LakipError(
            f"Buku kerja {book.label} dibuat sebelum ada pilihan skema ({name}): pindahkan "
            "isinya ke buku baru dari 'lakip-xl baru', atau mulai tahun berikutnya dengan "
            "'lakip-xl buka-tahun'."
        )
    spot = (field.sheet.name, field.row, field.column)
    one, two = (book.with_values({spot: scheme.id}) for scheme in (first, second))
    return [*_tables(one, two), *_figures(one, two)]


def _figures(one: Book, two: Book) -> Iterator[Difference]:
    for name, field in one.fields.items():
        other = two.field(name)
        if field.schema.formula is None or other is None or _repeats(field.sheet.name):
            continue
        if _differ(field.value, other.value):
            label = field.schema.label or name
            yield Difference(field.sheet.name, field.address, label, field.value, other.value)


def _tables(one: Book, two: Book) -> Iterator[Difference]:
    for name, table in one.tables.items():
        other = two.tables.get(name)
        computed = [c for c in table.schema if c.kind is Kind.COMPUTED and c.title in table.columns]
        for row, same in zip(table, other or (), strict=False):
            key = " ".join(filter(None, (row.text(c.title) for c in table.schema.columns[:2])))
            for column in computed:
                first, second = row[column.title], same[column.title]
                if _differ(first, second):
                    yield Difference(
                        table.sheet.name,
                        address(row.row, table.columns[column.title]),
                        f"{column.title} {key}".strip(),
                        first,
                        second,
                    )


def _repeats(sheet: str) -> bool:
    return any(s.title == sheet and s.kind is not Purpose.DATA for s in SHEETS)


def _differ(first: CellValue, second: CellValue) -> bool:
    if isinstance(first, float) and isinstance(second, float):
        return f"{first:.{_DIGITS}g}" != f"{second:.{_DIGITS}g}"
    return first != second
