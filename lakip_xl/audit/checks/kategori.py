"""Categories against their scale, and words of success against the numbers."""

import re
from collections.abc import Iterator

from lakip_xl.audit.checks.capaian import capaian_benar, rumus_baris
from lakip_xl.audit.model import BarisKinerja, TabelKinerja
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.kelompok import rata_kelompok
from lakip_xl.rules.skala import Skala, kategori, kunci_label
from lakip_xl.schemes import LAKIP, PERMENDAGRI86

TANDA = re.compile(r"[\"“”'‘’.,:;()=*]")
SERUPA = {"kurang berhasil": "tidak berhasil", "baik sekali": "sangat baik"}
"""Labels that other reports use for a class of the presets."""


def label_bersih(teks: str) -> str:
    """Bring a category to the form in which labels are compared."""
    label = kunci_label(TANDA.sub(" ", teks))
    return SERUPA.get(label, label)


def kategori_dari(nilai: float, skala: Skala) -> str:
    """Name the class of a number, as it is compared."""
    return label_bersih(kategori(nilai, skala))


def skala_dari_label(label: set[str]) -> Skala | None:
    """Find the preset that has all these labels, if just one has."""
    calon = [
        skala
        for skala in (LAKIP, PERMENDAGRI86)
        if label and label <= {label_bersih(kelas.label) for kelas in skala.kelas}
    ]
    return calon[0] if len(calon) == 1 else None


def nilai_dinilai(baris: BarisKinerja) -> list[float]:
    """Give the numbers that a category of the row may speak of: printed and computed capaian."""
    nilai = [baris.capaian.angka.nilai] if baris.capaian and baris.capaian.angka else []
    benar = capaian_benar(baris)
    return nilai if benar is None else [*nilai, benar]


@aturan(
    "kategori",
    Tingkat.GALAT,
    tujuan="Kategori sesuai dengan capaian barisnya pada skala yang dipakai laporan.",
    dasar="Skala ordinal pada Bab III.A laporan, atau Permendagri 86/2017.",
    contoh='Capaian 80,78% tercetak "Sangat Berhasil": seharusnya Berhasil.',
)
def periksa_kategori(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each category against the capaian that a reader sees."""
    if tabel.skala is None:
        return
    dikenal = {label_bersih(kelas.label) for kelas in tabel.skala.kelas}
    for baris in tabel.baris:
        if baris.kategori is None or label_bersih(baris.kategori.teks) not in dikenal:
            continue
        nilai = nilai_dinilai(baris)
        tertulis = label_bersih(baris.kategori.teks)
        if not nilai or any(kategori_dari(satu, tabel.skala) == tertulis for satu in nilai):
            continue
        benar = kategori(nilai[0], tabel.skala)
        yield temuan(
            baris.kategori.letak,
            f'Kategori tercetak "{baris.kategori.teks.strip()}", padahal capaian '
            f"{tulis_angka(nilai[0])} termasuk {benar}.",
            tercetak=baris.kategori.teks.strip(),
            dihitung=benar,
        )


_STATUS = {
    "tercapai": lambda capaian: capaian >= 100,
    "sesuai target": lambda capaian: capaian == 100,
    "melampaui": lambda capaian: capaian > 100,
    "melampaui target": lambda capaian: capaian > 100,
    "melebihi target": lambda capaian: capaian > 100,
    "tidak tercapai": lambda capaian: capaian < 100,
    "belum tercapai": lambda capaian: capaian < 100,
    "belum mencapai target": lambda capaian: capaian < 100,
}


@aturan(
    "status-target",
    Tingkat.GALAT,
    tujuan="Status tercapai atau tidak tercapai sesuai dengan target dan realisasi barisnya.",
    dasar="Target tercapai bila capaian paling sedikit 100%.",
    contoh='Target 4 dokumen, realisasi 2 dokumen, status "Tercapai".',
)
def periksa_status(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold a status in the category column against the numbers."""
    for baris in tabel.baris:
        if baris.kategori is None:
            continue
        uji = _STATUS.get(label_bersih(baris.kategori.teks))
        nilai = nilai_dinilai(baris)
        if uji is None or not nilai or any(uji(satu) for satu in nilai):
            continue
        yield temuan(
            baris.kategori.letak,
            f'Status tercetak "{baris.kategori.teks.strip()}", padahal capaian '
            f"{tulis_angka(nilai[0])}%.",
            tercetak=baris.kategori.teks.strip(),
        )


@aturan(
    "kategori-bergantung-rumus",
    Tingkat.INFO,
    tujuan="Kategori tidak berubah menurut rumus turun yang dipilih.",
    dasar="Laporan memakai (2 × target - realisasi) / target; sebagian OPD memakai "
    "target / realisasi.",
    contoh="Target 10, realisasi 14: 60% (Cukup Berhasil) atau 71,43% (Berhasil).",
)
def periksa_pilihan_rumus(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Say where the choice between ``turun`` and ``turun_rasio`` decides the category."""
    skala = tabel.skala or LAKIP
    for baris in tabel.baris:
        dipakai = rumus_baris(baris)
        if dipakai is None or dipakai[1] not in (Rumus.TURUN, Rumus.TURUN_RASIO):
            continue
        hasil = [dipakai[0].hitung(rumus) for rumus in (Rumus.TURUN, Rumus.TURUN_RASIO)]
        label = [kategori(nilai, skala) for nilai in hasil if nilai is not None]
        if len(set(label)) > 1 and baris.capaian is not None:
            yield temuan(
                baris.capaian.letak,
                f"Kategori bergantung pada rumus: turun {label[0]}, turun_rasio {label[1]}.",
                tercetak=baris.capaian.teks,
            )


@aturan(
    "kategori-bergantung-mean",
    Tingkat.INFO,
    tujuan="Kategori sasaran tidak bergantung pada nilai mean terendah 7,5 atau 27,5.",
    dasar="Metode Rata-Rata Data Kelompok; 7,5 tercetak pada laporan, titik tengah 0-55 "
    "adalah 27,5.",
    contoh="Empat indikator Sangat Berhasil dan satu Tidak Berhasil: 75,5 atau 79,5.",
)
def periksa_mean(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Say where the disputed mean of the lowest class decides the category of the table."""
    if tabel.skala is not LAKIP:
        return
    nilai = [semua[-1] for baris in tabel.baris if (semua := nilai_dinilai(baris))]
    if len(nilai) < 2:
        return
    label = [kategori(rata_kelompok(nilai, LAKIP, mean), LAKIP) for mean in (7.5, 27.5)]
    sel = next((b.kategori for b in tabel.baris if b.kategori is not None), None)
    if label[0] != label[1] and sel is not None:
        yield temuan(
            sel.letak,
            f"Kategori kelompok indikator tabel ini bergantung pada nilai mean terendah: "
            f"{label[0]} dengan 7,5, {label[1]} dengan 27,5.",
        )
