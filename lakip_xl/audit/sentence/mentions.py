"""Which rows of which tables a text names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.draft import Draft
from lakip_xl.audit.table.model import Kind as RowKind
from lakip_xl.audit.table.model import Table
from lakip_xl.audit.table.roles import Role

SHORTEST_NAME = 8


ALIKE = 93
"""Score of a fuzzy match from which a name counts as mentioned."""


_KEPT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789/-")
_NUMBERED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s*", re.IGNORECASE)


def fold(text: str) -> str:
    """Bring a name to the form in which names are looked for.

    Example:
        >>> fold("1) Persentase APM SD/MI (%)")
        'persentase apm sd/mi'
    """
    text = _NUMBERED.sub("", text.casefold())
    return " ".join(re.sub(r"[^a-z0-9/ -]|\bpersen\b", " ", text).split())


@dataclass(frozen=True, slots=True)
class Named:
    """A row that can be mentioned."""

    table: Table
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a row is mentioned in a sentence."""

    named: tuple[Named, ...]
    start: int
    end: int
    exact: bool


@dataclass(frozen=True)
class Facts:
    """What the tables of a draft say, by the names of their rows."""

    draft: Draft

    @cached_property
    def names(self) -> dict[str, list[Named]]:
        """Rows by folded name."""
        result: dict[str, list[Named]] = {}
        for table in self.draft.tables:
            wanted = (Role.TARGET, Role.REALISASI, Role.CAPAIAN, Role.BUDGET, Role.SPENT)
            if not table.with_role(*wanted):
                continue
            for i, row in enumerate(table.rows):
                name = fold(row.name)
                if row.kind is RowKind.ITEM and len(name) >= SHORTEST_NAME and " " in name:
                    result.setdefault(name, []).append(Named(table, i, name))
        return result

    @cached_property
    def money(self) -> set[float]:
        """Every figure of the tables that could be money."""
        cells = (c for t in self.draft.tables for r in t.rows for c in r.cells)
        return {c.value for c in cells if c.value is not None and c.value >= 1e5}

    def mentions(self, text: str) -> list[Mention]:
        """Find the rows that a text names, the longest names first, none inside another."""
        folded, places = _folded(text)
        found: list[Mention] = []
        for name in sorted(self.names, key=len, reverse=True):
            at = folded.find(name)
            if (
                at < 0
                or (at and folded[at - 1].isalnum())
                or folded[at + len(name) : at + len(name) + 1].isalnum()
            ):
                continue
            start, end = places[at], places[min(at + len(name), len(places) - 1)]
            if not any(m.start <= start < m.end for m in found):
                found.append(Mention(tuple(self.names[name]), start, end, exact=True))
        if not found and len(folded) < 2000:
            found = self._fuzzy(folded, places)
        return sorted(found, key=lambda m: m.start)

    def _fuzzy(self, folded: str, places: list[int]) -> list[Mention]:
        from rapidfuzz import fuzz, process

        long = [name for name in self.names if len(name) >= 20 and len(name) <= len(folded)]
        best = process.extract(folded, long, scorer=fuzz.partial_ratio, score_cutoff=ALIKE, limit=2)
        if len(best) != 1:
            return []
        match = fuzz.partial_ratio_alignment(folded, best[0][0])
        if match is None:
            return []
        start, end = places[match.src_start], places[min(match.src_end, len(places) - 1)]
        return [Mention(tuple(self.names[best[0][0]]), start, end, exact=False)]


def _folded(text: str) -> tuple[str, list[int]]:
    """Fold a text and keep the place of every letter."""
    out: list[str] = []
    places: list[int] = []
    for i, ch in enumerate(text.casefold()):
        keep = ch if ch in _KEPT else " "
        if keep == " " and (not out or out[-1] == " "):
            continue
        out.append(keep)
        places.append(min(i, len(text)))
    places.append(len(text))
    return "".join(out), places


def closest(name: str, names: Sequence[str], alike: float = ALIKE) -> str | None:
    """Find the one name that is the same but for its spelling; its numbers are the same.

    Example:
        >>> closest("persentase jalan mantab", ["persentase jalan mantap", "indeks jalan"])
        'persentase jalan mantap'
        >>> closest("siswa usia 7-12", ["siswa usia 13-15"])
    """
    from rapidfuzz import fuzz, process

    if name in names:
        return name
    digits = re.findall(r"\d+", name)
    alike_names = [one for one in names if re.findall(r"\d+", one) == digits]
    best = process.extract(name, alike_names, scorer=fuzz.ratio, score_cutoff=alike, limit=2)
    return best[0][0] if len(best) == 1 else None
