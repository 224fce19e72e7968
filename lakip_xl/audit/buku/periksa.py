"""Audit a workbook: from the file to its findings."""

import os
from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.audit.buku.akibat import pisahkan_akibat
from lakip_xl.audit.buku.asal import Sel, membaca
from lakip_xl.audit.buku.isi import Buku, baca_buku
from lakip_xl.audit.buku.modul import mati, tanpa_yang_mati
from lakip_xl.audit.buku.susun import susun
from lakip_xl.audit.identity import identified
from lakip_xl.audit.registry import Aturan, jalankan, semua_aturan
from lakip_xl.audit.sebab import satukan
from lakip_xl.audit.temuan import Temuan, Tingkat, urutkan
from lakip_xl.package.addresses import parse_cell
from lakip_xl.workbook.book.opened import Book

KAMAR = "lakip_xl.audit.buku.aturan"
"""The room of the rules that only a workbook has."""

_BERSAMA = (
    "jumlah-jenjang", "jumlah-total", "serapan", "sisa-anggaran", "efisiensi", "batas-anggaran",
    "kalimat-angka", "kalimat-hubungan", "kalimat-tercapai", "kalimat-kategori",
    "capaian-tidak-wajar", "persentase-lebih-dari-100", "satuan-berbeda", "realisasi-kosong",
    "rumus-capaian", "kategori-bergantung-rumus", "bobot-merit", "jumlah-kolom", "nilai-sakip",
    "batas-bobot", "nilai-ip-asn",
)  # fmt: skip
"""Shared rules that a workbook is held to. The others ask whether a printed result follows from
its row; of a workbook that is known better, from the row's own formula (rule ``tercetak``)."""

_SEBAB_GALAT = {
    "angka-teks", "angka-ambigu", "batas-bobot", "di-luar-batas", "nilai-ip-asn", "pilihan",
    "skala-pengaturan", "format-tanggal", "pembagi-nol",
}  # fmt: skip
"""Rules about entries that make the formulas beside them fail."""


def aturan_buku() -> dict[str, Aturan]:
    """Give every rule that a workbook is held to, by id."""
    return {
        nama: satu
        for nama, satu in semua_aturan(KAMAR).items()
        if nama in _BERSAMA or satu.untuk is Buku
    }


def periksa_buku(source: str | os.PathLike[str] | bytes | Book) -> list[Temuan]:
    """Audit a workbook.

    Args:
        source: The workbook's path, the whole file, or the open book. It need not be
            recalculated: every formula is computed anew.

    Returns:
        The findings, sorted by table and severity.

    Raises:
        LakipError: The file cannot be used; the message says why.
    """
    buku = Buku(source) if isinstance(source, Book) else baca_buku(source)
    return identified(urutkan([*temukan(buku), *_foreign(buku)]))


def _foreign(buku: Buku) -> Iterator[Temuan]:
    """Audit the tables that are not ours as those of a draft are."""
    from lakip_xl.audit.read.workbook import read_workbook

    blocks = read_workbook(buku)
    if not blocks:
        return
    from lakip_xl.audit.draft import understand_draft
    from lakip_xl.audit.naskah.periksa import table_rules

    found = table_rules(understand_draft(blocks), sure_heads=True)
    yield from (one for one in found if one.sheet is not None)


def temukan(buku: Buku) -> Iterator[Temuan]:
    """Find what is wrong with a workbook that has been read, consequences told apart."""
    yield from pisahkan_akibat(buku, _semua(buku), _semua)


def _semua(semuanya: Buku) -> list[Temuan]:
    buku = tanpa_yang_mati(semuanya)
    tak_dipakai = mati(buku)
    return [t for t in _dari(buku) if t.sheet not in tak_dipakai]


def _dari(buku: Buku) -> list[Temuan]:
    hukum = list(aturan_buku().values())

    def jalan(model: object) -> Iterator[Temuan]:
        return jalankan(hukum, [model])

    semua = [t for model in susun(buku) for t in satukan(model, jalan)]
    semua += jalankan(hukum, [buku])
    return [_dengan_angka(buku, satu) for satu in _tanpa_akibat(buku, semua)]


def _tanpa_akibat(buku: Buku, semua: list[Temuan]) -> Iterator[Temuan]:
    """Leave out the Excel errors that follow from a wrong entry which is found itself.

    A wrong figure that two rules find is left with the first of them.
    """
    entri = {tempat for t in semua if t.aturan in _SEBAB_GALAT and (tempat := _tempat(t))}
    galat = [(t, tempat) for t in semua if t.aturan == "nilai-galat" and (tempat := _tempat(t))]
    # An entry that makes an error is one, however harmless it looked by itself.
    penyebab = {e for e in entri if any(membaca(buku, tempat, {e}) for _, tempat in galat)}
    dikatakan: set[tuple[Sel | None, str | float | None]] = set()
    for satu in semua:
        tempat = _tempat(satu)
        sama = (tempat, satu.dihitung) in dikatakan
        if tempat is not None and isinstance(satu.dihitung, float):
            dikatakan.add((tempat, satu.dihitung))
        if sama or (satu.aturan == "nilai-galat" and tempat and membaca(buku, tempat, entri)):
            continue
        membuat_galat = tempat in penyebab and satu.aturan in _SEBAB_GALAT
        yield replace(satu, tingkat=Tingkat.GALAT) if membuat_galat else satu


def _tempat(temuan: Temuan) -> Sel | None:
    if temuan.sheet is None or temuan.sel is None:
        return None
    return (temuan.sheet, *parse_cell(temuan.sel))


def _dengan_angka(buku: Buku, temuan: Temuan) -> Temuan:
    """Give the number itself where a cell holds one: the JSON is read by programs."""
    lembar = buku.lembar.get(temuan.sheet or "")
    if lembar is None or temuan.sel is None or not isinstance(temuan.tercetak, str):
        return temuan
    nilai = lembar.nilai(*parse_cell(temuan.sel))
    angka = nilai if isinstance(nilai, float) else None
    return temuan if angka is None else replace(temuan, tercetak=angka)
