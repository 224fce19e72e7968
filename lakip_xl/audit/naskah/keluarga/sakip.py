"""Evaluations by component: SAKIP by year, and the professionalism index by dimension."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.model import (
    BarisIpAsn,
    PenilaianTahun,
    Rincian,
    Sel,
    TabelIpAsn,
    TabelSakip,
)
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.keluarga.gaya import tingkat_gaya
from lakip_xl.audit.naskah.peran import Kolom, Peran
from lakip_xl.rules.ip_asn import BOBOT_DIMENSI

_PREDIKAT = re.compile(r"predikat|kategori|tingkat akuntabilitas", re.IGNORECASE)
_PENANDA = ("perencanaan kinerja", "pengukuran kinerja", "pelaporan kinerja")


@dataclass(frozen=True, slots=True)
class _Baris:
    """Positions of the rows that an evaluation consists of."""

    komponen: list[int]
    total: int
    predikat: int | None


def bangun_sakip(tabel: Tabel) -> list[TabelSakip | Rincian]:
    """Make a model when the rows are the components of an evaluation of accountability."""
    nama = [tabel.uraian(b).casefold() for b in tabel.baris]
    if not all(any(penanda in satu for satu in nama) for penanda in _PENANDA):
        return []
    bobot = next(iter(tabel.kolom(Peran.BOBOT)), None)
    kolom = [
        k
        for k in tabel.naskah.kolom
        if k.indeks in tabel.kolom_angka and k.peran in (Peran.NILAI, Peran.REALISASI, Peran.LAIN)
    ]
    berkode = [i for i, b in enumerate(tabel.baris) if tabel.kode(b) and not tabel.total(b)]
    tingkat = tingkat_gaya([tabel.kode(tabel.baris[i]) for i in berkode]) or [0] * len(berkode)
    komponen = [i for i, dalam in zip(berkode, tingkat, strict=True) if dalam == 0]
    predikat = [
        i
        for i, b in enumerate(tabel.baris)
        if i not in berkode and _PREDIKAT.search(tabel.uraian(b) or tabel.label(b))
    ]
    total = [i for i in range(len(nama)) if i not in {*berkode, *predikat}]
    if not kolom or not komponen or not total:
        return []
    baris = _Baris(komponen, total[0], predikat[0] if predikat else None)
    tahun = [_tahun(tabel, satu, bobot, baris) for satu in kolom]
    berbobot = [i for i in komponen if bobot is not None and tabel.sel(i, bobot).angka]
    semua_bobot = tuple(tabel.sel(i, bobot) for i in berbobot if bobot is not None)
    nama_bobot = tuple(nama[i] for i in berbobot)
    kolom_jumlah = [*kolom, *([bobot] if bobot is not None else [])]
    return [
        TabelSakip(tabel.nomor, tabel.judul, tuple(tahun), semua_bobot, nama_bobot),
        *_rincian(tabel, kolom_jumlah, berkode, tingkat),
        *(
            [Rincian(tabel.sel(total[0], bobot), semua_bobot)]
            if bobot is not None and tabel.sel(total[0], bobot).angka
            else []
        ),
    ]


def _rincian(
    tabel: Tabel, kolom: list[Kolom], berkode: list[int], tingkat: list[int]
) -> Iterator[Rincian]:
    """Give every component that is divided further, with its parts."""
    for urutan, (posisi, dalam) in enumerate(zip(berkode, tingkat, strict=True)):
        anak = []
        for lain, lebih_dalam in zip(berkode[urutan + 1 :], tingkat[urutan + 1 :], strict=True):
            if lebih_dalam <= dalam:
                break
            if lebih_dalam == dalam + 1:
                anak.append(lain)
        for satu in kolom if anak else ():
            if tabel.sel(posisi, satu).angka is not None:
                yield Rincian(tabel.sel(posisi, satu), tuple(tabel.sel(i, satu) for i in anak))


def _tahun(tabel: Tabel, kolom: Kolom, bobot: Kolom | None, baris: _Baris) -> PenilaianTahun:
    # Components that the printed weights do not cover belong to an earlier regulation, whose
    # other weights are not printed either: then no weight bounds this year's values.
    tak_berbobot = bobot is not None and any(
        tabel.sel(i, kolom).angka and not tabel.sel(i, bobot).angka for i in baris.komponen
    )

    def bobot_sel(posisi: int) -> Sel | None:
        return None if bobot is None or tak_berbobot else tabel.sel(posisi, bobot)

    return PenilaianTahun(
        kolom.judul,
        tuple((bobot_sel(i), tabel.sel(i, kolom)) for i in baris.komponen),
        tabel.sel(baris.total, kolom),
        tabel.sel(baris.predikat, kolom) if baris.predikat is not None else None,
    )


def bangun_ip_asn(tabel: Tabel) -> list[TabelIpAsn]:
    """Make a model when the columns are the four dimensions of the professionalism index."""
    dimensi: dict[str, Kolom] = {}
    for kolom in tabel.naskah.kolom:
        for nama in BOBOT_DIMENSI:
            if nama in kolom.judul.casefold() and kolom.indeks in tabel.kolom_angka:
                dimensi.setdefault(nama, kolom)
    if len(dimensi) < len(BOBOT_DIMENSI):
        return []
    akhir = max(k.indeks for k in dimensi.values())
    total = [k for k in tabel.naskah.kolom if k.indeks > akhir and k.indeks in tabel.kolom_angka]
    baris = tuple(
        BarisIpAsn(
            tabel.kunci[i],
            tuple((nama, tabel.sel(i, kolom)) for nama, kolom in dimensi.items()),
            tabel.sel(i, total[0]) if total else None,
        )
        for i in range(len(tabel.baris))
    )
    return [TabelIpAsn(tabel.nomor, tabel.judul, baris)]
