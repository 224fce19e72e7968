"""Next year's workbook from this year's: plans and structure, and the past where it is compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from lakip_xl.engine.recalculation import recalculated
from lakip_xl.errors import LakipError, WorkbookError
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import Area
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue
from lakip_xl.rules.sasaran import nama_baku
from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.book.problems import refuse
from lakip_xl.workbook.book.structure import TECHNICAL_SHEET, unused
from lakip_xl.workbook.book.tables import BookRow, BookTable
from lakip_xl.workbook.builder import built
from lakip_xl.workbook.data import WorkbookData
from lakip_xl.workbook.schema import FIELDS, SHEETS, TABLES
from lakip_xl.workbook.schema.block import Block
from lakip_xl.workbook.schema.kinds import Kind, Type
from lakip_xl.workbook.schema.model import Column, Table
from lakip_xl.workbook.schema.pengaturan import MODULES
from lakip_xl.workbook.schema.sumber_daya import YEARS

PLANS = frozenset({"Target", "Target Atas", "Target Akhir", "Bobot"})
"""Typed figures that say what is intended, not what was done."""
DATED = frozenset({"tblSAKIP"})
"""Tables whose rows carry their year: history stays what it is."""
_OVER = frozenset({"tblRencanaAksi"})
"""Tables that belong to the year that is over, row by row."""
_OF_THE_YEAR = frozenset({"PeriodePantauan1", "PeriodePantauan2", "PeriodePantauan3"})
"""Named cells that speak of the year that is over."""
_COMPARED = "tblPerbandingan"
_INDICATORS = "tblIKU"
_YEAR = "TahunLaporan"
_POINTS = CATALOGUE["POIN"].evaluate


@dataclass(slots=True)
class Opened:
    """What became of opening a year."""

    year: int
    rows: dict[str, int] = field(default_factory=dict)
    """Rows taken over, by table."""
    compared: int = 0
    """Indicators whose result went into the comparison."""
    skipped: list[str] = field(default_factory=list)
    """Cells that could not be taken over, each with its reason."""
    left: list[str] = field(default_factory=list)
    """Sheets of the office's own that stay in the old workbook."""


def open_year(old: Path, new: Path) -> Opened:
    """Make next year's workbook.

    The new workbook comes from today's template, whatever version the old one has. Taken over
    are identity (the year plus one), choices and scales, the rows' codes, names, units, rumus,
    weights and targets; the results of this year and of those before it move one year back in
    the comparison. No realisasi, budget amount, printed figure or finding is taken along.

    Args:
        old: This year's workbook.
        new: Where to write next year's.

    Returns:
        What was taken over, and what could not be.

    Raises:
        LakipError: a file cannot be used.
    """
    if new.suffix.lower() != ".xlsm":
        raise LakipError(f"Nama berkas '{new}' harus berakhiran .xlsm: buku kerja memuat makro.")
    target = check_writable(new)
    book = open_book(old)
    if not book.is_from_template:
        raise WorkbookError(
            f"Berkas {book.label} bukan buku kerja lakip_xl: buat dengan 'lakip-xl baru', lalu isi "
            "dengan 'lakip-xl impor'."
        )
    refuse(book.problems)
    if book.year is None:
        raise WorkbookError(
            f"Tahun laporan di Beranda berkas {book.label} kosong: isi dulu tahunnya."
        )
    opened = Opened(book.year + 1)
    ours = {TECHNICAL_SHEET, *(sheet.title for sheet in SHEETS)}
    opened.left = [name for name in book.sheets if name not in ours]
    data = _data(book, opened)
    content, _ = recalculated(_with_settings(book, built(data)), new)
    write_atomically(target, [content])
    return opened


def _data(book: Book, opened: Opened) -> WorkbookData:
    without = frozenset(
        title
        for title, _ in MODULES
        if all(unused(book, name) and _was_offered(book, TABLES[name]) for name in _tables(title))
    )
    tables = {}
    for name, table in book.tables.items():
        reference = any(column.kind in (Kind.FINDING, Kind.FIXED) for column in table.schema)
        if reference or name in _OVER:
            continue
        rows = [dict(_taken(table, row, opened)) for row in table]
        if name == _COMPARED:
            rows = [r | _moved_back(table, row, opened) for r, row in zip(rows, table, strict=True)]
            rows += _not_compared_yet(book, rows, opened)
            opened.compared = sum(row.get(YEARS[-2]) is not None for row in rows)
        if name == "tblPegawaiTahun":
            rows = [r | _moved_back(table, row, opened) for r, row in zip(rows, table, strict=True)]
        if rows:
            tables[name] = rows
            opened.rows[name] = len(rows)
    fields: dict[str, Scalar] = {
        name: _usable(book.value(name), f"nama {name}", opened)
        for name, schema in FIELDS.items()
        if schema.is_filled_by_user and not schema.printed_of and name not in _OF_THE_YEAR
        and book.field(name) is not None
    }  # fmt: skip
    fields[_YEAR] = opened.year
    return WorkbookData(tables, {n: v for n, v in fields.items() if v is not None}, without)


