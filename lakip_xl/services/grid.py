"""A grid of another program's file: the values of its cells as text and numbers."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from lakip_xl.package.addresses import Area
from lakip_xl.rules.errors import ErrorValue

Value = float | str | None

MOST_COLUMNS = 256
"""Whatever stands further right is no table of accounts, and must not cost memory."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled rows of a sheet or table, with their numbers in the file."""

    name: str
    rows: list[tuple[int, list[Value]]]
    merged: tuple[Area, ...] = ()


def plain(value: Any) -> Value:
    """Give a value of any reader as a number or a text; None for a blank."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, ErrorValue):
        return value.value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, date | datetime | time | timedelta):
        return f"tanggal {value}"
    text = str(value).strip() if value is not None else ""
    return text or None


def dense(rows: dict[int, dict[int, Value]]) -> list[tuple[int, list[Value]]]:
    """Give the rows that hold something, by their numbers, without gaps between the columns."""
    return [
        (number, [row.get(column) for column in range(1, max(row) + 1)])
        for number, row in sorted(rows.items())
        if any(value is not None for value in row.values())
    ]
