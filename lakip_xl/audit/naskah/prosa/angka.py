"""Sentences that quote a target, a result and a capaian, or a value out of a weight."""

import re
from collections.abc import Iterator

from lakip_xl.audit.cetak import ANGKA, AngkaCetak, Kecocokan, baca, bandingkan, goyah
from lakip_xl.audit.checks.banding_angka import AngkaDisebut, hadapkan
from lakip_xl.audit.checks.kategori import kategori_dari, label_bersih, nilai_dinilai
from lakip_xl.audit.model import BarisKinerja, TabelIpAsn, TabelKinerja
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.ip_asn import BOBOT_DIMENSI
from lakip_xl.rules.skala import LAKIP, kategori

_TAHUN = re.compile(r"\b(?:di|pada|untuk)?\s*tahun\s+(?:anggaran\s+)?\d{4}\b", re.IGNORECASE)
_TARGET = re.compile(
    rf"\btarget\b(?![^.\d]{{0,60}}\b(?:akhir|renstra|rpjmd)\b)[^\d;]{{0,90}}?sebesar\s+({ANGKA})(?!\.\d)",
    re.IGNORECASE,
)
_HASIL = re.compile(
    rf"\b(?:diperoleh nilai|memperoleh nilai|nilai sebesar|realisasi(?:nya)?(?: sebesar)?|"
    rf"realisasi \w+ sebesar)\s+({ANGKA})\s*(?:%\s*)?(?:,\s*)?(?:atau|dengan)\s+capaian"
    rf"(?: kinerja)?\s+(?:sebesar\s+|mencapai\s+)?({ANGKA})\s*%",
    re.IGNORECASE,
)
_KATEGORI = re.compile(
    r"\bkategori\s*[\"“*]*\s*((?:(?:sangat|cukup|tidak)\s+)?berhasil)\b", re.IGNORECASE
)