def _tables(title: str) -> list[str]:
    return [table.name for sheet in SHEETS if sheet.title == title for table in sheet.tables]


def _was_offered(book: Book, table: Table) -> bool:
    """Whether the version of the workbook's template had the table: only then was it left out."""
    sheet = next(sheet for sheet in SHEETS if table in sheet.tables)
    return max(table.since, sheet.since) <= book.version


def _is_taken(table: Table, column: Column) -> bool:
    if column.kind is Kind.KEY:
        return True
    if column.kind is not Kind.INPUT:
        return False
    return column.type is Type.TEXT or column.title in PLANS or table.name in DATED


def _taken(table: BookTable, row: BookRow, opened: Opened) -> Iterator[tuple[str, Scalar]]:
    for column in table.schema:
        if _is_taken(table.schema, column):
            yield column.title, _of(table, row, column.title, opened)


def _of(table: BookTable, row: BookRow, title: str, opened: Opened) -> Scalar:
    where = f"{table.file.sheet}!{table.address(row, title)} ({title})"
    return _usable(row[title], where, opened)


def _usable(value: CellValue, where: str, opened: Opened) -> Scalar:
    if isinstance(value, ErrorValue):
        opened.skipped.append(f"{where}: berisi galat {value}")
        return None
    return value


def _moved_back(table: BookTable, row: BookRow, opened: Opened) -> dict[str, Scalar]:
    """Give the years of a row, each one year further back; this year's place is free."""
    moved: dict[str, Scalar] = {
        before: _of(table, row, after, opened) for before, after in pairwise(YEARS)
    }
    if table.schema[YEARS[-1]].kind is not Kind.COMPUTED:
        moved[YEARS[-1]] = None
    return moved


def _not_compared_yet(
    book: Book, rows: Sequence[Mapping[str, Scalar]], opened: Opened
) -> Iterator[dict[str, Scalar]]:
    """Give a row of the comparison for each indicator that has none."""
    indicators = book.table(_INDICATORS)
    there = {nama_baku(str(row.get("Indikator") or "")) for row in rows}
    for row in indicators or ():
        name = nama_baku(row.text("Indikator"))
        if not name or name in there or indicators is None:
            continue
        there.add(name)
        result = _of(indicators, row, "Realisasi", opened)
        if isinstance(result, str):
            points = _POINTS(result, book.area("DaftarPredikat"))
            result = points if isinstance(points, float | int) else None
            if result is None:
                where = f"{indicators.file.sheet}!{indicators.address(row, 'Realisasi')}"
                opened.skipped.append(f"{where} (Realisasi): {row['Realisasi']} tanpa poin")
        yield {
            "No": len(there),
            "Indikator": row.text("Indikator"),
            "Dasar": "Realisasi",
            "Rumus": row.text("Rumus") or None,
            YEARS[-2]: result,
        }


def _with_settings(book: Book, draft: bytes) -> bytes:
    """Copy what the office typed into the grids of the sheet Pengaturan."""
    new = open_book(draft, stored=True)
    editor = BookEditor(new.package)
    for block in (block for sheet in SHEETS for block in sheet.blocks):
        typed = [number for number, c in enumerate(block.columns) if c.is_filled_by_user]
        if not typed or not block.names:
            continue
        before, after = _grid(book, block), _grid(new, block)
        if before is None or after is None:
            continue
        (old_sheet, old_area), (new_sheet, new_area) = before, after
        source, target = book.sheets.get(old_sheet), new.sheets.get(new_sheet)
        if source is None or target is None:
            continue
        page = editor.sheet(target.sheet.part)
        rows = min(old_area.last_row - old_area.first_row, new_area.last_row - new_area.first_row)
        for row in range(rows + 1):
            for column in typed:
                old_spot = old_area.first_row + row, old_area.first_column + column
                new_spot = new_area.first_row + row, new_area.first_column + column
                # A formula is the template's own affair: an older one may compute otherwise.
                if source.formula(*old_spot) is None:
                    value = source.value(*old_spot)
                    if value is not None or target.formula(*new_spot) is None:
                        page.set_value(*new_spot, value)
    return b"".join(new.package.rewritten(editor.changed()))


def _grid(book: Book, block: Block) -> tuple[str, Area] | None:
    """Give the cells of a block from its first column on; a workbook may lack it."""
    name, first, _ = block.names[0]
    place = book.place(name)
    if place is None:
        return None
    sheet, area = place
    return sheet, area._replace(first_column=area.first_column - first)
