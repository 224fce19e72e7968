"""What a report consists of, before anybody thinks of Word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from lakip_xl.report.charts import Chart
from lakip_xl.report.figures.book import Figure, derived


@dataclass(frozen=True, slots=True)
class Ref:
    """A cross-reference to a table or picture: ``Tabel 3.2``."""

    key: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry weight."""

    text: str


Part = str | Figure | Ref | Strong
"""A piece of a paragraph. Plain text and figures are never read as markup or formulas."""

Cell = str | Figure | Ref
"""What a cell of a table holds."""


class Tone(Enum):
    """What a paragraph is for; Word styles follow from it."""

    BODY = "isi"
    ITEM = "butir"
    WARNING = "peringatan"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    parts: tuple[Part, ...]
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``number`` is left out where the style numbers by itself."""

    level: int
    number: str
    text: str


class Align(Enum):
    """Where a column's cells stand."""

    LEFT = "kiri"
    CENTER = "tengah"
    RIGHT = "kanan"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    width: float
    """Share of the table's width, relative to the other columns."""
    align: Align = Align.LEFT
    group: str = ""
    """A heading above this one, shared with its neighbours of the same group."""
    light: bool = False
    """Whether its cells stay light in strong rows: sentences are read, not looked up."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    label: str = ""
    """What the appendix calls the row."""
    strong: bool = False
    """A total, or a row that heads others."""


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    """Sentences in small print below it."""
    dense: bool = False
    """Whether it is for looking up, in smaller print."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A captioned chart."""

    key: str
    title: str
    alt: str
    """What the chart shows, its figures included, for who cannot see it."""
    chart: Chart

    @property
    def note(self) -> Figure:
        """The end of the title that says where the axis begins; "" where it begins at zero."""
        cut = self.chart.cut
        return derived("Sumbu", cut if cut and self.title.endswith(cut) else "")


@dataclass(frozen=True, slots=True)
class Chapter:
    """Begins a chapter on a new page; its tables and pictures are numbered by its prefix."""

    heading: Heading
    prefix: str


@dataclass(frozen=True, slots=True)
class Wide:
    """Blocks on landscape pages."""

    blocks: "tuple[Block, ...]"


Block = Paragraph | Heading | Table | Picture | Chapter | Wide


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: str
    office: str
    region: str
    year: str
    officials: tuple[tuple[str, str], ...]
    """Label and name."""
    warning: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    cover: Cover
    blocks: tuple[Block, ...]
    place: str = ""
    """What the figures of its running text have as their place, see ``figures.names``."""


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks in reading order, those on landscape pages included."""
    for block in blocks:
        if isinstance(block, Wide):
            yield from block.blocks
        else:
            yield block


def body(*parts: Part) -> Paragraph:
    """Write a paragraph of running text."""
    return Paragraph(parts)


def item(*parts: Part) -> Paragraph:
    """Write an item of a list."""
    return Paragraph(parts, Tone.ITEM)
