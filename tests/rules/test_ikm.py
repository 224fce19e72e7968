"""The public satisfaction index: mean of the marks, and the class at every bound."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.ikm import kategori_ikm, mutu_pelayanan, nilai_ikm
from lakip_xl.schemes import SCHEMES

IKM = SCHEMES["ikm_14_2017"]
marks = st.lists(st.integers(100, 400), min_size=1, max_size=14)


@given(marks)
def test_the_index_is_the_mean_of_the_marks_times_25(hundredths: list[int]) -> None:
    exact = Fraction(sum(hundredths), len(hundredths)) * 25 / 100
    assert nilai_ikm([one / 100 for one in hundredths], IKM) == pytest.approx(float(exact))


@pytest.mark.parametrize("given_marks", [[1.0], [4.0], [1, 4], [4, 4, 4]])
def test_the_bounds_themselves_are_marks(given_marks: list[float]) -> None:
    assert 25 <= nilai_ikm(given_marks, IKM) <= 100


@pytest.mark.parametrize(
    ("given_marks", "error"),
    [([], ErrorValue.DIV0), ([0.99], ErrorValue.NUM), ([3, 4.01], ErrorValue.NUM)],
)
def test_other_marks_give_no_index(given_marks: list[float], error: ErrorValue) -> None:
    with pytest.raises(RuleError) as problem:
        nilai_ikm(given_marks, IKM)
    assert problem.value.error is error


@pytest.mark.parametrize(
    ("index", "label", "word"),
    [
        (100.004, "A", "Sangat Baik"),
        (100, "A", "Sangat Baik"),
        (88.31, "A", "Sangat Baik"),
        (88.305, "A", "Sangat Baik"),
        (88.304, "B", "Baik"),
        (76.61, "B", "Baik"),
        (76.6, "C", "Kurang Baik"),
        (65, "C", "Kurang Baik"),
        (64.99, "D", "Tidak Baik"),
        (25, "D", "Tidak Baik"),
        (24.995, "D", "Tidak Baik"),
    ],
)
def test_a_class_begins_at_its_bound(index: float, label: str, word: str) -> None:
    assert kategori_ikm(index, IKM) == label
    assert mutu_pelayanan(index, IKM) == word


@pytest.mark.parametrize("index", [24.994, 100.005, -25, 0])
def test_no_marks_give_such_an_index(index: float) -> None:
    with pytest.raises(RuleError) as problem:
        kategori_ikm(index, IKM)
    assert problem.value.error is ErrorValue.NUM


@pytest.mark.parametrize(
    ("mark", "word"),
    [
        (4, "Sangat Baik"),
        (3.5324, "Sangat Baik"),
        (3.53235, "Sangat Baik"),
        (3.5323, "Baik"),
        (3.0644, "Baik"),
        (3.0643, "Kurang Baik"),
        (2.6, "Kurang Baik"),
        (2.5999, "Tidak Baik"),
        (1, "Tidak Baik"),
    ],
)
def test_a_mark_is_held_against_the_bounds_of_marks_to_four_digits(mark: float, word: str) -> None:
    assert mutu_pelayanan(mark, IKM) == word
