"""The figures of the recap: added where they may be added, averaged within one way of judging.

Money of one year adds up over all offices. Scores and categories are only comparable where scale
and method are the same: offices are grouped by year, scale and method, and no figure of the recap
crosses the border of a group.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum

from lakip_xl.consolidate.model import COUNTED, Plain, State
from lakip_xl.consolidate.store import Store
from lakip_xl.rules.anggaran import serapan
from lakip_xl.rules.sasaran import nama_baku

Group = tuple[int | None, str, str]
"""Year, scale and method: what makes scores comparable."""


@dataclass(slots=True)
class File:
    """A file of the folder as the store knows it."""

    number: int
    path: str
    digest: str
    state: str
    office: str
    region: str
    year: int | None
    version: int | None
    scale: str
    labels: tuple[str, ...]
    method: str
    audited: str
    reasons: list[str]
    counts: bool = False
    """Whether its figures enter totals and rankings."""
    results: dict[str, tuple[Plain, str, str]] = field(default_factory=dict)
    """Headline figures by name: value, sheet, cell."""

    @property
    def group(self) -> Group:
        """What its scores may be compared with."""
        return self.year, self.scale, self.method

    @property
    def shown(self) -> str:
        """The office's name; the file's where the office has not given one."""
        return self.office or self.path

    def value(self, name: str) -> Plain:
        """Give a headline figure; None where the workbook lacks it."""
        found = self.results.get(name)
        return None if found is None else found[0]

    def number_of(self, name: str) -> float | None:
        """Give a headline figure that is a number."""
        value = self.value(name)
        return float(value) if isinstance(value, float | int) else None


@dataclass(frozen=True, slots=True)
class Total:
    """Money of one year added over offices."""

    year: int | None
    name: str
    offices: int
    budget: float
    spent: float

    @property
    def absorption(self) -> float | None:
        """Percent; None without a budget."""
        return serapan(self.spent, self.budget) if self.budget else None


class _Sum:
    """Adds without the errors of adding floats one by one."""

    def __init__(self) -> None:
        self._values: list[float] = []

    def step(self, value: Plain) -> None:
        if isinstance(value, float | int):
            self._values.append(value)

    def finalize(self) -> float:
        return fsum(self._values)


class Picture:
    """The recap's figures, each asked of the store when it is needed.

    Args:
        store: The store after a run.
        expected: The offices that should have sent a workbook; empty where nobody has said.
    """

    def __init__(self, store: Store, expected: Sequence[str] = ()) -> None:
        self.store = store
        self.expected = expected
        self.files = [_file(row) for row in store.rows(_FILES)]
        by_number = {one.number: one for one in self.files}
        for number, name, value, sheet, cell in store.rows("SELECT * FROM hasil"):
            by_number[number].results[str(name)] = (value, str(sheet), str(cell))  # type: ignore[index]
        _choose(self.files)
        db = store.connection
        db.create_aggregate("jumlah", 1, _Sum)  # type: ignore[arg-type]  # sqlite3's protocol
        db.create_function("baku", 1, lambda text: nama_baku(text or ""), deterministic=True)
        db.execute("CREATE TEMP TABLE IF NOT EXISTS ikut (berkas INTEGER PRIMARY KEY)")
        db.execute("DELETE FROM ikut")
        db.executemany(
            "INSERT INTO ikut VALUES (?)", [(one.number,) for one in self.files if one.counts]
        )

    @cached_property
    def counted(self) -> list[File]:
        """The files whose figures count."""
        return [one for one in self.files if one.counts]

    @cached_property
    def groups(self) -> dict[Group, list[File]]:
        """The files that count, by what makes them comparable."""
        found: defaultdict[Group, list[File]] = defaultdict(list)
        for one in self.counted:
            found[one.group].append(one)
        return dict(sorted(found.items(), key=lambda item: (-(item[0][0] or 0), item[0][1:])))

    def ranked(self, group: Group) -> list[tuple[int | None, File]]:
        """Give the offices of a group by their score, the best first; equals share a rank."""
        scored = [
            (score, one)
            for one in self.groups[group]
            if (score := one.number_of("NilaiKinerjaIku")) is not None
        ]
        scored.sort(key=lambda pair: (-round(pair[0], 2), pair[1].shown))
        order = [round(score, 2) for score, _ in scored]
        ranks: list[tuple[int | None, File]] = [
            (order.index(round(score, 2)) + 1, one) for score, one in scored
        ]
        unscored = [o for o in self.groups[group] if o.number_of("NilaiKinerjaIku") is None]
        return ranks + [(None, one) for one in sorted(unscored, key=lambda one: one.shown)]

    @cached_property
    def years(self) -> list[Total]:
        """The money of each year."""
        return self._totals(
            "SELECT tahun, '', count(DISTINCT b.id), jumlah(\"Anggaran Dihitung\"),"
            ' jumlah("Realisasi Dihitung") FROM tblAnggaran t JOIN ikut USING (berkas)'
            " JOIN berkas b ON b.id=t.berkas GROUP BY tahun ORDER BY tahun DESC"
        )

    @cached_property
    def programmes(self) -> list[Total]:
        """The money of each programme of a year, offices' own spellings of a name taken as one."""
        return self._totals(
            'SELECT tahun, max(coalesce("Program", "Kode Program")), count(DISTINCT b.id),'
            ' jumlah("Anggaran Dihitung"), jumlah("Realisasi Dihitung")'
            " FROM tblAnggaran t JOIN ikut USING (berkas) JOIN berkas b ON b.id=t.berkas"
            ' WHERE "Anggaran Dihitung" IS NOT NULL OR "Realisasi Dihitung" IS NOT NULL'
            ' GROUP BY tahun, baku(coalesce("Program", "Kode Program"))'
            " ORDER BY tahun DESC, 4 DESC"
        )

    @cached_property
    def spending(self) -> list[Total]:
        """The money of each kind of spending of a year."""
        return self._totals(
            'SELECT tahun, max("Jenis Belanja"), count(DISTINCT b.id), jumlah("Anggaran"),'
            ' jumlah("Realisasi") FROM tblBelanja t JOIN ikut USING (berkas)'
            ' JOIN berkas b ON b.id=t.berkas GROUP BY tahun, baku("Jenis Belanja")'
            " ORDER BY tahun DESC, 4 DESC"
        )

    def _totals(self, statement: str) -> list[Total]:
        return [
            Total(_int(year), str(name or "(tanpa nama)"), _int(n) or 0, _float(b), _float(r))
            for year, name, n, b, r in self.store.rows(statement)
        ]

    def categories(self, table: str) -> defaultdict[int, Counter[str]]:
        """Count the categories of each file's rows in a table."""
        found: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for number, label, count in self.store.rows(
            f'SELECT berkas, "Kategori", count(*) FROM {table} JOIN ikut USING (berkas)'  # noqa: S608
            ' WHERE "Kategori" IS NOT NULL GROUP BY 1, 2'
        ):
            found[_int(number) or 0][str(label)] += _int(count) or 0
        return found

    def capaian(self, group: Group) -> list[float]:
        """Give the capaian of all indicators of a group."""
        chosen = {one.number for one in self.groups[group]}
        return [
            float(value)
            for number, value in self.store.rows(
                'SELECT berkas, "Capaian" FROM tblIKU WHERE "Capaian" IS NOT NULL'
            )
            if number in chosen and isinstance(value, float | int)
        ]

    def findings(self) -> Iterable[tuple[Plain, ...]]:
        """Give the worst findings of each workbook: path, severity, rule, sheet, cell, text."""
        return self.store.rows(
            "SELECT b.jalur, b.instansi, t.tingkat, t.aturan, t.lembar, t.sel, t.pesan"
            " FROM temuan t JOIN berkas b ON b.id=t.berkas ORDER BY b.jalur, t.rowid"
        )

    @cached_property
    def missing(self) -> list[str]:
        """The offices expected of which no file counts."""
        here = {nama_baku(one.office) for one in self.counted}
        return [name for name in self.expected if nama_baku(name) not in here]

    @cached_property
    def unexpected(self) -> list[File]:
        """The files that count, of offices nobody expected."""
        due = {nama_baku(name) for name in self.expected}
        return [one for one in self.counted if due and nama_baku(one.office) not in due]


