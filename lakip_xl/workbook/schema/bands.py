"""Figures in the band above a table: totals, and what a printed report says of them."""

from lakip_xl.workbook.schema.kinds import Type
from lakip_xl.workbook.schema.model import Field, Table
from lakip_xl.workbook.schema.totals import total
from lakip_xl.workbook.waiting import when_filled


def figure(name: str, table: Table, column: str, formula: str, *, label: str = "Jumlah") -> Field:
    """Make a figure above a column."""
    letter = table.letter(column)
    style = table[column].format
    return Field(name, label, f"{letter}5", Type.NUMBER, format=style, formula=when_filled(formula))


def printed_figure(name: str, table: Table, column: str) -> Field:
    """Make the cell for the figure as a report prints it."""
    return Field(
        f"Tercetak{name}",
        f"{column} tercetak",
        f"{table.letter(column)}6",
        Type.NUMBER,
        f"Jumlah {column.lower()} seperti tercetak di laporan.",
        table[column].format,
        printed_of=name,
    )


def totals(name: str, table: Table, column: str) -> tuple[Field, Field]:
    """Make the total of a column, and what a report prints of it."""
    source = f"{table.name}[{column}]"
    return figure(name, table, column, total(source)), printed_figure(name, table, column)
