"""Drawing a table: heads, rows, formulas, messages, colours, and the ListObject itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ListObject
from openpyxl.worksheet.table import TableColumn, TableFormula, TableStyleInfo

from lakip_xl.package.addresses import column_number
from lakip_xl.workbook import styles
from lakip_xl.workbook.cells import at, write
from lakip_xl.workbook.data import Row
from lakip_xl.workbook.formula import stored
from lakip_xl.workbook.marks import level_rules, mark_rules, thousands_rule
from lakip_xl.workbook.schema.kinds import Format, Kind, Mark, Type
from lakip_xl.workbook.schema.model import FIRST_ROW, HEADER_ROW, Column, Formula, Table
from lakip_xl.workbook.validation import entry_validation, head_message

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

CAPTION_ROW = HEADER_ROW - 1
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TEXT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_NUMBER = Alignment(vertical="center")
_TABLE_STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)


def rows_of(table: Table, rows: Sequence[Row] | None) -> Sequence[Row]:
    """Give the rows a table is drawn with: the data, else the schema's own, else empty ones."""
    if rows:
        return rows
    if table.rows:
        titles = [column.title for column in table.typed]
        return [dict(zip(titles, values, strict=False)) for values in table.rows]
    return [{}] * table.blank_rows


def draw_table(  # noqa: PLR0913  # the facts of one table, most by keyword
    sheet: "Worksheet",
    table: Table,
    rows: Sequence[Row],
    *,
    number: int,
    choices: dict[tuple[str, str], str],
    filters: bool = True,
) -> None:
    """Draw a table on its sheet.

    Args:
        sheet: The sheet.
        table: What the schema says of it.
        rows: Its rows, as :func:`rows_of` gives them.
        number: The id of the ListObject, unique in the workbook.
        choices: The range of each (table, column) whose values serve as choices elsewhere.
        filters: Whether its heads carry filter buttons; beside another table they do not, for a
            filter hides the rows of both.
    """
    last_row = HEADER_ROW + len(rows)
    caption = sheet[f"{table.column}{CAPTION_ROW}"]
    caption.style = styles.CAPTION
    write(caption, _caption(table))
    for offset, column in enumerate(table, start=column_number(table.column)):
        _draw_head(sheet, column, offset)
        for row_number, row in enumerate(rows, start=FIRST_ROW):
            _draw_cell(at(sheet, row_number, offset), table, column, row)
        letter = table.letter(column.title)
        cells = f"{letter}{FIRST_ROW}:{letter}{last_row}"
        if column.mark is not None:
            for rule in mark_rules(column.mark, f"{letter}{FIRST_ROW}"):
                sheet.conditional_formatting.add(cells, rule)
        if column.format is Format.QUANTITY:
            sheet.conditional_formatting.add(cells, thousands_rule(f"{letter}{FIRST_ROW}"))
        if column.is_filled_by_user:
            _validate(sheet, column, cells, choices)
    area = f"{table.column}{HEADER_ROW}:{table.last_column}{last_row}"
    for rule in level_rules(table, FIRST_ROW):
        sheet.conditional_formatting.add(area.replace(str(HEADER_ROW), str(FIRST_ROW), 1), rule)
    sheet.add_table(_list_object(table, area, number, filters=filters))


def _caption(table: Table) -> str:
    number = f"Tabel {table.report_table}  " if table.report_table else ""
    return f"{number}{table.caption}"


def _draw_head(sheet: "Worksheet", column: Column, offset: int) -> None:
    head = at(sheet, HEADER_ROW, offset)
    write(head, column.title)
    head.style = styles.HEAD_OF[column.kind]
    message = head_message(column)
    message.add(head.coordinate)
    sheet.add_data_validation(message)
    sheet.column_dimensions[head.column_letter].width = column.width


def _draw_cell(cell: "Cell", table: Table, column: Column, row: Row) -> None:
    cell.style = styles.BODY_OF[column.kind]
    cell.number_format = column.format.value
    cell.alignment = alignment_of(column)
    if column.formula is not None:
        write(cell, Formula(column.formula), table=table.name)
    else:
        write(cell, row.get(column.title))


def alignment_of(column: Column) -> Alignment:
    """Give a column's alignment: judgements and row numbers centred, texts set in, numbers right.

    Numbers keep the default, so that a text typed among them shows itself on the left.
    """
    if column.type is Type.TEXT or column.kind is Kind.FIXED:
        return _TEXT if column.mark in (None, Mark.OWN) else _CENTRED
    return _CENTRED if column.kind is Kind.KEY else _NUMBER


def _validate(
    sheet: "Worksheet", column: Column, cells: str, choices: dict[tuple[str, str], str]
) -> None:
    source = column.choices.name if column.choices else None
    if column.choices_from is not None:
        source = choices[column.choices_from]
    validation = entry_validation(column, source)
    if column.choices_from is not None:
        # A name that is not in the list yet may be typed; the user is only reminded.
        validation.errorStyle = "warning"
    if validation.type is not None:
        validation.add(cells)
        sheet.add_data_validation(validation)


def _list_object(table: Table, area: str, number: int, *, filters: bool) -> ListObject:
    list_object = ListObject(
        id=number,
        displayName=table.name,
        name=table.name,
        ref=area,
        tableStyleInfo=_TABLE_STYLE,
        autoFilter=AutoFilter(ref=area) if filters else None,
    )
    for order, column in enumerate(table, start=1):
        entry = TableColumn(id=order, name=column.title)
        if column.formula is not None:
            entry.calculatedColumnFormula = TableFormula(
                attr_text=stored(column.formula, table.name).removeprefix("=")
            )
        list_object.tableColumns.append(entry)
    return list_object
