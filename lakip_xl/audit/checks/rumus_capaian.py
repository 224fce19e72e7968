"""Capaian beyond one row's division: targets in words, averages, the formula that fits."""

from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.checks.arah import makin_rendah_makin_baik
from lakip_xl.audit.checks.banding_angka import bedakan, cocok
from lakip_xl.audit.checks.capaian import rumus_baris
from lakip_xl.audit.model import TabelKinerja
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka


@aturan(
    "capaian-teks",
    Tingkat.GALAT,
    tujuan="Target dan realisasi yang sama, juga yang berupa kata, berarti capaian 100%.",
    dasar="Target predikat atau opini tercapai penuh bila realisasinya sama.",
    contoh="Target WTP, realisasi WTP, tercetak 90%.",
)
def periksa_capaian_teks(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the capaian of targets in words against 100 where the realisasi is the same word."""
    for baris in tabel.baris:
        if baris.target is None or len(baris.realisasi) != 1 or baris.capaian is None:
            continue
        target, realisasi, capaian = baris.target, baris.realisasi[0], baris.capaian
        berkata = target.angka is None and realisasi.angka is None and not target.kosong
        sama = target.teks.casefold().split() == realisasi.teks.casefold().split()
        if berkata and sama and capaian.angka is not None and capaian.angka.nilai not in (100, 1):
            yield temuan(
                capaian.letak,
                f"Tercetak {capaian.teks}, padahal realisasi sama dengan target ({target.teks}).",
                tercetak=capaian.teks,
                dihitung=100.0,
            )


@aturan(
    "rata-rata-capaian",
    Tingkat.PERINGATAN,
    tujuan="Rata-rata capaian sama dengan rata-rata capaian barisnya.",
    dasar="Jumlah capaian dibagi banyaknya indikator.",
    contoh="Capaian 100, 90, dan 80 dengan rata-rata tercetak 92.",
)
def periksa_rata(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold a row headed Rata-rata against the printed capaian above it."""
    nilai = [b.capaian.angka.nilai for b in tabel.baris if b.capaian and b.capaian.angka]
    if tabel.rata is None or len(nilai) < 2:
        return
    dibatasi = fsum(min(satu, 100) for satu in nilai) / len(nilai)
    if not cocok(tabel.rata, dibatasi, 0.005):
        uraian = f"rata-rata {len(nilai)} capaian"
        yield from bedakan(tabel.rata, fsum(nilai) / len(nilai), temuan, uraian, 0.005)


@aturan(
    "rumus-capaian",
    Tingkat.PERINGATAN,
    tujuan="Rumus capaian sesuai dengan arah indikator: makin tinggi atau makin rendah makin baik.",
    dasar="PermenPANRB 53/2014 membedakan kedua arah; lihat Bab III.A laporan.",
    contoh="Angka stunting 19,7 dari target 14 tercetak sebagai capaian 140,71%.",
)
def periksa_rumus(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Say where another formula than ``naik`` is in use, and where it should be."""
    for baris in tabel.baris:
        dipakai = rumus_baris(baris)
        if dipakai is None or baris.capaian is None:
            continue
        dua, rumus = dipakai
        if dua.target == dua.realisasi:
            continue
        if rumus is not Rumus.NAIK and baris.rumus is None:
            yield temuan(
                baris.capaian.letak,
                f"Capaian {baris.capaian.teks} dihitung dengan rumus {rumus}.",
                tercetak=baris.capaian.teks,
                tingkat=Tingkat.INFO,
            )
        elif rumus is Rumus.NAIK and makin_rendah_makin_baik(baris.uraian):
            turun = dua.hitung(Rumus.TURUN)
            benar = None if turun is None else round(turun, 2)
            yield temuan(
                baris.capaian.letak,
                "Indikator ini tampaknya makin rendah makin baik, tetapi capaiannya dihitung "
                f"realisasi / target × 100; dengan rumus turun {tulis_angka(benar or 0)}%.",
                tercetak=baris.capaian.teks,
                dihitung=benar,
            )
