"""The values of a report by their names: what is written into controls, and what renews them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lakip_xl.report.blocks import Block, Cell, Paragraph, Part, Picture, Report, Table, flat
from lakip_xl.report.figures.book import Figure
from lakip_xl.report.figures.names import Name, Source, name_of
from lakip_xl.report.figures.sentences import pieces

_SENTENCE = "Penjelasan"


@dataclass(frozen=True, slots=True)
class Value:
    """A piece of text, with its name where it is a figure or follows from one."""

    text: str
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A named value and where the report prints it."""

    name: Name
    text: str
    label: str
    """The row of the table, or the beginning of the paragraph."""
    column: str
    """The column of the table; "" in running text."""


def values(part: Part | Cell, place: str) -> Iterator[Value]:
    """Cut a part of a paragraph, or a cell, into named values and words between them.

    Args:
        part: What is printed.
        place: The key of its table; the report's own place for running text.
    """
    source = part.source if isinstance(part, Figure) else None
    if not isinstance(part, Figure) or source is None:
        yield Value(str(part))
    elif source.column == _SENTENCE and source.table:
        for piece in pieces(part.text):
            own = Source(source.table, source.key, piece.column)
            yield Value(piece.text, name_of(own, place, piece.form) if piece.column else None)
    else:
        yield Value(part.text, name_of(source, place, part.form))


def printed(report: Report) -> Iterator[Printed]:
    """Give every named value of a report, in reading order."""
    yield from _printed(flat(report.blocks), report.place)


def _printed(blocks: Iterable[Block], place: str) -> Iterator[Printed]:
    for block in blocks:
        if isinstance(block, Paragraph):
            label = "".join(str(part) for part in block.parts if isinstance(part, str | Figure))
            for part in block.parts:
                if isinstance(part, Figure):
                    yield from _of(part, place, label, "")
        elif isinstance(block, Picture):
            yield from _of(block.note, block.key, block.title, "")
        elif isinstance(block, Table):
            for row in block.rows:
                for column, cell in zip(block.columns, row.cells, strict=True):
                    if isinstance(cell, Figure):
                        title = f"{column.group} {column.title}".strip()
                        yield from _of(cell, block.key, row.label, title)


def _of(figure: Figure, place: str, label: str, column: str) -> Iterator[Printed]:
    for one in values(figure, place):
        if one.name is not None and one.text:
            yield Printed(one.name, one.text, label, column)
