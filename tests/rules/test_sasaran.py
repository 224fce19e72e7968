"""The score of a sasaran by each of the three methods, and what gives none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.kelompok import rata_kelompok
from lakip_xl.rules.sasaran import Metode, isi_ke_bawah, nilai_sasaran
from lakip_xl.schemes import LAKIP

rows = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 9)), min_size=1, max_size=8)


@given(rows)
def test_a_weighted_mean_is_that_of_fractions(pairs: list[tuple[int, int]]) -> None:
    capaian, weights = zip(*pairs, strict=True)
    mean = float(Fraction(sum(capaian), len(capaian)))
    assert nilai_sasaran(capaian, Metode.RATA_CAPAIAN, LAKIP) == pytest.approx(mean)
    if sum(weights):
        exact = Fraction(sum(c * w for c, w in pairs), sum(weights))
        scored = nilai_sasaran(capaian, Metode.RATA_TERTIMBANG, LAKIP, weights)
        assert scored == pytest.approx(float(exact))


def test_the_group_method_is_the_mean_of_the_classes() -> None:
    capaian = [90, 71, 20]
    assert nilai_sasaran(capaian, Metode.RATA_KELOMPOK, LAKIP) == rata_kelompok(capaian, LAKIP)
    assert rata_kelompok(capaian, LAKIP) == pytest.approx((92.5 + 77.5 + 7.5) / 3)


@pytest.mark.parametrize(
    ("capaian", "weights", "error"),
    [
        ([], None, ErrorValue.DIV0),
        ([50, 60], None, ErrorValue.VALUE),
        ([50, 60], [1], ErrorValue.VALUE),
        ([50, 60], [1, 2, 3], ErrorValue.VALUE),
        ([50, 60], [1, -0.5], ErrorValue.NUM),
        ([50, 60], [0, 0], ErrorValue.DIV0),
    ],
)
def test_what_cannot_be_weighted_gives_no_score(
    capaian: list[float], weights: list[float] | None, error: ErrorValue
) -> None:
    with pytest.raises(RuleError) as problem:
        nilai_sasaran(capaian, Metode.RATA_TERTIMBANG, LAKIP, weights)
    assert problem.value.error is error


def test_a_weight_of_nothing_leaves_its_indicator_out() -> None:
    assert nilai_sasaran([50, 60], Metode.RATA_TERTIMBANG, LAKIP, [0, 0.5]) == 60


def test_a_group_goes_on_until_the_next_name() -> None:
    assert isi_ke_bawah(["", "A", "", "B", "  "]) == ["", "a", "a", "b", "b"]
