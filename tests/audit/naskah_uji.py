"""Word files for the tests: a tab-separated text turned into paragraphs and tables."""

from collections.abc import Iterable
from pathlib import Path

import docx


def ke_docx(baris: Iterable[str], path: Path) -> Path:
    """Write lines as a Word file: runs of tab-separated lines become tables, others paragraphs.

    A table that a page break cuts stays cut, as in the source.
    """
    dokumen = docx.Document()
    tabel: list[list[str]] = []
    for satu in [*baris, ""]:
        if "\t" in satu:
            tabel.append(satu.split("\t"))
            continue
        if tabel:
            _tulis_tabel(dokumen, tabel)
            tabel = []
        dokumen.add_paragraph(satu)
    dokumen.save(str(path))
    return path


def _tulis_tabel(dokumen: "docx.document.Document", tabel: list[list[str]]) -> None:
    lebar = max(map(len, tabel))
    word = dokumen.add_table(rows=len(tabel), cols=lebar)
    sel = word._cells
    for i, satu in enumerate(tabel):
        for j, teks in enumerate(satu):
            sel[i * lebar + j].text = teks
