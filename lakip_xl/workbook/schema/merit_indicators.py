"""The 37 indicators of the merit system with their weights, as the regulation sets them.

Source: PermenPANRB 40/2018 and the assessment guideline of the civil service commission, in
the order of report table 3.9. The weights add to 102.5, hence the maximum of 410.
"""

INDICATORS: tuple[tuple[int, int, str, float], ...] = (
    (
        1,
        1,
        "Ketersediaan peta jabatan dan rencana kebutuhan pegawai untuk jangka "
        "menengah (5 tahun) yang sudah ditetapkan PPK",
        2.5,
    ),
    (
        1,
        2,
        "Ketersediaan data kepegawaian secara lengkap dan terbaru yang disusun "
        "menurut jabatan, pangkat, unit kerja, kualifikasi dan kompetensi",
        2.5,
    ),
    (
        1,
        3,
        "Ketersediaan data pegawai yang akan memasuki masa pensiun dalam 5 (lima) "
        "tahun yang disusun menurut jabatan, pangkat, unit kerja dan pendidikan "
        "terakhir",
        2.5,
    ),
    (
        1,
        4,
        "Ketersediaan rencana pemenuhan kebutuhan ASN jangka menengah (5 tahun)",
        2.5,
    ),
    (
        2,
        1,
        "Ketersediaan rencana pengadaan ASN untuk tahun berjalan",
        2,
    ),
    (
        2,
        2,
        "Ketersediaan kebijakan internal (Permen/Perka Lembaga/Pergub/Perbup/Perwal) "
        "terkait pengadaan ASN secara terbuka, kompetitif, transparan dan tidak "
        "diskriminatif",
        2,
    ),
    (
        2,
        3,
        "Pelaksanaan penerimaan ASN dilakukan secara terbuka, kompetitif, transparan "
        "dan tidak diskriminatif",
        2,
    ),
    (
        2,
        4,
        "Pelaksanaan Pelatihan Dasar (Latsar) bagi CPNS",
        2,
    ),
    (
        2,
        5,
        "Persentase CPNS yang diangkat menjadi PNS ditempatkan sesuai formasi jabatan "
        "dan unit kerja yang dilamar",
        2,
    ),
    (
        3,
        1,
        "Ketersediaan Standar Kompetensi Jabatan (manajerial, teknis dan sosial "
        "kultural) untuk setiap jabatan",
        5,
    ),
    (
        3,
        2,
        "Ketersediaan profil pegawai yang disusun berdasarkan pemetaan talenta/kompetensi",
        5,
    ),
    (
        3,
        3,
        "Ketersediaan Talent Pool yang disusun berdasarkan pemetaan kompetensi "
        "manajerial dan hasil penilaian kinerja",
        5,
    ),
    (
        3,
        4,
        "Ketersediaan rencana suksesi yang telah sesuai dengan standar kompetensi "
        "teknis jabatan dengan mempertimbangkan pola karir instansi",
        2.5,
    ),
    (
        3,
        5,
        "Ketersediaan informasi tentang kesenjangan kualifikasi dan kompetensi pegawai",
        2.5,
    ),
    (
        3,
        6,
        "Sudah tersedia analisis kesenjangan kualifikasi dan kompetensi untuk seluruh pegawai",
        2.5,
    ),
    (
        3,
        7,
        "Ketersediaan strategi dan program untuk mengatasi kesenjangan kompetensi dan "
        "kinerja dalam rangka peningkatan kapasitas ASN",
        2.5,
    ),
    (
        3,
        8,
        "Penyelenggaraan Diklat untuk mengatasi kesenjangan",
        2.5,
    ),
    (
        3,
        9,
        "Pelaksanaan peningkatan kompetensi melalui praktik kerja dan pertukaran pegawai",
        2.5,
    ),
    (
        3,
        10,
        "Pelaksanaan peningkatan kompetensi melalui coaching dan mentoring",
        2.5,
    ),
    (
        4,
        1,
        "Penyusunan dan penetapan kebijakan internal (Permen/Perka "
        "Lembaga/Pergub/Perbup/Perwal) tentang pola karir",
        5,
    ),
    (
        4,
        2,
        "Ketersediaan kebijakan internal (Permen/Perka Lembaga/Pergub/Perbup/Perwal) "
        "tentang pengisian JPT secara terbuka serta promosi dan mutasi dengan mengacu "
        "pada talent pool dan rencana suksesi",
        2.5,
    ),
    (
        4,
        3,
        "Pelaksanaan kebijakan pengisian JPT, Jabatan Administrasi (Administrator dan "
        "Pengawas) secara terbuka dan kompetitif",
        2.5,
    ),
    (
        5,
        1,
        "Ketersediaan kontrak kinerja yang terukur dan diturunkan dari Rencana "
        "Strategis organisasi",
        5,
    ),
    (
        5,
        2,
        "Penggunaan metode penilaian kinerja yang objektif",
        5,
    ),
    (
        5,
        3,
        "Pelaksanaan penilaian kinerja secara berkala yang disertai dengan dialog "
        "kinerja untuk memastikan tercapainya kontrak kinerja",
        2.5,
    ),
    (
        5,
        4,
        "Ketersediaan informasi tentang analisis permasalahan kinerja dan penyusunan "
        "strategi penyelesaiannya untuk mewujudkan tujuan organisasi",
        5,
    ),
    (
        5,
        5,
        "Penggunaan hasil penilaian kinerja dalam pengambilan keputusan terkait "
        "pembinaan dan pengembangan karir",
        2.5,
    ),
    (
        6,
        1,
        "Kebijakan internal instansi tentang pembayaran tunjangan kinerja berdasarkan "
        "hasil penilaian kinerja",
        2.5,
    ),
    (
        6,
        2,
        "Ketersediaan kebijakan internal (Permen/Pergub/Perbup/Perwal) untuk memberi "
        "penghargaan yang bersifat finansial dan non-finansial terhadap pegawai "
        "berprestasi",
        2.5,
    ),
    (
        6,
        3,
        "Kebijakan internal instansi tentang penegakan disiplin, kode etik dan kode "
        "perilaku ASN di lingkungan instansinya",
        2.5,
    ),
    (
        6,
        4,
        "Pengelolaan data terkait pelanggaran disiplin, pelanggaran kode etik dan "
        "kode perilaku yang dilakukan pegawai",
        2.5,
    ),
    (
        7,
        1,
        "Kebijakan perlindungan untuk pegawai (di luar dari jaminan kesehatan, "
        "jaminan kecelakaan kerja, program pensiun, yang diselenggarakan secara "
        "nasional)",
        2,
    ),
    (
        7,
        2,
        "Penyediaan fasilitas untuk memberi kemudahan bagi pegawai yang membutuhkan "
        "pelayanan administrasi",
        2,
    ),
    (
        8,
        1,
        "Pembangunan Sistem Informasi Kepegawaian yang berbasis online yang "
        "terintegrasi dengan sistem penilaian kinerja, penegakan disiplin dan "
        "pembinaan pegawai",
        2,
    ),
    (
        8,
        2,
        "Penerapan e performance yang terintegrasi dengan Sistem Informasi "
        "Kepegawaian yang berbasis online",
        1,
    ),
    (
        8,
        3,
        "Penggunaan e office yang memudahkan pelayanan administrasi kepegawaian",
        1,
    ),
    (
        8,
        4,
        "Pelayanan administrasi kepegawaian seluruhnya dilakukan menggunakan e office "
        "dan terhubung dengan sistem dashboard pimpinan",
        2,
    ),
)
