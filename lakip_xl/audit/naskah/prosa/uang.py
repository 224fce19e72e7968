"""Money in the prose: sums of parts, absorption, shares, and amounts that nearly match a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum

from lakip_xl.audit.cetak import ANGKA, AngkaCetak, Kecocokan, baca, bandingkan
from lakip_xl.audit.model import TabelAnggaran
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import rupiah, tulis_angka
from lakip_xl.rules.pembulatan import bulatkan, sama

_UANG = re.compile(r"(?:Rp\.?\s*)?\b\d{1,3}(?:\.\d{3}){2,}(?:,\d{2})?\b|Rp\.?\s*\d[\d.,]*\d")
_PERSEN = re.compile(
    rf"^[\s,.\-()]{{0,5}}(?:,-)?\s*(?:atau|yaitu|yakni|\()?[^%\d;]{{0,30}}?({ANGKA})\s*%"
)
_REALISASI = re.compile(
    r"\b(realisasi|penyerapan|terealisasi|terserap|direalisasikan)\b", re.IGNORECASE
)
_ANGGARAN = re.compile(r"\b(anggaran|pagu|alokasi|target)\b", re.IGNORECASE)
_TERDIRI = re.compile(
    r"\b(terdiri (?:dari|atas)|terbagi (?:menjadi|dalam|ke dalam))\b", re.IGNORECASE
)
_SEBAGIAN = re.compile(r"\b(antara lain|di ?antaranya|misalnya|termasuk)\b", re.IGNORECASE)
_DARI_TOTAL = re.compile(r"^.{0,60}?%\s*dari\s+(?:total|jumlah|keseluruhan)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Uang:
    """An amount in a text: what it is called before, and the percentage that follows it."""

    angka: AngkaCetak
    sebelum: str
    sesudah: str
    mulai: int

    @property
    def nilai(self) -> float:
        """The amount in rupiah."""
        return self.angka.nilai

    @property
    def persen(self) -> AngkaCetak | None:
        """The percentage given for it, if one follows at once."""
        cocok = _PERSEN.match(self.sesudah)
        return baca(cocok[1]) if cocok else None

    @property
    def realisasi(self) -> bool:
        """Whether the words before say that it was spent."""
        return bool(_REALISASI.search(self.sebelum))

    @property
    def anggaran(self) -> bool:
        """Whether the words before say that it was budgeted."""
        return not self.realisasi and bool(_ANGGARAN.search(self.sebelum))


def baca_uang(teks: str) -> list[Uang]:
    """Find the amounts of money in a text."""
    hasil: list[Uang] = []
    akhir = 0
    for cocok in _UANG.finditer(teks):
        angka = baca(cocok[0])
        if angka is None or angka.nilai < 1e4:
            continue
        hasil.append(
            Uang(
                angka,
                teks[max(akhir, cocok.start() - 90) : cocok.start()],
                teks[cocok.end() : cocok.end() + 90],
                cocok.start(),
            )
        )
        akhir = cocok.end()
    return hasil


@aturan(
    "jumlah-uang-prosa",
    Tingkat.GALAT,
    tujuan="Jumlah uang yang dirinci dalam kalimat sama dengan jumlah rinciannya.",
    dasar="Penjumlahan.",
    contoh="Anggaran Rp 15.973.720.720 terdiri dari Rp 15.224.309.980 dan Rp 794.410.740.",
)
def periksa_jumlah_uang(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold "T yang terdiri dari a dan b" against a + b, sentence by sentence."""
    for alinea in naskah.alinea:
        disebut: dict[str, float] = {}
        for kalimat in alinea.kalimat:
            uang = baca_uang(kalimat)
            yield from _uji_terdiri(alinea, kalimat, uang, disebut, temuan)
            disebut.update({nama: u.nilai for u in uang if (nama := _nama_belanja(u.sebelum))})


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
    for alinea in naskah.alinea:
        uang = baca_uang(alinea.teks)
        anggaran = {u.nilai for u in uang if u.anggaran}
        for satu in uang:
            persen = satu.persen
            if persen is None:
                continue
            if satu.realisasi and len(anggaran) == 1:
                penyebut = next(iter(anggaran))
            elif not satu.realisasi and _DARI_TOTAL.match(satu.sesudah):
                penyebut = max(u.nilai for u in uang)
            else:
                continue
            if satu.nilai > penyebut or penyebut == satu.nilai:
                continue
            yield from _uji_persen(alinea, satu, persen, penyebut, temuan)


def _uji_persen(
    alinea: Alinea, satu: Uang, persen: AngkaCetak, penyebut: float, temuan: Pembuat
) -> Iterator[Temuan]:
    benar = satu.nilai / penyebut * 100
    hasil = bandingkan(persen, benar)
    if hasil is Kecocokan.SAMA:
        return
    dipotong = hasil is Kecocokan.DIPOTONG
    yield temuan(
        alinea.di(None, None, "persentase"),
        f"Kalimat menyebut {persen.teks}% untuk {rupiah(satu.nilai)} dari {rupiah(penyebut)}"
        + (", dipotong: pembulatannya " if dipotong else ", seharusnya ")
        + f"{tulis_angka(benar)}%.",
        tercetak=persen.teks,
        dihitung=bulatkan(benar, 2),
        tingkat=Tingkat.PERINGATAN if dipotong else None,
    )


@aturan(
    "uang-prosa-mirip",
    Tingkat.GALAT,
    tujuan="Jumlah uang dalam kalimat sama dengan yang tercetak pada tabel.",
    dasar="Jumlah yang hanya berbeda satu atau dua angka dari total tabel adalah salah ketik.",
    contoh="Kalimat menyebut Rp 14.827.631.757, total tabelnya Rp 14.827.361.757.",
)
def periksa_uang_mirip(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find amounts that are a slip of the finger away from a total of a table."""
    total: dict[int, str | None] = {}
    semua: set[int] = set()
    for tabel in (m for m in naskah.model if isinstance(m, TabelAnggaran)):
        for baris in tabel.baris:
            for sel in (baris.anggaran, baris.realisasi, baris.sisa):
                if sel is not None and sel.nilai is not None:
                    semua.add(int(sel.nilai))
                    if baris.total or baris.induk is None:
                        total.setdefault(int(sel.nilai), tabel.nomor)
    for alinea in naskah.alinea:
        for satu in baca_uang(alinea.teks):
            nilai = int(satu.nilai)
            if nilai in semua:
                continue
            dekat = [lain for lain in total if _salah_ketik(nilai, lain)]
            if len(dekat) == 1:
                yield temuan(
                    alinea.di(total[dekat[0]], None, "jumlah uang"),
                    f"Kalimat menyebut {rupiah(nilai)}, Tabel {total[dekat[0]] or 'anggaran'} "
                    f"memuat {rupiah(dekat[0])}.",
                    tercetak=satu.angka.teks,
                    dihitung=float(dekat[0]),
                )


def _salah_ketik(satu: int, lain: int) -> bool:
    """Tell whether two long numbers differ in at most two digits."""
    kiri, kanan = str(satu), str(lain)
    if len(kiri) != len(kanan) or len(kanan.rstrip("0")) < 6:
        return False
    return 0 < sum(a != b for a, b in zip(kiri, kanan, strict=True)) <= 2
