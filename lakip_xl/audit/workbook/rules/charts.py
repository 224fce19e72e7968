"""Charts that stop before the last row of the table they draw."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.package.addresses import Area, address, parse_area
from lakip_xl.package.workbook import Table
from lakip_xl.package.xml import local

_VALUES = ("val", "yVal", "bubbleSize")
"""The elements of a series that hold its figures."""


@rule(
    "grafik-kurang",
    Severity.INFO,
    tujuan="Grafik memuat semua baris tabel yang digambarnya.",
    dasar="Rentang grafik tidak ikut memanjang bila baris ditambahkan di luar Excel; baris "
    "berikutnya diam-diam tidak tergambar.",
    contoh="Grafik merujuk IKU!$J$9:$J$12, padahal tblIKU terisi sampai baris 15.",
)
def check_charts(book: AuditedBook, make: Maker) -> Iterator[Finding]:
    """Find charts over the first rows of a table that has filled rows below; one finding each."""
    for name, sheet in book.sheets.items():
        for drawing in book.workbook.package.related(sheet.sheet.part, "drawing"):
            for part in book.workbook.package.related(drawing, "chart"):
                root = book.workbook.package.xml(part)
                short = [one for one in _short_ranges(book, name, root) if one is not None]
                if short:
                    yield _finding(book, name, _title(root), short, make)


def _finding(
    book: AuditedBook, where: str, title: str, short: list[tuple[Table, Area, int]], make: Maker
) -> Finding:
    table, area, last = max(short, key=lambda one: one[2])
    known = book.tables.get(table.name)
    called = f'Grafik "{title}"' if title else "Grafik"
    count = last - area.last_row
    return make(
        Place(
            tabel=known.schema.report_table if known else None,
            kunci=title or None,
            sheet=table.sheet,
            sel=address(area.last_row + 1, area.first_column),
        ),
        f"{called} di lembar {where} berhenti di baris {area.last_row}, padahal {table.name} "
        f"terisi sampai baris {last}: {count} baris tidak tergambar. Panjangkan rentang data "
        "grafiknya (Pilih Data di Excel).",
    )


def _short_ranges(
    book: AuditedBook, where: str, root: ET.Element
) -> Iterator[tuple[Table, Area, int] | None]:
    for series in (one for one in root.iter() if local(one.tag) == "ser"):
        for value in (one for one in series if local(one.tag) in _VALUES):
            for formula in (one for one in value.iter() if local(one.tag) == "f"):
                yield _missed(book, where, formula.text or "")


def _missed(book: AuditedBook, where: str, reference: str) -> tuple[Table, Area, int] | None:
    """Give the table, the range and the last filled row, of a range that stops before it."""
    before, bang, cells = reference.rpartition("!")
    name = before.strip("'").replace("''", "'") if bang else where
    try:
        area = parse_area(cells)
    except ValueError:
        return None  # a name, or ranges joined: its makers know what they draw
    if area.first_column != area.last_column:
        return None
    for table in book.workbook.tables:
        data = table.data
        sheet = book.sheets.get(table.sheet)
        if sheet is None or table.sheet.casefold() != name.casefold():
            continue
        # From the first row on: a chart of some rows in the middle was meant so.
        if area.first_row == data.first_row and data.holds(area.last_row, area.first_column):
            last = next(
                (
                    row
                    for row in range(data.last_row, area.last_row, -1)
                    if sheet.value(row, area.first_column) not in (None, "")
                ),
                None,
            )
            return None if last is None else (table, area, last)
    return None


def _title(root: ET.Element) -> str:
    """Give the text of the chart's own title."""
    chart = next((one for one in root.iter() if local(one.tag) == "chart"), None)
    title = [one for one in (chart if chart is not None else ()) if local(one.tag) == "title"]
    return "".join(t.text or "" for one in title for t in one.iter() if local(t.tag) == "t")
