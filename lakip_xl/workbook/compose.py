"""The workbook as openpyxl writes it: every sheet drawn from its schema.

What openpyxl cannot write (macros, cached values, some XML) is added by ``builder``.
"""

import datetime as dt
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.workbook.properties import CalcProperties

from lakip_xl.workbook import styles
from lakip_xl.workbook.blocks import draw_settings
from lakip_xl.workbook.charts import Source, draw_chart
from lakip_xl.workbook.dashboard import draw_dashboard
from lakip_xl.workbook.data import Row, WorkbookData
from lakip_xl.workbook.figures import draw_band
from lakip_xl.workbook.page import chart_column, draw_heading, set_up_page
from lakip_xl.workbook.schema import TABLES, sheet_of
from lakip_xl.workbook.schema.kinds import Purpose
from lakip_xl.workbook.schema.model import HEADER_ROW
from lakip_xl.workbook.schema.modules import sheets_without
from lakip_xl.workbook.tables import draw_table, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from lakip_xl.workbook.schema.model import Sheet

BUILD_TIME = dt.datetime(2025, 1, 1)  # noqa: DTZ001  # openpyxl wants naive UTC
"""The date of every built workbook: the same code gives the same bytes."""
CALC_ID = 191029
"""Today's calculation engine of Excel: a lower number makes it recalculate the file on loading."""


def compose(data: WorkbookData) -> Workbook:
    """Draw the whole workbook.

    Args:
        data: Values for tables and named cells; what is missing stays as in the blank template.

    Raises:
        KeyError: the data names a table or a field the schema does not have.
    """
    for name in data.tables:
        TABLES[name]
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in styles.named_styles():
        book.add_named_style(style)
    sheets = sheets_without(data.without)
    tables = {table.name: table for sheet in sheets for table in sheet.tables}
    rows = {name: rows_of(table, data.tables.get(name)) for name, table in tables.items()}
    for sheet in sheets:
        page = book.create_sheet(sheet.title)
        set_up_page(page, sheet, data.office)
    _draw_sheets(book, data, sheets, rows)
    _draw_charts(book, sheets, rows)
    _describe(book, data)
    return book


def _draw_sheets(
    book: Workbook,
    data: WorkbookData,
    sheets: "Sequence[Sheet]",
    rows: "Mapping[str, Sequence[Row]]",
) -> None:
    choices = {
        source: _range_of(*source, len(rows[source[0]]))
        for table in map(TABLES.__getitem__, rows)
        for column in table
        if (source := column.choices_from) is not None
    }
    numbers = {name: number for number, name in enumerate(rows, start=1)}
    for sheet in sheets:
        page: Worksheet = book[sheet.title]
        if sheet.kind is Purpose.DASHBOARD:
            draw_dashboard(page, data, sheets)
            continue
        draw_heading(page, sheet)
        if sheet.blocks:
            draw_settings(page, sheet, data)
            continue
        draw_band(page, sheet.fields, data)
        for table in sheet.tables:
            draw_table(
                page,
                table,
                rows[table.name],
                number=numbers[table.name],
                choices=choices,
                filters=len(sheet.tables) == 1,
            )


def _range_of(table: str, column: str, row_count: int) -> str:
    letter = TABLES[table].letter(column)
    title = sheet_of(table).title
    return f"'{title}'!${letter}${HEADER_ROW + 1}:${letter}${HEADER_ROW + row_count}"


def _draw_charts(
    book: Workbook, sheets: "Sequence[Sheet]", rows: "Mapping[str, Sequence[Row]]"
) -> None:
    for sheet in sheets:
        for chart in sheet.charts:
            row_count = len(rows[chart.table])
            source = Source(book[sheet_of(chart.table).title], TABLES[chart.table], row_count)
            column = chart.column or chart_column(sheet)
            draw_chart(book[sheet.title], chart, source, f"{column}{chart.row or HEADER_ROW}")


def _describe(book: Workbook, data: WorkbookData) -> None:
    properties = book.properties
    properties.title = "Laporan Kinerja Instansi Pemerintah (LKjIP)"
    properties.subject = data.office or None
    properties.creator = "lakip_xl"
    properties.language = "id-ID"
    properties.created = BUILD_TIME
    book.calculation = CalcProperties(calcId=CALC_ID, fullCalcOnLoad=False)
    book.active = 0
