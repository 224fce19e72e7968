"""Numbers of the sections: without gaps, whatever a workbook leaves out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lakip_xl.report.blocks import Block, Heading

_SECTION, _PART = 2, 3


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Number sections A, B, … and their parts 1, 2, … in reading order.

    >>> [one.number for one in numbered([Heading(2, "", "x"), Heading(3, "", "y")])]
    ['A.', '1.']
    """
    sections = parts = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == _SECTION:
            sections, parts = sections + 1, 0
            yield replace(block, number=f"{chr(ord('A') + sections - 1)}.")
        elif isinstance(block, Heading) and block.level == _PART:
            parts += 1
            yield replace(block, number=f"{parts}.")
        else:
            yield block
