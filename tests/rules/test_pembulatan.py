from decimal import ROUND_HALF_UP, Decimal
from math import inf, nextafter
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules import pembulatan
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import (
    bulatkan,
    bulatkan_desimal,
    desimal15,
    jumlahkan,
    kurangkan,
    melebihi,
    sama,
)

finite = st.floats(allow_nan=False, allow_infinity=False)
printed = st.decimals(min_value=-100_000, max_value=100_000, places=3)


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [
        (85.005, 2, 85.01),
        (90.095, 2, 90.1),
        (1.005, 2, 1.01),
        (2.675, 2, 2.68),
        (-1.005, 2, -1.01),
        (-2.5, 0, -3.0),
        (2.5, 0, 3.0),
        (0.5, 0, 1.0),
        (0.49999999999999994, 0, 1.0),  # reads 0,500000000000000
        (85.0049, 2, 85.0),
        (16.730769230769234, 2, 16.73),
        (1250.0, -2, 1300.0),
        (49.0, -2, 0.0),
        (1e300, 2, 1e300),
        (5e-324, 2, 0.0),
        (123456789012.345, 2, 123456789012.35),
    ],
)
def test_a_half_rounds_away_from_zero_on_the_number_that_is_read(
    nilai: float, desimal: int, hasil: float
) -> None:
    assert bulatkan(nilai, desimal) == hasil


def test_a_negative_number_that_rounds_to_zero_loses_its_sign() -> None:
    assert str(bulatkan(-0.001)) == "0.0"
    assert str(bulatkan_desimal(-0.001)) == "0.0"


@given(finite, st.integers(-3, 12))
def test_the_cheap_way_of_rounding_is_the_definition(nilai: float, desimal: int) -> None:
    assert bulatkan(nilai, desimal) == bulatkan_desimal(nilai, desimal)


@given(st.decimals(min_value=-1_000_000, max_value=1_000_000, places=3), st.integers(-40, 40))
def test_the_cheap_way_is_the_definition_around_ties(angka: Decimal, langkah: int) -> None:
    tie = float(angka)
    nilai = tie + langkah * abs(tie) * 2.0**-53
    assert bulatkan(nilai) == bulatkan_desimal(nilai)


@given(printed)
def test_a_printed_number_rounds_as_on_paper(angka: Decimal) -> None:
    kertas = angka.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert bulatkan(float(angka)) == float(kertas)


@pytest.mark.parametrize("nilai", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_cannot_be_rounded(nilai: float) -> None:
    with pytest.raises(RuleError) as masalah:
        bulatkan(nilai)
    assert masalah.value.error is ErrorValue.NUM


def test_binary_noise_does_not_tell_numbers_apart() -> None:
    assert sama(0.1 + 0.2, 0.3)
    assert not melebihi(0.1 + 0.2, 0.3)
    assert not sama(1.0, 1.00000000000001)
    assert melebihi(85.005, 85.0)
    assert not sama(0.0, 1e-300)


@given(printed, printed)
def test_printed_numbers_are_subtracted_as_on_paper(kiri: Decimal, kanan: Decimal) -> None:
    assert kurangkan(float(kiri), float(kanan)) == float(kiri - kanan)


@given(
    st.one_of(finite, st.decimals(-(10**12), 10**12, places=4).map(float)),
    st.one_of(finite, st.decimals(-(10**12), 10**12, places=5).map(float)),
)
def test_any_numbers_are_subtracted_by_their_15_digits(kiri: float, kanan: float) -> None:
    assert kurangkan(kiri, kanan) == float(desimal15(kiri) - desimal15(kanan))


@pytest.mark.parametrize("nilai", [[1e308, 1e308], [float("inf"), float("-inf")]])
def test_a_sum_beyond_the_floats_is_an_error_not_a_crash(nilai: list[float]) -> None:
    with pytest.raises(RuleError) as masalah:
        jumlahkan(nilai)
    assert masalah.value.error is ErrorValue.NUM


@given(
    st.floats(-1e12, 1e12, allow_subnormal=False), st.integers(-40, 40), st.sampled_from([1, 2, 9])
)
def test_equal_is_what_reads_the_same_in_15_digits(value: float, steps: int, wide: int) -> None:
    other = value
    for _ in range(abs(steps) * wide):
        other = nextafter(other, inf if steps > 0 else -inf)
    assert sama(value, other) is (f"{value:.15g}" == f"{other:.15g}")
    assert melebihi(value, other) is (value > other and f"{value:.15g}" != f"{other:.15g}")


def test_ordinary_numbers_need_no_decimal_arithmetic(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(nilai: float) -> NoReturn:
        raise AssertionError(nilai)

    monkeypatch.setattr(pembulatan, "desimal15", never)
    assert [pembulatan.bulatkan(8512.3456, digits) for digits in range(4)] == [
        8512.0, 8512.3, 8512.35, 8512.346
    ]  # fmt: skip
    assert pembulatan.kurangkan(78, 63.44) == 14.56
    assert pembulatan.kurangkan(98765432.1234, 0.0001) == 98765432.1233
