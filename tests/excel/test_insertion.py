"""Sisipkan rumus: asks for the columns, writes beside the table, and over nothing."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lakip_xl.errors import LakipError
from lakip_xl.excel.insertion import list_elsewhere, sisipkan_rumus


class Office:
    """A workbook with a table in B4:D6, as the macro sees it."""

    def __init__(self, columns: list[int | None], beside: str = "") -> None:
        self.answers, self.beside = iter(columns), beside
        self.area = SimpleNamespace(formula=None)
        self.journal = SimpleNamespace(change=lambda area, aspect, new: aspect.write(area, new))
        self.asked: list[str] = []
        region = SimpleNamespace(row=4, column=2, last_cell=SimpleNamespace(row=6, column=4))
        cell = SimpleNamespace(current_region=region)
        sheet = SimpleNamespace(tables=[], range=self.range)
        selection = _Selection(sheet, cell)
        app = SimpleNamespace(selection=selection)
        self.book = SimpleNamespace(app=app, sheets=SimpleNamespace(active=sheet))

    def range(self, address: str) -> Any:
        self.address = address
        return self.area

    def undoable(self, title: str) -> None:
        assert title == "Sisipkan rumus"

    def choose_column(self, _question: str) -> int | None:
        return next(self.answers)

    def formulas(self, _: object) -> list[list[str]]:
        return [["", self.beside]]

    def confirm(self, question: str) -> bool:
        self.asked.append(question)
        return True


class _Selection:
    def __init__(self, sheet: object, cell: object) -> None:
        self.sheet, self.cell = sheet, cell

    def __getitem__(self, _: object) -> object:
        return self.cell


def run(office: Any) -> None:
    sisipkan_rumus(office)


def test_formulas_of_every_row_are_written_beside_the_table() -> None:
    office = Office([3, 4])
    run(office)
    assert office.address == "E4:F6"
    assert office.area.formula == [
        ["Capaian (%)", "Kategori"],
        ["=CAPAIAN(D5,C5)", "=KATEGORI(E5)"],
        ["=CAPAIAN(D6,C6)", "=KATEGORI(E6)"],
    ]
    assert "2 baris" in office.asked[0]


def test_nothing_is_written_when_a_question_is_cancelled() -> None:
    office = Office([3, None])
    run(office)
    assert office.area.formula is None


@pytest.mark.parametrize("columns", [[3, 3], [1, 4], [3, 9]])
def test_columns_outside_the_table_are_refused(columns: list[object]) -> None:
    with pytest.raises(LakipError, match="dua kolom yang berbeda"):
        run(Office(columns))


def test_cells_that_hold_something_are_not_written_over() -> None:
    office = Office([3, 4], beside="catatan")
    with pytest.raises(LakipError, match="E4:F6 di sebelah tabel sudah berisi"):
        run(office)
    assert office.area.formula is None


def test_findings_of_an_offices_own_workbook_are_listed_elsewhere_with_links_into_it(
    tmp_path: Path,
) -> None:
    written: list[object] = []
    links: dict[str, tuple[str, str]] = {}

    class Anchor:
        def __init__(self, address: str) -> None:
            self.address, self.Hyperlinks = address, self

        def Add(self, Anchor: "Anchor", Address: str, SubAddress: str) -> None:  # noqa: N802, N803
            assert Anchor is self
            links[self.address] = (Address, SubAddress)

    class Area:
        def __setattr__(self, _name: str, value: object) -> None:
            written.append(value)

    sheet = SimpleNamespace(range=lambda *_: Area(), api=SimpleNamespace(Range=Anchor))
    books = SimpleNamespace(add=lambda: SimpleNamespace(sheets=[sheet]))
    book = SimpleNamespace(app=SimpleNamespace(books=books))
    workbook: Any = SimpleNamespace(book=book, file=lambda: tmp_path / "kantor.xlsx")
    rows = [{"Sel": "C7", "Pesan": "=bukan rumus"}, {"Sel": None, "Pesan": "seluruh buku"}]
    list_elsewhere(workbook, rows, "Sel", ["'Juli ''24'!C7", None])
    assert written == [[["Sel", "Pesan"], ["'C7", "'=bukan rumus"], [None, "'seluruh buku"]]]
    assert links == {"A2": (str(tmp_path / "kantor.xlsx"), "'Juli ''24'!C7")}
