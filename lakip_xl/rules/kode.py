"""Dotted codes of programmes: one normal form, who stands below whom, and the roll-up.

The level of a row follows from its code, whatever is typed beside it. The parent of a row is the
row whose code is its longest proper prefix: so codes that skip a part (``5.01.01`` program,
``5.01.01.2.01`` kegiatan) need no rule of their own. The sheets do the same with native formulas
(see ``workbook/schema/kode.py``); these functions are what those formulas are held against.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.pembulatan import jumlahkan

Nilai = float | ErrorValue | None
"""An amount: a number, an error (a text counts as one), or None for blank."""

TINGKAT = ("Program", "Kegiatan", "Subkegiatan")
"""The words of the levels, the highest first."""

TINGKAT_TERDALAM = 32
"""Codes with more levels than this are not codes (real ones have up to seven)."""

_ROMAWI = frozenset("IVXL")
_KEMENTERIAN = {3: 0, 5: 1, 6: 2}
"""Levels of the ministry's codes by their number of parts: 5.01.01, 5.01.01.2.01, and
5.01.01.2.01.0001."""


def kode_baku(kode: object) -> str:
    """Bring a code to its normal form; empty when it is no usable code.

    Blanks, trailing and doubled dots and case do not matter; a comma counts as a dot, for Excel
    writes the number 1.1 with one in Indonesian. A code begins with a digit, a single letter or a
    Roman numeral: words such as ``JUMLAH`` are no codes.

    Args:
        kode: The code as the cell holds it.

    >>> kode_baku(" 5.01. 01. "), kode_baku(1.1), kode_baku("X.XX.01"), kode_baku("Jumlah")
    ('5.01.01', '1.1', 'X.XX.01', '')
    """
    if isinstance(kode, bool) or not isinstance(kode, str | int | float):
        return ""
    bagian = [satu for satu in _bagian(kode) if satu]
    if not bagian or len(bagian) > TINGKAT_TERDALAM:
        return ""
    pertama = bagian[0]
    dikenal = "0" <= pertama[0] <= "9" or len(pertama) == 1 or _ROMAWI.issuperset(pertama)
    return ".".join(bagian) if dikenal else ""


def baca_kode(kode: str | float) -> str:
    """Read a code that must be one: what is mistyped is an error and not a guess.

    ``1.10`` typed as a number has lost its zero in the cell, and nobody can bring it back.

    Args:
        kode: The code as the cell holds it.

    Returns:
        Its levels joined by dots, as ``kode_baku`` writes them; empty for text without any.

    Raises:
        RuleError: ``#VALUE!`` for a negative number, an empty level, or far too many levels.

    >>> baca_kode(" 1.1. "), baca_kode(1.1), baca_kode(2.0), baca_kode("a.1")
    ('1.1', '1.1', '2', 'A.1')
    """
    if not isinstance(kode, str) and kode < 0:
        raise RuleError(ErrorValue.VALUE, "kode tidak boleh negatif")
    bagian = _bagian(kode)
    while bagian and not bagian[-1]:
        bagian.pop()
    if not all(bagian) or len(bagian) > TINGKAT_TERDALAM:
        raise RuleError(ErrorValue.VALUE, f"{kode!r} bukan kode bertitik")
    return ".".join(bagian)


def _bagian(kode: str | float) -> list[str]:
    teks = kode if isinstance(kode, str) else f"{kode:.15g}"
    return "".join(teks.split()).upper().replace(",", ".").split(".")


def induk(kode: str, semua: Iterable[str]) -> str:
    """Find a code's parent: the longest proper prefix, by whole parts, among all codes.

    >>> induk("5.01.01.2.01", ["5.01.01", "5.01", "5.01.01.2.02"])
    '5.01.01'
    """
    ada = {*semua}
    return next((atas for atas in awalan(kode) if atas in ada), "")


def awalan(kode: str) -> Iterator[str]:
    """Give the proper dotted prefixes of a code, the longest first.

    Example:
        >>> list(awalan("1.2.3"))
        ['1.2', '1']
    """
    while "." in kode:
        kode = kode.rpartition(".")[0]
        yield kode


def gulung(baris: Sequence[tuple[str, Nilai]]) -> tuple[list[Nilai], Nilai]:
    """Roll amounts up from the lowest rows that hold one.

    A row counts when it holds an amount and no row below it does. A row above has the sum of the
    rows that count below it; what is typed there is a stated figure and never adds. Rows of the
    same code count together. An error becomes the error of all rows above it, and one in a row
    that counts that of the total; so does an amount without a usable code.

    Args:
        baris: Normal code and typed amount of each row, in any order.

    Returns:
        The value of each row, and the total; None where nothing is filled in.

    >>> gulung([("1", 99.0), ("1.1", None), ("1.1.1", 5.0), ("1.2", 8.0), ("2", 3.0)])
    ([13.0, 5.0, 5.0, 8.0, 3.0], 16.0)
    """
    bawah: dict[str, int] = {}
    for kode, nilai in baris:
        for atas in awalan(kode) if nilai is not None else ():
            bawah[atas] = bawah.get(atas, 0) + 1
    terhitung: list[Nilai] = []
    hasil: dict[str, list[float | ErrorValue]] = {}
    for kode, nilai in baris:
        if nilai is None or kode in bawah:
            terhitung.append(None)
            if isinstance(nilai, ErrorValue):
                for atas in awalan(kode):
                    hasil.setdefault(atas, []).append(nilai)
            continue
        satu = nilai if kode else ErrorValue.VALUE
        terhitung.append(satu)
        for atas in awalan(kode):
            hasil.setdefault(atas, []).append(satu)
    jumlah = {kode: _jumlah(isi) for kode, isi in hasil.items()}
    nilai_baris = [
        jumlah[kode] if kode in bawah else satu
        for (kode, _), satu in zip(baris, terhitung, strict=True)
    ]
    return nilai_baris, _jumlah([satu for satu in terhitung if satu is not None])


def _jumlah(isi: Sequence[float | ErrorValue]) -> Nilai:
    for satu in isi:
        if isinstance(satu, ErrorValue):
            return satu
    return jumlahkan(satu for satu in isi if not isinstance(satu, ErrorValue)) if isi else None


def kata_tingkat(teks: str) -> str:
    """Write the word of a level as it is compared: "Sub Kegiatan" is "subkegiatan".

    Example:
        >>> kata_tingkat(" Sub-Kegiatan ")
        'subkegiatan'
    """
    return "".join(huruf for huruf in teks if huruf.isalnum()).casefold()


@dataclass(frozen=True, slots=True)
class Jenjang:
    """The codes of a table, each with its ancestors in it."""

    kode: tuple[str, ...]
    _ada: frozenset[str]

    @classmethod
    def dari(cls, kode: Sequence[object]) -> "Jenjang":
        """Read the codes of a table.

        Example:
            >>> kode = Jenjang.dari(["5.01.01", "5.01.01.2.01", "5.01.01.2.01.0001"])
            >>> kode.induk("5.01.01.2.01"), kode.tingkat("5.01.01.2.01")
            ('5.01.01', 'Kegiatan')
        """
        baku = tuple(map(kode_baku, kode))
        return cls(baku, frozenset(baku) - {""})

    def leluhur(self, kode: str) -> list[str]:
        """Give the codes of the table above a code, the nearest first."""
        return [satu for satu in awalan(kode) if satu in self._ada]

    def induk(self, kode: str) -> str | None:
        """Give the code that a code is a part of, where the table has it."""
        return next(iter(self.leluhur(kode)), None)

    def berinduk(self, kode: str) -> bool:
        """Tell whether other codes of the table are parts of this one."""
        return any(kode in awalan(lain) for lain in self._ada)

    def tingkat(self, kode: str) -> str | None:
        """Name the level of a code; ``None`` where its code alone does not tell."""
        if self.kementerian:
            dalam = _KEMENTERIAN.get(kode.count(".") + 1)
        elif self.leluhur(kode) or self.berinduk(kode):
            dalam = len(self.leluhur(kode))
        else:
            return None  # a row on its own may be of any level
        return TINGKAT[dalam] if dalam is not None and dalam < 3 else None

    @property
    def kementerian(self) -> bool:
        """Whether the table uses the ministry's codes."""
        return _umumnya_kementerian(self._ada)

    def terlewat(self, kode: str) -> str | None:
        """Give the code of the level that a code skips, where the codes like it have theirs.

        Example:
            >>> Jenjang.dari(["1", "1.1", "1.1.1", "1.2", "1.2.1", "1.9.1"]).terlewat("1.9.1")
            '1.9'
            >>> Jenjang.dari(["1.1.1", "1.1.2"]).terlewat("1.1.2") is None
            True
        """
        bagian = kode.count(".")
        serupa = [k for k in self._ada if k.count(".") == bagian and k != kode]
        banyak = Counter(len(self.leluhur(k)) for k in serupa).most_common(1)
        if not banyak or len(self.leluhur(kode)) >= banyak[0][0]:
            return None
        panjang = [i.count(".") for k in serupa if (i := self.induk(k)) is not None]
        lazim = Counter(panjang).most_common(1)[0][0]
        return ".".join(kode.split(".")[: lazim + 1])


@lru_cache(maxsize=16)
def _umumnya_kementerian(kode: frozenset[str]) -> bool:
    return bool(kode) and sum(map(kode_kementerian, kode)) * 2 > len(kode)


def kode_kementerian(kode: str) -> bool:
    """Tell whether a code is one of the ministry's: an urusan, a bidang, and below.

    Example:
        >>> [kode_kementerian(k) for k in ("5.01.01", "X.XX.01.2.01", "1.1.1", "5.01.01.2.01.0001")]
        [True, True, False, True]
    """
    bagian = kode.split(".")
    panjang = [len(satu) for satu in bagian]
    return len(bagian) in _KEMENTERIAN and panjang[:3] == [1, 2, 2] and panjang[3:5] in ([], [1, 2])
