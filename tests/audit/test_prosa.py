"""Sentences of a draft against its tables and against arithmetic."""

from collections.abc import Callable

import pytest

from lakip_xl.audit.finding import Finding, Severity

Periksa = Callable[[str], list[Finding]]

CAPAIAN = """Tabel 3.2
Capaian Indikator Kinerja

No	Indikator Kinerja	Target	Realisasi	Capaian (%)	Kategori
1	Indeks Profesionalitas ASN	71	78	109,86	Sangat Berhasil

"""
ANGGARAN = """Tabel 2.4
Anggaran

No	Program/Kegiatan/Subkegiatan	Anggaran	Realisasi	%
1	Program Penunjang	900.125.000	850.111.000	94,44
1.1	Kegiatan satu	900.125.000	850.111.000	94,44
1.1.1	Subkegiatan satu	500.125.000	450.111.000	90,00
1.1.2	Subkegiatan dua	400.000.000	400.000.000	100,00
2	Program Kepegawaian	100.375.000	90.375.000	90,04
2.1	Kegiatan dua	100.375.000	90.375.000	90,04
2.1.1	Subkegiatan tiga	100.375.000	90.375.000	90,04
	Total	1.000.500.000	940.486.000	94,00

"""


@pytest.mark.parametrize(
    "kalimat",
    [
        (
            "Berdasarkan tabel 3.2 di atas target sebesar 71, sedangkan diperoleh nilai 78 atau "
            "capaian sebesar 109,86 % dan termasuk dalam kategori Sangat Berhasil."
        ),
        "Capaian = 78/71 x 100% = 109,86%.",
        "Perhitungannya (78 : 71) × 100 = 109,86.",
        r"$$\frac{72,5}{130} \times 30 \% = 16,73 \%$$",
        (
            "Nilai naik dari 77.90 pada tahun 2020 menjadi 81.51 pada tahun 2023, atau naik "
            "sebesar 3.61 poin."
        ),
        (
            "Jumlah pegawai tahun 2021 turun sebanyak 2 menjadi 53 orang dan pada tahun 2022 turun "
            "sebanyak 3 orang menjadi 50 orang."
        ),
        "Nilai kualifikasi sebesar 21,3 dari bobot 25, atau capaian sebesar 85,2%.",
        "Terdapat 7 orang, sebanyak 7 orang terdiri dari pejabat 4 orang dan fungsional 3 orang.",
        "Peraturan Walikota Nomor 30 Tahun 2023 tanggal 14 April 2023 tentang Renstra.",
        "Lihat tabel 7.1 pada dokumen RPD.",
        "Penilaian terdiri dari 8 (delapan) aspek, 2 (dua) di antaranya baru.",
        "Biayanya Rp 1.500.000 (satu juta lima ratus ribu rupiah) untuk 3 (tiga) kali (PPPK).",
    ],
)
def test_a_true_sentence_passes(kalimat: str, periksa: Periksa) -> None:
    assert periksa(CAPAIAN + kalimat) == []


