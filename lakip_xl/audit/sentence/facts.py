"""Sentences against the tables whose rows they name."""

import re
from collections.abc import Iterator

from lakip_xl.audit.draft import Passage, states_bounds
from lakip_xl.audit.finding import Finding
from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.sentence.cells import comparable, digits_of, equal, misquoted
from lakip_xl.audit.sentence.distance import against_distance
from lakip_xl.audit.sentence.mentions import Facts, Mention, Named
from lakip_xl.audit.sentence.near import one_slip
from lakip_xl.audit.sentence.passages import Context, Sentence, read_passage, span_of
from lakip_xl.audit.sentence.roles import Amount, role_of
from lakip_xl.audit.sentence.words import Kind
from lakip_xl.audit.table.model import Cell
from lakip_xl.audit.table.model import Kind as RowKind
from lakip_xl.audit.table.roles import Role

MANY = 3
"""From here on the figures of a sentence that names no row are a list of their own."""
_COLUMNS = {
    Kind.TARGET: (Role.TARGET,),
    Kind.BUDGET: (Role.BUDGET,),
    Kind.REALISASI: (Role.REALISASI, Role.SPENT),
    Kind.CAPAIAN: (Role.CAPAIAN, Role.ABSORPTION),
}
_BARE = re.compile(
    r"^\W*(?:pada\s+)?(?:tahun\s+(?:anggaran\s+)?(?:20\d\d)?\W*)?(?:sebesar|adalah|mencapai|sebanyak|yaitu|:|=)*\s*(?:sebesar\s*)?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\W*untuk\b", re.IGNORECASE)


def against_tables(  # noqa: C901, PLR0912 - one case a line
    facts: Facts, passage: Passage, context: Context, heading: str
) -> Iterator[Finding]:
    """Hold the amounts of a passage against the rows that it names, or that its heading names."""
    if not any(sentence.amounts for sentence in context.sentences):
        return
    current: Mention | None = None
    titled = facts.mentions(heading) if heading else _only_row(facts, passage)
    titled = titled or _only_row(facts, passage)
    if len(titled) == 1:
        current = titled[0]
    for sentence in context.sentences:
        if any(token.kind is Kind.EQUALS for token in sentence.tokens):
            continue  # a formula that is written out
        if states_bounds(sentence.text):
            continue  # of every row, whichever stands above
        mentions = facts.mentions(sentence.text)
        for amount in sentence.amounts:
            if any(m.start <= amount.token.start < m.end for m in mentions):
                continue  # "pelatihan 20 jam": the number is part of the row's name
            before = [m for m in mentions if m.start < amount.token.start]
            if before:
                current = before[-1]
            elif mentions:
                current = mentions[0] if len(mentions) == 1 else None
            if current is None:
                continue
            own = current.start >= 0 and (current in mentions or len(sentence.amounts) < MANY)
            if not own and not _anchored(sentence, current):
                continue  # of several figures none is the row's: they are about other things
            inside = current in mentions and current.start < amount.token.start
            bare = inside and bool(_BARE.match(sentence.text[current.end : amount.token.start]))
            held = list(_hold(facts, passage, sentence, amount, current, bare=bare, inside=inside))
            if len(current.named) == 1 and not held:
                held = list(against_distance(passage, sentence, amount, current.named[0]))
            yield from held
            if held and current.start < 0:
                break  # one wrong figure spoils what is computed from it
        if not mentions and len(titled) != 1:
            current = None


