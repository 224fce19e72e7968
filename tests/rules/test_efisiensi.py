"""Efisiensi: every method at its bounds, and what has no answer."""

from collections.abc import Callable

import pytest

from lakip_xl.rules.efisiensi import (
    efisiensi_jumlah,
    efisiensi_pmk,
    efisiensi_rata,
    indeks_efisiensi,
    nilai_efisiensi,
    rata_geometrik,
    tingkat_efisiensi,
)
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.schemes import SCHEMES

PMK = SCHEMES["pmk_214_2017"]


@pytest.mark.parametrize(
    ("e", "score"), [(0, 50), (1, 52.5), (-1, 47.5), (20, 100), (20.1, 100), (-20, 0), (-21, 0)]
)
def test_the_score_is_straight_between_its_bounds(e: float, score: float) -> None:
    assert nilai_efisiensi(e, PMK) == pytest.approx(score)


@pytest.mark.parametrize(
    ("compute", "error"),
    [
        (lambda: efisiensi_jumlah([]), ErrorValue.DIV0),
        (lambda: efisiensi_jumlah([(0, 100, 5), (100, 0, 5)]), ErrorValue.DIV0),
        (lambda: efisiensi_rata([]), ErrorValue.DIV0),
        (lambda: efisiensi_rata([(100, 100, 50), (100, 0, 5)]), ErrorValue.DIV0),
        (lambda: rata_geometrik([]), ErrorValue.DIV0),
        (lambda: rata_geometrik([5, -1]), ErrorValue.NUM),
        (lambda: indeks_efisiensi(100, 0), ErrorValue.DIV0),
        (lambda: efisiensi_pmk([(1, 1, 1)], SCHEMES["pmk_62_2023"]), ErrorValue.NA),
        (lambda: nilai_efisiensi(5, SCHEMES["lakip"]), ErrorValue.NA),
    ],
)
def test_what_has_no_answer_says_which_error(
    compute: Callable[[], float], error: ErrorValue
) -> None:
    with pytest.raises(RuleError) as problem:
        compute()
    assert problem.value.error is error


def test_an_indicator_of_nothing_makes_the_geometric_mean_nothing() -> None:
    assert rata_geometrik([90, 0]) == 0
    assert rata_geometrik([64]) == pytest.approx(64)
    assert rata_geometrik([2, 4, 8]) == pytest.approx(4)


def test_one_output_that_cost_nothing_is_wholly_efficient() -> None:
    assert efisiensi_jumlah([(0, 100, 0), (200, 50, 75)]) == pytest.approx(25)
    assert efisiensi_rata([(200, 50, 75), (100, 100, 0)]) == pytest.approx(62.5)


def test_the_degree_is_the_index_less_one() -> None:
    assert indeks_efisiensi(90, 60) == pytest.approx(1.5)
    assert tingkat_efisiensi(90, 60) == pytest.approx(0.5)
