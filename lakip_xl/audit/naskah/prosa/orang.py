"""Counts of people and things in the prose, against their parts and against the table above."""

import re
from collections.abc import Iterator

from lakip_xl.audit.cetak import ANGKA, baca
from lakip_xl.audit.model import TabelMatriks
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat

_TERDIRI = re.compile(
    rf"\b(?:sebanyak|berjumlah|sejumlah|adalah|terhadap)\s+({ANGKA})\s+([a-z]{{4,}})\s+"
    r"(?:yang\s+)?terdiri\s+(?:dari|atas)\s+"
    r"(?P<rincian>.*?)(?=\bsedangkan\b|\bselebihnya\b|\bsisanya\b|\.\s|\.$|$)",
    re.IGNORECASE,
)


@aturan(
    "jumlah-orang-prosa",
    Tingkat.PERINGATAN,
    tujuan="Jumlah orang yang dirinci dalam kalimat sama dengan jumlah rinciannya.",
    dasar="Penjumlahan.",
    contoh="27 orang yang terdiri dari 1 orang, orang dari unsur fungsional, dan 15 orang.",
)
def periksa_jumlah_orang(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold "sebanyak N orang terdiri dari ..." against the parts."""
    for alinea in naskah.alinea:
        for cocok in _TERDIRI.finditer(alinea.teks):
            pola = rf"(?<![\d.,])({ANGKA})\s+{cocok[2]}\b"
            total = _bulat(cocok[1])
            bagian = [_bulat(n) for n in re.findall(pola, cocok["rincian"], re.IGNORECASE)]
            if len(bagian) > 1 and total is not None and None not in bagian:
                jumlah = sum(n for n in bagian if n is not None)
                if jumlah == total:
                    continue
                yield temuan(
                    alinea.di(None, None, "jumlah rincian"),
                    f"Kalimat merinci {cocok[1]} {cocok[2]}, rinciannya berjumlah {jumlah}.",
                    tercetak=float(total),
                    dihitung=float(jumlah),
                )


def _bulat(teks: str) -> int | None:
    """Read a whole number, whose dots can only separate thousands."""
    angka = baca(teks)
    return int(angka.nilai) if angka is not None and angka.nilai == int(angka.nilai) else None


_KELAMIN = (
    ("p", re.compile(r"\bperempuan\b[^.;\d]{0,60}?(\d+)\s+orang\b", re.IGNORECASE)),
    ("l", re.compile(r"\b(\d+)\s+orang\s+(?:berjenis kelamin\s+)?laki", re.IGNORECASE)),
    ("l", re.compile(r"\blaki-?\s?laki\b[^.;\d]{0,40}?(\d+)\s+orang\b", re.IGNORECASE)),
)
_SEBUTAN = {"p": ("p", "perempuan"), "l": ("l", "laki-laki", "laki laki")}


@aturan(
    "cacah-orang-prosa",
    Tingkat.GALAT,
    tujuan="Jumlah orang menurut jenis kelamin atau kelompok dalam kalimat sama dengan tabelnya.",
    dasar="Baris jumlah, atau jumlah baris kelompok itu, pada tabel terdekat di atas kalimat.",
    contoh="Tabel memuat 28 perempuan, kalimatnya menyebut 82 orang.",
)
def periksa_cacah_orang(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold counts by sex and by group against the head-count table just above."""
    for alinea in naskah.alinea:
        tabel = naskah.tabel_sebelum(alinea.blok, bernomor=False)
        if tabel is None:
            continue
        model = [m for m in naskah.model_dari(tabel) if isinstance(m, TabelMatriks)]
        if len(model) != 1:
            continue
        for sebutan, teks, benar in (
            *_menurut_kelamin(alinea, model[0]),
            *_menurut_kelompok(alinea, tabel),
        ):
            if float(teks) != benar:
                yield temuan(
                    alinea.di(tabel.nomor, sebutan, "jumlah orang"),
                    f"Kalimat menyebut {teks} orang untuk {sebutan}, tabelnya memuat {benar:g}.",
                    tercetak=float(teks),
                    dihitung=benar,
                )


def _menurut_kelamin(alinea: Alinea, tabel: TabelMatriks) -> Iterator[tuple[str, str, float]]:
    """Give the counts by sex that a paragraph states, with those of the total row."""
    total = next((b for b in tabel.baris if b.total), None)
    if total is None:
        return
    for kelamin, pola in _KELAMIN:
        kolom = [
            i
            for i, k in enumerate(tabel.kolom)
            if (k.anak or k.kelompok) in _SEBUTAN[kelamin] and (k.jumlah or len(tabel.kolom) <= 3)
        ]
        cocok = pola.search(alinea.teks)
        if len(kolom) == 1 and cocok is not None and total.sel[kolom[0]].nilai is not None:
            yield _SEBUTAN[kelamin][1], cocok[1], total.sel[kolom[0]].nilai or 0.0


def _menurut_kelompok(alinea: Alinea, tabel: Tabel) -> Iterator[tuple[str, str, float]]:
    """Give the counts of groups named as the table names them (S2, Golongan III)."""
    if len(tabel.kolom_angka) != 1:
        return
    angka = tabel.kolom_angka[0]
    nama = {b.teks[i] for b in tabel.baris for i in tabel.kolom_nama if len(b.teks[i]) > 1}
    for satu in sorted(nama):
        pola = rf"\b{re.escape(satu)}\b\)?[^.;\d]{{0,25}}\bsebanyak\s+(\d+)\s+orang"
        cocok = re.search(pola, alinea.teks)
        milik = [
            a.nilai
            for b in tabel.baris
            if satu in [b.teks[i] for i in tabel.kolom_nama] and not tabel.total(b)
            if (a := baca(b.teks[angka])) is not None
        ]
        if cocok is not None and milik:
            yield satu, cocok[1], sum(milik)
