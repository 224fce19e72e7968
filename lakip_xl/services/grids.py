"""Files of other programs as grids of values: CSV, workbooks, and what calls itself .xls.

Finance applications save HTML tables or XML under the ending .xls; true .xls files are read by
xlrd. What a cell shows as a percentage is given as a number of percent.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from lakip_xl.errors import LakipError, PackageError
from lakip_xl.package.addresses import Area, parse_area
from lakip_xl.package.gate import open_package
from lakip_xl.package.lossless import Part
from lakip_xl.package.parts import Kind
from lakip_xl.package.workbook import Sheet, Workbook
from lakip_xl.package.xml import check_prolog
from lakip_xl.services.binary_grids import DAMAGED, binary_grids
from lakip_xl.services.grid import MOST_COLUMNS, Grid, Value, dense, plain

LARGEST = 32 * 1024 * 1024
_PERCENT_IDS = {9, 10}
_SPREADSHEET_ML = "urn:schemas-microsoft-com:office:spreadsheet"


def read_grids(path: Path) -> list[Grid]:
    """Read a file of another program.

    Raises:
        LakipError: it cannot be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise LakipError(f"'{path.name}' bukan berkas biasa; beri berkas ekspor.")
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        raise LakipError(
            f"Berkas '{path.name}' tidak dapat dibaca: periksa namanya dan tutup dahulu di "
            "program lain, lalu ulangi."
        ) from None
    if content is None:
        raise LakipError(f"Berkas '{path.name}' terlalu besar untuk sebuah ekspor anggaran.")
    try:
        return _grids(path, content)
    except DAMAGED:
        raise LakipError(
            f"Berkas '{path.name}' memuat isi yang rusak atau tidak lazim: ekspor ulang dari "
            "aplikasinya."
        ) from None


def _grids(path: Path, content: bytes) -> list[Grid]:
    head = content[:2048].lstrip(codecs.BOM_UTF8).lstrip().lower()
    if content.startswith(b"PK"):
        return list(_workbook(path))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return binary_grids(content, path.name)
    if head.startswith(b"<?xml") and _SPREADSHEET_ML.encode() in content[:4096]:
        return _spreadsheet_ml(content, path.name)
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style")):
        return _html(content, path.name)
    return [Grid(path.name, _csv(content, path.name))]


def _workbook(path: Path) -> Iterator[Grid]:
    workbook = Workbook(open_package(path, kind=Kind.WORKBOOK))
    percent = _percent_styles(workbook)
    for sheet in workbook.sheets:
        if not sheet.has_cells:
            continue
        root = Part(workbook.package.read(sheet.part), 2).root
        shown = _shown_as_percent(workbook, sheet, percent) if percent else set()
        rows: dict[int, dict[int, Value]] = {}
        for cell in workbook.cells(sheet):
            if cell.column <= MOST_COLUMNS:
                value = plain(cell.value)
                if isinstance(value, float) and (cell.row, cell.column) in shown:
                    value = round(value * 100, 10)
                rows.setdefault(cell.row, {})[cell.column] = value
        merges = root.find("mergeCells")
        areas = (one.get("ref") for one in merges.children) if merges is not None else ()
        yield Grid(sheet.name, dense(rows), tuple(map(parse_area, areas)))


def _percent_styles(workbook: Workbook) -> set[str]:
    """The numbers of the cell styles that show a percentage."""
    part = next(workbook.package.related(workbook.package.main, "styles"), None)
    if part is None:
        return set()
    root = Part(workbook.package.read(part), 3).root
    formats, styles = root.find("numFmts"), root.find("cellXfs")
    ids = set(map(str, _PERCENT_IDS)) | {
        one.get("numFmtId")
        for one in (formats.children if formats is not None else ())
        if "%" in "".join(one.get("formatCode").split('"')[::2]).replace("\\%", "")
    }
    found = enumerate(styles.children if styles is not None else ())
    return {str(i) for i, one in found if one.get("numFmtId") in ids}


def _shown_as_percent(workbook: Workbook, sheet: Sheet, styles: set[str]) -> set[tuple[int, int]]:
    from lakip_xl.package.addresses import parse_cell

    data = Part(workbook.package.read(sheet.part), 4).root.find("sheetData")
    rows = data.children if data is not None else ()
    return {
        parse_cell(cell.get("r"))
        for row in rows
        for cell in row.children
        if cell.get("s") in styles and cell.get("r")
    }


