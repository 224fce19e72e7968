"""Values that the engine is given: those of a trial, and errors of kinds that it uses itself."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lakip_xl.engine.registration import KINDS, PROVEN
from lakip_xl.engine.sheetcopy import SheetCopy
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Workbook

_UNPROVEN = [error for kind, error in KINDS.items() if kind not in PROVEN]

Given = Mapping[tuple[str, int, int], Scalar]
"""Values by sheet, row and column that count in place of what the cells hold."""


class GivenError(NamedTuple):
    """A cell that holds an error and no formula."""

    sheet: str
    row: int
    column: int
    error: CellValue


def given_errors(workbook: Workbook, copies: Iterable[SheetCopy]) -> list[GivenError]:
    """Find the errors without a formula that are of the unproven kinds (``#NAME?`` and others).

    Args:
        workbook: the user's workbook.
        copies: its sheets, cut at their formulas.
    """
    given = []
    for copy in copies:
        without_formulas = "".join(copy.source.pieces[::4])
        if any(error.value in without_formulas for error in _UNPROVEN):
            cut_here = set(zip(copy.source.rows, copy.source.columns, strict=True))
            given += [
                GivenError(copy.sheet.name, cell.row, cell.column, cell.value)
                for cell in workbook.cells(copy.sheet)
                if cell.value in _UNPROVEN and (cell.row, cell.column) not in cut_here
            ]
    return given
