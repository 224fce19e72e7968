"""How exports write amounts, and the kinds of files that they come as."""

import csv
from collections.abc import Callable
from pathlib import Path

import xlwt  # type: ignore[import-untyped]  # no stubs are published
from bentuk_ekspor import Money, Rows
from openpyxl import Workbook

NS = "urn:schemas-microsoft-com:office:spreadsheet"


def grouped(amount: int, mark: str = ".") -> str:
    """1234567 is 1.234.567."""
    return f"{amount:,}".replace(",", mark)


AMOUNTS: dict[str, Money] = {
    "bilangan": lambda n: n,
    "pecahan": float,
    "titik": grouped,
    "titik, dua angka": lambda n: grouped(n) + ",00",
    "titik, empat angka": lambda n: grouped(n) + ",0000",
    "Rp": lambda n: f"Rp {grouped(n)}",
    "Rp rapat": lambda n: f"Rp{grouped(n)},00",
    "Rp,-": lambda n: f"Rp. {grouped(n)},-",
    "koma": lambda n: grouped(n, ","),
    "koma, dua angka": lambda n: grouped(n, ",") + ".00",
    "tanpa pemisah": lambda n: f"{n}.00",
    "kurung": lambda n: f"({grouped(-n)})" if n < 0 else grouped(n),
    "kurung, dua angka": lambda n: f"({grouped(-n)},00)" if n < 0 else grouped(n) + ",00",
    "strip untuk nol": lambda n: grouped(n) if n else "-",
    "spasi": lambda n: grouped(n, "\u00a0"),
}


def _texts(rows: Rows) -> list[list[str]]:
    return [
        ["" if v is None else f"{v:.15g}" if isinstance(v, float) else str(v) for v in row]
        for row in rows
    ]


def to_csv(delimiter: str, encoding: str) -> Callable[[Path, Rows], Path]:
    """Write delimited text."""

    def write(folder: Path, rows: Rows) -> Path:
        path = folder / "ekspor.csv"
        with path.open("w", newline="", encoding=encoding) as file:
            csv.writer(file, delimiter=delimiter).writerows(_texts(rows))
        return path

    return write


def to_xlsx(folder: Path, rows: Rows) -> Path:
    """Write a workbook."""
    book = Workbook()
    sheet = book.create_sheet("Realisasi", 0)
    for row in rows:
        sheet.append(row)
    book.save(folder / "ekspor.xlsx")
    return folder / "ekspor.xlsx"


def to_html(folder: Path, rows: Rows) -> Path:
    """Write an HTML table that calls itself .xls."""
    path = folder / "ekspor.xls"
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in _texts(rows))
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    path.write_text(f"<html><body><table border=1>{body}</table></body></html>", encoding="utf-8")
    return path


def to_xml(folder: Path, rows: Rows) -> Path:
    """Write SpreadsheetML 2003 that calls itself .xls."""
    lines = []
    for row in rows:
        cells = []
        for value in row:
            kind = "String" if isinstance(value, str) else "Number"
            data = "" if value is None else f'<Data ss:Type="{kind}">{value}</Data>'
            cells.append(f"<Cell>{data}</Cell>")
        lines.append(f"<Row>{''.join(cells)}</Row>")
    path = folder / "ekspor.xls"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{NS}" xmlns:ss="{NS}"><Worksheet ss:Name="A">'
        f"<Table>{''.join(lines)}</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    return path


def to_biff(folder: Path, rows: Rows) -> Path:
    """Write a true .xls."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Realisasi")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    book.save(str(folder / "ekspor.xls"))
    return folder / "ekspor.xls"


FILES: dict[str, Callable[[Path, Rows], Path]] = {
    "xlsx": to_xlsx,
    "csv ; utf-8-sig": to_csv(";", "utf-8-sig"),
    "csv , utf-8": to_csv(",", "utf-8"),
    "csv tab utf-16": to_csv("\t", "utf-16"),
    "csv ; cp1252": to_csv(";", "cp1252"),
    "html": to_html,
    "xml": to_xml,
    "biff": to_biff,
}