@aturan(
    "capaian-prosa",
    Tingkat.GALAT,
    tujuan="Kalimat yang menyebut target, hasil, dan capaian konsisten dengan tabel dan rumusnya.",
    dasar="Capaian = realisasi / target × 100; angkanya sama dengan baris tabel yang dibahas.",
    contoh='Target 71, hasil 78: "capaian sebesar 108.96 %" seharusnya 109,86%.',
)
def periksa_capaian_prosa(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the sentences after a one-row capaian table against that row and the formula."""
    for alinea in naskah.alinea:
        teks = _TAHUN.sub("", alinea.teks)
        target, hasil = _TARGET.search(teks), _HASIL.search(teks)
        if target is None or hasil is None:
            continue
        angka = [baca(satu) for satu in (target[1], hasil[1], hasil[2])]
        t, r, c = angka
        if t is None or r is None or c is None or not t.nilai:
            continue
        baris = _baris_dibahas(naskah, alinea)
        nomor = baris[0] if baris else None
        if baris is not None:
            yield from _uji_baris(alinea, baris[1], nomor, (t, r), temuan)
        benar = r.nilai / t.nilai * 100
        turun = (2 * t.nilai - r.nilai) / t.nilai * 100
        longgar = goyah(r) / t.nilai * 100
        if bandingkan(c, turun, longgar) is Kecocokan.SAMA:
            continue
        yield from _uji_satu(
            alinea, nomor, baris[1].kunci if baris else None, ("capaian", c, benar, longgar), temuan
        )
        yield from _uji_kategori(alinea, teks[hasil.end() :], benar, baris, temuan)


def _baris_dibahas(naskah: Naskah, alinea: Alinea) -> tuple[str | None, BarisKinerja] | None:
    """Find the row that a paragraph speaks of: that of a one-row table just above."""
    tabel = naskah.tabel_sebelum(alinea.blok, bernomor=False)
    if tabel is None:
        return None
    model = [m for m in naskah.model_dari(tabel) if isinstance(m, TabelKinerja)]
    if len(model) != 1 or len(model[0].baris) != 1:
        return None
    return tabel.nomor, model[0].baris[0]


def _uji_baris(
    alinea: Alinea,
    baris: BarisKinerja,
    nomor: str | None,
    disebut: tuple[AngkaCetak, AngkaCetak],
    temuan: Pembuat,
) -> Iterator[Temuan]:
    realisasi = baris.realisasi[0] if baris.realisasi else None
    for hal, angka, sel in zip(
        ("target", "realisasi"), disebut, (baris.target, realisasi), strict=True
    ):
        if sel is not None and sel.angka is not None:
            yield from _uji_satu(
                alinea, nomor, baris.kunci, (hal, angka, sel.angka.nilai, 0.0), temuan
            )


def _uji_satu(
    alinea: Alinea,
    nomor: str | None,
    kunci: str | None,
    klaim: tuple[str, AngkaCetak, float, float],
    temuan: Pembuat,
) -> Iterator[Temuan]:
    hal, angka, benar, longgar = klaim
    klaim_angka = AngkaDisebut(
        alinea.di(nomor, kunci, hal), angka, f"Kalimat menyebut {hal} {angka.teks}"
    )
    yield from hadapkan(klaim_angka, benar, temuan, longgar)


def _uji_kategori(
    alinea: Alinea,
    sisa: str,
    benar: float,
    baris: tuple[str | None, BarisKinerja] | None,
    temuan: Pembuat,
) -> Iterator[Temuan]:
    cocok = _KATEGORI.search(sisa)
    if cocok is None:
        return
    nilai = [benar, *(nilai_dinilai(baris[1]) if baris else [])]
    if any(kategori_dari(satu, LAKIP) == label_bersih(cocok[1]) for satu in nilai):
        return
    yield temuan(
        alinea.di(baris[0] if baris else None, baris[1].kunci if baris else None, "kategori"),
        f'Kalimat menyebut kategori "{cocok[1]}", padahal capaian {tulis_angka(benar)}% termasuk '
        f"{kategori(benar, LAKIP)}.",
        tercetak=cocok[1],
        dihitung=kategori(benar, LAKIP),
    )


_DARI_BOBOT = re.compile(
    rf"({ANGKA})\s+dari\s+bobot[^.\d%]{{0,60}}({ANGKA})(?!\s*%)[^\d]{{0,40}}capaian[^\d]{{0,40}}"
    rf"({ANGKA})\s*%",
    re.IGNORECASE,
)
_BOBOT = re.compile(
    rf"\bbobot\b[^.\d%]{{0,60}}({ANGKA})(?!\s*%)\b[^\d]{{0,160}}?(?:nilai|realisasi|sebesar|adalah)\s+"
    rf"(?:sebesar\s+)?({ANGKA})\s*%?,?\s*atau\s+capaian[^\d]{{0,40}}({ANGKA})\s*%",
    re.IGNORECASE,
)


@aturan(
    "capaian-bobot-prosa",
    Tingkat.GALAT,
    tujuan="Capaian dimensi yang disebut sama dengan nilai dibagi bobotnya.",
    dasar="Capaian dimensi = nilai / bobot × 100.",
    contoh="Nilai 21.3 dari bobot 25 disebut 87.71%: seharusnya 85,28%.",
)
def periksa_capaian_bobot(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold "nilai dari bobot, atau capaian" against the division."""
    dimensi = {
        float(BOBOT_DIMENSI[nama]): sel.nilai
        for model in naskah.model
        if isinstance(model, TabelIpAsn) and len(model.baris) == 1
        for nama, sel in model.baris[0].dimensi
        if sel.nilai is not None
    }
    for alinea in (*naskah.alinea, *naskah.sel_prosa):
        langsung = [m.group(1, 2, 3) for m in _DARI_BOBOT.finditer(alinea.teks)]
        terbalik = [m.group(2, 1, 3) for m in _BOBOT.finditer(alinea.teks)]
        for teks in langsung or terbalik:
            nilai, bobot, capaian = (baca(satu) for satu in teks)
            if nilai is None or bobot is None or capaian is None or not bobot.nilai:
                continue
            tepat = dimensi.get(bobot.nilai)
            dipakai = tepat if tepat is not None and _sama(nilai, tepat) else nilai.nilai
            benar = dipakai / bobot.nilai * 100
            longgar = goyah(nilai) / bobot.nilai * 100 if dipakai == nilai.nilai else 0.0
            if bandingkan(capaian, nilai.nilai / bobot.nilai * 100) is Kecocokan.SAMA:
                continue
            yield from _uji_satu(alinea, None, None, ("capaian", capaian, benar, longgar), temuan)


def _sama(angka: AngkaCetak, nilai: float) -> bool:
    return bandingkan(angka, nilai) is Kecocokan.SAMA
