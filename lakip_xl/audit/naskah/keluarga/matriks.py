"""Tables of counts that add up: employees, assets, and the like."""

import re
from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.cetak import AngkaCetak, baca
from lakip_xl.audit.checks.matriks import SUBTOTAL_BERARTI
from lakip_xl.audit.model import BarisMatriks, KolomMatriks, Rincian, TabelMatriks
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.peran import Kolom, Peran, normal
from lakip_xl.rules.pembulatan import sama

_TAK_DIJUMLAH = (Peran.CAPAIAN, Peran.SERAPAN, Peran.PERSEN, Peran.BAGIAN, Peran.EFISIENSI,
                 Peran.BOBOT, Peran.NOMOR, Peran.KODE)  # fmt: skip


_TAK_BERJUMLAH = re.compile(
    r"%|\b(rata|kepadatan|rasio|indeks|tingkat|nilai|skor|usia|umur|tarif|harga|suhu|laju)\b",
    re.IGNORECASE,
)
"""Headings of figures that a total row does not add up."""
_KELAS = re.compile(r"^\s*[<>=\u2264\u2265]")
"""Headings of counts by class: ``> 100%``."""
_SUBTOTAL = re.compile(
    r"\b(semester|triwulan|caturwulan|sub ?-?total|jumlah|total)\b", re.IGNORECASE
)
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
    return _susun(tabel, [k for k in kolom if k.indeks in tabel.kolom_angka], [])


def bangun(tabel: Tabel) -> list[TabelMatriks]:
    """Make a model when whole numbers stand over a total row or beside a sum column."""
    kolom = [k for k in tabel.naskah.kolom if k.indeks in tabel.kolom_angka and _dijumlah(tabel, k)]
    return _susun(tabel, kolom, _kolom_persen(tabel))


def _susun(tabel: Tabel, kolom: list[Kolom], persen: list[Kolom]) -> list[TabelMatriks]:
    isi = [
        i
        for i, b in enumerate(tabel.baris)
        if any(b.teks[k.indeks] for k in kolom) and not tabel.subtotal(b)
    ]
    total = [i for i in isi if tabel.total(tabel.baris[i])]
    if not total and len(isi) > 2 and _tanpa_nama(tabel, isi[-1]):
        total = isi[-1:]
    subtotal = subtotal_akhir(tabel, isi, kolom)
    isi = [i for i in isi if i in total or i not in subtotal]
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
            tuple(tuple(tabel.sel(i, k) for i in isi) for k in persen),
        )
    ]


def _kolom_persen(tabel: Tabel) -> list[Kolom]:
    """Give the columns of percentages: headed so, whatever they would be in another table."""
    peran = (Peran.CAPAIAN, Peran.SERAPAN, Peran.PERSEN, Peran.BAGIAN)
    return [k for k in tabel.kolom(*peran) if k.indeks in tabel.kolom_angka]


def _dijumlah(tabel: Tabel, kolom: Kolom) -> bool:
    """Tell whether a column may add up: no percentages, nothing averaged."""
    bersatuan = _KELAS.match(kolom.judul) or (
        _SATUAN.search(kolom.judul) and "%" not in kolom.judul
    )
    if kolom.peran in _TAK_DIJUMLAH or (_TAK_BERJUMLAH.search(kolom.judul) and not bersatuan):
        return False
    return not any(a.persen for a in _angka(tabel, kolom))


def _tanpa_nama(tabel: Tabel, posisi: int) -> bool:
    baris = tabel.baris[posisi]
    return tabel.tanpa_nama(baris) and not tabel.kode(baris)


def subtotal_akhir(tabel: Tabel, isi: list[int], kolom: list[Kolom]) -> dict[int, list[int]]:
    """Find rows that sum the rows since the sub-total before, in most columns: and those rows.

    One column that does not agree is a mistake in it; two columns that do are no coincidence.
    """
    hasil: dict[int, list[int]] = {}
    bagian: list[int] = []
    for i in isi:
        if tabel.total(tabel.baris[i]) or _tanpa_nama(tabel, i):
            break
        nilai = [baca(tabel.baris[i].teks[k.indeks]) for k in kolom]
        jumlah = [
            fsum(a.nilai for p in bagian if (a := baca(tabel.baris[p].teks[k.indeks])) is not None)
            for k in kolom
        ]
        sesuai = [
            s for a, s in zip(nilai, jumlah, strict=True) if a is not None and sama(a.nilai, s)
        ]
        bernama = _SUBTOTAL.search(tabel.label(tabel.baris[i]))
        berarti = bernama or sum(s >= SUBTOTAL_BERARTI for s in sesuai) > 1
        if len(bagian) > 1 and berarti and len(sesuai) > 1 and len(sesuai) >= len(kolom) / 2:
            hasil[i] = bagian
            bagian = []
        else:
            bagian = [*bagian, i]
    return hasil


def bangun_subtotal(tabel: Tabel) -> Iterator[Rincian]:
    """Give the sub-totals that follow their rows, each with them."""
    kolom = [k for k in tabel.naskah.kolom if k.indeks in tabel.kolom_angka and _dijumlah(tabel, k)]
    isi = [i for i, b in enumerate(tabel.baris) if any(b.teks[k.indeks] for k in kolom)]
    for posisi, bagian in subtotal_akhir(tabel, isi, kolom).items():
        for k in kolom:
            yield Rincian(tabel.sel(posisi, k), tuple(tabel.sel(i, k) for i in bagian))


def _bulat(tabel: Tabel, kolom: Kolom) -> bool:
    """Tell whether a column holds whole numbers, which count something."""
    return all(a.nilai == int(a.nilai) for a in _angka(tabel, kolom))


def _angka(tabel: Tabel, kolom: Kolom) -> list[AngkaCetak]:
    return [a for b in tabel.baris if (a := baca(b.teks[kolom.indeks])) is not None]
