"""The rows that a report's tables had when it was written, remembered in the document.

They tell a row that is new in the workbook from one that somebody took out of the document, and a
row whose words somebody changed. They stand in a custom XML part, which Word keeps and never shows.
"""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from lakip_xl.errors import PackageError
from lakip_xl.package import xml
from lakip_xl.package.parts import Package
from lakip_xl.report.blocks import Report, Row, Table, flat
from lakip_xl.report.figures.named import Value, values
from lakip_xl.report.figures.names import Name, mark_of

NAMESPACE = "urn:lakip-xl:baris"
RELATION = "customXml"

Remembered = dict[str, dict[str, str]]
"""By the key of a table: the mark of each row's words, by the row's handle."""


def handle_of(name: Name) -> str:
    """Give what a row is known by: the workbook's row that its first figure comes from.

    >>> handle_of(Name("IKU", "Capaian", "1.2", "ringkasan")), handle_of(Name("", "Total", "", ""))
    ('IKU 1.2', ' Total')
    """
    return f"{name.table} {name.key if name.table else name.column}"


def cells_of(row: Row, table: Table) -> list[list[Value]]:
    """Give the values in the cells of a row, without the empty ones."""
    return [[one for one in values(cell, table.key) if one.text] for cell in row.cells]


def handle(cells: Iterable[Iterable[Value]]) -> str:
    """Give the handle of a row; "" for one without a figure."""
    names = (one.name for cell in cells for one in cell if one.name is not None)
    return next(map(handle_of, names), "")


def words_of(cell: Iterable[Value]) -> str:
    """Give what stands in a cell and is no figure."""
    return " ".join("".join(one.text for one in cell if one.name is None).split())


def mark_of_words(words: Iterable[str]) -> str:
    """Give the mark of the words in a row's cells."""
    return mark_of(" | ".join(words))


def rows_of(table: Table) -> dict[str, Row]:
    """Give the rows of a table by their handles; none where two rows have the same."""
    found = {handle(cells_of(row, table)): row for row in table.rows}
    return found if len(found) == len(table.rows) and "" not in found else {}


def remembered(report: Report) -> Remembered:
    """Give what is to be remembered of a report."""
    tables = (block for block in flat(report.blocks) if isinstance(block, Table))
    return {
        table.key: {
            name: mark_of_words(map(words_of, cells_of(row, table)))
            for name, row in rows_of(table).items()
        }
        for table in tables
    }


def written(rows: Mapping[str, Mapping[str, str]]) -> bytes:
    """Give the part that remembers rows."""
    root = ET.Element(f"{{{NAMESPACE}}}laporan")
    for key, marks in rows.items():
        table = ET.SubElement(root, f"{{{NAMESPACE}}}tabel", kunci=key)
        for name, mark in marks.items():
            ET.SubElement(table, f"{{{NAMESPACE}}}baris", kunci=name, sidik=mark)
    return bytes(ET.tostring(root, encoding="UTF-8", xml_declaration=True))


def part_of(package: Package) -> str:
    """Give the name of the part that remembers rows; "" where a document has none."""
    mark = NAMESPACE.encode()
    parts = package.related(package.main, RELATION)
    return next((one for one in parts if mark in package.read(one)), "")


def read(package: Package) -> Remembered:
    """Give what a document remembers; nothing where the part is missing or damaged."""
    part = part_of(package)
    try:
        root = package.xml(part) if part else None
    except PackageError:
        return {}
    return {} if root is None else dict(_tables(root))


def _tables(root: ET.Element) -> Iterator[tuple[str, dict[str, str]]]:
    for table in xml.children(root, "tabel"):
        yield (
            xml.attribute(table, "kunci"),
            {
                xml.attribute(row, "kunci"): xml.attribute(row, "sidik")
                for row in xml.children(table, "baris")
            },
        )
