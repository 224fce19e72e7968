"""The tables of the published report, recomputed from their raw figures."""

import csv
from importlib.resources import files

import pytest

from lakip_xl.rules.anggaran import jumlah_anak, serapan
from lakip_xl.rules.capaian import capaian
from lakip_xl.rules.efisiensi import efisiensi_poin, efisiensi_rupiah
from lakip_xl.rules.ip_asn import ip_asn, kategori_ip_asn
from lakip_xl.rules.kode import baca_kode
from lakip_xl.rules.merit import (
    HIGHEST,
    indeks_merit,
    kategori_merit,
    nilai_merit,
    realisasi_aspek,
    total_merit,
)
from lakip_xl.rules.pembulatan import bulatkan
from lakip_xl.rules.perbandingan import selisih, status_target, tren
from lakip_xl.rules.sakip import nilai_sakip, predikat_sakip
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import LAKIP, SCHEMES

MERIT, IP_ASN = SCHEMES["merit_40_2018"], SCHEMES["ip_asn_8_2019"]
SAKIP = SCHEMES["sakip_88_2021"]

Baris = dict[str, str]


def tabel(nama: str) -> list[Baris]:
    berkas = files("lakip_xl.examples") / "pontianak_2024" / f"{nama}.csv"
    return list(csv.DictReader(berkas.read_text(encoding="utf-8").splitlines()))


def satu(nama: str) -> Baris:
    (baris,) = tabel(nama)
    return baris


def angka(baris: Baris, kolom: str) -> float:
    return float(baris[kolom])


def test_absorption_differs_from_the_printed_percent_in_two_rows_only() -> None:
    berbeda = {
        baris["kode"]: (angka(baris, "persen"), dihitung)
        for baris in tabel("tabel_3_13_realisasi")
        if angka(baris, "persen")
        != (dihitung := bulatkan(serapan(angka(baris, "realisasi"), angka(baris, "anggaran"))))
    }
    assert berbeda == {"1.3.3": (95.67, 99.24), "1.5.1": (96.6, 99.6)}


def test_capaian_differs_from_the_printed_percent_in_two_rows_only() -> None:
    berbeda = {
        f"{baris['no_program']}/{baris['kode']}": (angka(baris, "capaian_persen"), dihitung)
        for baris in tabel("tabel_3_11_program_kegiatan")
        if baris["realisasi"]
        and angka(baris, "capaian_persen")
        != (dihitung := bulatkan(capaian(angka(baris, "realisasi"), angka(baris, "target"))))
    }
    assert berbeda == {"3/E": (96.67, 89.23), "3/E.2": (90.0, 79.41)}


def _selisih_induk(nama: str, kolom: str) -> dict[str, float]:
    milik = {b["kode"]: angka(b, kolom) for b in tabel(nama) if b["kode"]}
    jumlah = jumlah_anak([(baca_kode(kode), nilai) for kode, nilai in milik.items()])
    return {
        kode: dihitung - milik[kode]
        for kode, dihitung in jumlah.items()
        if isinstance(dihitung, float) and dihitung != milik[kode]
    }


@pytest.mark.parametrize("nama", ["tabel_2_4_anggaran", "tabel_3_13_realisasi"])
def test_every_budget_is_the_sum_of_its_parts(nama: str) -> None:
    assert _selisih_induk(nama, "anggaran") == {}


def test_two_programmes_do_not_add_up_in_the_column_realisasi() -> None:
    assert _selisih_induk("tabel_3_13_realisasi", "realisasi") == {"1": 3_000_000, "2": -2_000}


def test_the_printed_programmes_miss_the_printed_total_by_two_thousand_rupiah() -> None:
    tabel_313 = tabel("tabel_3_13_realisasi")
    program = sum(angka(b, "realisasi") for b in tabel_313 if b["level"] == "program")
    (total,) = (angka(b, "realisasi") for b in tabel_313 if b["level"] == "total")
    assert program - total == 2000


def test_the_efficiency_of_each_programme_and_of_all() -> None:
    for baris in tabel("tabel_3_10_efisiensi"):
        rupiah = efisiensi_rupiah(
            angka(baris, "anggaran_target"), angka(baris, "anggaran_realisasi")
        )
        assert rupiah == angka(baris, "tingkat_efisiensi_rp")
    assert efisiensi_poin(102, 92.82) == 9.18


