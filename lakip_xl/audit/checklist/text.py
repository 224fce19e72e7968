"""A draft as the checklist reads it: sentences under their headings, without lists of contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.checklist.roots import roots
from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.sentence.lexer import lex, sentences
from lakip_xl.audit.sentence.words import Kind, Token
from lakip_xl.audit.table.model import Table

Phrase = tuple[str, ...]
"""Stems that follow one another; a stem in brackets of the declaration is one word."""

_CHAPTER = re.compile(r"^bab\s+(?:[ivx]+|\d+)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"^daftar\s+(?:isi|tabel|gambar|grafik|lampiran)\b", re.IGNORECASE)
_LEADER = re.compile(r"(?:\.{3,}|…|_{3,})\s*\S{0,5}\s*$|[^\d.,]\s\d{1,3}$")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LIST_ITEM = re.compile(r"^(?:[-•▪●*]|\(?[a-z0-9]{1,2}[.)])\s")
_OF_YEAR = re.compile(r"\btahun (?:anggaran )?(20\d\d)\b", re.IGNORECASE)
_CITED = re.compile(r"\b(?:nomor|no)\b[\s.]*\S+\s+tahun\s+\d{4}", re.IGNORECASE)
"""A regulation with its year, which is not that of the report."""
LONGEST_HEADING = 160


@dataclass(frozen=True)
class Sentence:
    """A sentence with the roots of its words."""

    text: str
    place: str
    block: int
    chapter: str
    """The chapter that it stands in; "" before the first."""
    headings: tuple[str, ...] = ()
    """The heading above it, and the item of the list that it belongs to."""
    heading: bool = False

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The roots of each word, in order."""
        return tuple(roots(word) for word in _WORD.findall(self.text))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and amounts."""
        return tuple(lex(self.text))

    @cached_property
    def amounts(self) -> int:
        """How many amounts it states; years and numbers of lists are none."""
        return sum(token.kind is Kind.AMOUNT for token in self.tokens)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that it names."""
        return tuple(int(token.text) for token in self.tokens if token.kind is Kind.YEAR)

    def says(self, phrase: Phrase) -> bool:
        """Tell whether it holds a phrase: its stems one after the other."""
        length = len(phrase)
        return any(
            all(stem in self.words[start + i] for i, stem in enumerate(phrase))
            for start in range(len(self.words) - length + 1)
        )


def phrases(*texts: str) -> tuple[Phrase, ...]:
    """Write a group of phrases: blanks part the stems of one.

    Example:
        >>> phrases("target akhir", "renstra")
        (('target', 'akhir'), ('renstra',))
    """
    return tuple(tuple(text.split()) for text in texts)


