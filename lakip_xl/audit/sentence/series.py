"""Figures of a sentence against the rows and the years of a table that the sentence names.

A table over years says the same in two layouts: years as columns, or years as rows. Either gives
series: a name, and a cell for every year. A row of any other table is a series without years.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.finding import Finding
from lakip_xl.audit.sentence.cells import comparable, digits_of, equal, misquoted
from lakip_xl.audit.sentence.near import one_slip
from lakip_xl.audit.sentence.passages import Context, Sentence
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind
from lakip_xl.audit.table.model import Cell, Table
from lakip_xl.audit.table.model import Kind as RowKind
from lakip_xl.audit.table.roles import Role

NEAR = 3
"""Blocks between a table and a sentence that may name its rows by a single word."""
FEWEST_DIGITS = 4
REACH = 40
"""Characters between the name of a row and the figure that is surely its own."""
_YEAR = re.compile(r"^\D{0,12}((?:19|20)\d\d)\D{0,3}$")
_WORD = re.compile(r"[a-z]{2,}")
_GENERIC = frozenset(
    {
        *("jumlah", "total", "target", "realisasi", "capaian", "tahun", "persen"),
        *("persentase", "rata", "nilai", "anggaran", "uraian", "satuan", "indikator"),
        *("sasaran", "kinerja", "program", "kegiatan", "keterangan", "dan", "yang"),
        *("di", "dengan", "untuk", "pada", "dari", "per", "atau"),
        *("rp", "tabel", "hasil"),
    }
)
_ROLES = {
    Role.TARGET: {Kind.TARGET},
    Role.BUDGET: {Kind.BUDGET, Kind.TARGET},
    Role.REALISASI: {Kind.REALISASI, Kind.WORD, Kind.UP, Kind.DOWN},
    Role.SPENT: {Kind.REALISASI, Kind.WORD},
    Role.CAPAIAN: {Kind.CAPAIAN, Kind.WORD},
}


@dataclass(frozen=True, slots=True)
class Series:
    """What a table says of one thing."""

    words: frozenset[str]
    table: Table
    years: dict[int, Cell]
    """Its figures by year; empty for a table without years."""
    cells: tuple[Cell, ...]
    role: Role


@dataclass(frozen=True)
class Index:
    """The series of a draft by the longest word of their names."""

    series: dict[str, list[Series]] = field(default_factory=dict)

    def named(self, words: set[str]) -> list[Series]:
        """Give the series all of whose words are among some words, the fullest names only."""
        found = [s for w in words for s in self.series.get(w, ()) if s.words <= words]
        return [s for s in found if not any(s.words < other.words for other in found)]


def index(draft: Draft) -> Index:
    """Read the series of every table of a draft."""
    result: dict[str, list[Series]] = {}
    for table in draft.tables:
        for one in _series(table):
            if one.words:
                result.setdefault(max(one.words, key=lambda w: (len(w), w)), []).append(one)
    return Index(result)


def _names(text: str) -> frozenset[str]:
    plain = re.sub(r"\([^)]*\)", " ", text.casefold())
    return frozenset(_WORD.findall(plain)) - _GENERIC


def _series(table: Table) -> Iterator[Series]:
    columns = [c for c in table.columns if c.index in table.numeric]
    dated = [c for c in columns if c.year is not None and c.period is None]
    for row in table.rows:
        if row.kind is not RowKind.ITEM:
            continue
        cells = tuple(row.cells[c.index] for c in columns if row.cells[c.index].number)
        for role in {c.role for c in dated}:
            own = {c.year: row.cells[c.index] for c in dated if c.role is role and c.year}
            if len(own) > 1 and len(own) == sum(c.role is role for c in dated):
                yield Series(_names(row.name), table, own, tuple(own.values()), role)
        if not dated:
            yield Series(_names(row.name), table, {}, cells, Role.OTHER)
    years = {i: m[1] for i, row in enumerate(table.rows) if (m := _YEAR.match(row.name or row.key))}
    if len(set(years.values())) == len(years) > 1:
        for c in columns:
            own = {int(y): table.rows[i].cells[c.index] for i, y in years.items()}
            yield Series(_names(c.title), table, own, tuple(own.values()), c.role)


def against_series(known: Index, passage: Passage, context: Context) -> Iterator[Finding]:
    """Hold the figures of a passage against the series that its sentences name."""
    for sentence in context.sentences:
        if sentence.formula:
            continue
        for amount in sentence.amounts:
            found = _hold(known, passage, sentence, amount)
            if found is not None:
                yield found


def _hold(known: Index, passage: Passage, sentence: Sentence, amount: Amount) -> Finding | None:
    """Hold one amount against the only series that the words before it name."""
    text = sentence.text[: amount.token.start].casefold()
    before = set(_WORD.findall(text))
    named = [s for s in known.named(before) if _close(s, passage) and _fits(s, amount)]
    named = [s for s in named if any(comparable(amount, c) for c in s.cells)]
    last = {max(text.rfind(w) for w in s.words) for s in named}
    named = [s for s in named if max(text.rfind(w) for w in s.words) == max(last, default=-1)]
    if not named or any(equal(amount, c) for s in named for c in s.cells if not s.years):
        return None
    if len(named) != 1 or len(re.sub(r"\D", "", amount.token.text)) < FEWEST_DIGITS:
        return None
    one = named[0]
    if one.years and amount.dated and amount.year and int(amount.year) in one.years:
        return _by_year(one, passage, sentence, amount)
    if any(equal(amount, c) for c in one.cells):
        return None
    slips = [c for c in one.cells if comparable(amount, c) and _slip(amount, c)]
    gap = text[max(text.rfind(w) for w in one.words) :]
    beside = not any(ch.isdigit() for ch in gap)
    anchored = any(equal(a, c) for a in sentence.amounts if a is not amount for c in one.cells)
    if len(slips) == 1 and (beside or anchored):
        return _finding(passage, one, slips[0], amount, f"tabel memuat {slips[0].text}")
    if beside and len(gap) <= REACH and not one.years:
        other = _of_another(one, amount)
        if other is not None:
            return _finding(passage, one, other, amount, f"tabel memuat {other.text}")
    return None


def _of_another(one: Series, amount: Amount) -> Cell | None:
    """Give the cell that should have been quoted where the figure of another row was."""
    found = []
    for column in {c.column for c in one.cells}:
        own = next(c for c in one.cells if c.column == column)
        for row in one.table.rows:
            cell = row.cells[column]
            if cell.value == amount.value and comparable(amount, cell) and comparable(amount, own):
                found.append(own)
    return found[0] if len(found) == 1 else None


def _by_year(one: Series, passage: Passage, sentence: Sentence, amount: Amount) -> Finding | None:
    year = int(amount.year) if amount.year else 0
    cell = one.years.get(year)
    if cell is None or not amount.dated or not comparable(amount, cell) or equal(amount, cell):
        return None
    others = [y for y, c in one.years.items() if y != year and comparable(amount, c)]
    same = [y for y in others if equal(amount, one.years[y])]
    if len(same) == 1:
        words = f"tabel memuatnya untuk {same[0]}, dan {cell.text} untuk {year}"
        return _finding(passage, one, cell, amount, words)
    anchored = any(
        a is not amount and a.year and (c := one.years.get(int(a.year))) and equal(a, c)
        for a in sentence.amounts
    )
    if not same and (_slip(amount, cell) or (anchored and amount.role not in {Kind.UP, Kind.DOWN})):
        return _finding(passage, one, cell, amount, f"tabel memuat {cell.text} untuk {year}")
    return None


def _slip(amount: Amount, cell: Cell) -> bool:
    said, own = amount.token.number, cell.number
    if said is None or own is None or said.decimals != own.decimals:
        return False
    return one_slip(digits_of(amount.token.text), digits_of(cell.text))


def _close(one: Series, passage: Passage) -> bool:
    """Tell whether a sentence may mean a series by its name; by one word only beside its table."""
    return len(one.words) > 2 or abs(one.table.block - passage.block) <= NEAR


def _fits(one: Series, amount: Amount) -> bool:
    if amount.role is Kind.REST or amount.beside:
        return False
    return amount.role in _ROLES.get(one.role, {amount.role})


def _finding(passage: Passage, one: Series, cell: Cell, amount: Amount, words: str) -> Finding:
    message = f"Kalimat menyebut {amount.token.text}; {words}."
    return misquoted(passage, amount, one.table, cell, message, right=cell.value)
