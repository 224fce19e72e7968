"""The workbook of a random office, typed into a blank one."""

import functools
from pathlib import Path

from filling import Filled
from random_offices import Office

from lakip_xl.workbook.builder import build
from lakip_xl.workbook.data import WorkbookData

SHEETS = {
    "program": "Program",
    "merit": "Sistem Merit",
    "ip-asn": "IP ASN",
    "sakip": "SAKIP",
    "efisiensi": "Efisiensi",
    "perbandingan": "Perbandingan",
    "sumber-daya": "Sumber Daya",
}


@functools.cache
def template(without: tuple[str, ...], folder: Path) -> bytes:
    path = folder / "kosong.xlsm"
    build(path, WorkbookData(without=frozenset(SHEETS[one] for one in without)))
    return path.read_bytes()


def filled(office: Office, folder: Path) -> Filled:
    book = Filled(template(office.without, folder.parent))
    for name, value in office.fields.items():
        book.named(name, value)  # type: ignore[arg-type]
    if office.scale:
        book.area("SkalaSendiri", office.scale)  # type: ignore[arg-type]
    sheet, cells = next(iter(book.book.defined_names["DaftarPredikat"].destinations))
    rows = book.book[sheet][cells.replace("$", "")]
    for word, point in office.points:
        (cell,) = [row[1] for row in rows if row[0].value == word]
        cell.value = point
    for name, table in office.tables.items():
        book.table(name, table)  # type: ignore[arg-type]
    return book
