"""The smallest drafts that rules are proved on; a gap takes the wrong and the right text."""

TWO_ASPEK = (
    "Tabel 3.9 Sistem Merit\n"
    "No\tAspek\tIndikator\tBobot\tNilai\tNilai Akhir\n"
    "1\tPengadaan\t1 Perencanaan\t2\t4\t8\n"
    "Total\t\t\t\t\t8\n"
    "2\tMutasi\t1 Pola karir\t2\t3\t6\n"
    "Total\t\t\t\t\t6\n"
    "\n"
)
"""A merit index of two aspek, 8 and 6 of 8."""
ONE_ASPEK = (
    "Tabel 3.9 Sistem Merit\n"
    "No\tAspek\tIndikator\tBobot\tNilai\tNilai Akhir\n"
    "1\tPengadaan\t1 Perencanaan\t2\t4\t8\n"
    "\t\t2 Pengadaan terbuka\t2,5\t2\t5\n"
    "Total\t\t\t\t\t13\n"
    "Total Akhir\t\t\t\t\t13\n"
    "\n"
)
"""A merit index of one aspek with two indicators, one of them with the best score."""
BUDGET_TREE = (
    "Tabel 2.1 Anggaran\n"
    "No\tProgram/Kegiatan\tAnggaran\n"
    "1\tProgram A\t300\n"
    "1.1\tKegiatan A\t300\n"
    "1.1.1\tSub Kegiatan A\t100\n"
    "1.1.2\tSub Kegiatan B\t200\n"
    "\n"
)
"""One program, one kegiatan, two subkegiatan."""
MERIT_ROWS = (
    "Tabel 3.9 Sistem Merit\n"
    "No\tAspek\tIndikator\tKondisi\tBobot\tNilai\tNilai Akhir\n"
    "1\tPengadaan\t1 Perencanaan\tSudah tersedia kebijakan internal tentang "
    "penyusunan kebutuhan pegawai jangka menengah\t2\t4\t8\n"
    "\t\t2 @\tBelum lengkap\t2,5\t2\t5\n"
    "Total\t\t\t\t\t\t13\n"
)
"""Two indicators, the second of which is named in the gap."""
OPENINGS = (
    "1. Pengadaan adalah kebijakan dan program pemerintah daerah untuk memastikan pegawai yang "
    "tepat pada jabatan yang tepat sesuai kebutuhan organisasi.\n2. Mutasi adalah @.\n"
)
"""The openings of two aspek; that of the second stands in the gap."""
