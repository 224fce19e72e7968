"""Tables of an edited report get the rows that are new in the workbook and lose those that went.

Only what was written by us and is as it was written is touched: a row somebody changed a word or a
figure in stays, one that somebody took out stays out, and a table that somebody rebuilt is left and
named. New rows look like their neighbours in the document.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lakip_xl.package.controls import Span
from lakip_xl.package.wordtables import WordCell, WordRow, WordTable, word_tables
from lakip_xl.package.xml import escape
from lakip_xl.report.blocks import Report, Row, Table, flat
from lakip_xl.report.figures.named import Value
from lakip_xl.report.figures.names import mark_of, read_tag
from lakip_xl.report.figures.rows import (
    Remembered,
    cells_of,
    handle_of,
    mark_of_words,
    rows_of,
    words_of,
)

_FIRST_ID = 0x4C50_0000


@dataclass(slots=True)
class Regrown:
    """What became of a table's rows."""

    title: str
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Rows that went from the workbook, but that somebody changed in the document."""
    reworded: int = 0
    """Cells of words (numbers of rows, names) that are made new."""
    left: str = ""
    """Why rows are neither added nor taken out, though some would have to be."""

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return bool(self.added or self.removed or self.reworded)


@dataclass(frozen=True, slots=True)
class Growth:
    """A document's part with its tables regrown."""

    content: bytes
    tables: tuple[Regrown, ...]
    """Those of which there is something to say."""
    rows: Remembered
    """What the document has to remember now."""


def regrown(content: bytes, reports: Iterable[Report], rows: Remembered) -> Growth:
    """Regrow the tables of a document whose figures are made new already.

    Args:
        content: The document's part.
        reports: What a new report has.
        rows: What the document remembers.
    """
    new = {
        block.key: block
        for report in reports
        for block in flat(report.blocks)
        if isinstance(block, Table) and block.key in rows
    }
    found: defaultdict[str, list[WordTable]] = defaultdict(list)
    for one in word_tables(content):
        if place := _place(one):
            found[place].append(one)
    ids = _Ids(content)
    after = dict(rows)
    told: list[Regrown] = []
    changes: list[tuple[Span, bytes]] = []
    for key, tables in found.items():
        if key in new and (due := rows_of(new[key])):
            table = _Regrowing(new[key], due, tables, rows[key], ids)
            changes += table.changes
            after[key] = table.after
            told.append(table.told)
    said = tuple(one for one in told if one.changed or one.kept or one.left)
    return Growth(_replaced(content, changes), said, after)


def _place(table: WordTable) -> str:
    """Give the key of the report's table that a document's table is."""
    tags = (read_tag(one.name) for row in table.rows for one in row.held)
    places = Counter(found[0].place for found in tags if found and found[0].place)
    return places.most_common(1)[0][0] if places else ""


