"""Capaian against target and realisasi, and what the formula in use says of the indicator."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from lakip_xl.audit.cetak import Kecocokan, bandingkan, goyah
from lakip_xl.audit.checks.arah import makin_rendah_makin_baik
from lakip_xl.audit.checks.banding_angka import bedakan, cocok, wajar
from lakip_xl.audit.model import BarisKinerja, Sel, TabelKinerja
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Letak, Temuan, Tingkat
from lakip_xl.rules.capaian import Rumus, capaian
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.format import tulis_angka

BATAS_LAZIM = (100.0, 110.0, 120.0, 125.0, 150.0)
"""Caps that offices put on a capaian."""


_DIBATASI = re.compile(r"\b(dibatasi|maksimal|capping|plafon)\b", re.IGNORECASE)
"""Words by which a row says that its capaian is capped."""


@dataclass(frozen=True, slots=True)
class Pasangan:
    """A target and a realisasi in one of their readings."""

    target: float
    realisasi: float
    goyah: float
    """Half a printed unit of the realisasi."""

    def hitung(self, rumus: Rumus) -> float | None:
        """Compute the capaian; ``None`` where the formula has no answer."""
        try:
            return capaian(self.realisasi, self.target, rumus)
        except RuleError:
            return None

    @property
    def toleransi(self) -> float:
        """How far the capaian may be off because the realisasi is printed rounded."""
        return abs(self.goyah / self.target * 100) if self.target else 0.0


def pasangan(baris: BarisKinerja) -> list[Pasangan]:
    """Give every target-realisasi pair that the capaian of a row may rest on, likeliest first."""
    if baris.target is None or baris.target.angka is None:
        return []
    target = baris.target.angka
    return [
        Pasangan(t, r, goyah(sel.angka))
        for sel in baris.realisasi
        if sel.angka is not None
        for (r, _), (t, _) in product(sel.angka.bacaan, target.bacaan)
    ]


def rumus_baris(baris: BarisKinerja) -> tuple[Pasangan, Rumus] | None:
    """Find the pair and the formula by which the printed capaian is right, if any is."""
    if baris.capaian is None or baris.capaian.angka is None:
        return None
    for rumus in (baris.rumus,) if baris.rumus else Rumus:
        for dua in pasangan(baris):
            hasil = dua.hitung(rumus)
            if hasil is not None and _sesuai(baris.capaian, hasil, dua.toleransi):
                return dua, rumus
    return None


def _sesuai(sel: Sel, hasil: float, toleransi: float) -> bool:
    """Accept a percentage, and a ratio printed as such (1,0986 for 109,86 %)."""
    angka = sel.angka
    if angka is None:
        return False
    rasio = angka.desimal >= 2 and not angka.persen and abs(angka.nilai) < 5 <= abs(hasil)
    return cocok(sel, hasil, toleransi) or (rasio and cocok(sel, hasil / 100, toleransi / 100))


def capaian_benar(baris: BarisKinerja) -> float | None:
    """Compute the capaian of a row by the formula it states or uses; by ``naik`` when none fits."""
    dipakai = rumus_baris(baris)
    if dipakai is not None:
        dua, rumus = dipakai
        return dua.hitung(rumus)
    semua = pasangan(baris)
    return semua[0].hitung(baris.rumus or Rumus.NAIK) if semua else None


def batas_atas(tabel: TabelKinerja) -> tuple[float, bool] | None:
    """Find the cap of a table: rows stop at it that would go beyond, and no right row does.

    Returns:
        The cap, and whether two rows or more prove it; ``None`` without one.
    """
    tercetak = [
        b.capaian.angka.nilai
        for b in tabel.baris
        if b.capaian and b.capaian.angka and rumus_baris(b) is not None
    ]
    for batas in BATAS_LAZIM:
        tertahan = sum(_tertahan(b, batas) for b in tabel.baris)
        if tertahan and max(tercetak, default=0) <= batas:
            return batas, tertahan > 1
    return None


def _tertahan(baris: BarisKinerja, batas: float) -> bool:
    if baris.capaian is None or baris.capaian.nilai != batas or rumus_baris(baris):
        return False
    rumus = Rumus.TURUN if makin_rendah_makin_baik(baris.uraian) else Rumus.NAIK
    hasil = [h for dua in pasangan(baris) if (h := dua.hitung(rumus)) is not None]
    return bool(hasil) and min(hasil) > batas


@aturan(
    "capaian",
    Tingkat.GALAT,
    tujuan="Capaian yang tercetak sama dengan yang dihitung dari target dan realisasi barisnya.",
    dasar=(
        "PermenPANRB 53/2014: realisasi / target × 100; untuk indikator yang makin rendah makin "
        "baik (2 × target - realisasi) / target × 100 atau target / realisasi × 100."
    ),
    contoh="Target 34 unit, realisasi 27 unit, tercetak 90%: seharusnya 79,41%.",
)
def periksa_capaian(tabel: TabelKinerja, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the printed capaian of each row against the computed one."""
    batas = batas_atas(tabel)
    hasil: list[Temuan] = []
    diuji = 0
    for baris in tabel.baris:
        semua = pasangan(baris)
        if baris.capaian is None or baris.capaian.angka is None or not semua:
            continue
        diuji += 1
        dipakai = rumus_baris(baris)
        if dipakai is None:
            tertahan = batas is not None and _tertahan(baris, batas[0])
            if baris.penjelasan is not None and _DIBATASI.search(baris.penjelasan.teks):
                continue
            if batas is None or not tertahan:
                hasil.extend(_salah(baris, semua, temuan))
            elif not batas[1]:
                hasil.extend(_mungkin_dibatasi(satu) for satu in _salah(baris, semua, temuan))
        elif dipakai[1] is Rumus.NAIK:
            hasil.extend(_dipotong(baris.capaian, dipakai, temuan))
    yield from wajar(
        hasil,
        diuji,
        lambda: temuan(
            hasil_letak(tabel),
            "Capaian pada tabel ini tidak mengikuti realisasi / target × 100 maupun rumus lain "
            "yang dikenal, sehingga tidak diperiksa.",
            tingkat=Tingkat.INFO,
        ),
    )
    if batas is not None and batas[1]:
        yield temuan(
            hasil_letak(tabel),
            f"Capaian pada tabel ini dibatasi paling tinggi {tulis_angka(batas[0])}%.",
            tingkat=Tingkat.INFO,
        )


