"""Amounts of money: in the prose with the words around them, and in the tables to compare with."""

import re
from dataclasses import dataclass

from lakip_xl.audit.cetak import ANGKA, AngkaCetak, baca
from lakip_xl.audit.model import TabelAnggaran
from lakip_xl.audit.naskah.isi import Naskah

JENDELA = 140
"""Characters around an amount that say what it is."""
BULAT_TERPENDEK = 4
"""Digits of a rounded amount from which a slip of the finger can be told."""
TERKECIL = 1e4
"""Rupiah; smaller numbers with dots are counts."""

_UANG = re.compile(
    r"(?:Rp\.?\s*)?\b\d{1,3}(?:\.\d{3}){2,}(?:,\d{2})?\b"
    r"|Rp\.?\s*\d[\d.,]*(?<=\d)\s*(?:ribu|juta|mili[ay]r|triliun)\b|Rp\.?\s*\d[\d.,]*\d"
)
_PERSEN = re.compile(
    rf"^[\s,.\-()]{{0,5}}(?:,-)?\s*(?:atau|yaitu|yakni|\()?[^%\d;]{{0,30}}?({ANGKA})\s*%"
)
_REALISASI = re.compile(
    r"\b(realisasi|penyerapan|terealisasi|terserap|direalisasikan)\b", re.IGNORECASE
)
_PENERIMAAN = re.compile(r"\b(pendapatan|penerimaan|pajak|retribusi|investasi)\b", re.IGNORECASE)
_ANGGARAN = re.compile(r"\b(anggaran|pagu|alokasi|target)\b", re.IGNORECASE)


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
    def penerimaan(self) -> bool:
        """Whether the words before speak of income, which may exceed its target."""
        return bool(_PENERIMAAN.search(self.sebelum))

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
        if angka is None or angka.nilai < TERKECIL:
            continue
        hasil.append(
            Uang(
                angka,
                teks[max(akhir, cocok.start() - JENDELA) : cocok.start()],
                teks[cocok.end() : cocok.end() + JENDELA],
                cocok.start(),
            )
        )
        akhir = cocok.end()
    return hasil


@dataclass(frozen=True, slots=True)
class UangTabel:
    """Every amount of the budget tables, and the totals among them with their tables."""

    semua: frozenset[int]
    total: dict[int, str | None]

    def seharusnya(self, nilai: float, desimal: int = 0) -> float:
        """Give the total of which an amount is a slip of the finger; else the amount itself.

        Args:
            nilai: The amount.
            desimal: Its decimals, negative where it is rounded (``-7`` for 218,35 miliar).

        Example:
            >>> tabel = UangTabel(frozenset({14827361757}), {14827361757: "3.13"})
            >>> tabel.seharusnya(14827631757.0), tabel.seharusnya(12345678.0)
            (14827361757.0, 12345678.0)
        """
        if int(nilai) in self.semua:
            return nilai
        if desimal < 0:
            skala = 10**-desimal
            bulat = {round(lain / skala): lain for lain in (*self.total, *self.semua)}
            if round(nilai / skala) in bulat:
                return nilai
            dekat = [
                lain
                for satu, lain in bulat.items()
                if lain in self.total and _salah_ketik(round(nilai / skala), satu, BULAT_TERPENDEK)
            ]
        else:
            dekat = [lain for lain in self.total if _salah_ketik(int(nilai), lain)]
        return float(dekat[0]) if len(dekat) == 1 else nilai


def uang_tabel(naskah: Naskah) -> UangTabel:
    """Collect the amounts of the budget tables of a draft."""
    total: dict[int, str | None] = {}
    semua: set[int] = set()
    for tabel in (m for m in naskah.model if isinstance(m, TabelAnggaran)):
        for baris in tabel.baris:
            for sel in (baris.anggaran, baris.realisasi, baris.sisa):
                if sel is not None and sel.nilai is not None:
                    semua.add(int(sel.nilai))
                    if baris.total or baris.induk is None:
                        total.setdefault(int(sel.nilai), tabel.nomor)
    return UangTabel(frozenset(semua), total)


def _salah_ketik(satu: int, lain: int, terpendek: int = 6) -> bool:
    """Tell whether two long numbers differ in at most two digits."""
    kiri, kanan = str(satu), str(lain)
    if len(kiri) != len(kanan) or len(kanan.rstrip("0")) < terpendek:
        return False
    return 0 < sum(a != b for a, b in zip(kiri, kanan, strict=True)) <= 2
