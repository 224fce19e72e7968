"""The tables of a workbook as DataFrames, with the columns and types that the schema declares."""

import os
from typing import TYPE_CHECKING

from lakip_xl.errors import WorkbookError
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook.book.opened import open_book
from lakip_xl.workbook.book.problems import refuse
from lakip_xl.workbook.book.tables import BookRow, BookTable
from lakip_xl.workbook.schema import TABLES
from lakip_xl.workbook.schema.kinds import Kind, Type
from lakip_xl.workbook.schema.model import Column

if TYPE_CHECKING:
    import pandas as pd

    from lakip_xl.package.values import CellValue

_DTYPES = {Type.TEXT: "string", Type.NUMBER: "float64", Type.WHOLE: "Int64", Type.ANY: "object"}


def read_tables(path: str | os.PathLike[str]) -> "dict[str, pd.DataFrame]":
    """Read every table of a workbook.

    Args:
        path: A workbook made from the template; its formulas are computed anew.

    Returns:
        A DataFrame per table name. Columns are the schema's, in its order; the index ``baris``
        is the row of the sheet. Numbers are float64 (blank: NaN), whole numbers Int64, texts
        string. Percentages are numbers of percent (109.86). The template's empty rows are left
        out, and a table or column that the workbook may lack is empty. A computed cell that holds
        an Excel error is blank here; the audit reports it.

    Raises:
        PackageError: the file is no usable workbook.
        WorkbookError: a sheet, table or column is missing, or a cell holds text where a number
            is due; the sentence names sheet, cell and remedy.
    """
    book = open_book(path)
    refuse(book.problems)
    return {name: _frame(name, book.table(name)) for name in TABLES}


def _frame(name: str, table: BookTable | None) -> "pd.DataFrame":
    import pandas as pd

    rows = table.rows if table is not None else ()
    index = pd.Index([row.row for row in rows], name="baris", dtype="int64")
    return pd.DataFrame(
        {
            column.title: pd.Series(
                [_typed(row, column) for row in rows],
                index=index,
                dtype=_DTYPES[column.type],
            )
            for column in TABLES[name]
        },
        index=index,
    )


def _typed(row: BookRow, column: Column) -> "CellValue":
    value = row[column.title]
    if isinstance(value, ErrorValue):
        if column.kind is Kind.COMPUTED:
            return None
        raise _wrong(row, column, f"berisi galat {value}")
    if value is None or column.type is Type.ANY:
        return value
    if column.type is Type.TEXT:
        return _as_text(value)
    if isinstance(value, bool | str):
        raise _wrong(row, column, f"berisi '{_as_text(value)}', bukan angka")
    if column.type is Type.WHOLE and not float(value).is_integer():
        raise _wrong(row, column, f"berisi {value:g}, bukan bilangan bulat")
    return value


def _as_text(value: "CellValue") -> str:
    """Give a cell's text; a code typed as the number 2 is the code ``2``."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _wrong(row: BookRow, column: Column, what: str) -> WorkbookError:
    place = f"sheet '{row.table.file.sheet}' sel {row.table.address(row, column.title)}"
    remedy = "ketik ulang sebagai angka tanpa satuan (tombol Rapikan angka teks membantu)"
    return WorkbookError(f"Kolom '{column.title}' di {place} {what}; {remedy}.")
