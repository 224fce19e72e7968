"""What the template's formulas would give where the workbook has other ones.

A workbook of an earlier version may say the same in other words. Only a formula whose result
differs is worth a finding, so the template's formulas are put in place, in memory, and computed.
"""

from collections.abc import Mapping
from html import escape

from lakip_xl.audit.buku.asal import Sel
from lakip_xl.audit.buku.isi import Buku
from lakip_xl.engine.evaluation import evaluate
from lakip_xl.errors import LakipError
from lakip_xl.package.cells import FormulaKind
from lakip_xl.package.cutting import cut
from lakip_xl.package.gate import open_package
from lakip_xl.package.values import CellValue

_POTONGAN = 4
"""Pieces per cell of a cut sheet; the formula is the third."""


def hitung_templat(buku: Buku, rumus: Mapping[Sel, str]) -> dict[Sel, CellValue]:
    """Compute the workbook with other formulas in some cells.

    Args:
        buku: The workbook.
        rumus: By cell, the formula without "=" in the form that the file stores.

    Returns:
        The results of those cells that could be computed.
    """
    bagian: dict[str, bytes] = {}
    for nama in {sheet for sheet, _, _ in rumus}:
        sheet = buku.lembar[nama].sheet
        sumber = cut(buku.workbook.package.read(sheet.part))
        potongan = sumber.pieces.copy()
        for i, (baris, kolom) in enumerate(zip(sumber.rows, sumber.columns, strict=True)):
            baru = rumus.get((nama, baris, kolom))
            lama = sumber.formula(i)
            if baru is not None and lama is not None and lama.kind is FormulaKind.NORMAL:
                isi = f"<{sumber.prefix}f>{escape(baru, quote=False)}</{sumber.prefix}f>"
                potongan[i * _POTONGAN + 2] = isi
        bagian[sheet.part] = "".join(potongan).encode()
    try:
        evaluasi = evaluate(open_package(b"".join(buku.workbook.package.rewritten(bagian))))
    except LakipError:
        return {}  # the template's formulas do not fit this workbook
    gagal = {(satu.sheet, satu.cell) for satu in evaluasi.failures}
    sel_gagal = {
        (nama, baris, kolom)
        for nama, baris, kolom in rumus
        if (nama, buku.lembar[nama].letak(baris, kolom).sel) in gagal
    }
    return {sel: evaluasi.value(*sel) for sel in rumus if sel not in sel_gagal}
