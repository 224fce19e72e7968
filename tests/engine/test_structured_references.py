"""Structured references compute as in Excel; the file keeps its own text."""

import pytest
from packages import row, sheet, table, workbook

from lakip_xl.engine.evaluation import Evaluation, evaluate
from lakip_xl.package.addresses import parse_cell
from lakip_xl.package.workbook import Workbook


def text(at: str, value: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(at: str, value: float) -> str:
    return f'<c r="{at}"><v>{value}</v></c>'


def formula(at: str, value: str) -> str:
    return f'<c r="{at}"><f>{value.replace("&", "&amp;").replace("<", "&lt;")}</f><v>-1</v></c>'


def book(*extra: str, other: str = "") -> Evaluation:
    """A table of three rows with totals at B2:D6 of sheet ``IP ASN``, formulas beside it."""
    data = [
        row(1, formula("F1", extra[0]) if extra else ""),
        row(2, text("B2", "Nama"), text("C2", "Realisasi (%)"), text("D2", "a [b] #'1")),
        row(3, text("B3", "x"), number("C3", 10), number("D3", 1)),
        row(4, text("B4", "y"), number("C4", 20), number("D4", 2),
            formula("F4", extra[1]) if extra[1:] else ""),
        row(5, text("B5", "z"), number("C5", 40), number("D5", 4)),
        row(6, text("B6", "Total"), number("C6", 70), number("D6", 7)),
    ]  # fmt: skip
    part = table("tbl_1", "B2:D6", "Nama", "Realisasi (%)", "a [b] #'1", totals=1)
    return evaluate(
        workbook(
            {"IP ASN": sheet("".join(data)), "Lain": sheet(row(4, formula("A4", other or "0")))},
            tables={"IP ASN": part},
        )
    )


def value(evaluation: Evaluation, sheet_name: str, at: str) -> object:
    assert evaluation.failures == ()
    return evaluation.value(sheet_name, *parse_cell(at))


@pytest.mark.parametrize(
    ("reference", "result"),
    [
        ("SUM(tbl_1[Realisasi (%)])", 70),
        ("SUM(TBL_1[realisasi (%)])", 70),
        ("SUM(tbl_1[[#Data],[Realisasi (%)]])", 70),
        ("SUM(tbl_1[[#All],[Realisasi (%)]])", 140),
        ("tbl_1[[#Totals],[Realisasi (%)]]", 70),
        ("tbl_1[[#Headers],[Realisasi (%)]]", "Realisasi (%)"),
        ("SUM(tbl_1[[Realisasi (%)]:[a '[b'] '#''1]])", 77),
        ("SUM(tbl_1[a '[b'] '#''1])", 7),
        ("ROWS(tbl_1)", 3),
        ("ROWS(tbl_1[])", 3),
        ("ROWS(tbl_1[#All])", 5),
        ("ROWS(tbl_1[#Data])", 3),
        ("COLUMNS(tbl_1[#Headers])", 3),
        ("SUM(tbl_1[#Totals])", 77),
        ("ROWS(tbl_1[[#Headers],[#Data],[Nama]])", 4),
        ('IF(ROWS(tbl_1)=3,"tbl_1[x]","")', "tbl_1[x]"),
    ],
)
def test_whole_columns_and_special_rows(reference: str, result: object) -> None:
    assert value(book(reference), "IP ASN", "F1") == result
    assert value(book(other=reference), "Lain", "A4") == result


@pytest.mark.parametrize(
    "reference",
    [
        "tbl_1[[#This Row],[Realisasi (%)]]",
        "tbl_1[[#This Row],Realisasi (%)]",  # as XlsxWriter writes it
        "tbl_1[@[Realisasi (%)]]",
        "tbl_1[@Realisasi (%)]",
    ],
)
def test_the_row_of_the_formula(reference: str) -> None:
    assert value(book("0", reference), "IP ASN", "F4") == 20
    assert value(book("0", f"SUM({reference},1)*2"), "IP ASN", "F4") == 42
    assert value(book(other=reference), "Lain", "A4") == 20


def test_the_row_of_several_columns() -> None:
    reference = "SUM(tbl_1[[#This Row],[Realisasi (%)]:[a '[b'] '#''1]])"
    assert value(book("0", reference), "IP ASN", "F4") == 22


def test_a_row_outside_the_table_has_no_result() -> None:
    evaluation = book("tbl_1[[#This Row],[Nama]]")
    assert [f.cell for f in evaluation.failures] == ["F1"]
    assert "luar tabel" in evaluation.failures[0].reason
    assert evaluation.value("IP ASN", 1, 6) == -1


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        ("SUM(tblX[Nama])", 'tabel "tblX" tidak ada'),
        ("SUM(tbl_1[Salah])", 'kolom "Salah"'),
        ("SUM(tbl_1[[Nama][Nama]])", "tidak dikenal"),
    ],
)
def test_what_is_not_there_is_named(reference: str, says: str) -> None:
    evaluation = book(reference)
    assert says in evaluation.failures[0].reason
    assert evaluation.value("IP ASN", 1, 6) == -1


