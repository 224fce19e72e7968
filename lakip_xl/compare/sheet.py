"""Differences as a workbook, for who sorts and ticks them off."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.styles import Alignment

from lakip_xl.compare.model import Difference
from lakip_xl.package.addresses import column_letters
from lakip_xl.package.atomic import write_atomically
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.workbook import styles
from lakip_xl.workbook.cells import at, write

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEADS = (
    ("Jenis", 16), ("Lembar", 18), ("Tabel", 16), ("Kunci", 34), ("Kolom", 22),
    ("Sel Lama", 11), ("Sel Baru", 11), ("Lama", 44), ("Baru", 44), ("Selisih", 18),
)  # fmt: skip
_WRAP = Alignment(wrap_text=True, vertical="top")


def write_sheet(path: Path, found: Iterable[Difference]) -> None:
    """Write the differences as a workbook with one sheet, ``Perubahan``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in styles.named_styles():
        book.add_named_style(style)
    page = cast("Worksheet", book.create_sheet("Perubahan"))
    for number, (title, width) in enumerate(_HEADS, start=1):
        head = at(page, 1, number)
        write(head, title)
        head.style = styles.HEAD
        page.column_dimensions[column_letters(number)].width = width
    last = 1
    for last, one in enumerate(found, start=2):
        values = (
            one.kind.value, one.sheet, one.table, one.key, one.column, one.old_cell, one.new_cell,
            one.old, one.new, one.change,
        )  # fmt: skip
        for number, value in enumerate(values, start=1):
            if value not in (None, ""):
                cell = at(page, last, number)
                write(cell, str(value) if isinstance(value, ErrorValue) else value)
                cell.alignment = _WRAP
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{column_letters(len(_HEADS))}{last}"
    book.calculation.fullCalcOnLoad = False
    draft = io.BytesIO()
    book.save(draft)
    write_atomically(path, [draft.getvalue()])
