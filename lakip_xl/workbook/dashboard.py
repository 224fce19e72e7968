"""Drawing the sheet Beranda."""

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill

from lakip_xl.package.addresses import column_number
from lakip_xl.workbook import colors, styles
from lakip_xl.workbook.cells import at, write
from lakip_xl.workbook.figures import draw_field
from lakip_xl.workbook.page import GUTTER, link
from lakip_xl.workbook.schema import beranda, guidance, keadaan
from lakip_xl.workbook.schema.model import HEADER_ROW, Field, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from lakip_xl.workbook.data import WorkbookData

_COLUMN_WIDTH = 26
_FIRST, _LAST = beranda.COLUMNS[0], beranda.COLUMNS[-1]
_ROW_HEIGHT, _GAP_HEIGHT, _SMALL_GAP_HEIGHT = 18, 10, 5
_HEIGHTS = {
    beranda.TITLE_ROW: 40,
    beranda.SUBTITLE_ROW: 24,
    beranda.STATUS_ROW: 20,
    beranda.IDENTITY_ROW - 1: _GAP_HEIGHT,
    beranda.NEXT_ROW: 26,
    beranda.CARDS_ROW + 1: 22,
    beranda.CARDS_ROW + 2: 34,
    beranda.CARDS_ROW + 3: 22,
    beranda.CARDS_ROW + 4: 28,
    beranda.CHARTS_ROW - 1: _GAP_HEIGHT,
    beranda.CHARTS_ROW + 1: _SMALL_GAP_HEIGHT,
    keadaan.CHECKS_ROW - 1: _GAP_HEIGHT,
    beranda.GUIDE_ROW - 1: _GAP_HEIGHT,
    beranda.GUIDE_ROW + 1: 22,
}
_INDENTED = Alignment(horizontal="left", vertical="center", indent=1)
_CENTRED = Alignment(horizontal="center", vertical="center")

_LEGEND = (
    ("Isian", styles.INPUT, "Anda yang mengisi"),
    ("Hitungan", styles.COMPUTED, "Rumus; jangan diketik"),
    ("Tercetak", styles.PRINTED, "Angka laporan cetak"),
)
_TONES = (
    ("Terbaik", colors.GOOD),
    ("Baik", colors.FAIR),
    ("Perlu perhatian", colors.WARNING),
    ("Kurang, atau beda", colors.BAD),
)


def draw_dashboard(page: "Worksheet", data: "WorkbookData", sheets: "Sequence[Sheet]") -> None:
    """Draw everything on Beranda but the charts."""
    page.column_dimensions["H"].width = GUTTER
    for letter in beranda.COLUMNS:
        page.column_dimensions[letter].width = _COLUMN_WIDTH
    for row in range(1, guidance.LAST_ROW + 1):
        page.row_dimensions[row].height = _HEIGHTS.get(row, _ROW_HEIGHT)
    _draw_banner(page, data)
    _draw_identity(page, data)
    fields = {field.name: field for sheet in sheets for field in sheet.fields}
    _draw_cards(page, data, fields)
    _section(page, beranda.CHARTS_ROW, "Grafik", _FIRST, _LAST)
    _draw_checks(page, data, fields)
    draw_field(page, beranda.SCHEMES, data, styles.PURPOSE)
    _draw_legend(page)
    _draw_links(page, sheets)
    _draw_guidance(page, data, sheets[0])


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
        at(page, row, number).style = styles.SECTION
    write(page[f"{first}{row}"], title)


def _draw_identity(page: "Worksheet", data: "WorkbookData") -> None:
    _section(page, beranda.IDENTITY_ROW, "Identitas", _FIRST, _LAST)
    for field in beranda.IDENTITY:
        draw_field(page, field, data, styles.INPUT)
        cell = page[field.cell]
        cell.alignment = _INDENTED
        label = at(page, cell.row, cell.column - 1)
        label.style = styles.TEXT
        label.alignment = _INDENTED
        write(label, field.label)
        # The input runs over a second cell, which shows the rest of a long name.
        rest = at(page, cell.row, cell.column + 1)
        rest.style = styles.INPUT
        line = cell.border.top
        cell.border = Border(left=line, top=line, bottom=line)
        rest.border = Border(right=line, top=line, bottom=line)


