"""Claims of change: what was, what is, and by how much it moved.

``naik dari 77,90 menjadi 81,51 atau sebesar 3,61 poin``; ``lebih tinggi 2,1 persen dibandingkan …
49,0 persen``. A change is held against the two amounts that it is about: as a difference, or as a
share of the earlier one, its direction, and the years that are told.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from lakip_xl.audit.printed import Agreement, agreement, half_digit
from lakip_xl.audit.relations.formula import CHANGE, GAP, Formula
from lakip_xl.audit.sentence.dated import same_year, undated, years
from lakip_xl.audit.sentence.movable import direction_of, pools_before
from lakip_xl.audit.sentence.passages import (
    WHOLES,
    Context,
    Found,
    Sentence,
    Wrong,
    agrees,
    span_of,
    write,
)
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.slips import slipped
from lakip_xl.audit.sentence.told import Move, moves_of, yearly
from lakip_xl.audit.sentence.words import Kind

MEMORY = 6
"""Amounts told before that a change may start from."""


def changes(sentence: Sentence, context: Context) -> Found:
    """Give the stated changes of a sentence, wrong or right."""
    yield from years(sentence, context)
    for move in moves_of(sentence, context):
        if same_year(sentence, move):
            yield undated(move), move.second.index
            continue
        delta = move.second.value - move.first.value
        if delta * move.direction < 0:
            yield _turned(move), move.said[-1].index if move.said else move.second.index
            continue
        pointed = any(a.unit == "poin" for a in sentence.amounts)
        for said in move.said:
            wrong = _difference(said, move, pointed=pointed)
            near = [a for s in context.sentences for a in s.amounts]
            if wrong is None or not (
                yearly(sentence, said)
                or _of_others(said, sentence, context)
                or not slipped(said, (GAP, CHANGE), (move.second, move.first), near)
            ):
                yield wrong, said.index
    yield from _of_base(sentence, context)
    yield from _beyond(sentence, context)


def _beyond(sentence: Sentence, context: Context) -> Found:
    """``Realisasi tersebut lebih tinggi Rp 693 triliun`` of Rp 349 miliar: by more than it is."""
    at = context.sentences.index(sentence)
    opening = [t.text.casefold() for t in sentence.tokens[:4]]
    if not at or "tersebut" not in opening:
        return
    told = [a for a in context.sentences[at - 1].amounts if a.unit and not a.beside]
    for said in sentence.amounts:
        span = span_of(sentence, said)
        larger = any(t.kind is Kind.MORE for t in span) and direction_of(span) > 0
        alike = [a for a in (*told, *sentence.amounts) if a.unit == said.unit and a is not said]
        if larger and len(alike) == 1 and alike[0] in told and said.value > alike[0].value > 0:
            words = f"padahal nilainya sendiri hanya {alike[0].token.text}: periksa satuannya."
            yield _changed(said, alike[0].value, words), said.index


def _turned(move: Move) -> Wrong:
    word, true = ("naik", "turun") if move.direction > 0 else ("turun", "naik")
    return Wrong(
        "perubahan-prosa",
        word,
        None,
        f"Kalimat menyebut {word} dari {move.first.token.text} menjadi {move.second.token.text}, "
        f"padahal angkanya {true}.",
        "arah",
    )


def _difference(said: Amount, move: Move, *, pointed: bool) -> Wrong | None:
    """Hold a stated change against the two values: as a difference, or relative to the first."""
    number = said.token.number
    first, second = move.first, move.second
    if number is not None and number.value < 0 and second.value < first.value:
        number = replace(number, value=-number.value)  # "berkurang -1,05 poin"
    fits = said.token.percent or said.unit in {first.unit, second.unit, "poin", ""}
    if number is None or not fits or said.other:
        return None
    delta = abs(second.value - first.value)
    growth = delta / abs(first.value) * 100 if first.value else delta
    options = [delta] if not said.token.percent else [growth, delta]
    options = options[:1] if said.token.percent and not first.token.percent else options
    if said.token.percent and first.token.percent and pointed and delta != growth:
        options = options[:1]  # who says "persen poin" beside it means percent by "persen"
    slack = sum(half_digit(a.token.number) for a in (first, second) if a.token.number)
    if any(a.token.number and a.token.number.decimals < 0 for a in (first, second)):
        slack *= 2  # "15,81 juta" is rounded further than its digits tell
    slacks = {delta: slack, growth: slack / abs(first.value) * 200 if first.value else slack}
    kinds = [agreement(number, v, 0.0) for v in options]
    if Agreement.SAME in kinds or any(
        agreement(number, v, slacks[v] * 0.5) is Agreement.SAME for v in options
    ):
        return None
    right = round(options[-1], 2)
    return Wrong(
        "perubahan-prosa",
        said.token.text,
        right,
        f"Kalimat menyebut perubahan {said.token.text}, padahal dari {first.token.text} menjadi "
        f"{second.token.text} selisihnya {write(right)}.",
        "perubahan",
        cut=Agreement.CUT_OFF in kinds,
    )


def _of_others(said: Amount, sentence: Sentence, context: Context) -> bool:
    """Tell whether any two other amounts that stand nearby part by what is said."""
    at, number = context.sentences.index(sentence), said.token.number
    near = [a for s in context.sentences[max(0, at - 1) : at + 1] for a in s.amounts]
    for one, two in combinations([a for a in near if a is not said], 2):
        if number is None or one.unit != two.unit:
            continue
        delta = abs(one.value - two.value)
        sizes = [delta] if one.token.percent or not said.token.percent else []
        if said.token.percent:
            sizes += [delta / abs(a.value) * 100 for a in (one, two) if a.value]
        if any(agreement(number, v) is Agreement.SAME for v in sizes if v):
            return True
    return False


def _of_base(sentence: Sentence, context: Context) -> Found:
    """``naik Rp D atau P% dibanding Rp A``: the change as a share of the one value that is told."""
    for said, rate in pairwise(sentence.amounts):
        joined = rate.beside or (Kind.OR in rate.span and len(rate.span) <= 5)
        way, number = direction_of(span_of(sentence, said)), rate.token.number
        pointed = rate.unit == "poin" and said.unit not in {"poin", ""}
        if not joined or said.token.percent or not (rate.token.percent or pointed):
            continue
        if not way or number is None or not said.value:
            continue
        pools = pools_before(sentence, context, said, (rate,))
        found = [[a for a in p if a.unit == said.unit and not a.beside] for p in pools]
        found = [[a for a in p if a.role not in WHOLES] or p for p in found]
        bases = next((some for some in found if some), [])
        if len(bases) != 1 or bases[0].value <= said.value:
            continue
        yield _share_of(said, rate, bases[0], way), rate.index


def _share_of(said: Amount, rate: Amount, told: Amount, way: int) -> Wrong | None:
    """Hold a change and its percentage against the value before it, or the one after it."""
    number = rate.token.number
    stated = told.earlier or told.whole
    shares = {k: _growth(k) for k in (0, way, -way)}
    fits = {k for k, one in shares.items() if agrees(rate, (one,), (said, told)) is Agreement.SAME}
    values = (said.value, told.value)
    right = round(shares[0 if stated else way].compute(values) or 0.0, 2)
    words = f"padahal {said.token.text} terhadap nilai semulanya adalah {write(right)}%."
    if rate.unit == "poin" and fits:
        words = f"{said.token.text} terhadap nilai semulanya adalah persen, bukan poin."
    elif fits == {-way} and number and number.decimals > 1 and not stated:
        names = ("naik", "turun") if way > 0 else ("turun", "naik")
        words = f"yang dengan {said.token.text} hanya cocok untuk {names[1]}, bukan {names[0]}."
    elif fits or not slipped(rate, tuple(shares.values()), (said, told), ()):
        return None
    return _changed(rate, right, words)


def _growth(way: int) -> Formula:
    """Give a change as a share of the value before it, of which the value after it is told."""

    def compute(values: Sequence[float]) -> float | None:
        base = values[1] - way * values[0]
        return values[0] / base * 100 if base else None

    return Formula("pertumbuhan", compute, "selisih / nilai semula × 100")


def _changed(said: Amount, right: float, words: str) -> Wrong:
    sign = "%" if said.token.percent else ""
    message = f"Kalimat menyebut perubahan {said.token.text}{sign}, {words}"
    return Wrong("perubahan-prosa", said.token.text, right, message, "perubahan")
