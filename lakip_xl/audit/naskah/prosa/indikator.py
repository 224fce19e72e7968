"""Sentences that name an indicator of a table and quote its target, realisasi or capaian."""

import re
from collections.abc import Iterator

from lakip_xl.audit.cetak import ANGKA, AngkaCetak, Kecocokan, baca, bandingkan
from lakip_xl.audit.checks.antar_tabel import nama_indikator, tahun_tabel
from lakip_xl.audit.checks.arah import makin_rendah_makin_baik
from lakip_xl.audit.checks.capaian import pasangan, rumus_baris
from lakip_xl.audit.checks.kalimat import hubungan_angka
from lakip_xl.audit.checks.kategori import nilai_dinilai
from lakip_xl.audit.checks.klaim import baca_klaim
from lakip_xl.audit.model import BarisKinerja, TabelKinerja
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.naskah.tahun import tahun_laporan
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.capaian import Rumus

NAMA_TERPENDEK = 12
"""Characters of a name that cannot stand in a sentence by chance."""

_TAHUN = re.compile(r"\b20\d\d\b")
_LAIN = re.compile(
    r"\b(?:triwulan|tw|semester|nasional|provinsi|renstra|rpjm\w*|rpd|akhir|anggaran|lalu|"
    r"sebelumnya|dibanding\w*|meningkat|menurun|naik|turun|kenaikan|penurunan|selisih|rata|"
    r"kecamatan|kelurahan|desa|puskesmas|upt\w*|tertinggi|terendah|unsur|dimensi|komponen)\b",
    re.IGNORECASE,
)
"""Words of sentences whose numbers may be of another time, place or plan."""
_SEBAGIAN = re.compile(r"\b(?:di|pada|untuk|bagi|oleh)\b(?!\s+tahun)", re.IGNORECASE)
"""Words that may narrow an indicator to a part of it, where nothing says what a number is."""
_SEBESAR = (
    r"\W+(?:(?:pada\s+)?tahun\s+20\d\d\s+)?(?:sebesar|adalah|mencapai|yaitu)\s+"
    rf"({ANGKA})(?![\d.,]*\d)"
)
"""What follows a name at once when it says the value of this year."""
_HASIL = re.compile(rf"\b(?:mencapai|sebesar)\s+({ANGKA})\s*%?\s+dari\s+target\b", re.IGNORECASE)
_NILAI = re.compile(
    rf"(?:\b(?:sebesar|mencapai|adalah|yaitu|yakni|nilai)\s+){{1,2}}({ANGKA})\s*%?", re.IGNORECASE
)


