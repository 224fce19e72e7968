"""Values out of the engine, by the cells of a sheet."""

from typing import Any

import formualizer as fz

from lakip_xl.engine.sheetcopy import SheetCopy

_SPARSE = 8
"""A sheet is read as one block unless the block holds so many cells for each cell wanted."""
_SMALL = 1000
"""A block of so many cells is always read as one."""


def read_cells(engine: fz.Workbook, copy: SheetCopy) -> list[Any]:
    """The engine's values of a sheet's cut cells, in their order; errors are dictionaries."""
    rows, columns = copy.source.rows, copy.source.columns
    if not rows:
        return []
    top, bottom, left, right = min(rows), max(rows), min(columns), max(columns)
    name = copy.sheet.name
    if (bottom - top + 1) * (right - left + 1) > _SPARSE * len(rows) + _SMALL:
        return [engine.get_value(name, r, c) for r, c in zip(rows, columns, strict=True)]
    block = engine.sheet(name).get_values(fz.RangeAddress(name, top, left, bottom, right))
    return [block[r - top][c - left] for r, c in zip(rows, columns, strict=True)]
