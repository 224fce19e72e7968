"""The head of a table: which rows it takes, and the heading of every column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lakip_xl.audit.cetak import baca
from lakip_xl.audit.naskah.dokumen import Kisi, SelKisi
from lakip_xl.audit.naskah.peran import BERANGKA, Kolom, Peran, baca_kolom, normal, peran_judul

JUDUL_TERPANJANG = 90
_TAHUN = re.compile(r"^20\d\d$")
_NOMOR_KOLOM = re.compile(r"^\(?\d{1,2}\)?(?:\s*=.*)?$")
_ANAK = re.compile(
    r"^(%|rp|l|p|t|r|c|fisik|fisik %|keuangan|keuangan rp|tahun 20\d\d|20\d\d|"
    r"(?:triwulan|tw|semester|smt) ?(?:[ivx]+|\d)|i{1,3}|iv)$"
)
_PEMISAH = re.compile(r"^[-–—=_ ]*$")

BarisKisi = Sequence[SelKisi]


@dataclass(frozen=True, slots=True)
class Terbaca:
    """A grid with its head understood."""

    kolom: tuple[Kolom, ...]
    badan: tuple[tuple[int, tuple[SelKisi, ...]], ...]
    """Row number in the grid (from 1) and the row."""

    @property
    def judul(self) -> tuple[str, ...]:
        """The headings as they are compared: without case, blanks left out."""
        return tuple(normal(k.judul) for k in self.kolom if k.judul)


def baca_kepala(kisi: Kisi) -> Terbaca | None:
    """Find the head of a grid; ``None`` when it has none (it continues another table)."""
    baris = [(nomor, satu) for nomor, satu in enumerate(kisi, start=1) if not _tak_berisi(satu)]
    mulai = _awal_kepala([satu for _, satu in baris])
    if mulai is None:
        return None
    sampai = mulai + 1
    while sampai < len(baris) and _lanjutan(baris[sampai][1], baris[sampai - 1][1]):
        sampai += 1
    kepala = [satu for _, satu in baris[mulai:sampai]]
    badan = [satu for satu in baris[sampai:] if not nomor_kolom(satu[1])]
    judul = sejajarkan(_judul(kepala), [satu for _, satu in badan])
    return Terbaca(tuple(baca_kolom(judul)), tuple(badan))


def badan_tanpa_kepala(kisi: Kisi) -> tuple[tuple[int, tuple[SelKisi, ...]], ...]:
    """Give the rows of a grid that continues another table."""
    return tuple(
        (nomor, satu)
        for nomor, satu in enumerate(kisi, start=1)
        if not _tak_berisi(satu) and not nomor_kolom(satu)
    )


def _isi(baris: BarisKisi) -> list[str]:
    return [sel.teks for sel in baris if sel.teks]


def _tak_berisi(baris: BarisKisi) -> bool:
    """Tell whether a row is blank or the dashes that a converter left."""
    return all(_PEMISAH.match(sel.teks) for sel in baris) and not any(
        sel.teks in {"-", "–", "—"} for sel in baris if sel.teks and len(baris) == 1
    )


def _awal_kepala(baris: list[tuple[SelKisi, ...]]) -> int | None:
    """Find the first head row; title rows (one text across the table) may stand above it."""
    for posisi, satu in enumerate(baris[:4]):
        sesudah = baris[posisi + 1] if posisi + 1 < len(baris) else None
        if _kepala(satu, sesudah):
            return posisi
        if len(set(_isi(satu))) != 1:
            return None
    return None


def _kepala(baris: BarisKisi, sesudah: BarisKisi | None) -> bool:
    teks = list(dict.fromkeys(_isi(baris)))
    if len(teks) < 2 or any(len(satu) > JUDUL_TERPANJANG for satu in teks):
        return False
    if any(baca(satu) is not None and not _TAHUN.match(satu) for satu in teks):
        return False
    dikenal = [peran_judul(satu) for satu in teks]
    berarti = [peran for peran in dikenal if peran is not Peran.LAIN]
    if len(berarti) >= 2 and not any(satu.endswith((".", ";")) for satu in teks[2:]):
        return True
    if sesudah is not None and _menyatu(sesudah, baris):
        return True
    angka = [sel for sel in sesudah or () if baca(sel.teks) is not None]
    return len(angka) >= 2 and len(teks) >= len(baris) - 1


def _lanjutan(baris: BarisKisi, atas: BarisKisi) -> bool:
    """Tell whether a row holds lower headings: nothing new in the first column, words below.

    Where a heading is merged over both rows, the lower row belongs to the head whatever it says.
    """
    if baris[0].teks and baris[0].asli:
        return False
    teks = [sel.teks for sel in baris if sel.teks and sel.asli]
    if _menyatu(baris, atas):
        return bool(teks) and all(baca(satu) is None or _TAHUN.match(satu) for satu in teks)
    return bool(teks) and all(_anak_judul(satu) for satu in teks)


def _menyatu(baris: BarisKisi, atas: BarisKisi) -> bool:
    """Tell whether a cell is merged over a row and the row above."""
    return any(
        satu.teks and not satu.asli and satu.teks == di_atas.teks
        for satu, di_atas in zip(baris, atas, strict=True)
    )


def _anak_judul(teks: str) -> bool:
    if _ANAK.match(normal(teks)):
        return True
    pendek = len(teks) <= 40 and not teks.endswith((".", ";"))
    return (pendek and baca(teks) is None and peran_judul(teks) is not Peran.LAIN) or (
        pendek and normal(teks) in {"keberhasilan", "kegagalan", "laki-laki", "perempuan"}
    )


def nomor_kolom(baris: BarisKisi) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3, 4, 5 = 4/3 × 100."""
    teks = [sel.teks for sel in baris if sel.teks and sel.asli]
    if len(teks) < 2 or not all(_NOMOR_KOLOM.match(satu) for satu in teks):
        return False
    nomor = [int(re.sub(r"\D", "", satu.split("=")[0])) for satu in teks]
    return nomor[:2] == [1, 2] and nomor == sorted(nomor) and nomor[-1] <= len(baris) + 1


