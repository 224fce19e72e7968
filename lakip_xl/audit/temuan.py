"""A finding: one wrong or doubtful figure, where it stands, and what it should be."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import Enum
from itertools import groupby


class Tingkat(Enum):
    """How sure and how grave a finding is."""

    GALAT = "galat"
    """A figure or statement that contradicts the arithmetic or another figure."""
    PERINGATAN = "peringatan"
    """Something a reviewer must look at: truncated, implausible, wrong beyond the figures, or wrong
    only because another figure is."""
    INFO = "info"
    """What the reader of the findings should know; nothing need be changed."""


_URUTAN = {tingkat: urutan for urutan, tingkat in enumerate(Tingkat)}


@dataclass(frozen=True, slots=True)
class Letak:
    """Where a figure stands: in the report's own terms, and in the file's."""

    tabel: str | None = None
    """The printed table number, for example ``3.13``."""
    kunci: str | None = None
    """The row: its dotted code, number or name."""
    kolom: str | None = None
    """The heading of the column, or what the prose speaks of."""
    sheet: str | None = None
    """The sheet, for a workbook."""
    sel: str | None = None
    """The cell of a workbook (``D7``), or the place in a Word file (``paragraf 12``)."""

    @property
    def said(self) -> str:
        """How a figure came to stand there: what an office typed into a workbook is not printed.

        Example:
            >>> Letak(kolom="Realisasi").said, Letak(kolom="Realisasi", sheet="Anggaran").said
            ('Tercetak', 'Diisi')
        """
        printed = self.sheet is None or "tercetak" in (self.kolom or "").casefold()
        return "Tercetak" if printed else "Diisi"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding, with the keys of the JSON output as its attributes.

    Example:
        >>> temuan = Temuan("serapan", Tingkat.GALAT, tabel="3.13", kunci="1.3.3", kolom="%",
        ...                 tercetak="95.67", dihitung=99.24, pesan="Serapan seharusnya 99,24%.")
        >>> temuan.sebagai_kamus()["tingkat"]
        'galat'
    """

    aturan: str
    tingkat: Tingkat
    sheet: str | None = None
    sel: str | None = None
    tabel: str | None = None
    kunci: str | None = None
    kolom: str | None = None
    tercetak: str | float | None = None
    dihitung: str | float | None = None
    pesan: str = ""
    akibat: bool = False
    """Whether it only follows from another finding; the message names that one."""
    id: str = ""
    """What it is called in every run, wherever its row moves (``audit.identity``)."""
    halaman: int | None = None
    """The page, for a PDF."""

    @property
    def mandiri(self) -> bool:
        """Whether it is a mistake of its own: no information, no consequence of another."""
        return self.tingkat is not Tingkat.INFO and not self.akibat

    def sebagai_akibat(self, pokok: "Temuan") -> "Temuan":
        """Give the finding as a consequence of another: still to be looked at, mended there."""
        sebab = f"Akibat dari {pokok.kunci or '-'} · {pokok.kolom or '-'}."
        tingkat = Tingkat.PERINGATAN if self.tingkat is Tingkat.GALAT else self.tingkat
        return replace(self, tingkat=tingkat, pesan=f"{self.pesan} {sebab}", akibat=True)

    def sebagai_kamus(self) -> dict[str, str | float | None]:
        """Give the finding as the JSON object that other programs read."""
        isi = asdict(self)
        del isi["akibat"]  # its message says so
        if self.halaman is None:
            del isi["halaman"]  # only a PDF has pages
        return isi | {"tingkat": self.tingkat.value}


def urutkan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Sort findings by table (prose without a table last), then by severity; drop duplicates.

    Within a table and a severity the order in which they were found stays: reading order.
    """
    return sorted(dict.fromkeys(temuan), key=lambda t: (_urutan_tabel(t), _URUTAN[t.tingkat]))


def ke_json(temuan: Iterable[Temuan]) -> str:
    """Write findings as a JSON array, one object per finding, keys in a fixed order."""
    return json.dumps([t.sebagai_kamus() for t in temuan], ensure_ascii=False, indent=2)


def ke_teks(temuan: Iterable[Temuan]) -> str:
    """Write findings as Indonesian text, grouped by table, with the counts at the end.

    Example:
        >>> print(ke_teks([Temuan("serapan", Tingkat.GALAT, tabel="3.13", kunci="1.3.3",
        ...                       kolom="%", pesan="Serapan seharusnya 99,24%.")]))
        Tabel 3.13
          GALAT       1.3.3 · % — Serapan seharusnya 99,24%. [serapan]
        <BLANKLINE>
        1 temuan: 1 galat, 0 peringatan, 0 info.
    """
    semua = list(temuan)
    return "\n".join([*_baris_teks(semua), ringkasan(semua)])


def ringkasan(temuan: Iterable[Temuan]) -> str:
    """Count findings by severity, in one sentence."""
    tingkat = [t.tingkat for t in temuan]
    jumlah = ", ".join(f"{tingkat.count(satu)} {satu.value}" for satu in Tingkat)
    return f"{len(tingkat)} temuan: {jumlah}."


def _baris_teks(temuan: list[Temuan]) -> Iterator[str]:
    for judul, kelompok in groupby(temuan, _judul_kelompok):
        yield judul
        for t in kelompok:
            letak = " · ".join(bagian for bagian in (t.kunci, t.kolom) if bagian)
            tempat = letak or t.sel or "-"
            nama = f" #{t.id}" if t.id else ""
            halaman = f" (halaman {t.halaman})" if t.halaman else ""
            yield f"  {t.tingkat.name:<11} {tempat}{halaman} — {t.pesan} [{t.aturan}]{nama}"
        yield ""


def _judul_kelompok(t: Temuan) -> str:
    # A workbook's reader sees sheets; the number of the report's table is his only in a draft.
    if t.sheet:
        return f"Lembar {t.sheet}"
    return f"Tabel {t.tabel}" if t.tabel else "Naskah"


def _urutan_tabel(t: Temuan) -> tuple[bool, str, list[int], str]:
    """Order ``3.9`` before ``3.10``, sheets before prose."""
    if t.tabel is None:
        return (t.sheet is None, t.sheet or "~", [], "")
    return (False, t.sheet or "", [int(angka) for angka in re.findall(r"\d+", t.tabel)], t.tabel)
