"""Our functions inside the engine: every example of the catalogue, through a real workbook."""

from collections.abc import Sequence
from html import escape

import pytest
from packages import formulas, row, sheet, workbook

from lakip_xl.engine.evaluation import evaluate
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Example
from lakip_xl.package.addresses import address, column_letters
from lakip_xl.package.values import stored
from lakip_xl.rules.errors import ErrorValue

EXAMPLES = [
    pytest.param(name, example, id=f"{name}-{number}")
    for name, spec in CATALOGUE.items()
    for number, example in enumerate(spec.examples)
]


def cell(at: str, value: object) -> str:
    kind, element = stored(value)  # type: ignore[arg-type]
    return f'<c r="{at}" t="{kind or "n"}">{element}</c>' if element else ""


def laid_out(example: Example) -> tuple[str, list[str]]:
    """Each argument in cells of its own, and the references to them."""
    cells: dict[int, list[str]] = {}
    references = []
    column = 10
    for argument in example.arguments:
        is_grid = isinstance(argument, Sequence) and not isinstance(argument, str)
        rows = argument if is_grid else [[argument]]
        assert isinstance(rows, Sequence)
        for r, values in enumerate(rows, 1):
            for c, value in enumerate(values):
                cells.setdefault(r, []).append(cell(address(r, column + c), value))
        last = address(len(rows), column + len(rows[0]) - 1)
        first = f"{column_letters(column)}1"
        references.append(first if first == last else f"{first}:{last}")
        column += len(rows[0])
    return "".join(row(r, *found) for r, found in sorted(cells.items()) if r > 1), [
        "".join(cells.get(1, [])),
        *references,
    ]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_each_example_computes_in_a_workbook(name: str, example: Example) -> None:
    below, (first, *references) = laid_out(example)
    grid = example.result if isinstance(example.result, tuple) else ((example.result,),)
    area = f"A1:{address(len(grid), len(grid[0]))}"
    formula = escape(f"{name}({','.join(references)})", quote=False)
    rows = dict.fromkeys(range(1, len(grid) + 1), "")
    for r in rows:
        for c in range(1, len(grid[0]) + 1):
            inner = f'<f t="array" ref="{area}">{formula}</f>' if (r, c) == (1, 1) else ""
            rows[r] += f'<c r="{address(r, c)}">{inner}<v>0</v></c>'
    inputs = dict.fromkeys(range(2, 60), "")
    for piece in below.split("</row>")[:-1]:
        number = int(piece.split('"')[1])
        inputs[number] = piece.split(">", 1)[1]
    inputs[1] = first
    data = "".join(f'<row r="{r}">{rows.get(r, "")}{inputs.get(r, "")}</row>' for r in range(1, 60))
    result = evaluate(workbook({"A": sheet(data)}))
    assert result.failures == ()
    got = tuple(
        tuple(result.value("A", r, c) for c in range(1, len(grid[0]) + 1))
        for r in range(1, len(grid) + 1)
    )
    for expected_row, got_row in zip(grid, got, strict=True):
        for expected, value in zip(expected_row, got_row, strict=True):
            if isinstance(expected, float | int) and not isinstance(expected, bool):
                assert value == pytest.approx(expected)
            else:
                assert value == ("" if expected is None else expected)


def computed(*texts: str) -> list[object]:
    evaluation = evaluate(workbook({"A": formulas(*texts)}))
    assert evaluation.failures == ()
    return [evaluation.value("A", n, 1) for n in range(1, len(texts) + 1)]


def test_an_argument_left_empty_is_one_not_given() -> None:
    assert computed(
        "CAPAIAN(78,71)", "CAPAIAN(78,71,,)", 'CAPAIAN(78,71,"naik",)', "CAPAIAN(78,71,,105)",
        "SUM(1,,2)",
    ) == pytest.approx([78 / 71 * 100, 78 / 71 * 100, 78 / 71 * 100, 105, 3])  # fmt: skip


