from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lakip_xl.rules.capaian import (
    KebijakanNol,
    Rumus,
    capaian,
    capaian_baris,
    capaian_rentang,
)
from lakip_xl.rules.errors import ErrorValue, RuleError

angka = st.integers(-1_000_000, 1_000_000).map(lambda n: n / 100)


@pytest.mark.parametrize(
    ("realisasi", "target", "rumus", "persen"),
    [
        (78, 71, Rumus.NAIK, 109.85915492957747),
        (331.5, 325, Rumus.NAIK, 102.0),
        (1167, 250, Rumus.NAIK, 466.8),
        (0, 250, Rumus.NAIK, 0.0),
        (-5, -10, Rumus.NAIK, 50.0),
        (4, 5, Rumus.TURUN, 120.0),
        (0, 5, Rumus.TURUN, 200.0),
        (12.3, 5, Rumus.TURUN, -46.0),
        (4, 5, Rumus.TURUN_RASIO, 125.0),
        (100, 100, Rumus.STABIL, 100.0),
        (90, 100, Rumus.STABIL, 90.0),
        (110, 100, Rumus.STABIL, 90.0),
        (250, 100, Rumus.STABIL, -50.0),
    ],
)
def test_capaian_follows_the_formula_of_the_row(
    realisasi: float, target: float, rumus: Rumus, persen: float
) -> None:
    assert capaian(realisasi, target, rumus) == pytest.approx(persen, rel=1e-14)


@pytest.mark.parametrize("rumus", [one for one in Rumus if one is not Rumus.RENTANG])
def test_a_target_of_zero_has_no_capaian(rumus: Rumus) -> None:
    with pytest.raises(RuleError) as masalah:
        capaian(5, 0, rumus)
    assert masalah.value.error is ErrorValue.DIV0


def test_a_ratio_of_target_to_a_realisasi_of_zero_has_no_capaian() -> None:
    with pytest.raises(RuleError) as masalah:
        capaian(0, 5, Rumus.TURUN_RASIO)
    assert masalah.value.error is ErrorValue.DIV0


def test_cap_and_floor_act_only_when_asked() -> None:
    assert capaian(1167, 250, maks=120) == 120
    assert capaian(12.3, 5, Rumus.TURUN, minimum=0) == 0
    assert capaian(50, 100, maks=120, minimum=0) == 50


def test_a_floor_above_the_cap_is_an_error() -> None:
    with pytest.raises(RuleError) as masalah:
        capaian(50, 100, maks=10, minimum=20)
    assert masalah.value.error is ErrorValue.NUM


@given(angka)
def test_on_target_every_formula_gives_one_hundred(target: float) -> None:
    assume(target != 0)
    for rumus in [one for one in Rumus if one is not Rumus.RENTANG]:
        assert capaian(target, target, rumus) == 100.0


@given(angka, angka, angka)
def test_a_higher_realisasi_is_never_worse_for_naik_nor_better_for_turun(
    satu: float, dua: float, target: float
) -> None:
    assume(target > 0)
    rendah, tinggi = sorted((satu, dua))
    assert capaian(rendah, target) <= capaian(tinggi, target)
    assert capaian(rendah, target, Rumus.TURUN) >= capaian(tinggi, target, Rumus.TURUN)


@pytest.mark.parametrize(
    ("realisasi", "persen"), [(10, 100), (20, 100), (15, 100), (25, 125), (5, 50), (0, 0)]
)
def test_a_range_is_met_on_its_bounds_and_missed_in_proportion(
    realisasi: float, persen: float
) -> None:
    assert capaian_rentang(realisasi, 10, 20) == persen


@given(st.integers(-50, 50), st.integers(0, 40), st.integers(-120, 120))
def test_a_range_is_judged_by_the_number_of_it_that_is_nearest(
    low: int, width: int, done: int
) -> None:
    nearest = min(range(low, low + width + 1), key=lambda one: abs(one - done))
    if nearest == done:
        assert capaian_rentang(done / 10, low / 10, (low + width) / 10) == 100.0
    elif nearest == 0:
        with pytest.raises(RuleError) as masalah:
            capaian_rentang(done / 10, low / 10, (low + width) / 10)
        assert masalah.value.error is ErrorValue.DIV0
    else:
        persen = capaian_rentang(done / 10, low / 10, (low + width) / 10)
        assert persen == pytest.approx(float(Fraction(100 * done, nearest)), rel=1e-14)


@pytest.mark.parametrize(
    ("argumen", "galat"),
    [((15, 20, 10), ErrorValue.NUM), ((5, -3, 0), ErrorValue.DIV0), ((-5, 0, 3), ErrorValue.DIV0)],
)
def test_a_range_that_cannot_be_judged_is_an_error(
    argumen: tuple[float, float, float], galat: ErrorValue
) -> None:
    with pytest.raises(RuleError) as masalah:
        capaian_rentang(*argumen)
    assert masalah.value.error is galat


@pytest.mark.parametrize(
    ("maks", "minimum", "result"),
    [(120, None, 120), (None, 130, 130), (125, 125, 125), (125, 120, 125), (130, 10, 125),
     (None, None, 125), (100, 100, 100)],
)  # fmt: skip
def test_cap_and_floor_hold_a_range_as_they_hold_a_number(
    maks: float | None, minimum: float | None, result: float
) -> None:
    assert capaian(25, 20, Rumus.NAIK, maks, minimum) == result
    row = capaian_baris(25, 10, Rumus.RENTANG, maks, minimum, target_atas=20)
    assert row == result
    with pytest.raises(RuleError) as masalah:
        capaian_baris(25, 10, Rumus.RENTANG, 99, 100, target_atas=20)
    assert masalah.value.error is ErrorValue.NUM


@pytest.mark.parametrize(
    ("target", "rule", "upper"),
    [((80, 90), Rumus.NAIK, None), (80, Rumus.RENTANG, None), ((80, 90), Rumus.STABIL, 90)],
)
def test_two_bounds_are_for_a_range_and_a_range_needs_two(
    target: float | tuple[float, float], rule: Rumus, upper: float | None
) -> None:
    with pytest.raises(RuleError) as masalah:
        capaian_baris(85, target, rule, target_atas=upper)
    assert masalah.value.error is ErrorValue.VALUE


@pytest.mark.parametrize(
    ("done", "due", "rule", "policy", "result"),
    [
        (0, 0, Rumus.NAIK, KebijakanNol.TANPA_CAPAIAN, ""),
        (5, 0, Rumus.NAIK, KebijakanNol.TANPA_CAPAIAN, ""),
        (0, 5, Rumus.TURUN_RASIO, KebijakanNol.TANPA_CAPAIAN, ""),
        (0, 5, Rumus.TURUN, KebijakanNol.TANPA_CAPAIAN, 200),
        (0, 5, Rumus.NAIK, KebijakanNol.TANPA_CAPAIAN, 0),
        (5, 5, Rumus.TURUN_RASIO, KebijakanNol.TANPA_CAPAIAN, 100),
        (0, 0, Rumus.NAIK, KebijakanNol.SERATUS, 100),
        (5, 0, Rumus.NAIK, KebijakanNol.SERATUS, ""),
        (0, 5, Rumus.TURUN_RASIO, KebijakanNol.SERATUS, ""),
    ],
)
def test_the_policy_for_zero_answers_only_where_zero_would_divide(
    done: float, due: float, rule: Rumus, policy: KebijakanNol, result: float | str
) -> None:
    assert capaian_baris(done, due, rule, nol=policy) == result
