"""Three amounts one of which follows from the two others, whatever verb joins them.

Every amount has a role by its nearest role word (:mod:`~lakip_xl.audit.sentence.roles`). An amount
that is said to follow (``sehingga``, ``atau``, ``selisih``, ``naik``) is held against the two
amounts that are left to it: in its own sentence, else with the one before. It is called wrong only
when just two are left and none of the relations that their roles permit holds.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lakip_xl.audit.printed import Agreement, agreement, half_digit
from lakip_xl.audit.relations.formula import CAPAIAN
from lakip_xl.audit.sentence.passages import (
    SHARE,
    WHOLES,
    Context,
    Found,
    Sentence,
    Wrong,
    agrees,
    span_of,
    words_before,
    write,
)
from lakip_xl.audit.sentence.ratios import base_follows, planned_and_done, ratio, together
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind

if TYPE_CHECKING:
    from lakip_xl.audit.relations.formula import Formula

_CONCLUDES = {"sehingga", "maka", "jadi", "artinya", "demikian", "diperoleh", "menghasilkan"}
_RATE = {"tingkat", "persentase", "prosentase", "presentase"}
_CLASS = {"kategori", "kriteria", "predikat", "skala", "interval", "minimal", "maksimal"}
_ADDS = {"dan", "serta", "sedangkan", "namun", "tetapi", "sementara", "adapun"}
_MOVED = {Kind.UP, Kind.DOWN}
_GAP = {"selisih", "melebihi", "melampaui", "kurang", "lebih", "sisa", "efisiensi", "deviasi"}


def follows(sentence: Sentence, said: Amount) -> bool:
    """Tell whether an amount is said to follow from those around it."""
    words = [t.text.casefold() for t in span_of(sentence, said)]
    at = sentence.amounts.index(said)
    after = sentence.amounts[at + 1 : at + 2]
    if not at and after and after[0].whole and len(after[0].span) <= 5 and after[0].unit != "%":
        return True  # "Jumlah itu 41,68 persen dari target Rp 49 triliun"
    if said.beside or _CONCLUDES & set(words) or Kind.OR in said.span:
        return True
    if len(sentence.amounts) == 1 and words[:1] == ["berdasarkan"]:
        return said.role in {Kind.CAPAIAN, Kind.REALISASI}
    if said.role is not Kind.CAPAIAN and not (said.role is Kind.REALISASI and _RATE & set(words)):
        behind = sentence.tokens[said.index + 1 : said.index + 3]
        return said.role is Kind.REALISASI and any(t.kind is Kind.COMPOSED for t in behind)
    return not _ADDS & set(words)


def _left(sentence: Sentence, context: Context, said: Amount) -> Iterator[list[Amount]]:
    """Give the amounts that one may follow from: its sentence's, then with those before it.

    What belongs to another plan or year comes in only where nothing else is left.
    """
    at = next(i for i, s in enumerate(context.sentences) if s is sentence)
    for apart in (False, True):
        for back in range(2 if apart else 3):
            near = context.sentences[max(0, at - back) : at + 1]
            if any(_states_rate(one, a) and not a.beside for one in near[:-1] for a in one.amounts):
                break  # what that sentence says of its amounts is said
            pool = [a for s in near for a in s.amounts if a is not said]
            yield [a for a in pool if apart or not a.apart]


def _pairs(pool: Sequence[Amount], *, percent: bool) -> list[Amount]:
    """Give the amounts of one unit among some, where there are just two of them."""
    kinds = _MOVED | {Kind.REST, Kind.CAPAIAN}
    plain = [a for a in pool if a.role not in kinds and a.value and a.token.percent is percent]
    aims = [a for a in plain if a.role is Kind.TARGET and not a.beside]
    plain = [a for a in plain if not (percent and a.beside and not aims)]
    for unit in {a.unit for a in plain}:
        alike = list({a.value: a for a in plain if a.unit in {unit, ""}}.values())
        if len(alike) == 2:
            return alike
    return []


def rates(sentence: Sentence, context: Context) -> Found:
    """A percentage that follows from two amounts: a capaian, a serapan, a share."""
    every = sentence.amounts
    stated = [a for a in every if _states_rate(sentence, a)]
    last = 0
    for said in stated:
        at = every.index(said)
        base = every[at + 1 : at + 2] if base_follows(sentence, at) else ()
        clause = [*every[last:at], *base]
        for pool in [clause] if len(stated) > 1 else _left(sentence, context, said):
            both = [two for two in (_pairs(pool, percent=p) for p in (False, True)) if two]
            named = [two for two in both if planned_and_done(two)]
            if len(stated) > 1 and not (named or base):
                break  # each a share of its own, which is not told
            for two in (*named, *both)[:1]:
                wrong = _rate(said, two, context) if _tied(sentence, two) else None
                if wrong is not None:
                    yield wrong
            if both:
                last = at + 1 + len(base)  # what follows rests on other amounts
                break


def _states_rate(sentence: Sentence, said: Amount) -> bool:
    """Tell whether a percentage is said to follow from other amounts."""
    if not said.token.percent or said.role in _MOVED | {Kind.REST} or said.apart:
        return False
    if said.role in WHOLES or said.whole or said.later or not follows(sentence, said):
        return False
    if {Kind.MORE, Kind.LESS} & set(said.span) or _CLASS & words_before(sentence, said):
        return False  # "kategori sangat tinggi yaitu di atas 90%": a bound
    before = sentence.amounts[: sentence.amounts.index(said)]
    return not (said.beside and before[-1].role in _MOVED | {Kind.REST})


def _tied(sentence: Sentence, two: Sequence[Amount]) -> bool:
    """Tell whether two amounts surely belong to what a sentence says.

    Both stand in it, or their roles say that one is planned and the other done.
    """
    own = all(any(a is one for one in sentence.amounts) for a in two)
    return own or planned_and_done(two)


def portions(sentence: Sentence, context: Context) -> Found:
    """``Dari 11 sasaran, 73% (8 sasaran) tercapai``: the percentage stands before its part."""
    for said, part in pairwise(sentence.amounts):
        if not said.token.percent or not part.beside or part.token.percent or said.beside:
            continue
        before = sentence.amounts[: sentence.amounts.index(said)]
        wholes = [a for a in before if a.unit == part.unit and not a.beside]
        larger = bool(wholes) and (wholes[0].whole or wholes[0].value >= part.value > 0)
        if len(wholes) == 1 and part.unit and larger:
            yield ratio(said, (SHARE,), (part, wholes[0]), context, "persentase"), said.index


def _rate(said: Amount, two: Sequence[Amount], context: Context) -> tuple[Wrong | None, int] | None:
    """Hold a percentage against its two amounts; ``None`` where nothing tells which is which."""
    planned = [a for a in two if a.role in WHOLES]
    done = [a for a in two if a.role is Kind.REALISASI]
    if len(done) == 1 and not planned and not two[0].token.percent:
        planned = [a for a in two if a is not done[0]]
    if len(planned) == 1:
        whole = planned[0]
        aim = whole.role is Kind.TARGET
    else:
        marked = [a for a in two if Kind.ALL in a.span or (a.whole and not _counted(a))]
        larger = max(two, key=lambda a: a.value)
        if two[0].token.percent or len(planned) == 2 or (said.role is Kind.CAPAIAN and not marked):
            return None
        if not said.beside and two[-1].index > said.index:
            return None  # "capaian 45%, 1 dari 5 indikator bernilai penuh": two statements
        whole, aim = marked[0] if len(marked) == 1 else larger, False
    part = two[0] if two[1] is whole else two[1]
    weight = any("bobot" in words_before(s, whole) for s in context.sentences if whole in s.amounts)
    if part.role is Kind.REST or said.value > 1000:
        return None
    if not aim and part.value > whole.value and not together(said, two, context):
        return None  # what is spent is never more: this is the whole of something else
    formulas: Sequence[Formula] = CAPAIAN if aim else (SHARE,)
    if whole.token.money and whole.role is Kind.TARGET:
        formulas = (SHARE, *formulas)
    what = "bobot" if weight else "capaian" if aim else "persentase"
    return ratio(said, formulas, (part, whole), context, what), said.index


def _counted(amount: Amount) -> bool:
    """Tell ``dari berkas itu yang selesai sebanyak 42``, a part, from ``dari 42 berkas``."""
    return Kind.BY in amount.span[amount.span.index(Kind.OF) :]


def gaps(sentence: Sentence, context: Context) -> Found:
    """What parts two amounts: ``sisa``, ``selisih``, ``melebihi target sebesar``, ``efisiensi``."""
    for said in sentence.amounts:
        number = said.token.number
        words = {t.text.casefold() for t in sentence.tokens[: said.index]}
        stated = said.role is Kind.REST or (_GAP & words and said.token.unit == "poin")
        if number is None or not stated or said.apart or said.beside or said.whole:
            continue
        pool = [
            a
            for a in next(_left(sentence, context, said))
            if a.unit in {said.unit, ""} or said.token.unit in {"", "poin"}
        ]
        two = [a for a in pool if a.role not in _MOVED | {Kind.REST} and not a.beside]
        roles = {a.role for a in two}
        if len(two) != 2 or not roles & WHOLES or roles <= WHOLES or two[0].unit != two[1].unit:
            continue
        right = abs(two[0].value - two[1].value)
        slack = sum(half_digit(a.token.number) for a in two if a.token.number)
        if said.token.percent and not two[0].token.percent:
            continue
        if agreement(number, right, slack) is not Agreement.DIFFERENT:
            yield None, said.index
            continue
        relative = agrees(said, (SHARE,), (said, said)) is Agreement.SAME
        if said.token.percent and (relative or _relative(said, two)):
            continue
        yield (
            Wrong(
                "jumlah-uang-prosa" if said.token.money else "perubahan-prosa",
                said.token.text,
                round(right, 4),
                f"Kalimat menyebut {said.token.text}, padahal {two[0].token.text} dan "
                f"{two[1].token.text} berselisih {write(round(right, 4))}.",
                "selisih",
            ),
            said.index,
        )


def _relative(said: Amount, two: Sequence[Amount]) -> bool:
    """Tell whether a difference is stated as a share of one of the two amounts."""
    number = said.token.number
    gap = abs(two[0].value - two[1].value)
    return number is not None and any(
        agreement(number, gap / a.value * 100, 0.05) is Agreement.SAME for a in two if a.value
    )


def turned(sentence: Sentence, _context: Context) -> Found:
    """``12 dari 8 berkas``: more parts than there are in the whole."""
    every = sentence.amounts
    for part, whole in pairwise(every):
        between = span_of(sentence, whole)
        counted = part.token.number is not None and part.token.number.decimals == 0
        plain = len(between) <= 3 and all(t.kind in {Kind.WORD, Kind.OF, Kind.ALL} for t in between)
        if not whole.whole or not plain or part.unit not in {whole.unit, ""} or not counted:
            continue
        if part.token.money or part.token.percent or whole.token.percent or not whole.unit:
            continue
        if whole.role in WHOLES or part.role in _MOVED or part.value <= whole.value:
            continue
        yield (
            Wrong(
                "persentase-prosa",
                part.token.text,
                None,
                f"Kalimat menyebut {part.token.text} dari {whole.token.text}: bagiannya lebih "
                f"banyak daripada keseluruhannya.",
                "bagian",
            ),
            part.index,
        )