def test_errors_go_in_and_come_out_as_errors() -> None:
    assert computed(
        "CAPAIAN(1,0)", "KATEGORI(NA())", "IFERROR(CAPAIAN(1,0),-1)", "ISERROR(A1)",
        'CAPAIAN("x",1)', 'CAPAIAN(1,1,"entah")', "ERROR.TYPE(A6)",
    ) == [
        ErrorValue.DIV0, ErrorValue.NA, -1, True,
        ErrorValue.VALUE, ErrorValue.NA, 7,
    ]  # fmt: skip


@pytest.mark.parametrize("error", ["#NAME?", "#SPILL!", "#CALC!", "#DIV/0!", "#REF!"])
def test_an_error_that_stands_in_the_file_comes_back_as_it_is(error: str) -> None:
    data = row(1, f'<c r="A1" t="e"><v>{error}</v></c><c r="B1"><f>CAPAIAN(A1,5)</f></c>')
    data += row(2, '<c r="A2"><v>5</v></c><c r="B2"><f>KATEGORI(B1)</f></c>')
    data += row(3, '<c r="B3"><f t="array" ref="B3:B4">CAPAIAN(A1:A2,5)</f></c>')
    data += row(5, '<c r="B5"><f>IF(ISERROR(B4),1,2)</f></c><c r="C5"><f>TIDAKADA(1)</f></c>')
    evaluation = evaluate(workbook({"A": sheet(data)}))
    assert [failure.cell for failure in evaluation.failures] == ["C5"]
    given = ErrorValue(error)
    assert [evaluation.value("A", n, 2) for n in range(1, 6)] == [given, given, given, 100, 2]


def test_an_error_of_a_later_excel_is_read_and_kept() -> None:
    data = row(1, '<c r="A1" t="e"><v>#FIELD!</v></c>', '<c r="B1"><f>CAPAIAN(A1,5)</f></c>')
    data += row(2, '<c r="A2" t="e"><f>1+1</f><v>#SPILL!</v></c>')
    data += row(3, '<c r="A3" t="e"><f>TIDAKADA(1)</f><v>#CALC!</v></c>')
    data += row(4, '<c r="A4" t="str"><f>TIDAKADA(2)</f><v>#FIELD!</v></c><c r="B4"><f>A4</f></c>')
    evaluation = evaluate(workbook({"A": sheet(data)}))
    assert [failure.cell for failure in evaluation.failures] == ["A3", "A4"]
    assert evaluation.value("A", 1, 2) is ErrorValue.VALUE
    assert [evaluation.value("A", n, 1) for n in (2, 3)] == [2, ErrorValue.CALC]
    assert evaluation.value("A", 4, 2) == "#FIELD!"


def test_whole_columns_of_different_length_belong_together() -> None:
    long = "".join(row(n, f'<c r="B{n}"><v>2.5</v></c><c r="C{n}"><v>4</v></c>') for n in (1, 2))
    short = row(1, '<c r="D1"><v>3</v></c>') + row(7, '<c r="A7" t="str"><v>x</v></c>')
    texts = [
        "TOTAL_MERIT(A!B1:B1,Lain!D1:D1)", "TOTAL_MERIT(A!B:B,Lain!D:D)",
        "TOTAL_MERIT(A!$B:$B,A!$E:$E)", "TOTAL_MERIT(A!B:B,A!C:C)",
        "SUMPRODUCT(NILAI_MERIT(A!B1:B2,A!C1:C2))", "TOTAL_MERIT(A!1:1,Lain!1:1)",
        "SUM(A!B:B)", "ROWS(A!B:B)",
    ]  # fmt: skip
    sheets = {"A": sheet(long), "Lain": sheet(short), "Hasil": formulas(*texts)}
    evaluation = evaluate(workbook(sheets))
    assert evaluation.failures == ()
    assert [evaluation.value("Hasil", n, 1) for n in range(1, len(texts) + 1)] == [
        7.5, 7.5, "", 20, 20, "", 5, 1_048_576,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "call",
    ["_xll.KATEGORI(90)", "[1]!KATEGORI(90)", "'lakip xl.xlsm'!KATEGORI(90)", "kategori(90)"],
)
def test_prefixes_before_our_functions_do_not_matter(call: str) -> None:
    assert computed(call) == ["Sangat Berhasil"]