@aturan(
    "kalimat-indikator",
    Tingkat.GALAT,
    tujuan="Kalimat tentang satu indikator mengutip target, realisasi, atau capaiannya sendiri.",
    dasar="Angka dalam kalimat dibandingkan dengan baris bernama sama pada tabel tahun laporan.",
    contoh="Tabel: realisasi Indeks Kepuasan Masyarakat 85,12; kalimatnya menyebut 85,21.",
)
def periksa_kalimat_indikator(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the numbers of a sentence against the rows of the one indicator that it names."""
    tahun = tahun_laporan(naskah)
    milik = _baris_menurut_nama(naskah, tahun)
    for alinea in naskah.alinea:
        for kalimat in alinea.kalimat:
            if _LAIN.search(kalimat) or set(_TAHUN.findall(kalimat)) - {tahun}:
                continue
            nama = _nama_disebut(kalimat, milik)
            if nama is not None:
                yield from _uji(alinea, kalimat, nama, milik[nama], temuan)
                yield from _uji_hubungan(alinea, kalimat, milik[nama], temuan)


def _baris_menurut_nama(naskah: Naskah, tahun: str | None) -> dict[str, list[BarisKinerja]]:
    hasil: dict[str, list[BarisKinerja]] = {}
    for tabel in (m for m in naskah.model if isinstance(m, TabelKinerja)):
        if tahun_tabel(tabel) and tahun not in tahun_tabel(tabel):
            continue
        for baris in tabel.baris:
            nama = nama_indikator(baris.uraian)
            if len(nama) >= NAMA_TERPENDEK:
                hasil.setdefault(nama, []).append(baris)
    return hasil


def _nama_disebut(kalimat: str, milik: dict[str, list[BarisKinerja]]) -> str | None:
    """Find the only indicator that a sentence names; names within the longest are the same."""
    teks = f" {nama_indikator(kalimat)} "
    disebut = sorted((nama for nama in milik if f" {nama} " in teks), key=len)
    if not disebut or not all(nama in disebut[-1] for nama in disebut):
        return None
    return disebut[-1] if teks.count(f" {disebut[-1]} ") == 1 else None


def _uji(
    alinea: Alinea, kalimat: str, nama: str, baris: list[BarisKinerja], temuan: Pembuat
) -> Iterator[Temuan]:
    disebut: dict[str, AngkaCetak | None] = dict(baca_klaim(kalimat).angka)
    langsung = re.search(rf"{r'[^a-z]+'.join(nama.split())}{_SEBESAR}", kalimat, re.IGNORECASE)
    if langsung is not None:
        disebut.setdefault("realisasi", baca(langsung[1]))
    if (hasil := _HASIL.search(kalimat)) is not None:
        disebut.setdefault("realisasi", baca(hasil[1]))
    nilai = _NILAI.search(kalimat)
    if nilai is not None and not disebut and not _SEBAGIAN.search(kalimat):
        disebut["nilai"] = baca(nilai[1])
    for hal, angka in disebut.items():
        if angka is None:
            continue
        benar = [n for satu in baris for n in _milik(satu, hal)]
        if not benar or any(_sama(angka, nilai) for nilai in benar):
            continue
        tepat = next(iter(_milik(baris[0], hal)), benar[0])
        letak = baris[0].target.letak if baris[0].target else alinea.letak
        yield temuan(
            alinea.di(letak.tabel, letak.kunci, hal),
            f"Kalimat menyebut {hal} {angka.teks} untuk {baris[0].uraian}, tabelnya memuat "
            f"{tepat:g}.",
            tercetak=angka.teks,
            dihitung=tepat,
        )


def _uji_hubungan(
    alinea: Alinea, kalimat: str, semua: list[BarisKinerja], temuan: Pembuat
) -> Iterator[Temuan]:
    """Hold "lebih tinggi dari target" against the numbers, where more of it is better."""
    hubungan = baca_klaim(kalimat).hubungan
    dua = [d for baris in semua if _makin_tinggi(baris) for d in pasangan(baris)]
    if hubungan is None or not dua:
        return
    benar = {hubungan_angka(d.realisasi, d.target) for d in dua}
    if hubungan not in benar:
        letak = semua[0].target.letak if semua[0].target else alinea.letak
        yield temuan(
            alinea.di(letak.tabel, letak.kunci, "hubungan"),
            f'Kalimat menyatakan {semua[0].uraian} "{hubungan}" target, padahal '
            f"{hubungan_angka(dua[0].realisasi, dua[0].target)} target.",
            tercetak=hubungan,
            dihitung=hubungan_angka(dua[0].realisasi, dua[0].target),
        )


def _makin_tinggi(baris: BarisKinerja) -> bool:
    dipakai = rumus_baris(baris)
    naik = dipakai is None or dipakai[1] is Rumus.NAIK
    return naik and len(baris.realisasi) == 1 and not makin_rendah_makin_baik(baris.uraian)


def _milik(baris: BarisKinerja, hal: str) -> list[float]:
    """Give the numbers of a row that a word may mean; capaian may be said of the realisasi."""
    target = (
        [n for n, _ in baris.target.angka.bacaan] if baris.target and baris.target.angka else []
    )
    if hal == "target":
        return target
    hasil = [n for sel in baris.realisasi if sel.angka for n, _ in sel.angka.bacaan]
    urut = [*hasil, *nilai_dinilai(baris)] if hal != "capaian" else [*nilai_dinilai(baris), *hasil]
    return [*urut, *target] if hal == "nilai" and urut else urut


def _sama(angka: AngkaCetak, nilai: float) -> bool:
    return bandingkan(angka, nilai) is not Kecocokan.BEDA
