"""Entries whose cell shows another number than it holds: 95% that is 0,95, a date that is 45.750.

A formula sees the number and never the format, so no cell can turn into an error because of it:
whoever shows a figure that reads such an entry says so beside it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lakip_xl.package.addresses import address
from lakip_xl.package.formats import NumberFormat
from lakip_xl.package.values import CellValue
from lakip_xl.workbook.book.tables import number_of
from lakip_xl.workbook.schema.kinds import Kind, Type

if TYPE_CHECKING:
    from lakip_xl.workbook.book.opened import Book

_FRACTION = 2.0
"""Up to 200% a cell with a percent format was typed as a percentage; beyond, only the format is
wrong: 95 that shows as 9.500%."""
_NUMBERS = (Type.NUMBER, Type.WHOLE)
_SCORED = ("Target", "Realisasi")


def misread(style: NumberFormat, value: CellValue) -> str:
    """Say as what a cell shows its number; empty where it shows the number.

    Example:
        >>> misread(NumberFormat("0%"), 0.95), misread(NumberFormat("0%"), 95.0)
        ('persen', '')
        >>> misread(NumberFormat("dd/mm/yyyy"), 45750.0), misread(NumberFormat("0%"), "95%")
        ('tanggal', '')
    """
    number = number_of(value)
    if number is None:
        return ""
    if style.is_percent:
        return "persen" if abs(number) <= _FRACTION else ""
    return "tanggal" if style.is_date else ""


def misread_entries(book: "Book") -> Iterator[tuple[str, str, str]]:
    """Give sheet, address and appearance of the entries of the tables that are misread."""
    for table in book.tables.values():
        for column in table.schema:
            number = table.columns.get(column.title)
            numeric = column.type in _NUMBERS or column.title in _SCORED
            if number is None or column.kind is not Kind.INPUT or not numeric:
                continue
            for row in table:
                style = table.number_format(row, column.title)
                if shown := misread(style, row.values.get(column.title)):
                    yield table.file.sheet, address(row.row, number), shown
