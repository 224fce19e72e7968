"""The same long figure in two places: with another unit, of another year, or nearly the same.

A figure with many digits is hardly met twice by chance. Where a sentence and a table (or another
sentence) share one, they speak of the same thing, whatever either calls it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.draft import Passage
from lakip_xl.audit.sentence.mentions import SHORTEST_NAME, Facts, fold
from lakip_xl.audit.sentence.near import distinct, one_slip
from lakip_xl.audit.sentence.passages import Context, Sentence, Wrong, span_of
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind
from lakip_xl.audit.table.model import Kind as RowKind
from lakip_xl.audit.table.model import Table
from lakip_xl.audit.table.roles import Column, Role
from lakip_xl.rules.format import rupiah

FEWEST_DIGITS = 5
_YEAR = re.compile(r"\b20\d\d\b")
_SCALE = re.compile(
    r"\b(?:dalam\s+)?(ribu|juta|miliar|milyar|triliun|trilyun)(?:an)?\s+rupiah\b", re.IGNORECASE
)
_POWER = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_NAMES = {3: "ribu", 6: "juta", 9: "miliar", 12: "triliun"}
_EXTREMES = {
    **dict.fromkeys(("terbesar", "tertinggi", "terbanyak"), 1),
    **dict.fromkeys(("terkecil", "terendah", "tersedikit", "terrendah"), -1),
}
FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of a table."""

    table: Table
    column: Column
    item: bool
    value: float
    power: int | None
    """The power of ten of the unit in which the table's title says that amounts are."""
    text: str


@dataclass(frozen=True)
class Ledger:
    """Every long figure of a draft by its digits."""

    facts: Facts
    read: Sequence[tuple[Passage, Context]]

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """The figures of the tables."""
        result: dict[str, list[Entry]] = {}
        for table in self.facts.draft.tables:
            power = scale_of(table)
            for row in table.rows:
                for k in table.numeric:
                    cell, column = row.cells[k], table.columns[k]
                    if cell.value is not None and len(digits(cell.text)) >= FEWEST_DIGITS:
                        item = row.kind is RowKind.ITEM
                        one = Entry(table, column, item, cell.value, power, cell.text)
                        result.setdefault(digits(cell.text), []).append(one)
        return result

    @cached_property
    def told(self) -> dict[str, Counter[int]]:
        """With which powers of ten the sentences write their digits."""
        result: dict[str, Counter[int]] = {}
        for one in (a for _, c in self.read for s in c.sentences for a in s.amounts):
            if len(digits(one.token.text)) >= FEWEST_DIGITS and scaled(one):
                result.setdefault(digits(one.token.text), Counter())[scaled(one)] += 1
        return result

    @cached_property
    def dated(self) -> dict[tuple[int, int], Counter[str]]:
        """Which years the sentences give the figures of a column, by table and column."""
        result: dict[tuple[int, int], Counter[str]] = {}
        for sentence in (s for _, c in self.read for s in c.sentences):
            for amount in sentence.amounts:
                year = _own_year(sentence, amount)
                for at in {(e.table.block, e.column.index) for e in self.of(amount) if year}:
                    result.setdefault(at, Counter())[year] += 1
        return result

    @cached_property
    def year(self) -> str:
        """The year that most passages name."""
        every = Counter(y for p, _ in self.read for y in set(_YEAR.findall(p.text)))
        return max(every, key=lambda y: (every[y], y), default="")

    @cached_property
    def years(self) -> dict[float, Counter[str]]:
        """Which years the sentences give a figure."""
        result: dict[float, Counter[str]] = {}
        for sentence in (s for _, c in self.read for s in c.sentences):
            for amount in sentence.amounts:
                if year := _own_year(sentence, amount):
                    result.setdefault(amount.value, Counter())[year] += 1
        return result

    def usual(self, value: float, said: str) -> str:
        """Give the other year that the sentences give a figure, where it is likelier."""
        return self.likely(self.years.get(value, Counter()), said)

    def likely(self, told: Counter[str], said: str) -> str:
        """Choose between two years that were told: that of the report."""
        others = [y for y in told if y != said]
        return self.year if others == [self.year] and told[said] == 1 else ""

    def named(self, sentence: Sentence, amount: Amount) -> Iterator[Entry]:
        """Give the cells with the figure of an amount in rows that its sentence names."""
        text = fold(sentence.text)
        for table in self.facts.draft.tables:
            for row in table.rows:
                name = fold(row.name)
                cells = [c for c in row.cells if c.value == amount.value and c.number]
                if row.kind is RowKind.ITEM and cells and len(name) >= SHORTEST_NAME:
                    for cell in cells if name in text else ():
                        yield Entry(table, table.columns[cell.column], True, amount.value, None, "")

    def of(self, amount: Amount) -> list[Entry]:
        """Give the figures of tables that have the digits of an amount and may be the same."""
        found = self.entries.get(digits(amount.token.text), []) if not amount.token.percent else []
        return [e for e in found if e.power is not None or e.value == amount.value]