@pytest.mark.parametrize(
    ("kalimat", "aturan", "tercetak", "dihitung"),
    [
        (("Berdasarkan tabel 3.2 di atas target sebesar 71, sedangkan diperoleh nilai 78 atau "
         "capaian sebesar 108,96 %."), "kalimat-indikator", "108,96", 109.86),
        ("Target kinerja sebesar 72, sedangkan diperoleh nilai 78 atau capaian sebesar 108,33 %.",
         "kalimat-indikator", "72", 71.0),
        (("Target sebesar 71, diperoleh nilai 78 atau capaian sebesar 109,86% dengan kategori "
         "Cukup Berhasil."), "kategori-prosa", "Cukup Berhasil", "Sangat Berhasil"),
        ("Capaian = 78/71 x 100% = 108,96%.", "rumus-prosa", "108,96%", 109.86),
        (r"$$\frac{16}{24} \times 6\% = 4,5\%$$", "rumus-prosa", "4,5%", 4.0),
        ("Dari tabel 3.7 di atas terlihat capaiannya.", "rujukan-tabel", "3.7", None),
        ("Nilai naik dari 77.90 menjadi 81.51 atau naik sebesar 3.16 poin.", "perubahan-prosa",
         "3.16", 3.61),
        ("Nilai naik dari 81.51 menjadi 77.90 atau naik sebesar 3.61 poin.", "perubahan-prosa",
         "naik", None),
        ("Nilai kualifikasi sebesar 21,3 dari bobot 25, atau capaian sebesar 87,71%.",
         "capaian-bobot-prosa", "87,71", 85.2),
        ("Sebanyak 27 orang terdiri dari pejabat 1 orang dan pelaksana 15 orang.",
         "jumlah-orang-prosa", "27", 16.0),
        ("Penilaian terdiri dari 7 (delapan) aspek.", "terbilang", "delapan", "tujuh"),
        ("Peraturan Walikota Nomor 30 Tahun 2023 tanggal 14 April 2024 tentang Renstra.",
         "rujukan-peraturan", "Peraturan Walikota Nomor 30 Tahun 2023", None),
    ],
)  # fmt: skip
def test_a_false_sentence_is_found(
    kalimat: str, aturan: str, tercetak: str | float, dihitung: float | str | None, periksa: Periksa
) -> None:
    [temuan] = periksa(CAPAIAN + kalimat)
    assert (temuan.aturan, temuan.tercetak, temuan.dihitung) == (aturan, tercetak, dihitung)
    assert temuan.sel == "paragraf 5"


@pytest.mark.parametrize(
    "kalimat",
    [
        "OPD mengelola 2 program, 2 kegiatan dan 3 subkegiatan.",
        (
            "Realisasi belanja sebesar Rp 940.486.000,00 atau 94,00% dari anggaran sebesar "
            "Rp 1.000.500.000,00."
        ),
        (
            "Anggaran sebesar Rp. 1.000.500.000,00 yang terdiri dari Belanja Operasi sebesar "
            "Rp. 900.500.000,00 dan Belanja Modal sebesar Rp 100.000.000,00."
        ),
        "Program Penunjang (meliputi 1 kegiatan dan 2 sub kegiatan).",
    ],
)
def test_true_money_and_counts_pass(kalimat: str, periksa: Periksa) -> None:
    assert periksa(ANGGARAN + kalimat) == []


@pytest.mark.parametrize(
    ("kalimat", "aturan", "kunci", "dihitung"),
    [
        ("OPD mengelola 2 program, 2 kegiatan dan 4 subkegiatan.", "cacah-prosa", "subkegiatan",
         3.0),
        ("Program Penunjang (meliputi 1 kegiatan dan 3 sub kegiatan).", "cacah-prosa", "1", 2.0),
        (("Realisasi belanja sebesar Rp 940.486.000,00 atau 94,40% dari anggaran sebesar "
         "Rp 1.000.500.000,00."), "persentase-uang-prosa", None, 94.0),
        (("Anggaran sebesar Rp. 1.000.500.000,00 yang terdiri dari Belanja Operasi sebesar "
         "Rp. 900.500.000,00 dan Belanja Modal sebesar Rp 200.000.000,00."),
         "jumlah-uang-prosa", None, 1100500000.0),
        ("Realisasinya Rp 940.468.000,00.", "uang-prosa-mirip", None, 940486000.0),
    ],
)  # fmt: skip
def test_false_money_and_counts_are_found(
    kalimat: str, aturan: str, kunci: str | None, dihitung: float, periksa: Periksa
) -> None:
    [temuan] = periksa(ANGGARAN + kalimat)
    assert (temuan.aturan, temuan.kunci, temuan.dihitung) == (aturan, kunci, dihitung)


def test_truncation_in_a_formula_is_a_warning(periksa: Periksa) -> None:
    [temuan] = periksa("Hasilnya 72,5 / 130 × 100 = 55,76.")
    assert temuan.tingkat is Severity.PERINGATAN
    assert "dipotong" in temuan.pesan


