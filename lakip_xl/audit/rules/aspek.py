"""Which paragraphs of a draft speak of which aspek of the merit index, and what is true of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.rules.merit_table import Aspek, MeritTable, merit_tables
from lakip_xl.rules.merit import HIGHEST, realisasi_aspek
from lakip_xl.rules.pembulatan import sama as same
from lakip_xl.schemes import default_of

_SCHEME = default_of("merit")
_BEST = _SCHEME.number(HIGHEST)
_WEIGHTS = _SCHEME.known_weights()

_FRONT = re.compile(r"^(?:[-•]\s*)?(?:\d+\s*[.)]\s*)?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table says of an aspek."""

    table: MeritTable
    aspek: Aspek
    weight: float | None
    """Weight of the aspek in percent, where the index is the one of the regulation."""

    @property
    def value(self) -> list[float]:
        """The scores of its indicators."""
        return [i.score.value for i in self.aspek.indicators if i.score.value is not None]

    @property
    def final(self) -> float:
        """Its nilai akhir."""
        return self.aspek.final

    @property
    def sound(self) -> bool:
        """Whether the table agrees with itself, so that the prose can be held against it."""
        total = self.aspek.total.value if self.aspek.total else None
        return (
            self.most > 0
            and len(self.value) == len(self.aspek.indicators)
            and (total is None or same(total, self.final))
            and all(
                i.final.value is not None
                and same((i.weight.value or 0.0) * (i.score.value or 0.0), i.final.value)
                for i in self.aspek.indicators
            )
        )

    @property
    def most(self) -> float:
        """The most that it can get."""
        return sum((i.weight.value or 0.0) * _BEST for i in self.aspek.indicators)

    @property
    def full(self) -> int:
        """How many indicators have the best score."""
        return self.value.count(_BEST)

    @property
    def realisasi(self) -> float | None:
        """Its realisasi in percent."""
        return None if self.weight is None else realisasi_aspek(self.final, self.most, self.weight)

    @property
    def capaian(self) -> float:
        """Its capaian in percent."""
        return self.final / self.most * 100


def aspek_name(text: str) -> str:
    """Bring the name of an aspek to the form in which names are compared."""
    return " ".join(re.sub(r"[^a-z ]", " ", text.casefold().replace("karier", "karir")).split())


def aspek_passages(draft: Draft) -> Iterator[tuple[Passage, Facts]]:
    """Give every paragraph that speaks of an aspek, with the facts of that aspek."""
    merits = merit_tables(draft)
    if not merits:
        return
    start, table = merits[0][0].block, merits[0][1]
    weight = _WEIGHTS if len(table.aspek) == len(_WEIGHTS) else (None,) * len(table.aspek)
    facts = [Facts(table, a, b) for a, b in zip(table.aspek, weight, strict=True)]
    table_blocks = sorted(t.block for t in draft.tables)
    current: Facts | None = None
    limit = 0
    for passage in draft.passages:
        if passage.block < start:
            continue
        front = aspek_name(_FRONT.sub("", passage.text))
        fresh = [f for f in facts if f.aspek.name and front.startswith(aspek_name(f.aspek.name))]
        if fresh:
            current = max(fresh, key=lambda f: len(f.aspek.name))
            limit = next((b for b in table_blocks if b > passage.block), len(draft.blocks))
        if current is not None and passage.block < limit:
            yield passage, current
