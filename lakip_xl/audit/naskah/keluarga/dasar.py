"""Rows of a draft's table with their keys, names and totals: what every family builds on."""

import re
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.cetak import baca
from lakip_xl.audit.model import Sel
from lakip_xl.audit.naskah.keluarga.gaya import jalur
from lakip_xl.audit.naskah.peran import BERANGKA, Kolom, Peran
from lakip_xl.audit.naskah.susun import BarisNaskah, TabelNaskah
from lakip_xl.audit.temuan import Letak

_TOTAL = re.compile(r"^(?:grand\s+)?(?:total|jumlah|jml)\b", re.IGNORECASE)
_TOTAL_SAJA = re.compile(
    r"^(?:grand\s+)?(?:total|jumlah|jml)\b(?:\W*\b(?:total|keseluruhan|seluruh\w*|nilai|skor|bobot|akhir|"
    r"capaian|umum|[ivx]+|\d+)\b)*\W*$",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"^(?:19|20)\d\d$")
_SUBTOTAL = re.compile(r"^(?:sub\s*-?\s*(?:total|jumlah))\b", re.IGNORECASE)
_RATA = re.compile(r"^rata\s*-?\s*rata\b", re.IGNORECASE)
_ENUMERASI = re.compile(r"^([A-Za-z]|\d{1,2}|[IVX]{1,4})[.)]\s")
_HURUF = re.compile(r"^[A-Z]$")
_BERHURUF = re.compile(r"^[A-Z]\.\d")
_KODE = re.compile(r"^(?:\d+|[IVXLC]+|[A-Za-z])(?:[.\-]\w{1,6})*[.)]*$")
TOTAL_TERPANJANG = 6
"""Words: "Jumlah Laporan Hasil Evaluasi Kinerja yang Disusun" is an indicator, not a total."""