def test_every_indicator_of_the_merit_system_and_its_total() -> None:
    indikator = tabel("tabel_3_9_merit_indikator")
    pasangan = [(angka(b, "bobot_indikator"), angka(b, "nilai_tim_verifikasi")) for b in indikator]
    assert len(indikator) == 37
    assert [nilai_merit(*dua, MERIT) for dua in pasangan] == [
        angka(b, "nilai_akhir") for b in indikator
    ]
    assert sum(bobot for bobot, _ in pasangan) * MERIT.number(HIGHEST) == 410
    assert total_merit(pasangan, MERIT) == 331.5
    assert bulatkan(indeks_merit(331.5, None, MERIT), 4) == 0.8085
    assert kategori_merit(331.5, None, MERIT) == "Sangat Baik"


def test_the_realisasi_and_capaian_of_each_aspek() -> None:
    indikator = tabel("tabel_3_9_merit_indikator")
    realisasi, capaian_aspek = [], []
    for nomor, bobot in enumerate(MERIT.known_weights(), start=1):
        milik = [b for b in indikator if b["no_aspek"] == str(nomor)]
        akhir = sum(angka(b, "nilai_akhir") for b in milik)
        maks = sum(angka(b, "bobot_indikator") for b in milik) * MERIT.number(HIGHEST)
        realisasi.append(bulatkan(realisasi_aspek(akhir, maks, bobot)))
        capaian_aspek.append(bulatkan(capaian(realisasi_aspek(akhir, maks, bobot), bobot)))
    assert realisasi == [10, 10, 16.73, 6.25, 20, 10, 4, 4.5]
    assert capaian_aspek == [100, 100, 55.77, 62.5, 100, 100, 100, 75]  # 55,76 is printed
    assert [kategori(persen, LAKIP) for persen in capaian_aspek[2:4]] == ["Cukup Berhasil"] * 2
    assert kategori(capaian_aspek[7], LAKIP) == "Berhasil"


def test_ip_asn_is_the_sum_of_its_dimensions_and_sedang() -> None:
    baris = satu("tabel_dimensi_ip_asn")
    dimensi = [angka(baris, d) for d in ("kualifikasi", "kompetensi", "kinerja", "disiplin")]
    assert bulatkan(ip_asn(*dimensi, IP_ASN)) == 78.02  # 78 is printed
    assert kategori_ip_asn(angka(baris, "ip_asn"), IP_ASN) == "Sedang"


def test_the_two_headline_results() -> None:
    for nama in ("tabel_3_2_capaian_ip_asn", "tabel_3_8_capaian_merit"):
        baris = satu(nama)
        persen = capaian(angka(baris, "realisasi"), angka(baris, "target"))
        assert bulatkan(persen) == angka(baris, "capaian_persen")
        assert kategori(persen, LAKIP) == "Sangat Berhasil"


def test_the_comparisons_with_last_year_and_with_the_end_of_the_plan() -> None:
    tahun = satu("tabel_3_5_perbandingan_2021_2024")
    kini, lalu = angka(tahun, "capaian_2024"), angka(tahun, "capaian_2023")
    assert (selisih(kini, lalu), tren(kini, lalu)) == (angka(tahun, "selisih"), tahun["kategori"])
    for nama, target, realisasi in (
        ("tabel_3_6_perbandingan_rpd", "target_akhir", "capaian"),
        ("tabel_3_11b_target_renstra", "target_akhir_renstra", "realisasi"),
    ):
        baris = satu(nama)
        dua = angka(baris, realisasi), angka(baris, target)
        assert selisih(*dua) == angka(baris, "selisih")
        assert status_target(*dua) == baris["kategori"]


@pytest.mark.parametrize(
    ("tahun", "dihitung"), [("2020", 77.9), ("2021", 78.65), ("2022", 80.0), ("2023", 81.5)]
)
def test_the_sakip_values_of_four_years(tahun: str, dihitung: float) -> None:
    *komponen, cetak, predikat = tabel("tabel_3_1_sakip")
    kolom = f"nilai_{tahun}"
    nilai = bulatkan(
        nilai_sakip(
            (angka(b, kolom), float(b["bobot"]) if b["bobot"] else None)
            for b in komponen
            if b[kolom]
        )
    )
    assert nilai == dihitung  # the report prints 80,61 and 81,51 for the last two
    assert predikat_sakip(angka(cetak, kolom), SAKIP) == predikat[kolom]
