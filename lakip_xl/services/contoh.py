"""Isi contoh: the example data into the tables that are still empty."""

from collections.abc import Mapping

from lakip_xl.functions.spec import Scalar
from lakip_xl.services.table import OpenTable
from lakip_xl.workbook.data import Row
from lakip_xl.workbook.example import load_example
from lakip_xl.workbook.schema import TABLES

EXAMPLE = "pontianak-2024"


def plan_example(tables: Mapping[str, OpenTable]) -> dict[str, list[Row]]:
    """Give the example's rows for every table in which nobody has typed anything yet.

    Rows that stand in the blank template already do not count as typed.
    """
    data = load_example(EXAMPLE)
    return {
        name: list(rows)
        for name, rows in data.tables.items()
        if name in tables and is_empty(tables[name])
    }


def is_empty(table: OpenTable) -> bool:
    """Tell whether a table holds nothing but its formulas and the template's own rows."""
    schema = TABLES[table.name]
    typed = [column.title for column in schema.typed if column.title in table.titles]
    given = {
        title: [row[i] for row in schema.rows if i < len(row)] for i, title in enumerate(typed)
    }
    return all(
        _is_blank(value := table.value(row, title)) or value in given[title]
        for row in range(len(table.rows))
        for title in typed
        if not table.is_formula(row, title)
    )


def _is_blank(value: Scalar) -> bool:
    return value is None or value == ""
