"""Claims of results: a realisasi of its target or its budget, and what is left of it."""

import re
from typing import TYPE_CHECKING

from lakip_xl.audit.relations.formula import CAPAIAN
from lakip_xl.audit.sentence.passages import (
    SHARE,
    WHOLES,
    Context,
    Found,
    Sentence,
    words_before,
)
from lakip_xl.audit.sentence.ratios import base_follows, ratio
from lakip_xl.audit.sentence.words import Kind

if TYPE_CHECKING:
    from lakip_xl.audit.relations.formula import Formula
    from lakip_xl.audit.sentence.roles import Amount


def results(  # noqa: C901, PLR0912 - one case a line
    sentence: Sentence, context: Context
) -> Found:
    """``target 80 … realisasi 88 … capaian 110%``, whatever verbs join them."""
    target: Amount | None = None
    real: Amount | None = None
    for n, amount in enumerate(sentence.amounts):
        if amount.role in WHOLES and not amount.beside:
            target = amount
            real = real or _real_before(sentence, n)
        elif amount.whole and not n and _realised_next(sentence):
            target = amount  # "Dari 300 orang yang ditargetkan terealisasi 250 orang"
        elif amount.role is Kind.REALISASI and not amount.beside and not amount.other:
            # not in "target 30 orang, terealisasi 21 orang, sehingga tercapai 70%"
            real = real if amount.token.percent and _both_counted(real, target) else amount
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
        if base_follows(sentence, n):
            continue  # "Rp2,7 miliar atau 32,8 persen dari pagu Rp8,4 miliar": a share
        formulas: tuple[Formula, ...] = (
            CAPAIAN if target.role is Kind.TARGET or target.whole else (SHARE,)
        )
        if target.token.money and target.role is not Kind.TARGET:
            formulas = (SHARE,)  # a pagu is never reached by spending less; a target may be
        weighed = "bobot" in words_before(sentence, target) and target.whole
        what = "bobot" if weighed else "capaian"
        yield ratio(amount, formulas, (real, target), context, what), amount.index
        real = None


def _real_before(sentence: Sentence, n: int) -> "Amount | None":
    """Take what stands before ``dari target T``: ``97,56 km terhadap target 91,55 km``."""
    target, before = sentence.amounts[n], sentence.amounts[n - 1] if n else None
    fits = before is not None and before.unit == target.unit and not before.beside
    return before if target.whole and fits and before is not None and not before.other else None


def _both_counted(real: "Amount | None", target: "Amount | None") -> bool:
    """Tell whether realisasi and target are known already, in one unit other than percent."""
    known = real is not None and target is not None and real.unit == target.unit
    return known and real is not None and not real.token.percent


def _realised_next(sentence: Sentence) -> bool:
    """Tell whether the second amount of a sentence is the realisasi of the first."""
    first, second = sentence.amounts[0], sentence.amounts[1:2]
    return bool(second) and second[0].role is Kind.REALISASI and second[0].unit == first.unit


_CONCLUDES = re.compile(
    r"^\W*(?:berdasarkan (?:data|hal|perhitungan|angka)|dengan demikian|sehingga|maka|jadi|"
    r"artinya)\b"
    r"|\b(?:indikator|realisasi|capaian)(?: kinerja)?(?: sasaran)? ini\b",
    re.IGNORECASE,
)
"""Words by which a sentence draws its capaian from the figures of the sentence before it."""


def concluded(sentence: Sentence, context: Context) -> Found:
    """``terealisasi 14,59 dari target 13,5. Dengan demikian capaiannya 108,07%``."""
    at = next(i for i, s in enumerate(context.sentences) if s is sentence)
    rates = [a for a in sentence.amounts if a.token.percent]
    if not at or len(rates) != 1 or not _CONCLUDES.search(sentence.text):
        return
    said = rates[0]
    if said.role not in {Kind.CAPAIAN, Kind.REALISASI} or said.other or said.beside:
        return
    if {Kind.MORE, Kind.LESS, Kind.UP, Kind.DOWN} & set(said.span):
        return
    earlier = [*context.sentences[at - 1].amounts, *sentence.amounts]
    earlier = earlier[: earlier.index(said)]
    targets = [a for a in earlier if a.role in WHOLES and not a.other and not a.beside]
    if len(targets) != 1:
        return
    target = targets[0]
    reals = [a for a in earlier if a is not target and a.unit == target.unit and a.value]
    if len(reals) != 1 or reals[0].other or reals[0].role in {Kind.CAPAIAN, Kind.REST}:
        return
    formulas: tuple[Formula, ...] = (SHARE,) if target.token.money else CAPAIAN
    yield ratio(said, formulas, (reals[0], target), context, "capaian"), said.index


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
        if base is None or part is None or (after and after[0].beside) or Kind.OR in two[1].span:
            continue
        if said.role is Kind.CAPAIAN and part.token.percent and base.role is not Kind.TARGET:
            continue
        formulas = CAPAIAN if base.role is Kind.TARGET else (SHARE,)
        yield ratio(said, formulas, (part, base), context, "capaian"), said.index
