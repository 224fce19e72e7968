"""Offices that nobody has seen: made of a seed, so that every run meets the same ones."""

import random
from dataclasses import dataclass, field

Nilai = str | float | int | None
Baris = dict[str, Nilai]
Kelas = tuple[float, str, float, str]
"""Lower bound, label, mean, whether the bound itself belongs (ya, tidak)."""

SKALA_LAPORAN: tuple[Kelas, ...] = (
    (85, "Sangat Berhasil", 92.5, "tidak"),
    (70, "Berhasil", 77.5, "tidak"),
    (55, "Cukup Berhasil", 62.5, "tidak"),
    (0, "Tidak Berhasil", 7.5, "tidak"),
)
SKALA_LIMA: tuple[Kelas, ...] = (
    (91, "Sangat Tinggi", 95.5, "ya"),
    (76, "Tinggi", 83.5, "ya"),
    (66, "Sedang", 71, "ya"),
    (51, "Rendah", 58.5, "ya"),
    (0, "Sangat Rendah", 25.5, "ya"),
)
_URUSAN = ("Kesehatan", "Perhubungan", "Kearsipan", "Sosial", "Kehutanan", "Pangan")
_DAERAH = ("Kabupaten Tala", "Kota Mura", "Provinsi Sanga", "Kabupaten Wai Lima")
_HASIL = ("Meningkatnya mutu layanan", "Menurunnya angka keluhan", "Terwujudnya tata kelola",
          "Bertambahnya jangkauan", "Terjaganya kelestarian", "Naiknya pendapatan")  # fmt: skip
_SATUAN = ("Persen", "Dokumen", "Orang", "Indeks", "Laporan")
_CACAH = ("Dokumen", "Orang", "Laporan")


@dataclass
class Kantor:
    """The raw figures of an office, as its staff would type them."""

    fields: dict[str, Nilai]
    iku: list[Baris]
    program: list[Baris]
    anggaran: list[Baris]
    skala: tuple[Kelas, ...] = SKALA_LAPORAN
    sasaran: list[str] = field(default_factory=list)


def kantor(
    benih: int,
    *,
    kementerian: bool = False,
    skala: tuple[Kelas, ...] = SKALA_LAPORAN,
    subkegiatan: int = 0,
) -> Kantor:
    """Make an office.

    Args:
        benih: The seed.
        kementerian: Whether its codes are the ministry's.
        skala: Its scale.
        subkegiatan: At least so many lines of the lowest level.
    """
    acak = random.Random(benih)  # noqa: S311 - the same offices every time
    urusan = acak.choice(_URUSAN)
    sasaran = [f"{satu} {urusan.lower()}" for satu in acak.sample(_HASIL, acak.randint(1, 4))]
    iku = [
        _kinerja(acak) | {"No": nomor, "Jenis": "Sasaran", "Sasaran": nama,
                          "Indikator": f"Ukuran ke-{nomor} {urusan.lower()}"}
        for nomor, nama in enumerate(
            (nama for nama in sasaran for _ in range(acak.randint(1, 3))), start=1
        )
    ]  # fmt: skip
    anggaran = _anggaran(acak, kementerian=kementerian, sedikitnya=subkegiatan)
    program = [
        {"Kode": baris["Kode"], "Tingkat": baris["Tingkat"],
         "Uraian Indikator": f"Terlaksananya {str(baris['Uraian']).lower()}"} | _kinerja(acak)
        for baris in anggaran
    ]  # fmt: skip
    fields: dict[str, Nilai] = {
        "NamaInstansi": f"Dinas {urusan} {acak.choice(_DAERAH)}",
        "TahunLaporan": acak.randint(2022, 2026),
    }
    return Kantor(fields, iku, program, anggaran, skala, sasaran)


def _kinerja(acak: random.Random) -> Baris:
    satuan = acak.choice(_SATUAN)
    target: float = acak.randint(2, 40) if satuan in _CACAH else round(acak.uniform(20, 100), 2)
    if satuan in _CACAH:
        realisasi: float = max(1, round(target * acak.uniform(0.4, 1.2)))
    else:
        realisasi = min(100.0, round(target * acak.uniform(0.4, 1.1), acak.choice((0, 1, 2))))
    rumus = acak.choice((None, None, "naik", "turun", "turun_rasio", "stabil"))
    return {"Satuan": satuan, "Rumus": rumus, "Target": target, "Realisasi": realisasi}


def _anggaran(acak: random.Random, *, kementerian: bool, sedikitnya: int) -> list[Baris]:
    baris: list[Baris] = []
    daun = 0
    nomor = 0
    while nomor < acak.randint(2, 4) or daun < sedikitnya:
        nomor += 1
        program = f"5.01.{nomor:02d}" if kementerian else str(nomor)
        baris.append(_induk(program, "Program", f"Program {nomor}"))
        for kegiatan in range(1, acak.randint(1, 4) + 1):
            kode = f"{program}.2.{kegiatan:02d}" if kementerian else f"{program}.{kegiatan}"
            baris.append(_induk(kode, "Kegiatan", f"Kegiatan {nomor} {kegiatan}"))
            for sub in range(1, acak.randint(1, 5 if sedikitnya == 0 else 12) + 1):
                pagu = acak.randint(1_000, 9_000_000) * 1000
                daun += 1
                baris.append(
                    {"Kode": f"{kode}.{sub:04d}" if kementerian else f"{kode}.{sub}",
                     "Tingkat": "Subkegiatan", "Uraian": f"Sub {nomor} {kegiatan} {sub}",
                     "Anggaran": pagu, "Realisasi": round(pagu * acak.uniform(0.5, 1))}
                )  # fmt: skip
    return baris


def _induk(kode: str, tingkat: str, uraian: str) -> Baris:
    return {"Kode": kode, "Tingkat": tingkat, "Uraian": uraian}
