"""Findings into the workbook, and out of it again without a trace.

The sheet Pemeriksaan gets the list, the cells get marks, the counts that depend on them get new
stored values. Every other part of the package stays byte for byte.
"""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lakip_xl.audit.buku.asal import setara
from lakip_xl.audit.buku.catatan import MEDAN_WAKTU, sel_bertanda, waktu_teks
from lakip_xl.audit.buku.isi import Buku, baca_buku
from lakip_xl.audit.buku.lembar_temuan import isikan, kosongkan
from lakip_xl.audit.buku.periksa import temukan
from lakip_xl.audit.buku.tanda import beri_tanda, corak, hapus_tanda
from lakip_xl.audit.identity import identified
from lakip_xl.audit.temuan import Temuan, urutkan
from lakip_xl.engine.evaluation import Evaluation, evaluate
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import parse_cell
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Package
from lakip_xl.workbook.schema.pemeriksaan import TBL_TEMUAN


def periksa_dan_tulis(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str] | None = None,
    *,
    waktu: datetime | None = None,
) -> list[Temuan]:
    """Audit a workbook and write the findings into it.

    Args:
        path: The workbook.
        output: Where to store the result; ``None`` stores it in place.
        waktu: The time that the sheet shows; now, when not given.

    Returns:
        The findings, sorted by table and severity.

    Raises:
        LakipError: The workbook cannot be used or written, or has no table for findings.
    """
    target = check_writable(Path(path if output is None else output))
    buku = baca_buku(path)
    temuan = identified(urutkan(temukan(buku)))
    isi = _simpan(buku, temuan, waktu_teks(waktu or datetime.now()))  # noqa: DTZ005 - the user's own clock
    own = buku.workbook.package.content if output is None else None
    write_atomically(target, isi, unchanged=own)
    return temuan


def bersihkan(path: str | os.PathLike[str], output: str | os.PathLike[str] | None = None) -> None:
    """Take the findings and their marks out of a workbook.

    Args:
        path: The workbook.
        output: Where to store the result; ``None`` stores it in place.

    Raises:
        LakipError: The workbook cannot be used or written, or has no table for findings.
    """
    target = check_writable(Path(path if output is None else output))
    buku = baca_buku(path)
    own = buku.workbook.package.content if output is None else None
    write_atomically(target, _simpan(buku, (), None), unchanged=own)


def _simpan(buku: Buku, temuan: Sequence[Temuan], waktu: str | None) -> list[bytes | memoryview]:
    """Give the bytes of the workbook with these findings and no others."""
    lama = buku.workbook.package
    bagian = _bagian(buku, temuan, waktu)
    baru = open_package(b"".join(lama.rewritten(bagian)))
    bagian |= _nilai_baru(baru, buku.evaluasi)
    return list(
        lama.rewritten({nama: isi for nama, isi in bagian.items() if isi != lama.read(nama)})
    )


def _bagian(buku: Buku, temuan: Sequence[Temuan], waktu: str | None) -> dict[str, bytes]:
    """Give the parts that carry findings and marks."""
    editor = BookEditor(buku.workbook.package)
    tabel = buku.workbook.table(TBL_TEMUAN.name)
    if tabel is None:
        raise LakipError(
            f"Buku kerja ini tidak punya tabel {TBL_TEMUAN.name} di sheet Pemeriksaan, sehingga "
            "temuan tidak dapat ditulis; jalankan periksa tanpa --tulis."
        )
    halaman = editor.sheet(buku.lembar[tabel.sheet].sheet.part)
    if temuan:
        isikan(editor, buku.workbook, tabel, temuan)
    else:
        kosongkan(editor, buku.workbook, tabel)
    medan = buku.medan.get(MEDAN_WAKTU)
    if medan is not None and medan.letak.sel:
        tempat = parse_cell(medan.letak.sel)
        if halaman.cell(*tempat) is not None:
            halaman.set_value(*tempat, waktu)
    corak_tingkat, sel = corak(halaman.root), sel_bertanda(temuan)
    for lembar in buku.lembar.values():
        if lembar.nama != tabel.sheet:
            akar = editor.part(lembar.sheet.part).root
            hapus_tanda(akar)
            beri_tanda(akar, sel.get(lembar.nama, {}), corak_tingkat)
    return editor.changed()


def _nilai_baru(paket: Package, lama: Evaluation) -> dict[str, bytes]:
    """Store the results that the findings changed, and no other: old values are not ours."""
    bagian = {}
    for hasil in evaluate(paket).results:
        sumber, sebelum = hasil.copy.source, lama.values(hasil.copy.sheet.name)
        berubah = {
            i: nilai
            for i, (tempat, nilai) in enumerate(
                zip(zip(sumber.rows, sumber.columns, strict=True), hasil.values, strict=True)
            )
            if not setara(nilai, sebelum.get(tempat))
        }
        if berubah:
            bagian[hasil.copy.sheet.part] = sumber.patched(berubah)
    return bagian
