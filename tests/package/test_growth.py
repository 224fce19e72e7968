"""Tables that grow: what belongs to their rows comes along, what is in the way is named."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from lakip_xl.errors import LakipError
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.growth import grow
from lakip_xl.package.workbook import Workbook


def grown(content: bytes | Path, name: str, count: int) -> Book:
    package = open_package(content)
    workbook = Workbook(package)
    editor = BookEditor(package)
    table = workbook.table(name)
    assert table is not None
    grow(editor, workbook, table, count)
    return load_workbook(io.BytesIO(b"".join(package.rewritten(editor.changed()))))


def test_rows_come_with_formulas_styles_checks_and_charts(blank_workbook_bytes: bytes) -> None:
    before = load_workbook(io.BytesIO(blank_workbook_bytes))["IKU"]
    after = grown(blank_workbook_bytes, "tblIKU", 50)["IKU"]
    last_column = before.tables["tblIKU"].ref.partition(":")[2].rstrip("0123456789")
    assert after.tables["tblIKU"].ref == f"B8:{last_column}64"
    assert after.tables["tblIKU"].autoFilter.ref == f"B8:{last_column}64"
    for (cell,) in before.iter_cols(2, column_index_from_string(last_column), 14, 14):
        column = cell.column_letter
        last, new = before[f"{column}14"], after[f"{column}64"]
        assert (new.value, new._style) == (last.value, last._style)
    assert str(after._charts[0].series[0].val.numRef.f).endswith("$J$64")
    checks = {str(check.sqref) for check in after.data_validations.dataValidation}
    assert "H9:H64" in checks
    formats = {str(area.sqref) for area in after.conditional_formatting}
    assert "H9:H64" in formats
    assert "K5" in formats


def test_a_list_that_reads_the_table_grows_with_it(blank_workbook_bytes: bytes) -> None:
    after = grown(blank_workbook_bytes, "tblIKU", 3)
    sources = {check.formula1 for sheet in after for check in sheet.data_validations.dataValidation}
    assert any(str(source).replace("$", "").endswith("D9:D17") for source in sources)


def test_relative_formulas_move_with_their_row() -> None:
    book = Book()
    sheet = book.active
    for row in (["A", "B"], [1, "=A2*Lain!$C$1+A$1"], [2, "=A3*Lain!$C$1+A$1"]):
        sheet.append(row)
    from openpyxl.worksheet.table import Table

    sheet.add_table(Table(displayName="t", ref="A1:B3"))
    book.create_sheet("Lain")
    stream = io.BytesIO()
    book.save(stream)
    after = grown(stream.getvalue(), "t", 2)["Sheet"]
    assert [after[f"B{n}"].value for n in (3, 4, 5)] == [f"=A{n}*Lain!$C$1+A$1" for n in (3, 4, 5)]
    assert after["A4"].value is None


def test_what_is_in_the_way_is_named(blank_workbook_bytes: bytes) -> None:
    package = open_package(blank_workbook_bytes)
    workbook = Workbook(package)
    editor = BookEditor(package)
    table = workbook.table("tblAnggaran")
    page = editor.sheet(workbook.sheet("Anggaran").part)
    row = table.area.last_row + 3
    page.set_value(row, 4, "catatan")
    before = editor.changed()
    with pytest.raises(LakipError, match=f"Sel D{row} di bawah tblAnggaran"):
        grow(editor, workbook, table, 5)
    assert editor.changed() == before
    grow(editor, workbook, table, 2)