@dataclass(frozen=True)
class Tabel:
    """A table of the draft with the questions that the families ask of it."""

    naskah: TabelNaskah

    @property
    def nomor(self) -> str | None:
        """The printed table number."""
        return self.naskah.nomor

    @property
    def judul(self) -> str:
        """The caption without its number."""
        return self.naskah.judul

    @property
    def baris(self) -> list[BarisNaskah]:
        """The body rows."""
        return self.naskah.baris

    def kolom(self, *peran: Peran) -> list[Kolom]:
        """Give the columns with these roles, from left to right."""
        return [k for k in self.naskah.kolom if k.peran in peran]

    @cached_property
    def kolom_angka(self) -> list[int]:
        """Columns whose filled cells are numbers for the most part."""
        bukan = {k.indeks for k in self.kolom(Peran.NOMOR, Peran.KODE)}
        return [
            k.indeks for k in self.naskah.kolom if k.indeks not in bukan and self._angka(k.indeks)
        ]

    def _angka(self, kolom: int) -> bool:
        isi = [b.teks[kolom] for b in self.baris if b.teks[kolom] not in {"", "-", "–"}]
        if all(_TAHUN.match(teks) for teks in isi):
            return False  # years name the rows
        angka = [teks for teks in isi if baca(teks) is not None]
        return bool(angka) and len(angka) >= 0.6 * len(isi)

    @cached_property
    def kolom_nama(self) -> list[int]:
        """Columns that name the row, from left to right."""
        uraian = [k.indeks for k in self.kolom(Peran.URAIAN) if k.indeks not in self.kolom_angka]
        if uraian:
            return uraian
        bukan = {k.indeks for k in self.kolom(Peran.NOMOR, Peran.KODE)} | set(self.kolom_angka)
        berangka = {k.indeks for k in self.kolom(*BERANGKA, Peran.PENJELASAN)}
        return [k.indeks for k in self.naskah.kolom if k.indeks not in bukan | berangka]

    def kode(self, baris: BarisNaskah) -> str:
        """Give the code or number of a row; empty when it has none."""
        kode = [baris.teks[k.indeks].strip(". ") for k in self.kolom(Peran.KODE)]
        terpisah = ".".join(satu for satu in kode if satu)  # one level a column
        nomor = [baris.teks[k.indeks].rstrip(". ") for k in self.kolom(Peran.NOMOR)]
        return next((satu for satu in (terpisah, *nomor) if _KODE.match(satu)), "")

    def kode_uraian(self, baris: BarisNaskah) -> str:
        """Give the code of a row, or the numeral with which its name starts."""
        depan = _ENUMERASI.match(self.nama(baris))
        return self.kode(baris) or (depan[1] if depan else "")

    def nama(self, baris: BarisNaskah) -> str:
        """Give the most specific name of a row."""
        isi = [baris.teks[i] for i in self.kolom_nama if baris.teks[i]]
        return isi[-1] if isi else ""

    def uraian(self, baris: BarisNaskah) -> str:
        """Give everything that names a row, for reading it as a text."""
        return " ".join(dict.fromkeys(baris.teks[i] for i in self.kolom_nama if baris.teks[i]))

    def label(self, baris: BarisNaskah) -> str:
        """Give the first text of a row that is not a number."""
        angka = set(self.kolom_angka)
        isi = [t for i, t in enumerate(baris.teks) if t and i not in angka]
        return isi[0] if isi else ""

    def _label_total(self, teks: str) -> bool:
        if self.berindikator:  # "Jumlah rapat" is an indicator there
            return bool(_TOTAL_SAJA.match(teks))
        return bool(_TOTAL.match(teks)) and len(teks.split()) <= TOTAL_TERPANJANG

    @cached_property
    def berindikator(self) -> bool:
        """Whether the rows are indicators: they have a target or a realisasi, and no money."""
        uang = self.kolom(Peran.ANGGARAN, Peran.REALISASI_ANGGARAN, Peran.SERAPAN)
        return bool(self.kolom(Peran.TARGET, Peran.REALISASI, Peran.ACUAN)) and not uang

    def subtotal(self, baris: BarisNaskah) -> bool:
        """Tell whether a row is headed as a sub-total or an average."""
        label = self.label(baris)
        return bool(_SUBTOTAL.match(label) or _RATA.match(label))

    def rata(self, baris: BarisNaskah) -> bool:
        """Tell whether a row is headed as an average."""
        return bool(_RATA.match(self.label(baris)))

    def total(self, baris: BarisNaskah) -> bool:
        """Tell whether a row is headed as a total."""
        return not self.kode(baris) and self._label_total(self.label(baris))

    def tanpa_nama(self, baris: BarisNaskah) -> bool:
        """Tell whether a row holds figures only."""
        return not self.label(baris) and any(baris.teks[i] for i in self.kolom_angka)

    @cached_property
    def kunci(self) -> list[str]:
        """The key of every row: dotted code, number within its program, or name."""
        kode = ["" if self.total(b) else self.kode(b) for b in self.baris]
        biasa = [k for k, b in zip(kode, self.baris, strict=True) if not self._bukan_rincian(b)]
        if biasa and all(biasa) and len(set(biasa)) == len(biasa):
            return self._berlabel(kode)
        berkode = [k for k in kode if k]
        if len(berkode) >= 0.8 * len(biasa) and any(_BERHURUF.match(k) for k in biasa):
            return self._berlabel(_berjenjang(kode))
        if len(berkode) == len(biasa) and (urut := jalur(berkode)) and len({*urut}) == len(urut):
            lanjut = iter(urut)
            return self._berlabel([next(lanjut) if k else "" for k in kode])
        return self._berlabel(self._nama_unik())

    def _bukan_rincian(self, baris: BarisNaskah) -> bool:
        isi = any(baris.teks[i] for i in self.kolom_angka)
        return (
            not isi
            or self.total(baris)
            or self.subtotal(baris)
            or (baris is self.baris[-1] and not self.kode(baris))
        )

    def _nama_unik(self) -> list[str]:
        nama = [self.nama(b) for b in self.baris]
        return [
            satu if nama.count(satu) == 1 else self.uraian(b)
            for satu, b in zip(nama, self.baris, strict=True)
        ]

    def _berlabel(self, kunci: list[str]) -> list[str]:
        """Fill keys that are empty: the row's own label, else Jumlah for figures without one."""
        return [
            satu or self.label(b) or "Jumlah" for satu, b in zip(kunci, self.baris, strict=True)
        ]

    def sel(self, posisi: int, kolom: Kolom | int) -> Sel:
        """Make the figure at a row and a column."""
        satu = self.naskah.kolom[kolom] if isinstance(kolom, int) else kolom
        baris = self.baris[posisi]
        letak = Letak(
            tabel=self.nomor,
            kunci=self.kunci[posisi],
            kolom=satu.judul or None,
            sel=baris.tempat_sel(satu.indeks),
        )
        teks = baris.teks[satu.indeks]
        return Sel(letak, teks, baca(teks))

    def angka(self) -> int:
        """Count the numbers in the body."""
        return sum(baca(b.teks[i]) is not None for b in self.baris for i in self.kolom_angka)


def _berjenjang(kode: list[str]) -> list[str]:
    """Put the program before codes that start again in each: ``I``, ``A``, ``A.1`` … ``2``, ``A``.

    Example:
        >>> _berjenjang(["I", "A", "A.1", "B", "2", "A"])
        ['I/I', 'I/A', 'I/A.1', 'I/B', '2/2', '2/A']
    """
    hasil: list[str] = []
    puncak = huruf = ""
    for satu in kode:
        berikut = chr(ord(huruf) + 1) if huruf else "A"
        if satu and "." not in satu and not satu.startswith(("A", berikut)):
            puncak, huruf = satu, ""
        elif _HURUF.match(satu):
            huruf = satu
        hasil.append(f"{puncak}/{satu}" if puncak and satu else satu)
    return hasil
