"""Sentences that explain a row, against that row."""

from collections.abc import Iterator

from lakip_xl.audit.cetak import AngkaCetak, Kecocokan, bandingkan
from lakip_xl.audit.checks.arah import makin_rendah_makin_baik
from lakip_xl.audit.checks.capaian import pasangan, rumus_baris
from lakip_xl.audit.checks.kategori import (
    kategori_dari,
    label_bersih,
    nilai_dinilai,
    skala_dari_label,
)
from lakip_xl.audit.checks.klaim import Klaim, baca_klaim
from lakip_xl.audit.model import BarisKinerja, Sel, TabelKinerja
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.perbandingan import tercapai
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import LAKIP

TERPANJANG = 600
"""Longer cells are essays: their numbers may speak of anything."""


def berpenjelasan(tabel: TabelKinerja) -> Iterator[tuple[BarisKinerja, Sel, Klaim]]:
    """Give the rows of a table that are explained by sentences, with their claims."""
    for baris in tabel.baris:
        sel = baris.penjelasan
        if sel is not None and sel.teks and len(sel.teks) <= TERPANJANG:
            yield baris, sel, baca_klaim(sel.teks)


def _sebut(baris: BarisKinerja, nama: str) -> list[AngkaCetak]:
    """Give the row's own numbers under the name that the sentence uses."""
    if nama == "target":
        sel = [baris.target]
    elif nama == "realisasi":
        sel = list(baris.realisasi)
    else:
        sel = [baris.capaian]
    return [satu.angka for satu in sel if satu is not None and satu.angka is not None]


def _sesuai(klaim: AngkaCetak, baris: BarisKinerja, nama: str) -> bool:
    """Tell whether a quoted number is one of the row's, or rounds it."""
    if nama == "realisasi" and klaim.persen and not any(a.persen for a in _sebut(baris, nama)):
        nama = "capaian"  # "realisasi 100%" of a row counted in documents
    milik = [nilai for angka in _sebut(baris, nama) for nilai, _ in angka.bacaan]
    if nama == "capaian":
        milik += nilai_dinilai(baris)
    return not milik or any(bandingkan(klaim, nilai) is not Kecocokan.BEDA for nilai in milik)


def angka_salah(klaim: Klaim, baris: BarisKinerja) -> list[tuple[str, AngkaCetak]]:
    """Give the quoted numbers that are not the row's."""
    return [(nama, angka) for nama, angka in klaim.angka if not _sesuai(angka, baris, nama)]


def _pemilik(klaim: Klaim, tabel: TabelKinerja, bukan: BarisKinerja) -> BarisKinerja | None:
    """Find the nearest row above that has all the quoted numbers: what was copied from."""
    posisi = tabel.baris.index(bukan)
    for baris in reversed(tabel.baris[:posisi]):
        lengkap = all(_sebut(baris, nama) for nama, _ in klaim.angka)
        if lengkap and not angka_salah(klaim, baris):
            return baris
    return None


