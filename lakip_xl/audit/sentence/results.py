"""Claims of results: a realisasi of its target or its budget, and what is left of it."""

from typing import TYPE_CHECKING

from lakip_xl.audit.cetak import Kecocokan, bandingkan, goyah
from lakip_xl.audit.relations.formula import CAPAIAN, Formula
from lakip_xl.audit.sentence.passages import (
    SHARE,
    WHOLES,
    Context,
    Found,
    Sentence,
    Wrong,
    words_before,
    write,
)
from lakip_xl.audit.sentence.ratios import base_follows, ratio
from lakip_xl.audit.sentence.words import Kind

if TYPE_CHECKING:
    from lakip_xl.audit.sentence.roles import Amount


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
        formulas = CAPAIAN if base.role is Kind.TARGET else (SHARE,)
        yield ratio(said, formulas, (part, base), context, "capaian"), said.index


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
