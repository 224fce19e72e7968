"""The satisfaction index by unsur: marks of one to four, their mean, and the mean times 25."""

import re

from lakip_xl.audit.cetak import baca
from lakip_xl.audit.model import TabelIkm
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.peran import Peran
from lakip_xl.rules.ikm import NILAI_TERENDAH, NILAI_TERTINGGI

UNSUR_TERSEDIKIT = 5
"""Rows below which marks of one to four are no survey of satisfaction."""

_UNSUR = re.compile(r"\bunsur\b", re.IGNORECASE)
_KODE = re.compile(r"^U\s?\d{1,2}$", re.IGNORECASE)
_RATA = re.compile(r"rata|nrr|indeks|ikm|skm|jumlah", re.IGNORECASE)


def bangun(tabel: Tabel) -> list[TabelIkm]:
    """Make a model when the rows are the unsur of a survey of satisfaction."""
    nilai = [k for k in tabel.kolom(Peran.NILAI) if k.indeks in tabel.kolom_angka]
    bernama = any(_UNSUR.search(k.judul) for k in tabel.naskah.kolom) or any(
        _KODE.match(teks) for baris in tabel.baris for teks in baris.teks[:1]
    )
    if len(nilai) != 1 or not bernama:
        return []
    kolom = nilai[0]
    angka = {
        i: a.nilai
        for i, b in enumerate(tabel.baris)
        if (a := baca(b.teks[kolom.indeks])) is not None
    }
    ringkas = [i for i in angka if _RATA.search(tabel.label(tabel.baris[i]))]
    unsur = [i for i in angka if i not in ringkas]
    if len(unsur) < UNSUR_TERSEDIKIT or not all(
        NILAI_TERENDAH <= angka[i] <= NILAI_TERTINGGI for i in unsur
    ):
        return []
    rata = [i for i in ringkas if angka[i] <= NILAI_TERTINGGI]
    konversi = [i for i in ringkas if angka[i] > NILAI_TERTINGGI]
    kategori = tabel.kolom(Peran.KATEGORI)
    return [
        TabelIkm(
            tabel.nomor,
            tabel.judul,
            tuple(tabel.sel(i, kolom) for i in unsur),
            tabel.sel(rata[-1], kolom) if rata else None,
            tabel.sel(konversi[-1], kolom) if konversi else None,
            tuple((tabel.sel(i, kolom), tabel.sel(i, kategori[0])) for i in angka if kategori),
        )
    ]
