"""The merit index table: aspek with numbered indicators, a total row each, a grand total."""

import re

from lakip_xl.audit.cetak import baca
from lakip_xl.audit.model import AspekMerit, IndikatorMerit, Sel, TabelMerit
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.peran import Kolom, Peran
from lakip_xl.audit.temuan import Letak

_AKHIR = re.compile(r"akhir|keseluruhan|grand|seluruh", re.IGNORECASE)
_NOMOR = re.compile(r"^\d+$")
_NOMOR_DEPAN = re.compile(r"^(\d{1,2})[.)]?\s+\D")


def bangun(tabel: Tabel) -> list[TabelMerit]:
    """Make a model when the table has weights, scores and nilai akhir."""
    kolom = [tabel.kolom(peran) for peran in (Peran.BOBOT, Peran.NILAI, Peran.NILAI_AKHIR)]
    if not all(kolom):
        return []
    return [_Penyusun(tabel, kolom[0][0], kolom[1][0], kolom[2][0]).susun()]


class _Penyusun:
    """Walks the rows and closes an aspek at its total row."""

    def __init__(self, tabel: Tabel, bobot: Kolom, nilai: Kolom, akhir: Kolom) -> None:
        self.tabel, self.bobot, self.nilai, self.akhir = tabel, bobot, nilai, akhir
        self.aspek: list[AspekMerit] = []
        self.total: Sel | None = None
        self.nomor = self.nama = ""
        self.indikator: list[IndikatorMerit] = []

    def susun(self) -> TabelMerit:
        for posisi, baris in enumerate(self.tabel.baris):
            if baca(baris.teks[self.bobot.indeks]) and baca(baris.teks[self.nilai.indeks]):
                self._indikator(posisi)
            else:
                self._bukan_indikator(posisi)
        if self.indikator:
            self._tutup(None)
        return TabelMerit(self.tabel.nomor, self.tabel.judul, tuple(self.aspek), self.total)

    def _indikator(self, posisi: int) -> None:
        baris = self.tabel.baris[posisi]
        kode = self.tabel.kode(baris)
        if kode and kode != self.nomor:
            if self.indikator:
                self._tutup(None)
            self.nomor = kode
        nama = self.tabel.kolom_nama
        if nama and baris.teks[nama[0]] and not self.indikator:
            self.nama = baris.teks[nama[0]]
        nomor = self._nomor_indikator(posisi)
        kunci = f"{self.nomor}.{nomor}"
        bobot, nilai, akhir = (
            self._sel(posisi, kolom, kunci) for kolom in (self.bobot, self.nilai, self.akhir)
        )
        self.indikator.append(IndikatorMerit(bobot, nilai, akhir))

    def _nomor_indikator(self, posisi: int) -> str:
        """Read the indicator's number: a cell of its own or the start of its text; else count."""
        for teks in self.tabel.baris[posisi].teks[1 : self.bobot.indeks]:
            depan = _NOMOR_DEPAN.match(teks)
            if _NOMOR.match(teks) or depan:
                return depan[1] if depan else teks
        return str(len(self.indikator) + 1)

    def _bukan_indikator(self, posisi: int) -> None:
        baris = self.tabel.baris[posisi]
        angka = [
            kolom
            for kolom in (self.akhir, self.nilai, self.bobot)
            if baca(baris.teks[kolom.indeks]) is not None
        ]
        label = self.tabel.label(baris)
        if len(angka) != 1 or (label and not self.tabel.total(baris)):
            return
        if _AKHIR.search(label) or not self.indikator:
            self.total = self._sel(posisi, angka[0], label or "Total", self.akhir)
        else:
            self._tutup(self._sel(posisi, angka[0], self.nomor, self.akhir))

    def _tutup(self, total: Sel | None) -> None:
        nomor = self.nomor or str(len(self.aspek) + 1)
        self.aspek.append(AspekMerit(nomor, self.nama, tuple(self.indikator), total))
        self.indikator = []
        self.nama = ""

    def _sel(self, posisi: int, kolom: Kolom, kunci: str, tajuk: Kolom | None = None) -> Sel:
        sel = self.tabel.sel(posisi, kolom)
        letak = Letak(sel.letak.tabel, kunci, (tajuk or kolom).judul, None, sel.letak.sel)
        return Sel(letak, sel.teks, sel.angka)
