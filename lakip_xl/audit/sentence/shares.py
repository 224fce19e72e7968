"""Claims of percentages: a part of its whole."""

from typing import TYPE_CHECKING

from lakip_xl.audit.relations.formula import CAPAIAN
from lakip_xl.audit.sentence.near import one_slip
from lakip_xl.audit.sentence.passages import (
    SHARE,
    WHOLES,
    Context,
    Found,
    Sentence,
    words_before,
)
from lakip_xl.audit.sentence.ratios import base_follows, ratio
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind

if TYPE_CHECKING:
    from lakip_xl.audit.relations.formula import Formula


def shares(sentence: Sentence, context: Context) -> Found:
    """``23 orang atau 24,5% dari keseluruhan``, ``X (P%) dari Y``, ``X dari Y (P%)``."""
    every = sentence.amounts
    for n, said in enumerate(every):
        if not said.token.percent or not said.beside or n == 0:
            continue
        part = every[n - 1]
        planned = base_follows(sentence, n) and every[n + 1].role is Kind.TARGET
        if (part.token.percent and not planned) or not part.value:
            continue
        whole = _whole_of(sentence, n, context)
        guessed = whole is None
        whole = whole or _counted_whole(part, context)
        if whole is None:
            continue
        top, bottom = whole
        if guessed and not (_near_share(said, top, bottom) or _alone(sentence, said, context)):
            continue
        if bottom not in every and top.value > bottom.value:
            continue  # the whole of something else that was told before
        formulas: tuple[Formula, ...] = (SHARE,)
        if bottom.role is Kind.TARGET:
            formulas = (SHARE,) if bottom.token.money else CAPAIAN
        yield ratio(said, formulas, (top, bottom), context, "persentase"), said.index


def _whole_of(sentence: Sentence, n: int, context: Context) -> tuple[Amount, Amount] | None:
    """Find part and whole of a percentage that stands beside an amount."""
    every = sentence.amounts
    part = every[n - 1]
    previous = every[n - 2] if n > 1 else None
    if (
        (
            part.whole
            and previous is not None
            and previous.unit in {part.unit, ""}
            and Kind.TARGET not in part.span
            and previous.value
        )
        and part.role is not Kind.REALISASI
        and part.role not in {Kind.UP, Kind.DOWN}
    ):
        # not only "27 dari 34 orang" but "60 desa, dari desa itu yang maju sebanyak 42 desa"
        counted = Kind.BY in part.span[part.span.index(Kind.OF) :] and part.value < previous.value
        return (part, previous) if counted else (previous, part)
    following = every[n + 1] if n + 1 < len(every) else None
    if base_follows(sentence, n) and following is not None:
        return part, following  # "23 orang (24,5%) dari 94 orang"
    if part.role in {Kind.UP, Kind.DOWN}:
        return None
    plain = not {Kind.OPERATOR, Kind.COMPOSED} & set(part.span) and not part.token.money
    if plain and previous is not None and previous.whole and previous.unit == part.unit:
        return part, previous  # "Dari 60 desa, sebanyak 42 desa atau 70%"
    same = [a for a in every[: n - 1] if a.unit == part.unit and a.value]
    if part.role in {Kind.REALISASI, Kind.REST}:
        bases = [a for a in same if a.role in WHOLES]
        if bases:
            return part, bases[-1]
        base = _only_base(sentence, part, context)
        if base is not None:
            return part, base
    tail = [
        t.kind
        for t in sentence.tokens[every[n].index + 1 : (following.index if following else None)]
    ][:8]
    said = [a for a in context.before if a.unit == part.unit and a.value]
    said += [a for s in context.sentences for a in s.amounts if a.unit == part.unit and a.value]
    said = said[: said.index(part)] if part in said else said
    if Kind.OF in tail and {Kind.ALL, *WHOLES} & set(tail):
        bases = [a for a in said if a.role in WHOLES] or (
            said if Kind.ALL in tail or not part.token.money else []
        )
        if bases:
            return part, max(bases, key=lambda a: a.value) if Kind.ALL in tail else bases[-1]
    return None


def _only_base(sentence: Sentence, part: Amount, context: Context) -> Amount | None:
    """Take the only plan of a passage's earlier sentences as what a realisasi is a share of."""
    at = context.sentences.index(sentence)
    said = [a for s in context.sentences[:at] for a in s.amounts if a.unit == part.unit]
    plans = {a.value: a for a in said if a.role in WHOLES and not a.other}
    alone = len(sentence.amounts) <= 3 and len(said) == 1 and len(plans) == 1
    return next(iter(plans.values())) if alone and part.token.money else None


def _counted_whole(part: Amount, context: Context) -> tuple[Amount, Amount] | None:
    """Guess the whole of a count: the largest count of the same things in the passage."""
    number = part.token.number
    if part.token.money and part.role is Kind.REALISASI:
        said = [*context.before, *(a for s in context.sentences for a in s.amounts)]
        pagu = [a for a in said if a.token.money and a.role is Kind.BUDGET and a.value > part.value]
        return (part, pagu[-1]) if pagu else None
    if not part.unit or part.token.money or number is None or number.decimals:
        return None
    said = [a for s in context.sentences for a in s.amounts if a.unit == part.unit]
    own = [a for a in said if a.value > part.value]
    if own:
        return part, max(own, key=lambda a: a.value)
    smaller = [a for a in said if a is not part and a.value < part.value]
    return (part, max(smaller, key=lambda a: a.value)) if smaller else None


def _alone(sentence: Sentence, said: Amount, context: Context) -> bool:
    """Tell whether a passage has two counts only, the whole before its part."""
    part = sentence.amounts[sentence.amounts.index(said) - 1]
    alike = [a for s in context.sentences for a in s.amounts if a.unit == part.unit]
    return (
        len(alike) == 2
        and alike[1] is part
        and alike[0] in sentence.amounts
        and alike[0].value > part.value > 0
        and "jumlah" in words_before(sentence, alike[0])
    )


def _near_share(said: Amount, part: Amount, whole: Amount) -> bool:
    """Tell whether a share misses a guessed whole by one digit only, or its part does."""
    number = said.token.number
    if number is None or not whole.value:
        return False
    digits = max(number.decimals, 0)
    right = part.value / whole.value * 100
    if one_slip(round(said.value * 10**digits), round(right * 10**digits)):
        return True
    text, unit = f"{part.value:.0f}", 0.5 * 10.0**-digits
    return any(
        abs(float(text[:i] + other + text[i + 1 :]) / whole.value * 100 - said.value) <= unit
        for i in range(min(len(text), 6))
        for other in "0123456789"
        if other != text[i]
    )
