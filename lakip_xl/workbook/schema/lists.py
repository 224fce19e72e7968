"""The validation lists. They stand on Pengaturan, where a user may read what is allowed."""

from lakip_xl.rules import kode
from lakip_xl.rules.capaian import KebijakanNol, Rumus
from lakip_xl.rules.sasaran import Metode
from lakip_xl.workbook.schema.kinds import Choices

RUMUS = Choices("DaftarRumus", "Rumus capaian", tuple(one.value for one in Rumus))
TINGKAT = Choices("DaftarTingkat", "Tingkat", kode.TINGKAT)
JENIS_IKU = Choices("DaftarJenisIku", "Jenis IKU", ("Tujuan", "Sasaran"))
DASAR = Choices("DaftarDasar", "Dasar perbandingan", ("Realisasi", "Capaian"))
YA_TIDAK = Choices("DaftarYaTidak", "Ya / tidak", ("ya", "tidak"))
SKALA = Choices("DaftarSkala", "Skala", ("lakip", "permendagri86", "sendiri"))
METODE = Choices("DaftarMetode", "Metode sasaran", tuple(one.value for one in Metode))
KEBIJAKAN_NOL = Choices("DaftarKebijakanNol", "Target nol", tuple(o.value for o in KebijakanNol))
SKEMA_SAKIP = Choices(
    "DaftarSkemaSakip", "Skema SAKIP", ("PermenPANRB 88/2021", "PermenPANRB 12/2015")
)

ALL = (RUMUS, TINGKAT, JENIS_IKU, DASAR, SKEMA_SAKIP, YA_TIDAK, SKALA, METODE, KEBIJAKAN_NOL)
