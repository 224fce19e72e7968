"""A block's table as a Word table."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from lakip_xl.report.blocks import Align, Column, Ref, Table
from lakip_xl.report.figures.book import Figure
from lakip_xl.report.word.looks import Role
from lakip_xl.report.word.markup import element, paragraph, run
from lakip_xl.workbook.colors import PALE

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from lakip_xl.report.word.controls import Controls
    from lakip_xl.report.word.numbering import Captions
    from lakip_xl.report.word.styles import Styles

_ROLES = {
    Align.LEFT: Role.CELL,
    Align.CENTER: Role.CELL_CENTER,
    Align.RIGHT: Role.CELL_NUMBER,
}
_DENSE_ROLES = _ROLES | {Align.LEFT: Role.DENSE, Align.RIGHT: Role.DENSE_NUMBER}
_KEPT_TOGETHER = 8
"""A table of so few rows is not cut by a page's end."""
_FIRST_ROWS = 2
_DIGIT, _DENSE_DIGIT = 104, 84
"""Twentieths of a point that a digit takes at most, bold as in totals."""
_PADDING = 190
"""Twentieths of a point left and right of what a cell holds."""
_WIDEST_CODE = 0.25
"""Share of a table's width that a code may claim for its column."""
_CODE_ENDS = "0123456789%"


def word_table(
    table: Table, width: int, styles: "Styles", captions: "Captions", controls: "Controls"
) -> "BaseOxmlElement":
    """Make the table: fixed columns, heads repeated on every page, rows that do not split.

    Args:
        table: The block.
        width: The width of the page's text, in twentieths of a point.
        styles: The document's styles.
        captions: The report's captions, for references in cells.
        controls: Makes the controls of its figures.
    """
    widths = _widths(table, width)
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val=styles.table),
            element("tblW", w=sum(widths), type="dxa"),
            element("tblLayout", type="fixed"),
            element(
                "tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0,
                noHBand=0, noVBand=1,
            ),
            element("tblCaption", val=table.title),
        ),
        element("tblGrid", *(element("gridCol", w=one) for one in widths)),
    )  # fmt: skip
    made.extend(_heads(table.columns, widths, styles))
    made.extend(_rows(table, widths, styles, captions, controls))
    return made


def _widths(table: Table, width: int) -> list[int]:
    """Share the width out as the columns ask, but no code or amount is broken over lines."""
    shares = sum(column.width for column in table.columns)
    widths = [column.width / shares * width for column in table.columns]
    needed = [_least(table, place, width) for place in range(len(widths))]
    missing = sum(max(0.0, least - own) for own, least in zip(widths, needed, strict=True))
    spare = sum(max(0.0, own - least) for own, least in zip(widths, needed, strict=True))
    part = min(1.0, missing / spare) if spare else 0.0
    given = min(1.0, spare / missing) if missing else 0.0
    made = [
        int(own - (own - least) * part if own > least else own + (least - own) * given)
        for own, least in zip(widths, needed, strict=True)
    ]
    made[made.index(max(made))] += width - sum(made)
    return made


def _least(table: Table, place: int, width: int) -> float:
    """Give the width of a column's longest code or number; words may be broken as they are."""
    digit = _DENSE_DIGIT if table.dense else _DIGIT
    tokens = (
        len(token)
        for row in table.rows
        for token in str(row.cells[place]).split()
        if isinstance(row.cells[place], str | Figure) and token[-1] in _CODE_ENDS
    )
    return min(_WIDEST_CODE * width, digit * max(tokens, default=0) + _PADDING)


def _heads(
    columns: Sequence[Column], widths: list[int], styles: "Styles"
) -> Iterator["BaseOxmlElement"]:
    """Make one head row, or two where columns share a group's heading."""
    role = Role.CELL_HEAD
    if not any(column.group for column in columns):
        cells = [
            _cell(_words(column.title, role, styles), width)
            for column, width in zip(columns, widths, strict=True)
        ]
        yield _table_row(cells, head=True)
        return
    upper: list[BaseOxmlElement] = []
    lower: list[BaseOxmlElement] = []
    pairs = zip(columns, widths, strict=True)
    for group, members in groupby(pairs, key=lambda pair: pair[0].group):
        together = list(members)
        if group:
            span = element("gridSpan", val=len(together))
            whole = sum(width for _, width in together)
            upper.append(_cell(_words(group, role, styles), whole, span))
        for column, width in together:
            if group:
                lower.append(_cell(_words(column.title, role, styles), width))
            else:
                start = element("vMerge", val="restart")
                upper.append(_cell(_words(column.title, role, styles), width, start))
                lower.append(_cell(_words("", role, styles), width, element("vMerge")))
    yield _table_row(upper, head=True)
    yield _table_row(lower, head=True)


def _rows(
    table: Table,
    widths: list[int],
    styles: "Styles",
    captions: "Captions",
    controls: "Controls",
) -> Iterator["BaseOxmlElement"]:
    roles = _DENSE_ROLES if table.dense else _ROLES
    last = len(table.rows) - 1
    for position, row in enumerate(table.rows):
        # A short table stays whole; of a long one neither end stands alone on a page.
        at_an_end = position < _FIRST_ROWS or position == last - 1
        keep = position < last and (last < _KEPT_TOGETHER or at_an_end)
        cells = []
        for cell, column, width in zip(row.cells, table.columns, widths, strict=True):
            strong = styles.strong if row.strong and not column.light else None
            content = paragraph(
                styles.id_of(roles[column.align]),
                *(
                    captions.reference(cell.key, strong)
                    if isinstance(cell, Ref)
                    else controls.runs(cell, table.key, strong)
                ),
                extra=(element("keepNext"),) if keep else (),
            )
            shade = element("shd", val="clear", color="auto", fill=PALE) if row.strong else None
            cells.append(_cell(content, width, shade))
        yield _table_row(cells, head=False)


def _words(text: str, role: Role, styles: "Styles") -> "BaseOxmlElement":
    return paragraph(styles.id_of(role), *([run(text)] if text else []))


def _cell(
    content: "BaseOxmlElement", width: int, extra: "BaseOxmlElement | None" = None
) -> "BaseOxmlElement":
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if extra is not None:
        properties.append(extra)
    properties.append(element("vAlign", val="center"))
    return element("tc", properties, content)


def _table_row(cells: list["BaseOxmlElement"], *, head: bool) -> "BaseOxmlElement":
    properties = element("trPr", element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    return element("tr", properties, *cells)
