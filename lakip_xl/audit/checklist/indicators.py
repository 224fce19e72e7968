"""The seven disclosures of each indicator: which of them the report makes, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from lakip_xl.audit.checklist.criteria import CRITERIA, PROGRAMMES, Criterion
from lakip_xl.audit.checklist.roots import roots
from lakip_xl.audit.checklist.text import Report, Sentence, is_heading
from lakip_xl.audit.checklist.verdict import Answer, Verdict, judge_one
from lakip_xl.audit.table.model import Kind, Row, Table
from lakip_xl.audit.table.roles import Column, Role

MOST = 60
"""Indicators that are looked at; a report of an office has a few."""
_WORD = re.compile(r"[A-Za-z]{3,}")
_EMPTY = frozenset(
    [
        "dan",
        "yang",
        "untuk",
        "dengan",
        "pada",
        "dari",
        "oleh",
        "terhadap",
        "dalam",
        "atas",
        "persentase",
        "jumlah",
        "nilai",
        "indikator",
        "tingkat",
        "kota",
        "kabupaten",
        "provinsi",
    ]
)
_MOST_WORDS = 0.75
"""Share of a name's words that must be said."""

BY_ID = {criterion.id: criterion for criterion in CRITERIA}
DISCLOSURES: tuple[tuple[str, Criterion], ...] = (
    ("target dan realisasi", BY_ID["3.b.3"]),
    ("tahun sebelumnya", BY_ID["3.b.5"]),
    ("target jangka menengah", BY_ID["3.b.4"]),
    ("nasional", BY_ID["3.b.6"]),
    ("keberhasilan atau kegagalan", BY_ID["3.b.7"]),
    ("efisiensi", BY_ID["3.b.8"]),
    ("program", PROGRAMMES),
)
_FOR_ALL = frozenset({"efisiensi", "program"})
"""What reports usually disclose for all indicators together."""


@dataclass(frozen=True)
class Indicator:
    """An indicator of the report, and what is about it."""

    name: str
    place: str
    blocks: frozenset[int] = frozenset()
    """The blocks of its own section."""

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The roots of the words of its name that say something."""
        found = [w for w in _WORD.findall(self.name) if w.casefold() not in _EMPTY]
        return tuple(roots(word) for word in dict.fromkeys(w.casefold() for w in found))

    def named_in(self, text: str) -> bool:
        """Tell whether a text names it."""
        if not self.words:
            return False
        said = frozenset().union(*(roots(word) for word in _WORD.findall(text)), frozenset())
        hits = sum(bool(word & said) for word in self.words)
        return hits >= max(1, round(len(self.words) * _MOST_WORDS))

    def sentence(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is about it: it names it, or stands in its section."""
        return (
            sentence.block in self.blocks
            or self.named_in(sentence.text)
            or any(map(self.named_in, sentence.headings))
        )

    def row(self, table: Table, row: Row) -> bool:
        """Tell whether a row of a table is about it."""
        names = " ".join(cell.text for cell in row.cells if cell.number is None)
        return self.named_in(f"{row.full_name} {names}") or self.named_in(table.title)


@dataclass(frozen=True, slots=True)
class Disclosures:
    """An indicator with its seven verdicts."""

    indicator: Indicator
    verdicts: tuple[Verdict, ...]

    def as_json(self) -> dict[str, object]:
        """Give it as a JSON object."""
        return {
            "indikator": self.indicator.name,
            "sel": self.indicator.place,
            "pengungkapan": [
                {k: v for k, v in one.as_json().items() if k != "poin"} for one in self.verdicts
            ],
        }


def find_indicators(report: Report) -> list[Indicator]:
    """Find the main indicators: the rows of tables that hold targets and results of indicators."""
    tables = [
        t
        for t in report.tables
        if t.performance
        and t.with_role(Role.TARGET)
        and t.with_role(Role.REALISASI, Role.CAPAIAN)
        and any(map(_of_indicators, t.columns))
    ]
    main = [t for t in tables if not _of_programmes(t)]
    found: dict[frozenset[frozenset[str]], Indicator] = {}
    for table in main or tables:
        for row, name in _named_rows(table):
            one = Indicator(name, row.cells[0].place.sel or "")
            if one.words:
                found.setdefault(frozenset(one.words), one)
    return _with_sections(report, list(found.values())[:MOST])


def _of_indicators(column: Column) -> bool:
    """Tell the column of the indicators; a narrow one of a PDF cuts the word."""
    return "indikator" in "".join(column.title.split()).casefold()


def _of_programmes(table: Table) -> bool:
    titles = " ".join((table.title, *(c.title for c in table.columns))).casefold()
    return "program" in titles or "kegiatan" in titles


def _named_rows(table: Table) -> Iterator[tuple[Row, str]]:
    column = next(filter(_of_indicators, table.columns))
    figures = table.with_role(Role.TARGET, Role.REALISASI, Role.CAPAIAN)
    for row in table.rows:
        name = row.cells[column.index].text.strip()
        filled = any(not row.cells[c.index].blank for c in figures)
        if row.kind is Kind.ITEM and filled and _WORD.search(name):
            yield row, re.sub(r"^\d+[.)]\s*", "", name)


def _with_sections(report: Report, indicators: list[Indicator]) -> list[Indicator]:
    """Give each indicator the blocks below a heading or a short line that names it alone."""
    blocks: dict[int, set[int]] = {i: set() for i in range(len(indicators))}
    current: int | None = None
    for passage in report.passages:
        if is_heading(passage) or len(passage.text) < 160:
            named = [i for i, one in enumerate(indicators) if one.named_in(passage.text)]
            if len(named) == 1:
                current = named[0]
            elif passage.text.casefold().startswith("bab "):
                current = None
        if current is not None:
            blocks[current].add(passage.block)
    return [replace(one, blocks=frozenset(blocks[i])) for i, one in enumerate(indicators)]


def disclose(report: Report) -> list[Disclosures]:
    """Judge the seven disclosures of every indicator."""
    whole = {name: judge_one(report, c) for name, c in DISCLOSURES if name in _FOR_ALL}
    result = []
    for indicator in find_indicators(report):
        verdicts = []
        for name, criterion in DISCLOSURES:
            one = replace(judge_one(report, criterion, indicator), id=name, points=0.0)
            if one.answer is Answer.NO and name in whole and whole[name].answer is not Answer.NO:
                one = replace(one, answer=Answer.PART, passages=whole[name].passages)
            verdicts.append(one)
        result.append(Disclosures(indicator, tuple(verdicts)))
    return result
