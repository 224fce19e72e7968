"""Which parts of the workbook the office uses: a sheet gone or switched off asks nothing."""

import re
from collections.abc import Iterable

from lakip_xl.audit.buku.isi import Buku, Lembar
from lakip_xl.audit.buku.tabel import TabelBuku
from lakip_xl.workbook.schema import FIELDS, SHEETS
from lakip_xl.workbook.schema.pengaturan import MODULE_BLOCKS, MODULES

_KATA = re.compile(r"\w+")
_SAKELAR = ("modul", "pakai")
"""How the names of the cells begin that switch a module."""


def mati(buku: Buku) -> frozenset[str]:
    """Give the sheets whose module is switched off in Pengaturan."""
    hasil = set()
    for nama in buku.workbook.names:
        bawah = nama.name.casefold()
        awal = next((satu for satu in _SAKELAR if bawah.startswith(satu)), None)
        if awal is None or nama.sheet is not None:
            continue
        isi = [sel for baris in buku.isi_nama(nama.name) for sel in baris]
        if len(isi) == 1 and str(isi[0]).strip().casefold() == "tidak":
            modul = _polos(nama.name)[len(awal) :]
            hasil |= {s.title for s in SHEETS if modul and modul in _polos(s.title)}
    return frozenset(hasil)


def tanpa_yang_mati(buku: Buku) -> Buku:
    """Give the workbook without the tables and cells of modules that are switched off."""
    lembar = mati(buku)
    if not lembar:
        return buku
    hasil = Buku(buku.isi)
    hasil.tabel = {n: t for n, t in buku.tabel.items() if t.berkas.sheet not in lembar}
    hasil.medan = {n: m for n, m in buku.medan.items() if m.lembar.nama not in lembar}
    return hasil


def dihapus(buku: Buku) -> frozenset[str]:
    """Give the sheets of the template that the workbook lacks."""
    ada = {nama.casefold() for nama in buku.lembar}
    return frozenset(s.title for s in SHEETS if s.title.casefold() not in ada)


def lumpuh(buku: Buku) -> frozenset[str]:
    """Give the names of the cells that only sheets which are gone or switched off could fill."""
    hilang = dihapus(buku) | mati(buku)
    sebab = {
        nama
        for sheet in SHEETS
        if sheet.title in hilang
        for nama in (*(t.name for t in sheet.tables), *(f.name for f in sheet.fields))
    }
    if not sebab:
        return frozenset()
    sebab |= {nama for judul in hilang for nama in MODULE_BLOCKS.get(judul, ())}
    sebab |= {sakelar for judul, sakelar in MODULES if judul in hilang}
    while True:
        baru = {
            nama
            for nama, medan in FIELDS.items()
            if nama not in sebab and not sebab.isdisjoint(_KATA.findall(medan.formula or ""))
        }
        if not baru:
            return frozenset(sebab)
        sebab |= baru


def terpakai(buku: Buku, lembar: Lembar) -> bool:
    """Tell whether an office filled a sheet; what the template offers already is not filling."""
    tabel = [t for t in buku.tabel.values() if t.berkas.sheet == lembar.nama]
    return not tabel or any(map(_terisi, tabel))


def _terisi(tabel: TabelBuku) -> bool:
    bawaan = {str(sel) for baris in tabel.skema.rows for sel in baris}
    return any(
        baris.nilai.get(kolom.title) is not None and baris.teks(kolom.title) not in bawaan
        for baris in tabel
        for kolom in tabel.skema
        if kolom.is_filled_by_user
    )


def _polos(teks: str) -> str:
    return "".join(huruf for huruf in teks if huruf.isalnum()).casefold()


def sebut(sel: Iterable[str | None], terbanyak: int = 12) -> str:
    """List cells for a sentence, the first of them only where there are many.

    Example:
        >>> sebut(["B9", "B10", "B11"], 2)
        'B9, B10 dan 1 sel lain'
    """
    semua = [satu for satu in sel if satu]
    lebih = len(semua) - terbanyak
    return ", ".join(semua[:terbanyak]) + (f" dan {lebih} sel lain" if lebih > 0 else "")
