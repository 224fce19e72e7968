"""What the engine cannot compute as Excel does keeps its value, with a reason, and no more."""

import pytest
from packages import formulas, row, sheet, workbook

from lakip_xl.engine.evaluation import Evaluation, evaluate
from lakip_xl.rules.errors import ErrorValue


def reasons(evaluation: Evaluation) -> dict[str, str]:
    return {failure.cell: failure.reason for failure in evaluation.failures}


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("FUNGSIORANGLAIN(1)", "fungsi FUNGSIORANGLAIN tidak dikenal"),
        ("IFERROR(FUNGSIORANGLAIN(1),0)", "fungsi FUNGSIORANGLAIN tidak dikenal"),
        ("_xlfn.REDUCE(0,A9:A10,_xlfn.LAMBDA(_xlpm.a,_xlpm.b,_xlpm.a))", "tidak dikenal"),
        ("_xlfn.LAMBDA(_xlpm.x,_xlpm.x)(1)", "mesin hitung"),
        ("[1]Lembar!A1*2", "berkas lain"),
        ("'C:\\data\\[x.xlsx]S h'!B2", "berkas lain"),
        ("IFERROR(SUM(A:B!A1),0)", "A:B!A1"),
        ("IFERROR(SUM((B1,B3)),0)", "gabungan"),
        ("IFERROR(SUM(B1:B3 B2:C2),0)", "irisan rentang"),
        ('TEXT(1234567,"#.##0")', "setelan bahasa"),
        ('TEXT(45000,"d mmmm yyyy")', "setelan bahasa"),
        ('TEXT(45000,"[$-421]mmmm")', "setelan bahasa"),
        ('CELL("filename")', "CELL"),
        ("FIXED(1234.5,1)", "FIXED"),
        ("B1:B3*2", "irisan implisit"),
        ("B1:B3", "irisan implisit"),
        ("SUM(B1:B3*2)", "irisan implisit"),
        ("ABS(B1:B3)", "irisan implisit"),
        ("_xlfn.SINGLE(B1:B3)", "irisan implisit"),
        ("SUM(", "tidak terbaca"),
        ("TakAda+1", "nama atau fungsi"),
        ("A1+1", "melingkar"),
    ],
)
def test_it_keeps_the_value_and_says_why(formula: str, says: str) -> None:
    evaluation = evaluate(workbook({"A": formulas(formula), "B": formulas("1")}))
    assert says in reasons(evaluation)["A1"]
    assert evaluation.value("A", 1, 1) == 77


@pytest.mark.parametrize(
    "formula",
    [
        'TEXT(1234.5,"#,##0.00")',
        'TEXT(0.5,"0%")',
        'TEXT(45000,"yyyy-mm-dd")',
        "SUMPRODUCT((B1:B3>0)*1)",
        "INDEX(B1:B3*2,1)",
        "SUM(B1:B3)",
        "TODAY()>0",
        "_xlfn.LET(_xlpm.x,1,_xlpm.x+1)",
        '_xlfn.XLOOKUP(1,B1:B3,B1:B3,"tak ada")',
        "_xlfn.SINGLE(KATEGORI(90))",
    ],
)
def test_what_it_does_know_it_computes(formula: str) -> None:
    evaluation = evaluate(workbook({"A": formulas(formula)}))
    assert evaluation.failures == ()
    assert evaluation.value("A", 1, 1) != 77


def test_the_rest_computes_from_the_kept_value() -> None:
    evaluation = evaluate(
        workbook(
            {"A": formulas("TIDAKDIKENAL(1)", "A1*2", "A2+1", 'IFERROR(A1,"x")', "SUM(A1:A3)")}
        )
    )
    assert list(reasons(evaluation)) == ["A1"]
    assert [evaluation.value("A", n, 1) for n in range(1, 6)] == [77, 154, 155, 77, 386]


def test_a_failure_found_only_by_computing_is_frozen_where_it_begins() -> None:
    evaluation = evaluate(workbook({"A": formulas("A2+1", "TakAda", "A1+A2", "5")}))
    assert list(reasons(evaluation)) == ["A2"]
    assert [evaluation.value("A", n, 1) for n in range(1, 5)] == [78, 77, 155, 5]


