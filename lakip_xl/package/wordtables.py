"""Where the tables of a Word part, their rows and cells stand in its bytes."""

from bisect import bisect_right
from dataclasses import dataclass, field

from lakip_xl.package.controls import Control, Span, controls
from lakip_xl.package.tags import new_parser, run, tag_end

_MERGES = frozenset({"gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter"})
_REVISIONS = frozenset({
    "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "pPrChange",
    "rPrChange", "trPrChange", "tcPrChange",
})  # fmt: skip


@dataclass(slots=True)
class WordCell:
    """A cell; the look of what is written into it anew is that of what it held first."""

    span: Span
    properties: bytes = b""
    paragraph: bytes = b""
    """The properties of its first paragraph."""
    letters: bytes = b""
    """The properties of its first run."""
    words: str = ""
    """What stands in it outside controls."""
    held: list[Control] = field(default_factory=list)


@dataclass(slots=True)
class WordRow:
    """A row."""

    span: Span
    properties: bytes = b""
    head: bool = False
    merged: bool = False
    cells: list[WordCell] = field(default_factory=list)

    @property
    def held(self) -> list[Control]:
        """Its controls."""
        return [one for cell in self.cells for one in cell.held]

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in its cells outside controls."""
        return tuple(cell.words for cell in self.cells)


@dataclass(slots=True)
class WordTable:
    """A table that stands in no other."""

    prefix: str
    """The prefix of its elements, with its colon."""
    rows: list[WordRow] = field(default_factory=list)
    nested: bool = False
    """Whether another table stands in it, or its rows in something of their own."""
    revised: bool = False
    """Whether it holds proposals (tracked changes)."""


def word_tables(content: bytes) -> list[WordTable]:
    """Give the tables of a part in their order.

    Raises:
        PackageError: the XML is damaged. The message is the second half of a sentence.

    >>> part = b'<w:body xmlns:w="x"><w:tbl><w:tr><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc>'
    >>> word_tables(part + b'</w:tr></w:tbl></w:body>')[0].rows[0].words
    ('7',)
    """
    return _Reader(content).found


class _Reader:
    """Walks a part and remembers where tables, rows and cells stand."""

    def __init__(self, content: bytes) -> None:
        self.found: list[WordTable] = []
        self._content = content
        found = controls(content)
        self._controls = found
        self._begins = [one.begin for one in found]
        self._inside = {span[0] for one in found for span in one.texts}
        self._path: list[tuple[str, int]] = []
        self._depth = 0
        self._parser = new_parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._finish
        self._parser.CharacterDataHandler = self._data
        run(self._parser, content)

    def _start(self, qualified: str, _: object) -> None:
        prefix, colon, name = qualified.rpartition(":")
        begin = self._parser.CurrentByteIndex
        parent = self._path[-1][0] if self._path else ""
        self._path.append((name, begin))
        if name == "tbl":
            self._depth += 1
            if self._depth == 1:
                self.found.append(WordTable(prefix + colon))
            else:
                self.found[-1].nested = True
        if self._depth != 1:
            return
        table = self.found[-1]
        if name == "tr":
            table.nested = table.nested or parent != "tbl"
            table.rows.append(WordRow((begin, 0)))
        elif name == "tc":
            table.nested = table.nested or parent != "tr"
            table.rows[-1].cells.append(WordCell((begin, 0)))
        elif name == "tblHeader":
            table.rows[-1].head = True
        elif name in _MERGES:
            table.rows[-1].merged = True
        elif name in _REVISIONS:
            table.revised = True

    def _data(self, data: str) -> None:
        outside = self._path[-1][0] == "t" and self._path[-1][1] not in self._inside
        if self._depth == 1 and outside:
            self.found[-1].rows[-1].cells[-1].words += data

    def _finish(self, _: str) -> None:
        name, begin = self._path.pop()
        parent = self._path[-1][0] if self._path else ""
        self._depth -= name == "tbl"
        if self._depth != 1:
            return
        index, content = self._parser.CurrentByteIndex, self._content
        end = tag_end(content, begin)
        if content[end - 2 : end] != b"/>":
            end = tag_end(content, index)
        rows = self.found[-1].rows
        cell = rows[-1].cells[-1] if rows and rows[-1].cells else None
        match name, parent:
            case "tr", _:
                rows[-1].span = begin, end
            case "trPr", "tr":
                rows[-1].properties = content[begin:end]
            case "tc", _ if cell is not None:
                cell.span = begin, end
                cell.words = " ".join(cell.words.split())
                first, last = bisect_right(self._begins, begin), bisect_right(self._begins, end)
                cell.held = self._controls[first:last]
            case "tcPr", "tc" if cell is not None:
                cell.properties = content[begin:end]
            case "pPr", "p" if cell is not None:
                cell.paragraph = cell.paragraph or content[begin:end]
            case "rPr", "r" if cell is not None:
                cell.letters = cell.letters or content[begin:end]
