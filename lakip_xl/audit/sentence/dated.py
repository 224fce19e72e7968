"""Years in sentences: two values of one year, a year compared with itself, a way back in time."""

from itertools import pairwise

from lakip_xl.audit.sentence.passages import Context, Found, Sentence, Wrong
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
    if len(told) == 2 and told[0].text > told[1].text:
        yield from _backwards(sentence, told)


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
    for first, second in pairwise(main):
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


def same_year(sentence: Sentence, move: Move) -> bool:
    """Tell whether both values of a change are said to be of one year."""
    words = {t.text.casefold() for t in sentence.tokens}
    dated = move.first.dated and move.second.dated and move.first.year == move.second.year
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
