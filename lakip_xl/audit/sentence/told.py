"""Where a sentence tells of a change: an earlier amount, a later one, a direction.

``naik dari 77,90 menjadi 81,51``; ``24,67%, meningkat dari 22,00%``; ``tahun 2019 sebesar 12 dan
tahun 2020 sebesar 15, naik 25%``: whatever the words, the two amounts that are left for a stated
change are those that it is about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from lakip_xl.audit.printed import Agreement, agreement
from lakip_xl.audit.sentence.movable import (
    CUTS,
    MOVED,
    direction_of,
    order_of,
    pools_before,
    stands,
)
from lakip_xl.audit.sentence.passages import Context, Sentence, span_of
from lakip_xl.audit.sentence.roles import EARLIER, Amount
from lakip_xl.audit.sentence.words import Kind, Token

_HELD = {Kind.TARGET, Kind.BUDGET, Kind.REALISASI}
"""What an amount is that a verb of change stands before, but that is no change."""
_DONE = {Kind.REALISASI, Kind.CAPAIAN}
_ROLELESS = {Kind.WORD, Kind.CAPAIAN}


@dataclass(frozen=True, slots=True)
class Move:
    """A stated change."""

    first: Amount
    second: Amount
    direction: int
    """1 up, -1 down, 0 where the words do not say."""
    said: tuple[Amount, ...] = ()
    """Amounts that state the difference."""


def moves_of(sentence: Sentence, context: Context) -> Iterator[Move]:
    """Give every change that a sentence tells of."""
    yield from _from_to(sentence)
    yield from _through(sentence)
    yield from _matched(sentence, context)
    yield from _from(sentence)
    yield from _stated(sentence, context)
    yield from _to(sentence, context)
    yield from _than(sentence, context)


def _from_to(sentence: Sentence) -> Iterator[Move]:
    """``dari A (a) … menjadi B (b)``, with what stands beside it."""
    every = sentence.amounts
    main = [a for a in every if not a.beside]
    for n, (first, second) in enumerate(pairwise(main)):
        if not (first.whole and second.later) or first.unit != second.unit:
            continue
        back = n - 1 if n and main[n - 1].role not in MOVED else n - 2
        start = main[back].index if back >= 0 else 0
        direction = direction_of(sentence.tokens[start : second.index])
        if not direction:
            continue
        at, to = every.index(first), every.index(second)
        around = [*every[max(0, at - 1) : at], *every[to + 1 : to + 3]]
        said = tuple(
            a
            for a in around
            if (a.role in MOVED or a.beside or Kind.OR in a.span) and not a.whole and not a.later
        )
        said = tuple(a for a in said if a.index < first.index or not _moves_from(every, a))
        own = [_beside(every, a) for a in (first, second)]
        if own[0] is not None and own[1] is not None:  # "dari 28 (11,2%) menjadi 27 (10,8%)"
            said = tuple(a for a in said if a not in own)
        yield Move(first, second, direction, said)


def _through(sentence: Sentence) -> Iterator[Move]:
    """``meningkat 0,87 poin menjadi 63,25``: from what was said last to what stands behind."""
    for said, second in pairwise(sentence.amounts):
        way, joins = direction_of(span_of(sentence, said)), span_of(sentence, second)
        if not way or not second.later or second.whole or said.later or len(joins) > 4:
            continue
        before = [a for a in sentence.amounts if a.index < said.index and a.unit == second.unit]
        before = [a for a in before if not a.beside and stands(sentence, a)]
        if before and not said.whole and order_of(before[-1], second) >= 0:
            yield Move(before[-1], second, way, (said,))


def _matched(sentence: Sentence, context: Context) -> Iterator[Move]:
    """A stated difference that only one pair of values has, however many stand around it."""
    at = context.sentences.index(sentence)
    near = [(s, a) for s in context.sentences[max(0, at - 1) : at + 1] for a in s.amounts]
    for said in sentence.amounts:
        way, number = direction_of(span_of(sentence, said)), said.token.number
        exact = number is not None and (number.decimals > 0 or said.value >= LEAST)
        if not way or number is None or not exact or said.later or said.whole or len(near) > MOST:
            continue
        kinds = {said.unit, "poin"} if said.token.percent and number.decimals > 0 else {said.unit}
        pool = [a for s, a in near if a.unit in kinds and not a.beside and stands(s, a)]
        pairs = []
        for one, two in combinations([a for a in pool if a is not said], 2):
            age = order_of(one, two) if one.unit == two.unit else 0
            first, second = (one, two) if age > 0 else (two, one)
            gap = abs(second.value - first.value)
            same = age and gap and agreement(number, gap) is Agreement.SAME
            roles = {first.role, second.role}
            if same and not (roles & {Kind.TARGET, Kind.BUDGET} and roles & _DONE):
                pairs.append((first, second))
        if len({b.value > a.value for a, b in pairs}) == 1:
            yield Move(*pairs[0], way, (said,))


LEAST = 1000.0
"""What a whole difference must be, at least, not to be met by chance."""
MOST = 16
"""Amounts among which a difference is looked for."""


def _moves_from(every: Sequence[Amount], amount: Amount) -> bool:
    """Tell whether a change has an earlier value of its own behind it."""
    at = every.index(amount) + 1
    return at < len(every) and every[at].whole and amount.role in MOVED


def _beside(every: Sequence[Amount], amount: Amount) -> Amount | None:
    at = every.index(amount) + 1
    return every[at] if at < len(every) and every[at].beside else None


def _stated(sentence: Sentence, context: Context) -> Iterator[Move]:
    """Whatever the words: a stated change, and the two amounts that are left for it."""
    for said in sentence.amounts:
        span = span_of(sentence, said)
        direction = direction_of(span)
        aimed = said.earlier and said.role in {Kind.TARGET, Kind.BUDGET}  # "lebih dari target 88%"
        held = not _moves_last(span) or _of_year(span) or aimed
        compared = (
            not said.token.percent
            and all(t.kind is not Kind.BY for t in span)
            and stands(sentence, said)
        )
        if not direction or said.later or said.whole or held or compared:
            continue
        beside = [a for a in [_beside(sentence.amounts, said)] if a is not None]
        for pool in pools_before(sentence, context, said, beside):
            pair = _ordered(pool, said)
            if pair is not None and _tells(sentence, context, pair):
                order = direction if pair.direction else 0
                level = said.unit == "poin" and pair.first.token.percent  # "4,91 poin (56,32%)"
                yield Move(pair.first, pair.second, order, (said, *(() if level else beside)))
                break


def _tells(sentence: Sentence, context: Context, pair: Move) -> bool:
    """Tell whether two amounts surely are the values of a change: here, or told as a change."""
    told = [a for s in context.sentences for a in s.amounts if a.later]
    here = [a in sentence.amounts for a in (pair.first, pair.second)]
    one_year = pair.first.year and pair.first.year == pair.second.year
    if not any(here) and one_year and pair.second not in told:
        return False  # "tahun lalu menilang A pengendara dan menegur B"
    if not any(here) and any(t.text.casefold().startswith(EARLIER[:2]) for t in sentence.tokens):
        return False  # "dibanding Juli 2016 turun 0,07%": of a value that is not told
    return all(here) or bool(pair.direction or told)


_EVERY = {"setiap", "tiap", "per", "rata-rata", "rerata"}


def yearly(sentence: Sentence, said: Amount) -> bool:
    """Tell whether a change is one of many: ``rata-rata meningkat 0,77 persen per tahun``."""
    around = [*span_of(sentence, said), *sentence.tokens[said.index + 1 : said.index + 4]]
    return bool(_EVERY & {t.text.casefold() for t in around})


def _of_year(span: Sequence[Token]) -> bool:
    """Tell whether words name the year of an amount: ``meningkat dari tahun 2022 (13,34)``."""
    named = [t for t in span if t.kind is not Kind.OPEN]
    return len(named) < len(span) and bool(named) and named[-1].kind is Kind.YEAR


def _moves_last(span: Sequence[Token]) -> bool:
    """Tell whether words name a change: ``realisasi meningkat``, ``kenaikan realisasi``."""
    cues = [t for t in span if t.kind in {*MOVED, *_HELD, Kind.CAPAIAN}]
    planned = bool(cues) and cues[-1].kind in {Kind.TARGET, Kind.BUDGET}
    named = not planned and any(t.text.casefold().endswith("an") for t in cues if t.kind in MOVED)
    compared = any(t.text.casefold() == "lebih" for t in span)
    return compared or named or (bool(cues) and cues[-1].kind in MOVED)


def _from(sentence: Sentence) -> Iterator[Move]:
    """``24,67%, meningkat dari 22,00%``: the later value stands before."""
    for n, (second, first) in enumerate(pairwise(sentence.amounts)):
        span = span_of(sentence, first)
        direction = direction_of(span)
        after = sentence.amounts[n + 2 : n + 3]
        joined = [t.kind for t in span[-2:]]
        moved = bool(direction) and Kind.OF in joined and not (after and after[0].later)
        alike = second.unit == first.unit and second.role in {first.role, *_ROLELESS, *_HELD}
        if moved and alike and not second.whole and not second.apart and _moves_to(span):
            yield Move(first, second, direction)


def _moves_to(span: Sequence[Token]) -> bool:
    """Tell whether a verb of change stands right before ``dari``."""
    at = next(n for n in range(len(span) - 1, -1, -1) if span[n].kind is Kind.OF)
    return at > 0 and span[at - 1].kind in MOVED


def _to(sentence: Sentence, context: Context) -> Iterator[Move]:
    """``… naik menjadi B``: from the amount of that unit that was said last."""
    for second in sentence.amounts:
        direction = direction_of(span_of(sentence, second))
        if not second.later or second.whole or not direction or second.other:
            continue
        at = next(i for i, s in enumerate(context.sentences) if s is sentence)
        earlier = [a for s in context.sentences[max(0, at - 1) : at] for a in s.amounts]
        said = [*earlier, *(a for a in sentence.amounts if a.index < second.index)]
        said = [a for a in said if a.unit == second.unit and not a.beside]
        said = [a for a in said if a.role not in MOVED or a.later]
        of_many = len([a for a in earlier if a.unit == second.unit]) > 1
        if CUTS & {t.text.casefold() for t in span_of(sentence, second)} or (
            of_many and said and said[-1] in earlier
        ):
            continue  # "di desa turun menjadi A, sedangkan di kota naik menjadi B"
        plain = (
            bool(said) and not said[-1].other and said[-1].role in {second.role, Kind.WORD, *MOVED}
        )
        if plain and order_of(said[-1], second) >= 0:
            yield Move(said[-1], second, direction)


def _than(sentence: Sentence, context: Context) -> Iterator[Move]:
    """``sebesar 39,66%. Ini menurun jika dibandingkan dengan Maret 2015 (40,52%)``."""
    at = next(i for i, s in enumerate(context.sentences) if s is sentence)
    if not at or len(sentence.amounts) != 1:
        return
    first, span = sentence.amounts[0], span_of(sentence, sentence.amounts[0])
    told = [a for a in context.sentences[at - 1].amounts if a.unit == first.unit]
    enclosed = first.earlier and span[-1].kind is Kind.OPEN
    if enclosed and direction_of(span) and len(told) == 1 and told[0].role not in MOVED:
        yield Move(first, told[0], direction_of(span))


def _ordered(pool: Sequence[Amount], said: Amount) -> Move | None:
    """Find the only two amounts that a change may be about, the earlier one first."""
    held = [a for a in pool if a.role is not Kind.REST and not a.beside]
    plain = held
    alike = [a for a in plain if a.unit == said.unit or said.unit in {"", "poin"}]
    if said.token.percent and not alike:
        alike = [a for a in pool if a.beside and a.token.percent]
    if said.token.percent and len(alike) == 1 and alike[0].token.percent:
        alike = [a for a in pool if a in alike or (a.beside and a.token.percent)]
    if said.token.percent and len(alike) != 2:
        alike = [a for a in plain if not a.token.percent]
    counts = [a for a in plain if a.unit and not a.token.money and not a.token.percent]
    if len(alike) != 2 and len(counts) == 2 and said.token.percent is said.token.money:
        alike = counts  # "41 kecelakaan, turun 23 kasus dari 64 kasus"
    money = {a.token.money or a.token.percent for a in alike}
    if len(alike) != 2 or (len({a.unit for a in alike}) != 1 and True in money):
        return None
    first, second = alike
    roles = {first.role, second.role}
    if roles & {Kind.TARGET, Kind.BUDGET} and roles & {Kind.REALISASI, Kind.CAPAIAN}:
        return None
    age = order_of(first, second)
    if not age and first.year and first.year == second.year:
        return None  # two things of one year: neither has become the other
    if not age:
        return Move(first, second, 0)
    return Move(first, second, 1) if age > 0 else Move(second, first, 1)
