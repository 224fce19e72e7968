"""Which line of a budget is part of which: by code, by column, by word, or by the figures."""

import re
from math import fsum

from lakip_xl.audit.cetak import baca
from lakip_xl.audit.naskah.keluarga.dasar import Tabel
from lakip_xl.audit.naskah.keluarga.gaya import tingkat_gaya
from lakip_xl.audit.naskah.peran import Kolom, Peran
from lakip_xl.rules.anggaran import baca_kode
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.pembulatan import sama

DIGIT_KHAS = 5
"""Digits before the trailing zeros from which two equal sums are no coincidence."""

_TINGKAT_KATA = (
    re.compile(r"^program\b", re.IGNORECASE),
    re.compile(r"^kegiatan\b", re.IGNORECASE),
    re.compile(r"^sub\s*-?\s*kegiatan\b", re.IGNORECASE),
)


def susun_induk(
    tabel: Tabel, posisi: list[int], total: int | None, anggaran: Kolom | None
) -> dict[int, int | None]:
    """Find the parent of every line.

    Args:
        tabel: The table.
        posisi: The rows that become lines, in order.
        total: The row that is the total; it has no parent and is nobody's.
        anggaran: The budget column, for tables that only their figures can order.

    Returns:
        For each row the position of its parent among the lines, or ``None``.
    """
    rinci = [i for i in posisi if i != total]
    induk = _menurut_kode(tabel, rinci)
    if induk is None:
        tingkat = _tingkat_kolom(tabel, rinci) or _tingkat_kata(tabel, rinci)
        tingkat = tingkat or tingkat_gaya([tabel.kode_uraian(tabel.baris[i]) for i in rinci])
        if tingkat is not None:
            induk = _menurut_tingkat(rinci, tingkat)
        elif anggaran is not None:
            uang = [anggaran, *tabel.kolom(Peran.REALISASI_ANGGARAN)]
            induk = _menurut_nilai(tabel, rinci, uang)
        else:
            induk = {}
    urutan = {satu: nomor for nomor, satu in enumerate(posisi)}
    return {i: urutan[atas] if (atas := induk.get(i)) is not None else None for i in posisi}


def _menurut_kode(tabel: Tabel, rinci: list[int]) -> dict[int, int | None] | None:
    """By dotted code: the parent is the line whose code is the longest prefix."""
    kode: dict[int, str] = {}
    for i in rinci:
        try:
            kode[i] = baca_kode(tabel.kode(tabel.baris[i]))
        except RuleError:
            return None
    bertitik = [satu for satu in kode.values() if "." in satu]
    if not bertitik or len(set(kode.values())) < len(rinci) or not all(kode.values()):
        return None
    if not any(
        satu.rpartition(".")[0] in kode.values() or _berinduk(satu, kode) for satu in bertitik
    ):
        return None
    milik = {satu: i for i, satu in kode.items()}
    hasil: dict[int, int | None] = {}
    for i, satu in kode.items():
        bagian = satu.split(".")
        awalan = (".".join(bagian[:n]) for n in range(len(bagian) - 1, 0, -1))
        hasil[i] = next((milik[a] for a in awalan if a in milik), None)
    return hasil


def _berinduk(kode: str, semua: dict[int, str]) -> bool:
    return any(kode.startswith(f"{lain}.") for lain in semua.values())


def _tingkat_kolom(tabel: Tabel, rinci: list[int]) -> list[int] | None:
    """By column: Program, Kegiatan and Subkegiatan each have their own, and a row fills one."""
    kolom = [
        i
        for i in tabel.kolom_nama
        if any(pola.match(tabel.naskah.kolom[i].judul) for pola in _TINGKAT_KATA)
    ]
    if len(kolom) < 2:
        return None
    tingkat = []
    for i in rinci:
        isi = [n for n, k in enumerate(kolom) if tabel.baris[i].teks[k]]
        if len(isi) != 1:
            return None
        tingkat.append(isi[0])
    return tingkat if len(set(tingkat)) > 1 else None


def _tingkat_kata(tabel: Tabel, rinci: list[int]) -> list[int] | None:
    """By word: every line starts with Program, Kegiatan or Sub Kegiatan."""
    tingkat = []
    for i in rinci:
        nama = tabel.nama(tabel.baris[i])
        cocok = [n for n, pola in enumerate(_TINGKAT_KATA) if pola.match(nama)]
        if not cocok:
            return None
        tingkat.append(cocok[0])
    return tingkat if len(set(tingkat)) > 1 else None


def _menurut_tingkat(rinci: list[int], tingkat: list[int]) -> dict[int, int | None]:
    hasil: dict[int, int | None] = {}
    jalur: list[tuple[int, int]] = []
    for i, satu in zip(rinci, tingkat, strict=True):
        while jalur and jalur[-1][0] >= satu:
            jalur.pop()
        hasil[i] = jalur[-1][1] if jalur else None
        jalur.append((satu, i))
    return hasil


def _menurut_nilai(tabel: Tabel, rinci: list[int], uang: list[Kolom]) -> dict[int, int | None]:
    """By the figures: a line that is exactly the sum of the next two or more is their parent."""
    nilai = {
        kolom.indeks: {
            i: angka.nilai
            for i in rinci
            if (angka := baca(tabel.baris[i].teks[kolom.indeks])) is not None
        }
        for kolom in uang
    }
    hasil: dict[int, int | None] = dict.fromkeys(rinci)
    akar: list[int] = []
    for i in reversed(rinci):
        anak = _anak_menurut_nilai(i, akar, list(nilai.values()))
        for satu in anak:
            hasil[satu] = i
        akar = [i, *akar[len(anak) :]]
    return hasil


def _anak_menurut_nilai(induk: int, akar: list[int], nilai: list[dict[int, float]]) -> list[int]:
    """Find the lines after a line that it is the sum of.

    A figure with many digits is proof in one column; round figures must agree in all.
    """
    for banyak in range(2, len(akar) + 1):
        anak = akar[:banyak]
        terisi = [satu for satu in nilai if satu.get(induk)]
        tepat = [s for s in terisi if sama(fsum(s.get(i, 0.0) for i in anak), s[induk])]
        if tepat and (len(tepat) == len(terisi) or any(_khas(s[induk]) for s in tepat)):
            return anak
    return []


def _khas(nilai: float) -> bool:
    return len(f"{nilai:.0f}".rstrip("0")) >= DIGIT_KHAS
