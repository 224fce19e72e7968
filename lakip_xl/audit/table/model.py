"""The one table of the audit: columns with a role, rows with a key and a kind, cells with a place.

Word, PDF and Excel are read into it; every relation and every sentence is held against it.
Nothing here changes once made.
"""

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from lakip_xl.audit.finding import Place
from lakip_xl.audit.printed import PrintedNumber
from lakip_xl.audit.table.roles import Column, Role


class Kind(Enum):
    """What a row is among the rows."""

    ITEM = "item"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    MEAN = "mean"
    TITLE = "title"
    """A row without figures that heads the rows below it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure or text, with its place."""

    text: str
    number: PrintedNumber | None
    place: Place
    row: int = 0
    column: int = 0

    @property
    def value(self) -> float | None:
        """The number, or ``None`` where there is none."""
        return self.number.value if self.number else None

    @property
    def blank(self) -> bool:
        """Whether nothing is filled in (a dash counts as nothing)."""
        return self.text.strip() in {"", "-", "–", "—"}


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: what it is called, what it is, what it is part of."""

    key: str
    name: str
    """The most specific name."""
    full_name: str
    """Everything that names it."""
    label: str
    code: str
    kind: Kind
    sure: bool
    """Whether its heading leaves no doubt that it is a total."""
    parent: int | None
    """Position of the row of which it is a part."""
    cells: tuple[Cell, ...]
    wide: tuple[tuple[Cell, int], ...] = ()
    """Figures that are merged over several columns of figures, with how many; they are no
    figure of any one of those columns."""


@dataclass(frozen=True)
class Table:
    """A table that has been understood as far as its head and its rows tell."""

    number: str | None
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numeric: tuple[int, ...]
    """Columns whose filled cells are numbers for the most part."""
    block: int = 0
    """Position among the blocks of the file."""
    headed: bool = True
    notes: tuple[str, ...] = ()
    rounded: bool = False
    """Whether amounts are in thousands or millions, so that whole numbers are rounded too."""
    page: int | None = field(default=None, compare=False)

    def with_role(self, *roles: Role) -> list[Column]:
        """Give the columns with these roles, from left to right."""
        return [column for column in self.columns if column.role in roles]

    def first(self, *roles: Role) -> Column | None:
        """Give the first column with one of these roles."""
        return next(iter(self.with_role(*roles)), None)

    def cell(self, row: int, column: Column | int) -> Cell:
        """Give the cell at a row and a column."""
        return self.rows[row].cells[column if isinstance(column, int) else column.index]

    def parts(self, parent: int | None) -> list[int]:
        """Positions of the direct parts of a row; of the top rows with ``None``."""
        return self._parts.get(parent, [])

    @cached_property
    def _parts(self) -> dict[int | None, list[int]]:
        result: dict[int | None, list[int]] = {}
        for position, row in enumerate(self.rows):
            if row.kind is Kind.ITEM:
                result.setdefault(row.parent, []).append(position)
        return result

    @cached_property
    def performance(self) -> bool:
        """Whether the rows are indicators: they have a target or a realisasi, and no money."""
        money = self.with_role(Role.BUDGET, Role.SPENT, Role.ABSORPTION)
        return bool(self.with_role(Role.TARGET, Role.REALISASI, Role.REFERENCE)) and not money

    @property
    def figures(self) -> int:
        """How many numbers its body has."""
        return sum(row.cells[i].number is not None for row in self.rows for i in self.numeric)
