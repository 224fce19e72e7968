"""The year's results from the quarters, on request: typed where the year is still blank."""

from dataclasses import dataclass, field
from pathlib import Path

from lakip_xl.engine.recalculation import recalculated
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.values import CellValue
from lakip_xl.rules.triwulan import BANYAK, cocok_setahun
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.book.quarters import QuarterRow, quarter_rows, require_quarters
from lakip_xl.workbook.book.tables import number_of


@dataclass(slots=True)
class Filled:
    """What was done, by ``sheet!cell``."""

    written: dict[str, float] = field(default_factory=dict)
    conflicts: dict[str, tuple[float, CellValue]] = field(default_factory=dict)
    """Cells that hold something else: what the quarters give, and what stands there."""
    waiting: int = 0
    """Rows whose four quarters are not all filled in."""
    unusable: list[str] = field(default_factory=list)
    """Quarterly rows that nobody can accumulate, with the reason."""


def fill_year(path: Path, output: Path | None = None) -> Filled:
    """Type the accumulated quarters into IKU, Program and Anggaran.

    Only rows whose four quarters are filled in, and only blank cells: what is typed already is
    never replaced, and where it differs it is named. A budget row with rows below it is theirs
    to fill.

    Args:
        path: The workbook; replaced in place without ``output``.
        output: Where to store the result.

    Raises:
        LakipError: the file cannot be used or written.
    """
    target = check_writable(output or path)
    book = open_book(path)
    require_quarters(book)
    filled = Filled()
    editor = BookEditor(book.package)
    for one in quarter_rows(book):
        year = one.year
        if one.spoiled or year is None:
            filled.unusable.append(_why(one))
            continue
        state = one.until(BANYAK)
        held = year.value(year.result)
        if state.realisasi is None or None in one.results or (year.has_parts and held is None):
            filled.waiting += 1
            continue
        table = year.row.table
        column = table.columns[year.result]
        cell = f"{table.file.sheet}!{table.address(year.row, year.result)}"
        if held is None and table.cell(year.row, year.result) is None:
            editor.sheet(table.sheet.sheet.part).set_value(year.row.row, column, state.realisasi)
            filled.written[cell] = state.realisasi
        elif (number := number_of(held)) is None or not cocok_setahun(state.realisasi, number):
            filled.conflicts[cell] = state.realisasi, held
    if filled.written:
        content, _ = recalculated(b"".join(book.package.rewritten(editor.changed())), path)
        own = book.package.content if output is None else None
        write_atomically(target, [content], unchanged=own)
    elif output is not None:
        write_atomically(target, [book.package.content])
    return filled


def _why(one: QuarterRow) -> str:
    table = one.row.table
    if one.spoiled:
        cell = table.address(one.row, one.spoiled)
        return f"{table.file.sheet}!{cell} ({one.spoiled}) bukan angka atau pilihan yang dikenal"
    cell = table.address(one.row, "Uraian")
    return f"{table.file.sheet}!{cell}: barisnya tidak ada di lembar {one.row.text('Lembar')}"
