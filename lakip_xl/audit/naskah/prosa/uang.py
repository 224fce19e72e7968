"""Money in the prose: sums of parts, absorption, shares, and amounts that nearly match a table."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import fsum

from lakip_xl.audit.cetak import AngkaCetak, goyah
from lakip_xl.audit.checks.banding_angka import AngkaDisebut, hadapkan
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.naskah.uang import Uang, UangTabel, baca_uang, uang_tabel
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import rupiah
from lakip_xl.rules.pembulatan import sama

_TERDIRI = re.compile(
    r"\b(terdiri (?:dari|atas)|terbagi (?:menjadi|dalam|ke dalam))\b", re.IGNORECASE
)
_SEBAGIAN = re.compile(r"\b(antara lain|di ?antaranya|misalnya|termasuk)\b", re.IGNORECASE)
SELA = 60
"""Characters between a budget and what was spent of it."""

_DARI_TOTAL = re.compile(r"^.{0,60}?%\s*dari\s+(?:total|jumlah|keseluruhan)", re.IGNORECASE)


@aturan(
    "jumlah-uang-prosa",
    Tingkat.GALAT,
    tujuan="Jumlah uang yang dirinci dalam kalimat sama dengan jumlah rinciannya.",
    dasar="Penjumlahan.",
    contoh="Anggaran Rp 15.973.720.720 terdiri dari Rp 15.224.309.980 dan Rp 794.410.740.",
)
def periksa_jumlah_uang(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold "T yang terdiri dari a dan b" against a + b, sentence by sentence."""
    tercatat = uang_tabel(naskah)
    for alinea in naskah.alinea:
        disebut: dict[str, float] = {}
        for kalimat in alinea.kalimat:
            uang = [_dibenarkan(satu, tercatat) for satu in baca_uang(kalimat)]
            yield from _uji_terdiri(alinea, kalimat, uang, disebut, temuan)
            disebut.update({nama: u.nilai for u in uang if (nama := _nama_belanja(u.sebelum))})


def _dibenarkan(satu: Uang, tercatat: UangTabel) -> Uang:
    """Read a mistyped amount as the table has it: that it is mistyped is said elsewhere."""
    benar = tercatat.seharusnya(satu.nilai, satu.angka.desimal)
    return satu if benar == satu.nilai else replace(satu, angka=replace(satu.angka, nilai=benar))


def _nama_belanja(teks: str) -> str:
    """Give the kind of spending that words before an amount name, by its first two words."""
    cocok = re.findall(r"\bbelanja\s+([a-z]{4,})", teks.casefold())
    return cocok[-1][:7] if cocok else ""


def _uji_terdiri(
    alinea: Alinea, kalimat: str, uang: list[Uang], disebut: dict[str, float], temuan: Pembuat
) -> Iterator[Temuan]:
    cocok = list(_TERDIRI.finditer(kalimat))
    if len(cocok) != 1 or _SEBAGIAN.search(kalimat):
        return
    posisi = cocok[0].start()
    kiri = [u for u in uang if u.mulai < posisi]
    kanan = [u for u in uang if u.mulai > posisi]
    if len(kanan) < 2:
        return
    if kiri:
        total = kiri[-1].nilai
    else:
        nama = _nama_belanja(kalimat[:posisi])
        if nama not in disebut:
            return
        total = disebut[nama]
    benar = fsum(u.nilai for u in kanan)
    if not sama(total, benar):
        yield temuan(
            alinea.di(None, None, "jumlah rincian"),
            f"Kalimat merinci {rupiah(total)}, rinciannya berjumlah {rupiah(benar)} "
            f"(selisih {rupiah(total - benar)}).",
            tercetak=total,
            dihitung=benar,
        )


@aturan(
    "persentase-uang-prosa",
    Tingkat.GALAT,
    tujuan="Persentase serapan atau bagian anggaran dalam kalimat sesuai dengan rupiahnya.",
    dasar="Serapan = realisasi / anggaran × 100; bagian = rincian / total × 100.",
    contoh="Realisasi Rp 14.827.361.757 dari Rp 15.973.720.720 disebut 93,82%.",
)
def periksa_persentase_uang(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold percentages that follow an amount against the amounts of the paragraph."""
    tercatat = uang_tabel(naskah)
    for alinea in naskah.alinea:
        uang = [_dibenarkan(satu, tercatat) for satu in baca_uang(alinea.teks)]
        for satu in uang:
            persen = satu.persen
            penyebut = _penyebut(satu, uang, alinea.kalimat)
            if persen is None or penyebut is None:
                continue
            if penyebut.nilai == satu.nilai or (
                satu.nilai > penyebut.nilai and not satu.penerimaan
            ):
                continue
            yield from _uji_persen(alinea, satu, persen, penyebut, temuan)


def _penyebut(satu: Uang, uang: list[Uang], kalimat: list[str]) -> Uang | None:
    """Find what an amount is a share of: the budget of its sentence, else of its paragraph."""
    if not satu.realisasi:
        return max(uang, key=lambda u: u.nilai) if _DARI_TOTAL.match(satu.sesudah) else None
    sekalimat = [u for u in uang if any(_memuat(k, u) and _memuat(k, satu) for k in kalimat)]
    sebelum = [u for u in sekalimat if u.mulai < satu.mulai]
    if sebelum and len(satu.sebelum) <= SELA and not sebelum[-1].realisasi:
        return sebelum[-1]  # "Rp A terealisasi Rp B"
    for kelompok in (sekalimat, uang):
        anggaran = {u.nilai: u for u in kelompok if u.anggaran}
        if len(anggaran) == 1:
            return next(iter(anggaran.values()))
    return None


def _memuat(kalimat: str, uang: Uang) -> bool:
    return uang.angka.teks in kalimat


def _uji_persen(
    alinea: Alinea, satu: Uang, persen: AngkaCetak, penyebut: Uang, temuan: Pembuat
) -> Iterator[Temuan]:
    dari = f"{rupiah(satu.nilai)} dari {rupiah(penyebut.nilai)}"
    letak = alinea.di(None, None, "persentase")
    klaim = AngkaDisebut(letak, persen, f"Kalimat menyebut {persen.teks}% untuk {dari}")
    benar = satu.nilai / penyebut.nilai * 100
    longgar = (goyah(satu.angka) * 100 + goyah(penyebut.angka) * benar) / penyebut.nilai
    yield from hadapkan(klaim, benar, temuan, longgar)


@aturan(
    "uang-prosa-mirip",
    Tingkat.GALAT,
    tujuan="Jumlah uang dalam kalimat sama dengan yang tercetak pada tabel.",
    dasar="Jumlah yang hanya berbeda satu atau dua angka dari total tabel adalah salah ketik.",
    contoh="Kalimat menyebut Rp 14.827.631.757, total tabelnya Rp 14.827.361.757.",
)
def periksa_uang_mirip(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find amounts that are a slip of the finger away from a total of a table."""
    tercatat = uang_tabel(naskah)
    for alinea in naskah.alinea:
        for satu in baca_uang(alinea.teks):
            benar = tercatat.seharusnya(satu.nilai, satu.angka.desimal)
            if benar != satu.nilai:
                tabel = tercatat.total[int(benar)]
                yield temuan(
                    alinea.di(tabel, None, "jumlah uang"),
                    f"Kalimat menyebut {rupiah(satu.nilai)}, Tabel {tabel or 'anggaran'} memuat "
                    f"{rupiah(benar)}.",
                    tercetak=satu.angka.teks,
                    dihitung=benar,
                )
