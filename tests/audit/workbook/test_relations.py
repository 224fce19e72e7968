"""What a workbook's printed figures follow from, read off one small budget."""

from pathlib import Path

import pytest

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData

Row = dict[str, str | float | int | None]


def budget(*rows: tuple[str, float | None, float | None, float | None]) -> list[Row]:
    return [
        {"Kode": code, "Uraian": f"Baris {code}", "Anggaran": plan, "Realisasi": spent,
         "Tercetak Serapan": printed}
        for code, plan, spent, printed in rows
    ]  # fmt: skip


def audit(path: Path, rows: list[Row], **fields: float) -> list[Finding]:
    build(path, WorkbookData(tables={"tblAnggaran": rows}, fields=dict(fields)))
    rules = {"serapan", "jumlah-jenjang", "jumlah-total"}
    return [t for t in audit_workbook(path) if t.aturan in rules]


MINISTRY = budget(
    ("5.01.01", 900.0, 450.0, 50.0),
    ("5.01.01.2.01", 900.0, 450.0, 50.0),
    ("5.01.01.2.01.0001", 500.0, 250.0, 50.0),
    ("5.01.01.2.01.0002", 400.0, 200.0, 50.0),
)


def test_the_ministrys_codes_make_a_tree_of_their_own(tmp_path: Path) -> None:
    """A kegiatan stands two parts below its program, and is no second program."""
    found = audit(tmp_path / "a.xlsm", MINISTRY, TercetakTotalAnggaran=900.0)
    assert found == []


def test_a_wrong_leaf_is_the_cause_of_all_it_breaks(tmp_path: Path) -> None:
    rows = [dict(row) for row in MINISTRY]
    rows[2]["Realisasi"] = 205.0
    found = audit(tmp_path / "a.xlsm", rows)
    assert [(t.kunci, t.kolom, t.dihitung) for t in found if t.independent] == [
        ("5.01.01.2.01.0001", "Realisasi", 250.0)
    ]
    assert {t.kunci for t in found if t.akibat} == {"5.01.01.2.01", "5.01.01.2.01.0001"}


@pytest.mark.parametrize(("printed", "wrong"), [(50.0, False), (51.0, True)])
def test_a_parent_left_blank_has_its_printed_percentage_checked(
    tmp_path: Path, printed: float, *, wrong: bool
) -> None:
    rows = budget(
        ("1", None, None, printed), ("1.1", 500.0, 250.0, 50.0), ("1.2", 400.0, 200.0, 50.0)
    )
    found = audit(tmp_path / "a.xlsm", rows)
    assert [(t.aturan, t.kunci, t.dihitung) for t in found] == (
        [("serapan", "1", 50.0)] if wrong else []
    )


def test_a_total_that_adds_up_the_lowest_rows_is_not_the_wrong_one(tmp_path: Path) -> None:
    rows = budget(("1", 950.0, None, None), ("1.1", 500.0, None, None), ("1.2", 400.0, None, None))
    found = audit(tmp_path / "a.xlsm", rows, TercetakTotalAnggaran=900.0)
    [own] = [t for t in found if t.independent and t.tingkat.value == "galat"]
    assert (own.kunci, own.kolom, own.dihitung) == ("1", "Anggaran", 900.0)


def test_every_row_of_a_column_that_is_wrong_throughout_is_told(tmp_path: Path) -> None:
    rows = budget(*((str(i), 100.0 * i, 50.0 * i, 49.0) for i in range(1, 7)))
    assert len(audit(tmp_path / "a.xlsm", rows)) == 6
