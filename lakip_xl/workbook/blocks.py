"""Drawing the sheet Pengaturan: small grids of settings, lists and single settings."""

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from lakip_xl.package.addresses import address, parse_cell
from lakip_xl.workbook import styles
from lakip_xl.workbook.cells import at, write
from lakip_xl.workbook.figures import define, draw_field
from lakip_xl.workbook.marks import mark_rules
from lakip_xl.workbook.page import LINK_ROW
from lakip_xl.workbook.schema.block import Block, BlockColumn
from lakip_xl.workbook.schema.kinds import Format
from lakip_xl.workbook.schema.model import Formula, Sheet
from lakip_xl.workbook.validation import entry_validation

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from lakip_xl.functions.spec import Scalar
    from lakip_xl.workbook.data import WorkbookData


_WIDTHS = {
    "B": 13, "C": 22, "D": 20, "E": 15, "F": 10,
    "G": 34, "H": 14, "I": 14, "J": 18, "K": 12, "L": 12,
    "N": 18, "O": 16, "P": 13, "Q": 16, "R": 12, "S": 12,
}  # fmt: skip
_HEAD_HEIGHT, _LINK_HEIGHT = 20, 30
_LABEL = Alignment(vertical="center")
_TEXT = Alignment(horizontal="left", vertical="center", indent=1)
_CENTRED = Alignment(horizontal="center", vertical="center")


def draw_settings(page: "Worksheet", sheet: Sheet, data: "WorkbookData") -> None:
    """Draw every block and every single setting of the sheet."""
    for letter, width in _WIDTHS.items():
        page.column_dimensions[letter].width = width
    page.row_dimensions[LINK_ROW].height = _LINK_HEIGHT
    for block in sheet.blocks:
        _draw_block(page, block)
    for field in sheet.fields:
        style = styles.INPUT if field.is_filled_by_user else styles.COMPUTED
        draw_field(page, field, data, style)
        page[field.cell].alignment = _CENTRED
        row, column = parse_cell(field.cell)
        label = at(page, row, column - 2)
        label.style = styles.TEXT
        label.alignment = _LABEL
        write(label, field.label)


def _draw_block(page: "Worksheet", block: Block) -> None:
    top, left = parse_cell(block.cell)
    title = at(page, top, left)
    title.style = styles.CAPTION
    write(title, block.title)
    note = at(page, top + 1, left)
    note.style = styles.PURPOSE
    write(note, block.note or None)
    first_row = top + 3
    page.row_dimensions[top + 2].height = _HEAD_HEIGHT
    for offset, column in enumerate(block.columns):
        head = at(page, top + 2, left + offset)
        head.style = styles.HEAD_INPUT if column.is_filled_by_user else styles.HEAD
        write(head, column.title)
    for row_offset, row in enumerate(block.rows):
        for offset, (column, value) in enumerate(zip(block.columns, row, strict=True)):
            _draw_cell(page, column, first_row + row_offset, left + offset, value)
    last_row = first_row + len(block.rows) - 1
    _validate(page, block, first_row, last_row, left)
    for name, first, last in block.names if block.rows else ():
        define(page, name, f"{address(first_row, left + first)}:{address(last_row, left + last)}")
    for row_offset, offset, name in block.row_names:
        define(page, name, address(first_row + row_offset, left + offset))


def _draw_cell(
    page: "Worksheet", column: BlockColumn, row: int, number: int, value: "Scalar"
) -> None:
    cell = at(page, row, number)
    cell.style = styles.INPUT if column.is_filled_by_user else styles.COMPUTED
    cell.number_format = column.format.value
    is_text = isinstance(value, str) and not isinstance(value, Formula)
    cell.alignment = _TEXT if is_text or column.format is Format.TEXT else _CENTRED
    write(cell, value)


def _validate(page: "Worksheet", block: Block, first_row: int, last_row: int, left: int) -> None:
    for offset, column in enumerate(block.columns):
        if not column.is_filled_by_user:
            continue
        number = left + offset
        cells = f"{address(first_row, number)}:{address(last_row, number)}"
        if column.mark is not None:
            for rule in mark_rules(column.mark, address(first_row, number)):
                page.conditional_formatting.add(cells, rule)
        validation = entry_validation(column, column.choices.name if column.choices else None)
        if validation.type is not None:
            validation.add(cells)
            page.add_data_validation(validation)
