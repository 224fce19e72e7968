"""Whatever is typed into a workbook, the audit ends with findings and never with a traceback."""

import random
from pathlib import Path

import pytest
from sel_buku import Isi, Teks, ketik

from lakip_xl.audit.finding import to_json, to_text
from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.audit.workbook.book import read_book
from lakip_xl.package.addresses import address
from lakip_xl.workbook.book.structure import TECHNICAL_SHEET

ISI: tuple[Isi, ...] = (
    None, "", "-", "x", "a" * 400, "1.439", "12,5 %", "Rp 5.000", "1.1.1.1.1", Teks("=1+1"),
    "=1/0", "=#REF!", "=NA()", "=TRUE", 0.0, -5.0, 3.14159, 1e300, -1e-300, 1e17,
)  # fmt: skip
BANYAK = 40


@pytest.mark.parametrize("benih", range(6))
def test_the_audit_ends_with_findings(example_workbook: Path, tmp_path: Path, benih: int) -> None:
    acak = random.Random(benih)  # noqa: S311 - a test wants the same damage every time
    sel = [
        (lembar.name, address(*tempat))
        for lembar in read_book(example_workbook).sheets.values()
        if lembar.name != TECHNICAL_SHEET
        for tempat in lembar.cells
    ]
    isi = {acak.choice(sel): acak.choice(ISI) for _ in range(BANYAK)}
    temuan = audit_workbook(ketik(example_workbook, tmp_path / "rusak.xlsm", isi))
    assert temuan
    assert to_json(temuan)
    assert to_text(temuan)
