"""Plausibility: figures that follow the arithmetic and still need a look.

What is merely unusual contradicts nothing: it is information. What is missing, or measured in two
units, is a warning.
"""

import re
from collections.abc import Iterator

from lakip_xl.audit.checks.capaian import capaian_benar, rumus_baris
from lakip_xl.audit.model import BarisKinerja, Sel, TabelKinerja
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.capaian import Rumus
from lakip_xl.rules.format import tulis_angka

TERTINGGI, TERENDAH = 150.0, 20.0
"""A capaian outside these bounds (percent) is rarely right, or the target rarely sensible."""

_DIJELASKAN = re.compile(
    r"\b(?:karena|di ?sebabkan|dikarenakan|akibat|ditinjau|di luar batas wajar|"
    r"belum (?:diisi|tersedia|dilaporkan))\b",
    re.IGNORECASE,
)
_PERSENTASE = re.compile(r"\b(persentase|prosentase|presentase)\b", re.IGNORECASE)
_BOLEH_LEBIH = re.compile(
    r"\b(pertumbuhan|kenaikan|peningkatan|laju|rasio|capaian|pencapaian)\b", re.IGNORECASE
)


def dijelaskan(baris: BarisKinerja) -> bool:
    """Tell whether the row's explanation or a note gives a reason, or says it needs a look."""
    penjelasan = baris.penjelasan.teks if baris.penjelasan is not None else ""
    return bool(_DIJELASKAN.search(f"{penjelasan} {baris.catatan}"))


@aturan(
    "capaian-tidak-wajar",
    Tingkat.INFO,
    tujuan="Capaian berada dalam batas yang wajar, atau barisnya menjelaskan sebabnya.",
    dasar="Capaian di atas 150% atau di bawah 20% biasanya berasal dari target atau satuan yang "
    "keliru.",
    contoh="Target 250 orang, realisasi 1.167 orang: 466,8%.",
)
def periksa_capaian_wajar(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Find capaian that are far too high or too low."""
    for baris in tabel.baris:
        benar = capaian_benar(baris)
        if benar is None or baris.capaian is None or TERENDAH <= benar <= TERTINGGI:
            continue
        if dijelaskan(baris):
            continue
        dipakai = rumus_baris(baris)
        if dipakai is None or dipakai[1] is not Rumus.NAIK:
            continue  # wrong already, or a formula that runs out of these bounds
        arah = "di atas 150%" if benar > TERTINGGI else "di bawah 20%"
        yield temuan(
            baris.capaian.letak,
            f"Capaian {tulis_angka(benar)}% {arah}: tinjau target, realisasi, dan satuannya.",
            tercetak=baris.capaian.teks,
        )


@aturan(
    "persentase-lebih-dari-100",
    Tingkat.INFO,
    tujuan="Realisasi indikator persentase tidak lebih dari 100%, atau barisnya menjelaskannya.",
    dasar="Bagian tidak dapat melebihi keseluruhannya.",
    contoh="Persentase ASN yang mendapat pengembangan kompetensi: 231.87%.",
)
def periksa_persentase(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Find shares above the whole."""
    for baris in tabel.baris:
        if not _PERSENTASE.search(baris.uraian) or _BOLEH_LEBIH.search(baris.uraian):
            continue
        if dijelaskan(baris):
            continue
        for sel in (*baris.realisasi[:1], baris.target):
            if sel is None or sel.angka is None or sel.angka.nilai <= 100:
                continue
            if sel.angka.persen or baris.satuan.strip().startswith(("%", "Pers", "pers")):
                yield temuan(
                    sel.letak,
                    f"Indikatornya persentase, tetapi nilainya {sel.teks}: lebih dari 100%.",
                    tercetak=sel.teks,
                )


@aturan(
    "satuan-berbeda",
    Tingkat.PERINGATAN,
    tujuan="Target dan realisasi memakai satuan yang sama.",
    dasar="Capaian hanya berarti bila keduanya diukur dengan satuan yang sama.",
    contoh="Target 4 Dokumen, realisasi 4 Laporan.",
)
def periksa_satuan(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Find rows whose target and realisasi have different units."""
    for baris in tabel.baris:
        if baris.target is None or not baris.realisasi:
            continue
        sel = baris.realisasi[0]
        satuan = _satuan(baris.target), _satuan(sel)
        if all(satuan) and satuan[0] != satuan[1]:
            yield temuan(
                sel.letak,
                f"Satuan target {baris.target.teks}, satuan realisasi {sel.teks}.",
                tercetak=sel.teks,
            )


def _satuan(sel: Sel) -> str:
    satuan = sel.angka.satuan if sel.angka else ""
    satuan = re.sub(r"\(.*?\)|[\s./]", "", satuan).casefold()
    return {"persen": "%", "dok": "dokumen", "org": "orang", "lap": "laporan"}.get(satuan, satuan)


@aturan(
    "realisasi-kosong",
    Tingkat.PERINGATAN,
    tujuan="Setiap target mempunyai realisasi, atau barisnya menjelaskan mengapa tidak.",
    dasar="PermenPANRB 53/2014: setiap indikator yang diperjanjikan dilaporkan realisasinya.",
    contoh="Target 100%, kolom realisasi dan capaian tidak diisi.",
)
def periksa_realisasi_kosong(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Find targets without realisasi, in tables where the other rows have one."""
    terisi = [b for b in tabel.baris if any(not sel.kosong for sel in b.realisasi)]
    if len(terisi) < len(tabel.baris) / 2:
        return
    for baris in tabel.baris:
        if _tanpa_realisasi(baris) and not dijelaskan(baris):
            sel = baris.realisasi[0]
            yield temuan(
                sel.letak, "Target diisi, tetapi realisasinya kosong.", tercetak=sel.teks or None
            )


def _tanpa_realisasi(baris: BarisKinerja) -> bool:
    ada_target = baris.target is not None and not baris.target.kosong
    return ada_target and bool(baris.realisasi) and all(sel.kosong for sel in baris.realisasi)
