"""Sentences that speak of rises and falls."""

import re
from collections.abc import Iterator

from lakip_xl.audit.cetak import ANGKA, AngkaCetak, Kecocokan, baca, bandingkan
from lakip_xl.audit.model import TabelSakip
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import bulatkan
from lakip_xl.rules.perbandingan import selisih

_TAHUN = re.compile(r"\b(?:di|pada|untuk)?\s*tahun\s+(?:anggaran\s+)?\d{4}\b", re.IGNORECASE)
_DARI_MENJADI = re.compile(
    rf"\b(?P<arah>naik|meningkat|turun|menurun)?\b[^.\d]{{0,20}}\bdari\s+({ANGKA})\s*%?[^\d]{{0,30}}"
    rf"menjadi\s+({ANGKA})\s*%?[^\d]{{0,40}}?\b(naik|turun|meningkat|menurun|peningkatan|penurunan|"
    rf"kenaikan)\s+sebesar\s+({ANGKA})",
    re.IGNORECASE,
)
_LEBIH = re.compile(
    rf"sebesar\s+({ANGKA})\s*%?,?\s+lebih\s+(tinggi|rendah|besar|kecil)\s+(?:dari|daripada|dibanding\w*)"
    rf"[^\d]{{0,60}}sebesar\s+({ANGKA})\s*%?,?[^\d]{{0,30}}\b(?:peningkatan|penurunan|kenaikan|selisih)"
    rf"\s+sebesar\s+({ANGKA})",
    re.IGNORECASE,
)
_ORANG = re.compile(
    r"\b(naik|kenaikan|meningkat|turun|penurunan|menurun)\b[^.\d]{0,30}?(\d+)\s*(?:orang\s+)?menjadi\s+"
    r"(\d+)\s+(orang|pegawai|unit)",
    re.IGNORECASE,
)
_ARAH = re.compile(
    rf"\b(naik|meningkat|turun|menurun)\b[^.\d]{{0,20}}\bdari\s+({ANGKA})\s*%?[^\d]{{0,30}}"
    rf"menjadi\s+({ANGKA})",
    re.IGNORECASE,
)
_NAIK = ("naik", "kenaikan", "meningkat", "peningkatan", "tinggi", "besar")


@aturan(
    "perubahan-prosa",
    Tingkat.GALAT,
    tujuan="Kenaikan atau penurunan yang disebut sama dengan selisih angkanya.",
    dasar="Pengurangan; angka kedua dibandingkan dengan angka pertama.",
    contoh="Dari 77.90 menjadi 81.51 disebut naik sebesar 3.16 poin: seharusnya 3,61.",
)
def periksa_perubahan(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold rises and falls in a sentence against the two numbers they lie between."""
    for alinea in naskah.alinea:
        teks = _TAHUN.sub("", alinea.teks)
        for cocok in _DARI_MENJADI.finditer(teks):
            yield from _uji_selisih(alinea, cocok.group(3, 2, 5), cocok[4], temuan)
        for cocok in _ARAH.finditer(teks):
            yield from _uji_arah(alinea, cocok.group(3, 2), cocok[1], temuan)
        for cocok in _LEBIH.finditer(teks):
            yield from _uji_selisih(alinea, cocok.group(1, 3, 4), cocok[2], temuan)
        sebelum: float | None = None
        for cocok in _ORANG.finditer(teks):
            arah = 1 if cocok[1].casefold() in _NAIK else -1
            sesudah, beda = float(cocok[3]), float(cocok[2])
            if sebelum is not None and sebelum + arah * beda != sesudah:
                yield temuan(
                    alinea.di(None, None, "perubahan"),
                    f'Kalimat menyebut "{cocok[0]}", padahal sebelumnya {tulis_angka(sebelum)}.',
                    tercetak=cocok[3],
                    dihitung=sebelum + arah * beda,
                )
            sebelum = sesudah


def _sama(angka: AngkaCetak, nilai: float) -> bool:
    return bandingkan(angka, nilai) is Kecocokan.SAMA


def _uji_selisih(
    alinea: Alinea, teks: tuple[str, ...], arah: str, temuan: Pembuat
) -> Iterator[Temuan]:
    kini, lalu, beda = (baca(satu) for satu in teks)
    if kini is None or lalu is None or beda is None:
        return
    benar = selisih(kini.nilai, lalu.nilai)
    if _berlawanan(benar, arah):
        yield from _uji_arah(alinea, teks[:2], arah, temuan)
    elif not _sama(beda, abs(benar)) and not (
        lalu.nilai and _sama(beda, abs(benar / lalu.nilai) * 100)
    ):
        yield temuan(
            alinea.di(None, None, "perubahan"),
            f"Kalimat menyebut selisih {beda.teks}, seharusnya {tulis_angka(abs(benar))} "
            f"({kini.teks} dan {lalu.teks}).",
            tercetak=beda.teks,
            dihitung=bulatkan(abs(benar), max(2, beda.desimal)),
        )


def _berlawanan(beda: float, arah: str) -> bool:
    return beda != 0 and (beda > 0) is not (arah.casefold() in _NAIK)


def _uji_arah(
    alinea: Alinea, teks: tuple[str, ...], arah: str, temuan: Pembuat
) -> Iterator[Temuan]:
    kini, lalu = baca(teks[0]), baca(teks[1])
    if kini is not None and lalu is not None and _berlawanan(kini.nilai - lalu.nilai, arah):
        yield temuan(
            alinea.di(None, None, "perubahan"),
            f"Kalimat menyebut {arah}, padahal {kini.teks} dibandingkan {lalu.teks}.",
            tercetak=arah,
        )


_SEMUA_NAIK = re.compile(
    r"peningkatan[^.]{0,60}\b(?:semua|seluruh)\s+komponen|\b(?:semua|seluruh) komponen[^.]{0,200}"
    r"meningkat|komponen[^.]{0,200}semuanya mengalami peningkatan",
    re.IGNORECASE,
)


@aturan(
    "klaim-semua-naik",
    Tingkat.GALAT,
    tujuan="Kalimat menyatakan semua komponen meningkat hanya bila semuanya meningkat.",
    dasar="Nilai setiap komponen pada tahun pertama dan tahun terakhir.",
    contoh="Perencanaan Kinerja turun dari 25.81 menjadi 25.50, padahal disebut semua meningkat.",
)
def periksa_semua_naik(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold a claim that all components rose against the table of components."""
    for alinea in naskah.alinea:
        tabel = naskah.tabel_sebelum(alinea.blok, bernomor=False)
        if tabel is None or not _SEMUA_NAIK.search(alinea.teks):
            continue
        for model in naskah.model_dari(tabel):
            if isinstance(model, TabelSakip) and len(model.tahun) > 1:
                turun = [
                    f"{akhir.letak.kunci} ({awal.teks} menjadi {akhir.teks})"
                    for (_, awal), (_, akhir) in zip(
                        model.tahun[0].komponen, model.tahun[-1].komponen, strict=True
                    )
                    if awal.nilai is not None
                    and akhir.nilai is not None
                    and akhir.nilai <= awal.nilai
                ]
                if turun:
                    yield temuan(
                        alinea.di(tabel.nomor, None, "peningkatan komponen"),
                        f"Kalimat menyatakan semua komponen meningkat, padahal tidak: komponen "
                        f"{', '.join(turun)}.",
                        tercetak="semua komponen meningkat",
                    )
