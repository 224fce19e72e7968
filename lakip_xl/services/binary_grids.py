"""True .xls files, as Excel wrote them until 2003."""

import io
import struct
from typing import Any

from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import Area
from lakip_xl.package.formats import NumberFormat
from lakip_xl.services.grid import MOST_COLUMNS, Grid, Value, dense, plain

DAMAGED = (
    OSError,
    ValueError,
    LookupError,
    ArithmeticError,
    AssertionError,
    TypeError,
    AttributeError,
    struct.error,
)
"""What the libraries, and our own reading of numbers, raise at a damaged file."""


def binary_grids(content: bytes, name: str) -> list[Grid]:
    """Read a true .xls file.

    Raises:
        LakipError: it is damaged.
    """
    import xlrd  # type: ignore[import-untyped]  # no stubs in the package

    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        grids = []
        for sheet in book.sheets():
            rows = {
                number + 1: {
                    column: _binary_value(book, cell)
                    for column, cell in enumerate(sheet.row(number)[:MOST_COLUMNS], 1)
                }
                for number in range(sheet.nrows)
            }
            areas = tuple(Area(r1 + 1, c1 + 1, r2, c2) for r1, r2, c1, c2 in sheet.merged_cells)
            grids.append(Grid(sheet.name, dense(rows), areas))
    except (
        *DAMAGED,
        xlrd.XLRDError,
        xlrd.compdoc.CompDocError,
        xlrd.formula.FormulaError,
    ) as error:
        if "encrypted" in str(error):
            raise LakipError(
                f"Berkas '{name}' terkunci kata sandi: buka di Excel, hapus kata sandinya, lalu "
                "simpan ulang."
            ) from None
        raise LakipError(
            f"Berkas '{name}' tidak terbaca sebagai .xls: buka di Excel dan simpan sebagai .xlsx."
        ) from None
    return grids


def _binary_value(book: Any, cell: Any) -> Value:
    """What a cell of a true .xls shows; xlrd's types count from 0: blank, text, number, date."""
    if cell.ctype == 5:
        return "#GALAT"
    if cell.ctype == 4:
        return plain(bool(cell.value))
    if cell.ctype not in (2, 3):
        return plain(cell.value)
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == 3:
        return f"tanggal {cell.value:.15g}"
    return round(cell.value * 100, 10) if NumberFormat(code).is_percent else float(cell.value)
