"""Evaluations that add up components: SAKIP and the professionalism index."""

from collections.abc import Iterator
from dataclasses import replace
from math import fsum

from lakip_xl.audit.cetak import AngkaCetak, Kecocokan, bandingkan
from lakip_xl.audit.checks.banding_angka import bulat
from lakip_xl.audit.model import PenilaianTahun, Sel, TabelIpAsn, TabelSakip
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import sama
from lakip_xl.rules.sakip import predikat_sakip
from lakip_xl.schemes import default_of, weights_of

_SAKIP = default_of("sakip")
_WEIGHTS = weights_of("sakip")
_DIMENSIONS = weights_of("ip_asn")


def _beda_jumlah(
    total: Sel | None, komponen: list[Sel], desimal: int, temuan: Pembuat
) -> Iterator[Temuan]:
    """Hold a total against components; what rounding may explain is only a warning.

    Args:
        total: The printed total.
        komponen: The printed components.
        desimal: Digits to which the table prints its components.
        temuan: Makes the finding.
    """
    angka = [sel.angka for sel in komponen if sel.angka is not None]
    if total is None or total.angka is None or len(angka) < 2:
        return
    benar = fsum(satu.nilai for satu in angka)
    if bandingkan(total.angka, benar) is Kecocokan.SAMA:
        return
    longgar = 0.5 * 10.0**-desimal * len(angka)
    terjelaskan = bandingkan(total.angka, benar, longgar) is Kecocokan.SAMA
    yield temuan(
        total.letak,
        f"Tercetak {total.teks}, jumlah komponennya {tulis_angka(bulat(benar, total))}"
        + (" (mungkin karena komponen dibulatkan)." if terjelaskan else "."),
        tercetak=total.teks,
        dihitung=bulat(benar, total),
        tingkat=Tingkat.PERINGATAN if terjelaskan else None,
    )


def _desimal(semua: list[AngkaCetak]) -> int:
    return max((angka.desimal for angka in semua), default=0)


