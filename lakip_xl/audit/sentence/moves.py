"""Claims of change: what was, what is, and by how much it moved.

``naik dari 77,90 menjadi 81,51 atau sebesar 3,61 poin``; ``terjadi penurunan sebesar 0,36%`` after
a sentence that says from what to what; ``lebih tinggi 2,1 persen dibandingkan … 49,0 persen``;
``tahun 2019 sebesar 12 dan tahun 2020 sebesar 15, naik 25%``. Whatever the words, a change is four
things: an earlier amount, a later one, a direction and a stated difference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lakip_xl.audit.cetak import Kecocokan, bandingkan, goyah
from lakip_xl.audit.sentence.passages import Context, Found, Sentence, Wrong, write
from lakip_xl.audit.sentence.roles import Amount
from lakip_xl.audit.sentence.words import COMPARED, Kind, Token

_LESS = {"kecil", "rendah", "sedikit"}
_MOVED = {Kind.UP, Kind.DOWN}


@dataclass(frozen=True, slots=True)
class Move:
    """A stated change."""

    first: Amount
    second: Amount
    direction: int
    """1 up, -1 down, 0 where the words do not say."""
    said: tuple[Amount, ...] = ()
    """Amounts that state the difference."""


def changes(sentence: Sentence, context: Context) -> Found:
    """Give the stated changes of a sentence, wrong or right."""
    for move in (*_from_to(sentence), *_compared(sentence, context), *_after(sentence, context)):
        delta = move.second.value - move.first.value
        if delta * move.direction < 0:
            yield _turned(move), move.said[-1].index if move.said else move.second.index
            continue
        for said in move.said:
            yield _difference(said, move), said.index


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
    slack = sum(goyah(a.token.number) for a in (first, second) if a.token.number)
    slacks = {delta: slack, growth: slack / abs(first.value) * 200 if first.value else slack}
    kinds = [bandingkan(number, v, 0.0) for v in options]
    if Kecocokan.SAMA in kinds or any(
        bandingkan(number, v, slacks[v] * 0.5) is Kecocokan.SAMA for v in options
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
        cut=Kecocokan.DIPOTONG in kinds,
    )


def _direction(tokens: Sequence[Token]) -> int:
    """Tell which way words say that something moves; 0 where they contradict each other."""
    signs = {1 if t.kind is Kind.UP else -1 for t in tokens if t.kind in _MOVED}
    for one, two in pairwise(tokens):
        size = two.text.casefold()
        if one.text.casefold() == "lebih" and size in COMPARED - {"dari"}:
            signs.add(-1 if size in _LESS else 1)
    return signs.pop() if len(signs) == 1 else 0


def _from_to(sentence: Sentence) -> Iterator[Move]:
    """``dari A (a) … menjadi B (b)``, with what stands beside it."""
    every = sentence.amounts
    main = [a for a in every if not a.beside]
    for n, (first, second) in enumerate(pairwise(main)):
        if not (first.whole and second.later) or first.unit != second.unit:
            continue
        back = n - 1 if n and main[n - 1].role not in _MOVED else n - 2
        start = main[back].index if back >= 0 else 0
        direction = _direction(sentence.tokens[start : second.index])
        if not direction:
            continue
        at, to = every.index(first), every.index(second)
        around = [*every[max(0, at - 1) : at], *every[to + 1 : to + 3]]
        said = tuple(
            a
            for a in around
            if (a.role in _MOVED or a.beside or Kind.OR in a.span) and not a.whole and not a.later
        )
        own = [_beside(every, a) for a in (first, second)]
        if own[0] is not None and own[1] is not None:  # "dari 28 (11,2%) menjadi 27 (10,8%)"
            said = tuple(a for a in said if a not in own)
        yield Move(first, second, direction, said)


def _beside(every: Sequence[Amount], amount: Amount) -> Amount | None:
    at = every.index(amount) + 1
    return every[at] if at < len(every) and every[at].beside else None


def _compared(sentence: Sentence, context: Context) -> Iterator[Move]:
    """``lebih tinggi 2,1 persen dibandingkan … yang mencapai 49,0 persen``."""
    every = sentence.amounts
    for said, base in pairwise(every):
        between = sentence.tokens[said.index : base.index]
        marks = [t for t in between if t.text.casefold().startswith(("dibanding", "daripada"))]
        span = sentence.tokens[said.index - len(said.span) : said.index]
        direction = _direction(span)
        since = said.token.percent and base.whole and said.role in _MOVED  # "8% dari pagu awal"
        if not (marks or since) or not direction or base.role is Kind.TARGET:
            continue
        now = [a for a in _before(sentence, said, context) if a.unit == base.unit]
        now = [a for a in now if a.role not in _MOVED and not a.other and not a.whole]
        now = [a for a in now if (a.role is Kind.BUDGET) == (base.role is Kind.BUDGET)]
        fitting = [a for a in now if _difference(said, Move(base, a, 0)) is None]
        if now:
            yield Move(base, (fitting or now)[-1], direction, (said,))


def _before(sentence: Sentence, said: Amount, context: Context) -> list[Amount]:
    """Give the amounts before one, in its sentence and the sentence before."""
    at = context.sentences.index(sentence)
    earlier = context.sentences[at - 1].amounts if at else ()
    return [*earlier, *(a for a in sentence.amounts if a.index < said.index)]


def _after(sentence: Sentence, context: Context) -> Iterator[Move]:
    """``(terjadi) penurunan sebesar D`` after two amounts of two years, or of from and to."""
    for said in sentence.amounts:
        span = sentence.tokens[said.index - len(said.span) : said.index]
        direction = _direction(span)
        rest = [a for a in sentence.amounts if a.index > said.index]
        if said.role not in _MOVED or not direction or said.whole or said.later or said.beside:
            continue
        if any(not a.beside for a in rest):
            continue
        pair = _pair(_before(sentence, said, context), said)
        if pair is not None:
            yield Move(*pair, direction, (said, *rest[:1]))


def _pair(before: list[Amount], said: Amount) -> tuple[Amount, Amount] | None:
    """Find the two amounts that a change stated afterwards is about."""
    alike = [a for a in before if a.unit == said.unit and a.role not in _MOVED]
    if not alike and said.token.percent:
        alike = [a for a in before if a.role not in _MOVED and not a.token.percent]
        alike = [a for a in alike if a.unit == alike[-1].unit]
    if len(alike) != 2 or any(a.role in {Kind.TARGET, Kind.BUDGET} for a in alike):
        return None
    first, second = alike
    main = [a for a in before if not a.beside]
    moved = len(main) == 2 and main[0].whole and main[1].later
    if moved:
        return first, second
    if first.year and second.year and first.year != second.year:
        return (first, second) if first.year < second.year else (second, first)
    return None
