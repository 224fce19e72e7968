"""Rapikan: texts in number columns that are really numbers, or nothing but blanks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lakip_xl.rules.angka import Angka, baca_angka
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.format import DESIMAL_TERBANYAK, tulis_angka
from lakip_xl.rules.pembulatan import bulatkan_desimal
from lakip_xl.services.table import Change, OpenTable
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.kinds import Type

NUMBERS = (Type.NUMBER, Type.WHOLE)
VALUED = ("Target", "Realisasi")
"""Columns that may also hold ranges and predicates; a text in them may be a number as well."""
FRACTION = 2.0
"""Up to 200% a cell with a percent format was typed as a percentage."""


@dataclass(frozen=True, slots=True)
class Usulan:
    """A cell whose text is a number or nothing, or whose number is a hundredth of what it shows."""

    table: OpenTable
    row: int
    title: str
    teks: str
    angka: Angka | None
    """None for a text of nothing but blanks, which is to be emptied."""

    @property
    def is_certain(self) -> bool:
        """Whether the cell can be read in one way only; else it must only be marked."""
        return self.angka is None or not self.angka.ambigu

    @property
    def cell(self) -> str:
        """Its sheet and address, for people."""
        return f"{self.table.sheet}!{self.table.cell(self.row, self.title)}"

    @property
    def change(self) -> Change:
        """The number in place of the text."""
        return Change(self.row, self.title, self.angka.nilai if self.angka else None)

    def __str__(self) -> str:
        if self.angka is None:
            return f"{self.cell}: spasi saja -> dikosongkan"
        return f"{self.cell}: {self.teks} -> {self.angka.nilai:.15g}"


def find_number_texts(tables: Iterable[OpenTable]) -> list[Usulan]:
    """Find the texts that are numbers, in the columns that the schema gives to numbers.

    A number that a percent format shows as 95% is found as the text "95%". Its cell needs an
    ordinary number format besides the new number.

    Formulas are left alone, and so are texts that are no single number. A text that could be
    read in two ways is found too: it is not certain, and must only be marked.

    >>> table = OpenTable("tblIKU", "IKU", ("Target", "Realisasi"), 9, 5,
    ...                   [["71", "78,5 poin"], ["1.167", "belum ada"], [80, " "]], frozenset())
    >>> for one in find_number_texts([table]): print(one, one.is_certain)
    IKU!E9: 71 -> 71 True
    IKU!F9: 78,5 poin -> 78.5 True
    IKU!E10: 1.167 -> 1167 False
    IKU!F11: spasi saja -> dikosongkan True
    """
    return [usulan for table in tables for usulan in _in_table(table)]


def _in_table(table: OpenTable) -> Iterator[Usulan]:
    schema = TABLES.get(table.name)
    if schema is None:
        return
    titles = [
        column.title
        for column in schema
        if (column.type in NUMBERS or column.title in VALUED)
        and column.is_filled_by_user
        and column.title in table.titles
    ]
    for row in range(len(table.rows)):
        for title in titles:
            if table.is_formula(row, title):
                continue
            usulan = _percentage(table, row, title) or _number_text(table, row, title)
            if usulan is not None:
                yield usulan


def _percentage(table: OpenTable, row: int, title: str) -> Usulan | None:
    value = table.value(row, title)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not table.is_percent(row, title) or abs(value) > FRACTION:
        return None
    percent = bulatkan_desimal(value * 100, DESIMAL_TERBANYAK)
    shown = f"{tulis_angka(percent, DESIMAL_TERBANYAK)}%"
    return Usulan(table, row, title, shown, Angka(percent, "%"))


def _number_text(table: OpenTable, row: int, title: str) -> Usulan | None:
    text = table.value(row, title)
    if not isinstance(text, str) or text == "":
        return None
    if not text.strip():
        return Usulan(table, row, title, text, None)
    try:
        return Usulan(table, row, title, text, baca_angka(text))
    except RuleError:
        return None
