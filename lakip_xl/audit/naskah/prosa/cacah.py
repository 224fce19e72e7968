"""Counts that the prose states: programs, kegiatan, subkegiatan, aspek, indicators."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.model import TabelAnggaran, TabelMerit
from lakip_xl.audit.naskah.isi import Alinea, Naskah
from lakip_xl.audit.naskah.tahun import tahun_laporan
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat

TINGKAT = ("program", "kegiatan", "subkegiatan")

_CACAH = re.compile(
    r"\b(\d{1,3})\s*(?:\([a-z ]+\)\s*)?(program\b|kegiatan\b|sub\s*-?\s*[jk]egiatan\b)",
    re.IGNORECASE,
)
_MERIT = re.compile(
    r"\b(\d+)\s*(?:\([a-z ]+\)\s*)?aspek\s+(?:dan|dengan|serta|yang terdiri dari|terdiri dari)\s+"
    r"(\d+)\s*(?:\([a-z ]+\)\s*)?indikator",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"\b20\d\d\b")
JARAK = 60
"""Characters between counts that still belong to one enumeration."""


@dataclass(frozen=True)
class Pohon:
    """A budget table with three levels: what there is to count."""

    tabel: TabelAnggaran

    @cached_property
    def kedalaman(self) -> list[int]:
        """Level of every line, 0 for a program; -1 for a total."""
        hasil: list[int] = []
        for baris in self.tabel.baris:
            atas = hasil[baris.induk] + 1 if baris.induk is not None else 0
            hasil.append(-1 if baris.total else atas)
        return hasil

    @property
    def lengkap(self) -> bool:
        """Whether the table has exactly the three levels."""
        return set(self.kedalaman) - {-1} == {0, 1, 2}

    def jumlah(self, puncak: int | None = None) -> tuple[int, int, int]:
        """Count the lines of each level, of one program or of all."""
        hasil = [0, 0, 0]
        for posisi, dalam in enumerate(self.kedalaman):
            if dalam >= 0 and (puncak is None or self._akar(posisi) == puncak):
                hasil[dalam] += 1
        return hasil[0], hasil[1], hasil[2]

    def _akar(self, posisi: int) -> int:
        induk = self.tabel.baris[posisi].induk
        return posisi if induk is None else self._akar(induk)

    def program(self) -> Iterator[tuple[int, str]]:
        """Give the programs: position and name, without the word itself."""
        for posisi, dalam in enumerate(self.kedalaman):
            if dalam == 0:
                yield posisi, _nama(self.tabel.baris[posisi].uraian)


def _nama(teks: str) -> str:
    """Bring a program's name to the form that is looked for in prose."""
    teks = re.sub(r"(\w)\s*/\s*\w+", r"\1", teks.casefold())
    return " ".join(re.sub(r"\bprogram\b|[^a-z ]", " ", teks).split())


@aturan(
    "cacah-prosa",
    Tingkat.GALAT,
    tujuan="Jumlah program, kegiatan, dan subkegiatan yang disebut naskah sama dengan barisnya.",
    dasar="Cacah baris tabel anggaran menurut jenjang kodenya.",
    contoh='Naskah menyebut "50 subkegiatan", tabel anggaran memuat 48.',
)
def periksa_cacah(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold counts in the prose against the rows of the budget tables."""
    pohon = [p for m in naskah.model if isinstance(m, TabelAnggaran) if (p := Pohon(m)).lengkap]
    if not pohon or len({p.jumlah() for p in pohon}) > 1:
        return
    tahun = tahun_laporan(naskah)
    for alinea in naskah.alinea:
        sampai = 0
        for kelompok in _enumerasi(alinea.teks):
            sebelum = alinea.teks[sampai : kelompok[0].start()]
            sampai = kelompok[-1].end()
            disebut = set(_TAHUN.findall(sebelum[-160:]))
            if disebut and tahun is not None and tahun not in disebut:
                continue  # the plan of another year
            yield from _uji(alinea, pohon[0], kelompok, sebelum, temuan)


def _enumerasi(teks: str) -> Iterator[list[re.Match[str]]]:
    """Group counts that stand together, from the larger unit to the smaller."""
    kelompok: list[re.Match[str]] = []
    for cocok in _CACAH.finditer(teks):
        jauh = kelompok and cocok.start() - kelompok[-1].end() > JARAK
        if kelompok and (jauh or _jenjang(cocok) <= _jenjang(kelompok[-1])):
            yield kelompok
            kelompok = []
        kelompok.append(cocok)
    if kelompok:
        yield kelompok


def _jenjang(cocok: re.Match[str]) -> int:
    satuan = cocok[2].casefold()
    return 2 if satuan.startswith("sub") else TINGKAT.index(satuan)


def _uji(
    alinea: Alinea, pohon: Pohon, kelompok: list[re.Match[str]], sebelum: str, temuan: Pembuat
) -> Iterator[Temuan]:
    dekat = _nama(sebelum[-160:] + alinea.teks[kelompok[0].start() : kelompok[-1].end()])
    disebut = [(dekat.rfind(nama), posisi) for posisi, nama in pohon.program() if nama in dekat]
    semua = pohon.jumlah()
    milik = {_jenjang(cocok): int(cocok[1]) for cocok in kelompok}
    if 0 in milik and milik[0] != 1:
        benar, kunci = semua, None
    elif disebut and len(kelompok) > 1:
        posisi = max(disebut)[1]
        benar, kunci = pohon.jumlah(posisi), pohon.tabel.baris[posisi].kunci
    else:
        return
    if 0 in milik and kunci is None and milik[0] != semua[0] and len(kelompok) == 1:
        return  # "2 program" alone may speak of some of them
    for cocok in kelompok:
        dalam, angka = _jenjang(cocok), int(cocok[1])
        if angka != benar[dalam] and not (dalam == 0 and kunci is not None):
            asal = f"Program {kunci}" if kunci is not None else "tabel anggaran"
            yield temuan(
                alinea.di(pohon.tabel.nomor, kunci or TINGKAT[dalam], f"jumlah {TINGKAT[dalam]}"),
                f'Naskah menyebut "{" ".join(cocok[0].split())}", {asal} memuat {benar[dalam]} '
                f"{TINGKAT[dalam]}.",
                tercetak=float(angka),
                dihitung=float(benar[dalam]),
            )


@aturan(
    "cacah-merit",
    Tingkat.GALAT,
    tujuan="Jumlah aspek dan indikator sistem merit yang disebut naskah sama dengan tabelnya.",
    dasar="Cacah baris tabel nilai indikator.",
    contoh='Naskah menyebut "8 aspek dan 39 indikator", tabel memuat 37 indikator.',
)
def periksa_cacah_merit(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Hold the counts of the merit index against its table."""
    tabel = next((m for m in naskah.model if isinstance(m, TabelMerit)), None)
    if tabel is None:
        return
    benar = (len(tabel.aspek), sum(len(aspek.indikator) for aspek in tabel.aspek))
    for alinea in naskah.alinea:
        for cocok in _MERIT.finditer(alinea.teks):
            for hal, angka, banyak in zip(
                ("aspek", "indikator"), cocok.groups(), benar, strict=True
            ):
                if int(angka) != banyak:
                    yield temuan(
                        alinea.di(tabel.nomor, hal, f"jumlah {hal}"),
                        f'Naskah menyebut "{cocok[0]}", tabel memuat {banyak} {hal}.',
                        tercetak=float(angka),
                        dihitung=float(banyak),
                    )
