"""Efisiensi in percentage points, by whichever method the table itself uses."""

from collections.abc import Callable, Iterator

from lakip_xl.audit.checks.banding_angka import bedakan, cocok
from lakip_xl.audit.model import BarisAnggaran, Sel, TabelAnggaran
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.anggaran import serapan

Hitung = Callable[[float, float], float]

CARA: tuple[tuple[str, Hitung], ...] = (
    ("capaian - serapan", lambda capaian, serap: capaian - serap),
    ("serapan - capaian", lambda capaian, serap: serap - capaian),
    ("100 - serapan", lambda _, serap: 100 - serap),
    ("capaian / serapan", lambda capaian, serap: capaian / serap),
    ("capaian / serapan × 100", lambda capaian, serap: capaian / serap * 100),
    ("capaian / serapan - 1", lambda capaian, serap: capaian / serap - 1),
    ("(capaian / serapan - 1) × 100", lambda capaian, serap: (capaian / serap - 1) * 100),
    ("serapan / capaian × 100", lambda capaian, serap: serap / capaian * 100),
    ("(1 - serapan / capaian) × 100", lambda capaian, serap: (1 - serap / capaian) * 100),
)
"""The methods found in published reports, the report's own first."""


def _serapan(baris: BarisAnggaran) -> float | None:
    """Give the absorption as the reader sees it, else computed from the money."""
    if baris.serapan is not None and baris.serapan.angka is not None:
        return baris.serapan.angka.nilai
    if baris.anggaran is None or baris.realisasi is None:
        return None
    anggaran, realisasi = baris.anggaran.nilai, baris.realisasi.nilai
    return serapan(realisasi, anggaran) if anggaran and realisasi is not None else None


def _calon(tabel: TabelAnggaran) -> list[tuple[Sel, float, float]]:
    berkinerja = any(baris.capaian is not None for baris in tabel.baris)
    hasil = []
    for baris in tabel.baris:
        serap = _serapan(baris)
        # A table of money alone can only measure what was saved: 100 - serapan.
        capaian = (baris.capaian.nilai if baris.capaian else None) if berkinerja else 100.0
        if serap and capaian is not None:
            hasil += [(sel, capaian, serap) for sel in baris.efisiensi if sel.angka is not None]
    return hasil


@aturan(
    "efisiensi",
    Tingkat.PERINGATAN,
    tujuan="Tingkat efisiensi dihitung dari capaian kinerja dan serapan anggaran barisnya.",
    dasar="Laporan: efisiensi = capaian - serapan; cara lain dikenali dari tabelnya sendiri.",
    contoh="Capaian 102%, serapan 92,82%, tercetak 9.81: seharusnya 9,18.",
)
def periksa_efisiensi(tabel: TabelAnggaran, temuan: Pembuat) -> Iterator[Temuan]:
    """Find the method that most rows follow, and hold the others against it."""
    calon = _calon(tabel)
    if not calon:
        return
    cocok_per_cara = [
        sum(cocok(sel, hitung(capaian, serap), 0.005) for sel, capaian, serap in calon)
        for _, hitung in CARA
    ]
    terbaik = max(range(len(CARA)), key=cocok_per_cara.__getitem__)
    if cocok_per_cara[terbaik] < len(calon) / 2 and len(calon) > 1:
        return
    nama, hitung = CARA[terbaik]
    for sel, capaian, serap in calon:
        yield from bedakan(sel, hitung(capaian, serap), temuan, nama, 0.005)
