"""What all worksheet functions have in common, whichever rule stands behind them."""

from math import isfinite
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.page import function_page
from lakip_xl.functions.spec import Role
from lakip_xl.functions.values import types_in
from lakip_xl.rules.errors import ErrorValue

F = {name: spec.evaluate for name, spec in CATALOGUE.items()}
ELEMENTWISE = [spec for spec in CATALOGUE.values() if spec.elementwise]

COLUMN = ((78.0,), (50.0,), (0.0,))
ROW = ((78.0, 50.0, 0.0),)


def test_a_range_in_any_argument_gives_its_shape() -> None:
    assert F["CAPAIAN"](COLUMN, 100) == [[78.0], [50.0], [0.0]]
    assert F["CAPAIAN"](78, ((78.0, 39.0),)) == [[100.0, 200.0]]
    assert F["CAPAIAN"](4, 5, (("naik",), ("turun",), ("",))) == [[80.0], [120.0], [80.0]]
    assert F["CAPAIAN"](ROW, ROW) == [[100.0, 100.0, ErrorValue.DIV0]]


def test_lists_and_tuples_are_both_ranges() -> None:
    assert F["SERAPAN"]([[1.0], [2.0]], ((4.0,), (4.0,))) == [[25.0], [50.0]]


@pytest.mark.parametrize(
    "other", [ROW, ((1.0,), (2.0,)), ((1.0, 1.0, 1.0),) * 3, ((1.0, 2.0), (3.0,)), (), ((),)]
)
def test_ranges_of_different_shape_do_not_go_together(other: Any) -> None:
    assert F["CAPAIAN"](COLUMN, other) is ErrorValue.VALUE


def test_a_range_of_one_cell_is_that_cell() -> None:
    assert F["CAPAIAN"](((78.0,),), ((78.0,),)) == 100.0
    assert F["CAPAIAN"](COLUMN, ((100.0,),)) == [[78.0], [50.0], [0.0]]
    assert F["RATA_KELOMPOK"](100.0) == 92.5
    assert F["KATEGORI"](90, (("lakip",),)) == "Sangat Berhasil"


@pytest.mark.parametrize("blank", [None, ""])
@pytest.mark.parametrize("spec", ELEMENTWISE, ids=lambda spec: spec.name)
def test_a_row_that_is_not_filled_in_yet_stays_empty(spec: Any, blank: Any) -> None:
    full = list(spec.examples[0].arguments)
    for index in range(spec.min_args):
        assert spec.evaluate(*full[:index], blank, *full[index + 1 :]) == ""


@pytest.mark.parametrize("spec", CATALOGUE.values(), ids=list(CATALOGUE))
def test_an_error_argument_comes_back_as_that_error(spec: Any) -> None:
    full = list(spec.examples[0].arguments)
    for index in range(len(full)):
        arguments = [*full[:index], ErrorValue.REF, *full[index + 1 :]]
        assert spec.evaluate(*arguments) is ErrorValue.REF


def test_the_first_error_wins_and_errors_win_over_blanks() -> None:
    assert F["CAPAIAN"](ErrorValue.NUM, ErrorValue.NA) is ErrorValue.NUM
    assert F["CAPAIAN"](None, ErrorValue.NA) is ErrorValue.NA
    assert F["CAPAIAN"]("teks", 5, ErrorValue.NA) is ErrorValue.NA
    assert F["CAPAIAN"]("", "teks") == ""


def test_an_error_in_a_range_stays_in_its_cell() -> None:
    hasil = F["CAPAIAN"](((78.0,), (ErrorValue.NA,), (None,), ("x",)), 100)
    assert hasil == [[78.0], [ErrorValue.NA], [""], [ErrorValue.VALUE]]


@pytest.mark.parametrize("bukan", ["abc", "98", "98,5", " ", True, False])
def test_what_is_not_a_number_is_not_read_as_one(bukan: Any) -> None:
    assert F["CAPAIAN"](bukan, 71) is ErrorValue.VALUE
    assert F["KATEGORI"](bukan) is ErrorValue.VALUE
    assert F["RATA_KELOMPOK"](((100.0,), (bukan,))) is ErrorValue.VALUE
    assert F["TOTAL_MERIT"](((2.5,), (2.5,)), ((4.0,), (bukan,))) is ErrorValue.VALUE
    assert F["NILAI_SAKIP"](((25.5,), (24.0,), (bukan,), (20.0,))) is ErrorValue.VALUE


