"""Rows of two versions paired by what they are called, not by where they stand."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Content = tuple[object, ...]
_LIKE = 0.5
"""Rows that share this much of what they hold are versions of each other."""
_MOST = 300
"""Rows without a partner that are still compared one with another."""


@dataclass(slots=True)
class Pairs:
    """Which row of the old version is which of the new: positions in the lists given."""

    same: list[tuple[int, int]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    """Old positions of pairs that stand in another order now."""


def likeness(one: Content, other: Content) -> float:
    """Give the share of cells that agree, of those that hold something in either row."""
    filled = [(a, b) for a, b in zip(one, other, strict=False) if a is not None or b is not None]
    if not filled:
        return 1.0
    return sum(a == b for a, b in filled) / len(filled)


def match(
    old: Sequence[tuple[str, Content]],
    new: Sequence[tuple[str, Content]],
    like: Callable[[Content, Content], float] = likeness,
) -> Pairs:
    """Pair the rows of two versions.

    Args:
        old: Key and content of each row; a key may be empty, or stand twice.
        new: The same of the new version.
        like: How much two rows have in common, from 0 to 1.

    Example:
        >>> pairs = match([("a", (1,)), ("b", (2,)), ("c", (3,))],
        ...               [("c", (3,)), ("a", (1,)), ("d", (9,)), ("b", (2,))])
        >>> pairs.same, pairs.added, pairs.moved
        ([(0, 1), (1, 3), (2, 0)], [2], {2})
    """
    partner: dict[int, int] = {}
    free: defaultdict[str, list[int]] = defaultdict(list)
    for position, (key, _) in enumerate(new):
        free[key].append(position)
    _pair_equal(old, new, free, partner)
    for position, (key, _) in enumerate(old):
        if position not in partner and key and free[key]:
            partner[position] = free[key].pop(0)
    gone = [position for position in range(len(old)) if position not in partner]
    taken = set(partner.values())
    added = [position for position in range(len(new)) if position not in taken]
    if len(gone) <= _MOST and len(added) <= _MOST:
        scores = sorted(
            (-share, abs(here - there), here, there)
            for here in gone
            for there in added
            if (share := like(old[here][1], new[there][1])) >= _LIKE
        )
        _take(scores, partner)
    pairs = Pairs(sorted(partner.items()))
    pairs.gone = [position for position in gone if position not in partner]
    taken = set(partner.values())
    pairs.added = [position for position in added if position not in taken]
    kept = _in_order([there for _, there in pairs.same])
    pairs.moved = {here for n, (here, _) in enumerate(pairs.same) if n not in kept}
    return pairs


def _pair_equal(
    old: Sequence[tuple[str, Content]],
    new: Sequence[tuple[str, Content]],
    free: dict[str, list[int]],
    partner: dict[int, int],
) -> None:
    """Pair rows that are the same in key and content: among equal keys they come first."""
    for position, (key, content) in enumerate(old):
        for candidate in free[key]:
            if new[candidate][1] == content:
                partner[position] = candidate
                free[key].remove(candidate)
                break


def _take(scores: Sequence[tuple[float, int, int, int]], partner: dict[int, int]) -> None:
    """Pair what is left by what it holds: a row whose name was changed is still that row."""
    taken: set[int] = set()
    for _, _, here, there in scores:
        if here not in partner and there not in taken:
            partner[here] = there
            taken.add(there)


def _in_order(numbers: Sequence[int]) -> set[int]:
    """Give the positions of a longest rising sequence: what is not in it has moved.

    Example:
        >>> sorted(_in_order([2, 0, 1, 3]))
        [1, 2, 3]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            ends.append(position)
        else:
            tails[at], ends[at] = number, position
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
