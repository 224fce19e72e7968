"""The workbook without sheets that an office does not use: nothing on the others refers to them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from lakip_xl.workbook.schema import SHEETS, beranda, keadaan, pemeriksaan
from lakip_xl.workbook.schema.block import Block
from lakip_xl.workbook.schema.model import Field, Sheet
from lakip_xl.workbook.schema.pengaturan import MODULE_BLOCKS, MODULES

KEYS = {title.casefold().replace("sistem ", "").replace(" ", "-"): title for title, _ in MODULES}
"""The sheets that may be left out, by the word of the command line."""
_WORD = re.compile(r"\w+")


def sheets_without(titles: Collection[str]) -> tuple[Sheet, ...]:
    """Give the sheets of a workbook that lacks some.

    Args:
        titles: The sheets that the office does not use, of ``KEYS``' values.

    Example:
        >>> "SAKIP" in [sheet.title for sheet in sheets_without({"SAKIP"})]
        False
    """
    if not titles:
        return SHEETS
    kept = [sheet for sheet in SHEETS if sheet.title not in titles]
    gone = {name for sheet in SHEETS if sheet.title in titles for name in _names(sheet)}
    gone |= {name for title in titles for name in MODULE_BLOCKS.get(title, ())}
    gone |= {switch for title, switch in MODULES if title in titles}
    reduced = [_reduced(sheet, gone, titles) for sheet in kept]
    while more := {f.name for s in reduced for f in s.fields if _refers(f, gone)}:
        gone |= more
        reduced = [
            replace(s, fields=tuple(f for f in s.fields if f.name not in gone)) for s in reduced
        ]
    # Beranda is laid out anew, so that no card, chart or check leaves a hole.
    front = _reduced(beranda.sheet(gone, titles), gone, titles)
    return (front, *(s for s in reduced if s.title != front.title))


def _names(sheet: Sheet) -> Iterator[str]:
    yield from (table.name for table in sheet.tables)
    yield from (field.name for field in sheet.fields)


def _refers(field: Field, gone: Collection[str]) -> bool:
    return any(word in gone for word in _WORD.findall(field.formula or ""))


def _reduced(sheet: Sheet, gone: Collection[str], titles: Collection[str]) -> Sheet:
    summing = {
        keadaan.PRINTED: keadaan.printed_differences(gone),
        keadaan.ERRORS: pemeriksaan.error_cells(gone),
    }
    return replace(
        sheet,
        fields=tuple(
            replace(f, formula=summing[f.name]) if f.name in summing else f
            for f in sheet.fields
            if f.name not in gone
        ),
        charts=tuple(chart for chart in sheet.charts if chart.table not in gone),
        blocks=tuple(b for block in sheet.blocks if (b := _block(block, gone, titles)) is not None),
    )


def _block(block: Block, gone: Collection[str], titles: Collection[str]) -> Block | None:
    if any(name in gone for name, *_ in block.names):
        return None
    if not block.names or block.names[0][0] != "ModulDipakai":
        return block
    rows = [
        (row, named)
        for row, named in zip(block.rows, block.row_names, strict=True)
        if row[0] not in titles
    ]
    if not rows:
        return None
    return replace(
        block,
        rows=tuple(row for row, _ in rows),
        row_names=tuple((at, column, name) for at, (_, (_, column, name)) in enumerate(rows)),
    )
