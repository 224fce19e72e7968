"""Writing one value into one cell: text stays text, whatever it looks like."""

import re
from typing import TYPE_CHECKING, cast

from lakip_xl.workbook.formula import stored
from lakip_xl.workbook.schema.model import Formula

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from lakip_xl.functions.spec import Scalar

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LOOKS_LIKE_CODE = ("=", "+", "-", "@")


def at(page: "Worksheet", row: int, column: int) -> "Cell":
    """Give a cell. Nothing in the workbook is merged, so it always is a real one."""
    return cast("Cell", page.cell(row, column))


def write(cell: "Cell", value: "Scalar", *, table: str = "") -> None:
    """Write a value.

    A :class:`Formula` becomes a formula. Any other text is stored as text even when it starts
    with ``=``, and such a cell carries the quote prefix, so that editing it in Excel does not
    turn it into code. Control characters, which no worksheet can hold, are dropped.
    """
    if isinstance(value, Formula):
        cell.value = stored(value, table)
    elif isinstance(value, str):
        text = _CONTROL.sub("", value)
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_LOOKS_LIKE_CODE):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value  # type: ignore[assignment]  # numbers and booleans, never an error
