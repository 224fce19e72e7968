"""The index of every employee, and that of the office from them."""

from pathlib import Path

import pytest

from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData

STAFF: list[Row] = [
    {"Pegawai": "A", "Kualifikasi": 20, "Kompetensi": 30, "Kinerja": 25, "Disiplin": 5},
    {"Pegawai": "B", "Kualifikasi": 15, "Kompetensi": 10, "Kinerja": 30, "Disiplin": 5},
]


def test_the_index_of_the_office_is_the_mean_of_its_people(tmp_path: Path) -> None:
    build(tmp_path / "a.xlsm", WorkbookData(tables={"tblPegawaiIPASN": STAFF}))
    book = open_book(tmp_path / "a.xlsm")
    assert [row["IP ASN"] for row in book.tables["tblPegawaiIPASN"]] == [80, 60]
    assert book.value("IndeksPegawaiIpAsn") == pytest.approx(70)


def test_a_value_above_its_weight_spoils_the_mean_visibly(tmp_path: Path) -> None:
    staff = [STAFF[0], {**STAFF[1], "Kualifikasi": 26}]
    build(tmp_path / "a.xlsm", WorkbookData(tables={"tblPegawaiIPASN": staff}))
    assert open_book(tmp_path / "a.xlsm").value("IndeksPegawaiIpAsn") is ErrorValue.NUM
