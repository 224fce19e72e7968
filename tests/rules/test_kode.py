"""Codes: the normal form, and the roll-up against a slow count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.kode import baca_kode, gulung, induk, kode_baku

kode = st.lists(st.integers(1, 3), min_size=1, max_size=4).map(lambda n: ".".join(map(str, n)))
baris = st.lists(st.tuples(kode, st.one_of(st.none(), st.integers(0, 9).map(float))), max_size=25)


@given(kode, st.sampled_from([" {} ", "{}.", "{}..", " {} ."]))
def test_dress_does_not_matter(satu: str, pakaian: str) -> None:
    assert kode_baku(pakaian.format(satu)) == kode_baku(satu) == satu


@given(baris)
def test_every_row_has_the_sum_of_the_lowest_amounts_below_it(isi: list) -> None:  # type: ignore[type-arg]
    nilai, total = gulung(isi)

    def terisi_di_bawah(atas: str) -> bool:
        return any(k.startswith(atas + ".") and n is not None for k, n in isi)

    terbawah = [(k, n) for k, n in isi if n is not None and not terisi_di_bawah(k)]
    assert total == (sum(n for _, n in terbawah) if terbawah else None)
    for (satu, sendiri), hasil in zip(isi, nilai, strict=True):
        if terisi_di_bawah(satu):
            assert hasil == sum(n for k, n in terbawah if k.startswith(satu + "."))
        else:
            assert hasil == sendiri


def test_an_error_reaches_all_above_it_and_no_other() -> None:
    nilai, total = gulung([("1", None), ("1.1", ErrorValue.VALUE), ("2", None), ("2.1", 5.0)])
    assert nilai == [ErrorValue.VALUE, ErrorValue.VALUE, 5.0, 5.0]
    assert total is ErrorValue.VALUE


def test_the_parent_is_the_longest_prefix_by_whole_parts() -> None:
    assert induk("5.01.01.2.01.0001", ["5.01.01", "5.01.01.2.0", "5.01"]) == "5.01.01"
    assert not induk("1.10", ["1.1"])


@pytest.mark.parametrize(
    ("tertulis", "kode"),
    [
        ("1.1", "1.1"),
        (" 1.1. ", "1.1"),
        (1.1, "1.1"),
        (1, "1"),
        (1.0, "1"),
        ("I", "I"),
        ("A.1", "A.1"),
        ("1 . 2", "1.2"),
        ("5.03.02", "5.03.02"),
        ("1.10", "1.10"),
        (" ", ""),
        (".", ""),
    ],
)
def test_a_code_is_read_however_it_was_typed(tertulis: str | float, kode: str) -> None:
    assert baca_kode(tertulis) == kode


@pytest.mark.parametrize("tertulis", ["1..2", ".1", -1.5, "1." * 40 + "1"])
def test_what_is_no_code_is_refused(tertulis: str | float) -> None:
    with pytest.raises(RuleError) as masalah:
        baca_kode(tertulis)
    assert masalah.value.error is ErrorValue.VALUE
