"""Claims of percentages: a realisasi of its target, a part of its whole."""

from collections.abc import Sequence
from math import fsum

from lakip_xl.audit.cetak import Kecocokan, bandingkan, goyah
from lakip_xl.audit.relations.formula import CAPAIAN, Formula
from lakip_xl.audit.sentence.near import one_slip
from lakip_xl.audit.sentence.passages import (
    SHARE,
    WHOLES,
    Context,
    Found,
    Sentence,
    Wrong,
    agrees,
    words_before,
    write,
)
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import Kind


def results(sentence: Sentence, context: Context) -> Found:  # noqa: C901 - one case a line
    """``target 80 … realisasi 88 … capaian 110%``, whatever verbs join them."""
    target: Amount | None = None
    real: Amount | None = None
    for n, amount in enumerate(sentence.amounts):
        if amount.role in WHOLES and not amount.beside:
            target = amount
        elif amount.role is Kind.REALISASI and not amount.beside and not amount.other:
            real = amount
        elif amount.whole and n and real is sentence.amounts[n - 1] and real.unit == amount.unit:
            target = amount
        elif (
            n
            and amount.whole
            and amount.unit == sentence.amounts[n - 1].unit
            and "bobot" in words_before(sentence, amount)
        ):
            real, target = sentence.amounts[n - 1], amount
        wants = amount.token.percent and amount.role in {Kind.CAPAIAN, Kind.REALISASI, Kind.WORD}
        if not wants or target is None or real is None or amount in {target, real}:
            continue
        stated = (
            amount.role is Kind.CAPAIAN
            or amount.beside
            or (amount.role is Kind.REALISASI and amount.span.count(Kind.CAPAIAN) > 0)
        )
        if real.unit != target.unit or not stated:
            continue
        if amount.beside and sentence.amounts[n - 1] not in {real, target}:
            continue
        named = Kind.CAPAIAN in amount.span
        if amount.beside and sentence.amounts[n - 1] is target and not (target.whole or named):
            continue
        if (
            amount.token.percent
            and real.token.percent
            and amount.role is not Kind.CAPAIAN
            and not amount.beside
        ):
            continue
        if _base_follows(sentence, n):
            continue  # "Rp2,7 miliar atau 32,8 persen dari pagu Rp8,4 miliar": a share
        formulas: tuple[Formula, ...] = (
            CAPAIAN if target.role is Kind.TARGET or target.whole else (SHARE,)
        )
        formulas = (SHARE,) if target.token.money else formulas  # more money is never less
        weighed = "bobot" in words_before(sentence, target) and target.whole
        what = "bobot" if weighed else "capaian"
        yield _ratio(amount, formulas, (real, target), context, what), amount.index
        real = None


def _ratio(
    said: Amount,
    formulas: Sequence[Formula],
    pair: tuple[Amount, Amount],
    context: Context,
    what: str,
) -> Wrong | None:
    found = agrees(said, formulas, pair)
    if found is Kecocokan.SAMA:
        return None
    if found is Kecocokan.BEDA and _explained(said, formulas, pair, context):
        return None
    value = formulas[0].compute([a.value for a in pair])
    if value is None:
        return None
    money = pair[0].token.money
    rules = {"capaian": "capaian-prosa", "bobot": "capaian-bobot-prosa"}
    rule = "persentase-uang-prosa" if money else rules.get(what, "persentase-prosa")
    right = round(value + 1e-9, 2)
    cut = found is Kecocokan.DIPOTONG
    return Wrong(
        rule,
        said.token.text,
        right,
        f"Kalimat menyebut {said.token.text}%, "
        f"{'dipotong: pembulatannya' if cut else 'seharusnya'} "
        f"{write(right)}% ({pair[0].token.text} dari {pair[1].token.text}).",
        "capaian" if what == "bobot" else what,
        cut=cut,
    )


def _explained(
    said: Amount, formulas: Sequence[Formula], pair: tuple[Amount, Amount], context: Context
) -> bool:
    """Tell whether other amounts of the passage make a percentage true."""
    pool = [a for a in context.amounts if a.unit == pair[0].unit and a is not said][-40:]
    together = [s for s in context.sentences if said in s.amounts]
    parts = [a.value for s in together for a in s.amounts if a.unit == pair[0].unit]
    if parts and said.token.number is not None and fsum(parts):
        whole = bandingkan(said.token.number, pair[0].value / fsum(parts) * 100)
        if whole is not Kecocokan.BEDA:
            return True  # a share of what the sentence counts together
    tops = [pair[0]] if said.beside else pool
    exchanged = (pair[1].value, pair[0].value)
    for top in tops:
        for bottom in pool:
            if (
                bottom is not top
                and (top, bottom) != pair
                and (top.value, bottom.value) != exchanged
                and top.value
                and (
                    agrees(said, formulas[:3], (top, bottom)) is Kecocokan.SAMA
                    and bottom.value != top.value
                )
            ):
                return True
    return False


