"""From the place that a finding names back to what stands there."""

import re
from collections.abc import Sequence

from lakip_xl.audit.read.blocks import Block, Grid, GridCell, Paragraph

_CELL = re.compile(r"tabel ke-(\d+), baris (\d+), kolom (\d+)")
_PARAGRAPH = re.compile(r"paragraf (\d+)")


class Places:
    """The blocks of a file by the names of their places.

    Example:
        >>> places = Places([Paragraph("Satu.", 1), Grid(((GridCell("a"), GridCell("5")),), 1)])
        >>> places.paragraphs("paragraf 1")[0].text
        'Satu.'
        >>> places.cell("tabel ke-1, baris 1, kolom 2").text
        '5'
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._grids = {block.number: block for block in blocks if isinstance(block, Grid)}
        self._paragraphs: dict[int, list[Paragraph]] = {}
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraphs.setdefault(block.number, []).append(block)

    def row(self, place: str | None) -> tuple[GridCell, ...]:
        """Give the cells of the row that a place is in; none where it is in no table."""
        found = _CELL.match(place or "")
        grid = self._grids.get(int(found[1])) if found else None
        if found is None or grid is None or not 0 < int(found[2]) <= len(grid.rows):
            return ()
        return grid.rows[int(found[2]) - 1]

    def cell(self, place: str | None) -> GridCell | None:
        """Give the cell at a place."""
        found, row = _CELL.match(place or ""), self.row(place)
        return row[int(found[3]) - 1] if found and 0 < int(found[3]) <= len(row) else None

    def paragraphs(self, place: str | None) -> list[Paragraph]:
        """Give the paragraph at a place, the text boxes on it, and the one that may carry it on."""
        found = _PARAGRAPH.fullmatch(place or "")
        if found is None:
            return []
        number = int(found[1])
        return [p for n in (number, number + 1) for p in self._paragraphs.get(n, ())]