@aturan(
    "nilai-sakip",
    Tingkat.GALAT,
    tujuan="Nilai SAKIP sama dengan jumlah komponennya.",
    dasar="PermenPANRB 88/2021: penjumlahan komponen.",
    contoh="Komponen 24 + 24 + 12 + 20 = 80, tercetak 80.61.",
)
def periksa_nilai_sakip(tabel: TabelSakip, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the value of each year against its components."""
    komponen = [sel for tahun in tabel.tahun for _, sel in tahun.komponen]
    desimal = _desimal([sel.angka for sel in komponen if sel.angka is not None])
    for tahun in tabel.tahun:
        yield from _beda_jumlah(tahun.total, [sel for _, sel in tahun.komponen], desimal, temuan)


@aturan(
    "predikat-sakip",
    Tingkat.GALAT,
    tujuan="Predikat sesuai dengan nilainya.",
    dasar="PermenPANRB 88/2021: > 90 AA, > 80 A, > 70 BB, > 60 B, > 50 CC, > 30 C, lainnya D.",
    contoh="Nilai 78,65 dengan predikat A: seharusnya BB.",
)
def periksa_predikat(tabel: TabelSakip, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the predikat of each year against the printed value."""
    for tahun in tabel.tahun:
        if tahun.predikat is None or tahun.predikat.kosong or tahun.total is None:
            continue
        if tahun.total.angka is None:
            continue
        benar = predikat_sakip(tahun.total.angka.nilai, _SAKIP)
        yield from _predikat_komponen(tahun, tahun.predikat, benar, temuan)
        if tahun.predikat.teks.strip().upper() != benar:
            yield temuan(
                tahun.predikat.letak,
                f"Predikat tercetak {tahun.predikat.teks.strip()}, padahal nilai "
                f"{tahun.total.teks} berpredikat {benar}.",
                tercetak=tahun.predikat.teks.strip(),
                dihitung=benar,
            )


def _predikat_komponen(
    tahun: PenilaianTahun, predikat: Sel, tercetak: str, temuan: Pembuat
) -> Iterator[Temuan]:
    """Say where the components add up to another predikat than that of the printed value."""
    nilai = [sel.nilai for _, sel in tahun.komponen if sel.nilai is not None]
    if len(nilai) < 2 or tahun.total is None:
        return
    jumlah = fsum(nilai)
    benar = predikat_sakip(jumlah, _SAKIP)
    if benar != tercetak == predikat.teks.strip().upper():
        satu = temuan(
            predikat.letak,
            f"Predikat {tercetak} mengikuti nilai {tahun.total.teks} yang tercetak, padahal "
            f"komponennya berjumlah {tulis_angka(jumlah)}: {benar}.",
            tercetak=predikat.teks.strip(),
            dihitung=benar,
            tingkat=Tingkat.PERINGATAN,
        )
        yield replace(satu, akibat=True)


@aturan(
    "batas-bobot",
    Tingkat.GALAT,
    tujuan="Nilai komponen tidak melebihi bobotnya, dan bobot berjumlah 100.",
    dasar="PermenPANRB 88/2021; komponen lama tanpa bobot tercetak tidak dibatasi.",
    contoh="Komponen berbobot 15 tercetak bernilai 18.",
)
def periksa_batas_bobot(tabel: TabelSakip, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold values against their weights, and the weights against 100."""
    for tahun in tabel.tahun:
        for bobot, sel in tahun.komponen:
            if bobot is None or bobot.nilai is None or sel.nilai is None:
                continue
            if sel.nilai > bobot.nilai:
                yield temuan(
                    sel.letak,
                    f"Nilai {sel.teks} melebihi bobotnya, {bobot.teks}.",
                    tercetak=sel.teks,
                    dihitung=bobot.nilai,
                )
    nilai = [sel.nilai for sel in tabel.bobot if sel.nilai is not None]
    total = fsum(nilai)
    if len(nilai) > 1 and not sama(total, 100) and not sama(total, 1):
        salah = _bobot_salah(tabel)
        kolom = tabel.bobot[0].letak
        yield temuan(
            salah[0].letak if salah else Letak(kolom.tabel, None, kolom.kolom, kolom.sheet),
            f"Bobot berjumlah {tulis_angka(total)}, bukan 100.",
            tercetak=salah[0].teks if salah else total,
            dihitung=salah[1] if salah else 100.0,
        )


def _bobot_salah(tabel: TabelSakip) -> tuple[Sel, float] | None:
    """Find the one weight that is not the regulation's, and what it is there."""
    beda = [
        (sel, bobot)
        for sel, nama in zip(tabel.bobot, tabel.nama, strict=True)
        for komponen, bobot in _WEIGHTS.items()
        if nama.split()[:1] == komponen.casefold().split()[:1] and sel.nilai != bobot
    ]
    return beda[0] if len(beda) == 1 else None


@aturan(
    "nilai-ip-asn",
    Tingkat.GALAT,
    tujuan="Indeks Profesionalitas ASN sama dengan jumlah keempat dimensinya, masing-masing paling "
    "tinggi sebesar bobotnya.",
    dasar="PermenPANRB 38/2018: kualifikasi 25, kompetensi 40, kinerja 30, disiplin 5.",
    contoh="21,32 + 26,77 + 24,93 + 5 = 78,02; tercetak 87.",
)
def periksa_ip_asn(tabel: TabelIpAsn, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each index against its dimensions, and the dimensions against their weights."""
    for baris in tabel.baris:
        sel = [satu for _, satu in baris.dimensi]
        angka = [satu.angka for satu in sel if satu.angka is not None]
        if len(angka) == len(_DIMENSIONS):
            yield from _beda_jumlah(baris.total, sel, _desimal(angka), temuan)
        for nama, satu in baris.dimensi:
            bobot = _DIMENSIONS[nama]
            if satu.nilai is not None and not 0 <= satu.nilai <= bobot:
                yield temuan(
                    satu.letak,
                    f"Nilai dimensi {nama} {satu.teks} di luar 0 sampai {tulis_angka(bobot)}.",
                    tercetak=satu.teks,
                )
