"""The grammar of claims: what a sentence asserts about its own amounts.

A claim is a relation between amounts of the same sentence (or the one before it). It is called
wrong only when its words leave no doubt about which amounts it is about and no other amounts of
the passage make it true.
"""

from collections.abc import Iterator

from lakip_xl.audit.sentence.changes import (
    compositions,
    halves,
    recounted,
    restated,
    totals,
)
from lakip_xl.audit.sentence.moves import changes
from lakip_xl.audit.sentence.passages import Context, Wrong
from lakip_xl.audit.sentence.shares import pairs_of_hundred, shares
from lakip_xl.audit.sentence.standing import comparisons, standings
from lakip_xl.audit.sentence.triads import gaps, portions, rates, turned

_CLAIMS = (
    changes,
    rates,
    shares,
    pairs_of_hundred,
    restated,
    recounted,
    compositions,
    halves,
    totals,
    portions,
    gaps,
)


def wrong_claims(context: Context) -> Iterator[Wrong]:
    """Give the claims of a passage that its own amounts contradict."""
    for sentence in context.sentences:
        done: set[int] = set()
        if sentence.formula:
            continue
        for make in _CLAIMS:
            for wrong, index in make(sentence, context):
                if index not in done:
                    done.add(index)
                    if wrong is not None:
                        yield wrong
        yield from turned(sentence)
        ordered = list(comparisons(sentence))
        yield from ordered or standings(sentence, context)