def scale_of(table: Table) -> int | None:
    """Give the power of ten of the unit in which the title of a table says that amounts are."""
    scale = _SCALE.search(table.title)
    return _POWER[scale[1].casefold()] if scale else None


def digits(text: str) -> str:
    """Give the digits that tell a figure from others, without the zeros behind it.

    Example:
        >>> digits("Rp 360.363,8"), digits("1.500.000,00")
        ('3603638', '15')
    """
    return re.sub(r"\D", "", re.sub(r",00?$|,-$", "", text.strip())).rstrip("0")


def scaled(amount: Amount) -> int:
    """Give the power of ten of the word behind an amount; 0 for none."""
    number = amount.token.number
    behind = len(re.sub(r"^[^,.]*(?:[,.]\d{3})*[,.]?", "", amount.token.text)) if number else 0
    return behind - number.decimals if number and number.decimals < 0 else 0


def twice(ledger: Ledger) -> Iterator[tuple[Passage, Wrong]]:
    """Find what the other place of a figure contradicts."""
    for passage, context in ledger.read:
        for sentence in context.sentences:
            for amount in sentence.amounts:
                for wrong in (
                    _other_scale(ledger, amount),
                    _other_year(ledger, sentence, amount),
                    _nearly(ledger, amount),
                    _extreme(ledger, sentence, amount),
                ):
                    if wrong is not None:
                        yield passage, wrong


def _other_scale(ledger: Ledger, amount: Amount) -> Wrong | None:
    """``Rp360.363,8 juta`` of a table in miliar, or of a text that says miliar elsewhere."""
    power = scaled(amount)
    if not power or len(digits(amount.token.text)) < FEWEST_DIGITS:
        return None
    powers = {e.power for e in ledger.of(amount) if e.power is not None}
    said = ledger.told[digits(amount.token.text)]
    if power in powers or not (powers or max(said.values()) > said[power]):
        return None
    right = _NAMES.get(powers.pop() if powers else said.most_common(1)[0][0], "")
    text = f"{amount.token.text} {_NAMES.get(power, '')}"
    message = f"Kalimat menyebut {text}; angka yang sama di tempat lain dalam {right}."
    return Wrong("uang-prosa-mirip", text, right, message, "satuan")


def _own_year(sentence: Sentence, amount: Amount) -> str:
    """Give the only year that words right before an amount say it is of."""
    if amount.span.count(Kind.YEAR) != 1 or amount.earlier or amount.later or amount.beside:
        return ""
    span = span_of(sentence, amount)
    return next(t.text for t in span if t.kind is Kind.YEAR)


def _other_year(ledger: Ledger, sentence: Sentence, amount: Amount) -> Wrong | None:
    """A figure that stands under another year, or in a table all of whose figures have another."""
    year, entries = _own_year(sentence, amount), ledger.of(amount)
    if not year or amount.token.percent or not distinct(amount.value):
        return None
    right = {_year_of(ledger, e, year) for e in entries} or {ledger.usual(amount.value, year)}
    if len(right) != 1 or not (true := right.pop()) or true == year:
        return None
    message = f"Kalimat menyebut {amount.token.text} untuk {year}, di tempat lain untuk {true}."
    return Wrong("uang-prosa-mirip", year, true, message, "tahun")


