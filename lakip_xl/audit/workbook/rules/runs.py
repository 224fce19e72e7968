"""Columns of equal formulas outside tables, and the odd cell among them."""

from collections.abc import Iterator, Mapping
from functools import partial

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook, sheet_place
from lakip_xl.audit.workbook.origins import describe, plain
from lakip_xl.workbook.book.sheets import BookSheet

Spot = tuple[int, int]
"""Row and column of a cell."""
ALIKE = 3
"""So many equal formulas around a cell, its two neighbours among them, make it an exception."""
_ON_SETTINGS = ("SkalaKategori", "SkalaPilihan", "BobotAspekMerit")
AROUND = (-3, -2, -1, 1, 2, 3)


@rule(
    "rumus-terputus",
    Severity.PERINGATAN,
    tujuan="Di luar tabel, rumus yang sama berurutan tanpa terputus ketikan atau rumus lain.",
    dasar="Satu kolom, satu rumus; angka yang diketik di antaranya tidak ikut dihitung ulang.",
    contoh="E5 berisi =D5/B5*100, sedangkan E4 dan E6 berisi =D4/C4*100 dan =D6/C6*100.",
)
def check_breaks(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find the odd cell between equal formulas of a column."""
    # The sheet Pengaturan, whatever it is called now.
    settings = {place[0] for name in _ON_SETTINGS if (place := book.book.place(name)) is not None}
    for sheet in book.checked_sheets:
        if sheet.name in settings:
            continue  # weights of several schemes stand in its formulas
        shapes = FormulaShapes(book, sheet)
        for (row, column), cell in sheet.cells.items():
            if (row - 1, column) not in shapes or (row + 1, column) not in shapes:
                continue
            above = shapes[row - 1, column]
            if above != shapes[row + 1, column] or shapes.get((row, column)) == above:
                continue
            around = [shapes.get((row + i, column)) for i in AROUND]
            blank = cell.formula is None and (
                cell.value in (None, "") or isinstance(cell.value, str)
            )
            if blank or around.count(above) < ALIKE:
                continue  # a heading or a gap
            formula = sheet.formula(row, column)
            content = f"rumus lain, ={formula}," if formula else f"ketikan {describe(cell.value)}"
            yield make(
                sheet_place(sheet, row, column),
                f"Berisi {content} di antara rumus-rumus yang sama.",
                tercetak=f"={formula}" if formula else plain(cell.value),
            )


class FormulaShapes(Mapping[Spot, str]):
    """The formulas outside tables, in the form in which neighbours are compared.

    Args:
        book: The workbook.
        sheet: The sheet.
    """

    def __init__(self, book: AuditedBook, sheet: BookSheet) -> None:
        areas = [t.area for t in book.workbook.tables if t.sheet == sheet.name]
        self._formulas = {
            spot: formula
            for spot, cell in sheet.cells.items()
            if cell.formula is not None
            and not any(one.holds(*spot) for one in areas)
            and (formula := sheet.formula(*spot))
        }
        self._shapes: dict[Spot, str] = {}
        self._normal = partial(book.formulas.normal, sheet=sheet.name)

    def __getitem__(self, spot: Spot) -> str:
        if spot not in self._shapes:
            row, column = spot
            self._shapes[spot] = self._normal(self._formulas[spot], row=row, column=column)
        return self._shapes[spot]

    def __contains__(self, spot: object) -> bool:
        return spot in self._formulas

    def __iter__(self) -> Iterator[Spot]:
        return iter(self._formulas)

    def __len__(self) -> int:
        return len(self._formulas)