def _anchored(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a sentence shares a figure with the row that it is taken to speak of."""
    named = mention.named[0]
    cells = [c for c in named.table.rows[named.row].cells if c.number is not None]
    return any(equal(a, c) for a in sentence.amounts for c in cells)


def _only_row(facts: Facts, passage: Passage) -> list[Mention]:
    """Take the only row of the table right above a passage as what it speaks of."""
    table = facts.draft.table_before(passage.block, numbered=False)
    if table is None or passage.block - table.block > 2:
        return []
    items = [i for i, row in enumerate(table.rows) if row.kind is RowKind.ITEM]
    if len(items) != 1 or not table.performance:
        return []
    return [Mention((Named(table, items[0], ""),), -1, -1, exact=True)]


def _hold(  # noqa: PLR0913 - what is held against what
    facts: Facts,
    passage: Passage,
    sentence: Sentence,
    amount: Amount,
    mention: Mention,
    *,
    bare: bool,
    inside: bool,
) -> Iterator[Finding]:
    role = _role_outside(sentence, amount, mention) if inside else amount.role
    role = Kind.REALISASI if bare and role in {Kind.WORD, Kind.CAPAIAN} else role
    roles = _columns(sentence, amount, role)
    if _FOR.match(sentence.text[amount.token.end :]):
        return  # "71 untuk target …": the name follows
    if (
        roles is None
        or amount.other
        or amount.token.number is None
        or (amount.beside and role is not Kind.CAPAIAN)
    ):
        return
    cells = [
        (named, named.table.cell(named.row, column))
        for named in mention.named
        for column in named.table.columns
        if column.role in roles
        and column.index in named.table.numeric
        and column.period is None
        and (not amount.year or column.year is None or str(column.year) == amount.year)
    ]
    cells = [(n, c) for n, c in cells if c.number is not None and comparable(amount, c)]
    if amount.token.money and (not inside or amount.value in facts.money):
        return
    everything = [
        c for n in mention.named for c in n.table.rows[n.row].cells if c.number is not None
    ]
    if Kind.MORE in amount.span and role is Kind.CAPAIAN and "melebihi" in sentence.text.casefold():
        yield from _exceeds(passage, amount, cells)
        return
    if not cells or any(equal(amount, c) for c in everything):
        return
    if {Kind.MORE, Kind.LESS} & set(amount.span) and _is_distance(amount, everything):
        return  # "melebihi target sebesar 2,7%": by how much, not the target
    if amount.token.percent and any(_quoted(passage, c) for _, c in cells):
        return  # the row's figure stands beside it: a percentage is what follows from it
    if Kind.TARGET in amount.span and role not in {Kind.TARGET, Kind.CAPAIAN}:
        return
    slip = any(one_slip(digits_of(amount.token.text), digits_of(c.text)) for _, c in cells)
    single = len({c.value for _, c in cells}) == 1
    if not slip and not (single and mention.exact and _plain(sentence)):
        return
    named, cell = cells[0]
    message = f"Kalimat menyebut {amount.token.text}, tabel memuat {cell.text}."
    yield misquoted(passage, amount, named.table, cell, message, right=cell.value)


def _columns(sentence: Sentence, amount: Amount, role: Kind) -> tuple[Role, ...] | None:
    """Give the columns that an amount may quote; a capaian of money only where words say money."""
    kinds = {t.kind for t in span_of(sentence, amount) if t.text.casefold() != "kinerja"}
    money = bool(kinds & {Kind.BUDGET, Kind.REALISASI})
    return (Role.CAPAIAN,) if role is Kind.CAPAIAN and not money else _COLUMNS.get(role)


def _is_distance(amount: Amount, cells: list[Cell]) -> bool:
    """Tell whether an amount is the difference of two figures of its row."""
    number = amount.token.number
    values = [c.value for c in cells if c.value is not None]
    return number is not None and any(
        agreement(number, abs(a - b), 0.5 * 10.0**-number.decimals) is not Agreement.DIFFERENT
        for i, a in enumerate(values)
        for b in values[i + 1 :]
    )


def _quoted(passage: Passage, cell: Cell) -> bool:
    """Tell whether a passage says the figure of a cell that is no percentage in another place."""
    number = cell.number
    if number is None or number.is_percent or number.value in {0.0, 1.0, 100.0}:
        return False
    others = (a for s in read_passage(passage.text).sentences for a in s.amounts)
    return any(not a.token.percent and equal(a, cell) for a in others)


def _role_outside(sentence: Sentence, amount: Amount, mention: Mention) -> Kind:
    """Read the role of an amount from the words that are not part of the row's name."""
    span = sentence.tokens[amount.index - len(amount.span) : amount.index]
    outside = [t for t in span if not mention.start <= t.start < mention.end]
    return amount.role if len(outside) == len(span) else role_of(outside, amount.token)


def _exceeds(
    passage: Passage, amount: Amount, cells: list[tuple[Named, Cell]]
) -> Iterator[Finding]:
    """Hold "capaian telah melebihi 100%" against the capaian of the row."""
    values = [c.value for _, c in cells if c.value is not None]
    if not values or any(value >= amount.value for value in values):
        return
    named, cell = cells[0]
    message = f"Kalimat menyatakan capaian melebihi {amount.token.text}%, tabel memuat {cell.text}."
    yield misquoted(passage, amount, named.table, cell, message, right=cell.value)


def _plain(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of one year, one office and no comparison."""
    years = {t.text for t in sentence.tokens if t.kind is Kind.YEAR}
    kinds = {t.kind for t in sentence.tokens}
    return len(years) <= 1 and not kinds & {Kind.PLAN, Kind.PAST, Kind.UP, Kind.DOWN}