def test_a_cell_that_already_holds_a_number_is_read_as_it_is() -> None:
    assert F["ANGKA"](98.11) == 98.11
    assert F["ANGKA"](True) is ErrorValue.VALUE


@pytest.mark.parametrize("kata", ["NAIK", " naik ", "Naik", "", None, 0, 0.0])
def test_words_are_read_without_case_and_spaces_and_may_be_left_out(kata: Any) -> None:
    assert F["CAPAIAN"](50, 100, kata) == 50.0


@pytest.mark.parametrize("kata", ["mendatar", "selang", 5, True])
def test_unknown_words_are_not_available(kata: Any) -> None:
    assert F["CAPAIAN"](50, 100, kata) is ErrorValue.NA
    assert F["TREN"](50, 100, kata) is ErrorValue.NA
    assert F["STATUS_TARGET"](50, 100, kata) is ErrorValue.NA
    assert F["PENJELASAN"]("program", 100, 50, "%", kata) is ErrorValue.NA
    assert F["KATEGORI"](50, kata) is ErrorValue.NA
    assert F["AKUMULASI"](((1.0, 2.0),), kata) is ErrorValue.NA


def test_a_column_of_words_has_an_error_only_where_the_word_is_unknown() -> None:
    assert F["CAPAIAN"](((4.0,), (4.0,)), 5, (("turun",), ("x",))) == [[120.0], [ErrorValue.NA]]


def test_an_omitted_cap_may_arrive_as_zero_but_a_floor_of_zero_is_a_floor() -> None:
    assert F["CAPAIAN"](466.8, 100, 0.0, 0.0, 0.0) == 466.8
    assert F["CAPAIAN"](15, 5, "turun", 0.0, 0.0) == 0.0
    assert F["CAPAIAN"](15, 5, "turun", None, None) == -100.0
    assert F["CAPAIAN"](466.8, 100, None, 120) == 120.0


def test_an_omitted_maximum_may_arrive_as_zero() -> None:
    assert F["INDEKS_MERIT"](205, 0.0) == 0.5
    assert F["KATEGORI_MERIT"](331.5, None) == "Sangat Baik"


@pytest.mark.parametrize(
    "panggilan",
    [
        lambda: F["SERAPAN"](1e308, 1e-308),
        lambda: F["CAPAIAN"](float("nan"), 1),
        lambda: F["CAPAIAN"](float("inf"), 1),
        lambda: F["CAPAIAN"](10**400, 1),
        lambda: F["KATEGORI"](float("nan")),
        lambda: F["AKUMULASI"](((1e308, 1e308),)),
        lambda: F["AKUMULASI"](((float("nan"), 1.0),)),
        lambda: F["ANGKA"]("9" * 250 + "0" * 60),
    ],
)
def test_results_are_never_nan_or_infinite(panggilan: Any) -> None:
    assert panggilan() in {ErrorValue.NUM, ErrorValue.VALUE}


def test_a_zero_has_no_sign() -> None:
    assert str(F["CAPAIAN"](0, -5)) == "0.0"
    assert str(F["CAPAIAN"](((0.0,), (1.0,)), -5)) == "[[0.0], [-20.0]]"


def test_an_overflow_in_a_range_stays_in_its_cell() -> None:
    assert F["SERAPAN"](((1e308,), (50.0,)), ((1e-308,), (100.0,))) == [[ErrorValue.NUM], [50.0]]
    assert F["SERAPAN"](((float("inf"),), (50.0,)), 100.0) == [[ErrorValue.NUM], [50.0]]


def test_range_functions_skip_blanks() -> None:
    assert F["RATA_KELOMPOK"](((100.0,), (None,), ("",))) == 92.5
    assert F["AKUMULASI"](((10.0, None, 30.0, ""),), "rata") == 20.0
    assert F["AKUMULASI"](((10.0, None, 30.0, ""),), "terakhir") == 30.0
    assert F["TOTAL_MERIT"](((2.5,), (2.5,), (None,)), ((4.0,), ("",), (3.0,))) == 10.0
    assert F["EFISIENSI_PMK"](((100.0, 100.0),), ((100.0, ""),), ((90.0, 5.0),)) == 10.0
    assert F["NILAI_SAKIP"](((25.5,), (None,), ("",), (20.0,))) == 45.5


