"""The year that a report is about."""

import re
from collections import Counter

from lakip_xl.audit.naskah.isi import Naskah

_JUDUL = re.compile(
    r"\blaporan\s+(?:akuntabilitas\s+)?kinerja\b[^.;]{0,150}?\btahun\s+(?:anggaran\s+)?(20\d\d)\b(?!\s*[-–])",
    re.IGNORECASE,
)
_TAHUN = re.compile(
    r"\btahun\s+(?:anggaran\s+)?(20\d\d)\b(?!\s*(?:[-–]|sampai|s/d))", re.IGNORECASE
)


def tahun_laporan(naskah: Naskah) -> str | None:
    """Give the year that the report's title names most, else the one that the text names most.

    Of years that are named as often the last one is taken: reports look back.
    """
    teks = [alinea.teks for alinea in naskah.alinea]
    judul = [tahun for satu in teks for tahun in _JUDUL.findall(satu)]
    keterangan = [tahun for _, satu in naskah.keterangan for tahun in _TAHUN.findall(satu)]
    semua = Counter(judul or [*keterangan, *(t for satu in teks for t in _TAHUN.findall(satu))])
    return max(semua, key=lambda tahun: (semua[tahun], tahun)) if semua else None
