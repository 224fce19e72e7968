"""Tables of counts that add up: employees, assets, and the like."""

import re

from lakip_xl.audit.cetak import AngkaCetak, baca
from lakip_xl.audit.model import BarisMatriks, KolomMatriks, TabelMatriks
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.peran import Kolom, Peran, normal

_TAK_DIJUMLAH = (Peran.CAPAIAN, Peran.SERAPAN, Peran.PERSEN, Peran.BAGIAN, Peran.EFISIENSI,
                 Peran.BOBOT, Peran.NOMOR, Peran.KODE)  # fmt: skip


_TAK_BERJUMLAH = re.compile(
    r"%|\b(rata|kepadatan|rasio|indeks|tingkat|nilai|skor|usia|umur|tarif|harga|suhu|laju)\b",
    re.IGNORECASE,
)
"""Headings of figures that a total row does not add up."""
_SATUAN = re.compile(
    r"\b(km|ha|hektar|ton|kg|kwintal|liter|meter|m2|m3|m\u00b2|rp|rupiah|ribu|juta|miliar)\b",
    re.IGNORECASE,
)
"""Units of fractions that add up."""


def bangun_bobot(tabel: Tabel) -> list[TabelMatriks]:
    """Make a model of weights, scores and results over a total row."""
    kolom = tabel.kolom(Peran.BOBOT, Peran.NILAI, Peran.NILAI_AKHIR)
    if not tabel.kolom(Peran.BOBOT) or not any(tabel.total(b) for b in tabel.baris):
        return []
    return _susun(tabel, [k for k in kolom if k.indeks in tabel.kolom_angka])


def bangun(tabel: Tabel) -> list[TabelMatriks]:
    """Make a model when whole numbers stand over a total row or beside a sum column."""
    kolom = [k for k in tabel.naskah.kolom if k.indeks in tabel.kolom_angka and _dijumlah(tabel, k)]
    return _susun(tabel, kolom)


def _susun(tabel: Tabel, kolom: list[Kolom]) -> list[TabelMatriks]:
    isi = [
        i
        for i, b in enumerate(tabel.baris)
        if any(b.teks[k.indeks] for k in kolom) and not tabel.subtotal(b)
    ]
    total = [i for i in isi if tabel.total(tabel.baris[i])]
    jumlah = [k for k in kolom if k.peran is Peran.JUMLAH]
    if not kolom or not (total or (jumlah and len(kolom) > 2)):
        return []
    satu_satunya = len(jumlah) == len(kolom)
    return [
        TabelMatriks(
            tabel.nomor,
            tabel.judul,
            tuple(
                KolomMatriks(
                    k.judul,
                    normal(k.kelompok),
                    normal(k.anak),
                    jumlah=k.peran is Peran.JUMLAH and not satu_satunya,
                    pasti=_bulat(tabel, k) or bool(_SATUAN.search(f"{tabel.judul} {k.judul}")),
                )
                for k in kolom
            ),
            tuple(
                BarisMatriks(
                    tabel.kunci[i], tuple(tabel.sel(i, k) for k in kolom), total=i in total
                )
                for i in isi
            ),
            tuple(tuple(tabel.sel(i, k) for i in isi) for k in _kolom_persen(tabel)),
        )
    ]


def _kolom_persen(tabel: Tabel) -> list[Kolom]:
    """Give the columns of percentages: headed so, whatever they would be in another table."""
    peran = (Peran.CAPAIAN, Peran.SERAPAN, Peran.PERSEN, Peran.BAGIAN)
    return [k for k in tabel.kolom(*peran) if k.indeks in tabel.kolom_angka]


def _dijumlah(tabel: Tabel, kolom: Kolom) -> bool:
    """Tell whether a column may add up: no percentages, nothing averaged."""
    if kolom.peran in _TAK_DIJUMLAH or _TAK_BERJUMLAH.search(kolom.judul):
        return False
    return not any(a.persen for a in _angka(tabel, kolom))


def _bulat(tabel: Tabel, kolom: Kolom) -> bool:
    """Tell whether a column holds whole numbers, which count something."""
    return all(a.nilai == int(a.nilai) for a in _angka(tabel, kolom))


def _angka(tabel: Tabel, kolom: Kolom) -> list[AngkaCetak]:
    return [a for b in tabel.baris if (a := baca(b.teks[kolom.indeks])) is not None]
