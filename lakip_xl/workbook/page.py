"""What every sheet shares: view, tab, print set-up, heading, way back to Beranda."""

import itertools
from typing import TYPE_CHECKING

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from lakip_xl import __version__
from lakip_xl.package.addresses import column_letters, column_number
from lakip_xl.workbook import colors, styles
from lakip_xl.workbook.cells import at, write
from lakip_xl.workbook.schema.guidance import LAST_ROW
from lakip_xl.workbook.schema.kinds import Purpose
from lakip_xl.workbook.schema.model import FIRST_ROW, HEADER_ROW, Sheet, Table

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

GUTTER = 2.2
"""Width of the empty column A."""

TAB_COLOUR = {
    Purpose.DASHBOARD: colors.DEEP,
    Purpose.SETTINGS: "E0A030",
    Purpose.DATA: colors.ACCENT,
    Purpose.HELP: colors.MUTED,
}
_A4 = 9
_CHART_COLUMNS = 10
"""Plain columns that a chart beside a table covers."""
_ROWS = 1_048_576
"""Rows of a sheet. A whole column is written by its rows: openpyxl reads no other form."""
_COMPARISON = ("Pembanding", "Tercetak")
_TITLE_ROW, _PURPOSE_ROW, LINK_ROW = 1, 2, 3
"""What stands in the first rows; the last of them leads to other places."""
_TOP_HEIGHTS = {1: 28, 2: 18, 3: 18}
_TABLE_HEIGHTS = {7: 22, HEADER_ROW: 44}
_BAND_HEIGHTS = {4: 26, 5: 21, 6: 15}
_NO_BAND_HEIGHTS = dict.fromkeys(_BAND_HEIGHTS, 4)


def set_up_page(page: "Worksheet", sheet: Sheet, office: str) -> None:
    """Set up view and print: A4 on the width of one page, numbered, with its office.

    Tables lie; Beranda is higher than wide and stands on one page.
    """
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = TAB_COLOUR[sheet.kind]
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.column_dimensions["A"].width = GUTTER
    upright = sheet.kind is Purpose.DASHBOARD
    page.page_setup.orientation = "portrait" if upright else "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 1 if sheet.kind is Purpose.DASHBOARD else 0
    page.print_options.horizontalCentered = True
    if sheet.kind is Purpose.DASHBOARD:
        page.print_area = f"A1:H{LAST_ROW}"
        page.print_options.verticalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    margins.header = margins.footer = 0.3
    page.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_footer(office.replace("&", "&&") or f"lakip_xl {__version__}"),
        center=_footer("&A"),
        right=_footer("Halaman &P dari &N"),
    )


def _footer(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, size=8, color=colors.MUTED)


def draw_heading(page: "Worksheet", sheet: Sheet) -> None:
    """Draw the rows above the tables, and freeze them."""
    heights = dict(_TOP_HEIGHTS)
    if sheet.tables:
        heights |= _TABLE_HEIGHTS | (_BAND_HEIGHTS if sheet.fields else _NO_BAND_HEIGHTS)
    for row, height in heights.items():
        page.row_dimensions[row].height = height
    for row, text, style in (
        (_TITLE_ROW, sheet.heading, styles.TITLE),
        (_PURPOSE_ROW, sheet.purpose, styles.PURPOSE),
    ):
        cell = at(page, row, 2)
        cell.style = style
        write(cell, text)
    link(at(page, LINK_ROW, 2), "← Beranda", "Beranda", "B1", "Kembali ke Beranda")
    for number, (table, following) in enumerate(itertools.pairwise(sheet.tables)):
        # The first table's corner holds the way back.
        beside = table.columns[0 if number else 2].title
        link(
            page[f"{table.letter(beside)}{LINK_ROW}"],
            f"{following.caption} →",
            sheet.title,
            f"{following.column}{HEADER_ROW}",
            f"Ke tabel {following.name}",
        )
    if not sheet.tables:
        return
    first_free = sheet.frozen_columns
    page.freeze_panes = at(
        page, FIRST_ROW, page[f"{first_free}1"].column + 1 if first_free else 1
    ).coordinate


def chart_column(sheet: Sheet) -> str:
    """Give the first column of a chart that stands beside a sheet's tables."""
    return column_letters(column_number(sheet.tables[-1].last_column) + 2)


def print_areas(sheet: Sheet) -> str:
    """Give the value of the name Print_Area: whole columns, so that a longer table prints too."""
    areas: list[tuple[str, str]] = []
    for table in sheet.tables:
        blocks = _split(table) if table.printed_apart else [(table.column, table.last_column)]
        if table.shares_page:
            first, _ = areas.pop()
            _, last = blocks.pop(0)
            areas.append((first, last))
        areas += blocks
    if any(chart.column is None for chart in sheet.charts):
        first = chart_column(sheet)
        areas.append((first, column_letters(column_number(first) + _CHART_COLUMNS)))
    return ",".join(f"'{sheet.title}'!${first}$1:${last}${_ROWS}" for first, last in areas)


def _split(table: Table) -> list[tuple[str, str]]:
    """Split a table's letters where its comparison with the printed report begins."""
    titles = [column.title for column in table]
    cut = next(n for n, title in enumerate(titles) if title.startswith(_COMPARISON))
    return [
        (table.column, table.letter(titles[cut - 1])),
        (table.letter(titles[cut]), table.last_column),
    ]


def print_titles(sheet: Sheet) -> str:
    """Give the value of the name Print_Titles: the heads, and key columns where a table is split.

    They are wide enough for the sheet's title, which is cut at their edge.
    """
    rows = f"'{sheet.title}'!${HEADER_ROW}:${HEADER_ROW}"
    if sheet.repeated_columns:
        return f"'{sheet.title}'!${sheet.tables[0].column}:${sheet.repeated_columns},{rows}"
    return rows


def link(cell: "Cell", text: str | None, sheet: str, target: str, tip: str) -> None:
    """Write a link to a cell of the workbook; without a text, the cell keeps its formula."""
    if text is not None:
        write(cell, text)
    cell.hyperlink = Hyperlink(
        ref=cell.coordinate, location=f"'{sheet}'!{target}", tooltip=tip, display=text
    )
    cell.style = styles.LINK
