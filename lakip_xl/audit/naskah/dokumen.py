"""A Word file as blocks in reading order: paragraphs, and tables as grids of cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_xl.errors import LakipError
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# What a reader does not see: the fallback copy of a drawing, pictures, moved-away text.
_TAK_TERBACA = {f"{_MC}Fallback", f"{_W}drawing", f"{_W}pict", f"{_W}moveFrom", f"{_W}del"}
_TANDA_CATATAN = re.compile(r"^\s*[\d*,]{1,3}\)?\s*$")
"""A raised text behind a number that leads to a footnote, no power of ten and no unit."""
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|\*\*(?!\))|\$\$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph: its text, and its number in the file (from 1)."""

    teks: str
    nomor: int

    @property
    def tempat(self) -> str:
        """Where it stands, for the reader of a finding."""
        return f"paragraf {self.nomor}"


@dataclass(frozen=True, slots=True)
class SelKisi:
    """A place in a grid: the text, and whether it stands here or is spread from a merged cell."""

    teks: str
    asli: bool = True


Kisi = tuple[tuple[SelKisi, ...], ...]


@dataclass(frozen=True, slots=True)
class TabelWord:
    """A Word table as a rectangular grid, and its number in the file (from 1)."""

    kisi: Kisi
    nomor: int
    awal: int = 0
    """Rows of the Word table before this piece of it."""


Blok = Paragraf | TabelWord


def baca_dokumen(path: Path) -> list[Blok]:
    """Read a Word file through the package gate.

    Args:
        path: A ``.docx`` file.

    Returns:
        Its paragraphs (empty ones too) and tables, in reading order.

    Raises:
        LakipError: The file cannot be used; the message says why.
    """
    import docx

    open_package(path, kind=Kind.DOCUMENT)
    try:
        isi = docx.Document(str(path)).element.body
    except (ValueError, KeyError) as galat:
        raise LakipError(
            f'Berkas "{path.name}" tidak dapat dibaca sebagai naskah Word ({galat}); '
            "buka di Word lalu simpan sebagai .docx."
        ) from None
    hasil: list[Blok] = []
    paragraf = tabel = 0
    for anak in _blok(isi):
        if anak.tag == f"{_W}p":
            paragraf += 1
            hasil.append(Paragraf(bersih(_teks(anak)), paragraf))
        else:
            tabel += 1
            hasil.append(TabelWord(_kisi(anak), tabel))
    return hasil


def bersih(teks: str) -> str:
    """Bring a text to one line, without the markup that converters leave behind.

    Example:
        >>> bersih("<p>Sudah  tersedia</p> **profil**")
        'Sudah tersedia profil'
    """
    return " ".join(_MARKUP.sub(" ", teks).split())


def _blok(induk: "_Element") -> Iterator["_Element"]:
    """Walk paragraphs and tables, also those inside content controls and revisions."""
    for anak in induk:
        if anak.tag in (f"{_W}p", f"{_W}tbl"):
            yield anak
        elif anak.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo"):
            yield from _blok(anak)


def _teks(elemen: "_Element") -> str:
    """Give the text as it is read, a formula as one line (``(72,5)/(130)``)."""
    bagian: list[str] = []
    for anak in elemen:
        if anak.tag in (f"{_W}t", f"{_M}t"):
            bagian.append(anak.text or "")
        elif anak.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            bagian.append(" ")
        elif anak.tag == f"{_W}noBreakHyphen":
            bagian.append("-")
        elif anak.tag == f"{_M}f":
            atas, bawah = (anak.find(f"{_M}{nama}") for nama in ("num", "den"))
            if atas is not None and bawah is not None:
                bagian.append(f"({_teks(atas)})/({_teks(bawah)})")
        elif anak.tag not in _TAK_TERBACA:
            teks = _teks(anak)
            if anak.tag == f"{_W}r" and _terangkat(anak) and _TANDA_CATATAN.match(teks):
                continue
            bagian.append(f" {teks} " if anak.tag == f"{_W}p" else teks)
    return "".join(bagian)


def _terangkat(jalan: "_Element") -> bool:
    """Tell whether a run is set as superscript."""
    letak = jalan.find(f"{_W}rPr/{_W}vertAlign")
    return letak is not None and letak.get(f"{_W}val") == "superscript"


def _kisi(tabel: "_Element") -> Kisi:
    baris: list[list[SelKisi]] = []
    for tr in _anak(tabel, "tr"):
        satu: list[SelKisi] = []
        satu.extend(SelKisi("", asli=False) for _ in range(_lewat(tr, "gridBefore")))
        for tc in _anak(tr, "tc"):
            _tambah_sel(satu, tc, baris[-1] if baris else [])
        baris.append(satu)
    lebar = max((len(satu) for satu in baris), default=0)
    return tuple(
        (*satu, *(SelKisi("", asli=False) for _ in range(lebar - len(satu)))) for satu in baris
    )


def _tambah_sel(baris: list[SelKisi], tc: "_Element", atas: list[SelKisi]) -> None:
    sifat = tc.find(f"{_W}tcPr")
    rentang = sifat.find(f"{_W}gridSpan") if sifat is not None else None
    gabung = sifat.find(f"{_W}vMerge") if sifat is not None else None
    lebar = int(rentang.get(f"{_W}val", "1")) if rentang is not None else 1
    lanjutan = gabung is not None and gabung.get(f"{_W}val", "continue") == "continue"
    kolom = len(baris)
    diteruskan = lanjutan and kolom < len(atas)
    teks = atas[kolom].teks if diteruskan else bersih(_teks(tc))
    baris.append(SelKisi(teks, asli=not lanjutan))
    baris.extend(SelKisi(teks, asli=False) for _ in range(lebar - 1))


def _anak(induk: "_Element", nama: str) -> Iterator["_Element"]:
    """Walk rows or cells, also those inside content controls."""
    for anak in induk:
        if anak.tag == f"{_W}{nama}":
            yield anak
        elif anak.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _anak(anak, nama)


def _lewat(tr: "_Element", nama: str) -> int:
    sifat = tr.find(f"{_W}trPr")
    elemen = sifat.find(f"{_W}{nama}") if sifat is not None else None
    return int(elemen.get(f"{_W}val", "0")) if elemen is not None else 0
