"""The levels of a budget by its codes: whose part a row is, and what its level is called.

The parent of a row is the row whose code is its longest proper dotted prefix. So a programme of a
ministry, ``5.01.01``, is the parent of the kegiatan ``5.01.01.2.01``, which is two parts longer.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.package.values import CellValue
from lakip_xl.workbook.schema.lists import TINGKAT

_KEMENTERIAN = {3: 0, 5: 1, 6: 2}
"""Levels of the ministry's codes by their number of parts: 5.01.01, 5.01.01.2.01, and
5.01.01.2.01.0001."""


def kode_baku(nilai: CellValue) -> str:
    """Write a code as it is compared: without blanks and outer dots, in capitals.

    Example:
        >>> kode_baku(" x.xx.01. "), kode_baku("1. 1 .2"), kode_baku(1.1), kode_baku(3.0)
        ('X.XX.01', '1.1.2', '1.1', '3')
    """
    if nilai is None or isinstance(nilai, bool):
        return ""
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    # Excel writes the number 1.1 with a comma in Indonesian, and so do its users.
    return "".join(str(nilai).split()).replace(",", ".").strip(".").upper()


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
    def dari(cls, kode: Sequence[CellValue]) -> "Jenjang":
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
        return str(TINGKAT.values[dalam]) if dalam is not None and dalam < 3 else None

    @property
    def kementerian(self) -> bool:
        """Whether the table uses the ministry's codes."""
        return bool(self._ada) and sum(map(kode_kementerian, self._ada)) * 2 > len(self._ada)

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


def awalan(kode: str) -> Iterator[str]:
    """Give the proper dotted prefixes of a code, the longest first.

    Example:
        >>> list(awalan("1.2.3"))
        ['1.2', '1']
    """
    while "." in kode:
        kode = kode.rpartition(".")[0]
        yield kode


def kode_kementerian(kode: str) -> bool:
    """Tell whether a code is one of the ministry's: an urusan, a bidang, and below.

    Example:
        >>> [kode_kementerian(k) for k in ("5.01.01", "X.XX.01.2.01", "1.1.1", "5.01.01.2.01.0001")]
        [True, True, False, True]
    """
    bagian = kode.split(".")
    panjang = [len(satu) for satu in bagian]
    return len(bagian) in _KEMENTERIAN and panjang[:3] == [1, 2, 2] and panjang[3:5] in ([], [1, 2])
