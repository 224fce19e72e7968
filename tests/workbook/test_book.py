"""The one book: lazy, computed once, asked again with other values, errors with their causes."""

from pathlib import Path

import openpyxl
import pytest
from editing import edited

from lakip_xl.engine import evaluation
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.schema import TABLES


def test_stored_values_are_read_without_computing(
    example_workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = open_book(example_workbook)
    values = {name: field.value for name, field in computed.fields.items()}

    def never(*_: object, **__: object) -> None:
        raise AssertionError("computed")

    monkeypatch.setattr(evaluation, "evaluate", never)
    stored = open_book(example_workbook, stored=True)
    assert {name: field.value for name, field in stored.fields.items()} == values
    assert stored.year == 2024


def test_other_values_are_computed_without_touching_the_first_book(example_workbook: Path) -> None:
    book = open_book(example_workbook)
    table = book.table("tblIKU")
    assert table is not None
    row = table.rows[0]
    before, target = row.number("Capaian"), row.number("Target")
    assert target is not None
    place = ("IKU", row.row, table.columns["Realisasi"])
    other = book.with_values({place: target / 2}).table("tblIKU")
    blank = book.with_values({place: None}).table("tblIKU")
    assert other is not None
    assert blank is not None
    assert other.rows[0].number("Capaian") == 50
    assert blank.rows[0]["Capaian"] is None
    assert row.number("Capaian") == before


def test_a_text_among_numbers_is_the_culprit(example_workbook: Path) -> None:
    book = open_book(example_workbook)
    table = book.table("tblIKU")
    assert table is not None
    row = table.rows[0]
    place = ("IKU", row.row, table.columns["Realisasi"])
    spoilt = book.with_values({place: "tujuh puluh"})
    letter = TABLES["tblIKU"].letter("Realisasi")
    capaian = (book.sheets["IKU"].name, f"{TABLES['tblIKU'].letter('Capaian')}{row.row}")
    first = next(one for one in spoilt.error_cells if (one.sheet, one.cell) == capaian)
    assert first.error is ErrorValue.VALUE
    assert first.culprit == ("IKU", f"{letter}{row.row}", "tujuh puluh")
    assert book.error_cells == ()


def test_the_followers_of_a_shared_formula_have_their_own_text(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (1, 2, 3):
        sheet.cell(row, 1, row)
        sheet.cell(row, 2, 0)
    workbook.save(tmp_path / "a.xlsx")
    cells = [
        f'<c r="B{row}"><f t="shared" si="0"{first}</f><v>0</v></c>'
        for row, first in ((1, ' ref="B1:B3">A1*$A$1'), (2, ">"), (3, ">"))
    ]
    path = tmp_path / "a.xlsx"
    for row, cell in enumerate(cells, 1):
        new = tmp_path / f"{row}.xlsx"
        path = edited(
            path, new, "xl/worksheets/sheet1.xml", rf'<c r="B{row}"[^>]*><v>0</v></c>', cell
        )
    opened = open_book(path).sheets[sheet.title]
    assert [opened.formula(row, 2) for row in (1, 2, 3)] == ["A1*$A$1", "A2*$A$1", "A3*$A$1"]
    assert [opened.value(row, 2) for row in (1, 2, 3)] == [1, 2, 3]
