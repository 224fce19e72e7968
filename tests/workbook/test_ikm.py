"""The survey of satisfaction: an index only of all its unsur."""

from pathlib import Path

import pytest

from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData
from lakip_xl.workbook.schema import TABLES

MARKS = (3.4, 3.2, 3.5, 3.6, 3.1, 3.4, 3.3, 3.5, 3.2)


def survey(marks: tuple[float | None, ...]) -> list[Row]:
    rows = TABLES["tblIKM"].rows
    return [
        {"No": number, "Unsur": name, "Nilai": mark}
        for (number, name), mark in zip(rows, marks, strict=True)
    ]


def test_the_index_is_the_mean_of_its_unsur_times_25(tmp_path: Path) -> None:
    build(tmp_path / "a.xlsm", WorkbookData(tables={"tblIKM": survey(MARKS)}))
    book = open_book(tmp_path / "a.xlsm")
    assert book.value("NilaiIkm") == pytest.approx(sum(MARKS) / len(MARKS) * 25)
    assert book.value("KategoriIkm") == "B"
    first = next(iter(book.tables["tblIKM"]))
    assert (first["Nilai Konversi"], first["Mutu"]) == (85, "B")


def test_an_unsur_that_is_not_marked_yet_leaves_the_index_blank(tmp_path: Path) -> None:
    build(tmp_path / "a.xlsm", WorkbookData(tables={"tblIKM": survey((*MARKS[:8], None))}))
    book = open_book(tmp_path / "a.xlsm")
    assert book.value("NilaiIkm") in (None, "")
    assert book.value("KategoriIkm") in (None, "")


def test_a_mark_beyond_its_bounds_spoils_the_index_visibly(tmp_path: Path) -> None:
    build(tmp_path / "a.xlsm", WorkbookData(tables={"tblIKM": survey((*MARKS[:8], 34))}))
    assert open_book(tmp_path / "a.xlsm").value("NilaiIkm") is ErrorValue.NUM
