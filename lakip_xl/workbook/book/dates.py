"""Dates in cells: Excel makes a number of "31 Januari 2025", whatever the cell is for."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lakip_xl.rules.periode import BULAN
from lakip_xl.workbook.book.tables import number_of, text_of

if TYPE_CHECKING:
    from lakip_xl.workbook.book.opened import Book

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST = 2_958_465


def day_of(book: "Book", number: float) -> date | None:
    """Give the day that a number stands for; None beyond the calendar."""
    start = _EPOCH_1904 if book.workbook.calculation.date1904 else _EPOCH
    return start + timedelta(days=int(number)) if 0 <= number <= _LAST else None


def said(book: "Book", name: str) -> str:
    """Give a named cell as people read it: a date is a date, not a number of days."""
    field = book.field(name)
    number = number_of(field.value) if field is not None else None
    if field is not None and number is not None:
        style = field.sheet.number_format(field.row, field.column)
        day = day_of(book, number) if style.is_date else None
        if day is not None:
            return f"{day.day} {BULAN[day.month - 1].capitalize()} {day.year}"
    return text_of(book.value(name))