def _mungkin_dibatasi(satu: Temuan) -> Temuan:
    """Soften a finding that a cap may explain, when no other row shows that there is one."""
    pesan = f"{satu.pesan} Kecuali capaian memang dibatasi."
    return replace(satu, tingkat=Tingkat.PERINGATAN, pesan=pesan)


def hasil_letak(tabel: TabelKinerja) -> Letak:
    """Give the place of a finding about the whole capaian column."""
    sel = next(b.capaian for b in tabel.baris if b.capaian is not None)
    return Letak(tabel=sel.letak.tabel, kolom=sel.letak.kolom, sheet=sel.letak.sheet)


def _salah(baris: BarisKinerja, semua: list[Pasangan], temuan: Pembuat) -> Iterator[Temuan]:
    benar = semua[0].hitung(Rumus.NAIK)
    if baris.capaian is None:
        return
    if benar is None:
        # Nothing was planned: 100 for "nothing happened" is a convention, no result.
        tercapai = semua[0].realisasi == 0 and baris.capaian.nilai in (0, 100)
        if not tercapai:
            yield temuan(
                baris.capaian.letak,
                f"Tercetak {baris.capaian.teks}, padahal target 0: capaian tidak dapat dihitung.",
                tercetak=baris.capaian.teks,
                tingkat=Tingkat.PERINGATAN,
            )
        return
    uraian = (
        f"realisasi {tulis_angka(semua[0].realisasi)} dari target {tulis_angka(semua[0].target)}"
    )
    for satu in bedakan(baris.capaian, benar, temuan, uraian):
        # With several columns that may be meant, it is only likely that this one is.
        pasti = len(baris.realisasi) == 1
        yield satu if pasti else replace(satu, tingkat=Tingkat.PERINGATAN)


def _dipotong(sel: Sel, dipakai: tuple[Pasangan, Rumus], temuan: Pembuat) -> Iterator[Temuan]:
    dua, rumus = dipakai
    hasil = dua.hitung(rumus)
    if hasil is None or sel.angka is None:
        return
    if bandingkan(sel.angka, hasil, dua.toleransi) is Kecocokan.DIPOTONG:
        yield from bedakan(sel, hasil, temuan, "realisasi / target × 100")
