"""A draft that has been read: its blocks, its tables, its prose as whole paragraphs."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.finding import Place
from lakip_xl.audit.read.blocks import Block, Paragraph
from lakip_xl.audit.read.captions import caption_number
from lakip_xl.audit.relations.engine import Understood, understand
from lakip_xl.audit.table.build import build_table
from lakip_xl.audit.table.join import join_tables
from lakip_xl.audit.table.model import Table
from lakip_xl.audit.table.roles import Role
from lakip_xl.audit.table.scale import read_scale, told_scales
from lakip_xl.audit.table.turn import turn
from lakip_xl.rules.skala import Skala

LONG_PARAGRAPH = 80
"""Characters from which a paragraph without an end mark was cut by a page break."""
LONG_CELL = 40
"""Characters from which a cell's text is prose."""

_END = re.compile(r"[.:;!?…\"”)]\s*$")
_BOUNDED = re.compile(r"\bcapaian\b[^.]*\b(?:dibatasi|capping|maksimal)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?(?=\s?(?:%|persen))")
_FRESH = re.compile(r"^(?:[-•*]|\(?[a-z0-9]{1,3}[.)]\s|tabel\b|gambar\b|bab\b)", re.IGNORECASE)


def states_bounds(text: str) -> bool:
    """Tell whether a sentence says between which percentages every capaian is kept.

    Example:
        >>> states_bounds("Capaian dibatasi paling tinggi 120%.")
        True
    """
    return _BOUNDED.search(text) is not None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of prose: a paragraph, or the text of a cell."""

    text: str
    place: Place
    block: int
    """Position among the blocks of the file."""
    heading: bool = False

    def at(self, table: str | None, key: str | None = None, column: str | None = None) -> Place:
        """Place a finding here that is about a row of a table."""
        own = self.place
        return Place(table or own.tabel, key or own.kunci, column or own.kolom, None, own.sel)


@dataclass(frozen=True)
class Draft:
    """Everything that the rules for drafts read."""

    blocks: tuple[Block, ...]
    understood: tuple[Understood, ...]
    scales: tuple[Skala, ...]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in reading order."""
        return tuple(one.table for one in self.understood)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The prose outside tables, paragraphs that a page break cut put together."""
        result: list[Passage] = []
        open_end = False
        for position, block in enumerate(self.blocks):
            if not isinstance(block, Paragraph):
                open_end = False
                continue
            if not block.text:
                continue
            if open_end and not block.heading and not _FRESH.match(block.text):
                last = result.pop()
                result.append(Passage(f"{last.text} {block.text}", last.place, last.block))
            else:
                place = Place(sel=block.place)
                result.append(Passage(block.text, place, position, block.heading))
            long = len(block.text) > LONG_PARAGRAPH
            open_end = long and not block.heading and not _END.search(block.text)
        return tuple(result)

    @cached_property
    def cell_passages(self) -> tuple[tuple[Passage, Table, int], ...]:
        """The prose inside cells, with its table and row."""
        result = []
        for table in self.tables:
            for i, row in enumerate(table.rows):
                for column in table.with_role(Role.NOTE, Role.OTHER, Role.KATEGORI):
                    cell = row.cells[column.index]
                    if len(cell.text) > LONG_CELL:
                        result.append((Passage(cell.text, cell.place, table.block), table, i))
        return tuple(result)

    def table_before(self, block: int, *, numbered: bool = True) -> Table | None:
        """Find the nearest table above a place in the file."""
        blocks = [table.block for table in self.tables]
        for table in reversed(self.tables[: bisect_left(blocks, block)]):
            if table.number or not numbered:
                return table
        return None

    @cached_property
    def capaian_bounds(self) -> frozenset[float]:
        """The percentages between which the draft says that it keeps every capaian."""
        return frozenset(
            float(found[0].replace(",", "."))
            for passage in self.passages
            if states_bounds(passage.text)
            for found in _PERCENT.finditer(passage.text)
        )

    @cached_property
    def captions(self) -> tuple[tuple[str, str], ...]:
        """Number and caption of every table that has one."""
        return tuple((t.number, t.title) for t in self.tables if t.number)

    @staticmethod
    def is_caption(passage: Passage) -> bool:
        """Tell whether a paragraph is itself a caption."""
        return caption_number(passage.text) is not None


def understand_draft(blocks: Sequence[Block]) -> Draft:
    """Understand what can be understood of a file that has been read."""
    raw = join_tables(blocks)
    scales = [scale for table in raw if (scale := read_scale(table)) is not None]
    scales += told_scales([b.text for b in blocks if isinstance(b, Paragraph)])
    tables = [build_table(turn(table)) for table in raw]
    return Draft(tuple(blocks), tuple(understand(table) for table in tables), tuple(scales))
