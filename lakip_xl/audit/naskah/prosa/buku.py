"""The draft against the workbook that it was written from: the same rows, the same figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lakip_xl.audit.checks.banding_angka import bedakan
from lakip_xl.audit.model import Model, Sel, TabelAnggaran, TabelKinerja, TabelMerit
from lakip_xl.audit.naskah.isi import Naskah
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat

if TYPE_CHECKING:
    from lakip_xl.audit.buku.isi import Buku
    from lakip_xl.audit.buku.tabel import Baris

SEBAGIAN = 0.5
"""Share of a table's rows that the workbook must know before the two are compared."""

Angka = tuple[Sel | None, str]
"""A figure of the draft, and the column of the workbook that holds the same one."""


@dataclass(frozen=True)
class NaskahDanBuku:
    """A draft and its workbook."""

    naskah: Naskah
    buku: "Buku"


@dataclass(frozen=True, slots=True)
class Pasangan:
    """A row of a table of the draft, and the same row of the workbook where there is one."""

    angka: tuple[Angka, ...]
    baris: "Baris | None"


@aturan(
    "naskah-buku",
    Tingkat.GALAT,
    tujuan="Angka dalam naskah sama dengan angka buku kerja sumbernya.",
    dasar="Baris yang sama menurut kode, nomor, atau nama; angka buku kerja dihitung ulang.",
    contoh="Naskah mencetak realisasi 4.317.167.739, buku kerja memuat 4.317.165.739.",
)
def periksa_dengan_buku(keduanya: NaskahDanBuku, temuan: Pembuat) -> Iterator[Temuan]:
    """Compare every row that both know, table by table."""
    for model in keduanya.naskah.model:
        pasangan = list(_pasangkan(model, keduanya.buku))
        dikenal = [satu for satu in pasangan if satu.baris is not None]
        if len(dikenal) < SEBAGIAN * len(pasangan):
            continue
        for satu in dikenal:
            for sel, judul in satu.angka:
                nilai = satu.baris.angka(judul) if satu.baris is not None else None
                if nilai is not None:
                    yield from bedakan(sel, nilai, temuan, f"kolom {judul} buku kerja")


def _pasangkan(model: Model, buku: "Buku") -> Iterator[Pasangan]:
    if isinstance(model, TabelAnggaran):
        yield from _anggaran(model, buku)
    elif isinstance(model, TabelKinerja):
        yield from _kinerja(model, buku)
    elif isinstance(model, TabelMerit):
        yield from _merit(model, buku)


def _anggaran(tabel: TabelAnggaran, buku: "Buku") -> Iterator[Pasangan]:
    """Pair budget lines by code; only a table with dotted codes speaks the workbook's language."""
    if not any("." in baris.kunci for baris in tabel.baris):
        return
    milik = {baris.teks("Kode"): baris for baris in buku.tabel.get("tblAnggaran", ())}
    for baris in tabel.baris:
        if not baris.total:
            angka = (
                (baris.anggaran, "Anggaran"),
                (baris.realisasi, "Realisasi"),
                (baris.serapan, "Serapan"),
                (baris.sisa, "Sisa"),
            )
            yield Pasangan(angka, milik.get(baris.kunci))


def _kinerja(tabel: TabelKinerja, buku: "Buku") -> Iterator[Pasangan]:
    """Pair indicators by name, in the sheets IKU and Program."""
    milik = {
        _nama(baris.teks(judul)): baris
        for nama, judul in (("tblProgram", "Uraian Indikator"), ("tblIKU", "Indikator"))
        for baris in buku.tabel.get(nama, ())
    }
    for baris in tabel.baris:
        realisasi = baris.realisasi[0] if len(baris.realisasi) == 1 else None
        angka = ((baris.target, "Target"), (realisasi, "Realisasi"), (baris.capaian, "Capaian"))
        yield Pasangan(angka, milik.get(_nama(baris.uraian)))


def _merit(tabel: TabelMerit, buku: "Buku") -> Iterator[Pasangan]:
    """Pair indicators of the merit index by number."""
    milik = {
        f"{baris.teks('Aspek')}.{baris.teks('Indikator')}": baris
        for baris in buku.tabel.get("tblMerit", ())
    }
    for aspek in tabel.aspek:
        for satu in aspek.indikator:
            angka = ((satu.bobot, "Bobot"), (satu.nilai, "Nilai"), (satu.akhir, "Nilai Akhir"))
            yield Pasangan(angka, milik.get(satu.bobot.letak.kunci or ""))


def _nama(teks: str) -> str:
    return " ".join(re.sub(r"^\d+\s*[.)]?\s*|[^a-z ]", " ", teks.casefold()).split())
