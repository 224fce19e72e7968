"""What evidence looks like: sentences, heads of tables, chapters, signatures, as declarations."""

import re
from dataclasses import dataclass
from typing import Protocol

from lakip_xl.audit.checklist.text import BLANK, Phrase, Report, Sentence
from lakip_xl.audit.table.model import Row, Table
from lakip_xl.audit.table.roles import Role

LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Passage:
    """What a verdict rests on: the words, and where they stand."""

    text: str
    place: str

    @classmethod
    def of(cls, text: str, place: str) -> "Passage":
        """Quote at most so much of a text."""
        text = " ".join(text.split())
        return cls(text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…", place)


class Evidence(Protocol):
    """Finds the first passage that shows something."""

    def find(self, report: Report, about: "About | None" = None) -> Passage | None:
        """Give the passage; with ``about`` only one that speaks of an indicator."""


class About(Protocol):
    """An indicator that evidence must be about."""

    def sentence(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is about it."""

    def row(self, table: Table, row: Row) -> bool:
        """Tell whether a row of a table is about it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that holds a phrase of every group."""

    groups: tuple[tuple[Phrase, ...], ...]
    amounts: int = 0
    """How many amounts it must state."""
    without: tuple[Phrase, ...] = ()
    """Phrases that make it say something else."""
    year: bool = False
    heading: bool = False
    """Whether the groups may be said by its heading together with it."""
    earlier: bool = False
    """Whether it must name a year before that of the report."""
    paragraph: bool = False
    """Whether a whole paragraph may say it."""
    from_chapter: tuple[str, ...] = ()
    """Chapters that do not count; a heading where the report has none."""

    def find(self, report: Report, about: About | None = None) -> Passage | None:
        """Give the first sentence that says it."""
        for sentence in self._ordered(report):
            if self.earlier and not any(year < (report.year or 0) for year in sentence.years):
                continue
            if self._holds(sentence) and (about is None or about.sentence(sentence)):
                return Passage.of(sentence.text, sentence.place)
        return None

    def _ordered(self, report: Report) -> list[Sentence]:
        """Give the sentences, for an analysis those of its chapter first."""
        some = report.paragraphs if self.paragraph else report.sentences
        if not self.from_chapter:
            return list(some)
        return sorted(some, key=lambda one: "akuntabilitas" not in one.chapter.casefold())

    def _holds(self, sentence: Sentence) -> bool:
        if sentence.amounts < self.amounts or (self.year and not sentence.years):
            return False
        # Before the first chapter, and in a report without any, the heading tells where it is.
        where = (sentence.chapter or " ".join(sentence.headings[:1])).casefold()
        if any(word in where for word in self.from_chapter):
            return False
        if any(map(sentence.says, self.without)):
            return False
        above = Sentence(" ".join(sentence.headings), "", 0, "") if self.heading else None
        if above is not None and any(map(above.says, self.without)):
            above = None
        return all(
            any(sentence.says(p) or (above is not None and above.says(p)) for p in group)
            for group in self.groups
        )


@dataclass(frozen=True, slots=True)
class Titled:
    """A heading or short line that holds a phrase of every group."""

    groups: tuple[tuple[Phrase, ...], ...]
    year: bool = False
    without: tuple[Phrase, ...] = ()

    def find(self, report: Report, about: About | None = None) -> Passage | None:
        """Give the first heading that says it."""
        if about is not None:
            return None
        heads = [
            (p.text, p.place.sel or "") for p in report.passages if len(p.text) < LONGEST_QUOTE
        ]
        heads += [(t.title, f"tabel {t.number}" if t.number else "tabel") for t in report.tables]
        for i, (text, place) in enumerate(heads):
            line = Sentence(text, place, 0, "")
            below = (_YEAR_LINE.match(other) for other, _ in heads[i + 1 : i + 1 + _COVER])
            if self.year and not line.years and not any(below):
                continue
            if any(map(line.says, self.without)):
                continue
            if all(any(map(line.says, group)) for group in self.groups):
                return Passage.of(text, place)
        return None


@dataclass(frozen=True, slots=True)
class Columns:
    """A table with a column for every set of roles, and numbers in one row under all of them."""

    sets: tuple[tuple[Role, ...], ...]
    title: tuple[Phrase, ...] = ()
    """Phrases of which a column's title, or the caption, must hold one."""
    performance: bool = False
    """Whether the rows must be indicators, not money."""
    text: bool = False
    """Whether words count as figures do."""
    without: tuple[Phrase, ...] = ()
    """Phrases of the caption, a column's title or the first row that make it another table."""

    def find(self, report: Report, about: About | None = None) -> Passage | None:
        """Give the first row that fills all of the columns."""
        for table in report.tables:
            money = table.with_role(Role.BUDGET, Role.SPENT, Role.ABSORPTION)
            if (self.performance and money) or not self._titled(table):
                continue
            columns = [table.with_role(*roles) for roles in self.sets]
            if not all(columns) or self._other(table):
                continue
            for row in table.rows:
                filled = all(any(self._holds(row, c.index) for c in some) for some in columns)
                if filled and (about is None or about.row(table, row)):
                    return row_passage(row)
        return None

    def _holds(self, row: Row, index: int) -> bool:
        cell = row.cells[index]
        return (cell.number is not None) or (self.text and not cell.blank)

    def _other(self, table: Table) -> bool:
        names = (table.title, *(c.title for c in table.columns), *(r.name for r in table.rows[:1]))
        return any(Sentence(name, "", 0, "").says(p) for name in names for p in self.without)

    def _titled(self, table: Table) -> bool:
        if not self.title:
            return True
        lines = [
            Sentence(text, "", 0, "") for text in (table.title, *(c.title for c in table.columns))
        ]
        return any(line.says(phrase) for line in lines for phrase in self.title)


@dataclass(frozen=True, slots=True)
class TitledColumn:
    """A table in which a column's title holds a phrase and a row holds a figure or words there."""

    titles: tuple[Phrase, ...]
    words: int = 0
    """Letters that a cell must have; 0 asks for a number."""
    beside: tuple[Role, ...] = ()
    """Roles of which another column with a number must have one."""
    without: tuple[Phrase, ...] = ()
    """Phrases of the caption that make it another table."""

    def find(self, report: Report, about: About | None = None) -> Passage | None:
        """Give the first row with such a cell."""
        for table in report.tables:
            if any(map(Sentence(table.title, "", 0, "").says, self.without)):
                continue
            named = [c for c in table.columns if _titled(c.title, self.titles)]
            others = [c for c in table.with_role(*self.beside) if c not in named]
            if not named or (self.beside and not others):
                continue
            for row in table.rows:
                cells = [cell for c in named if (cell := row.cells[c.index]).text != BLANK]
                held = any(
                    len(c.text) >= self.words if self.words else c.number is not None for c in cells
                )
                beside = not others or any(row.cells[c.index].number for c in others)
                if held and beside and (about is None or about.row(table, row)):
                    return row_passage(row)
        return None


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_LINE = re.compile(r"^\s*(?:tahun\s+(?:anggaran\s+)?)?20\d\d\s*$", re.IGNORECASE)
"""The year alone in a line: a cover names report, office and year below each other."""
_COVER = 3


@dataclass(frozen=True, slots=True)
class Years:
    """A table with realisasi or capaian of several years side by side."""

    about: tuple[Phrase, ...]
    """Phrases of which the heads or the caption must hold one."""
    fewest: int = 2

    def find(self, report: Report, about: About | None = None) -> Passage | None:
        """Give the first row with figures of several years."""
        for table in report.tables:
            heads = Sentence(f"{table.title} {' '.join(c.title for c in table.columns)}", "", 0, "")
            if not any(map(heads.says, self.about)):
                continue
            by_year: dict[str, list[int]] = {}
            for column in table.columns:
                for year in _YEAR.findall(column.title)[:1]:
                    by_year.setdefault(year, []).append(column.index)
            if len(by_year) < self.fewest:
                continue
            for row in table.rows:
                years = sum(
                    any(row.cells[i].number is not None for i in some) for some in by_year.values()
                )
                if years >= self.fewest and (about is None or about.row(table, row)):
                    return row_passage(row)
        return None


def _titled(title: str, wanted: tuple[Phrase, ...]) -> bool:
    """Tell whether a title holds a phrase; a narrow column of a PDF may cut or join its words."""
    if any(map(Sentence(title, "", 0, "").says, wanted)):
        return True
    joined = "".join(title.split()).casefold()
    return any(len(phrase) > 1 and "".join(phrase) in joined for phrase in wanted)


_LABEL = re.compile(r"^[\W\d]*(?P<label>[A-Za-z][A-Za-z /,-]{2,50}?)\s*:\s*(?P<said>\S.{7,})")
_FEW_WORDS = 6


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph that begins with a label and a colon, or stands under a heading of few words."""

    labels: tuple[Phrase, ...]
    without: tuple[Phrase, ...] = ()

    def find(self, report: Report, about: About | None = None) -> Passage | None:
        """Give the first such paragraph."""
        above = ""
        for sentence in report.lines:
            if sentence.heading:
                above = sentence.text
                continue
            if about is not None and not about.sentence(sentence):
                continue
            found = _LABEL.match(sentence.text)
            headed = len(above.split()) <= _FEW_WORDS and self._said(above)
            if (found and self._said(found["label"])) or (headed and len(sentence.words) > 1):
                return Passage.of(sentence.text, sentence.place)
        return None

    def _said(self, text: str) -> bool:
        line = Sentence(text, "", 0, "")
        return any(map(line.says, self.labels)) and not any(map(line.says, self.without))


def row_passage(row: Row) -> Passage:
    """Quote a row of a table."""
    texts = " | ".join(cell.text.strip() for cell in row.cells if not cell.blank)
    place = row.cells[0].place
    return Passage.of(texts, place.sel or place.tabel or "tabel")
