"""The headline results of a workbook: the cards of its sheet Beranda, as lines of text."""

import os

from lakip_xl.rules.format import tulis_angka
from lakip_xl.workbook.records import WorkbookReader
from lakip_xl.workbook.schema.beranda import CARDS
from lakip_xl.workbook.schema.kinds import Format

_DECIMALS = {Format.INDEX: 4}


def headlines(path: str | os.PathLike[str]) -> list[str]:
    """Write one line per card that has a figure; none for a workbook without our Beranda.

    Raises:
        PackageError: the file is no usable workbook.
    """
    fields = WorkbookReader(path).fields
    lines = []
    for card in CARDS:
        value = fields.get(card.value.name)
        if not isinstance(value, int | float):
            continue
        figure = tulis_angka(value, _DECIMALS.get(card.value.format, 2))
        if card.value.format is Format.PERCENT:
            figure += "%"
        remarks = [
            " ".join(str(fields[f.name]).split())
            for f in (card.word, card.note)
            if fields.get(f.name)
        ]
        lines.append(f"{card.value.label}: {figure} ({'; '.join(remarks)})")
    return lines
