"""One mistake, one finding: findings that a single wrong figure explains are its consequences.

A wrong figure breaks every relation that it is part of: its own percentage, the sum above it,
the total. A reviewer wants to know the figure. So a correction is tried: one figure is
replaced by what another relation says it should be, and the rules run again. When at least two
findings disappear and none appears, that figure is the cause; the others are its consequences.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from math import isfinite

from lakip_xl.audit.cetak import AngkaCetak
from lakip_xl.audit.checks.jenjang import KOLOM, jumlah_bagian
from lakip_xl.audit.model import Rincian, Sel, TabelAnggaran
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.audit.walk import ganti, semua_sel
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import desimal15, sama

Jalankan = Callable[[object], Iterable[Temuan]]
"""Runs the rules on a model; the findings may come one by one, as the rules find them."""

TERBANYAK = 12
"""Findings from which a table is too damaged for single causes to be told."""


@dataclass(frozen=True, slots=True)
class Calon:
    """A possible correction: the figure, and what it would be."""

    sel: Sel
    nilai: float


def satukan(model: object, jalankan: Jalankan) -> list[Temuan]:
    """Find what is wrong with a model, consequences of a single wrong figure told apart.

    Args:
        model: A table.
        jalankan: Runs the rules that apply to it.

    Returns:
        The findings in the order of the rules, consequences marked as such.
    """
    semua = list(jalankan(model))
    akibat: dict[Temuan, Temuan] = {}
    kini, sisa = model, _berat(semua)
    while 1 < len(sisa) <= TERBANYAK:
        terbaik = _terbaik(kini, sisa, jalankan)
        if terbaik is None:
            break
        calon, diperbaiki, sesudah = terbaik
        hilang = [t for t in sisa if t not in sesudah]
        pokok = next((t for t in hilang if t.sel == calon.sel.letak.sel), None)
        if pokok is None:
            pokok = _temuan_baru(calon, hilang[0])
            semua.insert(semua.index(hilang[0]), pokok)
        for satu in hilang:
            if satu is not pokok:
                akibat[satu] = satu.sebagai_akibat(pokok)
        kini, sisa = diperbaiki, sesudah
    return [akibat.get(satu, satu) for satu in semua]


def redakan(rincian: Rincian, jalankan: Jalankan, semua: list[Temuan]) -> list[Temuan]:
    """Find what is wrong with a sub-total, unless a figure already found wrong explains it.

    Args:
        rincian: The sub-total or average.
        jalankan: Runs the rules that apply to it.
        semua: What was found elsewhere in the file.
    """
    temuan = list(jalankan(rincian))
    koreksi = {t.sel: t for t in _berat(semua) if isinstance(t.dihitung, float)}
    anggota = [sel for sel in (rincian.total, rincian.setara, *rincian.bagian) if sel is not None]
    salah = [sel for sel in dict.fromkeys(anggota) if sel.letak.sel in koreksi]
    if not temuan or not salah:
        return temuan
    benar: Rincian = rincian
    for sel in salah:
        dihitung = koreksi[sel.letak.sel].dihitung
        if isinstance(dihitung, float):
            benar = ganti(benar, sel, _sel_baru(Calon(sel, dihitung)))
    if _berat(jalankan(benar)):
        return temuan
    return [satu.sebagai_akibat(koreksi[salah[0].letak.sel]) for satu in temuan]


def _berat(temuan: Iterable[Temuan]) -> list[Temuan]:
    return [t for t in temuan if t.mandiri]


def _terbaik(
    model: object, sisa: list[Temuan], jalankan: Jalankan
) -> tuple[Calon, object, list[Temuan]] | None:
    """Try every correction and take the one that explains most findings."""
    terbaik: tuple[Calon, object, list[Temuan]] | None = None
    for calon in dict.fromkeys(_calon(model, sisa)):
        diperbaiki = ganti(model, calon.sel, _sel_baru(calon))
        terbanyak = len(sisa) - 2 if terbaik is None else len(terbaik[2]) - 1
        if terbanyak < 0:
            break
        sesudah = _sesudah(jalankan(diperbaiki), sisa, terbanyak)
        if sesudah is not None:
            terbaik = (calon, diperbaiki, sesudah)
    return terbaik


def _sesudah(temuan: Iterable[Temuan], sisa: list[Temuan], terbanyak: int) -> list[Temuan] | None:
    """Give what a correction leaves; None, without running further rules, once it is no use.

    Args:
        temuan: The findings after the correction, as the rules find them.
        sisa: Those before it; a new one makes the correction useless.
        terbanyak: As many as may be left.
    """
    hasil: list[Temuan] = []
    for satu in temuan:
        if satu.mandiri:
            if len(hasil) == terbanyak or satu not in sisa:
                return None
            hasil.append(satu)
    return hasil


def _calon(model: object, temuan: list[Temuan]) -> Iterator[Calon]:
    """Give the corrections that findings suggest: of the figure itself, or of a part of a sum."""
    milik: dict[str | None, Sel] = {
        sel.letak.sel: sel for sel in semua_sel(model) if sel.letak.sel is not None
    }
    for satu in temuan:
        sel = milik.get(satu.sel)
        if sel is not None and sel.angka is not None and isinstance(satu.dihitung, float):
            yield Calon(sel, satu.dihitung)
    # A sum beyond the floats suggests nothing; the figure that is too large is named already.
    with suppress(OverflowError):
        if isinstance(model, TabelAnggaran):
            yield from _calon_bagian(model)
        else:
            yield from _calon_kolom(temuan, milik)


def _calon_bagian(tabel: TabelAnggaran) -> Iterator[Calon]:
    """Give the corrections of parts by which their parent, or the total, would be right."""
    for posisi, baris in enumerate(tabel.baris):
        for ambil in KOLOM:
            sel = ambil(baris)
            induk = None if baris.total else posisi
            berjumlah = jumlah_bagian(tabel, induk, ambil)
            if sel is None or sel.nilai is None or berjumlah is None or sama(berjumlah, sel.nilai):
                continue
            for bagian in tabel.bagian_dari(induk):
                anak = ambil(tabel.baris[bagian])
                if anak is not None and anak.nilai is not None:
                    yield from _calon_sel(anak, anak.nilai + sel.nilai - berjumlah)


def _calon_kolom(temuan: list[Temuan], milik: dict[str | None, Sel]) -> Iterator[Calon]:
    """Give the corrections of other figures in a column by which its wrong sum would be right."""
    for satu in temuan:
        total = milik.get(satu.sel)
        if total is None or total.nilai is None or not isinstance(satu.dihitung, float):
            continue
        for sel in milik.values():
            if sel is not total and sel.letak.kolom == total.letak.kolom and sel.nilai is not None:
                yield from _calon_sel(sel, sel.nilai + total.nilai - satu.dihitung)


def _calon_sel(sel: Sel, nilai: float) -> Iterator[Calon]:
    """Give a correction freed from binary noise; beyond the floats there is none."""
    if isfinite(nilai):
        yield Calon(sel, desimal(nilai))


def desimal(nilai: float) -> float:
    """Free a sum of decimals from binary noise."""
    return float(desimal15(nilai))


def _sel_baru(calon: Calon) -> Sel:
    lama = calon.sel.angka
    satuan = lama.satuan if lama else ""
    desimal = max(lama.desimal if lama else 0, 0)
    return replace(calon.sel, angka=AngkaCetak(calon.sel.teks, calon.nilai, desimal, satuan))


def _temuan_baru(calon: Calon, asal: Temuan) -> Temuan:
    letak = calon.sel.letak
    return Temuan(
        asal.aturan,
        Tingkat.GALAT,
        letak.sheet,
        letak.sel,
        letak.tabel,
        letak.kunci,
        letak.kolom,
        calon.sel.teks,
        calon.nilai,
        f"Tercetak {calon.sel.teks}; dengan {tulis_angka(calon.nilai)} jumlah dan persentase yang "
        "memuatnya benar.",
    )
