"""The evaluation form: its weights are the scheme's, and half of it has no predicate."""

from pathlib import Path

import pytest

from lakip_xl.schemes import SCHEMES
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData
from lakip_xl.workbook.schema import TABLES


def rows(own: str, evaluator: str | None = None, *, answered: int = 12) -> list[Row]:
    titles = [column.title for column in TABLES["tblLKE"].typed]
    result: list[Row] = []
    for position, given in enumerate(TABLES["tblLKE"].rows):
        row: Row = dict(zip(titles, given, strict=False))
        if position < answered:
            row["Jawaban Sendiri"] = own
            row["Jawaban Evaluator"] = evaluator
        result.append(row)
    return result


def test_the_weights_are_those_of_the_components() -> None:
    scheme = SCHEMES["sakip_88_2021"]
    for weight in scheme.weights:
        parts = [row[3] for row in TABLES["tblLKE"].rows if row[1] == weight.name]
        assert sum(map(float, parts)) == pytest.approx(weight.value)
    assert float(TABLES["tblLKE"].rows[7][3]) == 4.5  # 3.b of the report, 30 % of 15


def test_both_assessments_stand_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    build(path, WorkbookData(tables={"tblLKE": rows("A", "B")}))
    book = open_book(path)
    assert book.value("NilaiLkeSendiri") == pytest.approx(90)
    assert book.value("PredikatLkeSendiri") == "A"
    assert book.value("NilaiLkeEvaluator") == pytest.approx(70)
    assert book.value("PredikatLkeEvaluator") == "B"
    first = next(iter(book.tables["tblLKE"]))
    assert first["Selisih"] == pytest.approx(-1.2)


def test_half_a_form_has_no_predicate(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    build(path, WorkbookData(tables={"tblLKE": rows("AA", answered=5)}))
    book = open_book(path)
    assert book.value("NilaiLkeSendiri") is not None
    assert book.value("PredikatLkeSendiri") in (None, "")
    assert book.value("PredikatLkeEvaluator") in (None, "")