def _year_of(ledger: Ledger, entry: Entry, said: str) -> str:
    """Tell the year of a figure where its table leaves no doubt: by its head, caption or text."""
    if entry.column.role in {Role.REFERENCE, Role.DIFFERENCE}:
        return ""
    if entry.column.year is not None:
        alike = [c for c in entry.table.columns if c.role is entry.column.role and c.year]
        return str(entry.column.year) if said in {str(c.year) for c in alike} else ""
    if any(c.year for c in entry.table.columns):
        return ""
    titled = set(_YEAR.findall(entry.table.title))
    if len(titled) == 1:
        return str(titled.pop())
    told = ledger.dated.get((entry.table.block, entry.column.index), Counter())
    return str(ledger.likely(told, said)) if not titled else ""


def _nearly(ledger: Ledger, amount: Amount) -> Wrong | None:
    """An amount of money that misses a figure of a table by one digit."""
    if not amount.token.money or not distinct(amount.value) or amount.value in ledger.facts.money:
        return None
    alike = [v for v in ledger.facts.money if distinct(v) and one_slip(amount.value, v)]
    if len(alike) != 1 or any(e.power for e in ledger.of(amount)):
        return None
    message = (
        f"Kalimat menyebut Rp {amount.token.text}; tabel memuat {rupiah(alike[0])}, yang berbeda "
        f"satu angka."
    )
    return Wrong("uang-prosa-mirip", amount.token.text, alike[0], message, "uang", warning=True)


def _extreme(ledger: Ledger, sentence: Sentence, amount: Amount) -> Wrong | None:
    """``yang terkecil Rp 32 miliar``: the figure is the largest of its column."""
    span = span_of(sentence, amount)
    said = [t.text for t in span if t.text.casefold() in _EXTREMES]
    if len(said) != 1:
        return None
    sign = _EXTREMES[said[0].casefold()]
    columns = {(e.table.block, e.column.index): e for e in ledger.of(amount) if e.item}
    columns = columns or {
        (e.table.block, e.column.index): e for e in ledger.named(sentence, amount)
    }
    if not columns:
        return _extremes(sentence, amount, said[0])
    for entry in columns.values():
        rows = [r for r in entry.table.rows if r.kind is RowKind.ITEM]
        values = [v for r in rows if (v := r.cells[entry.column.index].value) is not None]
        most = max(values) if sign < 0 else min(values)
        if len(values) < FEWEST_ROWS or most != entry.value or values.count(most) > 1:
            return None
    true = "terbesar" if sign < 0 else "terkecil"
    message = f"Kalimat menyebut {said[0]} {amount.token.text}, padahal itu yang {true} di tabel."
    return Wrong("kalimat-hubungan", said[0], true, message, "perbandingan")


def _extremes(sentence: Sentence, amount: Amount, said: str) -> Wrong | None:
    """``tertinggi 65,05% dan terendah 99,97%``: the two extremes that a sentence tells."""
    at = sentence.amounts.index(amount)
    for other in sentence.amounts[at + 1 :]:
        words = [t.text.casefold() for t in span_of(sentence, other)]
        signs = {w: _EXTREMES[w] for w in words if w in _EXTREMES}
        if len(signs) != 1 or other.unit != amount.unit or other.value == amount.value:
            continue
        word, sign = signs.popitem()
        first = _EXTREMES[said.casefold()]
        noun = words[words.index(word) - 1 : words.index(word)]
        here = [t.text.casefold() for t in span_of(sentence, amount)]
        same = noun == here[here.index(said.casefold()) - 1 : here.index(said.casefold())]
        if same and (sign == first or (amount.value - other.value) * first < 0):
            text = f"{said} {amount.token.text} dan {word} {other.token.text}"
            message = f"Kalimat menyebut {text}: keduanya tidak mungkin."
            return Wrong("kalimat-hubungan", said, None, message, "perbandingan")
        return None
    return None
