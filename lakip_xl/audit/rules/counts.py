"""Counts that the prose states: programs, kegiatan, subkegiatan, aspek, indicators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.rules.fragments import BUDGET_TREE, ONE_ASPEK
from lakip_xl.audit.rules.merit_table import merit_tables
from lakip_xl.audit.rules.year import report_year
from lakip_xl.audit.table.model import Kind, Table
from lakip_xl.audit.table.roles import Role

LEVELS = ("program", "kegiatan", "subkegiatan")

_COUNT = re.compile(
    r"\b(\d{1,3})\s*(?:\([a-z ]+\)\s*)?(program\b|kegiatan\b|sub\s*-?\s*[jk]egiatan\b)",
    re.IGNORECASE,
)
_MERIT = re.compile(
    r"\b(\d+)\s*(?:\([a-z ]+\)\s*)?aspek\s+(?:dan|dengan|serta|yang terdiri dari|terdiri dari)\s+"
    r"(\d+)\s*(?:\([a-z ]+\)\s*)?indikator",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
REACH = 60
"""Characters between counts that still belong to one enumeration."""


@dataclass(frozen=True)
class Tree:
    """A budget table with three levels: what there is to count."""

    table: Table

    @cached_property
    def depths(self) -> list[int]:
        """Level of every row, 0 for a program; -1 for a total."""
        result: list[int] = []
        for row in self.table.rows:
            depth = result[row.parent] + 1 if row.parent is not None else 0
            result.append(depth if row.kind is Kind.ITEM else -1)
        return result

    @property
    def complete(self) -> bool:
        """Whether the table has exactly the three levels."""
        money = self.table.with_role(Role.BUDGET)
        return bool(money) and set(self.depths) - {-1} == {0, 1, 2}

    def count(self, top: int | None = None) -> tuple[int, int, int]:
        """Count the rows of each level, of one program or of all."""
        result = [0, 0, 0]
        for position, depth in enumerate(self.depths):
            if depth >= 0 and (top is None or self._root(position) == top):
                result[depth] += 1
        return result[0], result[1], result[2]

    def _root(self, position: int) -> int:
        parent = self.table.rows[position].parent
        return position if parent is None else self._root(parent)

    def programs(self) -> Iterator[tuple[int, str]]:
        """Give the programs: position and name, without the word itself."""
        for position, depth in enumerate(self.depths):
            if depth == 0:
                yield position, _name(self.table.rows[position].full_name)


def _name(text: str) -> str:
    """Bring a program's name to the form that is looked for in prose."""
    text = re.sub(r"(\w)\s*/\s*\w+", r"\1", text.casefold())
    return " ".join(re.sub(r"\bprogram\b|[^a-z ]", " ", text).split())


@rule(
    "cacah-prosa",
    Severity.GALAT,
    tujuan="Jumlah program, kegiatan, dan subkegiatan yang disebut naskah sama dengan barisnya.",
    dasar="Cacah baris tabel anggaran menurut jenjang kodenya.",
    contoh='Naskah menyebut "50 subkegiatan", tabel anggaran memuat 48.',
    wrong=BUDGET_TREE + "OPD mengelola 2 program, 1 kegiatan dan 4 subkegiatan.",
    right=BUDGET_TREE + "Program A meliputi 1 kegiatan dan 2 subkegiatan.",
)
def check_counts(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Hold counts in the prose against the rows of the budget tables."""
    trees = [tree for table in draft.tables if (tree := Tree(table)).complete]
    if not trees or len({p.count() for p in trees}) > 1:
        return
    year = report_year(draft)
    for passage in draft.passages:
        until = 0
        for group in _enumerations(passage.text):
            previous = passage.text[until : group[0].start()]
            until = group[-1].end()
            said = set(_YEAR.findall(previous[-160:]))
            if said and year is not None and year not in said:
                continue  # the plan of another year
            yield from _test(passage, trees[0], group, previous, make)


def _enumerations(text: str) -> Iterator[list[re.Match[str]]]:
    """Group counts that stand together, from the larger unit to the smaller."""
    group: list[re.Match[str]] = []
    for match in _COUNT.finditer(text):
        far = group and match.start() - group[-1].end() > REACH
        if group and (far or _level(match) <= _level(group[-1])):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _level(match: re.Match[str]) -> int:
    satuan = match[2].casefold()
    return 2 if satuan.startswith("sub") else LEVELS.index(satuan)


def _test(
    passage: Passage, trees: Tree, group: list[re.Match[str]], previous: str, make: Maker
) -> Iterator[Finding]:
    near = _name(previous[-160:] + passage.text[group[0].start() : group[-1].end()])
    said = [(near.rfind(name), position) for position, name in trees.programs() if name in near]
    every = trees.count()
    own = {_level(match): int(match[1]) for match in group}
    if 0 in own and own[0] != 1:
        right, key = every, None
    elif said and len(group) > 1:
        position = max(said)[1]
        right, key = trees.count(position), trees.table.rows[position].key
    else:
        return
    if 0 in own and key is None and own[0] != every[0] and len(group) == 1:
        return  # "2 program" alone may speak of some of them
    for match in group:
        depth, numbers = _level(match), int(match[1])
        if numbers != right[depth] and not (depth == 0 and key is not None):
            source = f"Program {key}" if key is not None else "tabel anggaran"
            yield make(
                passage.at(trees.table.number, key or LEVELS[depth], f"jumlah {LEVELS[depth]}"),
                f'Naskah menyebut "{" ".join(match[0].split())}", {source} memuat {right[depth]} '
                f"{LEVELS[depth]}.",
                tercetak=float(numbers),
                dihitung=float(right[depth]),
            )


@rule(
    "cacah-merit",
    Severity.GALAT,
    tujuan="Jumlah aspek dan indikator sistem merit yang disebut naskah sama dengan tabelnya.",
    dasar="Cacah baris tabel nilai indikator.",
    contoh='Naskah menyebut "8 aspek dan 39 indikator", tabel memuat 37 indikator.',
    wrong=ONE_ASPEK + "Penilaian memuat 1 aspek dan 3 indikator.",
    right=ONE_ASPEK + "Penilaian memuat 1 aspek dan 2 indikator.",
)
def check_merit_counts(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Hold the counts of the merit index against its table."""
    merits = merit_tables(draft)
    if not merits:
        return
    table = merits[0][1]
    right = (len(table.aspek), sum(len(aspek.indicators) for aspek in table.aspek))
    for passage in draft.passages:
        for match in _MERIT.finditer(passage.text):
            for what, numbers, count in zip(
                ("aspek", "indikator"), match.groups(), right, strict=True
            ):
                if int(numbers) != count:
                    yield make(
                        passage.at(table.number, what, f"jumlah {what}"),
                        f'Naskah menyebut "{match[0]}", tabel memuat {count} {what}.',
                        tercetak=float(numbers),
                        dihitung=float(count),
                    )
