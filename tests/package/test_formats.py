"""Number formats: what Excel and others store is read as percentages, dates or plain numbers."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lakip_xl.package.formats import NumberFormat
from lakip_xl.package.gate import open_package
from lakip_xl.package.workbook import Workbook


@pytest.mark.parametrize(
    ("code", "percent", "is_date"),
    [
        ("General", False, False),
        ("0", False, False),
        ("0%", True, False),
        ("#,##0.00_);[Red](#,##0.00)", False, False),
        ('"Rp" #,##0', False, False),
        ('#,##0 "dokumen"', False, False),
        ("[$Rp-421] #,##0.00", False, False),
        ("[$-421]dd mmmm yyyy", False, True),
        ("yyyy-mm-dd", False, True),
        ("[hh]:mm", False, True),
        ("0.0E+00", False, False),
        (r"0\%", False, False),
        ("+0.00%;-0.00%", True, False),
        ('[<100]0.00" %";0', False, False),
        ("@", False, False),
    ],
)
def test_a_code_is_read_by_its_signs_and_not_by_its_texts(
    code: str, percent: bool, is_date: bool
) -> None:
    assert (NumberFormat(code).is_percent, NumberFormat(code).is_date) == (percent, is_date)


def test_the_format_of_a_cell_is_that_of_the_file(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    contents: dict[str, tuple[float | date, str]] = {
        "A1": (95, "General"), "A2": (0.95, "0%"), "A3": (0.955, "0.00%"),
        "A4": (date(2024, 12, 31), "dd/mm/yyyy"), "A5": (5e9, '"Rp"#,##0'), "A6": (1, "mm-dd-yy"),
    }  # fmt: skip
    for place, (value, code) in contents.items():
        sheet[place] = value
        sheet[place].number_format = code
    book.save(tmp_path / "a.xlsx")
    workbook = Workbook(open_package(tmp_path / "a.xlsx"))
    formats = [workbook.number_format(cell) for cell in workbook.cells(workbook.sheets[0])]
    assert [one.is_percent for one in formats] == [False, True, True, False, False, False]
    assert [one.is_date for one in formats] == [False, False, False, True, False, True]
    assert formats[4].code == '"Rp"#,##0'
    assert workbook.number_format(None).code == "General"
