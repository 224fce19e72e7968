"""What a scheme leaves blank is asked for where it is missing, and computed once it is there."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from lakip_xl.audit.workbook.audit import audit_workbook
from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import Row, WorkbookData

WEIGHTS = (10, 15, 15, 15, 10, 10, 10, 15)
SCORED: list[Row] = [
    {"Aspek": aspek, "Indikator": 1, "Uraian": f"Subaspek {aspek}", "Bobot": weight, "Nilai": 3}
    for aspek, weight in enumerate(WEIGHTS, 1)
]
CLASSES = ((350, "Istimewa", None, "ya"), (300, "Layak", None, "ya"), (0, "Lemah", None, "tidak"))


def office(path: Path, *, scored: bool = True, filled: tuple[str, ...] = ()) -> Path:
    tables = {"tblMerit": SCORED} if scored else {}
    fields = {"TahunLaporan": 2026, "SkemaMeritDipakai": "merit_19_2025"}
    build(path, WorkbookData(tables=tables, fields=fields))
    book = openpyxl.load_workbook(path, keep_vba=True)
    content = {"BobotAspekMerit": [(one,) for one in WEIGHTS], "KelasMerit": CLASSES}
    for name in filled:
        [(sheet, area)] = book.defined_names[name].destinations
        left, top, *_ = range_boundaries(area)
        for row, cells in enumerate(content[name]):
            for column, value in enumerate(cells):
                book[sheet].cell(int(top or 0) + row, int(left or 0) + column).value = value  # type: ignore[assignment]
    book.save(path)
    return path


def disturbing(path: Path) -> list[tuple[str, str, str]]:
    found = audit_workbook(path)
    return [
        (t.aturan, t.tingkat.value, str(t.kunci))
        for t in found
        if t.tingkat.value != "info" and t.sheet == "Pengaturan"
    ]


def merit(path: Path) -> tuple[object, object]:
    book: Book = open_book(path)
    return book.value("TotalMerit"), book.value("KategoriMerit")


@pytest.mark.parametrize(
    ("filled", "category", "findings"),
    [
        ((), None, [("bobot-seratus", "galat", "BobotAspekMerit"),
                    ("isian-kosong", "peringatan", "KelasMerit")]),
        (("BobotAspekMerit",), None, [("isian-kosong", "peringatan", "KelasMerit")]),
        (("BobotAspekMerit", "KelasMerit"), "Layak", []),
    ],
)  # fmt: skip
def test_a_blank_is_asked_for_until_it_is_filled(
    tmp_path: Path,
    filled: tuple[str, ...],
    category: str | None,
    findings: list[tuple[str, str, str]],
) -> None:
    path = office(tmp_path / "a.xlsm", filled=filled)
    assert disturbing(path) == findings
    total, word = merit(path)
    assert (total, word or None) == (300, category)


def test_nothing_is_asked_of_an_office_that_scores_nothing(tmp_path: Path) -> None:
    assert disturbing(office(tmp_path / "a.xlsm", scored=False)) == []


def test_the_scheme_with_known_bounds_fills_them_in(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsm"
    build(path, WorkbookData(tables={"tblMerit": SCORED}, fields={"TahunLaporan": 2024}))
    assert merit(path) == (300, "Baik")
