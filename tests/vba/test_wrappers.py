"""A worksheet function, from the VBA wrapper through xlwings' call_udf and back."""

import pytest
from vba_excel import VbaExcel, error_number

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Example, FunctionSpec
from lakip_xl.rules.errors import ErrorValue

NUMBERS = {
    ErrorValue.NULL: 2000,
    ErrorValue.DIV0: 2007,
    ErrorValue.VALUE: 2015,
    ErrorValue.REF: 2023,
    ErrorValue.NAME: 2029,
    ErrorValue.NUM: 2036,
    ErrorValue.NA: 2042,
}
EXAMPLES = [
    pytest.param(spec, example, id=f"{spec.name}-{number}")
    for spec in CATALOGUE.values()
    for number, example in enumerate(spec.examples)
]


def typed(excel: VbaExcel, example: Example) -> str:
    """Put the ranges among an example's arguments on a sheet; give the arguments as VBA."""
    texts = []
    for index, value in enumerate(example.arguments):
        if isinstance(value, list | tuple):
            cells = f'Worksheets("Kamus").Cells(1, {index * 10 + 40})'
            for r, row in enumerate(value):
                for c, cell in enumerate(row):
                    excel.app.run("Tulis", r + 1, index * 10 + 40 + c, cell)
            texts.append(f"{cells}.Resize({len(value)}, {len(value[0])})")
        else:
            texts.append(literal(value))
    return ", ".join(texts)


def literal(value: object) -> str:
    if value is None:
        return "Empty"
    if isinstance(value, ErrorValue):
        return f"CVErr({NUMBERS[value]})"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return f"CDbl({value!r})"


@pytest.fixture(scope="module", autouse=True)
def _writer(excel: VbaExcel, addin: VbaExcel) -> None:
    for one in (excel, addin):
        add_writer(one)


def add_writer(excel: VbaExcel) -> None:
    excel.app.add_module(
        "Public Sub Tulis(ByVal r As Long, ByVal c As Long, ByVal v As Variant)\n"
        '    Worksheets("Kamus").Cells(r, c).Value = v\nEnd Sub\n',
        name="Uji",
    )


@pytest.mark.parametrize(("spec", "example"), EXAMPLES)
def test_an_example_of_the_catalogue_comes_out_of_the_wrapper(
    excel: VbaExcel, spec: FunctionSpec, example: Example
) -> None:
    answer = excel.evaluate(f"{spec.name}({typed(excel, example)})")
    assert shown(answer) == expected(example.result)


@pytest.mark.parametrize(("spec", "example"), EXAMPLES)
def test_an_example_of_the_catalogue_comes_out_of_the_add_in(
    addin: VbaExcel, spec: FunctionSpec, example: Example
) -> None:
    answer = addin.evaluate(f"{spec.name}({typed(addin, example)})")
    assert shown(answer) == expected(example.result)


def shown(answer: object) -> object:
    if isinstance(answer, list):
        return [[shown(cell) for cell in row] for row in answer]
    if (number := error_number(answer)) is not None:
        return f"galat {number}"
    return pytest.approx(answer) if isinstance(answer, float) else answer


def expected(result: object) -> object:
    if isinstance(result, tuple):
        return [[expected(cell) for cell in row] for row in result]
    if isinstance(result, ErrorValue):
        return f"galat {NUMBERS[result]}"
    return "" if result is None else result


