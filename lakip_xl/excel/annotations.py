"""Marks and links on a worksheet: what xlwings' own object model lacks.

The adapter's second half. Everything here speaks to the COM object of one worksheet
(``ExcelWorkbook.worksheet``), in the few words that ``tests/support/fake_worksheet.py`` knows too.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

EXPRESSION = 2
"""Excel's xlExpression: a conditional format that asks a formula."""
FILL_FORMATS = 3
"""Excel's xlFillFormats."""
LONGEST_ADDRESS = 255
"""Characters that ``Range`` takes."""


def joined(cells: Iterable[str], longest: int = LONGEST_ADDRESS) -> Iterator[str]:
    """Join addresses into as few as ``Range`` takes.

    >>> list(joined(["A1", "B2", "C3"], longest=5))
    ['A1,B2', 'C3']
    """
    text = ""
    for cell in cells:
        longer = f"{text},{cell}" if text else cell
        if len(longer) > longest:
            yield text
            longer = cell
        text = longer
    if text:
        yield text


def mark(worksheet: Any, cells: Iterable[str], formula: str, *, ink: str, fill: str) -> None:
    """Mark cells by a conditional format, which changes no format of theirs.

    Args:
        worksheet: The sheet.
        cells: Their addresses.
        formula: The format's formula, by which ``marks`` finds it again.
        ink: The colour of the text, as RRGGBB.
        fill: The colour of the cell, as RRGGBB.
    """
    for address in joined(cells):
        condition = worksheet.Range(address).FormatConditions.Add(
            Type=EXPRESSION, Formula1=f"={formula}"
        )
        condition.Interior.Color = _color(fill)
        condition.Font.Color = _color(ink)
        condition.Font.Bold = True
        # Excel would stop there otherwise, and the cell lose the user's formats, and ours.
        condition.StopIfTrue = False
        condition.SetFirstPriority()


def marks(worksheet: Any, marker: str) -> list[Any]:
    """Find the conditional formats whose formula holds a marker.

    The last comes first, so that they can be deleted one after the other: Excel knows them by
    their place in the list.
    """
    conditions = worksheet.Cells.FormatConditions
    every = (conditions.Item(index) for index in range(conditions.Count, 0, -1))
    # Only this type has a formula for certain: a colour scale fails when it is asked for one.
    return [one for one in every if one.Type == EXPRESSION and marker in one.Formula1]


def link(worksheet: Any, targets: Mapping[str, str], file: str = "") -> None:
    """Link cells to places in a workbook.

    Args:
        worksheet: The sheet.
        targets: The place, for example ``'IKU'!D9``, by the address of the cell.
        file: The workbook; that of the sheet unless given.
    """
    for address, target in targets.items():
        cell = worksheet.Range(address)
        cell.Hyperlinks.Add(Anchor=cell, Address=file, SubAddress=target)


def unlink(worksheet: Any, area: str) -> None:
    """Take links out of cells; their formats stay (Excel's ``Hyperlinks.Delete`` resets them)."""
    worksheet.Range(area).ClearHyperlinks()


def copy_formats(worksheet: Any, source: str, area: str) -> None:
    """Give the cells of an area the formats of its edge, without the clipboard.

    Args:
        worksheet: The sheet.
        source: The edge: the area's first column, or its first row.
        area: The area, its edge included.
    """
    worksheet.Range(source).AutoFill(worksheet.Range(area), FILL_FORMATS)


def show_all_rows(worksheet: Any, table: str) -> None:
    """Show the rows of a table that a filter hides: it was chosen for rows that are no more."""
    chosen = worksheet.ListObjects(table).AutoFilter
    if chosen is not None and chosen.FilterMode:
        chosen.ShowAllData()


def _color(rgb: str) -> int:
    """Give a colour as Excel numbers it: blue in front.

    >>> _color("FF0000"), _color("00FF00")
    (255, 65280)
    """
    return int.from_bytes(bytes.fromhex(rgb), "little")
