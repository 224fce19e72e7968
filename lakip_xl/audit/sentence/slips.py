"""Whether a claim that does not hold was meant at all: one slip would make it true.

Which amounts a sentence is about can be read wrongly, and then they miss each other by anything.
Figures that belong together miss by a slip: a digit, two figures that changed places, a little.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from lakip_xl.audit.printed import PrintedNumber
from lakip_xl.audit.relations.formula import Formula
from lakip_xl.audit.sentence.roles import Amount

NEAR = 0.1
"""Share of the right figure by which one that was computed carelessly may miss."""
_LONGEST = 12
Holds = Callable[[Sequence[float]], bool]


def slipped(
    said: Amount, formulas: Sequence[Formula], operands: Sequence[Amount], others: Sequence[Amount]
) -> bool:
    """Tell whether one slip, or a little, parts a stated amount from what its operands give.

    Args:
        said: The stated amount.
        formulas: What it may be of them.
        operands: The amounts that it is about.
        others: What else stands nearby and may have changed places with one of them.
    """
    numbers = [a.token.number for a in (said, *operands)]
    if any(n is None for n in numbers):
        return True
    known = [n for n in numbers if n is not None]
    unit = 1.0000001 * 10.0 ** -known[0].decimals

    def holds(values: Sequence[float], room: float = 0.0) -> bool:
        return any(
            (right := one.compute(values[1:])) is not None
            and abs(abs(values[0]) - abs(right)) <= unit + room * abs(right)
            for one in formulas
        )

    values = [n.value for n in known]
    return holds(values, NEAR) or any(
        holds(other) for other in _variants(values, known, [a.value for a in others])
    )


def _variants(
    values: list[float], numbers: Sequence[PrintedNumber], others: Sequence[float]
) -> Iterator[list[float]]:
    """Give the values as they would be without one slip."""
    for i, number in enumerate(numbers):
        for value in (*_other_digits(number), *others):
            yield [*values[:i], value, *values[i + 1 :]]
    for i, j in combinations(range(len(values)), 2):
        turned = list(values)
        turned[i], turned[j] = values[j], values[i]
        yield turned


def _other_digits(number: PrintedNumber) -> Iterator[float]:
    """Give the number with another unit, one other digit, one less, or two that change places."""
    yield from (number.value * 10.0**power for power in (-6, -3, 3, 6))
    step = 10.0**-number.decimals
    shown = f"{abs(number.value) / step:.0f}"
    if len(shown) > _LONGEST + 6:
        return
    for i, old in enumerate(shown):
        for new in "0123456789":
            if new != old:
                yield int(shown[:i] + new + shown[i + 1 :]) * step
        if len(shown) > 1:
            yield int(shown[:i] + shown[i + 1 :]) * step
            yield int(shown[:i] + shown[i : i + 2][::-1] + shown[i + 2 :]) * step
