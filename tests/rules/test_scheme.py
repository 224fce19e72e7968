"""A scheme: its numbers by name, and the years in which it was in force."""

from collections.abc import Callable
from datetime import date

import pytest

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.sakip import nilai_sakip
from lakip_xl.rules.scheme import Number, Scheme, Source


def scheme(**values: object) -> Scheme:
    fixed = ("uji", "ikm", "Uji", "Peraturan Uji 1/2030", "Pasal 1", date(2018, 10, 1))
    return Scheme(*fixed, **values)  # type: ignore[arg-type]


def number(name: str, value: float | None) -> Number:
    return Number(name, value, Source.USE)


KNOWN = scheme(
    weights=(number("a", 10), number("b", 0)),
    numbers={"pengali": number("pengali", 25), "batas": number("batas", None)},
)
PARTLY = scheme(weights=(number("a", 10), number("b", None)))


def test_numbers_are_found_by_their_names() -> None:
    assert (KNOWN.weight("a"), KNOWN.weight("b"), KNOWN.number("pengali")) == (10, 0, 25)
    assert KNOWN.known_weights() == (10, 0)
    assert (KNOWN.optional("pengali"), KNOWN.optional("batas"), KNOWN.optional("x")) == (
        25,
        None,
        None,
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda: KNOWN.weight("c"),
        lambda: PARTLY.weight("b"),
        lambda: KNOWN.number("batas"),
        lambda: KNOWN.number("x"),
        KNOWN.known_scale,
        PARTLY.known_weights,
        lambda: scheme().known_weights(),
    ],
)
def test_what_is_not_known_is_not_guessed(ask: Callable[[], object]) -> None:
    with pytest.raises(RuleError) as problem:
        ask()
    assert problem.value.error is ErrorValue.NA


@pytest.mark.parametrize(
    ("until", "years"),
    [(None, {2018, 2019, 2024, 2025, 2026}), (date(2025, 1, 1), {2018, 2019, 2024, 2025})],
)
def test_a_scheme_is_in_force_in_each_year_that_it_touches(
    until: date | None, years: set[int]
) -> None:
    one = scheme(valid_until=until)
    assert {year for year in (2017, 2018, 2019, 2024, 2025, 2026) if one.is_valid_in(year)} == years


def test_every_number_is_among_all_of_them() -> None:
    assert [one.name for one in KNOWN.every_number] == ["a", "b", "pengali", "batas"]


@pytest.mark.parametrize(
    ("parts", "total"),
    [([(0, 30), (30, 30)], 30), ([(12.5, None), (7.5, 15)], 20), ([(100, None)], 100)],
)
def test_a_component_may_be_nothing_or_its_whole_weight(
    parts: list[tuple[float, float | None]], total: float
) -> None:
    assert nilai_sakip(parts) == total


@pytest.mark.parametrize("part", [(-0.01, 30), (-0.01, None), (30.01, 30), (0.01, 0)])
def test_a_component_beyond_its_weight_is_none(part: tuple[float, float | None]) -> None:
    with pytest.raises(RuleError) as problem:
        nilai_sakip([part])
    assert problem.value.error is ErrorValue.NUM