def test_only_the_members_of_a_cycle_are_frozen() -> None:
    evaluation = evaluate(workbook({"A": formulas("A2+1", "A1+1", "A2*10", "A3+1")}))
    assert set(reasons(evaluation)) == {"A1", "A2"}
    assert [evaluation.value("A", n, 1) for n in range(1, 5)] == [77, 77, 770, 771]


def test_what_reads_a_cell_never_computed_is_not_computed_either() -> None:
    data = formulas("TIDAKDIKENAL(1)", "A1+1", 'IF(A2>0,"ada","tiada")', "SUM(A1:A9)*0", stored="")
    data = data.replace("SUM(A1:A9)*0", "SUM(A1:A2)*0")
    evaluation = evaluate(workbook({"A": data, "Lain": formulas("2*3", stored="")}))
    assert set(reasons(evaluation)) == {"A1", "A2", "A3", "A4"}
    assert "belum pernah dihitung" in reasons(evaluation)["A3"]
    assert evaluation.value("Lain", 1, 1) == 6


def test_an_error_that_excel_stored_too_is_no_failure() -> None:
    data = formulas("TakAda", stored="").replace(
        '<c r="A1"><f>TakAda</f></c>', '<c r="A1" t="e"><f>TakAda</f><v>#NAME?</v></c>'
    )
    evaluation = evaluate(workbook({"A": data}))
    assert evaluation.failures == ()
    assert evaluation.value("A", 1, 1) is ErrorValue.NAME


def test_genuine_errors_are_results() -> None:
    evaluation = evaluate(
        workbook(
            {"A": formulas("1/0", "NA()", '"x"+1', "INDEX(B1:B3,9)", "SQRT(-1)", "A1+1", "1E400")}
        )
    )
    assert evaluation.failures == ()
    assert [evaluation.value("A", n, 1) for n in range(1, 8)] == [
        ErrorValue.DIV0, ErrorValue.NA, ErrorValue.VALUE, ErrorValue.REF, ErrorValue.NUM,
        ErrorValue.DIV0, ErrorValue.NUM,
    ]  # fmt: skip


def test_subtotals_over_hidden_rows_are_left_to_excel() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f>SUBTOTAL(109,A1:A2)</f><v>1</v></c></row>'
    )
    evaluation = evaluate(workbook({"A": sheet(rows)}))
    assert "tersembunyi" in reasons(evaluation)["A3"]
    shown = evaluate(workbook({"A": sheet(rows.replace(' hidden="1"', ""))}))
    assert shown.failures == ()
    assert shown.value("A", 3, 1) == 3


def test_a_data_table_is_left_to_excel() -> None:
    cells = '<c r="A1"><f t="dataTable" ref="A1:A2" dt2D="0" dtr="0" r1="B1"/><v>5</v></c>'
    evaluation = evaluate(workbook({"A": sheet(row(1, cells, '<c r="C1"><f>A1+1</f></c>'))}))
    assert "tabel data" in reasons(evaluation)["A1"]
    assert evaluation.value("A", 1, 3) == 6


NAMES = (
    '<definedName name="Dinamis">OFFSET(A!$B$1,0,0,3,1)</definedName>'
    '<definedName name="DuaArea">A!$B$1:$B$2,A!$B$3</definedName>'
    '<definedName name="Fungsiku">_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2)</definedName>'
    '<definedName name="Luar">[1]S!$A$1</definedName>'
    '<definedName name="Batas">85</definedName>'
    '<definedName name="Rentang2">A!$B$1:$B$3</definedName>'
    '<definedName name="TakTerpakai">[1]S!$A$9</definedName>'
)


def names_book(*texts: str) -> Evaluation:
    data = formulas(*texts)
    for n in range(1, 4):
        data = data.replace(f'<row r="{n}">', f'<row r="{n}"><c r="B{n}"><v>{n}</v></c>')
    return evaluate(workbook({"A": data}, names=NAMES))


def test_dynamic_names_are_written_out_and_others_reported() -> None:
    evaluation = names_book(
        "ROWS(Dinamis)", "SUM(Dinamis)", "SUM(DuaArea)", "Fungsiku(2)", "Luar+1", "Batas+1",
        "SUM(rentang2)", "A3+1",
    )  # fmt: skip
    assert [evaluation.value("A", n, 1) for n in range(1, 9)] == [3, 6, 77, 77, 77, 86, 6, 78]
    assert list(reasons(evaluation)) == ["A3", "A4", "A5"]
    assert "Luar" in evaluation.dropped_names
    assert "TakTerpakai" not in evaluation.dropped_names


