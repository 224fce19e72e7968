r"""Reading numbers out of Indonesian text.

Reports and sheets write ``1.167 Orang``, ``98,11``, ``98.11``, ``Rp 15.973.720.720,00``. What a
dot or a comma means follows from the whole text; where it does not, the reading is marked as
ambiguous and the audit shows it to a human.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.periode import BULAN


@dataclass(frozen=True, slots=True)
class Angka:
    """A number read from text."""

    nilai: float
    satuan: str = ""
    """What stood behind the number (``%``, ``Orang / Bulan``), or ``Rp`` before it."""
    ambigu: bool = False
    """True where one separator with three digits could be read either way."""


_TERPANJANG = 255
_PANJANG_KELOMPOK = 3
_PANJANG_SEN = (1, 2)
_SPASI = str.maketrans(dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f", " "))
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013\u2014\ufe63\uff0d", "-"))
# A space that does not break the line, between groups of three digits, separates thousands; an
# ordinary space stands between two numbers.
_SPASI_RIBUAN = re.compile(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[\u00a0\u2007-\u200a\u202f][0-9]{3})+(?![0-9])"
)
_BENTUK = re.compile(
    r"""
    (?P<tanda>[-+]?)\s*
    (?P<uang>(?:(?:rp|idr)\.?)?)\s*
    (?P<tanda_dalam>[-+]?)\s*
    (?P<angka>[0-9.,]*[0-9])
    (?:[.,]-{1,2})?                           # "Rp 1.000,-": no cents
    \.?\s*
    (?P<satuan>(?:(?:[%\u2030\u00b0(]|/?\s*[^\W\d_]).*)?)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_KURUNG = re.compile(
    r"(?P<uang>(?:(?:rp|idr)\.?)?)\s*\((?P<isi>[^()]*)\)(?P<satuan>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PENGALI = {
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
_BULAN = frozenset({*BULAN, "nopember"})


def baca_angka(teks: str) -> Angka:
    """Read the number in a text.

    A dot separates thousands and a comma decimals, and the other way round where the text can
    only mean that (``98.11``, ``1,234.56``). One dot followed by exactly three digits is read
    as thousands, one comma as decimals, both marked ambiguous; a group of thousands never
    starts with 0, so ``0.765`` is plain. Percent is a number of percent; ``Rp``, a sign, or
    parentheses for a negative amount may stand around the number and a unit behind it; the
    words ribu, juta, miliar, triliun multiply. Ranges, dates, comparisons (``<49``), units with
    digits and texts without a number have no single value.

    Source: the ways of writing found in published LKjIP; the reading rules are our own.

    Args:
        teks: The text of a cell.

    Returns:
        The number, its unit, and whether it could be read in another way.

    Raises:
        RuleError: ``#VALUE!`` for text that is not one number; ``#NUM!`` for a number too large.

    >>> baca_angka("1.167 Orang")
    Angka(nilai=1167.0, satuan='Orang', ambigu=True)
    >>> baca_angka("Rp.287.555.000.00").nilai, baca_angka("-11,5%").nilai
    (287555000.0, -11.5)
    """
    if len(teks) > _TERPANJANG:
        raise RuleError(ErrorValue.VALUE, "teks terlalu panjang untuk sebuah angka")
    rapat = _SPASI_RIBUAN.sub(lambda cocok: re.sub(r"\s", "", cocok[0]), teks)
    bersih = rapat.translate(_SPASI).translate(_MINUS).strip()
    if kurung := _KURUNG.fullmatch(bersih):
        positif = _baca(f"{kurung['uang']} {kurung['isi'].strip()} {kurung['satuan'].strip()}")
        if positif is None or any(tanda in kurung["isi"] for tanda in "+-"):
            raise RuleError(ErrorValue.VALUE, f"{teks!r} bukan angka")
        return Angka(-positif.nilai, positif.satuan, positif.ambigu)
    angka = _baca(bersih)
    if angka is None:
        raise RuleError(ErrorValue.VALUE, f"{teks!r} bukan angka")
    return angka


def _baca(teks: str) -> Angka | None:
    cocok = _BENTUK.fullmatch(teks.strip())
    if cocok is None or (cocok["tanda"] and cocok["tanda_dalam"]):
        return None
    satuan = cocok["satuan"].strip()
    kata = satuan.casefold().split()
    if any(huruf.isdecimal() for huruf in satuan) or (kata and kata[0] in _BULAN):
        return None
    terurai = _urai(cocok["angka"])
    if terurai is None:
        return None
    nilai, ambigu = terurai
    if kata and kata[0] in _PENGALI:
        nilai *= _PENGALI[kata[0]]
        satuan = satuan.partition(" ")[2].strip()
    if "-" in (cocok["tanda"], cocok["tanda_dalam"]):
        nilai = -nilai
    hasil = float(nilai)
    if not isfinite(hasil):
        raise RuleError(ErrorValue.NUM, "angka terlalu besar")
    return Angka(hasil, satuan or ("Rp" if cocok["uang"] else ""), ambigu)


def _urai(angka: str) -> tuple[Decimal, bool] | None:
    """Give the value of digits with separators, and whether it is ambiguous."""
    if "." in angka and "," in angka:
        desimal = max(".,", key=angka.rfind)
        bulat, _, pecahan = angka.rpartition(desimal)
        kelompok = re.split("[.,]", bulat)
        if desimal in bulat or not _ribuan(kelompok):
            return None
        return _desimal(kelompok, pecahan), False
    pemisah = "," if "," in angka else "."
    *kelompok, ekor = angka.split(pemisah)
    if not kelompok:
        return _desimal([ekor], ""), False
    if len(kelompok) == 1:
        dua_arti = kelompok[0] != "" and _ribuan([*kelompok, ekor])
        if dua_arti and pemisah == ".":
            return _desimal([*kelompok, ekor], ""), True
        return _desimal(kelompok, ekor), dua_arti
    if _ribuan([*kelompok, ekor]):
        return _desimal([*kelompok, ekor], ""), False
    # "287.555.000.00": too short for thousands, so these digits are cents.
    if _ribuan(kelompok) and len(ekor) in _PANJANG_SEN:
        return _desimal(kelompok, ekor), False
    return None


def _ribuan(kelompok: list[str]) -> bool:
    """Tell whether digits are grouped as thousands are: 1-3 digits, then three each."""
    pertama, *lain = kelompok
    return (
        1 <= len(pertama) <= _PANJANG_KELOMPOK
        and pertama[0] != "0"
        and all(len(satu) == _PANJANG_KELOMPOK for satu in lain)
    )


def _desimal(kelompok: list[str], pecahan: str) -> Decimal:
    return Decimal(f"{''.join(kelompok) or '0'}.{pecahan or '0'}")