def _judul(kepala: list[tuple[SelKisi, ...]]) -> list[tuple[str, str]]:
    """Combine head rows into an upper and a lower heading per column."""
    lebar = len(kepala[0])
    atas = [sel.teks for sel in kepala[0]]
    bawah = [
        " ".join(
            dict.fromkeys(
                satu[i].teks for satu in kepala[1:] if satu[i].teks and satu[i].teks != atas[i]
            )
        )
        for i in range(lebar)
    ]
    for i in range(1, lebar):
        if not atas[i] and bawah[i]:
            atas[i] = atas[i - 1]  # an upper heading over several columns, cells not merged
    return list(zip(atas, bawah, strict=True))


def sejajarkan(
    judul: list[tuple[str, str]], badan: list[tuple[SelKisi, ...]]
) -> list[tuple[str, str]]:
    """Put headings over their figures, and give unheaded columns the heading to their left.

    Converters sometimes leave the blank of a merged heading at the end of the row, so that
    every figure stands one place to the right of its heading.
    """
    kosong = 0
    while kosong < len(judul) and judul[-1 - kosong] == ("", ""):
        kosong += 1
    asal = [i for i, k in enumerate(baca_kolom(judul)) if k.peran in BERANGKA]
    if kosong and asal:
        angka = [i for i in range(asal[0], len(judul)) if _kolom_angka(badan, i)]
        if angka == [i + kosong for i in asal]:
            depan = _bagi_judul(judul[: asal[0]], badan, kosong)
            judul = [*depan, *judul[asal[0] : len(judul) - kosong]]
    hasil: list[tuple[str, str]] = []
    for satu in judul:
        hasil.append(satu if satu != ("", "") or not hasil else hasil[-1])
    return hasil


def _bagi_judul(
    judul: list[tuple[str, str]], badan: list[tuple[SelKisi, ...]], lebih: int
) -> list[tuple[str, str]]:
    """Spread headings of texts over more columns: one with a number column before it has two."""
    hasil: list[tuple[str, str]] = []
    for satu in judul:
        hasil.append(satu)
        if lebih and len(hasil) > 1 and _kolom_angka(badan, len(hasil) - 1):
            hasil.append(satu)
            lebih -= 1
    return hasil + [hasil[-1]] * lebih


def _kolom_angka(badan: list[tuple[SelKisi, ...]], kolom: int) -> bool:
    isi = [baris[kolom].teks for baris in badan if baris[kolom].teks]
    angka = [teks for teks in isi if baca(teks) is not None]
    return bool(angka) and len(angka) >= 0.6 * len(isi)