@aturan(
    "kalimat-angka",
    Tingkat.GALAT,
    tujuan="Kalimat penjelasan menyebut angka barisnya sendiri.",
    dasar="Target, realisasi, dan capaian dalam kalimat dibandingkan dengan kolom barisnya.",
    contoh="Realisasi 231.87%, kalimatnya menyebut 102.82%; atau kalimat program lain disalin.",
)
def periksa_kalimat_angka(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Find sentences that quote other numbers than those of their row."""
    for baris, sel, klaim in berpenjelasan(tabel):
        salah = angka_salah(klaim, baris)
        kosong = not any(s.angka for s in baris.realisasi) and klaim.realisasi is not None
        if not salah and not (kosong and baris.realisasi):
            continue
        rincian = [
            f"{nama} {angka.teks} (barisnya {_tulis_milik(baris, nama)})" for nama, angka in salah
        ]
        if kosong and klaim.realisasi is not None:
            rincian.insert(0, f"realisasi {klaim.realisasi.teks} (barisnya kosong)")
        pemilik = _pemilik(klaim, tabel, baris) if len(klaim.angka) > 1 else None
        asal = f"; angkanya milik baris {pemilik.kunci}" if pemilik is not None else ""
        yield temuan(
            sel.letak,
            f"Kalimat menyebut {', '.join(rincian)}{asal}.",
            tercetak=", ".join(angka.teks for _, angka in salah) or sel.teks,
            dihitung=", ".join(_tulis_milik(baris, nama) for nama, _ in salah) or None,
        )


def _tulis_milik(baris: BarisKinerja, nama: str) -> str:
    angka = _sebut(baris, nama)
    return angka[0].teks if angka else "kosong"


def _disalin(klaim: Klaim, baris: BarisKinerja, tabel: TabelKinerja) -> bool:
    """Tell whether the sentence is another row's: then that is the one thing to say of it."""
    return bool(angka_salah(klaim, baris)) and _pemilik(klaim, tabel, baris) is not None


@aturan(
    "kalimat-hubungan",
    Tingkat.GALAT,
    tujuan="Kata lebih besar, sama dengan, atau lebih kecil dari target sesuai dengan angkanya.",
    dasar="Perbandingan realisasi dengan target pada baris yang sama.",
    contoh="Realisasi 100%, target 100%, kalimatnya lebih besar dari target.",
)
def periksa_kalimat_hubungan(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Find sentences whose comparison is not that of the numbers."""
    for baris, sel, klaim in berpenjelasan(tabel):
        semua = pasangan(baris)
        if klaim.hubungan is None or not semua or _disalin(klaim, baris, tabel):
            continue
        if _makin_rendah(baris):
            continue  # "melampaui target" speaks of the performance there, not of the numbers
        benar = {hubungan_angka(dua.realisasi, dua.target) for dua in semua}
        if klaim.hubungan not in benar:
            yield temuan(
                sel.letak,
                f'Kalimat menyatakan realisasi "{klaim.hubungan}" target, padahal realisasi '
                f"{tulis_angka(semua[0].realisasi)} {min(benar)} target "
                f"{tulis_angka(semua[0].target)}.",
                tercetak=klaim.hubungan,
                dihitung=min(benar),
            )


def _makin_rendah(baris: BarisKinerja) -> bool:
    dipakai = rumus_baris(baris)
    rumus = baris.rumus or (dipakai[1] if dipakai else None)
    return rumus in (Rumus.TURUN, Rumus.TURUN_RASIO) or makin_rendah_makin_baik(baris.uraian)


def hubungan_angka(realisasi: float, target: float) -> str:
    """Say how two numbers relate, in the words of the sentences."""
    if realisasi == target:
        return "sama dengan"
    return "lebih besar dari" if realisasi > target else "lebih kecil dari"


@aturan(
    "kalimat-tercapai",
    Tingkat.GALAT,
    tujuan="Kalimat menyatakan target tercapai hanya bila realisasinya mencapai target.",
    dasar="Realisasi dibandingkan dengan target menurut rumus barisnya.",
    contoh='Target 34 unit, realisasi 27 unit: "Target kinerja telah tercapai".',
)
def periksa_kalimat_tercapai(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Find sentences that claim success or failure against the numbers."""
    for baris, sel, klaim in berpenjelasan(tabel):
        semua = pasangan(baris)
        if klaim.tercapai is None or not semua:
            continue
        dipakai = rumus_baris(baris)
        rumus = dipakai[1] if dipakai else baris.rumus or Rumus.NAIK
        if any(tercapai(dua.realisasi, dua.target, rumus) is klaim.tercapai for dua in semua):
            continue
        kata, benar = (
            ("tercapai", "tidak tercapai")
            if klaim.tercapai
            else (
                "tidak tercapai",
                "tercapai",
            )
        )
        yield temuan(
            sel.letak,
            f"Kalimat menyatakan target {kata}, padahal realisasi "
            f"{tulis_angka(semua[0].realisasi)} dari target {tulis_angka(semua[0].target)}.",
            tercetak=kata,
            dihitung=benar,
        )


@aturan(
    "kalimat-kategori",
    Tingkat.GALAT,
    tujuan="Kategori dalam kalimat adalah kategori capaian barisnya.",
    dasar="Skala ordinal pada Bab III.A laporan, atau Permendagri 86/2017.",
    contoh='Capaian 80.78%, kalimatnya kategori "Sangat Berhasil": seharusnya Berhasil.',
)
def periksa_kalimat_kategori(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Find sentences that name a category that is not the row's."""
    label = {label_bersih(k.kategori) for _, _, k in berpenjelasan(tabel) if k.kategori}
    dikenal = {label_bersih(kelas.label) for kelas in LAKIP.kelas}
    skala = tabel.skala or skala_dari_label(label) or (LAKIP if label & dikenal else None)
    if skala is None:
        return
    kelas = {label_bersih(satu.label) for satu in skala.kelas}
    for baris, sel, klaim in berpenjelasan(tabel):
        nilai = nilai_dinilai(baris)
        tertulis = label_bersih(klaim.kategori or "")
        if tertulis not in kelas or not nilai:
            continue
        if any(kategori_dari(satu, skala) == tertulis for satu in nilai):
            continue
        benar = kategori(nilai[0], skala)
        yield temuan(
            sel.letak,
            f'Kalimat menyebut kategori "{klaim.kategori}", padahal capaian '
            f"{tulis_angka(nilai[0])}% termasuk {benar}.",
            tercetak=klaim.kategori,
            dihitung=benar,
        )
