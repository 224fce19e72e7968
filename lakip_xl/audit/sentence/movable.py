"""Which amounts may have moved: values and no changes, of which one is the earlier."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lakip_xl.audit.sentence.passages import Context, Sentence, span_of
from lakip_xl.audit.sentence.roles import EARLIER, Amount
from lakip_xl.audit.sentence.words import COMPARED, Kind, Token

MOVED = {Kind.UP, Kind.DOWN}
_LESS = {"kecil", "rendah", "sedikit"}


def direction_of(tokens: Sequence[Token]) -> int:
    """Tell which way words say that something moves; 0 where they contradict each other."""
    signs = {1 if t.kind is Kind.UP else -1 for t in tokens if t.kind in MOVED}
    for one, two in pairwise(tokens):
        size = two.text.casefold()
        if one.text.casefold() == "lebih" and size in COMPARED - {"dari"}:
            signs.add(-1 if size in _LESS else 1)
    return signs.pop() if len(signs) == 1 else 0


def order_of(first: Amount, second: Amount) -> int:
    """Tell which of two amounts is the earlier one: 1 the first, -1 the second, 0 unknown."""
    if first.year and second.year and first.year != second.year:
        return 1 if first.year < second.year else -1
    marks = [a.later - (a.whole or a.earlier) for a in (first, second)]
    return (marks[1] > marks[0]) - (marks[1] < marks[0])


def pools_before(
    sentence: Sentence, context: Context, said: Amount, beside: Sequence[Amount]
) -> Iterator[list[Amount]]:
    """Give the amounts of a sentence that may have moved, then those of the one before as well."""
    before = [a for a in sentence.amounts if a.index < said.index]
    after = [a for a in sentence.amounts if a.index > said.index and a not in beside]
    stop = next((n for n, a in enumerate(after) if _parts(span_of(sentence, a))), len(after))
    own = [*before, *after[: stop + 1 if after[:1] and after[0].later else stop]]
    own = [a for a in own if stands(sentence, a) and not (a in after and _joined(sentence, a))]
    at = next(i for i, s in enumerate(context.sentences) if s is sentence)
    if _enclosed(sentence, said) and before:
        every = [a for s in context.sentences[max(0, at - 1) : at + 1] for a in s.amounts]
        every = [a for a in every[: every.index(said)] if a.unit == before[-1].unit]
        yield [a for a in every if a.role not in MOVED or a.later][-2:]
        return
    yield own
    if at:
        earlier = context.sentences[at - 1]
        yield [*(a for a in earlier.amounts if stands(earlier, a)), *own]


CUTS = {"sedangkan", "sementara", "sehingga"}


def _parts(span: Sequence[Token]) -> bool:
    """Tell whether words begin to speak of another change, or of something else."""
    return bool(direction_of(span)) or any(t.text.casefold() in CUTS for t in span)


def _enclosed(sentence: Sentence, said: Amount) -> bool:
    """Tell ``63,68 poin (bertambah 0,43 poin)``: what stands before a parenthesis has moved."""
    span = span_of(sentence, said)
    opens = [n for n, t in enumerate(span) if t.kind is Kind.OPEN]
    closed = any(t.kind is Kind.CLOSE for t in span[opens[-1] :]) if opens else True
    return not closed and bool(direction_of(span[opens[-1] :]))


def _joined(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether an amount goes on a list: ``penambahan arsiparis 2 orang dan pustakawan 3``."""
    opens = span_of(sentence, amount)[:2]  # the unit of the amount before, and what joins
    listed = any(token.text.casefold() in {"dan", "serta"} for token in opens)
    return listed and not (amount.later or amount.whole or amount.earlier or amount.dated)


def stands(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether an amount is a value, not itself a change."""
    span = span_of(sentence, amount)
    since = [n for n, t in enumerate(span) if t.text.casefold().startswith(EARLIER)]
    cut = [n for n, t in enumerate(span) if t.kind in {Kind.COMMA, Kind.COMPOSED, Kind.BREAK}]
    last = max([*since, *cut], default=0)
    behind = span[last:]  # "lebih tinggi dibandingkan 2020 sebesar A", "penurunan, yaitu 41"
    return amount.later or amount.whole or not direction_of(behind)