_FILES = (
    "SELECT id, jalur, sidik, keadaan, instansi, daerah, tahun, versi, skala, kelas, metode,"
    " diperiksa, sebab FROM berkas ORDER BY jalur"
)


def _file(row: tuple[Plain, ...]) -> File:
    number, path, digest, state, office, region, year, version, scale, labels, method, *rest = row
    return File(
        _int(number) or 0, str(path), str(digest), str(state), str(office), str(region),
        _int(year), _int(version), str(scale), tuple(json.loads(str(labels))), str(method),
        str(rest[0]), list(json.loads(str(rest[1]))),
    )  # fmt: skip


def _choose(files: list[File]) -> None:
    """Decide which files count: an office reports a year once, or none of its files counts."""
    states = {state.value for state in COUNTED}
    same: defaultdict[tuple[str, str, int | None], list[File]] = defaultdict(list)
    for one in files:
        if one.state in states:
            one.counts = True
            if one.office:
                same[nama_baku(one.office), nama_baku(one.region), one.year].append(one)
    for several in same.values():
        if len(several) < 2:
            continue
        first = several[0]
        copies = all(one.digest == first.digest for one in several)
        for one in several[1:] if copies else several:
            one.counts = False
            one.state = State.UNFIT.value
            others = ", ".join(other.path for other in several if other is not one)
            one.reasons.insert(
                0,
                f"Salinan yang sama dengan {first.path}; dihitung sekali."
                if copies
                else f"Instansi dan tahun yang sama juga ada di {others}: sisakan satu berkas.",
            )


def _int(value: Plain) -> int | None:
    return round(value) if isinstance(value, float | int) else None


def _float(value: Plain) -> float:
    return float(value) if isinstance(value, float | int) else 0.0