PROGRAM = """Tabel 3.11
Program Penunjang

No	Program / Kegiatan	Target	Realisasi	Capaian	Penjelasan
I	Program satu	85%	111.88%	131.62%	{}

"""


@pytest.mark.parametrize(
    ("kalimat", "aturan"),
    [
        (("Realisasi Indikator Program (111.88%) lebih besar dari target (85%). Capaian sebesar "
         '(131.62%). Indikator masuk kategori "Sangat Berhasil"'), None),
        (("Target program tercapai: realisasi 111,88% lebih besar dari target 85%. Capaian kinerja "
         "131,62% termasuk kategori Sangat Berhasil."), None),
        ("Target belum sepenuhnya tahun lalu; kini telah tercapai karena dukungan anggaran.", None),
        ("Capaian kinerja tahun 2024 meningkat dibanding tahun 2023 sebesar 95%.", None),
        ("Target akhir tahun 2026 sebesar 75% telah terlampaui; realisasi anggaran 92%.", None),
        ("Realisasi tahun 2023 sebesar 80%, tahun 2024 naik menjadi 111,88%.", None),
        ("Realisasi Indikator Program (118.88%) lebih besar dari target (85%).", "kalimat-angka"),
        ("Realisasi (111.88%) sama dengan target (85%).", "kalimat-hubungan"),
        ("Target kinerja tidak tercapai.", "kalimat-tercapai"),
        ('Indikator masuk kategori "Berhasil"', "kalimat-kategori"),
    ],
)  # fmt: skip
def test_a_sentence_is_held_to_its_row(kalimat: str, aturan: str | None, periksa: Periksa) -> None:
    temuan = [t.aturan for t in periksa(PROGRAM.format(kalimat))]
    assert temuan == ([aturan] if aturan else [])


@pytest.mark.parametrize(
    ("penjelasan", "aturan"),
    [
        ("Output telah dilaporkan.", ["capaian-tidak-wajar"]),
        ("Target terlalu rendah dan perlu ditinjau.", []),
        ("Naik karena program baru.", []),
    ],
)
def test_an_unusual_result_passes_when_its_row_explains_it(
    penjelasan: str, aturan: list[str], periksa_semua: Periksa
) -> None:
    tabel = (
        "Tabel 1 Capaian\nNo\tIndikator\tTarget\tRealisasi\tCapaian\tPenjelasan\n"
        f"1\tJumlah ASN yang dibina\t250\t1.167\t466,8\t{penjelasan}\n"
    )
    assert [t.aturan for t in periksa_semua(tabel)] == aturan


@pytest.mark.parametrize(("baris", "aturan"), [("1", []), ("1.2 dan 3", ["capaian-tidak-wajar"])])
def test_a_note_below_the_table_explains_the_rows_that_it_names(
    baris: str, aturan: list[str], periksa_semua: Periksa
) -> None:
    tabel = (
        "Tabel 1 Capaian\nNo\tIndikator\tTarget\tRealisasi\tCapaian\n"
        "1\tJumlah ASN yang dibina\t250\t1.167\t466,8\n"
        f"Capaian baris {baris} jauh dari yang lazim dan perlu ditinjau.\n"
    )
    assert [t.aturan for t in periksa_semua(tabel)] == aturan


def test_the_sentence_of_another_row_is_recognised(periksa: Periksa) -> None:
    kalimat = "Realisasi Indikator (90%) lebih besar dari target (80%). Capaian sebesar (112.5%)."
    [temuan] = periksa(
        "Tabel 3.11 Program\n"
        "No\tIndikator\tTarget\tRealisasi\tCapaian\tPenjelasan\n"
        f"1\tIndikator satu\t80%\t90%\t112.5%\t{kalimat}\n"
        f"2\tIndikator dua\t100%\t95%\t95%\t{kalimat}\n"
    )
    assert (temuan.kunci, temuan.aturan) == ("2", "kalimat-angka")
    assert "milik baris 1" in temuan.pesan