class _Regrowing:
    """Compares a table of the document with that of a new report.

    Args:
        table: The table of the new report.
        due: Its rows by their handles.
        tables: The document's tables of that key.
        known: What the document remembers of it.
        ids: Numbers for new controls.
    """

    def __init__(
        self,
        table: Table,
        due: dict[str, Row],
        tables: Sequence[WordTable],
        known: dict[str, str],
        ids: "_Ids",
    ) -> None:
        self.told = Regrown(table.title)
        self.changes: list[tuple[Span, bytes]] = []
        self.after = dict(known)
        self._table, self._due, self._known, self._ids = table, due, known, ids
        self._here = [
            (name, row) for one in tables for row in one.rows if (name := self._handle(row))
        ]
        self._rows = dict(self._here)
        fresh = [one for one in due if one not in known and one not in self._rows]
        gone = [one for one in self._rows if one in known and one not in due]
        reason = self._unsafe(tables)
        if reason:
            self.told.left = reason if fresh or gone else ""
            return
        self._prefix = tables[0].prefix
        for name in gone:
            self._remove(name)
        self._add(fresh)
        for name, row in self._here:
            if name in due and self._is_ours(name):
                self._reword(name, row)

    def _handle(self, row: WordRow) -> str:
        tags = (read_tag(one.name) for one in row.held)
        names = (found[0] for found in tags if found and found[0].place == self._table.key)
        return "" if row.head else next(map(handle_of, names), "")

    def _unsafe(self, tables: Sequence[WordTable]) -> str:
        """Say why nobody could tell where a row belongs; "" where all is as it was written."""
        order = [name for name in self._due if name in self._rows]
        width = len(self._table.columns)
        if len(tables) > 1 or len(self._rows) < len(self._here):
            return "tabel atau barisnya tersalin"
        if tables[0].revised:
            return "masih ada usulan perubahan (tracked changes) di dalamnya"
        odd = any(row.merged or len(row.cells) != width for row in self._rows.values())
        if tables[0].nested or odd or not tables[0].prefix:
            return "kolom atau selnya lain dari laporan baru"
        if not order:
            return "tidak satu pun barisnya masih ada di buku kerja"
        if order != [name for name, _ in self._here if name in self._due]:
            return "urutan barisnya diubah"
        return ""

    def _is_ours(self, name: str) -> bool:
        """Tell whether nobody changed anything in a row since it was written."""
        row = self._rows[name]
        tags = ((read_tag(one.name), one) for one in row.held)
        as_written = all(tag and tag[1] == mark_of(one.text) for tag, one in tags)
        return as_written and mark_of_words(row.words) == self._known.get(name)

    def _remove(self, name: str) -> None:
        row = self._rows[name]
        words = [cell.words for cell in row.cells if not cell.held]
        label = max(words, key=len, default="") or name.strip()
        if self._is_ours(name):
            self.changes.append((row.span, b""))
            self.told.removed.append(label)
            del self.after[name]
        else:
            self.told.kept.append(label)

    def _add(self, fresh: Iterable[str]) -> None:
        behind: defaultdict[int, bytes] = defaultdict(bytes)
        wanted, order = set(fresh), list(self._due)
        first = next(name for name in order if name in self._rows)
        place = self._rows[first].span[0]
        for name in order:
            if name in self._rows:
                place = self._rows[name].span[1]
            elif name in wanted:
                model = self._model(order, name)
                cells = cells_of(self._due[name], self._table)
                behind[place] += self._row(model, cells)
                self.told.added.append(self._due[name].label or name.strip())
                self.after[name] = mark_of_words(map(words_of, cells))
        self.changes += (((at, at), new) for at, new in behind.items())

    def _model(self, order: list[str], name: str) -> WordRow:
        """Give the nearest row of the document that is to look alike."""
        here, strong = order.index(name), self._due[name].strong
        near = sorted(
            (one for one in order if one in self._rows),
            key=lambda one: (self._due[one].strong != strong, abs(order.index(one) - here)),
        )
        return self._rows[near[0]]

    def _reword(self, name: str, row: WordRow) -> None:
        """Make cells new that hold words only, nothing, or figures of other cells."""
        cells = cells_of(self._due[name], self._table)
        words = list(row.words)
        for position, (old, new) in enumerate(zip(row.cells, cells, strict=True)):
            if _differs(old, new):
                self.changes.append((old.span, self._cell(old, new)))
                self.told.reworded += 1
                words[position] = words_of(new)
        self.after[name] = mark_of_words(words)

    def _row(self, model: WordRow, cells: Iterable[list[Value]]) -> bytes:
        made = b"".join(self._cell(old, new) for old, new in zip(model.cells, cells, strict=True))
        return self._element("tr", model.properties + made)

    def _cell(self, model: WordCell, values: Iterable[Value]) -> bytes:
        runs = b"".join(self._runs(model, values))
        return self._element("tc", model.properties + self._element("p", model.paragraph + runs))

    def _runs(self, model: WordCell, values: Iterable[Value]) -> Iterator[bytes]:
        w = self._prefix
        for one in values:
            text = f'<{w}t xml:space="preserve">{escape(one.text, quote=False)}</{w}t>'
            run = self._element("r", model.letters + text.encode())
            if one.name is None:
                yield run
                continue
            tag = escape(one.name.tag(one.text))
            properties = (
                f'<{w}alias {w}val="{tag}"/><{w}tag {w}val="{tag}"/>'
                f'<{w}id {w}val="{self._ids.next()}"/><{w}text/>'
            )
            held = self._element("sdtPr", properties.encode()) + self._element("sdtContent", run)
            yield self._element("sdt", held)

    def _element(self, name: str, content: bytes) -> bytes:
        tag = f"{self._prefix}{name}".encode()
        return b"<" + tag + b">" + content + b"</" + tag + b">"


def _differs(old: WordCell, new: Sequence[Value]) -> bool:
    """Tell whether a cell is to be made new; a sentence, words and figures, is not."""
    names = [one.name for one in new if one.name is not None]
    if not old.held:
        return bool(names) or old.words != words_of(new)
    held = [found[0] for one in old.held if (found := read_tag(one.name))]
    return bool(names) and not old.words and not words_of(new) and held != names


class _Ids:
    """Numbers that no control of a document has."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._last = _FIRST_ID

    def next(self) -> int:
        """Give one more."""
        self._last += 1
        while f'"{self._last}"'.encode() in self._content:
            self._last += 1
        return self._last


def _replaced(content: bytes, changes: Iterable[tuple[Span, bytes]]) -> bytes:
    pieces: list[bytes] = []
    end = 0
    for (first, last), new in sorted(changes):
        pieces += [content[end:first], new]
        end = last
    return b"".join([*pieces, content[end:]])
