"""Correct tables of other offices, in other layouts: nothing is found, and every damage is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lakip_xl.audit.finding import Finding

CONTOH = sorted((Path(__file__).parent / "contoh").glob("*.txt"))
Periksa = Callable[[str], list[Finding]]


@pytest.mark.parametrize("path", CONTOH, ids=lambda path: path.stem)
def test_a_correct_report_has_no_findings(path: Path, periksa: Periksa) -> None:
    assert [t.as_dict() for t in periksa(path.read_text())] == []


DINAS = Path(__file__).parent / "contoh" / "dinas_kesehatan.txt"
BADAN = Path(__file__).parent / "contoh" / "badan_perencanaan.txt"

BARU = {path.stem: path for path in CONTOH}

HUB = Path(__file__).parent / "contoh" / "dinas_perhubungan.txt"
CAMAT = Path(__file__).parent / "contoh" / "kecamatan.txt"

KERUSAKAN = [
    # file, line that is damaged, what, by what: rule, table, row
    (DINAS, "Nilai SAKIP\tNilai", "95,63", "96,53", "capaian", "3.2", "3"),
    (DINAS, "Jumlah kunjungan", "Tinggi", "Sangat Tinggi", "kategori", "3.2", "5"),
    (DINAS, "Opini BPK\tOpini", "\t100\t", "\t90\t", "capaian-teks", "3.2", "4"),
    (DINAS, "Rata-rata capaian", "98,12", "99,21", "rata-rata-capaian", "3.2", "Rata-rata capaian"),
    (DINAS, "Panjang jalan", "98,33", "93,83", "capaian", "3.3", "2"),
    (DINAS, "Panjang jalan", "98,85", "98,58", "capaian", "3.3", "2"),
    (DINAS, "Jumlah orang dilatih", "105,00", "110,00", "capaian", "3.4", "2"),
    (DINAS, "Nilai SAKIP\t76,5", "90,00", "95,00", "kemajuan-target", "3.5", "2"),
    (DINAS, "Menurunnya stunting\t113", "15,69", "16,59", "efisiensi", "3.6", "2"),
    (DINAS, "01.01\tPenyusunan", "97,00", "79,00", "serapan", "3.7", "1.02.01.2.01.01"),
    (DINAS, "01.01\tPenyusunan", "4.500.000", "5.400.000", "sisa-anggaran", "3.7",
     "1.02.01.2.01.01"),
    (DINAS, "Administrasi Keuangan", "4.772", "4.727", "jumlah-jenjang", "3.7", "1.02.01.2.02"),
    (DINAS, "JUMLAH\t\t7", "7.250", "7.520", "jumlah-total", "3.7", "JUMLAH"),
    (DINAS, "5,250,000,000", "95.48", "94.58", "serapan", "3.8", "1"),
    (DINAS, "S1\t14", "26", "27", "jumlah-baris", "4.1", "3"),
    (DINAS, "Jumlah\t\t28", "28", "29", "jumlah-kolom", "4.1", "Jumlah"),
    (DINAS, "S2\t8", "30,00", "33,00", "persen-kolom", "4.1", "2"),
    (BADAN, "penduduk miskin\t4,20\t4,45", "94,05", "95,04", "capaian", "III.1", "3"),
    (BADAN, "b\tSub Kegiatan A1b", "93,33", "39,33", "serapan", "III.3", "I.1.b"),
    (BADAN, "2\tKegiatan A2", "600", "601", "jumlah-jenjang", "III.3", "I.2"),
    (BADAN, "JUMLAH TOTAL", "1.430", "1.340", "jumlah-total", "III.3", "JUMLAH TOTAL"),
    (BADAN, "Kegiatan Umum", "500", "510", "serapan", "III.6", "Kegiatan Umum"),
    (BADAN, "2\tKemiskinan\t4,45", "-4,58", "-5,48", "selisih", "III.7", "2"),
    (BADAN, "1\tIPM\t79", "Meningkat", "Menurun", "arah-perbandingan", "III.8", "1"),
    (BADAN, "Kendaraan roda 2", "22", "24", "jumlah-kolom", "III.9", "Jumlah"),
    (BADAN, "Nilai Hasil Evaluasi", "77,10", "71,70", "nilai-sakip", "III.12",
     "Nilai Hasil Evaluasi"),
    (BADAN, "Tingkat Akuntabilitas", "BB\tBB", "BB\tA", "predikat-sakip", "III.12",
     "Tingkat Akuntabilitas Kinerja"),
    (BADAN, "3\tPelaporan Kinerja", "\t15\t", "\t20\t", "batas-bobot", "III.12",
     "Pelaporan Kinerja"),
    (BADAN, "Kompetensi\t40", "75,00", "57,00", "capaian", "III.13", "Kompetensi"),
    (HUB, "capaian sasaran 1", "99,65", "96,95", "rata-rata-kelompok", "3.1",
     "Rata-rata capaian sasaran 1"),
    (HUB, "5.1.01", "7.200", "7.020", "serapan", "3.2", "5.1.01"),
    (HUB, "Jumlah Program 1", "9.230", "9.320", "rincian", "3.3", "Jumlah Program 1"),
    (HUB, "1\tProgram Penyelenggaraan", "9.550.750", "9.505.750", "jumlah-jenjang", "3.3",
     "Program Penyelenggaraan LLAJ"),
    (HUB, "Kegiatan Terminal", "2,50%", "5,20%", "efisiensi", "3.3", "Kegiatan Terminal"),
    (HUB, "ketersediaan rambu\t76", "7,84", "8,74", "selisih", "3.4",
     "Persentase ketersediaan rambu"),
    (HUB, "A\tPerencanaan", "\t30\t", "\t35\t", "batas-bobot", "3.6", "A"),
    (HUB, "Capaian 31,25/32", "97,66", "96,77", "rumus-prosa", None, None),
    (CAMAT, "pelayanan tepat waktu\t95", "97,89", "98,79", "capaian", "2.1", "1"),
    (CAMAT, "BELANJA\t1", "1.460", "1.640", "serapan", "2.3", "BELANJA"),
    (CAMAT, "Nilai IKM\t83", "1,83", "1,38", "selisih", "2.6", "2"),
    (BARU["dinas_pendidikan"], "Sekolah 13-15 tahun\t%\t95,00", "98,71", "97,81", "capaian",
     "III.4", "2"),
    (BARU["dinas_pendidikan"], "Rata-rata Lama Sekolah\tTahun\t8,10", "8,19**)", "8,91**)",
     "capaian", "III.4", "3"),
    (BARU["dinas_pendidikan"], "Berdasarkan Tabel III.4", "75,20", "72,50", "kalimat-indikator",
     "III.4", "5"),
    (BARU["kecamatan_sukamaju"], "U4\t", "Sangat Baik", "Baik", "mutu-pelayanan", "3.2",
     "Biaya/tarif"),
    (BARU["kecamatan_sukamaju"], "setelah dikonversi", "86,42", "84,62", "nilai-ikm", "3.2",
     "Nilai IKM setelah dikonversi"),
    (BARU["kecamatan_sukamaju"], "7.01.03.2.01.01", "98,75", "89,75", "serapan", "3.3",
     "7.01.03.2.01.01"),
    (BARU["rsud"], "^\t^\tRealisasi (%)\t-\t46,50", "72,40", "74,20", "capaian", "3.1.1", "3"),
    (BARU["rsud"], "Pendapatan BLUD\t", "103,99", "109,33", "serapan", "3.1.3",
     "Pendapatan BLUD"),
    (BARU["setwan"], "Jumlah rapat paripurna", "\t41\t102,50", "\t42\t105,00",
     "akumulasi-periode", "3.2", "1"),
    (BARU["setwan"], "Indeks kepuasan anggota DPRD\t80,15", "1,65", "1,56", "selisih", "3.3", "1"),
    (BARU["setwan"], "terdiri dari 2 kegiatan", "3 sub kegiatan", "4 sub kegiatan", "cacah-prosa",
     "3.4", "4.02.02"),
    (BARU["inspektorat"], "Nilai Hasil Evaluasi", "80,15", "81,05", "nilai-sakip", "3.3",
     "Nilai Hasil Evaluasi"),
    (BARU["inspektorat"], "Maturitas SPIP Terintegrasi\t3,500", "88,71", "87,81",
     "kemajuan-target", "3.4", "Maturitas SPIP Terintegrasi"),
    (BARU["kementerian"], "Jumlah satker berpredikat WBK\t6", "120.00", "102.00", "capaian",
     "3.1.3", "Jumlah satker berpredikat WBK"),
    (BARU["kementerian"], "SP2\t98.28", "1.04", "1.40", "efisiensi", "3.2.2", "SP2"),
    (BARU["pemda"], "Indeks Pembangunan Manusia\t72,95", "72,95", "75,92", "nilai-antar-tabel",
     "3.7", "Indeks Pembangunan Manusia"),
    (BARU["pemda"], "terealisasi sebesar", "218,35 miliar", "281,35 miliar",
     "kalimat-indikator", "3.8", "Pendapatan Asli Daerah"),
    (BARU["dinas_pu"], "Sedang\t150,30", "148,25", "142,85", "jumlah-kolom", "3-4", "Jumlah"),
    (BARU["dinas_sosial"], "Capaian (%)\t101,60", "95,00", "90,50", "capaian", "3.2",
     "Persentase PSKS aktif"),
    (BARU["dinas_sosial"], "Persentase PSKS aktif\t50", "96,33", "93,63", "capaian", "3.1",
     "Persentase PSKS aktif"),
    (BARU["bappeda"], "2. Administrasi Keuangan", "95,20", "92,50", "serapan", "3",
     "2. Administrasi Keuangan"),
    (BARU["bappeda"], "Program Litbang\t93,45", "2,20", "2,02", "efisiensi", "4", "3"),
    (BARU["bappeda"], "Sedangkan Indeks Inovasi", "menurun dari", "meningkat dari",
     "perubahan-prosa", None, None),
    (BARU["bappeda"], "Pegawai Bappeda", "30 orang", "32 orang", "jumlah-orang-prosa", None, None),
    (BARU["bpkad"], "Retribusi Daerah\t12", "(1.512", "(1.215", "sisa-anggaran", "III-2", "2"),
    (BARU["bpkad"], "\t\t4.810", "4.810", "4.801", "jumlah-kolom", "III-5", "Jumlah"),
    (BARU["disdukcapil"], "Timur\t9.876", "96,60%", "90,66%", "persen-kolom", "3.3", "2"),
    (BARU["disdukcapil"], "Belanja Modal\t800", "125.000.000\t", "152.000.000\t", "selisih",
     "3.4", "3"),
    (BARU["disdukcapil"], "Cakupan IKD", "Kurang", "Cukup", "kategori", "3.2", "Cakupan IKD"),
    (BARU["dinas_kesehatan_prosa"], "Angka Harapan Hidup tahun 2024", "sebesar 72,24",
     "sebesar 74,22", "kalimat-indikator", "3.1", "1"),
    (BARU["dinas_kesehatan_prosa"], "Angka Harapan Hidup tahun 2024", "lebih tinggi dari",
     "lebih rendah dari", "kalimat-hubungan", None, None),
    (BARU["dinas_kesehatan_prosa"], "Cakupan Imunisasi Dasar Lengkap mencapai", "90,25", "92,05",
     "kalimat-indikator", "3.1", "4"),
    (BARU["dinas_kesehatan_prosa"], "Total anggaran Dinas", "95,92%", "99,52%",
     "persentase-uang-prosa", None, None),
    (BARU["dinas_kesehatan_prosa"], "Jumlah tenaga kesehatan", "883", "838", "jumlah-orang-prosa",
     None, None),
    (BARU["dpmptsp"], "Semester I\t", "251", "215", "rincian", "3.2", "Semester I"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "baris", "lama", "baru", "aturan", "tabel", "kunci"),
    KERUSAKAN,
    ids=lambda nilai: nilai if isinstance(nilai, str) and "\t" not in nilai else "",
)
def test_one_damaged_figure_is_one_finding(  # noqa: PLR0913, PLR0917 - columns of the table above
    path: Path, baris: str, lama: str, baru: str, aturan: str, tabel: str | None,
    kunci: str | None, periksa: Periksa,
) -> None:  # fmt: skip
    semua = path.read_text().splitlines()
    [posisi] = [i for i, satu in enumerate(semua) if baris in satu]
    semua[posisi] = semua[posisi].replace(lama, baru, 1)
    temuan = periksa("\n".join(semua))
    assert [(t.aturan, t.tabel, t.kunci) for t in temuan] == [(aturan, tabel, kunci)]
