"""Rapikan angka teks: texts in number columns that are really numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lakip_xl.rules.angka import Angka, baca_angka
from lakip_xl.rules.errors import RuleError
from lakip_xl.services.table import Change, OpenTable
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.kinds import Type

NUMBERS = (Type.NUMBER, Type.WHOLE)


@dataclass(frozen=True, slots=True)
class Usulan:
    """A cell whose text is a number."""

    table: OpenTable
    row: int
    title: str
    teks: str
    angka: Angka

    @property
    def cell(self) -> str:
        """Its sheet and address, for people."""
        return f"{self.table.sheet}!{self.table.cell(self.row, self.title)}"

    @property
    def change(self) -> Change:
        """The number in place of the text."""
        return Change(self.row, self.title, self.angka.nilai)


def find_number_texts(tables: Iterable[OpenTable]) -> list[Usulan]:
    """Find the texts that are numbers, in the columns that the schema gives to numbers.

    Formulas are left alone, and so are texts that are no single number. A text that could be
    read in two ways is found too: its ``angka.ambigu`` is true, and it must only be marked.

    >>> table = OpenTable("tblIKU", "IKU", ("Target", "Realisasi"), 9, 5,
    ...                   [["71", "78,5 poin"], ["1.167", "belum ada"]], frozenset())
    >>> [(one.cell, one.angka.nilai, one.angka.ambigu) for one in find_number_texts([table])]
    [('IKU!E9', 71.0, False), ('IKU!F9', 78.5, False), ('IKU!E10', 1167.0, True)]
    """
    return [usulan for table in tables for usulan in _in_table(table)]


def _in_table(table: OpenTable) -> Iterator[Usulan]:
    schema = TABLES.get(table.name)
    if schema is None:
        return
    titles = [
        column.title
        for column in schema
        if column.type in NUMBERS and column.is_filled_by_user and column.title in table.titles
    ]
    for row in range(len(table.rows)):
        for title in titles:
            text = table.value(row, title)
            if not isinstance(text, str) or table.is_formula(row, title):
                continue
            try:
                angka = baca_angka(text)
            except RuleError:
                continue
            yield Usulan(table, row, title, text, angka)
