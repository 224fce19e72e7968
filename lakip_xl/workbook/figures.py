"""Drawing the named cells outside the tables, and the defined names that reach them."""

from typing import TYPE_CHECKING, cast

from openpyxl.styles import Alignment
from openpyxl.workbook.defined_name import DefinedName

from lakip_xl.package.addresses import address, parse_cell
from lakip_xl.workbook import styles
from lakip_xl.workbook.cells import at, write
from lakip_xl.workbook.marks import mark_rules, printed_figure_rule
from lakip_xl.workbook.schema.model import Field, Formula
from lakip_xl.workbook.validation import entry_validation

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from lakip_xl.functions.spec import Scalar
    from lakip_xl.workbook.data import WorkbookData

_RIGHT = Alignment(horizontal="right", vertical="center")
_SET_IN = Alignment(horizontal="left", vertical="center", indent=1)


def define(sheet: "Worksheet", name: str, cells: str) -> None:
    """Give cells of a sheet (``B4:C9`` or ``B4``) a name in the workbook."""
    first, _, last = cells.partition(":")
    absolute = ":".join(_absolute(corner) for corner in (first, last) if corner)
    book = cast("Workbook", sheet.parent)
    book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!{absolute}")


def _absolute(cell: str) -> str:
    row, column = parse_cell(cell)
    letters = address(row, column).removesuffix(str(row))
    return f"${letters}${row}"


def draw_field(sheet: "Worksheet", field: Field, data: "WorkbookData", style: str) -> None:
    """Draw a named cell: its value or formula, its look, its message, its name."""
    cell = sheet[field.cell]
    cell.style = style
    cell.number_format = field.format.value
    write(cell, _value(field, data))
    define(sheet, field.name, field.cell)
    if field.mark is not None:
        for rule in mark_rules(field.mark, field.cell):
            sheet.conditional_formatting.add(field.cell, rule)
    if field.is_filled_by_user and field.help:
        validation = entry_validation(field, field.choices.name if field.choices else None)
        validation.add(field.cell)
        sheet.add_data_validation(validation)


def _value(field: Field, data: "WorkbookData") -> "Scalar":
    if field.formula is not None:
        return Formula(field.formula)
    return data.fields.get(field.name, field.default)


def draw_band(sheet: "Worksheet", fields: tuple[Field, ...], data: "WorkbookData") -> None:
    """Draw the band of figures above the tables: label, figure, and the printed figure below."""
    printed = {field.cell for field in fields if field.printed_of}
    for field in fields:
        row, column = parse_cell(field.cell)
        if field.printed_of:
            draw_field(sheet, field, data, styles.FIGURE_PRINTED)
            sheet.conditional_formatting.add(field.cell, printed_figure_rule(field))
            if address(row, column - 1) not in printed:
                label = at(sheet, row, column - 1)
                label.style = styles.FIGURE_PRINTED
                label.alignment = _RIGHT
                write(label, "tercetak")
            continue
        draw_field(sheet, field, data, styles.INPUT if field.is_filled_by_user else styles.FIGURE)
        label = at(sheet, row - 1, column)
        label.style = styles.LABEL
        if field.is_filled_by_user:
            sheet[field.cell].alignment = label.alignment = _SET_IN
        write(label, field.label)
