"""A draft that has been read: its tables, their models, and its prose as whole paragraphs."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lakip_xl.audit.model import Berkas, Model
from lakip_xl.audit.naskah.balik import balikkan
from lakip_xl.audit.naskah.dokumen import Blok, Paragraf, baca_dokumen
from lakip_xl.audit.naskah.keluarga import bangun
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.keluarga.skala import baca_skala
from lakip_xl.audit.naskah.keterangan import nomor_keterangan
from lakip_xl.audit.naskah.peran import Peran
from lakip_xl.audit.naskah.susun import susun_tabel
from lakip_xl.audit.temuan import Letak
from lakip_xl.rules.skala import Skala

ALINEA_PANJANG = 80
"""Characters from which a paragraph without an end mark was cut by a page break."""
SEL_PANJANG = 40
"""Characters from which a cell's text is prose."""

_AKHIR = re.compile(r"[.:;!?…\"”)]\s*$")
_BARU = re.compile(r"^(?:[-•*]|\(?[a-z0-9]{1,3}[.)]\s|tabel\b|gambar\b|bab\b)", re.IGNORECASE)
_KALIMAT = re.compile(r"(?<=[.;!?])[\"”’]?\s+(?=[A-Z(“\"])")


@dataclass(frozen=True, slots=True)
class Alinea:
    """A stretch of prose: a paragraph, or the text of a cell."""

    teks: str
    letak: Letak
    blok: int
    """Position among the blocks of the file."""

    @property
    def kalimat(self) -> list[str]:
        """Its sentences; an abbreviation or a decimal point ends none."""
        return _KALIMAT.split(self.teks)

    def di(self, tabel: str | None, kunci: str | None = None, kolom: str | None = None) -> Letak:
        """Place a finding here that is about a row of a table."""
        asal = self.letak
        return Letak(tabel or asal.tabel, kunci or asal.kunci, kolom or asal.kolom, None, asal.sel)


@dataclass(frozen=True)
class Naskah:
    """Everything that the rules for drafts read."""

    blok: tuple[Blok, ...]
    tabel: tuple[Tabel, ...]
    skala: tuple[Skala, ...]
    model_tabel: tuple[tuple[Model, ...], ...]
    """The models of each table, in the same order."""

    @property
    def model(self) -> tuple[Model, ...]:
        """All models, in reading order."""
        return tuple(model for satu in self.model_tabel for model in satu)

    @property
    def berkas(self) -> Berkas:
        """The models as one file, for rules that compare tables."""
        return Berkas(self.model)

    @cached_property
    def alinea(self) -> tuple[Alinea, ...]:
        """The prose outside tables, paragraphs that a page break cut put together."""
        hasil: list[Alinea] = []
        terbuka = False
        for posisi, satu in enumerate(self.blok):
            if not isinstance(satu, Paragraf):
                terbuka = False
                continue
            if not satu.teks:
                continue
            if terbuka and not _BARU.match(satu.teks):
                akhir = hasil.pop()
                hasil.append(Alinea(f"{akhir.teks} {satu.teks}", akhir.letak, akhir.blok))
            else:
                hasil.append(Alinea(satu.teks, Letak(sel=satu.tempat), posisi))
            panjang = len(satu.teks) > ALINEA_PANJANG
            terbuka = panjang and not _AKHIR.search(satu.teks)
        return tuple(hasil)

    @cached_property
    def sel_prosa(self) -> tuple[Alinea, ...]:
        """The prose inside cells, with the place of the cell."""
        hasil: list[Alinea] = []
        for tabel in self.tabel:
            for posisi, baris in enumerate(tabel.baris):
                for kolom in tabel.kolom(Peran.PENJELASAN, Peran.LAIN):
                    if len(baris.teks[kolom.indeks]) > SEL_PANJANG:
                        sel = tabel.sel(posisi, kolom)
                        hasil.append(Alinea(sel.teks, sel.letak, tabel.naskah.blok))
        return tuple(hasil)

    def tabel_sebelum(self, blok: int, *, bernomor: bool = True) -> Tabel | None:
        """Find the nearest table above a place in the file."""
        letak = [tabel.naskah.blok for tabel in self.tabel]
        for tabel in reversed(self.tabel[: bisect_left(letak, blok)]):
            if tabel.nomor or not bernomor:
                return tabel
        return None

    def model_dari(self, tabel: Tabel) -> tuple[Model, ...]:
        """Give the models of a table."""
        return self.model_tabel[self.tabel.index(tabel)]

    @cached_property
    def keterangan(self) -> tuple[tuple[str, str], ...]:
        """Number and caption of every table that has one."""
        return tuple((t.nomor, t.judul) for t in self.tabel if t.nomor)

    def keterangan_alinea(self, alinea: Alinea) -> bool:
        """Tell whether a paragraph is itself a caption."""
        return nomor_keterangan(alinea.teks) is not None


def baca_naskah(path: Path) -> Naskah:
    """Read a Word file and understand what can be understood of it.

    Raises:
        LakipError: The file cannot be used; the message says why.
    """
    blok = baca_dokumen(path)
    susunan = susun_tabel(blok)
    skala = [satu for tabel in susunan if (satu := baca_skala(tabel)) is not None]
    tabel = tuple(Tabel(balikkan(satu)) for satu in susunan)
    return Naskah(
        tuple(blok),
        tabel,
        tuple(skala),
        tuple(tuple(bangun(satu, skala)) for satu in tabel),
    )
