"""Worked computations printed in the text: 72,5 / 130 × 30 % = 16,73 %."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.cetak import ANGKA, AngkaCetak, Kecocokan, baca, bandingkan
from lakip_xl.audit.naskah.aspek import bagian_aspek
from lakip_xl.audit.naskah.isi import Naskah
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import bulatkan

_FRAC = re.compile(r"\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_LATEX = (("\\times", "×"), ("\\cdot", "×"), ("\\left", ""), ("\\right", ""), ("\\%", "%"),
          ("{", ""), ("}", ""), ("$", ""))  # fmt: skip
_SUKU = rf"[(\s]*{ANGKA}\s*%?[)\s]*"
_RUMUS = re.compile(
    rf"(?P<kiri>{_SUKU}(?:[×xX*·:/÷+\-−–]{_SUKU})+)=\s*(?P<kanan>-?{ANGKA})\s*(?P<persen>%?)"
)
_BAGIAN = re.compile(rf"({ANGKA})\s*(%?)|([()])|([×xX*·:/÷+\-−–])")
_TANDA = {"x": "×", "X": "×", "*": "×", "·": "×", ":": "/", "÷": "/", "−": "-", "–": "-"}
_MENGGANTUNG = re.compile(r"(?:[×*·:/÷+\-−–^(]|\d|\bx)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rumus:
    """A computation as it is printed: numbers, signs between them, and the printed result."""

    teks: str
    unsur: tuple[AngkaCetak | str, ...]
    """Numbers, signs and parentheses in order."""
    hasil: AngkaCetak

    @property
    def angka(self) -> tuple[AngkaCetak, ...]:
        """Its numbers."""
        return tuple(satu for satu in self.unsur if not isinstance(satu, str))

    @property
    def tanda(self) -> tuple[str, ...]:
        """Its signs, without parentheses."""
        return tuple(s for s in self.unsur if isinstance(s, str) and s not in "()")


def baca_rumus(teks: str) -> Iterator[Rumus]:
    r"""Find the computations in a text, as plain text, LaTeX, or the line a formula becomes.

    Example:
        >>> [rumus] = baca_rumus(r"\frac{72,5}{130} \times 30 \% = 16,73 \%")
        >>> rumus.tanda, rumus.hasil.nilai, round(hitung(rumus.unsur), 4)
        (('/', '×'), 16.73, 0.1673)
    """
    teks = _FRAC.sub(r"(\1)/(\2)", teks)
    for dari, ke in _LATEX:
        teks = teks.replace(dari, ke)
    for cocok in _RUMUS.finditer(teks):
        kiri = cocok["kiri"]
        if _MENGGANTUNG.search(teks[: cocok.start()]) or kiri.count("(") != kiri.count(")"):
            continue
        unsur: list[AngkaCetak | str] = []
        for bagian in _BAGIAN.finditer(kiri):
            angka = baca(bagian[1] + bagian[2]) if bagian[1] else None
            tanda = bagian[3] or _TANDA.get(bagian[4] or "", bagian[4] or "")
            unsur.append(angka if angka is not None else tanda)
        hasil = baca(cocok["kanan"] + cocok["persen"])
        if hasil is not None and any(not isinstance(satu, str) for satu in unsur):
            yield Rumus(cocok[0].strip(), tuple(unsur), hasil)


def hitung(unsur: tuple[AngkaCetak | str, ...]) -> float:
    """Compute with the usual precedence; a percentage counts as a part of one.

    Raises:
        ZeroDivisionError: A divisor is zero.
        ValueError: The signs and numbers make no computation.
    """
    nilai, sisa = _jumlah(list(unsur))
    if sisa:
        raise ValueError("unreadable computation")
    return nilai


def _jumlah(unsur: list[AngkaCetak | str]) -> tuple[float, list[AngkaCetak | str]]:
    nilai, unsur = _kali(unsur)
    while unsur and unsur[0] in ("+", "-"):
        tanda, unsur = unsur[0], unsur[1:]
        lain, unsur = _kali(unsur)
        nilai = nilai + lain if tanda == "+" else nilai - lain
    return nilai, unsur


def _kali(unsur: list[AngkaCetak | str]) -> tuple[float, list[AngkaCetak | str]]:
    nilai, unsur = _faktor(unsur)
    while unsur and unsur[0] in ("×", "/"):
        tanda, unsur = unsur[0], unsur[1:]
        lain, unsur = _faktor(unsur)
        nilai = nilai * lain if tanda == "×" else nilai / lain
    return nilai, unsur


def _faktor(unsur: list[AngkaCetak | str]) -> tuple[float, list[AngkaCetak | str]]:
    if not unsur:
        raise ValueError("a number is missing")
    depan, sisa = unsur[0], unsur[1:]
    if not isinstance(depan, str):
        return (depan.nilai / 100 if depan.persen else depan.nilai), sisa
    if depan != "(":
        raise ValueError("a number is missing")
    nilai, sisa = _jumlah(sisa)
    if not sisa or sisa[0] != ")":
        raise ValueError("an open parenthesis")
    return nilai, sisa[1:]


def _mungkin(rumus: Rumus) -> list[float]:
    """Give the results that the computation may mean, on the scale of its printed result.

    Reports write × 100 and × 100 % for the same thing, and leave the percent sign out on
    either side, so a result a hundred times as large or small is the same statement.
    """
    nilai = hitung(rumus.unsur)
    berpersen = rumus.hasil.persen or any(a.persen or a.nilai == 100 for a in rumus.angka)
    utama = nilai * 100 if rumus.hasil.persen and any(a.persen for a in rumus.angka) else nilai
    lain = [nilai, nilai * 100, nilai / 100] if berpersen else []
    return list(dict.fromkeys([utama, *lain]))


@aturan(
    "rumus-prosa",
    Tingkat.GALAT,
    tujuan="Perhitungan yang ditulis dalam naskah benar hasilnya.",
    dasar="Aritmetika.",
    contoh="16/24 × 6% = 4,5%: hasilnya 4%.",
)
def periksa_rumus_prosa(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Compute every printed computation again."""
    aspek = {alinea.blok: fakta for alinea, fakta in bagian_aspek(naskah)}
    for alinea in (*naskah.alinea, *naskah.sel_prosa):
        tentang = aspek.get(alinea.blok)
        nomor = tentang.tabel.nomor if tentang else None
        kunci = tentang.aspek.nomor if tentang else None
        for rumus in baca_rumus(alinea.teks):
            try:
                mungkin = _mungkin(rumus)
            except (ZeroDivisionError, ValueError):
                continue
            cocok = {bandingkan(rumus.hasil, nilai) for nilai in mungkin}
            if Kecocokan.SAMA in cocok:
                continue
            dipotong = Kecocokan.DIPOTONG in cocok
            benar = bulatkan(mungkin[0], max(2, rumus.hasil.desimal))
            kata = "dipotong, pembulatannya" if dipotong else "seharusnya"
            yield temuan(
                alinea.di(nomor, kunci, "rumus"),
                f'Perhitungan "{rumus.teks}" hasilnya {kata} {tulis_angka(benar)}.',
                tercetak=rumus.hasil.teks,
                dihitung=benar,
                tingkat=Tingkat.PERINGATAN if dipotong else None,
            )
