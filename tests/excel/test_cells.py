"""Values at the border with Excel: nothing is lost, nothing is taken for something else."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.excel.cells import CODES, MISSING, from_excel, to_excel
from lakip_xl.rules.errors import ErrorValue

ERROR_BASE = -2146828288
cells = st.one_of(st.none(), st.booleans(), st.floats(allow_nan=False), st.text())


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ErrorValue.NULL, -2146826288),
        (ErrorValue.DIV0, -2146826281),
        (ErrorValue.VALUE, -2146826273),
        (ErrorValue.REF, -2146826265),
        (ErrorValue.NAME, -2146826259),
        (ErrorValue.NUM, -2146826252),
        (ErrorValue.NA, -2146826246),
    ],
)
def test_an_error_has_the_code_that_com_gives_it(error: ErrorValue, code: int) -> None:
    assert CODES[error] == code
    assert from_excel(code) is error
    assert to_excel(error) == [[code]]


def test_every_error_of_excel_has_a_code() -> None:
    assert set(CODES) == set(ErrorValue)


def test_an_error_of_a_later_excel_is_still_an_error() -> None:
    assert from_excel(ERROR_BASE + 2048) is ErrorValue.VALUE


def test_an_argument_not_given_is_a_blank() -> None:
    assert from_excel(MISSING) is None


@given(cells)
def test_a_cell_arrives_as_it_is(value: object) -> None:
    assert from_excel(value) is value


@given(st.lists(st.lists(cells, min_size=2, max_size=2).map(tuple), min_size=1).map(tuple))
def test_a_range_without_errors_arrives_as_it_is(rows: tuple[tuple[object, ...], ...]) -> None:
    assert from_excel(rows) is rows


def test_errors_among_the_cells_of_a_range_are_recognised() -> None:
    assert from_excel(((1.0,), (-2146826246,), (None,))) == [[1.0], [ErrorValue.NA], [None]]


def test_an_array_constant_of_one_row_is_a_row() -> None:
    assert from_excel((55.0, 70.0, 85.0)) == ((55.0, 70.0, 85.0),)


def test_dates_and_money_from_vba_are_numbers() -> None:
    assert from_excel(datetime(2024, 1, 31, 12, tzinfo=UTC)) == 45322.5
    assert from_excel(Decimal("12.3400")) == 12.34


def test_what_no_cell_can_hold_is_an_error() -> None:
    assert from_excel(object()) is ErrorValue.VALUE


@pytest.mark.parametrize("result", [102, 102.0, True, -2146826281])
def test_every_number_goes_back_as_a_float_so_that_a_whole_number_is_an_error(
    result: float,
) -> None:
    ((cell,),) = to_excel(result)
    assert type(cell) is float
    assert cell == result


def test_a_blank_goes_back_as_an_empty_text() -> None:
    assert to_excel([[None, ""], [1.0, "Berhasil"]]) == [["", ""], [1.0, "Berhasil"]]
