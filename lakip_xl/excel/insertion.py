"""What the add-in does in an office's own workbook: formulas beside a table, a list of findings."""

from collections.abc import Mapping, Sequence

from lakip_xl.errors import LakipError
from lakip_xl.excel.adapter import ExcelWorkbook
from lakip_xl.excel.annotations import link
from lakip_xl.excel.ranges import as_typed, holds
from lakip_xl.excel.undo import FORMULAS
from lakip_xl.excel.wording import GO_ON
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import address
from lakip_xl.services.sisip import Region, plan_insertion


def sisipkan_rumus(workbook: ExcelWorkbook) -> None:
    """Ask for the columns of the table at the selection; write capaian and kategori beside it."""
    region = _region_of_selection(workbook)
    target = workbook.choose_column("Klik satu sel di kolom TARGET tabel ini.")
    if target is None:
        return
    realisasi = workbook.choose_column("Klik satu sel di kolom REALISASI tabel ini.")
    if realisasi is None:
        return
    plan = plan_insertion(region, target, realisasi)
    area = workbook.book.sheets.active.range(plan.area)
    if any(text not in ("", None) for row in workbook.formulas(area) for text in row):
        raise LakipError(
            f"Sel {plan.area} di sebelah tabel sudah berisi: sisipkan dahulu dua kolom kosong di "
            "sana, lalu ulangi."
        )
    rows = len(plan.cells) - 1
    if workbook.confirm(
        f"Rumus capaian dan kategori untuk {rows} baris akan ditulis di {plan.area}. {GO_ON}"
    ):
        workbook.undoable("Sisipkan rumus")
        workbook.journal.change(area, FORMULAS, [list(row) for row in plan.cells])


def list_elsewhere(
    workbook: ExcelWorkbook,
    rows: Sequence[Mapping[str, Scalar]],
    linked: str,
    places: Sequence[str | None],
) -> None:
    """Write rows under their titles into a new workbook, with links into this one.

    Args:
        workbook: This workbook, saved.
        rows: The rows, by title.
        linked: The title of the column whose cells are links.
        places: Where each row's link leads, as Excel writes it; None for nowhere.
    """
    sheet = workbook.book.app.books.add().sheets[0]
    titles = list(rows[0])
    table = [titles, *([as_typed(row.get(title)) for title in titles] for row in rows)]
    sheet.range((1, 1), (len(table), len(titles))).value = table
    column = titles.index(linked) + 1
    cells = {address(row, column): place for row, place in enumerate(places, 2) if place}
    link(sheet.api, cells, str(workbook.file()))


def _region_of_selection(workbook: ExcelWorkbook) -> Region:
    """Give the cells of the table at the selected cell, or of the filled cells around it."""
    selection = workbook.book.app.selection
    if selection is None:
        raise LakipError("Tidak ada sel yang dipilih: pilih satu sel tabelnya, lalu ulangi.")
    table = next((t.range for t in selection.sheet.tables if holds(t.range, selection)), None)
    area = selection[0, 0].current_region if table is None else table
    return Region(area.row, area.column, area.last_cell.row, area.last_cell.column)
