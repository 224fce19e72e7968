"""References: table numbers that exist, are unique, and lead to the table that is meant."""

import re
from collections import Counter
from collections.abc import Iterator

from lakip_xl.audit.cetak import ANGKA, baca
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.keterangan import NOMOR_TABEL, nomor_keterangan
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat

_RUJUKAN = re.compile(
    rf"\b(?:berdasarkan|dari|pada|dalam|lihat|dilihat(?: pada| di)?|sesuai)\s+"
    rf"tab(?:el|le)\s*\.?\s*{NOMOR_TABEL}"
    r"(?![\d%])(?P<lanjut>.{0,60})",
    re.IGNORECASE,
)
_LUAR = re.compile(r"\b(dokumen|lampiran|renstra|rpjmd|buku|peraturan|permen\w*)\b", re.IGNORECASE)
_BUKAN_DATA = re.compile(
    r"\b(?:nomor|no|pasal|tahun|tanggal|tahun anggaran|tabel|table)\.?\s*[\d.,\-–/]+|"
    rf"\b{ANGKA}\s*\(",
    re.IGNORECASE,
)
BUKTI = 2
"""Figures that the text must share with another table before its reference is called wrong."""


@aturan(
    "rujukan-tabel",
    Tingkat.GALAT,
    tujuan="Nomor tabel yang dirujuk kalimat ada, dan angkanya berasal dari tabel itu.",
    dasar="Angka dalam alinea dicari pada tabel yang dirujuk dan pada tabel terdekat di atasnya.",
    contoh='"Berdasarkan tabel 3.5 di atas" padahal angkanya ada pada Tabel 3.8.',
)
def periksa_rujukan(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find references to tables that do not exist or that do not hold the figures quoted."""
    if not naskah.keterangan:
        return
    ada = {nomor for nomor, _ in naskah.keterangan}
    ada |= {nomor for a in naskah.alinea if (nomor := nomor_keterangan(a.teks)) is not None}
    for alinea in naskah.alinea:
        if naskah.keterangan_alinea(alinea):
            continue
        for cocok in _RUJUKAN.finditer(alinea.teks):
            nomor = re.sub(r"\s", "", cocok[1]).rstrip(".")
            if _LUAR.search(cocok["lanjut"][:40]):
                continue
            yield from _uji(naskah, alinea, nomor, nomor in ada, temuan)


def _uji(
    naskah: Naskah, alinea: Alinea, nomor: str, ada: bool, temuan: Pembuat
) -> Iterator[Temuan]:
    dekat = naskah.tabel_sebelum(alinea.blok)
    angka = angka_alinea(alinea.teks)
    bersama = len(angka & angka_tabel(dekat)) if dekat is not None else 0
    if not ada:
        saran = f"; angkanya ada pada Tabel {dekat.nomor}" if dekat and bersama >= BUKTI else ""
        yield temuan(
            alinea.di(dekat.nomor if dekat and bersama >= BUKTI else None, None, "rujukan tabel"),
            f"Naskah merujuk Tabel {nomor}, yang tidak ada{saran}.",
            tercetak=nomor,
            dihitung=dekat.nomor if dekat and bersama >= BUKTI else None,
        )
        return
    dirujuk = [t for t in naskah.tabel if t.nomor == nomor]
    if dekat is None or dekat.nomor == nomor or bersama < BUKTI:
        return
    if not any(angka & angka_tabel(satu) for satu in dirujuk):
        yield temuan(
            alinea.di(dekat.nomor, None, "rujukan tabel"),
            f"Naskah merujuk Tabel {nomor}, padahal angkanya ada pada Tabel {dekat.nomor}.",
            tercetak=nomor,
            dihitung=dekat.nomor,
        )


def angka_alinea(teks: str) -> set[float]:
    """Give the figures of a paragraph that may come from a table: no years, numbers of laws."""
    teks = _BUKAN_DATA.sub(" ", teks)
    semua = (baca(satu) for satu in re.findall(ANGKA, teks))
    return {
        a.nilai for a in semua if a is not None and a.nilai >= 10 and not 1990 <= a.nilai <= 2100
    }


def angka_tabel(tabel: Tabel) -> set[float]:
    """Give every figure of a table."""
    semua = (baca(teks) for baris in tabel.baris for teks in baris.teks if teks)
    return {a.nilai for a in semua if a is not None}


@aturan(
    "nomor-tabel-ganda",
    Tingkat.PERINGATAN,
    tujuan="Setiap nomor tabel dipakai satu kali.",
    dasar="Rujukan hanya berarti bila nomor tabel menunjuk satu tabel.",
    contoh="Tabel 3.10 dipakai untuk efisiensi dan untuk perbandingan tahun.",
)
def periksa_nomor_ganda(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find table numbers that stand over more than one table."""
    cacah = Counter(nomor for nomor, _ in naskah.keterangan)
    for nomor, banyak in cacah.items():
        judul = [j for n, j in naskah.keterangan if n == nomor]
        beda = [j for j in judul[1:] if j != judul[0] and "lanjut" not in j.casefold()]
        if banyak > 1 and beda:
            yield temuan(
                Letak(tabel=nomor, kolom="nomor tabel"),
                f"Nomor tabel {nomor} dipakai {banyak} kali.",
                tercetak=nomor,
            )
