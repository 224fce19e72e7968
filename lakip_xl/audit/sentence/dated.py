"""Years in sentences: two values of one year, a year compared with itself, a way back in time."""

from itertools import pairwise

from lakip_xl.audit.sentence.passages import Context, Found, Sentence, Wrong, span_of
from lakip_xl.audit.sentence.told import Move
from lakip_xl.audit.sentence.words import Kind, Token
from lakip_xl.rules.periode import BULAN

_CONTRAST = {"dibanding", "dibandingkan", "menjadi"}
_PARTS = {"tw", "triwulan", "semester", "bulan", "kuartal", "caturwulan", "periode", "awal"}
_WITHIN = _PARTS.union(BULAN)
_JOINS = {
    "dengan",
    "pada",
    "tahun",
    "anggaran",
    "hasil",
    "kondisi",
    "capaian",
    "realisasi",
    "untuk",
}
WORDS = -2000
"""Below every place of an amount and of a comparison: the claim is about words."""


def years(sentence: Sentence, context: Context) -> Found:
    """Find what the years of a sentence leave impossible."""
    told = [t for t in sentence.tokens if t.kind is Kind.YEAR]
    words = {t.text.casefold() for t in sentence.tokens}
    if not told or words & _WITHIN:
        return
    if len(told) == 2 and told[0].text == told[1].text:
        yield from _one_year(sentence, told)
    if _itself(sentence, context):
        message = f"Kalimat membandingkan tahun {told[0].text} dengan tahun itu sendiri."
        yield Wrong("perubahan-prosa", told[0].text, None, message, "tahun"), WORDS
    if len(told) == 2:
        yield from _backwards(sentence, told)
    yield from _listed(sentence)
    yield from _every_year(sentence, context)


def _one_year(sentence: Sentence, told: list[Token]) -> Found:
    """``pada 2018 dari 34 kasus …, maka di tahun 2018 dari 32 kasus``: two values of one year."""
    middle = (told[0].end + told[1].start) / 2
    for first, second in pairwise(a for a in sentence.amounts if a.dated and not a.beside):
        between = sentence.tokens[first.index : second.index]
        contrast = any(t.text.casefold() in _CONTRAST for t in between)
        contrast = contrast or (first.whole and second.whole)
        alike = first.unit == second.unit and first.role is second.role
        apart = first.token.start < middle < second.token.start or (first.dated and second.dated)
        if contrast and alike and apart and first.value != second.value and first.unit:
            yield undated(Move(first, second, 0)), second.index


def _itself(sentence: Sentence, context: Context) -> bool:
    """Tell whether a change is told against the very year that it is of.

    ``Dibandingkan dengan susut pada tahun 2016, susut padi pada tahun 2016 turun``: what it is
    compared with is nothing but that year, or the thing whose change is told.
    """
    tokens = sentence.tokens
    at = next((n for n, t in enumerate(tokens) if t.text.casefold().startswith("dibanding")), None)
    moved = any(t.kind in {Kind.UP, Kind.DOWN} for t in tokens)
    to = next(
        (n for n, t in enumerate(tokens) if at is not None and n > at and t.kind is Kind.YEAR), 0
    )
    if (
        at is None
        or not moved
        or not to
        or any(t.text != tokens[to].text for t in tokens if t.kind is Kind.YEAR)
    ):
        return False
    names = [t.text.casefold() for t in tokens[at + 1 : to]]
    rest = {t.text.casefold() for t in (*tokens[:at], *tokens[to + 1 :])}
    if set(names) - _JOINS - rest or any(
        t.kind in {Kind.TARGET, Kind.BUDGET, Kind.PLAN, Kind.PAST, Kind.AMOUNT}
        for t in tokens[at:to]
    ):
        return False
    if sum(t.kind is Kind.YEAR for t in tokens) == 2:
        return bool(set(names) - _JOINS) or all(t.kind is not Kind.AMOUNT for t in tokens)
    passage = [t for s in context.sentences for t in s.tokens]
    same = all(t.text == tokens[to].text for t in passage if t.kind is Kind.YEAR)
    now = [t.text.casefold() for t in passage]
    return same and any(a == tokens[to].text and b == "ini" for a, b in pairwise(now))


