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


_NOMOR_TAHUN = re.compile(
    r"(?P<jenis>(?:Peraturan|Undang-Undang|Keputusan|Instruksi)[A-Za-z\- ]{0,60}?)\s+"
    r"(?:RI\s+|Republik Indonesia\s+)?No(?:mor|\.)?\s*(?P<nomor>\d+)\s+tahun\s+(?P<tahun>\d{4})"
    r"(?P<sisa>.{0,160})",
    re.IGNORECASE,
)
_TANGGAL = re.compile(r"^\s*tanggal\s+\d{1,2}\s+[A-Za-z]+\s+(\d{4})", re.IGNORECASE)
_TENTANG = re.compile(r"^\s*tentang\s+([A-Za-z ]{15,80})", re.IGNORECASE)
_PERUBAHAN = re.compile(
    r"^\s*tentang\s+perubahan\s+atas\s+[A-Za-z\- ]+?\s+No(?:mor|\.)?\s*(\d+)\s+tahun\s+(\d{4})",
    re.IGNORECASE,
)


@aturan(
    "rujukan-peraturan",
    Tingkat.PERINGATAN,
    tujuan="Nomor, tahun, dan tanggal peraturan konsisten di seluruh naskah.",
    dasar="Tahun peraturan adalah tahun penetapannya; peraturan tidak mengubah dirinya sendiri.",
    contoh="Peraturan Nomor 124 Tahun 2021 tanggal 30 Desember 2023.",
)
def periksa_peraturan(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find regulations whose number, year and date contradict each other."""
    pertama: dict[tuple[str, str, str], str] = {}
    for alinea in naskah.alinea:
        for cocok in _NOMOR_TAHUN.finditer(alinea.teks):
            jenis, nomor, tahun = cocok["jenis"], cocok["nomor"], cocok["tahun"]
            sebutan = f"{' '.join(jenis.split())} Nomor {nomor} Tahun {tahun}"
            tanggal, ubah = _TANGGAL.match(cocok["sisa"]), _PERUBAHAN.match(cocok["sisa"])
            pesan = None
            if tanggal and tanggal[1] != tahun:
                pesan = f"{sebutan} disebut bertanggal tahun {tanggal[1]}."
            elif ubah and ubah.groups() == (nomor, tahun):
                pesan = f"{sebutan} disebut mengubah dirinya sendiri."
            elif tentang := _TENTANG.match(cocok["sisa"]):
                kunci = (jenis.split()[1].casefold() if " " in jenis.strip() else "", nomor,
                         _pokok(tentang[1]))  # fmt: skip
                lain = pertama.setdefault(kunci, tahun)
                if lain != tahun:
                    pesan = f"{sebutan} di tempat lain disebut bertahun {lain}."
            if pesan is not None:
                yield temuan(alinea.di(None, None, "peraturan"), pesan, tercetak=sebutan)


def _pokok(teks: str) -> str:
    """Give the words by which the subject of a regulation is recognised."""
    kata = re.findall(r"[a-z]{5,}", teks.casefold())
    return " ".join(satu for satu in kata if satu != "laporan")[:45]