def shares(sentence: Sentence, context: Context) -> Found:
    """``23 orang atau 24,5% dari keseluruhan``, ``X (P%) dari Y``, ``X dari Y (P%)``."""
    every = sentence.amounts
    for n, said in enumerate(every):
        if not said.token.percent or not said.beside or n == 0:
            continue
        part = every[n - 1]
        planned = _base_follows(sentence, n) and every[n + 1].role is Kind.TARGET
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
        formulas: tuple[Formula, ...] = (SHARE,)
        if bottom.role is Kind.TARGET:
            formulas = (SHARE,) if bottom.token.money else CAPAIAN
        yield _ratio(said, formulas, (top, bottom), context, "persentase"), said.index


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
        return previous, part  # "27 dari 34 orang (79%)"
    following = every[n + 1] if n + 1 < len(every) else None
    if _base_follows(sentence, n) and following is not None:
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
        bases = [a for a in said if a.role in WHOLES] or said
        if bases:
            return part, max(bases, key=lambda a: a.value) if Kind.ALL in tail else bases[-1]
    return None


def _base_follows(sentence: Sentence, n: int) -> bool:
    """Tell whether the whole of an amount with its percentage stands right behind them."""
    if n + 1 >= len(sentence.amounts) or n == 0:
        return False
    part, following = sentence.amounts[n - 1], sentence.amounts[n + 1]
    return (
        following.whole
        and following.unit == part.unit
        and len(following.span) <= 12
        and Kind.BREAK not in following.span
        and Kind.COMMA not in following.span[:1]
    )


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
    if not part.unit or part.token.money or number is None or number.desimal:
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


def shares_first(sentence: Sentence, context: Context) -> Found:
    """``terserap 93,9% yaitu Rp B dari pagu Rp A``, ``capaian 87% dari target T terealisasi R``."""
    for n, said in enumerate(sentence.amounts[:-2]):
        two = sentence.amounts[n + 1 : n + 3]
        named = said.role in {Kind.CAPAIAN, Kind.REALISASI} and said.token.percent
        explained = {Kind.COMPOSED, Kind.OPEN} & set(two[0].span) or two[0].whole
        if not named or said.beside or not explained or two[0].unit != two[1].unit:
            continue
        roles = [a.role if a.role is not Kind.WORD else Kind.REALISASI for a in two]
        base = next((a for a, r in zip(two, roles, strict=True) if r in WHOLES), None)
        part = next((a for a, r in zip(two, roles, strict=True) if r is Kind.REALISASI), None)
        after = sentence.amounts[n + 3 : n + 4]
        if base is None or part is None or (after and after[0].beside):
            continue
        if said.role is Kind.CAPAIAN and part.token.percent and base.role is not Kind.TARGET:
            continue
        formulas = CAPAIAN if base.role is Kind.TARGET and not base.token.money else (SHARE,)
        yield _ratio(said, formulas, (part, base), context, "capaian"), said.index


def rests(sentence: Sentence, context: Context) -> Found:
    """``anggaran A, realisasi B, sisa C``: what is left is the difference."""
    for rest in sentence.amounts:
        number = rest.token.number
        if rest.role is not Kind.REST or not rest.token.money or number is None or rest.other:
            continue
        said = [a for s in context.sentences for a in s.amounts if a.token.money]
        said = said[: said.index(rest)]
        plans = [a for a in said if a.role in WHOLES and not a.other]
        spent = [a for a in said if a.role in {Kind.REALISASI, Kind.WORD} and not a.other]
        if len(said) != 2 or len(plans) != 1 or len(spent) != 1:
            continue
        right = plans[0].value - spent[0].value
        slack = sum(goyah(a.token.number) for a in (plans[0], spent[0]) if a.token.number)
        if bandingkan(number, abs(right), max(slack, 1.0)) is not Kecocokan.BEDA:
            yield None, rest.index
            continue
        yield (
            Wrong(
                "jumlah-uang-prosa",
                rest.token.text,
                right,
                f"Kalimat menyebut sisa {rest.token.text}, padahal {plans[0].token.text} - "
                f"{spent[0].token.text} = {write(right)}.",
                "sisa",
            ),
            rest.index,
        )


def _near_share(said: Amount, part: Amount, whole: Amount) -> bool:
    """Tell whether a share misses a guessed whole by one digit only, or its part does."""
    number = said.token.number
    if number is None or not whole.value:
        return False
    digits = max(number.desimal, 0)
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


def pairs_of_hundred(sentence: Sentence, _context: Context) -> Found:
    """``44 orang (81%) pria dan 10 orang (19%) wanita``: percentages of 100 are of the sum."""
    every = sentence.amounts
    pairs = [
        (every[n - 1], every[n])
        for n in range(1, len(every))
        if every[n].beside and every[n].token.percent
    ]
    pairs = [
        (a, p) for a, p in pairs if a.unit and not a.token.percent and a.unit == pairs[0][0].unit
    ]
    if len(pairs) < 2 or abs(fsum(p.value for _, p in pairs) - 100) > 0.6:
        return
    whole = fsum(a.value for a, _ in pairs)
    for part, said in pairs:
        number = said.token.number
        right = part.value / whole * 100 if whole else 0.0
        wrong = number is not None and bandingkan(number, right) is Kecocokan.BEDA
        if wrong and number and abs(right - said.value) > 10.0**-number.desimal * 1.01:
            yield (
                Wrong(
                    "persentase-prosa",
                    said.token.text,
                    round(right, 2),
                    f"Kalimat menyebut {said.token.text}%, padahal "
                    f"{part.token.text} dari jumlahnya "
                    f"{write(whole)} adalah {write(round(right, 2))}%.",
                    "persentase",
                ),
                said.index,
            )
            return
