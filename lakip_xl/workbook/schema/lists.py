"""The validation lists. They stand on Pengaturan, where a user may read what is allowed."""

from lakip_xl.rules import kode
from lakip_xl.rules.capaian import KebijakanNol, Rumus
from lakip_xl.rules.periode import Jenis
from lakip_xl.rules.sasaran import Metode
from lakip_xl.schemes import default_of, of_family
from lakip_xl.workbook.schema.kinds import Choices

RUMUS = Choices("DaftarRumus", "Rumus capaian", tuple(one.value for one in Rumus))
TINGKAT = Choices("DaftarTingkat", "Tingkat", kode.TINGKAT)
JENIS_IKU = Choices("DaftarJenisIku", "Jenis IKU", ("Tujuan", "Sasaran"))
DASAR = Choices("DaftarDasar", "Dasar perbandingan", ("Realisasi", "Capaian"))
YA_TIDAK = Choices("DaftarYaTidak", "Ya / tidak", ("ya", "tidak"))
"""The two readings of the report's lowest mean, which the audit weighs against each other."""
SKALA = Choices("DaftarSkala", "Skala", (*(s.id for s in of_family("skala")), "sendiri"))
METODE = Choices("DaftarMetode", "Metode sasaran", tuple(one.value for one in Metode))
KEBIJAKAN_NOL = Choices("DaftarKebijakanNol", "Target nol", tuple(o.value for o in KebijakanNol))
SKEMA_SAKIP = Choices(
    "DaftarSkemaSakip", "Skema SAKIP", tuple(s.regulation for s in of_family("sakip"))
)

AKUMULASI = Choices("DaftarAkumulasi", "Akumulasi", tuple(one.value for one in Jenis))
LEMBAR_TRIWULAN = Choices("DaftarLembar", "Lembar triwulan", ("IKU", "Program", "Anggaran"))

STATUS_TINDAK_LANJUT = Choices("DaftarStatus", "Status", ("selesai", "proses", "belum"))
WILAYAH = Choices(
    "DaftarWilayah",
    "Wilayah pembanding",
    ("nasional", "provinsi", "instansi lain", "internasional"),
)

JAWABAN_LKE = Choices(
    "DaftarJawaban", "Jawaban LKE", tuple(one.name for one in default_of("sakip").points)
)

LATER = (AKUMULASI, LEMBAR_TRIWULAN, STATUS_TINDAK_LANJUT, WILAYAH, JAWABAN_LKE)
"""Lists that stand behind the others."""

ALL = (RUMUS, TINGKAT, JENIS_IKU, DASAR, SKEMA_SAKIP, YA_TIDAK, SKALA, METODE, KEBIJAKAN_NOL)
