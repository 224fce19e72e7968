"""An office's own workbook: its tables and formulas are audited, clean ones without a finding."""

import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.read.workbook import MOST_CELLS
from lakip_xl.audit.workbook.audit import audit_workbook


def make(path: Path, seed: int, damage: Callable[[Worksheet, int, int, int], str] | None) -> str:
    """Write a budget of random layout and figures; give the cell that was damaged."""
    dice = random.Random(seed)  # noqa: S311 - a test wants the same workbook every time
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    top, left, count = dice.randint(1, 4), dice.randint(0, 2), dice.randint(6, 12)
    page.cell(top, left + 1, "REALISASI ANGGARAN TAHUN 2024")
    head = top + 2
    for i, title in enumerate(("No", "Uraian", "Anggaran", "Realisasi", "Sisa", "Serapan (%)")):
        page.cell(head, left + 1 + i, title)
    a, r, s = (openpyxl.utils.get_column_letter(left + i) for i in (3, 4, 5))
    for i in range(1, count + 1):
        row, budget = head + i, dice.randint(1_000, 9_000) * 100_000
        page.cell(row, left + 1, i)
        page.cell(row, left + 2, f"Kegiatan {chr(64 + i)}")
        page.cell(row, left + 3, budget)
        page.cell(row, left + 4, budget * dice.randint(50, 99) // 100)
        page.cell(row, left + 5, f"={a}{row}-{r}{row}")
        page.cell(row, left + 6, f"={r}{row}/{a}{row}*100")
    last = head + count
    page.cell(last + 1, left + 2, "Jumlah")
    for i, letter in ((3, a), (4, r), (5, s)):
        page.cell(last + 1, left + i, f"=SUM({letter}{head + 1}:{letter}{last})")
    page.cell(last + 1, left + 6, f"={r}{last + 1}/{a}{last + 1}*100")
    victim = damage(page, dice.randint(head + 3, last - 2), left, last) if damage else ""
    book.save(path)
    return victim


def constant(page: Worksheet, row: int, left: int, _last: int) -> str:
    page.cell(row, left + 5, 12_345)
    return page.cell(row, left + 5).coordinate


def reference(page: Worksheet, row: int, left: int, _last: int) -> str:
    cell = page.cell(row, left + 6)
    cell.value = str(cell.value).replace(str(row), str(row - 1), 1)
    return cell.coordinate


def operator(page: Worksheet, row: int, left: int, _last: int) -> str:
    cell = page.cell(row, left + 5)
    cell.value = str(cell.value).replace("-", "+")
    return cell.coordinate


def range_short(page: Worksheet, _row: int, left: int, last: int) -> str:
    cell = page.cell(last + 1, left + 3)
    cell.value = str(cell.value).replace(str(last), str(last - 1))
    return cell.coordinate


def errors(path: Path) -> list[Finding]:
    return [t for t in audit_workbook(path) if t.independent]


@pytest.mark.parametrize("seed", range(5))
def test_a_clean_workbook_has_no_finding(tmp_path: Path, seed: int) -> None:
    make(tmp_path / "a.xlsx", seed, None)
    assert errors(tmp_path / "a.xlsx") == []


@pytest.mark.parametrize("damage", [constant, reference, operator, range_short])
@pytest.mark.parametrize("seed", range(5))
def test_an_injected_fault_is_found(
    tmp_path: Path, seed: int, damage: Callable[[Worksheet, int, int, int], str]
) -> None:
    victim = make(tmp_path / "a.xlsx", seed, damage)
    assert victim in {t.sel for t in errors(tmp_path / "a.xlsx")}


def test_an_area_larger_than_a_report_is_left_unread_and_named(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    make(path, 1, None)
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("Besar")
    last = MOST_CELLS // 100 + 1
    for row in range(last):
        page.append([row] * 100)
    book.save(path)
    told = [one for one in audit_workbook(path) if "lebih besar dari tabel laporan" in one.pesan]
    assert [(one.sheet, one.sel, one.tingkat) for one in told] == [("Besar", "A1", Severity.INFO)]
    assert f"A1:CV{last}" in told[0].pesan
