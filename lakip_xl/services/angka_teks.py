"""Rapikan: texts that are really numbers, percentages stored as fractions, cells of blanks only."""

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
    """A cell with a text that is a number or only blanks, or a hundredth of what it shows."""

    table: OpenTable
    row: int
    title: str
    teks: str
    angka: Angka | None
    """The number that the text is; None for blanks only, which are to be emptied."""

    @property
    def cell(self) -> str:
        """Its sheet and address, for people."""
        return f"{self.table.sheet}!{self.table.cell(self.row, self.title)}"

    @property
    def change(self) -> Change:
        """The number, or nothing, in place of the text."""
        return Change(self.row, self.title, None if self.angka is None else self.angka.nilai)

    @property
    def ambigu(self) -> bool:
        """Whether the text can be read in two ways, so that it must only be marked."""
        return self.angka is not None and self.angka.ambigu

    @property
    def usul(self) -> str:
        """The change in words.

        >>> table = OpenTable("tblIKU", "IKU", ("Target",), 9, 5, [["71"], [" "]], frozenset())
        >>> [one.usul for one in find_number_texts([table])]
        ['IKU!E9: 71 -> 71', 'IKU!E10: spasi saja -> dikosongkan']
        """
        if self.angka is None:
            return f"{self.cell}: spasi saja -> dikosongkan"
        return f"{self.cell}: {self.teks} -> {self.angka.nilai:.15g}"


def find_number_texts(tables: Iterable[OpenTable]) -> list[Usulan]:
    """Find the texts that are numbers, in the columns that the schema gives to numbers.

    A number that a percent format shows as 95% is found as the text "95%". Its cell needs an
    ordinary number format besides the new number.

    Blanks alone are found in every column that users fill: no formula takes such a cell for empty.
    Formulas are left alone, and so are texts that are no single number. A text that could be
    read in two ways is found too: it is ``ambigu``, and must only be marked.

    >>> table = OpenTable("tblIKU", "IKU", ("Target", "Realisasi"), 9, 5,
    ...                   [["71", "78,5 poin"], ["1.167", "belum ada"]], frozenset())
    >>> [(one.cell, one.change.value, one.ambigu) for one in find_number_texts([table])]
    [('IKU!E9', 71.0, False), ('IKU!F9', 78.5, False), ('IKU!E10', 1167.0, True)]
    """
    return [usulan for table in tables for usulan in _in_table(table)]


def _in_table(table: OpenTable) -> Iterator[Usulan]:
    schema = TABLES.get(table.name)
    if schema is None:
        return
    columns = [c for c in schema if c.is_filled_by_user and c.title in table.titles]
    for row in range(len(table.rows)):
        for column in columns:
            title, value = column.title, table.value(row, column.title)
            if value is None or table.is_formula(row, title):
                continue
            if isinstance(value, str) and value and not value.strip():
                yield Usulan(table, row, title, value, None)
            elif column.type in NUMBERS or title in VALUED:
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
    try:
        return Usulan(table, row, title, text, baca_angka(text)) if isinstance(text, str) else None
    except RuleError:
        return None
