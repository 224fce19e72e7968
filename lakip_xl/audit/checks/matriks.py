"""Figures that add up down and across: head counts, assets, counts by kind."""

import re
from collections.abc import Iterator
from itertools import pairwise, permutations
from math import fsum

from lakip_xl.audit.checks.banding_angka import BANYAK, bedakan, cocok, jumlah
from lakip_xl.audit.model import BarisMatriks, Sel, TabelMatriks
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import sama

SUBTOTAL_BERARTI = 50
"""Below this, a row equal to the sum of the next rows may well be chance."""


@aturan(
    "jumlah-kolom",
    Tingkat.GALAT,
    tujuan="Baris jumlah sama dengan jumlah baris di atasnya, subtotal dihitung sekali.",
    dasar="Penjumlahan ke bawah.",
    contoh="Jumlah pegawai tercetak 450, padahal barisnya berjumlah 50.",
)
def periksa_jumlah_kolom(tabel: TabelMatriks, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold every total row against the rows above it, column by column."""
    awal = 0
    hasil: list[Temuan] = []
    ragu: list[Temuan] = []
    diuji = diragukan = 0
    banyak_kolom = len(tabel.kolom)
    for posisi, baris in enumerate(tabel.baris):
        if not baris.total:
            continue
        atas = tabel.baris[awal:posisi]
        if atas:
            for kolom, sel in enumerate(baris.sel):
                bagian = [satu.sel[kolom] for satu in atas]
                if sel.nilai is None or jumlah(bagian) is None:
                    continue
                if tabel.kolom[kolom].pasti:
                    diuji += 1
                    hasil.extend(_uji_kolom(sel, atas, bagian, temuan))
                else:
                    diragukan += 1
                    ragu.extend(_uji_kolom(sel, atas, bagian, temuan))
        elif posisi:
            hasil.extend(_uji_gabungan(tabel, tabel.baris[posisi - 1], baris, temuan))
        awal = posisi + 1
    if diragukan > 1 and len(ragu) <= diragukan / 2:
        hasil += ragu  # most columns add up, so these are sums as well
    if banyak_kolom >= BANYAK and len(hasil) > diuji / 2:
        yield temuan(
            Letak(tabel=tabel.nomor),
            "Baris jumlah pada tabel ini tidak menjumlahkan baris di atasnya, "
            "sehingga tidak diperiksa.",
            tingkat=Tingkat.INFO,
        )
    else:
        yield from hasil


def _uji_kolom(
    sel: Sel, baris: tuple[BarisMatriks, ...], bagian: list[Sel], temuan: Pembuat
) -> Iterator[Temuan]:
    nilai = [satu.nilai or 0.0 for satu in bagian]
    total, semua = sel.nilai or 0.0, fsum(nilai)
    desimal = max((satu.angka.desimal for satu in bagian if satu.angka), default=0)
    if desimal > 0 and cocok(sel, semua, 0.5 * 10.0**-desimal * len(nilai)):
        return  # the parts are printed rounded
    nama = [satu.kunci for satu in baris]
    subtotal = _subtotal(nilai, nama)
    if sama(total, semua):
        ganda = [i for i in subtotal if subtotal[i] > 1 or _senama(nama[i], nama[i + 1])]
        for i in ganda:
            benar = semua - nilai[i]
            yield temuan(
                sel.letak,
                f'Total {sel.teks} memuat "{nama[i]}" ({tulis_angka(nilai[i])}), yang sama dengan '
                f"jumlah baris sesudahnya: bagian itu tampaknya terhitung dua kali.",
                tercetak=sel.teks,
                dihitung=benar,
                tingkat=Tingkat.PERINGATAN,
            )
        return
    tanpa = [semua - fsum(nilai[i] for i in subtotal), *(semua - nilai[i] for i in subtotal)]
    rata = semua / len(nilai)
    if any(sama(total, satu) for satu in tanpa) or abs(total - rata) < 0.01:
        return
    yield temuan(
        sel.letak,
        f"Tercetak {sel.teks}, jumlah baris di atasnya {tulis_angka(semua)}.",
        tercetak=sel.teks,
        dihitung=semua,
    )


def _subtotal(nilai: list[float], nama: list[str]) -> dict[int, int]:
    """Find rows that equal the sum of the next rows: position, and how many rows that is."""
    hasil: dict[int, int] = {}
    for i, satu in enumerate(nilai):
        berjalan = 0.0
        for banyak, anak in enumerate(nilai[i + 1 :], start=1):
            berjalan += anak
            if berjalan > satu or not satu:
                break
            if sama(berjalan, satu):
                berarti = banyak > 1 and satu >= SUBTOTAL_BERARTI
                if berarti or (banyak == 1 and _senama(nama[i], nama[i + 1])):
                    hasil[i] = banyak
                break
    return hasil


def _senama(satu: str, lain: str) -> bool:
    """Tell whether two rows speak of the same things: the words of one are among the other's."""
    kiri, kanan = (set(re.findall(r"[a-z]{4,}", teks.casefold())) for teks in (satu, lain))
    return bool(kiri and kanan) and (kiri <= kanan or kanan <= kiri)


def _uji_gabungan(
    tabel: TabelMatriks, atas: BarisMatriks, baris: BarisMatriks, temuan: Pembuat
) -> Iterator[Temuan]:
    """Hold a second total, one figure for a group of columns, against the total above it."""
    terisi = [i for i, sel in enumerate(baris.sel) if sel.nilai is not None]
    for mulai, batas in pairwise([*terisi, len(baris.sel)]):
        kelompok = tabel.kolom[mulai].kelompok
        sampai = mulai + 1
        while sampai < batas and tabel.kolom[sampai].kelompok == kelompok:
            sampai += 1
        benar = jumlah(atas.sel[mulai:sampai])
        sel = baris.sel[mulai]
        if sampai == mulai + 1 or benar is None or sel.nilai is None or sama(sel.nilai, benar):
            continue
        if any(satu.nilai == sel.nilai for satu in atas.sel[mulai:sampai]):
            continue  # it totals one column after all
        yield temuan(
            sel.letak,
            f"Tercetak {sel.teks}, jumlah kolomnya {tulis_angka(benar)}.",
            tercetak=sel.teks,
            dihitung=benar,
        )


@aturan(
    "persen-kolom",
    Tingkat.GALAT,
    tujuan="Persentase sama dengan bagian barisnya dari jumlah.",
    dasar="Bagian / jumlah × 100, atau satu kolom dibagi kolom lain; kolom mana yang dibagi "
    "dikenali dari sebagian besar baris.",
    contoh="26 dari 50 pegawai tercetak 55,00%: seharusnya 52,00%.",
)
def periksa_persen(tabel: TabelMatriks, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold a column of percentages against the column whose shares most of its rows are."""
    for persen in tabel.persen:
        terbaik: tuple[int, list[tuple[Sel, float]]] = (0, [])
        for bagian in _calon_persen(tabel):
            pasangan = [
                (sel, nilai)
                for sel, nilai in zip(persen, bagian, strict=True)
                if sel.angka is not None and nilai is not None
            ]
            tepat = sum(cocok(sel, benar) for sel, benar in pasangan)
            if tepat > terbaik[0]:
                terbaik = (tepat, pasangan)
        tepat, pasangan = terbaik
        if tepat >= 2 and tepat >= 0.6 * len(pasangan):
            for sel, benar in pasangan:
                yield from bedakan(sel, benar, temuan, "bagian dari jumlah")


def _calon_persen(tabel: TabelMatriks) -> Iterator[list[float | None]]:
    """Give what a column of percentages may be: shares of a column, or one column of another."""
    for kolom in range(len(tabel.kolom)):
        total = jumlah(b.sel[kolom] for b in tabel.baris if not b.total)
        if total:
            yield [_persen(b.sel[kolom].nilai, total) for b in tabel.baris]
    for atas, bawah in permutations(range(len(tabel.kolom)), 2):
        yield [_persen(b.sel[atas].nilai, b.sel[bawah].nilai) for b in tabel.baris]


def _persen(bagian: float | None, seluruh: float | None) -> float | None:
    return bagian / seluruh * 100 if bagian is not None and seluruh else None


@aturan(
    "jumlah-baris",
    Tingkat.GALAT,
    tujuan="Kolom jumlah sama dengan jumlah kolom-kolom barisnya.",
    dasar="Penjumlahan ke samping; kolom mana yang dijumlahkan dikenali dari sebagian besar baris.",
    contoh="L 5 dan P 11 dengan total 61.",
)
def periksa_jumlah_baris(tabel: TabelMatriks, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold every sum column against the columns that it adds up in most rows."""
    for kolom, tujuan in enumerate(tabel.kolom):
        if not tujuan.jumlah:
            continue
        calon = [bagian for bagian in _calon_kolom(tabel, kolom) if len(bagian) > 1]
        if calon:
            yield from _uji_baris(tabel, kolom, calon, temuan)


def _calon_kolom(tabel: TabelMatriks, kolom: int) -> Iterator[list[int]]:
    tujuan = tabel.kolom[kolom]
    biasa = [i for i, k in enumerate(tabel.kolom) if not k.jumlah]
    if tujuan.anak:
        yield [i for i in biasa if tabel.kolom[i].anak == tujuan.anak]
        yield [i for i in biasa if i < kolom and tabel.kolom[i].kelompok == tujuan.kelompok]
        return
    yield [i for i in range(kolom) if tabel.kolom[i].jumlah and tabel.kolom[i].anak]
    yield [i for i in biasa if i < kolom]
    yield [i for i in biasa if i > kolom]
    sebelum = [i for i in range(kolom) if tabel.kolom[i].jumlah]
    yield [i for i in biasa if (sebelum[-1] if sebelum else -1) < i < kolom]


def _uji_baris(
    tabel: TabelMatriks, kolom: int, calon: list[list[int]], temuan: Pembuat
) -> Iterator[Temuan]:
    # Total rows are held against their columns; across, they only repeat what is wrong there.
    diuji = [b for b in tabel.baris if b.sel[kolom].nilai is not None and not b.total]
    terbaik: tuple[int, list[tuple[Sel, float]]] = (0, [])
    for bagian in calon:
        pasangan = [
            (b.sel[kolom], benar)
            for b in diuji
            if (benar := jumlah(b.sel[i] for i in bagian)) is not None
        ]
        benar_semua = sum(sama(sel.nilai or 0.0, benar) for sel, benar in pasangan)
        if benar_semua > terbaik[0]:
            terbaik = (benar_semua, pasangan)
    tepat, pasangan = terbaik
    if tepat < 2 or tepat < 0.6 * len(pasangan):
        return
    for sel, benar in pasangan:
        if not sama(sel.nilai or 0.0, benar):
            yield temuan(
                sel.letak,
                f"Tercetak {sel.teks}, jumlah barisnya {tulis_angka(benar)}.",
                tercetak=sel.teks,
                dihitung=benar,
            )
