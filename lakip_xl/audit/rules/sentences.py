"""The rules for sentences, each with the smallest text that breaks it."""

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.rule import Rule
from lakip_xl.audit.rules.tables import made_rule

_G, _W = Severity.GALAT, Severity.PERINGATAN
_TABLE = "Tabel 3.1 Capaian\nNo\tIndikator\tTarget\tRealisasi\tCapaian (%)\n1\tPersentase sekolah terakreditasi\t90,00\t75,20\t83,56\n\n"
_OWN = "Angka dalam kalimat dihitung ulang; angka lain pada alinea yang sama boleh menjelaskannya."

SENTENCE_RULES: tuple[Rule, ...] = (
    made_rule("capaian-prosa", _G, (
        "Capaian yang disebut kalimat sama dengan realisasi dibagi target yang disebutnya.", _OWN,
        "Target 441,23, terealisasi 352,65, capaian 79,42%: seharusnya 79,92%."),
        "Target 441,23 orang dapat terealisasi 352,65 orang atau capaian kinerja sebesar @%.", "79,42", "79,92"),
    made_rule("capaian-bobot-prosa", _G, (
        "Capaian dimensi yang disebut sama dengan nilai dibagi bobotnya.", "Capaian dimensi = nilai / bobot × 100.",
        "Nilai 21,3 dari bobot 25 disebut 87,71%: seharusnya 85,2%."),
        "Nilai kualifikasi sebesar 21,3 dari bobot 25, atau capaian sebesar @%.", "87,71", "85,2"),
    made_rule("persentase-prosa", _G, (
        "Persentase di samping suatu jumlah sama dengan jumlah itu dibagi keseluruhannya.", _OWN,
        "23 dari 94 orang disebut 25,4%: seharusnya 24,47%."),
        "Sebanyak 23 orang (@%) dari 94 orang pegawai bergolongan III.", "25,4", "24,5"),
    made_rule("persentase-uang-prosa", _G, (
        "Persentase di samping suatu jumlah uang sama dengan hasil baginya.", _OWN,
        "Terealisasi 95 dari pagu 100 disebut 59%."),
        "Pagu sebesar Rp 287.555.000 terealisasi sebesar Rp 275.312.100 atau @%.", "97,54", "95,74"),
    made_rule("perubahan-prosa", _G, (
        "Arah dan besar perubahan sesuai dengan kedua angkanya.", _OWN,
        "Naik dari 77,90 menjadi 81,51 disebut naik 3,16 poin."),
        "Nilai naik dari 77,90 menjadi 81,51 atau naik sebesar @ poin.", "3,16", "3,61"),
    made_rule("jumlah-uang-prosa", _G, (
        "Jumlah uang sama dengan jumlah rincian yang disebut.", "Penjumlahan.",
        "Rp 300 juta terdiri dari Rp 200 juta dan Rp 110 juta."),
        "Anggaran sebesar Rp @ terdiri dari belanja operasi Rp 200.125.000 dan belanja modal Rp 100.250.000.",
        "310.375.000", "300.375.000"),
    made_rule("jumlah-orang-prosa", _G, (
        "Jumlah orang sama dengan jumlah rincian yang disebut.", "Penjumlahan.",
        "27 orang terdiri dari 1 pejabat dan 15 pelaksana."),
        "Sebanyak @ orang terdiri dari pejabat 1 orang dan pelaksana 15 orang.", "27", "16"),
    made_rule("jumlah-prosa", _G, (
        "Jumlah sama dengan jumlah rincian yang disebut.", "Penjumlahan.",
        "15.039 ha terdiri dari 3.712, 5.221, dan 6.106 ha."),
        "Lahan seluas @ ha terdiri dari sawah 3.712 ha, kebun 5.221 ha, dan hutan 6.106 ha.", "15.093", "15.039"),
    made_rule("rumus-prosa", _G, (
        "Rumus yang ditulis menghasilkan angka yang ditulis di belakangnya.", "Hitungan menurut urutannya.",
        "16/24 × 100% = 76,67%: hasilnya 66,67%."),
        "Capaian = 16/24 x 100% = @%.", "76,67", "66,67"),
    made_rule("kategori-prosa", _G, (
        "Kategori yang disebut kalimat adalah kategori capaian yang disebutnya.",
        "Skala laporan, atau skala LKjIP dan Permendagri 86/2017.", "Capaian 60% disebut Sangat Berhasil."),
        "Indikator ini memperoleh capaian kinerja sebesar 60,12% dengan kategori @.", "Sangat Berhasil", "Cukup Berhasil"),
    made_rule("kalimat-indikator", _G, (
        "Kalimat yang menyebut suatu baris memakai angka baris itu.", "Nama baris dicari dalam kalimat.",
        "Tabel memuat 75,20, kalimatnya 72,50."),
        _TABLE + "Realisasi persentase sekolah terakreditasi sebesar @%.", "72,50", "75,20"),
    made_rule("uang-prosa-mirip", _W, (
        "Jumlah uang dalam kalimat sama dengan angka tabelnya.", "Angka yang berbeda satu digit dari angka tabel.",
        "Kalimat Rp 940.468.000, tabel 940.486.000."),
        "Tabel 2 Anggaran\nUraian\tAnggaran\nBelanja Pegawai\t940.486.000\n\nTersedia Rp @ untuk kegiatan ini.", "940.468.000", "940.486.000"),
)  # fmt: skip
"""What is found in sentences, in the order in which the documentation lists it."""
