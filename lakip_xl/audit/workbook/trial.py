"""The workbook computed again with something else in some cells; nothing is written."""

from collections.abc import Mapping
from html import escape

from lakip_xl.audit.workbook.book import AuditedBook
from lakip_xl.audit.workbook.origins import Spot
from lakip_xl.engine.evaluation import evaluate
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import Area, address
from lakip_xl.package.cells import FormulaKind
from lakip_xl.package.cutting import cut
from lakip_xl.package.gate import open_package
from lakip_xl.package.values import CellValue

_PIECES = 4
"""Pieces per cell of a cut sheet; the formula is the third."""


def with_values(book: AuditedBook, values: Mapping[Spot, float]) -> AuditedBook | None:
    """Give the workbook with numbers in some cells, whether they held formulas or not.

    Args:
        book: The workbook.
        values: The numbers by cell.

    Returns:
        The workbook; ``None`` where it cannot be computed.
    """
    other = AuditedBook(book.book.with_values(values))
    try:
        _ = other.evaluation
    except LakipError:
        return None
    return other


def with_formulas(book: AuditedBook, formula: Mapping[Spot, str]) -> dict[Spot, CellValue]:
    """Compute the workbook with other formulas in some cells, or with some where none stood.

    A workbook of an earlier version of the template may say the same in other words: only its
    results tell whether a formula is another one.

    Args:
        book: The workbook.
        formula: By cell, the formula without "=" in the form that the file stores.

    Returns:
        The results of those cells that could be computed.
    """
    if not formula:
        return {}
    package = book.workbook.package
    part: dict[str, bytes] = {}
    for name in {sheet for sheet, _, _ in formula}:
        sheet = book.sheets[name].sheet
        spots = [Area(r, c, r, c) for one, r, c in formula if one == name]
        without = [a for a in spots if book.sheets[name].formula(*a[:2]) is None]
        sources = cut(package.read(sheet.part), without)
        pieces = sources.pieces.copy()
        for i, (row, column) in enumerate(zip(sources.rows, sources.columns, strict=True)):
            new, old = formula.get((name, row, column)), sources.formula(i)
            if new is None or (old is not None and old.kind is not FormulaKind.NORMAL):
                continue
            content = f"<{sources.prefix}f>{escape(new, quote=False)}</{sources.prefix}f>"
            tag = pieces[i * _PIECES + 1]
            if old is None and tag.endswith("/>"):
                pieces[i * _PIECES + 1] = f"{tag[:-2]}>"
                content += f"</{sources.prefix}c>"
            pieces[i * _PIECES + 2] = content
        part[sheet.part] = "".join(pieces).encode()
    try:
        evaluation = evaluate(open_package(b"".join(package.rewritten(part))))
    except LakipError:
        return {}  # the template's formulas do not fit this workbook
    failed = {(one.sheet, one.cell) for one in evaluation.failures}
    return {
        cell: evaluation.value(*cell)
        for cell in formula
        if (cell[0], address(*cell[1:])) not in failed
    }
