"""Captions: which paragraph numbers and names which table, above it or below it."""

import re
from collections.abc import Sequence

from lakip_xl.audit.naskah.dokumen import Blok, Paragraf, TabelWord

NOMOR_TABEL = r"((?:[IVX]+|\d+)(?:\s?[.\-–]\s?\d+)*[a-z]?)"
"""Pattern of a table number, as captions and references print it."""

_KETERANGAN = re.compile(rf"^tabel[\s.:]*{NOMOR_TABEL}(?![\d%])[\s.:\-–]*", re.IGNORECASE)
_MERUJUK = re.compile(
    r"^tabel\s+\S+\s+(di ?atas|di ?bawah|tersebut|menunjuk|memperlihat)", re.IGNORECASE
)
KETERANGAN_TERPANJANG = 250
JARAK = 4
"""Paragraphs above a table among which its caption is looked for."""
BARIS_JUDUL = 2
"""Lines that a title may take below the number of its table."""


def nomor_keterangan(teks: str) -> str | None:
    """Read the number of a caption; ``None`` for any other paragraph.

    Example:
        >>> nomor_keterangan("Tabel. 3.2"), nomor_keterangan("Tabel.4.2 Daftar Pegawai")
        ('3.2', '4.2')
        >>> nomor_keterangan("Tabel di atas menunjukkan")
    """
    cocok = _KETERANGAN.match(teks)
    if cocok is None or len(teks) > KETERANGAN_TERPANJANG or _MERUJUK.match(teks):
        return None
    return re.sub(r"\s", "", cocok[1]).rstrip(".")


def keterangan_sebelum(sela: list[Paragraf]) -> tuple[str | None, str]:
    """Find the caption among the paragraphs above a table: the last one, not too far up."""
    for jarak, paragraf in enumerate(reversed(sela[-JARAK:])):
        nomor = nomor_keterangan(paragraf.teks)
        if nomor is not None:
            sesudah = sela[len(sela) - jarak :]
            return nomor, _judul([paragraf, *sesudah])
        if len(paragraf.teks) > KETERANGAN_TERPANJANG:
            break
    return None, sela[-1].teks if sela and len(sela[-1].teks) <= KETERANGAN_TERPANJANG else ""


def keterangan_sesudah(blok: list[Blok], tabel: int) -> tuple[str | None, str]:
    """Read the caption that stands right below a table, at this position of the blocks."""
    bawah = _paragraf(blok, tabel, 1)
    if not bawah or nomor_keterangan(bawah[0].teks) is None:
        return None, ""
    judul = [p for p in bawah[1:BARIS_JUDUL] if _seperti_judul(p)]
    polos = not _KETERANGAN.sub("", bawah[0].teks)
    return nomor_keterangan(bawah[0].teks), _judul([bawah[0], *judul] if polos else bawah[:1])


def keterangan_di_bawah(blok: list[Blok]) -> bool:
    """Tell whether a file puts its captions below the tables."""
    atas = bawah = 0
    for posisi, satu in enumerate(blok):
        if isinstance(satu, TabelWord):
            di_atas = [p.teks for p in _paragraf(blok, posisi, -1)[: BARIS_JUDUL + 1]]
            berjudul = [nomor_keterangan(teks) is not None for teks in di_atas]
            if any(berjudul):
                judul = _paragraf(blok, posisi, -1)[: berjudul.index(True)]
                atas += all(_seperti_judul(p) for p in judul)
            bawah += keterangan_sesudah(blok, posisi)[0] is not None
    return bawah > atas


def catatan_baris(catatan: Sequence[str], kunci: str) -> str:
    """Give the notes below a table that name one of its rows.

    Example:
        >>> catatan_baris(["Capaian baris 2.3 dan 2.4 perlu ditinjau."], "2.4")
        'Capaian baris 2.3 dan 2.4 perlu ditinjau.'
    """
    nama = re.compile(rf"\bbaris\b.*(?<![\w.]){re.escape(kunci)}(?!\.?\w)", re.IGNORECASE)
    return " ".join(satu for satu in catatan if kunci and nama.search(satu))


def _paragraf(blok: list[Blok], tabel: int, arah: int) -> list[Paragraf]:
    """Give the paragraphs between a table and the next one, the nearest first."""
    hasil: list[Paragraf] = []
    posisi = tabel + arah
    while 0 <= posisi < len(blok):
        satu = blok[posisi]
        if isinstance(satu, TabelWord):
            break
        if satu.teks:
            hasil.append(satu)
        posisi += arah
    return hasil


def _seperti_judul(paragraf: Paragraf) -> bool:
    return len(paragraf.teks) <= KETERANGAN_TERPANJANG and not paragraf.teks.endswith((".", ":"))


def _judul(paragraf: list[Paragraf]) -> str:
    teks = [_KETERANGAN.sub("", paragraf[0].teks), *(p.teks for p in paragraf[1:])]
    return " ".join(teks).strip()
