"""The rules that relations find in tables, each with the smallest table that breaks it.

The relations themselves are found by ``audit.relations``; here stands what a reader must know of
each, and the two tables that prove it.
"""

from lakip_xl.audit.finding import Severity
from lakip_xl.audit.rule import Rule, found_elsewhere


def made_rule(  # noqa: PLR0913, PLR0917 - the columns of the lists below
    name: str, level: Severity, words: tuple[str, str, str], table: str, wrong: str, right: str
) -> Rule:
    """Make a rule of its words and of a table with a gap for the wrong and the right figure."""
    goal, basis, example = words
    return Rule(
        name, level, goal, basis, example, found_elsewhere,
        table.replace("@", wrong), table.replace("@", right),
    )  # fmt: skip


_G, _W = Severity.GALAT, Severity.PERINGATAN
_DIVISION = "Pembagian angka yang tercetak; pembulatan angka asalnya diperhitungkan."
_ADDITION = "Penjumlahan angka yang tercetak."

TABLE_RULES: tuple[Rule, ...] = (
    made_rule("capaian", _G, (
        "Capaian yang tercetak sama dengan yang dihitung dari target dan realisasi barisnya.",
        ("PermenPANRB 53/2014: realisasi / target × 100; untuk indikator yang makin rendah makin baik "
        "(2 × target - realisasi) / target × 100 atau target / realisasi × 100."),
        "Target 34 unit, realisasi 27 unit, tercetak 90%: seharusnya 79,41%."),
        "Indikator\tTarget\tRealisasi\tCapaian (%)\nUnit terlayani\t34\t27\t@\n", "90", "79,41"),
    made_rule("capaian-teks", _G, (
        "Target dan realisasi yang sama, juga yang berupa kata, berarti capaian 100%.",
        "Target predikat atau opini tercapai penuh bila realisasinya sama.",
        "Target WTP, realisasi WTP, tercetak 90%."),
        "Indikator\tTarget\tRealisasi\tCapaian (%)\nOpini BPK\tWTP\tWTP\t@\nIKM\t80\t80\t100\n", "90", "100"),
    made_rule("kemajuan-target", _G, (
        "Tingkat kemajuan terhadap target akhir sama dengan realisasi dibagi target itu.", _DIVISION,
        "Realisasi 331,5 dari target akhir 329, tercetak 107,6%: seharusnya 100,76%."),
        "Indikator\tRealisasi 2024\tTarget Akhir Renstra\tTingkat Kemajuan (%)\nIndeks merit\t331,5\t329\t@\n",
        "107,60", "100,76"),
    made_rule("serapan", _G, (
        "Persentase serapan sama dengan realisasi dibagi anggaran.",
        "Serapan = realisasi / anggaran × 100.",
        "Anggaran 200 juta, realisasi 150 juta, tercetak 57%: seharusnya 75%."),
        "Uraian\tAnggaran\tRealisasi\t%\nBelanja Pegawai\t200.000.000\t150.000.000\t@\n", "57,00", "75,00"),
    made_rule("sisa-anggaran", _G, (
        "Sisa sama dengan anggaran dikurangi realisasi.", "Pengurangan.",
        "Anggaran 250, realisasi 150, sisa tercetak 110."),
        "Uraian\tAnggaran\tRealisasi\tSisa\nBelanja Pegawai\t250.000.000\t150.000.000\t@\n", "110.000.000", "100.000.000"),
    made_rule("bagian-anggaran", _G, (
        "Bagian setiap baris sama dengan anggarannya dibagi jumlah anggaran.", _DIVISION,
        "Anggaran 3.000 dari 4.000, tercetak 57%: seharusnya 75%."),
        "Uraian\tAnggaran\tProporsi terhadap total (%)\nPegawai\t3.000.000\t@\nBarang\t800.000\t20,00\nModal\t200.000\t5,00\n"
        "Jumlah\t4.000.000\t100\n", "57,00", "75,00"),
    made_rule("persen-kolom", _G, (
        "Persentase sama dengan bagian dibagi keseluruhannya.", _DIVISION,
        "14 dari 28 pegawai tercetak 55%: seharusnya 50%."),
        "Golongan\tJumlah\t%\nIV\t14\t@\nIII\t10\t35,71\nII\t4\t14,29\nJumlah\t28\t100\n", "55,00", "50,00"),
    made_rule("selisih", _G, (
        "Selisih sama dengan nilai tahun ini dikurangi nilai pembandingnya.", "Pengurangan.",
        "78 dan 63,44 dengan selisih 15,46: seharusnya 14,56."),
        "Indikator\tCapaian 2023\tCapaian 2024\t+/-\nIndeks Profesionalitas\t63,44\t78\t@\n", "15,46", "14,56"),
    made_rule("efisiensi", _W, (
        "Tingkat efisiensi dihitung dari capaian kinerja dan serapan anggaran barisnya.",
        "Laporan: efisiensi = capaian - serapan; cara lain dikenali dari tabelnya sendiri.",
        "Capaian 102%, serapan 92,82%, tercetak 9,81: seharusnya 9,18."),
        "Sasaran\tCapaian Kinerja (%)\tRealisasi Anggaran (%)\tEfisiensi\nMutu layanan\t102,00\t92,82\t@\n", "9,81", "9,18"),
    made_rule("nilai-merit", _G, (
        "Nilai akhir sama dengan bobot kali nilai.", "Peraturan KASN 9/2019: bobot × nilai.",
        "Bobot 2,5 dan nilai 4, tercetak 11: seharusnya 10."),
        "Indikator\tBobot\tNilai\tNilai Akhir\nPeta jabatan\t2,5\t4\t@\nData pegawai\t2,5\t3\t7,5\n", "11", "10"),
    made_rule("jumlah-baris", _G, (
        "Kolom jumlah sama dengan jumlah kolom-kolom bagiannya.", _ADDITION,
        "Laki-laki 17 dan perempuan 19, jumlah tercetak 39: seharusnya 36."),
        "Jenjang\tL\tP\tJumlah\nS1\t17\t19\t@\nD3\t8\t5\t13\n", "39", "36"),
    made_rule("akumulasi-periode", _G, (
        "Nilai setahun sama dengan nilai periodenya, menurut cara yang dipakai tabel itu.",
        "Jumlah, nilai terakhir, rata-rata, atau nilai tertinggi periode.",
        "Empat triwulan 10, 12, 9, dan 13, setahun tercetak 40: seharusnya 44."),
        "Uraian\tTriwulan I\tTriwulan II\tTriwulan III\tTriwulan IV\tTotal\nIzin\t10\t12\t9\t13\t@\nRapat\t21\t15\t22\t31\t89\n"
        "Berkas\t11\t14\t8\t19\t52\n", "40", "44"),
    made_rule("jumlah-kolom", _G, (
        "Baris jumlah sama dengan jumlah baris di atasnya.", _ADDITION,
        "Pegawai 14, 10, dan 4, jumlah tercetak 29: seharusnya 28."),
        "Golongan\tPegawai\nIV\t14 orang\nIII\t10 orang\nII\t4 orang\nJumlah\t@ orang\n", "29", "28"),
    made_rule("jumlah-total", _G, (
        "Total anggaran atau realisasi sama dengan jumlah barisnya.", _ADDITION,
        "Belanja 200 juta dan 100 juta, jumlah tercetak 310 juta."),
        "Uraian\tAnggaran\nBelanja Pegawai\t200.000.000\nBelanja Modal\t100.000.000\nJumlah\t@\n", "310.000.000", "300.000.000"),
    made_rule("jumlah-jenjang", _G, (
        "Angka suatu baris sama dengan jumlah rinciannya.", _ADDITION,
        "Kegiatan 1.1 berpagu 900, subkegiatannya 500 dan 300."),
        "Kode\tUraian\tAnggaran\n1\tProgram A\t@\n1.1\tKegiatan A\t500.125.000\n1.2\tKegiatan B\t300.250.000\n", "900.375.000", "800.375.000"),
    made_rule("rincian", _G, (
        "Jumlah sebagian atau rata-rata sebagian sama dengan barisnya.", _ADDITION,
        "Semester I tercetak 215, enam bulannya berjumlah 251."),
        "Uraian\tAnggaran\tRealisasi\nKegiatan A\t150.000.000\t140.000.000\nKegiatan B\t101.000.000\t99.000.000\n"
        "Jumlah Program 1\t@\t239.000.000\nKegiatan C\t90.000.000\t80.000.000\n"
        "Kegiatan D\t60.000.000\t50.000.000\nJumlah Program 2\t150.000.000\t130.000.000\n", "215.000.000", "251.000.000"),
    made_rule("rata-rata-capaian", _W, (
        "Rata-rata capaian sama dengan rata-rata capaian barisnya.",
        "Jumlah capaian dibagi banyaknya indikator.", "Capaian 100, 90, dan 80 dengan rata-rata tercetak 92."),
        "Indikator\tTarget\tRealisasi\tCapaian (%)\nA satu\t10\t10\t100\nB dua\t10\t9\t90\nC tiga\t10\t8\t80\nRata-rata\t\t\t@\n", "92", "90"),
    made_rule("rata-rata-kelompok", _W, (
        "Rata-rata capaian suatu sasaran sama dengan rata-rata indikatornya.",
        "Jumlah capaian dibagi banyaknya indikator sasaran itu.", "Capaian 100 dan 90 dengan rata-rata tercetak 97."),
        "Indikator\tTarget\tRealisasi\tCapaian (%)\nA satu\t10\t10\t100\nB dua\t10\t9\t90\nRata-rata sasaran 1\t\t\t@\n"
        "C tiga\t10\t8\t80\nD empat\t10\t7\t70\nRata-rata sasaran 2\t\t\t75\n", "97", "95"),
    made_rule("nilai-sakip", _G, (
        "Nilai evaluasi sama dengan jumlah nilai komponennya.", "PermenPANRB 88/2021.",
        "Komponen berjumlah 80, tercetak 80,61."),
        "No\tKomponen\tBobot\tNilai 2024\n1\tPerencanaan Kinerja\t30\t25,20\n2\tPengukuran Kinerja\t30\t23,10\n3\tPelaporan Kinerja\t15\t11,55\n"
        "4\tEvaluasi Internal\t25\t19,00\n\tNilai Hasil Evaluasi\t100\t@\n", "78,58", "78,85"),
    made_rule("nilai-ip-asn", _G, (
        "Indeks Profesionalitas ASN sama dengan jumlah empat dimensinya.", "PermenPANRB 38/2018.",
        "20, 30, 25, dan 5 dengan indeks 82: seharusnya 80."),
        "Instansi\tKualifikasi\tKompetensi\tKinerja\tDisiplin\tIP ASN\nBadan A\t20,12\t30,45\t25,10\t5,00\t@\n", "82,67", "80,67"),
    made_rule("predikat-sakip", _G, (
        "Predikat sesuai dengan nilainya.",
        "PermenPANRB 88/2021: > 90 AA, > 80 A, > 70 BB, > 60 B, > 50 CC, > 30 C, lainnya D.",
        "Nilai 78,65 dengan predikat A: seharusnya BB."),
        "No\tKomponen\tBobot\tNilai 2024\n1\tPerencanaan Kinerja\t30\t25,20\n2\tPengukuran Kinerja\t30\t23,10\n3\tPelaporan Kinerja\t15\t11,55\n"
        "4\tEvaluasi Internal\t25\t19,00\n\tNilai Hasil Evaluasi\t100\t78,85\n\tPredikat\t\t@\n", "A", "BB"),
    made_rule("batas-bobot", _G, (
        "Nilai komponen tidak melebihi bobotnya, dan bobot berjumlah 100.", "PermenPANRB 88/2021.",
        "Komponen berbobot 15 tercetak bernilai 18."),
        "No\tKomponen\tBobot\tNilai 2024\n1\tPerencanaan Kinerja\t30\t25,20\n2\tPengukuran Kinerja\t30\t23,10\n3\tPelaporan Kinerja\t15\t@\n"
        "4\tEvaluasi Internal\t25\t19,00\n", "18,55", "11,55"),
    made_rule("nilai-ikm", _G, (
        "Indeks Kepuasan Masyarakat sama dengan rata-rata unsurnya, dan dikalikan 25 pada skala 100.",
        "PermenPANRB 14/2017: IKM = rata-rata nilai unsur × 25.",
        "Rata-rata sembilan unsur 3,46; nilai konversi tercetak 89,42: seharusnya 86,42."),
        "No\tUnsur Pelayanan\tNilai\n1\tPersyaratan\t3,41\n2\tProsedur\t3,52\n3\tWaktu\t3,38\n4\tBiaya\t3,60\n5\tPerilaku\t3,44\n"
        "\tRata-rata\t@\n", "3,74", "3,47"),
    made_rule("mutu-pelayanan", _G, (
        "Mutu pelayanan sesuai dengan nilai unsur atau indeksnya.",
        "PermenPANRB 14/2017: 3,5324 Sangat Baik, 3,0644 Baik, 2,60 Kurang Baik.",
        'Nilai unsur 3,28 dengan mutu "Sangat Baik": seharusnya Baik.'),
        "No\tUnsur Pelayanan\tNilai\tKategori\n1\tPersyaratan\t3,41\t@\n2\tProsedur\t3,62\tSangat Baik\n3\tWaktu\t3,38\tBaik\n"
        "4\tBiaya\t3,60\tSangat Baik\n5\tPerilaku\t3,44\tBaik\n", "Sangat Baik", "Baik"),
    made_rule("kategori", _G, (
        "Kategori sesuai dengan capaian barisnya pada skala yang dipakai laporan.",
        "Skala ordinal pada Bab III.A laporan, atau Permendagri 86/2017.",
        'Capaian 80,78% tercetak "Sangat Berhasil": seharusnya Berhasil.'),
        "Indikator\tTarget\tRealisasi\tCapaian (%)\tKategori\nDokumen\t100\t80,78\t80,78\t@\n", "Sangat Berhasil", "Berhasil"),
    made_rule("status-target", _G, (
        "Status tercapai atau tidak tercapai sesuai dengan target dan realisasi barisnya.",
        "Target tercapai bila capaian paling sedikit 100%.", 'Target 4 dokumen, realisasi 2 dokumen, status "Tercapai".'),
        "Indikator\tTarget\tRealisasi\tStatus\nDokumen\t4\t2\t@\n", "Tercapai", "Tidak Tercapai"),
    made_rule("arah-perbandingan", _G, (
        "Kata meningkat, menurun, di atas target, atau di bawah target sesuai dengan angkanya.",
        "Perbandingan nilai tahun ini dengan tahun sebelumnya atau dengan targetnya.",
        '63,44 menjadi 78 dengan keterangan "Menurun".'),
        "Indikator\tCapaian 2023\tCapaian 2024\tKategori\nIndeks\t63,44\t78\t@\n", "Menurun", "Meningkat"),
    made_rule("anggaran-antar-tabel", _G, (
        "Anggaran dan realisasi yang sama tercetak sama di setiap tabel.", "Baris yang sama di dua tabel.",
        "Tabel 2.4 memuat 9.709.000, Tabel 3.13 memuat 9.790.000."),
        "Tabel 1 Anggaran\nKode\tUraian\tAnggaran\n1.1\tKegiatan Satu\t9.709.000\n1.2\tKegiatan Dua\t8.123.000\n1.3\tKegiatan Tiga\t7.456.000\n\n"
        "Tabel 2 Realisasi\nKode\tUraian\tAnggaran\tRealisasi\n1.1\tKegiatan Satu\t@\t9.000.000\n1.2\tKegiatan Dua\t8.123.000\t8.000.000\n"
        "1.3\tKegiatan Tiga\t7.456.000\t7.000.000\n", "9.790.000", "9.709.000"),
    made_rule("nilai-antar-tabel", _G, (
        "Angka yang sama tercetak sama di setiap tabel.", "Baris yang sama di dua tabel.",
        "Indeks 72,95 di satu tabel, 75,92 di tabel lain."),
        "Tabel 1 Kinerja\nIndikator\tTarget\tRealisasi\nIndeks Pembangunan\t72,50\t72,95\nIndeks Kualitas\t85,00\t86,70\nIndeks Reformasi\t71,00\t70,10\n\n"
        "Tabel 2 Perbandingan\nIndikator\tRealisasi\tNasional\nIndeks Pembangunan\t@\t75,02\nIndeks Kualitas\t86,70\t80,11\nIndeks Reformasi\t70,10\t69,30\n",
        "79,25", "72,95"),
    made_rule("total-antar-tabel", _G, (
        "Tabel yang menghitung hal yang sama memuat jumlah bagian yang sama.",
        "Jumlah keseluruhan yang sama, dengan bagian yang sama pada sebagian besar tabel.",
        "Dua tabel memuat 17 laki-laki dan 19 perempuan, tabel ketiga 18 dan 18."),
        "Tabel 1 Umur\nUmur\tL\tP\tL+P\nMuda\t8\t9\t17\nTua\t9\t10\t19\nJumlah\t17\t19\t36\n\n"
        "Tabel 2 Agama\nAgama\tL\tP\tL+P\nA\t15\t14\t29\nB\t2\t5\t7\nJumlah\t17\t19\t36\n\n"
        "Tabel 3 Ijazah\nIjazah\tL\tP\tL+P\nS1\t@", "13\t14\t27\nD3\t5\t4\t9\nJumlah\t18\t18\t36",
        "12\t15\t27\nD3\t5\t4\t9\nJumlah\t17\t19\t36"),
    made_rule("sel-galat", _G, (
        "Tidak ada galat lembar kerja yang ikut tercetak.", "Galat rumus bukan angka.",
        "Sel memuat #DIV/0!."),
        "Indikator\tTarget\tRealisasi\tCapaian (%)\nUnit terlayani\t34\t27\t79,41\nPeta jabatan\t2\t2\t@\n", "#DIV/0!", "100"),
)  # fmt: skip
"""What relations find, in the order in which the documentation lists it."""
