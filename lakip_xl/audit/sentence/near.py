"""Sums of money that one wrong digit parts: no words are needed to see that they belong together.

Three or more amounts with many digits hardly ever miss a sum by one digit, or by two neighbours
that changed places, unless that digit is the mistake.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import fsum

from lakip_xl.audit.sentence.roles import Amount

DIGITS = 6
"""Digits before the trailing zeros that every amount must have."""
COUNTED = 5
"""The same for counts of one unit."""
MOST_AMOUNTS = 14
MOST_EARLIER = 6


def distinct(value: float, digits: int = DIGITS) -> bool:
    """Tell whether an amount has so many digits that it is hardly met by chance."""
    return len(f"{abs(value):.0f}".rstrip("0")) >= digits


def one_slip(said: float, right: float) -> bool:
    """Tell whether two whole numbers differ by one digit, or by two that changed places.

    Example:
        >>> one_slip(940468000, 940486000), one_slip(1234567, 1234667), one_slip(1234567, 1200000)
        (True, True, False)
    """
    a, b = f"{said:.0f}", f"{right:.0f}"
    if a == b:
        return False
    if len(a) != len(b):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return len(longer) - len(shorter) == 1 and any(
            longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
        )
    differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differ) == 1:
        return True
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )


def near_sums(
    amounts: Sequence[Amount], before: Sequence[Amount] = ()
) -> Iterator[tuple[Amount, tuple[Amount, ...], float]]:
    """Give a total, its parts, and what they add up to, where one digit parts the two.

    Args:
        amounts: The amounts of a passage.
        before: Amounts said just before; one of them at most may belong to the sum.
    """
    yield from _near([a for a in amounts if a.token.money and a.value > 0][-MOST_AMOUNTS:], before)
    for unit in {a.unit for a in amounts if a.unit and not a.token.money and not a.token.percent}:
        alike = [a for a in amounts if a.unit == unit and a.token.number]
        if all(a.token.number and a.token.number.decimals == 0 for a in alike):
            yield from _near(alike[-MOST_AMOUNTS:], (), COUNTED)


def _near(
    money: list[Amount], before: Sequence[Amount], digits: int = DIGITS
) -> Iterator[tuple[Amount, tuple[Amount, ...], float]]:
    earlier = [a for a in before if a.token.money and a.value > 0][-MOST_EARLIER:]
    values: dict[float, Amount] = {}
    for amount in (*money, *earlier):
        values.setdefault(amount.value, amount)
    unique = [a for a in values.values() if distinct(a.value, digits)]
    found: list[tuple[Amount, tuple[Amount, ...], float]] = []
    settled: set[float] = set()
    for total in unique:
        for parts in _groups([a for a in unique if a is not total]):
            right = fsum(p.value for p in parts)
            if right == total.value:
                settled |= {total.value, *(p.value for p in parts)}
            elif sum(a in earlier for a in (total, *parts)) > 1:
                continue
            elif _slipped(total.value, parts, right):
                found.append((total, parts, right))
    for total, parts, right in found:
        if not set(_slipped(total.value, parts, right)) <= settled:
            yield total, parts, right
            return


def _slipped(total: float, parts: Sequence[Amount], right: float) -> list[float]:
    """Give the figures of a sum of which one wrong digit explains that it fails."""
    gap = total - right
    slips = [total] if one_slip(total, right) else []
    values = [p.value for p in parts]
    return slips + [v for v in values if v + gap > 0 and one_slip(v, v + gap)]


def _groups(amounts: list[Amount]) -> Iterator[tuple[Amount, ...]]:
    yield from combinations(amounts, 2)
    for size in range(3, min(len(amounts), 8) + 1):
        for start in range(len(amounts) - size + 1):
            yield tuple(amounts[start : start + size])
