"""Rows in the middle of a table that sum or average the rows above them."""

from collections.abc import Iterator

from lakip_xl.audit.model import Akumulasi, Rincian
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.peran import Kolom, Peran

_UANG = (Peran.ANGGARAN, Peran.REALISASI_ANGGARAN, Peran.SISA)


def bangun(tabel: Tabel) -> Iterator[Rincian | Akumulasi]:
    """Give the sub-totals of a budget table, and averages and years within a performance table."""
    for peran in (Peran.REALISASI, Peran.REALISASI_ANGGARAN):
        yield from _akumulasi(tabel, peran)
    kolom = [k for k in tabel.kolom(*_UANG) if k.indeks in tabel.kolom_angka]
    if kolom:
        yield from _subtotal(tabel, kolom)
    rata = [i for i, b in enumerate(tabel.baris) if tabel.rata(b)]
    if len(rata) > 1:
        for satu in tabel.kolom(Peran.CAPAIAN):
            yield from _rata(tabel, satu, rata)


def _subtotal(tabel: Tabel, kolom: list[Kolom]) -> Iterator[Rincian]:
    """Give every total row but the last, with the rows since the one before."""
    jumlah = [i for i, b in enumerate(tabel.baris) if tabel.total(b) or tabel.subtotal(b)]
    awal = 0
    for posisi in jumlah:
        bagian = [i for i in range(awal, posisi) if not tabel.rata(tabel.baris[i])]
        awal = posisi + 1
        if posisi == len(tabel.baris) - 1 or not bagian or tabel.rata(tabel.baris[posisi]):
            continue
        for satu in kolom:
            isi = [sel for i in bagian if (sel := tabel.sel(i, satu)).angka is not None]
            total = tabel.sel(posisi, satu)
            if total.angka is None or not isi:
                continue
            nilai = [sel.angka.nilai for sel in isi if sel.angka is not None]
            memimpin = len(nilai) > 1 and nilai[0] >= max(nilai[1:])
            yield Rincian(total, tuple(isi), setara=isi[0] if memimpin else None)


def _rata(tabel: Tabel, kolom: Kolom, rata: list[int]) -> Iterator[Rincian]:
    awal = 0
    for posisi in rata:
        bagian = tuple(tabel.sel(i, kolom) for i in range(awal, posisi))
        awal = posisi + 1
        if bagian:
            yield Rincian(tabel.sel(posisi, kolom), bagian, rata=True)


def _akumulasi(tabel: Tabel, peran: Peran) -> Iterator[Akumulasi]:
    """Give the rows in which the periods of a year stand beside the year."""
    semua = [k for k in tabel.kolom(peran) if k.indeks in tabel.kolom_angka]
    periode = [k for k in semua if k.periode]
    setahun = [k for k in semua if not k.periode and periode and k.indeks > periode[-1].indeks]
    if len(periode) < 2 or len(setahun) != 1:
        return
    for posisi in range(len(tabel.baris)):
        bagian = tuple(tabel.sel(posisi, k) for k in periode)
        if all(sel.angka is not None or sel.kosong for sel in bagian):
            total = tabel.sel(posisi, setahun[0])
            yield Akumulasi(total, bagian, uang=peran is Peran.REALISASI_ANGGARAN)
