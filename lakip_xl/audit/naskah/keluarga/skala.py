"""Scales that the report itself states in a table of bounds and labels."""

import re

from lakip_xl.audit.cetak import ANGKA, baca
from lakip_xl.audit.checks.kategori import TANDA
from lakip_xl.audit.naskah.susun import TabelNaskah
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.skala import Kelas, Skala, susun_skala

_LATEX = (("\\leq", "≤"), ("\\geq", "≥"), ("\\bar{x}", "x"), ("<=", "≤"), (">=", "≥"), ("$", ""))
_BAWAH = re.compile(rf"^([>≥])\s*({ANGKA})")
_DIAPIT = re.compile(rf"^({ANGKA})\s*%?\s*([<≤])\s*[^\d<≤]{{0,12}}\s*[<≤]\s*{ANGKA}")
_RENTANG = re.compile(rf"^({ANGKA})\s*%?\s*(?:-|–|—|s\.?\s?/?d\.?|sampai(?: dengan)?)\s*{ANGKA}")
_ATAS = re.compile(rf"^([<≤])\s*({ANGKA})")
_KE_ATAS = re.compile(rf"^({ANGKA})\s*%?\s*(?:ke ?atas|≤|<|atau lebih)")
_HURUF = re.compile(r"[A-Za-z]{4,}")


def baca_skala(tabel: TabelNaskah) -> Skala | None:
    """Read a scale out of a small table; ``None`` for any other table."""
    kelas: list[tuple[float | None, bool, str]] = []
    for baris in tabel.baris:
        batas = [
            (i, satu) for i, teks in enumerate(baris.teks) if (satu := _batas(teks)) is not None
        ]
        if not batas:
            continue
        label = [t for i, t in enumerate(baris.teks) if i != batas[0][0] and _HURUF.search(t)]
        if len(label) != 1 or len(label[0]) > 40:
            return None
        kelas.append((*batas[0][1], " ".join(TANDA.sub(" ", label[0]).split())))
    if len(kelas) < 3:
        return None
    terendah = min(kelas, key=lambda k: float("-inf") if k[0] is None else k[0])
    try:
        return susun_skala(
            tabel.judul or "naskah",
            [
                Kelas(label, None if (batas, termasuk, label) == terendah else batas, termasuk)
                for batas, termasuk, label in kelas
            ],
        )
    except RuleError:
        return None


def _batas(teks: str) -> tuple[float | None, bool] | None:
    """Read the lower bound of a class and whether it belongs to it.

    Example:
        >>> _batas("70 < x ≤ 85"), _batas("≥ 91%"), _batas("76 - 90"), _batas("≤ 55")
        ((70.0, False), (91.0, True), (76.0, True), (None, False))
    """
    for dari, ke in _LATEX:
        teks = teks.replace(dari, ke)
    teks = teks.strip()
    if cocok := _BAWAH.match(teks):
        return _nilai(cocok[2]), cocok[1] == "≥"
    if cocok := _DIAPIT.match(teks):
        return _nilai(cocok[1]), cocok[2] == "≤"
    if cocok := _RENTANG.match(teks) or _KE_ATAS.match(teks):
        return _nilai(cocok[1]), True
    return (None, False) if _ATAS.match(teks) else None


def _nilai(teks: str) -> float | None:
    angka = baca(teks)
    return angka.nilai if angka else None
