"""The validation lists. They stand on Pengaturan, where a user may read what is allowed."""

from lakip_xl.workbook.schema.kinds import Choices

RUMUS = Choices("DaftarRumus", "Rumus capaian", ("naik", "turun", "turun_rasio", "stabil"))
TINGKAT = Choices("DaftarTingkat", "Tingkat", ("Program", "Kegiatan", "Subkegiatan"))
JENIS_IKU = Choices("DaftarJenisIku", "Jenis IKU", ("Tujuan", "Sasaran"))
DASAR = Choices("DaftarDasar", "Dasar perbandingan", ("Realisasi", "Capaian"))
YA_TIDAK = Choices("DaftarYaTidak", "Ya / tidak", ("ya", "tidak"))
MEAN_TERENDAH = Choices("DaftarMeanTerendah", "Mean terendah", (7.5, 27.5))
SKEMA_SAKIP = Choices(
    "DaftarSkemaSakip", "Skema SAKIP", ("PermenPANRB 88/2021", "PermenPANRB 12/2015")
)

ALL = (RUMUS, TINGKAT, JENIS_IKU, DASAR, SKEMA_SAKIP, YA_TIDAK, MEAN_TERENDAH)