@pytest.mark.parametrize("blank", [None, ""])
def test_a_range_that_is_blank_throughout_gives_nothing(blank: Any) -> None:
    kosong = ((blank,), (blank,), (blank,), (blank,))
    for name in ("RATA_KELOMPOK", "KATEGORI_KELOMPOK", "AKUMULASI", "NILAI_SAKIP"):
        assert F[name](kosong) == ""
    assert F["TOTAL_MERIT"](kosong, kosong) == ""
    assert F["EFISIENSI_PMK"](kosong, kosong, kosong) == ""


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("TOTAL_MERIT", (COLUMN, ROW)),
        ("EFISIENSI_PMK", (COLUMN, COLUMN, ROW)),
        ("NILAI_SAKIP", (COLUMN, ROW)),
        ("NILAI_SAKIP", (COLUMN,)),
        ("JUMLAH_ANAK", ("1", COLUMN, ROW)),
    ],
)
def test_range_functions_want_ranges_of_one_shape(name: str, arguments: Any) -> None:
    assert F[name](*arguments) is ErrorValue.VALUE


def test_the_weights_of_sakip_have_a_default_and_may_be_blank() -> None:
    komponen = ((25.5, 24.0, 12.0, 20.0),)
    assert F["NILAI_SAKIP"](komponen) == F["NILAI_SAKIP"](komponen, ((30, 30, 15, 25),)) == 81.5
    assert F["NILAI_SAKIP"](komponen, 0.0) == 81.5
    assert F["NILAI_SAKIP"](((25.5, 24.0, 12.0, 20.0, None, ""),)) == 81.5
    assert F["NILAI_SAKIP"](((25.5, 24.0, 12.0, 20.0, None, 5.0),)) is ErrorValue.VALUE
    assert F["NILAI_SAKIP"](((99.0, 1.0),), ((None, 5.0),)) == 100.0
    assert F["NILAI_SAKIP"](komponen, ((20, 30, 15, 25),)) is ErrorValue.NUM


cell = st.one_of(
    st.none(),
    st.just(""),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(["naik", "turun", "lakip", "1.1", "x", "98,5", "Rp 5", "%", "ya"]),
    st.text(max_size=8),
    st.sampled_from(ErrorValue),
)
grid = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=3)
)
ragged = st.lists(st.lists(cell, max_size=3), max_size=3)


@pytest.mark.parametrize("spec", CATALOGUE.values(), ids=list(CATALOGUE))
@settings(max_examples=60)
@given(data=st.data())
def test_no_arguments_make_a_function_raise(spec: Any, data: st.DataObject) -> None:
    arguments = data.draw(st.lists(cell | grid | ragged, max_size=spec.max_args + 1))
    result = spec.evaluate(*arguments)
    rows = result if isinstance(result, list) else [[result]]
    for value in (value for row in rows for value in row):
        assert isinstance(value, (float, int, str, bool, ErrorValue))
        assert not isinstance(value, float) or isfinite(value)


@pytest.mark.parametrize("spec", ELEMENTWISE, ids=lambda spec: spec.name)
@settings(max_examples=25)
@given(data=st.data())
def test_a_range_gives_cell_by_cell_what_single_cells_give(spec: Any, data: st.DataObject) -> None:
    mapped = [a for a in spec.arguments if a.role is Role.CELL]
    number = st.floats(0, 500) | cell
    rows = data.draw(st.lists(st.tuples(*(number for _ in mapped)), min_size=2, max_size=4))
    columns = [[[row[index]] for row in rows] for index in range(len(mapped))]
    whole = [None] * (spec.max_args - len(mapped))
    together = spec.evaluate(*columns, *whole)
    assert together == [[spec.evaluate(*row, *whole)] for row in rows]


@pytest.mark.parametrize("width", [1, 2, 3])
def test_the_types_of_a_range_are_those_of_its_cells(width: int) -> None:
    rows = [["a"] * width, [1.0] * width, [None] * (width - 1) + [ErrorValue.NA]]
    assert types_in(rows) == {type(cell) for row in rows for cell in row}


def test_a_page_says_which_arguments_take_a_range_row_by_row() -> None:
    by_row = function_page(CATALOGUE["CAPAIAN"])
    assert "| `realisasi` | ya |" in by_row
    assert "| `rumus` | tidak |" in by_row
    for page, expected in ((by_row, True), (function_page(CATALOGUE["RATA_KELOMPOK"]), False)):
        assert ("atau rentang (per baris)" in page) is expected
