"""The workbook computed again with something else in some cells; nothing is written."""

from collections.abc import Mapping
from html import escape

from lakip_xl.audit.buku.asal import Sel
from lakip_xl.audit.buku.isi import Buku, baca_buku
from lakip_xl.engine.evaluation import evaluate
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import address
from lakip_xl.package.cells import FormulaKind
from lakip_xl.package.cutting import cut
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.values import CellValue

_POTONGAN = 4
"""Pieces per cell of a cut sheet; the formula is the third."""


def dengan_nilai(buku: Buku, nilai: Mapping[Sel, float]) -> Buku | None:
    """Give the workbook with numbers in some cells, whether they held formulas or not.

    Args:
        buku: The workbook.
        nilai: The numbers by cell.

    Returns:
        The workbook, read anew; ``None`` where it cannot be computed.
    """
    paket = buku.workbook.package
    editor = BookEditor(paket)
    for (nama, baris, kolom), angka in nilai.items():
        halaman = editor.sheet(buku.lembar[nama].sheet.part)
        if halaman.cell(baris, kolom) is not None:
            halaman.set_value(baris, kolom, angka)
    try:
        return baca_buku(b"".join(paket.rewritten(editor.changed())))
    except LakipError:
        return None


def dengan_rumus(buku: Buku, rumus: Mapping[Sel, str]) -> dict[Sel, CellValue]:
    """Compute the workbook with other formulas in some cells.

    A workbook of an earlier version of the template may say the same in other words: only its
    results tell whether a formula is another one.

    Args:
        buku: The workbook.
        rumus: By cell, the formula without "=" in the form that the file stores.

    Returns:
        The results of those cells that could be computed.
    """
    paket = buku.workbook.package
    bagian: dict[str, bytes] = {}
    for nama in {sheet for sheet, _, _ in rumus}:
        sheet = buku.lembar[nama].sheet
        sumber = cut(paket.read(sheet.part))
        potongan = sumber.pieces.copy()
        for i, (baris, kolom) in enumerate(zip(sumber.rows, sumber.columns, strict=True)):
            baru, lama = rumus.get((nama, baris, kolom)), sumber.formula(i)
            if baru is not None and lama is not None and lama.kind is FormulaKind.NORMAL:
                isi = f"<{sumber.prefix}f>{escape(baru, quote=False)}</{sumber.prefix}f>"
                potongan[i * _POTONGAN + 2] = isi
        bagian[sheet.part] = "".join(potongan).encode()
    try:
        evaluasi = evaluate(open_package(b"".join(paket.rewritten(bagian))))
    except LakipError:
        return {}  # the template's formulas do not fit this workbook
    gagal = {(satu.sheet, satu.cell) for satu in evaluasi.failures}
    return {sel: evaluasi.value(*sel) for sel in rumus if (sel[0], address(*sel[1:])) not in gagal}
