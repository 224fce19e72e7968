"""What lies on a bound, just inside it and just outside it, for rules that refuse the rest."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.kode import awalan, gulung, kode_baku
from lakip_xl.rules.merit import nilai_merit, realisasi_aspek
from lakip_xl.rules.pembulatan import kurangkan, melebihi, sama
from lakip_xl.rules.periode import Jenis
from lakip_xl.rules.sakip import nilai_sakip
from lakip_xl.rules.skala import Kelas, kelas_dari, susun_skala
from lakip_xl.rules.triwulan import sampai
from lakip_xl.schemes import SCHEMES

MERIT = SCHEMES["merit_40_2018"]


@pytest.mark.parametrize(
    ("rule", "result"),
    [
        (lambda: nilai_merit(2.5, 0, MERIT), 0),
        (lambda: nilai_merit(2.5, 0.5, MERIT), 1.25),
        (lambda: nilai_merit(0, 4, MERIT), 0),
        (lambda: nilai_merit(0.5, 4, MERIT), 2),
        (lambda: realisasi_aspek(5, 10, 0), 0),
        (lambda: realisasi_aspek(5, 10, 0.5), 0.25),
        (lambda: nilai_sakip([(0, 30), (0.5, 30), (30, 30)]), 30.5),
        (lambda: nilai_sakip([(0, None), (99, None)]), 99),
    ],
)
def test_zero_and_what_lies_just_above_it_are_values(
    rule: Callable[[], float], result: float
) -> None:
    assert rule() == result


@pytest.mark.parametrize(
    "rule",
    [
        lambda: nilai_merit(2.5, -0.01, MERIT),
        lambda: nilai_merit(-0.01, 4, MERIT),
        lambda: realisasi_aspek(5, 10, -0.01),
        lambda: nilai_sakip([(-0.01, 30)]),
        lambda: nilai_sakip([(-0.01, None)]),
        lambda: nilai_sakip([(30.01, 30)]),
    ],
)
def test_what_lies_outside_is_refused(rule: Callable[[], float]) -> None:
    with pytest.raises(RuleError) as problem:
        rule()
    assert problem.value.error is ErrorValue.NUM


@pytest.mark.parametrize(
    ("typed", "code"),
    [("0.1", "0.1"), ("AB.1", ""), ("9.1", "9.1"), ("IV.2", "IV.2"), (True, ""), (None, "")],
)
def test_a_code_begins_with_a_digit_a_letter_or_a_roman_numeral(typed: object, code: str) -> None:
    assert kode_baku(typed) == code


def test_a_negative_amount_and_nothing_are_rolled_up_as_they_are() -> None:
    assert gulung([("1", 5.0), ("1.1", -5.0)]) == ([-5.0, -5.0], -5.0)
    assert list(awalan("1")) == []


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_a_difference_of_hundredths_is_exact(left: int, right: int) -> None:
    assert kurangkan(left / 100, right / 100) == (left - right) / 100
    assert melebihi(left / 100, right / 100) is (left > right)
    assert sama(left / 100, right / 100) is (left == right)


@given(st.lists(st.integers(-10000, 10000), min_size=1, max_size=5, unique=True), st.booleans())
def test_a_number_belongs_to_the_highest_class_whose_bound_it_reaches(
    hundredths: list[int], own: bool
) -> None:
    scale = susun_skala("acak", [Kelas(str(one), one / 100, own) for one in hundredths])
    ordered = sorted(hundredths)
    assert [int(one.label) for one in reversed(scale.kelas)] == ordered
    for value in {n for one in hundredths for n in (one - 1, one, one + 1)}:
        inside = [one for one in ordered if (value >= one if own else value > one)]
        label = kelas_dari(value / 100, scale).label
        assert label == str(max(inside, default=ordered[0])), value


@pytest.mark.parametrize(
    ("kind", "forecast"), [(Jenis.MAKS, 30.0), (Jenis.TERAKHIR, 15.0), (Jenis.RATA, 22.5)]
)
def test_only_the_greatest_so_far_stands_whatever_comes(kind: Jenis, forecast: float) -> None:
    plan = [20.0, 20.0, 20.0, 20.0] if kind is not Jenis.MAKS else [40.0, 20.0, 20.0, 30.0]
    assert sampai(plan, [30.0, 15.0, None, None], kind).prakiraan == forecast


def test_the_facts_of_an_indicator_are_its_own() -> None:
    scheme = SCHEMES["ip_asn_8_2019"]
    names = {fact.indicator for fact in scheme.facts}
    for one in names:
        assert {fact.indicator for fact in scheme.facts_about(one)} == {one}
    assert sum(len(scheme.facts_about(one)) for one in names) == len(scheme.facts)
