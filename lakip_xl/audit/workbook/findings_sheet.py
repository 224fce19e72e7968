"""The sheet Pemeriksaan: its table filled with findings, and emptied again."""

import textwrap
from collections.abc import Mapping, Sequence

from lakip_xl.audit.finding import Finding
from lakip_xl.audit.workbook.traces import LINK_COLUMN, finding_row, target_of
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import address, parse_area
from lakip_xl.package.annotations import Link, add_links, remove_links
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.growth import grow, shrink
from lakip_xl.package.lossless import Element
from lakip_xl.package.workbook import Table, Workbook
from lakip_xl.workbook.schema.pemeriksaan import FINDING_KEYS, TBL_TEMUAN

_LINE_HEIGHT, _MARGIN = 13.0, 4.0
"""Points: a line of text, and the room above and below the text."""
_ADDED = "0"
"""The value of customHeight by which a height is known that was added to a row without one."""


def clear(editor: BookEditor, workbook: Workbook, table: Table) -> Table:
    """Make the sheet what the template has: so many blank rows, no links."""
    page = editor.sheet(_part(workbook, table))
    remove_links(page.root, lambda cell: _inside(cell, table))
    surplus = table.data.last_row - table.data.first_row + 1 - TBL_TEMUAN.blank_rows
    if surplus > 0:
        table = shrink(editor, workbook, table, surplus)
    elif surplus < 0:
        table = grow(editor, workbook, table, -surplus)
    for row in range(table.data.first_row, table.data.last_row + 1):
        _fit(page.row(row), 1)
        for column in range(table.area.first_column, table.area.last_column + 1):
            if page.cell(row, column) is not None:
                page.set_value(row, column, None)
    return table


def fill(editor: BookEditor, workbook: Workbook, table: Table, findings: Sequence[Finding]) -> None:
    """Fill the table with findings, one a row, each with a link to its cell.

    Raises:
        LakipError: Something stands below the table where rows are needed, or a column is gone.
    """
    columns = {title: _column(table, title) for title in FINDING_KEYS.values()}
    table = clear(editor, workbook, table)
    short = len(findings) - (table.data.last_row - table.data.first_row + 1)
    if short > 0:
        table = grow(editor, workbook, table, short)
    page = editor.sheet(_part(workbook, table))
    links = []
    for row, one in enumerate(findings, start=table.data.first_row):
        values = finding_row(one)
        _fit(page.row(row), _lines(values))
        for title, position in columns.items():
            if values[title] is not None:
                page.set_value(row, position, values[title])
        if target := target_of(one):
            cell = address(row, columns[LINK_COLUMN])
            links.append(Link(cell, target, one.sel or ""))
    add_links(page.root, links)


def _part(workbook: Workbook, table: Table) -> str:
    sheet = workbook.sheet(table.sheet)
    if sheet is None:
        raise workbook.package.error(f'kehilangan sheet "{table.sheet}"; ambil salinan yang utuh')
    return sheet.part


def _column(table: Table, title: str) -> int:
    number = table.column_number(title)
    if number is None:
        raise LakipError(
            f"Kolom {title} tidak ada di {TBL_TEMUAN.name}; kembalikan judul kolom itu agar "
            "temuan dapat ditulis."
        )
    return number


def _inside(cell: str, table: Table) -> bool:
    try:
        area = parse_area(cell)
    except ValueError:
        return False
    return table.data.first_row <= area.first_row <= table.data.last_row


def _fit(row: Element, lines: int) -> None:
    """Fit a row to so many lines, since Excel fits none on opening.

    A row that said nothing of its height says so again when it is set back to one line.
    """
    height = str(lines * _LINE_HEIGHT + _MARGIN)
    if row.get("customHeight") == _ADDED and row.get("ht"):
        row.drop("customHeight")
        row.drop("ht")
    elif row.get("customHeight"):
        return
    elif row.get("ht"):
        row.set("ht", height)
        return
    if lines > 1:
        row.set("ht", height)
        row.set("customHeight", _ADDED)


def _lines(values: Mapping[str, str | float | None]) -> int:
    """Count the lines that a finding's longest text takes in its column."""
    return max(
        len(textwrap.wrap(str(value or "-"), round(TBL_TEMUAN[title].width)))
        for title, value in values.items()
    )
