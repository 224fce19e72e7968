"""Empty cells put into a sheet's XML where the file leaves them out.

Excel writes a cell for every result of an array formula; openpyxl and others write the first
one only. The results need cells to stand in.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise
from xml.parsers import expat

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import address
from lakip_xl.package.cells import NAMESPACES, place


@dataclass(slots=True)
class _Row:
    """Where a row's element and its cells begin and end, in bytes."""

    number: int
    start: int
    end: int = 0
    """Where the end tag begins; behind an element that has none."""
    columns: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)


def with_cells(content: bytes, missing: Collection[tuple[int, int]]) -> bytes:
    """A sheet's part with empty cells added, every other byte as it was.

    Args:
        content: the part.
        missing: row and column of each new cell; none of them is there yet.

    Raises:
        PackageError: the XML is damaged. The message is the second half of a sentence.
    """
    layout = _Layout(content, {row for row, _ in missing})
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for row, column in sorted(missing):
        columns[row].append(column)
    edits = [edit for row in columns for edit in layout.edits(row, columns[row])]
    # Whoever comes first at one place stands first there: sorting keeps their order.
    edits.sort(key=lambda edit: edit[0])
    ends = [0, *(end for _, end, _ in edits)]
    starts = [*(start for start, _, _ in edits), len(content)]
    kept = [content[end:start] for end, start in zip(ends, starts, strict=True)]
    added = [*(text.encode() for _, _, text in edits), b""]
    return b"".join(part for pair in zip(kept, added, strict=True) for part in pair)


class _Layout:
    """The rows of a sheet, with the cells of those rows that are asked for."""

    def __init__(self, content: bytes, wanted: Collection[int]) -> None:
        self._content = content
        self._wanted = wanted
        self._rows: list[_Row] = []
        self._end = 0
        self._row = self._column = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._stop
        try:
            self._parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError):
            raise PackageError("memuat XML atau alamat sel yang rusak") from None
        numbers = [row.number for row in self._rows]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            raise PackageError("memuat baris yang tidak berurutan; simpan ulang dari Excel")
        self._numbers = numbers

    def edits(self, number: int, columns: list[int]) -> list[tuple[int, int, str]]:
        """What to replace (from, to, by what) so that a row gets cells in some columns."""
        at = bisect_left(self._numbers, number)
        if at == len(self._rows) or self._numbers[at] != number:
            position = self._rows[at].start if at < len(self._rows) else self._end
            prefix = self._prefix(self._rows[0].start)
            cells = "".join(_cell(prefix, number, column) for column in columns)
            text = f'<{prefix}row r="{number}">{cells}</{prefix}row>'
            return [(position, position, text)]
        row = self._rows[at]
        prefix = self._prefix(row.start)
        if not self._content.startswith(f"</{prefix}row".encode(), row.end):
            cells = "".join(_cell(prefix, number, column) for column in columns)
            return [(row.end - 2, row.end, f">{cells}</{prefix}row>")]
        edits = []
        for column in columns:
            before = bisect_left(row.columns, column)
            position = row.cells[before] if before < len(row.cells) else row.end
            edits.append((position, position, _cell(prefix, number, column)))
        return edits

    def _prefix(self, start: int) -> str:
        """The prefix of the element that begins there, with its colon."""
        name = self._content[start + 1 : self._content.index(b"row", start)]
        return name.decode()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if namespace not in NAMESPACES:
            return
        at = self._parser.CurrentByteIndex
        if name == "row":
            number = attributes.get("r", "").strip()
            self._row = int(number) if number else self._row + 1
            self._column = 0
            self._rows.append(_Row(self._row, at))
        elif name == "c":
            self._row, self._column = place(attributes.get("r"), self._row, self._column)
            if self._row in self._wanted:
                self._rows[-1].columns.append(self._column)
                self._rows[-1].cells.append(at)

    def _stop(self, tag: str) -> None:
        namespace, _, name = tag.rpartition(" ")
        if namespace in NAMESPACES and name == "row":
            self._rows[-1].end = self._parser.CurrentByteIndex
        elif namespace in NAMESPACES and name == "sheetData":
            self._end = self._parser.CurrentByteIndex


def _cell(prefix: str, row: int, column: int) -> str:
    return f'<{prefix}c r="{address(row, column)}"/>'
