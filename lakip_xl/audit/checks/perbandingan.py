"""Comparisons: differences, trends, and places beside a target."""

import re
from collections.abc import Iterator

from lakip_xl.audit.cetak import Kecocokan, bandingkan
from lakip_xl.audit.checks.banding_angka import bedakan, cocok
from lakip_xl.audit.checks.kategori import label_bersih
from lakip_xl.audit.model import BarisBanding, Sel, TabelBanding
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.perbandingan import selisih, status_target, tren


def _terakhir(baris: BarisBanding) -> Sel | None:
    terisi = [sel for _, sel in baris.nilai if sel.angka is not None]
    return terisi[-1] if terisi else None


def _dasar(baris: BarisBanding) -> tuple[float, float] | None:
    """Give the two numbers that a row compares: this year's, and the earlier or the target."""
    terisi = [sel.angka.nilai for _, sel in baris.nilai if sel.angka is not None]
    if not terisi:
        return None
    if baris.acuan is not None:
        return (terisi[-1], baris.acuan.angka.nilai) if baris.acuan.angka else None
    return (terisi[-1], terisi[-2]) if len(terisi) > 1 else None


@aturan(
    "selisih",
    Tingkat.GALAT,
    tujuan="Selisih sama dengan nilai tahun ini dikurangi nilai pembandingnya.",
    dasar="Pengurangan; pembandingnya tahun sebelumnya, atau target akhir bila tabel memuatnya.",
    contoh="78 dan 63.44 dengan selisih + 15.46: seharusnya 14,56.",
)
def periksa_selisih(tabel: TabelBanding, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each difference against the two numbers; a relative change in percent is accepted."""
    for baris in tabel.baris:
        dua = _dasar(baris)
        sel = baris.selisih
        if dua is None or sel is None or sel.angka is None:
            continue
        benar = selisih(*dua)
        terbaca = -sel.angka.nilai if re.match(r"\s*[-−–]", sel.teks) else sel.angka.nilai
        tanpa_tanda = not re.match(r"\s*[-+−–(]", sel.teks) and abs(benar) == terbaca
        relatif = dua[1] != 0 and cocok(sel, benar / abs(dua[1]) * 100)
        terbalik = baris.acuan is not None and cocok(sel, -benar)
        pertama = next(s.angka.nilai for _, s in baris.nilai if s.angka is not None)
        sejak_awal = baris.acuan is None and cocok(sel, selisih(dua[0], pertama))
        if not (tanpa_tanda or relatif or terbalik or sejak_awal):
            yield from bedakan(sel, benar, temuan, f"{tulis_angka(dua[0])} - {tulis_angka(dua[1])}")


_ARAH = (
    (re.compile(r"^(meningkat|naik|kenaikan|peningkatan)$"), "Meningkat"),
    (re.compile(r"^(menurun|turun|penurunan)$"), "Menurun"),
    (re.compile(r"^(tetap|stabil)$"), "Tetap"),
    (re.compile(r"^(di ?atas|lebih tinggi|lebih besar)\b.{0,30}$"), "Di atas target"),
    (re.compile(r"^(di ?bawah|lebih rendah|lebih kecil)\b.{0,30}$"), "Di bawah target"),
    (re.compile(r"^(sesuai|sama dengan)\b.{0,30}$"), "Sesuai target"),
)
"""Words of a verdict and what they say of the numbers. Melampaui and belum mencapai speak of the
performance: without the formula of the row nobody can hold them against the numbers."""


def _arti(teks: str) -> str | None:
    label = label_bersih(teks)
    return next((arti for pola, arti in _ARAH if pola.match(label)), None)


@aturan(
    "arah-perbandingan",
    Tingkat.GALAT,
    tujuan="Kata meningkat, menurun, di atas target, atau di bawah target sesuai dengan angkanya.",
    dasar="Perbandingan nilai tahun ini dengan tahun sebelumnya atau dengan targetnya.",
    contoh='63.44 menjadi 78 dengan keterangan "Menurun".',
)
def periksa_arah(tabel: TabelBanding, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold each verdict against the numbers that it is about."""
    for baris in tabel.baris:
        dua = _dasar(baris)
        if dua is None or baris.kategori is None:
            continue
        arti = _arti(baris.kategori.teks)
        if arti is None:
            continue
        tentang_target = arti.endswith("target")
        if tentang_target != (baris.acuan is not None):
            continue
        benar = status_target(*dua) if tentang_target else tren(*dua)
        if benar != arti:
            yield temuan(
                baris.kategori.letak,
                f'Tercetak "{baris.kategori.teks.strip()}", padahal {tulis_angka(dua[0])} '
                f"dibandingkan {tulis_angka(dua[1])}: {benar}.",
                tercetak=baris.kategori.teks.strip(),
                dihitung=benar,
            )


@aturan(
    "kemajuan-target",
    Tingkat.GALAT,
    tujuan="Tingkat kemajuan terhadap target akhir sama dengan realisasi dibagi target itu.",
    dasar="Realisasi / target akhir × 100, atau kebalikannya untuk indikator yang makin rendah "
    "makin baik.",
    contoh="Realisasi 331,5 dari target akhir 329, tercetak 107,6%: seharusnya 100,76%.",
)
def periksa_kemajuan(tabel: TabelBanding, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold a progress percentage against value and reference."""
    for baris in tabel.baris:
        kini = _terakhir(baris)
        if baris.persen is None or baris.persen.angka is None or baris.acuan is None:
            continue
        if kini is None or kini.angka is None or baris.acuan.angka is None:
            continue
        r, t = kini.angka.nilai, baris.acuan.angka.nilai
        if not r or not t:
            continue
        naik, turun, rasio = r / t * 100, (2 * t - r) / t * 100, t / r * 100
        if any(
            bandingkan(baris.persen.angka, nilai, 0.005) is not Kecocokan.BEDA
            for nilai in (turun, rasio)
        ):
            continue
        yield from bedakan(baris.persen, naik, temuan, "realisasi / target akhir × 100", 0.005)
