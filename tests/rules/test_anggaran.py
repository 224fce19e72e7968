from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.anggaran import NilaiBaris, jumlah_anak, serapan, sisa
from lakip_xl.rules.efisiensi import (
    efisiensi_pmk,
    indeks_efisiensi,
    nilai_efisiensi,
    tingkat_efisiensi,
)
from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.schemes import SCHEMES

PMK = SCHEMES["pmk_214_2017"]


def test_a_typed_parent_stands_for_its_parts_and_is_not_counted_twice() -> None:
    hasil = jumlah_anak([("1", 99), ("1.1", 10), ("1.1.1", 4), ("1.1.2", 5), ("1.2", 20)])
    assert hasil == {"1": 30, "1.1": 9}


def test_a_blank_child_is_its_own_children() -> None:
    hasil = jumlah_anak([("1", None), ("1.1", None), ("1.1.1", 4), ("1.1.2", 5), ("1.2", 20)])
    assert hasil == {"1": 29, "1.1": 9}


def test_zero_is_a_value_of_its_own() -> None:
    assert jumlah_anak([("1", None), ("1.1", 0), ("1.1.1", 4)])["1"] == 0


def test_a_level_without_a_row_loses_nothing() -> None:
    assert jumlah_anak([("1", None), ("1.1.1", 4), ("1.2.1.1", 5)])["1"] == 9


def test_codes_that_only_begin_alike_are_not_related() -> None:
    hasil = jumlah_anak([("1", None), ("1.1", 4), ("10", None), ("10.1", 7), ("1.10", 2)])
    assert hasil == {"1": 6, "10": 7}


def test_rows_with_the_same_code_count_together() -> None:
    assert jumlah_anak([("1.1", 4), ("1.1", None), ("1.1", 3)])["1"] == 7


def test_nothing_filled_in_below_is_nothing_rather_than_zero() -> None:
    assert jumlah_anak([("1", None), ("1.1", None)]) == {"1": None}


def test_an_error_reaches_only_the_parents_that_use_it() -> None:
    hasil = jumlah_anak(
        [("1.1.1", ErrorValue.NA), ("1.2", 5), ("2.1", 3), ("3.1", 9), ("3.1.1", ErrorValue.NA)]
    )
    assert hasil == {
        "1": ErrorValue.NA, "1.1": ErrorValue.NA, "2": 3, "3": 9, "3.1": ErrorValue.NA
    }  # fmt: skip


daun = st.dictionaries(
    st.lists(st.integers(1, 3), min_size=3, max_size=3).map(lambda k: ".".join(map(str, k))),
    st.integers(0, 10**12),
    min_size=1,
)


@given(daun, st.randoms())
def test_the_top_adds_up_every_leaf_once_in_any_order(daun: dict[str, int], acak: Random) -> None:
    baris: list[tuple[str, NilaiBaris]] = [*daun.items()]
    hasil = jumlah_anak(baris)
    puncak = {kode.partition(".")[0] for kode in daun}
    assert sum(hasil[kode] or 0 for kode in puncak) == sum(daun.values())  # type: ignore[misc]
    acak.shuffle(baris)
    assert jumlah_anak(baris) == hasil


@given(daun)
def test_typing_the_computed_parents_changes_nothing(daun: dict[str, int]) -> None:
    sekali = jumlah_anak([*daun.items()])
    assert jumlah_anak([*daun.items(), *sekali.items()]) == sekali


def test_absorption_of_nothing_is_no_number() -> None:
    with pytest.raises(RuleError) as masalah:
        serapan(5, 0)
    assert masalah.value.error is ErrorValue.DIV0
    assert serapan(0, 5) == 0


def test_what_is_left_may_be_negative() -> None:
    assert sisa(100, 120.5) == -20.5


@pytest.mark.parametrize(
    ("e", "nilai"), [(0, 50), (20, 100), (20.1, 100), (-20, 0), (-99, 0), (-10, 25)]
)
def test_nilai_efisiensi_is_held_between_its_ends(e: float, nilai: float) -> None:
    assert nilai_efisiensi(e, PMK) == nilai


def test_efisiensi_of_the_ministry_weighs_capaian() -> None:
    assert efisiensi_pmk([(1000, 100, 900), (500, 80, 400)], PMK) == pytest.approx(100 * 100 / 1400)
    with pytest.raises(RuleError) as masalah:
        efisiensi_pmk([(1000, 0, 900)], PMK)
    assert masalah.value.error is ErrorValue.DIV0


def test_index_of_efficiency_compares_capaian_with_absorption() -> None:
    assert indeks_efisiensi(102, 85) == 1.2
    assert tingkat_efisiensi(85, 100) == pytest.approx(-0.15)
    with pytest.raises(RuleError):
        indeks_efisiensi(102, 0)
