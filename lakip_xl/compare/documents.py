"""Two versions of a draft: sentences and figures of tables that changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from lakip_xl.audit.read.blocks import Grid, Paragraph
from lakip_xl.audit.read.word import read_word
from lakip_xl.audit.sentence.lexer import sentences
from lakip_xl.compare.matching import Content, match
from lakip_xl.compare.model import Difference, Kind
from lakip_xl.rules.sasaran import nama_baku


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence and where it stands."""

    text: str
    heading: str
    place: str


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a draft: its head, and its rows below."""

    number: int
    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def compare_documents(old: Path, new: Path) -> list[Difference]:
    """Compare two Word files: sentences by their words, tables by their rows.

    Paragraphs cut in another way, other spaces, and all that is looks are no differences; a
    tracked change counts as accepted.

    Args:
        old: The earlier version.
        new: The later one.

    Raises:
        LakipError: a file cannot be used.
    """
    before, after = _read(old), _read(new)
    return [*_prose(before[0], after[0]), *_tables(before[1], after[1])]


def _read(path: Path) -> tuple[list[_Said], list[_Table]]:
    said: list[_Said] = []
    tables: list[_Table] = []
    heading = ""
    for block in read_word(path):
        if isinstance(block, Paragraph):
            if block.heading and block.text:
                heading = block.text
            said += [_Said(text, heading, block.place) for _, text in sentences(block.text)]
        elif isinstance(block, Grid) and block.rows:
            rows = tuple(tuple(c.text if c.own else "" for c in row) for row in block.rows)
            tables.append(_Table(block.number, heading, rows[0], rows[1:]))
    return said, tables


def _words(text: str) -> Content:
    return tuple(sorted(set(nama_baku(text).split())))


def _shared(one: Content, other: Content) -> float:
    """Give how many words two sentences share, of all they have."""
    both = len(set(one) & set(other))
    return 2 * both / (len(one) + len(other)) if one or other else 1.0


def _prose(old: Sequence[_Said], new: Sequence[_Said]) -> Iterator[Difference]:
    pairs = match(
        [(one.text.strip(" ."), _words(one.text)) for one in old],
        [(one.text.strip(" ."), _words(one.text)) for one in new],
        _shared,
    )
    for position in pairs.gone:
        one = old[position]
        yield Difference(Kind.SENTENCE_GONE, one.heading, old_cell=one.place, old=one.text)
    for position in pairs.added:
        one = new[position]
        yield Difference(Kind.SENTENCE_ADDED, one.heading, new_cell=one.place, new=one.text)
    for here, there in pairs.same:
        one, other = old[here], new[there]
        place = {"old_cell": one.place, "new_cell": other.place, "old": one.text, "new": other.text}
        if one.text.strip(" .") != other.text.strip(" ."):
            yield Difference(Kind.SENTENCE, other.heading, **place)
        elif here in pairs.moved:
            yield Difference(Kind.SENTENCE_MOVED, other.heading, **place)


def _tables(old: Sequence[_Table], new: Sequence[_Table]) -> Iterator[Difference]:
    pairs = match(
        [(nama_baku(" ".join(one.head)), tuple(row[:2] for row in one.rows)) for one in old],
        [(nama_baku(" ".join(one.head)), tuple(row[:2] for row in one.rows)) for one in new],
    )
    for position in pairs.gone:
        one = old[position]
        yield Difference(Kind.TABLE_GONE, one.heading, f"tabel ke-{one.number}")
    for position in pairs.added:
        one = new[position]
        yield Difference(Kind.TABLE_ADDED, one.heading, f"tabel ke-{one.number}")
    for here, there in pairs.same:
        yield from _rows(old[here], new[there])


def _key(row: tuple[str, ...]) -> str:
    """Name a row of a printed table: its code and its first words, whatever figures follow."""
    texts = [cell for cell in row if cell]
    words = next((n for n, cell in enumerate(texts) if any(c.isalpha() for c in cell)), 0)
    return " ".join(texts[: words + 1])


def _rows(one: _Table, other: _Table) -> Iterator[Difference]:
    table = f"tabel ke-{other.number}"
    pairs = match(
        [(nama_baku(_key(row)), row) for row in one.rows],
        [(nama_baku(_key(row)), row) for row in other.rows],
    )
    if one.head != other.head:
        for old_title, new_title in zip_longest(one.head, other.head, fillvalue=""):
            if old_title != new_title:
                yield Difference(
                    Kind.VALUE, other.heading, table, "judul kolom", old=old_title, new=new_title
                )
    for position in pairs.gone:
        yield Difference(
            Kind.ROW_GONE,
            other.heading,
            table,
            _key(one.rows[position]),
            old_cell=f"baris {position + 2}",
        )
    for position in pairs.added:
        yield Difference(
            Kind.ROW_ADDED,
            other.heading,
            table,
            _key(other.rows[position]),
            new_cell=f"baris {position + 2}",
        )
    for here, there in pairs.same:
        before, after = one.rows[here], other.rows[there]
        places = {"old_cell": f"baris {here + 2}", "new_cell": f"baris {there + 2}"}
        if here in pairs.moved:
            yield Difference(Kind.ROW_MOVED, other.heading, table, _key(after), **places)
        for number, (was, now) in enumerate(zip_longest(before, after, fillvalue="")):
            if was != now:
                title = other.head[number] if number < len(other.head) else ""
                yield Difference(
                    Kind.VALUE, other.heading, table, _key(after), title, **places,
                    old=was, new=now,
                )  # fmt: skip