def test_a_name_for_a_range_is_not_intersected_by_guess() -> None:
    assert "irisan" in reasons(names_book("Rentang2*2"))["A1"]


def test_dates_since_1904() -> None:
    data = workbook({"A": formulas("YEAR(43860)")}, properties='<workbookPr date1904="1"/>')
    assert evaluate(data).value("A", 1, 1) == 2024


def test_iteration_is_honoured() -> None:
    data = workbook({"A": formulas("A1+1")}, settings='<calcPr iterate="1" iterateCount="5"/>')
    assert evaluate(data).failures == ()


@pytest.mark.parametrize("attributes", ["", ' cm="1"'])
def test_arrays_fill_their_area_with_the_right_types(attributes: str) -> None:
    rows = "".join(
        row(
            n,
            f'<c r="A{n}"><v>{v}</v></c>',
            f'<c r="B{n}"{attributes if n == 1 else ""}>'
            + ('<f t="array" ref="B1:B3">KATEGORI(A1:A3)</f>' if n == 1 else "")
            + "<v>0</v></c>",
            f'<c r="C{n}"><f>B{n}&amp;"!"</f></c>',
        )
        for n, v in enumerate((90, 60, '"x'), 1)
    ).replace('<c r="A3"><v>"x</v></c>', '<c r="A3" t="str"><v>x</v></c>')
    evaluation = evaluate(workbook({"A": sheet(rows)}))
    assert evaluation.failures == ()
    assert [evaluation.value("A", n, 2) for n in (1, 2, 3)] == [
        "Sangat Berhasil",
        "Cukup Berhasil",
        ErrorValue.VALUE,
    ]
    assert evaluation.value("A", 2, 3) == "Cukup Berhasil!"


def test_an_array_that_no_longer_fits_keeps_all_its_values() -> None:
    rows = row(1, '<c r="A1"><f t="array" ref="A1:A2">C1:C3*1</f><v>7</v></c>') + row(
        2, '<c r="A2"><v>8</v></c>', '<c r="B2"><f>A1+A2</f></c>'
    )
    evaluation = evaluate(workbook({"A": sheet(rows)}))
    assert set(reasons(evaluation)) == {"A1", "A2"}
    assert evaluation.value("A", 2, 2) == 15


def test_an_ordinary_formula_shows_the_first_of_several_results() -> None:
    evaluation = evaluate(workbook({"A": formulas("KATEGORI(B1:B3)", "5", "A1&A2")}))
    assert evaluation.failures == ()
    assert evaluation.value("A", 1, 1) == ""
    assert evaluation.value("A", 3, 1) == "5"


def test_a_follower_without_its_first_cell_keeps_its_value() -> None:
    data = row(1, '<c r="A1"><f t="shared" si="3"/><v>5</v></c>', '<c r="B1"><f>A1*2</f></c>')
    evaluation = evaluate(workbook({"A": sheet(data)}))
    assert [(f.cell, "sel induknya" in f.reason) for f in evaluation.failures] == [("A1", True)]
    assert (evaluation.value("A", 1, 1), evaluation.value("A", 1, 2)) == (5, 10)


def test_a_follower_of_a_shared_formula_shares_its_fate() -> None:
    rows = row(
        1, '<c r="A1"><f t="shared" ref="A1:A2" si="0">TAKDIKENAL(B1)</f><v>1</v></c>'
    ) + row(2, '<c r="A2"><f t="shared" si="0"/><v>2</v></c>', '<c r="B2"><f>A2*3</f></c>')
    evaluation = evaluate(workbook({"A": sheet(rows)}))
    assert set(reasons(evaluation)) == {"A1", "A2"}
    assert evaluation.value("A", 2, 2) == 6


def test_carriage_returns_are_one_letter() -> None:
    rows = row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1"><f>LEN(A1)</f></c>')
    evaluation = evaluate(workbook({"A": sheet(rows)}, strings="<si><t>a_x000D_b</t></si>"))
    assert evaluation.value("A", 1, 2) == 3


def test_dates_of_strict_workbooks_are_numbers() -> None:
    rows = row(1, '<c r="A1" s="1" t="d"><v>2024-01-31</v></c>', '<c r="B1"><f>SUM(A1)+1</f></c>')
    assert evaluate(workbook({"A": sheet(rows)})).value("A", 1, 2) == 45323