@pytest.mark.parametrize(
    ("formula", "number"),
    [
        ("CAPAIAN(1, 0)", 2007),
        ("CAPAIAN(CVErr(2042), 71)", 2042),
        ("CAPAIAN(CVErr(2007), 71)", 2007),
        ('CAPAIAN(78, 71, "entah")', 2042),
        ('CAPAIAN("tujuh", 71)', 2015),
        ("CAPAIAN(True, 71)", 2015),
        ("NILAI_MERIT(2.5, 5)", 2036),
        ('ANGKA("Pratama")', 2015),
        ("ANGKA(CVErr(2023))", 2023),
        ("ANGKA(CVErr(2045))", 2045),
    ],
)
def test_an_error_in_python_is_a_real_excel_error(
    excel: VbaExcel, formula: str, number: int
) -> None:
    assert error_number(excel.evaluate(formula)) == number


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("CAPAIAN(78, 71)", 109.85915492957747),
        ("CAPAIAN(78, 71, , 100)", 100.0),
        ("CAPAIAN(78, 71, , , 120)", 120.0),
        ('CAPAIAN(12, 10, "turun")', 80.0),
        ("CAPAIAN(0, 71)", 0.0),
        ("INDEKS_MERIT(331.5)", 331.5 / 410),
        ("INDEKS_MERIT(331.5, 400)", 331.5 / 400),
        ("KATEGORI(85.005)", "Sangat Berhasil"),
        ("KATEGORI(85)", "Berhasil"),
        ('KATEGORI(85, "permendagri86")', "Tinggi"),
        ("CAPAIAN(Empty, 71)", ""),
        ('CAPAIAN("", 71)', ""),
        ("CAPAIAN(CLng(78), CInt(71))", 109.85915492957747),
        ("CAPAIAN(CCur(78), 71)", 109.85915492957747),
    ],
)
def test_optional_arguments_may_be_left_out(
    excel: VbaExcel, formula: str, result: float | str
) -> None:
    answer = excel.evaluate(formula)
    assert answer == (pytest.approx(result) if isinstance(result, float) else result)


def test_a_users_number_that_looks_like_an_error_code_stays_a_number(excel: VbaExcel) -> None:
    assert excel.evaluate("SELISIH(-2146826281#, 0)") == -2146826281.0


def test_a_users_text_that_looks_like_an_error_stays_a_text(excel: VbaExcel) -> None:
    assert "#N/A" in excel.evaluate('PENJELASAN("sasaran", 71, 78, "#N/A")')


class TestRanges:
    @pytest.fixture(autouse=True)
    def _cells(self, excel: VbaExcel) -> None:
        for row, (realisasi, target) in enumerate(
            [(78.0, 71.0), (102.0, 100.0), (5.0, 0.0), ("x", 1.0)], start=1
        ):
            excel.app.run("Tulis", row, 30, realisasi)
            excel.app.run("Tulis", row, 31, target)

    def test_a_column_answers_cell_by_cell_with_errors_in_their_places(
        self, excel: VbaExcel
    ) -> None:
        answer = excel.evaluate(
            'CAPAIAN(Worksheets("Kamus").Range("AD1:AD4"), Worksheets("Kamus").Range("AE1:AE4"))'
        )
        assert [shown(row[0]) for row in answer] == [
            109.85915492957747,
            102.0,
            "galat 2007",
            "galat 2015",
        ]

    def test_a_row_answers_as_a_row(self, excel: VbaExcel) -> None:
        answer = excel.evaluate('CAPAIAN(Worksheets("Kamus").Range("AD1:AE1"), 71)')
        assert [[pytest.approx(cell) for cell in row] for row in answer] == [
            [109.85915492957747, 100.0]
        ]

    def test_one_cell_answers_as_a_cell(self, excel: VbaExcel) -> None:
        answer = excel.evaluate('CAPAIAN(Worksheets("Kamus").Range("AD1"), 71)')
        assert answer == pytest.approx(109.85915492957747)

    def test_ranges_of_different_shape_are_one_value_error(self, excel: VbaExcel) -> None:
        answer = excel.evaluate(
            'CAPAIAN(Worksheets("Kamus").Range("AD1:AD4"), Worksheets("Kamus").Range("AE1:AE3"))'
        )
        assert error_number(answer) == 2015

    def test_two_areas_are_not_silently_one(self, excel: VbaExcel) -> None:
        answer = excel.evaluate('RATA_KELOMPOK(Worksheets("Kamus").Range("AD1:AD2,AE1:AE2"))')
        assert error_number(answer) == 2015


def test_a_whole_column_is_read_as_far_as_the_sheets_are_used(excel: VbaExcel) -> None:
    excel.run("Tulis", 1, 190, 2.5)
    excel.run("Tulis", 9, 190, 4.0)
    assert excel.evaluate('AKUMULASI(Worksheets("Kamus").Columns(190))') == 6.5
    assert excel.evaluate('AKUMULASI(Worksheets("Kamus").Columns(191))') == ""