def test_a_calculated_column_and_references_without_the_tables_name() -> None:
    rows = [row(1, text("A1", "R"), text("B1", "C"), text("C1", "K"), text("D1", "S"))]
    rows += [
        row(
            n,
            number(f"A{n}", n * 10),
            formula(f"B{n}", "CAPAIAN(t[[#This Row],[R]],20)"),
            formula(f"C{n}", "KATEGORI([@C])"),
            formula(f"D{n}", "SUM([R])-[@R]"),
        )
        for n in range(2, 5)
    ]
    evaluation = evaluate(
        workbook({"A": sheet("".join(rows))}, tables={"A": table("t", "A1:D4", *"RCKS")})
    )
    assert evaluation.failures == ()
    assert [evaluation.value("A", n, 2) for n in range(2, 5)] == [100, 150, 200]
    assert evaluation.value("A", 4, 3) == "Sangat Berhasil"
    assert [evaluation.value("A", n, 4) for n in range(2, 5)] == [70, 60, 50]


def test_shared_formulas_shift_by_row() -> None:
    rows = [row(1, text("A1", "R"), text("B1", "C"))]
    for n in range(2, 6):
        attributes = 't="shared" si="0"' + (' ref="B2:B5"' if n == 2 else "")
        inner = "t[[#This Row],[R]]*2+A2" if n == 2 else ""
        rows.append(row(n, number(f"A{n}", n), f'<c r="B{n}"><f {attributes}>{inner}</f></c>'))
    evaluation = evaluate(
        workbook({"A": sheet("".join(rows))}, tables={"A": table("t", "A1:B5", "R", "C")})
    )
    assert evaluation.failures == ()
    assert [evaluation.value("A", n, 2) for n in range(2, 6)] == [6, 9, 12, 15]


def test_a_name_may_stand_for_a_tables_column() -> None:
    rows = [row(1, text("A1", "R"))] + [row(n, number(f"A{n}", n)) for n in range(2, 5)]
    rows.append(row(6, formula("A6", "SUM(Semua)"), formula("B6", "ROWS(Semua)")))
    data = workbook(
        {"A": sheet("".join(rows))},
        names='<definedName name="Semua">t[R]</definedName>',
        tables={"A": table("t", "A1:A4", "R")},
    )
    evaluation = evaluate(data)
    assert evaluation.failures == ()
    assert (evaluation.value("A", 6, 1), evaluation.value("A", 6, 2)) == (9, 3)
    assert isinstance(evaluation.workbook, Workbook)


def test_a_table_without_rows_fails_the_cells_that_read_it_and_no_other() -> None:
    found = evaluate(
        workbook(
            {"Data": sheet(row(1, formula("A1", "SUM(tbl_1[Nilai])"), formula("B1", "1+1"))
                           + row(3, text("A3", "Nilai")))},
            tables={"Data": table("tbl_1", "A3:A3", "Nilai")},
        )
    )  # fmt: skip
    (failure,) = found.failures
    assert failure.cell == "A1"
    assert "tbl_1 tidak punya baris isian" in failure.reason
    assert found.value("Data", 1, 2) == 2
