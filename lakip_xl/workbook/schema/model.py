"""The vocabulary of the schema: what a sheet, a table, a column or a figure is.

Only shapes live here; the facts stand in one module per sheet beside this one. Builder,
reader, audit, report and documentation all read the same frozen objects.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import column_letters, column_number
from lakip_xl.workbook.schema.block import Block
from lakip_xl.workbook.schema.kinds import ChartKind, Choices, Format, Kind, Mark, Purpose, Type


class Formula(str):
    """A value of the schema that is a formula; every other text stays text."""

    __slots__ = ()


FIRST_VERSION = 1
"""The version of the template in which the schema begins; ``since`` counts from it."""

HEADER_ROW = 8
"""The row of the column heads, on every sheet that carries tables."""
FIRST_ROW = HEADER_ROW + 1
"""The first row of data, on every sheet that carries tables."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: everything that anybody needs to know of it."""

    title: str
    kind: Kind
    type: Type
    help: str
    """Indonesian, at most 255 characters: the input message on the column's head."""
    width: float
    format: Format = Format.GENERAL
    formula: str | None = None
    """As Excel shows it, with English names and commas: ``=CAPAIAN([@Realisasi],[@Target])``."""
    choices: Choices | None = None
    choices_from: tuple[str, str] | None = None
    """Table and column whose values are offered as choices."""
    minimum: float | None = None
    maximum: float | None = None
    mark: Mark | None = None
    wrap: bool = False
    printed_of: str | None = None
    """For a printed column: the title of the computed column it is compared with."""
    since: int = FIRST_VERSION
    """The version of the template that first has it: earlier workbooks work without it."""

    @property
    def is_filled_by_user(self) -> bool:
        """Whether a user types here."""
        return self.kind in (Kind.KEY, Kind.INPUT, Kind.PRINTED)


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table (ListObject)."""

    name: str
    caption: str
    column: str
    """The letter of its first column; its head stands in ``HEADER_ROW``."""
    columns: tuple[Column, ...]
    blank_rows: int
    """How many empty rows the blank template offers."""
    report_table: str | None = None
    """The number of the table in the report, for example ``3.11``."""
    rows: tuple[tuple[Scalar, ...], ...] = ()
    """Rows that stand in the blank template already: values of the first columns that hold no
    formula, in order."""
    level: str | None = None
    """The column whose value (Program, Kegiatan, ...) sets the row's emphasis."""
    optional: bool = False
    """Whether a workbook may lack it; the ten tables of the fixed plan may not be missing."""
    printed_apart: bool = False
    """Whether the printed columns go on a page of their own, with the key columns repeated."""
    shares_page: bool = False
    """Whether it is printed beside what stands left of it, not on a page of its own."""
    since: int = FIRST_VERSION
    """The version of the template that first has it: earlier workbooks work without it."""

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __getitem__(self, title: str) -> Column:
        """Give the column with this title.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.title == title:
                return column
        raise KeyError(f"{self.name} has no column {title!r}")

    def letter(self, title: str) -> str:
        """Give the sheet's column letter of a column."""
        offset = self.columns.index(self[title])
        return column_letters(column_number(self.column) + offset)

    @property
    def last_column(self) -> str:
        """The letter of its last column."""
        return self.letter(self.columns[-1].title)

    @property
    def typed(self) -> tuple[Column, ...]:
        """The columns that hold values and no formula, in order."""
        return tuple(column for column in self.columns if column.kind is not Kind.COMPUTED)


@dataclass(frozen=True, slots=True)
class Field:
    """One named cell outside the tables: an input (``formula`` is None) or a computed figure."""

    name: str
    label: str
    cell: str
    type: Type
    help: str = ""
    format: Format = Format.GENERAL
    formula: str | None = None
    default: Scalar = None
    choices: Choices | None = None
    minimum: float | None = None
    maximum: float | None = None
    mark: Mark | None = None
    printed_of: str | None = None
    """For a figure of the printed report: the name of the computed one it is compared with."""
    written_by_program: bool = False
    """Whether the macros or the audit write it, not the user."""
    since: int = FIRST_VERSION
    """The version of the template that first has it: earlier workbooks work without it."""
    computed_since: int = FIRST_VERSION
    """The version in which a formula took the place of what users typed before."""

    @property
    def is_filled_by_user(self) -> bool:
        """Whether a user types here."""
        return self.formula is None and not self.written_by_program


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart over columns of one table."""

    kind: ChartKind
    title: str
    description: str
    """The alt text: what the chart shows, for who cannot see it."""
    table: str
    categories: str
    series: tuple[str, ...]
    column: str | None
    """Where its left edge stands; None puts it beside the sheet's last table."""
    width: float
    """Centimetres."""
    height: float
    """Centimetres."""
    value_title: str = ""
    row: int | None = None
    """Where its upper edge stands; left out, at the heads of the tables: below, none could grow."""
    label_to: str = ""
    """With ``series_in_rows``: the last of the columns, from ``categories`` on, that name one."""
    series_in_rows: bool = False
    """Each row of the table is a series, and the ``series`` columns are its points."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its purpose and what stands on it."""

    title: str
    heading: str
    purpose: str
    """One Indonesian sentence, under the heading on the sheet and in the documentation."""
    tables: tuple[Table, ...] = ()
    fields: tuple[Field, ...] = ()
    blocks: tuple[Block, ...] = ()
    charts: tuple[Chart, ...] = ()
    kind: Purpose = Purpose.DATA
    frozen_columns: str | None = None
    """The last column that stays in sight when the sheet scrolls sideways."""
    repeated_columns: str | None = None
    """The last column that is printed again beside columns printed apart; needs a single table."""
    since: int = 1
    """The version of the template that first had it."""

    def table(self, name: str) -> Table:
        """Give the table with this name.

        Raises:
            KeyError: the sheet has none.
        """
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(f"sheet {self.title!r} has no table {name!r}")
