"""The workbook as the report reads it: a recalculated copy, the user's file untouched."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from lakip_xl import interrupts
from lakip_xl.engine.recalculation import recalculate
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind
from lakip_xl.package.workbook import Workbook
from lakip_xl.report.figures.reconcile import Contradiction, contradictions
from lakip_xl.workbook.records import WorkbookReader


@dataclass(frozen=True, slots=True)
class FreshCopy:
    """A workbook whose cells have just been computed."""

    reader: WorkbookReader
    workbook: Workbook
    replaced: tuple[Contradiction, ...]
    """Typed amounts that were left out in favour of the sums of their parts."""
    stale: tuple[str, ...]
    """Cells that could not be computed and hold an older value, as ``sheet!cell``."""


def fresh_copy(path: Path) -> FreshCopy:
    """Copy a workbook, leave out typed sums that its parts contradict, and recalculate it.

    Args:
        path: A workbook made from the template. It is not changed.

    Raises:
        PackageError: the file is no usable workbook.
        WorkbookError: a sheet, table or column is missing.
    """
    package = open_package(path, kind=Kind.WORKBOOK)
    replaced = contradictions(WorkbookReader(path))
    workbook = Workbook(package)
    parts = {}
    for title in {one.sheet for one in replaced}:
        sheet = workbook.sheet(title)
        if sheet is not None:
            cells = (one.cell for one in replaced if one.sheet == title)
            parts[sheet.part] = _without(package.read(sheet.part), cells)
    # The reader's messages name the file, so the copy bears the workbook's own name.
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(b"".join(package.rewritten(parts)))
        report = recalculate(copy)
        interrupts.resume()  # only our own copy was written
        stale = tuple(f"{failure.sheet}!{failure.cell}" for failure in report.failures)
        fresh = Workbook(open_package(copy, kind=Kind.WORKBOOK))
        return FreshCopy(WorkbookReader(copy), fresh, replaced, stale)


def _without(content: bytes, cells: Iterable[str]) -> bytes:
    """Empty typed cells of a sheet; their looks stay."""
    wanted = set(cells)
    root = etree.fromstring(content)
    for cell in root.iter("{*}c"):
        if cell.get("r") in wanted:
            cell.attrib.pop("t", None)
            for child in list(cell):
                cell.remove(child)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