def _spreadsheet_ml(content: bytes, name: str) -> list[Grid]:
    from lxml import etree

    ns = f"{{{_SPREADSHEET_ML}}}"
    try:
        check_prolog(content, name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(content, parser)
    except (PackageError, etree.XMLSyntaxError, ValueError):
        raise LakipError(f"Berkas '{name}' rusak: ekspor ulang dari aplikasinya.") from None
    percent = {
        style.get(f"{ns}ID")
        for style in root.iter(f"{ns}Style")
        for shown in style.iter(f"{ns}NumberFormat")
        if "%" in (code := shown.get(f"{ns}Format") or "") or code == "Percent"
    }
    grids = []
    for sheet in root.iter(f"{ns}Worksheet"):
        rows: dict[int, dict[int, Value]] = {}
        merged: list[Area] = []
        number = 0
        for row in sheet.iter(f"{ns}Row"):
            number = int(row.get(f"{ns}Index") or number + 1)
            column = 0
            for cell in row.iter(f"{ns}Cell"):
                column = int(cell.get(f"{ns}Index") or column + 1)
                across, down = (
                    int(cell.get(f"{ns}{n}") or 0) for n in ("MergeAcross", "MergeDown")
                )
                data = cell.find(f"{ns}Data")
                text = "".join(data.itertext()) if data is not None else ""
                numeric = data is not None and data.get(f"{ns}Type") == "Number"
                value = float(text) if numeric else plain(text)
                if isinstance(value, float) and cell.get(f"{ns}StyleID") in percent:
                    value = round(value * 100, 10)
                if column > MOST_COLUMNS:
                    break
                rows.setdefault(number, {})[column] = value
                if across or down:
                    merged.append(Area(number, column, number + down, column + across))
                column += across
        grids.append(Grid(sheet.get(f"{ns}Name") or name, dense(rows), tuple(merged)))
    return grids


def _html(content: bytes, name: str) -> list[Grid]:
    from lxml import etree, html

    try:
        root = html.document_fromstring(_decoded(content))
    except (etree.ParserError, ValueError):
        raise LakipError(f"Berkas '{name}' rusak: ekspor ulang dari aplikasinya.") from None
    grids = []
    for order, table in enumerate(root.iter("table"), 1):
        rows: dict[int, dict[int, Value]] = {}
        until: dict[int, int] = {}  # the last row that a cell from above takes, by column
        merged: list[Area] = []
        for number, row in enumerate(table.iter("tr"), 1):
            column = 1
            for cell in row.iterchildren("td", "th"):
                while until.get(column, 0) >= number:
                    column += 1
                if column > MOST_COLUMNS:
                    break
                across, down = (_span(cell.get(n)) for n in ("colspan", "rowspan"))
                area = Area(number, column, number + down - 1, column + across - 1)
                for one in range(column, column + across):
                    until[one] = max(until.get(one, 0), area.last_row)
                rows.setdefault(number, {})[column] = plain(" ".join(cell.itertext()))
                if across > 1 or down > 1:
                    merged.append(area)
        grids.append(Grid(f"tabel {order}", dense(rows), tuple(merged)))
    return grids


def _span(text: str | None) -> int:
    return min(int(text), MOST_COLUMNS) if text and text.strip().isdecimal() and int(text) else 1


def _csv(content: bytes, name: str) -> list[tuple[int, list[Value]]]:
    text = _decoded(content)
    sample = text[:8192]
    # A comma also stands in numbers and sentences.
    weight = {";": 1.0, "\t": 1.0, "|": 1.0, ",": 1 / 3}
    delimiter = max(weight, key=lambda mark: sample.count(mark) * weight[mark])
    try:
        return [
            (number, [plain(cell) for cell in row[:MOST_COLUMNS]])
            for number, row in enumerate(
                csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1
            )
            if any(cell.strip() for cell in row)
        ]
    except csv.Error:
        raise LakipError(
            f"Berkas '{name}' bukan CSV yang utuh: ekspor ulang dari aplikasinya."
        ) from None


def _decoded(content: bytes) -> str:
    """The text of a file, in the encodings that Excel and finance applications use."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
