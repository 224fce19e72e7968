"""The index of professionalism: bounds of a dimension, and the points of training."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.ip_asn import (
    PELATIHAN,
    PoinPelatihan,
    capaian_dimensi,
    ip_asn,
    nilai_kompetensi,
    poin_pelatihan,
)
from lakip_xl.schemes import SCHEMES

SKEMA = SCHEMES["ip_asn_8_2019"]
WEIGHTS = (25, 40, 30, 5)
dimensions = st.tuples(*(st.integers(-100, weight * 100 + 100) for weight in WEIGHTS))


@given(dimensions)
def test_the_index_adds_up_dimensions_that_keep_to_their_weights(hundredths: list[int]) -> None:
    values = [one / 100 for one in hundredths]
    if all(0 <= one <= 100 * weight for one, weight in zip(hundredths, WEIGHTS, strict=True)):
        assert ip_asn(*values, SKEMA) == pytest.approx(float(Fraction(sum(hundredths), 100)))
    else:
        with pytest.raises(RuleError) as problem:
            ip_asn(*values, SKEMA)
        assert problem.value.error is ErrorValue.NUM


@pytest.mark.parametrize("index", range(4))
@pytest.mark.parametrize(("over", "fits"), [(-0.01, False), (0, True), (0.01, False), (0.5, False)])
def test_each_dimension_has_its_own_bounds(index: int, over: float, fits: bool) -> None:
    values = [float(weight) for weight in WEIGHTS]
    values[index] = over if over < 0 else values[index] + over
    if fits:
        assert ip_asn(*values, SKEMA) == 100
        assert ip_asn(0, 0, 0, 0, SKEMA) == 0
    else:
        with pytest.raises(RuleError) as problem:
            ip_asn(*values, SKEMA)
        assert problem.value.error is ErrorValue.NUM


def test_a_scheme_of_other_dimensions_has_no_index() -> None:
    for weights in (SKEMA.weights[:3], (*SKEMA.weights, SKEMA.weights[0])):
        with pytest.raises(RuleError) as problem:
            ip_asn(5, 5, 5, 5, replace(SKEMA, weights=weights))
        assert problem.value.error is ErrorValue.NA


@given(st.integers(-300, 12000), st.integers(0, 100))
def test_the_capaian_of_a_dimension_is_its_part_of_the_weight(hundredths: int, weight: int) -> None:
    value = hundredths / 100
    if weight > 0 and 0 <= hundredths <= 100 * weight:
        exact = float(Fraction(hundredths, weight))
        assert capaian_dimensi(value, weight) == pytest.approx(exact)
    else:
        with pytest.raises(RuleError) as problem:
            capaian_dimensi(value, weight)
        assert problem.value.error is (ErrorValue.NUM if weight else ErrorValue.DIV0)


@pytest.mark.parametrize(
    ("value", "weight", "percent"), [(0, 1, 0), (0.25, 1, 25), (1, 1, 100), (0.5, 5, 10)]
)
def test_little_of_a_dimension_is_still_a_part_of_it(
    value: float, weight: float, percent: float
) -> None:
    assert capaian_dimensi(value, weight) == percent


@pytest.mark.parametrize(("value", "weight"), [(-0.01, 5), (5.01, 5), (-5, 5)])
def test_more_than_the_weight_and_less_than_nothing_are_no_part(
    value: float, weight: float
) -> None:
    with pytest.raises(RuleError) as problem:
        capaian_dimensi(value, weight)
    assert problem.value.error is ErrorValue.NUM


def test_points_of_which_one_is_not_known_are_no_instrument() -> None:
    at = next(i for i, fact in enumerate(SKEMA.facts) if fact.indicator in PELATIHAN)
    unknown = replace(SKEMA.facts[at], value=None)
    facts = (*SKEMA.facts[:at], unknown, *SKEMA.facts[at + 1 :])
    for kept in (facts, ()):
        with pytest.raises(RuleError) as problem:
            poin_pelatihan(replace(SKEMA, facts=kept))
        assert problem.value.error is ErrorValue.NA


points = st.builds(
    PoinPelatihan,
    *(st.integers(0, 3).map(float) for _ in range(3)),
    st.integers(1, 40).map(float),
    st.integers(0, 3).map(float),
)
had = st.sampled_from([True, False, None])


@given(points, had, had, st.none() | st.integers(-2, 42), had)
def test_training_earns_what_the_instrument_gives_once_all_of_it_is_known(
    given_points: PoinPelatihan,
    leading: bool | None,
    functional: bool | None,
    hours: int | None,
    seminar: bool | None,
) -> None:
    def score() -> float | str:
        person = (leading, functional, hours, seminar)
        return nilai_kompetensi(" PENGAWAS ", *person, {"pengawas": given_points})

    if hours is not None and hours < 0:
        with pytest.raises(RuleError) as problem:
            score()
        assert problem.value.error is ErrorValue.NUM
        return
    technical = None if hours is None else hours in range(int(given_points.jp), 99)
    asked = [
        (given_points.kepemimpinan, leading), (given_points.fungsional, functional),
        (given_points.teknis, technical), (given_points.seminar, seminar),
    ]  # fmt: skip
    asked = [(worth, answer) for worth, answer in asked if worth > 0]
    if any(answer is None for _, answer in asked):
        assert score() == ""
    else:
        assert score() == sum(worth for worth, answer in asked if answer)


@pytest.mark.parametrize(("hours", "score"), [(0, 0), (0.5, 0), (19.9, 0), (20, 15), (21, 15)])
def test_technical_training_counts_from_its_hours_on(hours: float, score: float) -> None:
    only = {"pengawas": PoinPelatihan(0, 0, 15, 20, 0)}
    assert nilai_kompetensi("Pengawas", None, None, hours, None, only) == score
    with pytest.raises(RuleError) as problem:
        nilai_kompetensi("Pengawas", None, None, -0.5, None, only)
    assert problem.value.error is ErrorValue.NUM
