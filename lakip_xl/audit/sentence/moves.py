"""Claims of change: what was, what is, and by how much it moved.

``naik dari 77,90 menjadi 81,51 atau sebesar 3,61 poin``; ``lebih tinggi 2,1 persen dibandingkan …
49,0 persen``. A change is held against the two amounts that it is about: as a difference, or as a
share of the earlier one, its direction, and the years that are told.
"""

from itertools import pairwise

from lakip_xl.audit.printed import Agreement, agreement, half_digit
from lakip_xl.audit.sentence.near import one_slip
from lakip_xl.audit.sentence.passages import Context, Found, Sentence, Wrong, span_of, write
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.told import Move, direction_of, moves_of, pools_before
from lakip_xl.audit.sentence.words import Kind
from lakip_xl.rules.periode import BULAN

MEMORY = 6
"""Amounts told before that a change may start from."""


def changes(sentence: Sentence, context: Context) -> Found:
    """Give the stated changes of a sentence, wrong or right."""
    yield from _one_year(sentence)
    for move in moves_of(sentence, context):
        if _same_year(sentence, move):
            yield _undated(move), move.second.index
            continue
        delta = move.second.value - move.first.value
        if delta * move.direction < 0:
            yield _turned(move), move.said[-1].index if move.said else move.second.index
            continue
        for said in move.said:
            yield _difference(said, move), said.index
    yield from _of_base(sentence, context)


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


def _difference(said: Amount, move: Move) -> Wrong | None:
    """Hold a stated change against the two values: as a difference, or relative to the first."""
    number = said.token.number
    first, second = move.first, move.second
    fits = said.token.percent or said.unit in {first.unit, second.unit, "poin", ""}
    if number is None or not fits or said.other:
        return None
    delta = abs(second.value - first.value)
    growth = delta / abs(first.value) * 100 if first.value else delta
    options = [delta] if not said.token.percent else [growth, delta]
    options = options[:1] if said.token.percent and not first.token.percent else options
    slack = sum(half_digit(a.token.number) for a in (first, second) if a.token.number)
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


def _of_base(sentence: Sentence, context: Context) -> Found:
    """``naik Rp D atau P% dibanding Rp A``: the change as a share of the one value that is told."""
    for said, rate in pairwise(sentence.amounts):
        joined = rate.beside or (Kind.OR in rate.span and len(rate.span) <= 5)
        if not joined or not rate.token.percent or said.token.percent:
            continue
        if not direction_of(span_of(sentence, said)) or rate.token.number is None or not said.value:
            continue
        pools = pools_before(sentence, context, said, (rate,))
        found = [[a for a in p if a.unit == said.unit and not a.beside] for p in pools]
        bases = next((some for some in found if some), [])
        if not bases:
            yield from _of_earlier(said, rate, context)
        if len(bases) != 1 or bases[0].value <= said.value:
            continue
        base = bases[0].value
        shares = [said.value / b * 100 for b in (base, base - said.value, base + said.value)]
        if any(agreement(rate.token.number, s, 0.0) is not Agreement.DIFFERENT for s in shares):
            yield None, rate.index
        else:
            stated = bases[0].earlier or bases[0].whole
            grown = base - said.value if direction_of(span_of(sentence, said)) > 0 else 0.0
            right = round(
                shares[0] if stated else said.value / (grown or base + said.value) * 100, 2
            )
            yield (
                Wrong(
                    "perubahan-prosa",
                    rate.token.text,
                    right,
                    f"Kalimat menyebut perubahan {rate.token.text}%, padahal {said.token.text} "
                    f"terhadap nilai semulanya adalah {write(right)}%.",
                    "perubahan",
                ),
                rate.index,
            )


def _of_earlier(said: Amount, rate: Amount, context: Context) -> Found:
    """Hold the same against the values told before; wrong only where one digit parts them."""
    number = rate.token.number
    told = [a.value for a in context.before[-MEMORY:] if a.unit == said.unit]
    bases = [b for v in told for b in (v, v - said.value, v + said.value) if b > said.value]
    rates = [said.value / b * 100 for b in bases]
    if number is None or number.decimals < 1 or not said.token.money:
        return
    if any(agreement(number, r, 0.0) is not Agreement.DIFFERENT for r in rates):
        return
    unit = 10.0**number.decimals
    near = [r for r in rates if one_slip(round(rate.value * unit), round(r * unit))]
    if near and number.decimals > 1:
        yield (
            Wrong(
                "perubahan-prosa",
                rate.token.text,
                round(near[-1], 2),
                f"Kalimat menyebut perubahan {rate.token.text}%, padahal {said.token.text} adalah "
                f"{write(round(near[-1], 2))}% dari nilai sebelumnya.",
                "perubahan",
            ),
            rate.index,
        )


def _one_year(sentence: Sentence) -> Found:
    """``pada 2018 dari 34 kasus …, maka di tahun 2018 dari 32 kasus``: two values of one year."""
    years = [t for t in sentence.tokens if t.kind is Kind.YEAR]
    words = {t.text.casefold() for t in sentence.tokens}
    if len(years) != 2 or years[0].text != years[1].text:
        return
    if words & _WITHIN:
        return
    middle = (years[0].end + years[1].start) / 2
    for first, second in pairwise(a for a in sentence.amounts if a.dated and not a.beside):
        between = sentence.tokens[first.index : second.index]
        contrast = any(t.text.casefold() in _CONTRAST for t in between)
        contrast = contrast or (first.whole and second.whole)
        alike = first.unit == second.unit and first.role is second.role
        told = first.token.start < middle < second.token.start or (first.dated and second.dated)
        if contrast and alike and told and first.value != second.value and first.unit:
            yield _undated(Move(first, second, 0)), second.index


_CONTRAST = {"dibanding", "dibandingkan", "menjadi"}
_PARTS = {"tw", "triwulan", "semester", "bulan", "kuartal", "caturwulan", "periode", "awal"}
_WITHIN = _PARTS.union(BULAN)


def _same_year(sentence: Sentence, move: Move) -> bool:
    """Tell whether both values of a change are said to be of one year."""
    words = {t.text.casefold() for t in sentence.tokens}
    dated = move.first.dated and move.second.dated and move.first.year == move.second.year
    named = sum(t.kind is Kind.YEAR for t in sentence.tokens) > 1
    apart = move.first.value != move.second.value
    roles = {move.first.role, move.second.role}
    planned = bool(roles & {Kind.TARGET, Kind.BUDGET})
    return dated and named and apart and not planned and not words & _WITHIN


def _undated(move: Move) -> Wrong:
    return Wrong(
        "perubahan-prosa",
        move.second.year,
        None,
        f"Kalimat membandingkan {move.first.token.text} dengan {move.second.token.text}, "
        f"keduanya disebut untuk tahun {move.second.year}.",
        "tahun",
    )
