"""Codes of the sheet Program are judged by those of the budget, which has them all."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData

Kode = str | float


def kata(anggaran: Sequence[Kode], program: Sequence[Kode], path: Path) -> list[tuple[str, str]]:
    """Level and place of what is said about codes that are numbers."""
    data = WorkbookData(
        tables={
            "tblAnggaran": [{"Kode": "1", "Uraian": "P"}]
            + [{"Kode": k, "Uraian": "K", "Anggaran": 5, "Realisasi": 4} for k in anggaran],
            "tblProgram": [
                {"Kode": k, "Uraian Indikator": "I", "Target": 1, "Realisasi": 1, "Satuan": "Unit"}
                for k in program
            ],
        }
    )
    build(path, data)
    return [
        (satu.tingkat.value, f"{satu.sheet}!{satu.sel}")
        for satu in audit_workbook(open_book(path))
        if satu.aturan == "kode-angka"
    ]


@pytest.mark.parametrize(
    ("anggaran", "program", "wanted"),
    [
        (["1.1", "1.10"], ["1.1", "1.10"], []),
        (["1.1", "1.10"], ["1.1", 1.1], [("peringatan", "Program!B10")]),
        (["1.1", "1.2"], [1.1, 1.1], [("info", "Program!B9"), ("info", "Program!B10")]),
        (["1.10", "1.2"], [1.1], [("galat", "Program!B9")]),
        (["1", "10"], [1, 10], []),
    ],
)
def test_a_number_is_doubted_where_the_budget_has_both_codes(
    anggaran: list[Kode], program: list[Kode], wanted: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert kata(anggaran, program, tmp_path / "kode.xlsm") == wanted


def test_a_level_is_that_of_the_budget_though_program_lacks_the_rows_above(tmp_path: Path) -> None:
    money = {"Uraian": "X", "Anggaran": 5, "Realisasi": 4}
    measured = {"Uraian Indikator": "I", "Target": 1, "Realisasi": 1, "Satuan": "Unit"}
    data = WorkbookData(
        tables={
            "tblAnggaran": [{"Kode": "1"}, {"Kode": "1.2"}, {"Kode": "1.2.1", **money}],
            "tblProgram": [
                {"Kode": "1.2", "Tingkat": "Kegiatan", **measured},
                {"Kode": "1.2.1", "Tingkat": "Subkegiatan", **measured},
                {"Kode": "1.2.1", "Tingkat": "Program", **measured},
            ],
        }
    )
    build(path := tmp_path / "tingkat.xlsm", data)
    found = [one for one in audit_workbook(open_book(path)) if one.aturan == "tingkat-kode"]
    assert [(one.sheet, one.sel) for one in found] == [("Program", "C11")]
