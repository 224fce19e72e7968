"""Tables that stand on their side: Target, Realisasi and Capaian head the rows, not the columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.audit.naskah.peran import Kolom, Peran, baca_kolom, peran_judul
from lakip_xl.audit.naskah.susun import BarisNaskah, TabelNaskah

_UKURAN = {Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN, Peran.KATEGORI}
LABEL_TERPANJANG = 40
"""Characters; longer texts are indicators that merely begin with such a word."""


@dataclass(frozen=True, slots=True)
class _Kelompok:
    """The rows of one indicator by what they hold; the first has its number and name."""

    depan: BarisNaskah
    baris: dict[Peran, BarisNaskah]


def balikkan(tabel: TabelNaskah) -> TabelNaskah:
    """Turn a table that stands on its side; give any other table as it is.

    Two layouts are known: years across with Target, Realisasi and Capaian below each other for
    every indicator, and indicators across with the three below each other once.
    """
    label = _kolom_label(tabel)
    if label is None:
        return tabel
    nilai = [k for k in tabel.kolom if k.indeks > label.indeks and k.peran is not Peran.PENJELASAN]
    kelompok = list(_kelompokkan(tabel, label))
    if all(k.tahun is not None for k in nilai):
        return _tahun_melintang(tabel, label, nilai, kelompok)
    if len(kelompok) == 1 and label.indeks == 0:
        return _indikator_melintang(tabel, label, nilai, kelompok[0])
    return tabel


def _kolom_label(tabel: TabelNaskah) -> Kolom | None:
    """Find the column whose cells are Target, Realisasi and Capaian."""
    if tabel.indeks(Peran.TARGET) or not tabel.baris:
        return None
    for kolom in tabel.kolom[:4]:
        isi = [satu.teks[kolom.indeks] for satu in tabel.baris]
        peran = {_ukuran(teks) for teks in isi}
        if {Peran.TARGET, Peran.REALISASI} <= peran <= _UKURAN:
            return kolom
    return None


def _ukuran(teks: str) -> Peran:
    return peran_judul(teks) if len(teks) <= LABEL_TERPANJANG else Peran.LAIN


def _kelompokkan(tabel: TabelNaskah, label: Kolom) -> Iterator[_Kelompok]:
    """Give the rows of each indicator: what comes again begins the next one."""
    kini: dict[Peran, BarisNaskah] = {}
    for baris in tabel.baris:
        peran = _ukuran(baris.teks[label.indeks])
        if peran in kini:
            yield _Kelompok(next(iter(kini.values())), kini)
            kini = {}
        kini[peran] = baris
    yield _Kelompok(next(iter(kini.values())), kini)


def _tahun_melintang(
    tabel: TabelNaskah, label: Kolom, nilai: list[Kolom], kelompok: list[_Kelompok]
) -> TabelNaskah:
    sebutan = {
        peran: baris.teks[label.indeks]
        for satu in reversed(kelompok)
        for peran, baris in satu.baris.items()
    }
    depan = [(k.kelompok, k.anak) for k in tabel.kolom[: label.indeks]] or [("Indikator", "")]
    judul = [*depan, *((k.judul, teks) for k in nilai for teks in sebutan.values())]
    hasil = _kosong(tabel, judul)
    for satu in kelompok:
        awal = list(satu.depan.teks[: label.indeks]) or [tabel.judul]
        sel = [(satu.baris.get(peran), k.indeks) for k in nilai for peran in sebutan]
        hasil.baris.append(_baris(awal, sel, satu.depan))
    return hasil


def _indikator_melintang(
    tabel: TabelNaskah, label: Kolom, nilai: list[Kolom], kelompok: _Kelompok
) -> TabelNaskah:
    sebutan = [(baris.teks[label.indeks], "") for baris in kelompok.baris.values()]
    hasil = _kosong(tabel, [("Indikator", ""), *sebutan])
    for kolom in nilai:
        sel = [(baris, kolom.indeks) for baris in kelompok.baris.values()]
        hasil.baris.append(_baris([kolom.judul], sel, kelompok.depan))
    return hasil


def _kosong(tabel: TabelNaskah, judul: list[tuple[str, str]]) -> TabelNaskah:
    return TabelNaskah(tabel.nomor, tabel.judul, tuple(baca_kolom(judul)), tabel.blok)


def _baris(
    awal: list[str], sel: Sequence[tuple[BarisNaskah | None, int]], asal: BarisNaskah
) -> BarisNaskah:
    """Make a row of cells that stood elsewhere, each with the place where it stood."""
    teks = [baris.teks[i] if baris is not None else "" for baris, i in sel]
    tempat = [(baris or asal).tempat_sel(i) for baris, i in sel]
    depan = [asal.tempat_sel(i) for i in range(len(awal))]
    return BarisNaskah((*awal, *teks), asal.tempat, (*depan, *tempat))