def _backwards(sentence: Sentence, told: list[Token]) -> Found:
    """``dari 5 pada tahun 2016 menjadi 1 pada tahun 2015``: a change goes on in time."""
    main = [a for a in sentence.amounts if not a.beside]
    span = [t for t in sentence.tokens if told[0].end <= t.start < told[1].start]
    since = next((n for n, t in enumerate(span) if t.text.casefold().startswith("dibanding")), None)
    held = {Kind.TARGET, Kind.BUDGET, Kind.PLAN, Kind.PAST}
    moved = since is not None and any(t.kind in {Kind.UP, Kind.DOWN} for t in span[:since])
    if moved and told[0].text < told[1].text and not any(t.kind in held for t in span[since:]):
        message = f"Kalimat membandingkan tahun {told[0].text} dengan {told[1].text} sesudahnya."
        yield Wrong("perubahan-prosa", told[1].text, None, message, "tahun"), WORDS
    for first, second in pairwise(main if told[0].text > told[1].text else []):
        if not (first.whole and second.later) or first.unit != second.unit or len(main) != 2:
            continue
        early, late = told
        between = first.token.end < late.start < second.token.start or late.start > second.token.end
        if early.start < second.token.start and between and early.start < late.start:
            words = f"dari tahun {early.text} menjadi tahun {late.text}: tahunnya terbalik."
            wrong = Wrong(
                "perubahan-prosa", late.text, None, f"Kalimat menyebut perubahan {words}", "tahun"
            )
            yield wrong, second.index


_PLAIN = {"tahun", "dan", "pada", "di", "namun", "serta", "sedangkan", "kemudian"}
_STEADY = {"setiap", "terus", "selalu"}
_VALUE = {Kind.YEAR, Kind.COMMA, Kind.BY, Kind.TO}


def _listed(sentence: Sentence) -> Found:
    """``2012 sebesar 87,1%, 2012 88,21%, 2014 88,35%``: one year twice in a list of years."""
    for first, second in pairwise(a for a in sentence.amounts if not a.beside):
        span = span_of(sentence, second)
        plain = all(t.kind in _VALUE or t.text.casefold() in _PLAIN for t in span)
        own = first.dated and second.dated and first.year == second.year
        if own and plain and first.unit == second.unit and first.value != second.value:
            yield undated(Move(first, second, 0)), second.index


def _every_year(sentence: Sentence, context: Context) -> Found:
    """``setiap tahun naik``: every step between the values told for the years goes that way."""
    at = context.sentences.index(sentence)
    for n, said in enumerate(sentence.tokens):
        behind = [t.kind for t in sentence.tokens[n:] if t.kind in {Kind.UP, Kind.DOWN}]
        if said.text.casefold() not in _STEADY or not behind:
            continue
        near = context.sentences[max(0, at - 1) : at]
        told = [a for s in near for a in s.amounts]
        told += [a for a in sentence.amounts if a.index < n or behind[0] not in a.span]
        told = [a for a in told if a.dated and not a.beside and a.role not in {Kind.UP, Kind.DOWN}]
        told = [a for a in told if a.unit == told[0].unit]
        sign = 1 if behind[0] is Kind.UP else -1
        steps = [(b.value - a.value) * sign for a, b in pairwise(told)]
        years = [a.year for a in told]
        if len(told) > 2 and years == sorted(set(years)) and max(steps) < 0:
            word, true = ("naik", "turun") if sign > 0 else ("turun", "naik")
            message = f"Kalimat menyebut setiap tahun {word}, padahal angkanya {true}."
            yield Wrong("perubahan-prosa", word, true, message, "arah"), WORDS
        return


def same_year(sentence: Sentence, move: Move) -> bool:
    """Tell whether both values of a change are said to be of one year."""
    words = {t.text.casefold() for t in sentence.tokens}
    late = move.second.dated or any(a.dated for a in move.said)
    dated = move.first.dated and late and move.first.year == move.second.year
    named = sum(t.kind is Kind.YEAR for t in sentence.tokens) > 1
    apart = move.first.value != move.second.value
    roles = {move.first.role, move.second.role}
    planned = bool(roles & {Kind.TARGET, Kind.BUDGET})
    return dated and named and apart and not planned and not words & _WITHIN


def undated(move: Move) -> Wrong:
    """Say that two values of a change are of one year."""
    message = (
        f"Kalimat membandingkan {move.first.token.text} dengan {move.second.token.text}, "
        f"keduanya disebut untuk tahun {move.second.year}."
    )
    return Wrong("perubahan-prosa", move.second.year, None, message, "tahun")
