"""NILAI_SAKIP: components against weights, which have a default."""

from lakip_xl.functions.mapping import together
from lakip_xl.functions.spec import ArgumentValue, Result, Scalar
from lakip_xl.functions.values import (
    as_grid,
    cells,
    first_error,
    is_blank,
    is_omitted_word,
    presentable,
    single,
    to_number,
)
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.sakip import BOBOT_KOMPONEN, nilai_sakip


def evaluate_nilai_sakip(komponen: ArgumentValue, bobot: ArgumentValue = None) -> Result:
    """Add up the components of an evaluation (see ``rules.sakip.nilai_sakip``).

    Args:
        komponen: A range of values; blank ones are skipped.
        bobot: Weights in a range of the same shape; a blank one sets no limit. Left out (or
            blank throughout): those of the regulation, for four components.

    Returns:
        The value, or "" when no component is filled in.
    """
    if error := first_error((komponen, bobot)):
        return error
    try:
        pairs = [
            (to_number(value), None if is_blank(weight) else to_number(weight))
            for value, weight in _with_weights(komponen, single(bobot))
            if not is_blank(value)
        ]
        return presentable(nilai_sakip(pairs)) if pairs else ""
    except RuleError as problem:
        return problem.error


def _with_weights(komponen: ArgumentValue, bobot: ArgumentValue) -> list[tuple[Scalar, ...]]:
    if not all(map(is_omitted_word, cells(bobot))):
        return together((komponen, bobot))
    values = list(cells(as_grid(komponen)))
    if len(values) != len(BOBOT_KOMPONEN):
        raise RuleError(ErrorValue.VALUE, "bobot baku berlaku untuk empat komponen")
    return list(zip(values, BOBOT_KOMPONEN.values(), strict=True))
