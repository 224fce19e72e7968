"""The merit index: weight × score, sums of aspek, weights."""

from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.checks.banding_angka import bedakan
from lakip_xl.audit.model import AspekMerit, TabelMerit
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.merit import HIGHEST
from lakip_xl.rules.pembulatan import sama
from lakip_xl.schemes import default_of
from lakip_xl.workbook.schema.merit import sums_of_weights

_BEST = default_of("merit").number(HIGHEST)

JUMLAH_BOBOT = sums_of_weights()
"""Sums of the indicator weights; the third is not its aspek's weight of 30, hence the 410."""


@aturan(
    "nilai-merit",
    Tingkat.GALAT,
    tujuan="Nilai akhir indikator sama dengan bobot × nilai, dan nilai antara 0 dan 4.",
    dasar="Peraturan KASN 9/2019.",
    contoh="Bobot 2,5, nilai 3, tercetak 10: seharusnya 7,5.",
)
def periksa_nilai(tabel: TabelMerit, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold every nilai akhir against weight and score."""
    for aspek in tabel.aspek:
        for satu in aspek.indikator:
            bobot, nilai = satu.bobot.nilai, satu.nilai.nilai
            if bobot is None or nilai is None:
                continue
            if not 0 <= nilai <= _BEST:
                yield temuan(
                    satu.nilai.letak,
                    f"Nilai {satu.nilai.teks} di luar 0 sampai {tulis_angka(_BEST)}.",
                    tercetak=satu.nilai.teks,
                )
            uraian = f"bobot {tulis_angka(bobot)} × nilai {tulis_angka(nilai)}"
            yield from bedakan(satu.akhir, bobot * nilai, temuan, uraian)


def jumlah_akhir(aspek: AspekMerit) -> float | None:
    """Add up the printed nilai akhir of an aspek; ``None`` when one is missing."""
    nilai = [satu.akhir.nilai if satu.akhir else None for satu in aspek.indikator]
    return None if None in nilai else fsum(n for n in nilai if n is not None)


@aturan(
    "total-merit",
    Tingkat.GALAT,
    tujuan="Total aspek sama dengan jumlah nilai akhir indikatornya, dan total akhir dengan "
    "jumlah total aspek.",
    dasar="Penjumlahan.",
    contoh="Aspek 3 tercetak 75,5, jumlah indikatornya 72,5.",
)
def periksa_total_merit(tabel: TabelMerit, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the totals of the aspek, and the grand total, against what they add up."""
    bagian = []
    for aspek in tabel.aspek:
        benar = jumlah_akhir(aspek)
        if benar is not None:
            yield from bedakan(aspek.total, benar, temuan, "jumlah nilai akhir indikatornya")
        bagian.append(aspek.total.nilai if aspek.total and aspek.total.angka else benar)
    if bagian and None not in bagian:
        benar = fsum(b for b in bagian if b is not None)
        yield from bedakan(tabel.total, benar, temuan, "jumlah total aspek")


@aturan(
    "bobot-merit",
    Tingkat.INFO,
    tujuan="Bobot indikator setiap aspek berjumlah seperti pada peraturannya.",
    dasar="Peraturan KASN 9/2019: 10, 10, 32,5, 10, 20, 10, 4, dan 6; seluruhnya 102,5, sehingga "
    "nilai tertinggi 410.",
    contoh="Bobot indikator aspek 5 berjumlah 22,5, menurut peraturannya 20.",
)
def periksa_bobot(tabel: TabelMerit, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare the indicator weights of the eight-aspek index with those of the regulation."""
    if len(tabel.aspek) != len(JUMLAH_BOBOT):
        return
    for aspek, bobot in zip(tabel.aspek, JUMLAH_BOBOT, strict=True):
        nilai = [satu.bobot.nilai for satu in aspek.indikator]
        if not nilai or None in nilai:
            continue
        total = fsum(n for n in nilai if n is not None)
        if not sama(total, bobot):
            letak = aspek.indikator[0].bobot.letak
            yield temuan(
                Letak(letak.tabel, aspek.nomor, letak.kolom, letak.sheet),
                f"Bobot indikator aspek {aspek.nama} berjumlah {tulis_angka(total)}, menurut "
                f"peraturannya {tulis_angka(bobot)}.",
                tercetak=total,
                dihitung=bobot,
            )
