"""A formula of the add-in says the same however the file spells where the function comes from."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.report.frozen.service import freeze

SPELLINGS = ["", "[1]!", r"'C:\Users\Sri\AppData\Roaming\Microsoft\Excel\XLSTART\lakip.xlam'!"]


@pytest.fixture(params=SPELLINGS, ids=["plain", "numbered", "path"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Indikator", "Target", "Realisasi", "Capaian"])
    for row, realisasi in enumerate((3, 5, 8), start=2):
        formula = f"={request.param}CAPAIAN(C{row},B{row})"
        sheet.append([f"Indikator {row}", 4, realisasi, formula])
    path = tmp_path / "kantor.xlsx"
    book.save(path)
    return path


def test_hitung_computes_it(book: Path) -> None:
    report = recalculate(book)
    assert report.failures == ()
    sheet = load_workbook(book, data_only=True).active
    assert sheet is not None
    assert [sheet.cell(row, 4).value for row in (2, 3, 4)] == [75, 125, 200]


def test_periksa_sees_no_link_to_a_file_that_stays_behind(book: Path) -> None:
    found = audit_workbook(book)
    assert [one for one in found if "berkas lain" in one.pesan] == []
    assert not [one for one in found if one.aturan == "rujukan-rusak"]


def test_bekukan_leaves_the_value(book: Path, tmp_path: Path) -> None:
    target = tmp_path / "beku.xlsx"
    assert freeze(book, target).stale == ()
    with zipfile.ZipFile(target) as package:
        texts = [package.read(n) for n in package.namelist() if "worksheets/sheet" in n]
    assert any(b"<v>125" in text for text in texts)
    assert not any(b"CAPAIAN(" in text for text in texts)
