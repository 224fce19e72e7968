"""Codes: the normal form, and the roll-up against a slow count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.kode import (
    Jenjang,
    baca_kode,
    gulung,
    induk,
    kode_baku,
    kode_kementerian,
)

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


def test_thirty_two_levels_are_the_most_that_a_code_has() -> None:
    deepest = ".".join(["1"] * 32)
    assert baca_kode(deepest) == kode_baku(deepest) == deepest
    assert not kode_baku(f"{deepest}.1")
    with pytest.raises(RuleError):
        baca_kode(f"{deepest}.1")
    assert baca_kode(0) == "0"


@pytest.mark.parametrize(
    ("codes", "level"),
    [
        # By the ministry's codes, where more than half of the table uses them.
        (["5.01.01", "5.01.01.2.01", "1.1"], ["Program", "Kegiatan", None]),
        (["5.01.01.2.01.0001"], ["Subkegiatan"]),
        (["5.01.01.2.01.0001", "5.01.02", "5.01"], ["Subkegiatan", "Program", None]),
        # By the codes above it, elsewhere; half is not more than half.
        (["5.01.01", "1", "5.01.02", "1.1"], [None, "Program", None, "Kegiatan"]),
        (["1", "1.1", "1.1.1", "1.1.1.1"], ["Program", "Kegiatan", "Subkegiatan", None]),
        (["1", "2.1", "2.1.3"], [None, "Program", "Kegiatan"]),
        (["5.01.01", "1", "1.1", "x"], [None, "Program", "Kegiatan", None]),
        (["5.01.01", "1"], [None, None]),
    ],
)
def test_the_level_of_a_row_follows_from_its_code(codes: list[str], level: list) -> None:  # type: ignore[type-arg]
    table = Jenjang.dari(codes)
    assert [table.tingkat(one) for one in codes[: len(level)]] == level


def test_the_codes_above_are_given_from_the_nearest() -> None:
    table = Jenjang.dari(["1", "1.1", "1.1.1.1", "2"])
    assert table.leluhur("1.1.1.1") == ["1.1", "1"]
    assert table.induk("1.1.1.1") == "1.1"
    assert table.induk("2") is None
    assert (table.berinduk("1"), table.berinduk("2"), table.berinduk("1.1.1.1")) == (
        True,
        False,
        False,
    )


@given(st.integers(2, 4), st.integers(2, 4), st.data())
def test_a_level_that_one_row_skips_is_named(
    programmes: int, activities: int, data: st.DataObject
) -> None:
    tree = [f"{p}" for p in range(1, programmes + 1)]
    tree += [f"{p}.{a}" for p in range(1, programmes + 1) for a in range(1, activities + 1)]
    lowest = [f"{one}.1" for one in tree if "." in one]
    assert [Jenjang.dari(tree + lowest).terlewat(one) for one in lowest] == [None] * len(lowest)
    gone = data.draw(st.sampled_from([one for one in tree if "." in one]))
    table = Jenjang.dari([one for one in tree + lowest if one != gone])
    assert table.terlewat(f"{gone}.1") == gone
    assert [table.terlewat(one) for one in lowest if one != f"{gone}.1"] == [None] * (
        len(lowest) - 1
    )


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("5.01.01", True),
        ("5.01.01.2.01", True),
        ("5.01.01.2.01.0001", True),
        ("5.01", False),
        ("5.01.01.2", False),
        ("5.1.01", False),
        ("51.01.01", False),
        ("5.01.01.02.01", False),
        ("5.01.01.2.1", False),
        ("5.01.01.2.01.0001.1", False),
    ],
)
def test_the_ministrys_codes_are_known_by_their_digits(code: str, is_one: bool) -> None:
    assert kode_kementerian(code) is is_one
