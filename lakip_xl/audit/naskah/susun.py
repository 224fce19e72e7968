"""Tables as a reader sees them: pieces joined, rows that a page break cut put together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lakip_xl.audit.naskah.dokumen import Blok, Paragraf, SelKisi, TabelWord
from lakip_xl.audit.naskah.kepala import Terbaca, baca_kepala, badan_tanpa_kepala
from lakip_xl.audit.naskah.keterangan import (
    keterangan_di_bawah,
    keterangan_sebelum,
    keterangan_sesudah,
    nomor_keterangan,
)
from lakip_xl.audit.naskah.peran import BERANGKA, Kolom, Peran

_SELA = re.compile(r"^\W*\d{1,3}\W*$|\blanjutan\b|\bsambungan\b", re.IGNORECASE)
"""What may stand between the pieces of a table: a page number, a caption that carries on."""
SELA_TERPANJANG = 60
CATATAN_TERBANYAK = 3
"""Paragraphs right below a table that may be notes on its rows."""


@dataclass(frozen=True, slots=True)
class BarisNaskah:
    """A body row: one text per column of the table, and where the row stands."""

    teks: tuple[str, ...]
    tempat: str
    sel: tuple[str, ...] = ()
    """Where each cell stands, for a row whose cells stood in several rows."""

    def tempat_sel(self, kolom: int) -> str:
        """Say where a cell stands."""
        return self.sel[kolom] if self.sel else f"{self.tempat}, kolom {kolom + 1}"


@dataclass(slots=True)
class TabelNaskah:
    """A table of the draft, as it is put together while reading; then left alone."""

    nomor: str | None
    judul: str
    kolom: tuple[Kolom, ...]
    blok: int
    """Position of its first piece among the blocks of the file."""
    baris: list[BarisNaskah] = field(default_factory=list)
    berkepala: bool = True
    catatan: tuple[str, ...] = ()
    """The paragraphs right below it."""

    def indeks(self, *peran: Peran) -> list[int]:
        """Give the positions of the columns with these roles."""
        return [k.indeks for k in self.kolom if k.peran in peran]


def susun_tabel(blok: list[Blok]) -> list[TabelNaskah]:
    """Join the pieces of every table and give it its caption."""
    hasil: list[TabelNaskah] = []
    sela: list[Paragraf] = []
    di_bawah = keterangan_di_bawah(blok)
    for posisi, satu in enumerate(blok):
        if isinstance(satu, Paragraf):
            if satu.teks:
                sela.append(satu)
            continue
        nomor, judul = keterangan_sesudah(blok, posisi) if di_bawah else keterangan_sebelum(sela)
        for potongan in _belah(satu):
            terbaca = baca_kepala(potongan.kisi)
            sebelum = hasil[-1] if hasil else None
            if sebelum is not None and _menyambung(sebelum, terbaca, sela, potongan):
                _sambung(sebelum, terbaca, potongan)
                if sebelum.nomor is None:
                    sebelum.nomor, sebelum.judul = nomor, judul or sebelum.judul
            else:
                _catat(sebelum, sela)
                hasil.append(_baru(nomor, judul, terbaca, potongan, posisi))
            sela = []
    _catat(hasil[-1] if hasil else None, sela)
    return hasil


def _catat(tabel: TabelNaskah | None, sesudah: list[Paragraf]) -> None:
    if tabel is not None:
        tabel.catatan = tuple(p.teks for p in sesudah[:CATATAN_TERBANYAK])


def _belah(satu: TabelWord) -> Iterator[TabelWord]:
    """Cut a table at the rows that repeat its first one: heads that were typed on every page."""
    teks = [tuple(sel.teks for sel in baris) for baris in satu.kisi]
    pertama = [t for t in teks[0] if t] if teks else []
    ulang = [i for i, t in enumerate(teks) if i and [s for s in t if s] == pertama]
    if len(pertama) < 2 or not ulang or ulang[0] == 1:
        yield satu
        return
    for awal, akhir in pairwise([0, *ulang, len(teks)]):
        yield TabelWord(satu.kisi[awal:akhir], satu.nomor, awal)


def _menyambung(
    sebelum: TabelNaskah, terbaca: Terbaca | None, sela: list[Paragraf], satu: TabelWord
) -> bool:
    """Tell whether a Word table continues the one before it."""
    sela = [p for p in sela if not _SELA.search(p.teks)]
    if any(nomor_keterangan(p.teks) or len(p.teks) > SELA_TERPANJANG for p in sela):
        return False
    if terbaca is None:
        lebar = len(satu.kisi[0]) if satu.kisi else 0
        return not sela and sebelum.berkepala and abs(lebar - len(sebelum.kolom)) <= 1
    judul = tuple(dict.fromkeys(terbaca.judul))
    return judul == tuple(dict.fromkeys(_judul(sebelum)))


def _judul(tabel: TabelNaskah) -> tuple[str, ...]:
    return Terbaca(tabel.kolom, ()).judul


def _baru(
    nomor: str | None, judul: str, terbaca: Terbaca | None, satu: TabelWord, posisi: int
) -> TabelNaskah:
    if terbaca is None:
        lebar = len(satu.kisi[0]) if satu.kisi else 0
        kolom = tuple(Kolom(i, "", "", Peran.LAIN) for i in range(lebar))
        tabel = TabelNaskah(nomor, judul, kolom, posisi, berkepala=False)
        badan = badan_tanpa_kepala(satu.kisi)
    else:
        tabel = TabelNaskah(nomor, judul, terbaca.kolom, posisi)
        badan = terbaca.badan
    tabel.baris.extend(_baris(tabel.kolom, badan, satu, list(range(len(tabel.kolom)))))
    return tabel


def _sambung(tabel: TabelNaskah, terbaca: Terbaca | None, satu: TabelWord) -> None:
    if terbaca is None:
        badan = badan_tanpa_kepala(satu.kisi)
        peta = list(range(len(satu.kisi[0]))) if satu.kisi else []
    else:
        badan = terbaca.badan
        peta = _petakan(terbaca.kolom, tabel.kolom)
    for urutan, baris in enumerate(_baris(tabel.kolom, badan, satu, peta)):
        if urutan == 0 and tabel.baris and _terpotong(tabel, baris):
            tabel.baris[-1] = _gabung(tabel.baris[-1], baris)
        else:
            tabel.baris.append(baris)


def _petakan(dari: tuple[Kolom, ...], ke: tuple[Kolom, ...]) -> list[int]:
    """Map the columns of a piece with its own head onto those of the table, by role and order."""
    peta: list[int] = []
    terpakai: set[int] = set()
    for kolom in dari:
        sama = [k.indeks for k in ke if k.judul == kolom.judul and k.indeks not in terpakai]
        lain = [k.indeks for k in ke if k.judul == kolom.judul]
        tujuan = sama[0] if sama else (lain[-1] if lain else -1)
        terpakai.add(tujuan)
        peta.append(tujuan)
    return peta


def _baris(
    kolom: tuple[Kolom, ...],
    badan: tuple[tuple[int, tuple[SelKisi, ...]], ...],
    satu: TabelWord,
    peta: list[int],
) -> Iterator[BarisNaskah]:
    for nomor, sel in badan:
        teks = [""] * len(kolom)
        for dari, ke in enumerate(peta):
            if dari >= len(sel) or not 0 <= ke < len(kolom):
                continue
            isi = sel[dari]
            if not isi.teks or (not isi.asli and kolom[ke].peran in BERANGKA | {Peran.LAIN}):
                continue
            if isi.teks not in teks[ke]:
                teks[ke] = f"{teks[ke]} {isi.teks}".strip()
        yield BarisNaskah(tuple(teks), f"tabel ke-{satu.nomor}, baris {satu.awal + nomor}")


def _terpotong(tabel: TabelNaskah, baris: BarisNaskah) -> bool:
    """Tell whether a first row only carries on the texts of the row before the page break."""
    kunci = tabel.indeks(Peran.NOMOR, Peran.KODE)
    angka = tabel.indeks(*(BERANGKA | {Peran.LAIN}))
    return bool(kunci) and not any(baris.teks[i] for i in (*kunci, *angka))


def _gabung(atas: BarisNaskah, bawah: BarisNaskah) -> BarisNaskah:
    teks = (" ".join(filter(None, dua)) for dua in zip(atas.teks, bawah.teks, strict=True))
    return BarisNaskah(tuple(teks), atas.tempat)
