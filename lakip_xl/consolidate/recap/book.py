"""The recap's workbook: sheets for reading by openpyxl, sheets for pivots streamed into the file.

The flat sheets have as many rows as all offices together. openpyxl draws their heads and one
empty row; the rows then go from the store into the package one by one, so that neither memory nor
time grows with more than what is written.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.worksheet.table import Table, TableStyleInfo

from lakip_xl.consolidate.model import Plain
from lakip_xl.consolidate.recap import pages
from lakip_xl.consolidate.recap.flat import LEAD, Stream, streams
from lakip_xl.consolidate.recap.picture import Picture
from lakip_xl.package.addresses import MAX_ROW, column_letters
from lakip_xl.package.atomic import write_atomically
from lakip_xl.package.values import encoded_text, number_text
from lakip_xl.workbook import styles
from lakip_xl.workbook.cells import at, write
from lakip_xl.workbook.finishing import order_fonts
from lakip_xl.workbook.schema.kinds import Format

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
_STYLED = re.compile(rb'<c r="([A-Z]+)2" s="(\d+)"')
_LEVEL = 1
"""Deflate level: the flat sheets are large and repeat themselves."""
_ROW_NUMBER = "\0"
"""Stands for the number of a row: no text in XML holds it."""
_FLUSH = 2000
"""Rows that are sent to the file at a time."""


def write_book(path: Path, picture: Picture) -> list[str]:
    """Write the recap's workbook.

    Args:
        path: Where to; an existing file is replaced.
        picture: Its figures.

    Returns:
        The titles of flat sheets that were too long for a sheet and were cut.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in styles.named_styles():
        book.add_named_style(style)
    for draw in (
        pages.summary, pages.ranking, pages.heat_map, pages.money_pages, pages.distributions,
        pages.findings, pages.missing, pages.files,
    ):  # fmt: skip
        draw(book, picture)
    flat = list(streams(picture))
    parts = {}
    for number, stream in enumerate(flat, start=1):
        _frame(book, stream, number)
        parts[f"xl/worksheets/sheet{len(book.worksheets)}.xml"] = stream
    book.calculation.fullCalcOnLoad = False
    draft = io.BytesIO()
    book.save(draft)
    write_atomically(path, _filled(draft, parts))
    return [stream.title for stream in flat if stream.length + 1 > MAX_ROW]


def _frame(book: Workbook, stream: Stream, number: int) -> None:
    """Draw the heads of a flat sheet, its table, and a row that shows the styles."""
    sheet = cast("Worksheet", book.create_sheet(stream.title))
    for column, head in enumerate(stream.heads, start=1):
        cell = at(sheet, 1, column)
        write(cell, head)
        cell.style = styles.HEAD
        if head in stream.numbers:
            at(sheet, 2, column).number_format = _format(head)
        sheet.column_dimensions[column_letters(column)].width = (
            30 if column < 3 else _width(stream, head)
        )
    sheet.freeze_panes = "C2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"
    # openpyxl makes a cell of every cell of a table's area: the rows are told apart, afterwards.
    sheet.add_table(
        Table(
            displayName=f"rekap{stream.title.title().replace(' ', '')}",
            ref=_area(stream, 1),
            id=number,
            tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
        )
    )


def _width(stream: Stream, head: str) -> int:
    """Give the width of a column: amounts of a province have 17 digits and dots."""
    return 20 if head in stream.numbers - {"Tahun", "Baris"} else 14


def _area(stream: Stream, rows: int) -> str:
    last = min(max(rows, 1) + 1, MAX_ROW)
    return f"A1:{column_letters(len(stream.heads))}{last}"


def _format(head: str) -> str:
    if head in ("Tahun", "Baris"):
        return Format.YEAR.value
    if head.startswith(("Anggaran", "Realisasi Dihitung")):
        return Format.RUPIAH.value
    return Format.EXAMPLE.value


def _filled(draft: io.BytesIO, flat: dict[str, Stream]) -> Iterator[bytes]:
    """Give the package with the rows of its flat sheets, piece by piece."""
    pieces = _Pieces()
    with (
        zipfile.ZipFile(draft) as source,
        zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        parts = {"xl/styles.xml": source.read("xl/styles.xml")}
        order_fonts(parts)
        for number, stream in enumerate(flat.values(), start=1):
            name = f"xl/tables/table{number}.xml"
            drawn, full = (_area(stream, rows).encode() for rows in (1, stream.length))
            parts[name] = source.read(name).replace(b'"%s"' % drawn, b'"%s"' % full)
        for name in source.namelist():
            content = parts.get(name) or source.read(name)
            if name not in flat:
                target.writestr(name, content)
                yield pieces.taken()
                continue
            head, tail = _ROWS.split(content)
            with target.open(name, "w") as part:
                part.write(head + b"<sheetData>")
                for chunk in _sheet(flat[name], content):
                    part.write(chunk)
                    yield pieces.taken()
                part.write(b"</sheetData>" + tail)
    yield pieces.taken()


class _Pieces(io.RawIOBase):
    """What a zip file writes, given on as it comes."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | memoryview") -> int:  # type: ignore[override]
        self._pending += data
        return len(data)

    def taken(self) -> bytes:
        """Give what was written since the last time."""
        data, self._pending = bytes(self._pending), bytearray()
        return data


def _sheet(stream: Stream, drawn: bytes) -> Iterator[bytes]:
    found = _ROWS.search(drawn)
    assert found is not None  # noqa: S101 - openpyxl always writes it
    head = found[0].split(b"<row", 2)[1]
    yield b"<row" + head.removesuffix(b"</sheetData>")
    used = {letters.decode(): f' s="{style.decode()}"' for letters, style in _STYLED.findall(drawn)}
    columns = [column_letters(number) for number in range(1, len(stream.heads) + 1)]
    tags = [(letter, used.get(letter, "")) for letter in columns]
    own, shared = tags[len(LEAD) :], tags[: len(LEAD)]
    lines: list[str] = []
    lead: Sequence[Plain] = ()
    begin = ""
    for row, values in enumerate(stream, start=2):
        if row > MAX_ROW:
            break
        if values[: len(LEAD)] != lead:
            # The rows of a file all begin alike.
            lead = values[: len(LEAD)]
            begin = _cells(_ROW_NUMBER, shared, lead)
        text = begin.replace(_ROW_NUMBER, str(row)) + _cells(str(row), own, values[len(LEAD) :])
        lines.append(f'<row r="{row}">{text}</row>')
        if len(lines) == _FLUSH:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def _cells(row: str, tags: list[tuple[str, str]], values: Iterable[Plain]) -> str:
    return "".join(
        [
            f'<c r="{letter}{row}" t="inlineStr"><is><t{_text(value)}</t></is></c>'
            if isinstance(value, str)
            else f'<c r="{letter}{row}"{style}><v>{number_text(value)}</v></c>'
            for (letter, style), value in zip(tags, values, strict=True)
            if value is not None
        ]
    )


@lru_cache(maxsize=8192)
def _text(value: str) -> str:
    # Names of offices, files and programmes repeat thousands of times.
    space = ' xml:space="preserve"' if value != value.strip() else ""
    return f"{space}>{escape(encoded_text(value), quote=False)}"