def _draw_cards(page: "Worksheet", data: "WorkbookData", fields: "Mapping[str, Field]") -> None:
    _section(page, beranda.CARDS_ROW, "Hasil utama", _FIRST, _LAST)
    kept = [card for card in beranda.CARDS if card.value.name in fields]
    for card in kept:
        for field, style in zip(
            beranda.fields_of(card),
            (styles.CARD_VALUE, styles.CARD_WORD, styles.CARD_NOTE),
            strict=True,
        ):
            draw_field(page, fields[field.name], data, style)
            _widened(page, fields[field.name].cell, beranda.span(len(kept)))
        value = page[fields[card.value.name].cell]
        label = at(page, value.row - 1, value.column)
        link(label, card.value.label, card.sheet, "B1", f"Ke lembar {card.sheet}")
        label.style = styles.CARD_LABEL
        _widened(page, label.coordinate, beranda.span(len(kept)))


def _widened(page: "Worksheet", cell: str, columns: int) -> None:
    """Let a cell run over its right neighbours, in the middle of them; nothing is merged."""
    first = page[cell]
    if columns == 1:
        return
    first.alignment = _across(first.alignment)
    for further in range(1, columns):
        beside = at(page, first.row, first.column + further)
        beside.style = first.style
        beside.alignment = _across(first.alignment)


def _across(own: Alignment) -> Alignment:
    return Alignment("centerContinuous", own.vertical, wrap_text=own.wrap_text)


def _draw_checks(page: "Worksheet", data: "WorkbookData", fields: "Mapping[str, Field]") -> None:
    _section(page, keadaan.CHECKS_ROW, "Keadaan pemeriksaan", "B", "D")
    for check in keadaan.CHECKS:
        if check.value.name not in fields:
            continue
        value, word = (fields[field.name] for field in beranda.fields_of(check))
        draw_field(page, value, data, styles.FIGURE)
        draw_field(page, word, data, styles.TEXT)
        page[value.cell].alignment = _CENTRED
        page[word.cell].alignment = _CENTRED
        label = page[f"B{page[value.cell].row}"]
        label.style = styles.TEXT
        label.alignment = _INDENTED
        write(label, value.label)


def _draw_legend(page: "Worksheet") -> None:
    _section(page, beranda.LEGEND_ROW, "Arti warna", "B", "D")
    for row, (text, style, meaning) in enumerate(_LEGEND, start=beranda.LEGEND_ROW + 1):
        sample = page[f"B{row}"]
        sample.style = style
        sample.alignment = _INDENTED
        write(sample, text)
        note = page[f"C{row}"]
        note.style = styles.PURPOSE
        note.alignment = _INDENTED
        write(note, meaning)
    for row, (text, tone) in enumerate(_TONES, start=beranda.LEGEND_ROW + 1):
        sample = page[f"D{row}"]
        sample.font = Font(name=styles.TYPEFACE, sz=10, b=True, color=tone.ink)
        sample.fill = PatternFill("solid", fgColor=tone.fill)
        sample.alignment = _CENTRED
        write(sample, text)


def _draw_guidance(page: "Worksheet", data: "WorkbookData", front: Sheet) -> None:
    _section(page, beranda.GUIDE_ROW, "Yang masih perlu diisi", _FIRST, _LAST)
    fields = {f.name: f for f in front.fields if f.name.startswith(guidance.NAME)}
    for name, field in fields.items():
        line = name in {guidance.NEXT, guidance.STATE}
        draw_field(page, field, data, styles.PURPOSE if line else styles.TEXT)
        page[field.cell].alignment = _INDENTED if line else _CENTRED
    following = page[fields[guidance.NEXT].cell]
    link(following, None, front.title, f"B{beranda.GUIDE_ROW}", "Ke daftar isian di bawah")
    following.alignment = _INDENTED
    for place, label, (sheet, target) in guidance.links(data.without):
        cell = page[place]
        link(cell, label, sheet, target, f"Ke lembar {sheet}")
        cell.alignment = _INDENTED


def _draw_links(page: "Worksheet", sheets: "Sequence[Sheet]") -> None:
    _section(page, beranda.LINKS_ROW, "Lembar dalam buku ini", "E", "G")
    others = (sheet for sheet in sheets if sheet.title != beranda.SHEET.title)
    for row, sheet in enumerate(others, start=beranda.LINKS_ROW + 1):
        target = f"B{HEADER_ROW}" if sheet.tables else "B1"
        name = page[f"E{row}"]
        link(name, sheet.title, sheet.title, target, f"Ke lembar {sheet.title}")
        name.alignment = _INDENTED
        purpose = page[f"F{row}"]
        purpose.style = styles.PURPOSE
        write(purpose, sheet.purpose)
