"""NILAI_SAKIP: components against weights, which have a default."""

from lakip_xl.functions.mapping import over_ranges, together
from lakip_xl.functions.schemes import scheme_reader
from lakip_xl.functions.spec import ArgumentValue, Result, Scalar
from lakip_xl.functions.values import (
    as_grid,
    cells,
    is_blank,
    is_omitted_word,
    presentable,
    single,
    to_number,
)
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.sakip import nilai_sakip
from lakip_xl.rules.scheme import Scheme

_SCHEME = scheme_reader("sakip")


def _nilai_sakip(
    komponen: ArgumentValue, bobot: ArgumentValue = None, skema: ArgumentValue = None
) -> Result:
    scheme = _SCHEME.read(single(skema))
    if all(map(is_blank, cells(komponen))):
        return ""
    pairs = [
        (to_number(value), None if is_blank(weight) else to_number(weight))
        for value, weight in _with_weights(komponen, single(bobot), scheme)
        if not is_blank(value)
    ]
    return presentable(nilai_sakip(pairs))


def _with_weights(
    komponen: ArgumentValue, bobot: ArgumentValue, scheme: Scheme
) -> list[tuple[Scalar, ...]]:
    if not all(map(is_omitted_word, cells(bobot))):
        return together((komponen, bobot))
    values = list(cells(as_grid(komponen)))
    weights = scheme.known_weights()
    count = len(weights)
    # Behind the components a whole column is blank.
    if len(values) < count or not all(map(is_blank, values[count:])):
        raise RuleError(ErrorValue.VALUE, f"bobot {scheme.id} berlaku untuk {count} komponen")
    return list(zip(values, weights, strict=False))


evaluate_nilai_sakip = over_ranges(_nilai_sakip, least=1, most=3)
"""NILAI_SAKIP(komponen; [bobot]; [skema]), see ``rules.sakip.nilai_sakip``.

Blank components are skipped, a blank weight sets no limit. Weights left out (or blank throughout)
are those of the scheme, for as many components (and blank cells behind them).
"""
