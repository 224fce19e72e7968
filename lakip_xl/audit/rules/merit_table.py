"""The merit index table: aspek with numbered indicators, a total row each, a grand total."""

import re
from dataclasses import dataclass, replace
from math import fsum

from lakip_xl.audit.draft import Draft
from lakip_xl.audit.finding import Place
from lakip_xl.audit.printed import read_number
from lakip_xl.audit.table.model import Cell, Kind, Table
from lakip_xl.audit.table.roles import Column, Role

_GRAND = re.compile(r"akhir|keseluruhan|grand|seluruh", re.IGNORECASE)
_NUMBER = re.compile(r"^\d+$")
_NUMBER_FRONT = re.compile(r"^(\d{1,2})[.)]?\s+\D")


@dataclass(frozen=True, slots=True)
class MeritIndicator:
    """One indicator of the merit index: weight × score = nilai akhir."""

    weight: Cell
    score: Cell
    final: Cell


@dataclass(frozen=True, slots=True)
class Aspek:
    """An aspek with its indicators and its printed total."""

    number: str
    name: str
    indicators: tuple[MeritIndicator, ...]
    total: Cell | None

    @property
    def final(self) -> float:
        """The sum of its nilai akhir; 0 where one is missing."""
        values = [one.final.value for one in self.indicators]
        return 0.0 if None in values else fsum(v for v in values if v is not None)


@dataclass(frozen=True, slots=True)
class MeritTable:
    """The merit index by aspek."""

    number: str | None
    aspek: tuple[Aspek, ...]


def merit_tables(draft: Draft) -> list[tuple[Table, MeritTable]]:
    """Give the tables of a merit index: those with weights, scores and nilai akhir."""
    found = []
    for table in draft.tables:
        columns = [table.first(role) for role in (Role.WEIGHT, Role.SCORE, Role.WEIGHTED)]
        weight, score, final = columns
        if weight is not None and score is not None and final is not None:
            found.append((table, _Builder(table, weight, score, final).build()))
    return found


class _Builder:
    """Walks the rows and closes an aspek at its total row."""

    def __init__(self, table: Table, weight: Column, value: Column, final: Column) -> None:
        self.table, self.weight, self.value, self.final = table, weight, value, final
        self.aspek: list[Aspek] = []
        self.number = self.name = ""
        self.indicators: list[MeritIndicator] = []

    def build(self) -> MeritTable:
        for position, row in enumerate(self.table.rows):
            if read_number(row.cells[self.weight.index].text) and read_number(
                row.cells[self.value.index].text
            ):
                self._indicator(position)
            else:
                self._other_row(position)
        if self.indicators:
            self._close(None)
        return MeritTable(self.table.number, tuple(self.aspek))

    def _indicator(self, position: int) -> None:
        row = self.table.rows[position]
        code = row.code
        if code and code != self.number:
            if self.indicators:
                self._close(None)
            self.number = code
        name = self.table.first(Role.NAME)
        if name and row.cells[name.index].text and not self.indicators:
            self.name = row.cells[name.index].text
        number = self._indicator_number(position)
        key = f"{self.number}.{number}"
        weight, value, final = (
            self._cell(position, column, key) for column in (self.weight, self.value, self.final)
        )
        self.indicators.append(MeritIndicator(weight, value, final))

    def _indicator_number(self, position: int) -> str:
        """Read the indicator's number: a cell of its own or the start of its text; else count."""
        texts = [cell.text for cell in self.table.rows[position].cells[1 : self.weight.index]]
        for text in texts:
            front = _NUMBER_FRONT.match(text)
            if _NUMBER.match(text) or front:
                return front[1] if front else text
        return str(len(self.indicators) + 1)

    def _other_row(self, position: int) -> None:
        row = self.table.rows[position]
        numbers = [
            column
            for column in (self.final, self.value, self.weight)
            if read_number(row.cells[column.index].text) is not None
        ]
        label = row.label
        if len(numbers) != 1 or (label and row.kind is not Kind.TOTAL):
            return
        if self.indicators and not _GRAND.search(label):
            self._close(self._cell(position, numbers[0], self.number, self.final))

    def _close(self, total: Cell | None) -> None:
        number = self.number or str(len(self.aspek) + 1)
        self.aspek.append(Aspek(number, self.name, tuple(self.indicators), total))
        self.indicators = []
        self.name = ""

    def _cell(self, position: int, column: Column, key: str, head: Column | None = None) -> Cell:
        cell = self.table.cell(position, column)
        place = Place(cell.place.tabel, key, (head or column).title, None, cell.place.sel)
        return replace(cell, place=place)
