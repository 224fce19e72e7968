"""Word files for the tests: a tab-separated text turned into paragraphs and tables."""

from collections.abc import Iterable
from pathlib import Path

import docx

GABUNG = {"<", "^"}
"""Cells that only continue another."""


def ke_docx(baris: Iterable[str], path: Path) -> Path:
    """Write lines as a Word file: runs of tab-separated lines become tables, others paragraphs.

    A table that a page break cuts stays cut, as in the source. A cell ``<`` is merged with the one
    to its left, a cell ``^`` with the one above.
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
            if teks not in GABUNG:
                sel[i * lebar + j].text = teks
    for i, satu in enumerate(tabel):
        for j, teks in enumerate(satu):
            if teks not in GABUNG:
                kanan, bawah = _luas(tabel, i, j)
                if (kanan, bawah) != (j, i):
                    sel[i * lebar + j].merge(sel[bawah * lebar + kanan])


def _luas(tabel: list[list[str]], baris: int, kolom: int) -> tuple[int, int]:
    """Give the last column and row that a cell is merged over."""
    kanan, bawah = kolom, baris
    while kanan + 1 < len(tabel[baris]) and tabel[baris][kanan + 1] == "<":
        kanan += 1
    while bawah + 1 < len(tabel) and tabel[bawah + 1][kolom : kolom + 1] == ["^"]:
        bawah += 1
    return kanan, bawah
