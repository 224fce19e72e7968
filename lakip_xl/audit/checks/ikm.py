"""The satisfaction index: the mean of its unsur, its scale of 100, its mutu pelayanan."""

from collections.abc import Iterator
from math import fsum

from lakip_xl.audit.cetak import goyah
from lakip_xl.audit.checks.banding_angka import bedakan, cocok
from lakip_xl.audit.checks.kategori import label_bersih
from lakip_xl.audit.model import TabelIkm
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.ikm import FACTOR, mutu_pelayanan
from lakip_xl.schemes import default_of

_IKM = default_of("ikm")
PENGALI = _IKM.number(FACTOR)

BOBOT_TERTIMBANG = 0.111
"""1/9 as the regulation prints it; with it the sum of nine weighted unsur stays below the mean."""
_HURUF = {k.label.casefold(): k.sebutan.casefold() for k in _IKM.known_scale().kelas}
_MUTU = set(_HURUF.values())


@aturan(
    "nilai-ikm",
    Tingkat.GALAT,
    tujuan="Indeks Kepuasan Masyarakat sama dengan rata-rata unsurnya, dan dikalikan 25 pada skala "
    "100.",
    dasar="PermenPANRB 14/2017: IKM = rata-rata nilai unsur × 25.",
    contoh="Rata-rata sembilan unsur 3,46; nilai konversi tercetak 89,42: seharusnya 86,42.",
)
def periksa_ikm(tabel: TabelIkm, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the mean and the converted index against the unsur."""
    angka = [sel.angka for sel in tabel.unsur if sel.angka is not None]
    nilai = [satu.nilai for satu in angka]
    rata = fsum(nilai) / len(nilai)
    longgar = max(goyah(satu) for satu in angka)
    tertimbang = fsum(nilai) * BOBOT_TERTIMBANG
    if not any(cocok(tabel.rata, satu, longgar) for satu in (rata, tertimbang)):
        yield from bedakan(tabel.rata, rata, temuan, "rata-rata unsurnya", longgar)
    konversi = (rata * PENGALI, tertimbang * PENGALI)
    if not any(cocok(tabel.konversi, satu, longgar * PENGALI) for satu in konversi):
        uraian = "rata-rata unsurnya × 25"
        yield from bedakan(tabel.konversi, konversi[0], temuan, uraian, longgar * PENGALI)


@aturan(
    "mutu-pelayanan",
    Tingkat.GALAT,
    tujuan="Mutu pelayanan sesuai dengan nilai unsur atau indeksnya.",
    dasar="PermenPANRB 14/2017: 3,5324 Sangat Baik, 3,0644 Baik, 2,60 Kurang Baik.",
    contoh='Nilai unsur 3,28 dengan mutu "Sangat Baik": seharusnya Baik.',
)
def periksa_mutu(tabel: TabelIkm, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each category of a satisfaction table against its value."""
    for sel, kategori in tabel.kategori:
        tertulis = label_bersih(kategori.teks)
        tertulis = _HURUF.get(tertulis, tertulis)
        if sel.nilai is None or tertulis not in _MUTU:
            continue
        benar = mutu_pelayanan(sel.nilai, _IKM)
        if label_bersih(benar) != tertulis:
            yield temuan(
                kategori.letak,
                f'Mutu tercetak "{kategori.teks.strip()}", padahal nilai {sel.teks} termasuk '
                f"{benar}.",
                tercetak=kategori.teks.strip(),
                dihitung=benar,
            )
