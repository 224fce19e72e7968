"""Marks on the cells in which something was found: conditional formats that can be taken out."""

from collections.abc import Mapping, Sequence

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.workbook.traces import MARKED, MARKER, mark_formula
from lakip_xl.package.annotations import Format, add_formats, formula_of, remove_formats, rules
from lakip_xl.package.lossless import Element


def styles(findings_sheet: Element) -> dict[Severity, str]:
    """Find the differential style of each severity in the formats of the sheet Pemeriksaan."""
    result: dict[Severity, str] = {}
    for level in MARKED:
        for rule in rules(findings_sheet):
            if f'"{level.value}"' in formula_of(rule) and rule.get("dxfId"):
                result.setdefault(level, rule.get("dxfId"))
    return result


def add_marks(
    sheet: Element, cells: Mapping[Severity, Sequence[str]], style_of: Mapping[Severity, str]
) -> None:
    """Mark the cells of a sheet.

    Args:
        sheet: The sheet's root element.
        cells: Its cells that get a mark, by severity.
        style_of: The differential style by severity.
    """
    used = (level for level in MARKED if level in cells and level in style_of)
    add_formats(sheet, [Format(cells[one], mark_formula(one), style_of[one]) for one in used])


def remove_marks(sheet: Element) -> None:
    """Take every mark out again."""
    remove_formats(sheet, lambda formula: MARKER in formula)
