"""Drawing the sheet Beranda."""

from typing import TYPE_CHECKING

from lakip_xl.package.addresses import column_number
from lakip_xl.workbook import styles
from lakip_xl.workbook.cells import write
from lakip_xl.workbook.figures import draw_field
from lakip_xl.workbook.page import link
from lakip_xl.workbook.schema import beranda
from lakip_xl.workbook.schema.model import HEADER_ROW, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from lakip_xl.workbook.data import WorkbookData

_COLUMN_WIDTH = 23
_FIRST, _LAST = beranda.COLUMNS[0], beranda.COLUMNS[-1]
_HEIGHTS = {
    beranda.TITLE_ROW: 40,
    beranda.SUBTITLE_ROW: 24,
    beranda.STATUS_ROW: 20,
    beranda.CARDS_ROW + 1: 20,
    beranda.CARDS_ROW + 2: 34,
    beranda.CARDS_ROW + 3: 20,
    beranda.CARDS_ROW + 4: 28,
}

_LEGEND = (
    ("Isian", styles.INPUT, "Kuning muda: Anda yang mengisi."),
    ("Hitungan", styles.COMPUTED, "Putih: rumus, jangan diketik."),
    ("Tercetak", styles.PRINTED, "Miring: angka laporan cetak, pembanding."),
)
_TONES = (
    ("Terbaik", styles.GOOD),
    ("Baik", styles.FAIR),
    ("Perlu perhatian", styles.WARNING),
    ("Kurang / beda", styles.BAD),
)


def draw_dashboard(page: "Worksheet", data: "WorkbookData", sheets: "Sequence[Sheet]") -> None:
    """Draw everything on Beranda but the charts."""
    page.column_dimensions["H"].width = 2.2
    for letter in beranda.COLUMNS:
        page.column_dimensions[letter].width = _COLUMN_WIDTH
    for row in range(1, beranda.LAST_ROW + 1):
        page.row_dimensions[row].height = _HEIGHTS.get(row, 18)
    _draw_banner(page, data)
    _draw_identity(page, data)
    _draw_cards(page, data)
    _section(page, beranda.CHARTS_ROW, "Grafik", _FIRST, _LAST)
    _draw_checks(page, data)
    _draw_legend(page)
    _draw_links(page, sheets)


def _draw_banner(page: "Worksheet", data: "WorkbookData") -> None:
    for row, style in (
        (beranda.TITLE_ROW, styles.BANNER),
        (beranda.SUBTITLE_ROW, styles.BANNER_LINE),
        (beranda.STATUS_ROW, styles.STATUS),
    ):
        for letter in f"A{beranda.COLUMNS}H":
            page[f"{letter}{row}"].style = style
    write(page[f"{_FIRST}{beranda.TITLE_ROW}"], beranda.SHEET.heading)
    draw_field(page, beranda.SUBTITLE, data, styles.BANNER_LINE)
    draw_field(page, beranda.STATUS, data, styles.STATUS)


def _section(page: "Worksheet", row: int, title: str, first: str, last: str) -> None:
    for number in range(column_number(first), column_number(last) + 1):
        page.cell(row, number).style = styles.SECTION
    write(page[f"{first}{row}"], title)


def _draw_identity(page: "Worksheet", data: "WorkbookData") -> None:
    _section(page, beranda.IDENTITY_ROW, "Identitas", _FIRST, _LAST)
    for field in beranda.IDENTITY:
        draw_field(page, field, data, styles.INPUT)
        cell = page[field.cell]
        cell.alignment = cell.alignment.copy(horizontal="left", vertical="center")
        label = page.cell(cell.row, cell.column - 1)
        label.style = styles.TEXT
        write(label, field.label)
        # The input runs over a second cell, which shows the rest of a long name.
        page.cell(cell.row, cell.column + 1).style = styles.INPUT


def _draw_cards(page: "Worksheet", data: "WorkbookData") -> None:
    _section(page, beranda.CARDS_ROW, "Hasil utama", _FIRST, _LAST)
    for card in beranda.CARDS:
        draw_field(page, card.value, data, styles.CARD_VALUE)
        draw_field(page, card.word, data, styles.CARD_WORD)
        draw_field(page, card.note, data, styles.CARD_NOTE)
        value = page[card.value.cell]
        label = page.cell(value.row - 1, value.column)
        link(label, card.value.label, card.sheet, "B1", f"Ke lembar {card.sheet}")
        label.style = styles.CARD_LABEL


def _draw_checks(page: "Worksheet", data: "WorkbookData") -> None:
    _section(page, beranda.CHECKS_ROW, "Keadaan pemeriksaan", "B", "E")
    for check in beranda.CHECKS:
        draw_field(page, check.value, data, styles.FIGURE)
        draw_field(page, check.word, data, styles.TEXT)
        row = page[check.value.cell].row
        label = page[f"B{row}"]
        write(label, check.value.label)
        label.style = styles.TEXT
        label.alignment = label.alignment.copy(wrap_text=False)


def _draw_legend(page: "Worksheet") -> None:
    _section(page, beranda.CHECKS_ROW, "Arti warna", "F", "G")
    for offset, (text, style, meaning) in enumerate(_LEGEND, start=1):
        row = beranda.CHECKS_ROW + offset
        sample = page[f"F{row}"]
        sample.style = style
        write(sample, text)
        note = page[f"G{row}"]
        note.style = styles.TEXT
        note.font = note.font.copy(sz=8)
        write(note, meaning)
    for offset, (text, tone) in enumerate(_TONES, start=len(_LEGEND) + 1):
        sample = page[f"F{beranda.CHECKS_ROW + offset}"]
        sample.style = styles.TEXT
        sample.font = sample.font.copy(color=tone.ink, b=True)
        sample.fill = sample.fill.copy(patternType="solid", fgColor=tone.fill)
        write(sample, text)


def _draw_links(page: "Worksheet", sheets: "Sequence[Sheet]") -> None:
    _section(page, beranda.LINKS_ROW, "Lembar dalam buku ini", _FIRST, _LAST)
    others = (sheet for sheet in sheets if sheet.title != beranda.SHEET.title)
    for row, sheet in enumerate(others, start=beranda.LINKS_ROW + 1):
        target = f"B{HEADER_ROW}" if sheet.tables else "B1"
        link(page[f"B{row}"], sheet.title, sheet.title, target, f"Ke lembar {sheet.title}")
        purpose = page[f"C{row}"]
        purpose.style = styles.PURPOSE
        write(purpose, sheet.purpose)