BLANK = "belum diisi"
"""What our own report writes where people have not written anything yet."""
_BLANK = re.compile(rf"\b{BLANK} (?:di lembar|untuk)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Report:
    """Everything that the declarations look at."""

    draft: Draft

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return self.draft.tables

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs without the lists of contents, and without what says that it is blank."""
        said = (p for p in _without_contents(self.draft.passages) if not _BLANK.search(p.text))
        return tuple(said)

    @cached_property
    def chapters(self) -> tuple[tuple[int, str], ...]:
        """Where each chapter begins, and its title."""
        found = []
        for i, passage in enumerate(self.passages):
            if _CHAPTER.match(passage.text) and len(passage.text) <= LONGEST_HEADING:
                title = _CHAPTER.sub("", passage.text).strip(" .:-")
                if not title and i + 1 < len(self.passages):
                    title = self.passages[i + 1].text[:LONGEST_HEADING]
                found.append((passage.block, title))
        return tuple(found)

    @cached_property
    def headings(self) -> tuple[Passage, ...]:
        """The headings, marked or told by their looks."""
        return tuple(p for p in self.passages if is_heading(p))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the paragraphs and of the cells that hold prose."""
        return (*self._of_paragraphs(), *self._of_cells())

    @cached_property
    def lines(self) -> tuple[Sentence, ...]:
        """The paragraphs and headings in reading order, those of an analysis only."""
        return tuple(
            Sentence(p.text, p.place.sel or "", p.block, chapter, heading=is_heading(p))
            for p in self.passages
            if not (chapter := self.chapter_of(p.block))
            or "akuntabilitas" in chapter.casefold()
            or "kinerja" in chapter.casefold()
        )

    @cached_property
    def paragraphs(self) -> tuple[Sentence, ...]:
        """The paragraphs whole."""
        return tuple(
            Sentence(p.text, p.place.sel or "", p.block, self.chapter_of(p.block))
            for p in self.passages
            if not is_heading(p)
        )

    def _of_paragraphs(self) -> Iterator[Sentence]:
        heading = item = ""
        for passage in self.passages:
            if is_heading(passage):
                heading, item = passage.text, ""
                continue
            if _names(passage.text):
                item = passage.text
            for _, text in sentences(passage.text):
                yield Sentence(
                    text.strip(),
                    passage.place.sel or "",
                    passage.block,
                    self.chapter_of(passage.block),
                    (heading, item),
                )

    def _of_cells(self) -> Iterator[Sentence]:
        for passage, table, _ in self.draft.cell_passages:
            for _, text in sentences(passage.text):
                place = passage.place.sel or ""
                chapter = self.chapter_of(table.block)
                yield Sentence(text.strip(), place, table.block, chapter, (table.title,))

    def chapter_of(self, block: int) -> str:
        """Give the title of the chapter that a block stands in."""
        titles = [title for start, title in self.chapters if start <= block]
        return titles[-1] if titles else ""

    @cached_property
    def year(self) -> int | None:
        """The year that the report is about: the one that it names most with its own name."""
        named = [
            year
            for s in self.sentences
            for year in s.years
            if "kinerja" in s.text.casefold() or "tahun" in s.text.casefold()
        ]
        titles = [
            int(found)
            for p in self.passages[:40]
            for found in _OF_YEAR.findall(_CITED.sub(" ", p.text))
        ]
        years = titles or named
        return max(set(years), key=lambda year: (years.count(year), -year)) if years else None


def _names(text: str) -> bool:
    """Tell a line that names what follows from one that explains something of its own."""
    explains = ":" in text[:-1] and text.endswith(".")
    return text.endswith(":") or (len(text) < LONGEST_HEADING and not explains)


def is_heading(passage: Passage) -> bool:
    """Tell a heading: the file marks it, or it is short and ends without a full stop."""
    text = passage.text
    if passage.heading or _CHAPTER.match(text):
        return True
    letters = [c for c in text if c.isalpha()]
    shouted = bool(letters) and sum(c.isupper() for c in letters) > len(letters) * 0.8
    numbered = bool(re.match(r"^(?:[A-Z]|[IVX]+|\d{1,2}(?:\.\d{1,2})*)[.)]\s+[A-Z]", text))
    return len(text) <= LONGEST_HEADING and text[-1:] not in ".:;," and (shouted or numbered)


def _without_contents(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """Leave out the lists of contents: short lines behind their heading, or lines with a page."""
    listing = False
    for passage in passages:
        text = passage.text
        if _CONTENTS.match(text) and len(text) <= LONGEST_HEADING:
            listing = True
            continue
        if listing:
            ends = len(text) > LONGEST_HEADING or (
                text.endswith(".") and not _LEADER.search(text) and not _LIST_ITEM.match(text)
            )
            if not ends and not _repeated_chapter(text, passages, passage):
                continue
            listing = False
        if (
            _LEADER.search(text)
            and ("..." in text or "…" in text)
            and len(text) < 2 * LONGEST_HEADING
        ):
            continue
        yield passage


def _repeated_chapter(text: str, passages: tuple[Passage, ...], here: Passage) -> bool:
    """Tell the chapter itself from its line in the list: the same heading stood above."""
    if not _CHAPTER.match(text):
        return False
    key = _title(text)
    return any(p.block < here.block and _title(p.text) == key for p in passages)


def _title(text: str) -> str:
    """Give a line without the leader and the page behind it."""
    return re.sub(r"[\W\d_]+$", "", text).casefold()
