from typing import Any

import pytest

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.rules.errors import ErrorValue

JUMLAH_ANAK = CATALOGUE["JUMLAH_ANAK"].evaluate


def kolom(*sel: Any) -> tuple[tuple[Any, ...], ...]:
    return tuple((satu,) for satu in sel)


KODE = kolom("1", 1.1, "1.1.1", "1.1.2.", " 1.2", "2", None, "Total")
NILAI = kolom(None, "", 4.0, 5.0, 20.0, 7.0, None, 99.0)


@pytest.mark.parametrize(
    ("kode", "jumlah"),
    [
        ("1", 29.0),
        (1, 29.0),
        (1.0, 29.0),
        (1.1, 9.0),
        ("1.1. ", 9.0),
        ("1.1.1", ""),
        ("2", ""),
        ("9", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_codes_are_recognised_as_text_or_number(kode: Any, jumlah: Any) -> None:
    assert JUMLAH_ANAK(kode, KODE, NILAI) == jumlah


def test_a_whole_column_with_its_head_may_be_passed() -> None:
    assert JUMLAH_ANAK("1", (("Kode",), *KODE), (("Anggaran (Rp)",), *NILAI)) == 29.0


def test_a_range_of_codes_gives_a_range_of_sums() -> None:
    assert JUMLAH_ANAK(kolom("1", "1.1", None), KODE, NILAI) == [[29.0], [9.0], [""]]


def test_a_table_may_lie_on_its_side() -> None:
    assert JUMLAH_ANAK("1", (("1.1", "1.2"),), ((3.0, 4.0),)) == 7.0


def test_text_and_errors_count_only_where_the_sum_needs_them() -> None:
    kode = kolom("1.1", "1.2", "2.1", "3.1")
    nilai = kolom(4.0, 5.0, "-", ErrorValue.NA)
    assert JUMLAH_ANAK("1", kode, nilai) == 9.0
    assert JUMLAH_ANAK("2", kode, nilai) is ErrorValue.VALUE
    assert JUMLAH_ANAK("3", kode, nilai) is ErrorValue.NA


def test_an_error_or_nonsense_among_the_codes_is_not_passed_over() -> None:
    assert JUMLAH_ANAK("1", kolom("1.1", ErrorValue.REF), kolom(1.0, 2.0)) is ErrorValue.REF
    assert JUMLAH_ANAK("1", kolom("1.1", "1..2"), kolom(1.0, 2.0)) is ErrorValue.VALUE
    assert JUMLAH_ANAK("1", kolom("1.1", True), kolom(1.0, 2.0)) is ErrorValue.VALUE


def test_a_sum_beyond_the_floats_is_an_error() -> None:
    assert JUMLAH_ANAK("1", kolom("1.1", "1.2"), kolom(1e308, 1e308)) is ErrorValue.NUM


def test_an_edited_table_is_summed_anew() -> None:
    nilai = [[1.0], [2.0]]
    assert JUMLAH_ANAK("1", kolom("1.1", "1.2"), nilai) == 3.0
    nilai[0][0] = 10.0
    assert JUMLAH_ANAK("1", kolom("1.1", "1.2"), nilai) == 12.0


def test_true_is_not_one_even_after_one_was_summed() -> None:
    assert JUMLAH_ANAK("1", kolom("1.1"), kolom(1.0)) == 1.0
    assert JUMLAH_ANAK("1", kolom("1.1"), kolom(True)) is ErrorValue.VALUE
