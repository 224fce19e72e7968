"""Workbooks of the first template, which lack what later ones brought, are understood."""

from pathlib import Path

import openpyxl
import pytest

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.package.addresses import parse_cell
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.schema import FIELDS, LATEST_VERSION
from lakip_xl.workbook.schema.model import FIRST_VERSION

SCALE = (
    (85, "Sangat Berhasil", 92.5, "tidak"),
    (70, "Berhasil", 77.5, "tidak"),
    (0, "Tidak Berhasil", 7.5, "tidak"),
    *((None,) * 4,) * 7,
)


@pytest.fixture
def first_template(blank_workbook_bytes: bytes, tmp_path: Path) -> Path:
    """Today's blank workbook without the names that later versions brought; a typed mean."""
    path = tmp_path / "lama.xlsm"
    path.write_bytes(blank_workbook_bytes)
    book = openpyxl.load_workbook(path, keep_vba=True)
    for field in FIELDS.values():
        if field.since > FIRST_VERSION:
            del book.defined_names[field.name]
    sheet, area = next(book.defined_names["SkalaKategori"].destinations)
    for row, kelas in zip(book[sheet][area.replace("$", "")], SCALE, strict=False):
        for cell, value in zip(row, kelas, strict=False):
            cell.value = value
    mean = FIELDS["MeanTerendah"]
    row, column = parse_cell(mean.cell)
    book["Pengaturan"].cell(row, column).value = 7.5
    book.save(path)
    return path


def test_the_version_shows_in_the_names(first_template: Path, blank_workbook_bytes: bytes) -> None:
    assert open_book(first_template).version == FIRST_VERSION
    assert open_book(blank_workbook_bytes).version == LATEST_VERSION


def test_a_mean_typed_in_the_first_template_is_no_mistake(first_template: Path) -> None:
    rules = {one.aturan for one in audit_workbook(first_template)}
    assert "konstanta-di-kolom-rumus" not in rules


def test_a_mean_that_is_not_that_of_the_scale_is_named(first_template: Path) -> None:
    book = openpyxl.load_workbook(first_template, keep_vba=True)
    row, column = parse_cell(FIELDS["MeanTerendah"].cell)
    book["Pengaturan"].cell(row, column).value = 25.5
    book.save(first_template)
    found = [one for one in audit_workbook(first_template) if one.aturan == "skala-pengaturan"]
    assert [one.tingkat for one in found] == [Severity.GALAT]
    assert "25,5" in found[0].pesan
