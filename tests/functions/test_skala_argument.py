"""The argument skala as users write it in Pengaturan."""

from typing import Any

import pytest

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.rules.errors import ErrorValue

KATEGORI = CATALOGUE["KATEGORI"].evaluate
NILAI_MEAN = CATALOGUE["NILAI_MEAN"].evaluate
RATA_KELOMPOK = CATALOGUE["RATA_KELOMPOK"].evaluate

LAKIP = (
    (85.0, "Sangat Berhasil", 92.5, "tidak"),
    (70.0, "Berhasil", 77.5, "tidak"),
    (55.0, "Cukup Berhasil", 62.5, "tidak"),
    (None, "Tidak Berhasil", 7.5, "tidak"),
)


@pytest.mark.parametrize("nilai", [109.86, 85.005, 85, 70, 55.01, 55, 0, -46])
def test_the_report_s_scale_as_a_range_is_the_preset(nilai: float) -> None:
    assert KATEGORI(nilai, LAKIP) == KATEGORI(nilai) == KATEGORI(nilai, "LAKIP ")


def test_rows_stand_in_any_order_and_blank_rows_do_not_count() -> None:
    acak = [list(LAKIP[i]) for i in (2, 0)] + [[None, "", None, None]] + [list(LAKIP[3])]
    acak.append(list(LAKIP[1]))
    assert [KATEGORI(n, acak) for n in (90, 80, 60, 10)] == [row[1] for row in LAKIP]


def test_two_columns_are_enough_and_the_lowest_class_takes_the_rest() -> None:
    skala = ((60.0, "Lulus"), (0.0, "Gagal"))
    assert [KATEGORI(n, skala) for n in (60.01, 60, -5)] == ["Lulus", "Gagal", "Gagal"]


@pytest.mark.parametrize("ya", ["ya", " YA ", True])
def test_a_bound_belongs_to_its_class_where_the_row_says_ya(ya: Any) -> None:
    skala = ((60.0, "Lulus", None, ya), ("", "Gagal", None, None))
    assert [KATEGORI(n, skala) for n in (60, 59.99)] == ["Lulus", "Gagal"]


def test_the_scale_of_a_column_is_read_as_a_whole_and_never_mapped() -> None:
    assert KATEGORI(((90.0,), (None,), (60.0,)), LAKIP) == [
        ["Sangat Berhasil"], [""], ["Cukup Berhasil"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "skala",
    [
        (("85", "Baik"), (None, "Buruk")),
        ((85.0, None), (None, "Buruk")),
        ((85.0, 1.0), (None, "Buruk")),
        ((True, "Baik"), (None, "Buruk")),
        ((None, "Baik"), (None, "Buruk")),
        ((85.0, "Baik"), (85.0, "Cukup")),
        ((85.0, "Baik"), (50.0, "baik")),
        ((85.0, "Baik", "x"), (None, "Buruk", None)),
        ((85.0, "Baik", None, "mungkin"), (None, "Buruk", None, None)),
        ((None, None), (None, "")),
        ((85.0,), (70.0,)),
        ((85.0, "Baik", 1.0, "ya", "merah"),),
        ((85.0, "Baik"), (None,)),
    ],
)
def test_a_malformed_scale_is_a_wrong_value(skala: Any) -> None:
    assert KATEGORI(90.0, skala) is ErrorValue.VALUE
    assert RATA_KELOMPOK(((90.0,),), skala) is ErrorValue.VALUE


def test_true_is_not_one_even_after_one_was_read() -> None:
    assert KATEGORI(0.5, ((1.0, "Atas"), (None, "Bawah"))) == "Bawah"
    assert KATEGORI(0.5, ((True, "Atas"), (None, "Bawah"))) is ErrorValue.VALUE


def test_an_error_in_the_scale_comes_back() -> None:
    assert KATEGORI(90.0, ((ErrorValue.REF, "Baik"), (None, "Buruk"))) is ErrorValue.REF


def test_a_scale_without_means_has_none_to_give() -> None:
    skala = ((60.0, "Lulus"), (None, "Gagal"))
    assert NILAI_MEAN("Lulus", skala) is ErrorValue.NA
    assert RATA_KELOMPOK(((90.0,),), skala) is ErrorValue.NA
    assert RATA_KELOMPOK(((50.0,),), skala, 25.0) == 25.0


def test_an_edited_scale_is_read_anew() -> None:
    skala = [list(row) for row in LAKIP]
    assert KATEGORI(88, skala) == "Sangat Berhasil"
    skala[0][0] = 90.0
    assert KATEGORI(88, skala) == "Berhasil"
