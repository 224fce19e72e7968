"""Regulations: numbers, years and dates that contradict each other."""

import re
from collections.abc import Iterator

from lakip_xl.audit.naskah.isi import Naskah
from lakip_xl.audit.registry import Pembuat, aturan
from lakip_xl.audit.temuan import Temuan, Tingkat

POKOK_SAMA = 2
"""Words of a subject that two references must share to be about the same regulation."""

_NOMOR_TAHUN = re.compile(
    r"(?P<jenis>(?:Peraturan|Undang-Undang|Keputusan|Instruksi)[A-Za-z\- ]{0,60}?)\s+"
    r"(?:RI\s+|Republik Indonesia\s+)?No(?:mor|\.)?\s*(?P<nomor>\d+)\s+tahun\s+(?P<tahun>\d{4})"
    r"(?P<sisa>.{0,160})",
    re.IGNORECASE,
)
_TANGGAL = re.compile(r"^\s*tanggal\s+\d{1,2}\s+[A-Za-z]+\s+(\d{4})", re.IGNORECASE)
_TENTANG = re.compile(r"^\s*tentang\s+([A-Za-z ]{15,80})", re.IGNORECASE)
_PERUBAHAN = re.compile(
    r"^\s*tentang\s+perubahan\s+atas\s+[A-Za-z\- ]+?\s+No(?:mor|\.)?\s*(\d+)\s+tahun\s+(\d{4})",
    re.IGNORECASE,
)


@aturan(
    "rujukan-peraturan",
    Tingkat.PERINGATAN,
    tujuan="Nomor, tahun, dan tanggal peraturan konsisten di seluruh naskah.",
    dasar="Tahun peraturan adalah tahun penetapannya; peraturan tidak mengubah dirinya sendiri.",
    contoh="Peraturan Nomor 124 Tahun 2021 tanggal 30 Desember 2023.",
)
def periksa_peraturan(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find regulations whose number, year and date contradict each other."""
    pertama: dict[tuple[str, str, str], str] = {}
    for alinea in naskah.alinea:
        for cocok in _NOMOR_TAHUN.finditer(alinea.teks):
            jenis, nomor, tahun = cocok["jenis"], cocok["nomor"], cocok["tahun"]
            sebutan = f"{' '.join(jenis.split())} Nomor {nomor} Tahun {tahun}"
            tanggal, ubah = _TANGGAL.match(cocok["sisa"]), _PERUBAHAN.match(cocok["sisa"])
            pesan = None
            if tanggal and tanggal[1] != tahun:
                pesan = f"{sebutan} disebut bertanggal tahun {tanggal[1]}."
            elif ubah and ubah.groups() == (nomor, tahun):
                pesan = f"{sebutan} disebut mengubah dirinya sendiri."
            elif tentang := _TENTANG.match(cocok["sisa"]):
                kunci = (jenis.split()[1].casefold() if " " in jenis.strip() else "", nomor,
                         _pokok(tentang[1]))  # fmt: skip
                lain = pertama.setdefault(kunci, tahun)
                if lain != tahun:
                    pesan = f"{sebutan} di tempat lain disebut bertahun {lain}."
            if pesan is not None:
                yield temuan(alinea.di(None, None, "peraturan"), pesan, tercetak=sebutan)


def _pokok(teks: str) -> str:
    """Give the words by which the subject of a regulation is recognised."""
    kata = re.findall(r"[a-z]{5,}", teks.casefold())
    return " ".join(satu for satu in kata if satu != "laporan")[:45]


_PERMENPAN = re.compile(
    r"\b(?:permen\s*pan\s*-?\s*rb|permenpan|peraturan menteri pendayagunaan aparatur negara"
    r"[a-z ]{0,30}|peraturan menteri pan[a-z ]{0,10})\s*(?:republik indonesia\s+)?"
    r"no(?:mor|\.)?\s*(?P<nomor>\d+)\s+tahun\s+(?P<tahun>\d{4})(?P<sisa>.{0,90})",
    re.IGNORECASE,
)


@aturan(
    "nomor-peraturan",
    Tingkat.PERINGATAN,
    tujuan="Peraturan yang sama disebut dengan nomor yang sama.",
    dasar="Nomor yang kehilangan satu angka menunjuk peraturan lain.",
    contoh="PermenPANRB Nomor 38 Tahun 2018 tentang Indeks Profesionalitas ASN, di tempat lain "
    "Nomor 8 Tahun 2018.",
)
def periksa_nomor_peraturan(naskah: Naskah, temuan: Pembuat) -> Iterator[Temuan]:
    """Find numbers of regulations that lost a digit, told by year and subject."""
    disebut = [(a, cocok) for a in naskah.alinea for cocok in _PERMENPAN.finditer(a.teks)]
    bernama = [
        (cocok["nomor"], cocok["tahun"], set(_pokok(tentang[1]).split()[:3]))
        for _, cocok in disebut
        if (tentang := _TENTANG.match(cocok["sisa"]))
    ]
    for alinea, cocok in disebut:
        nomor, kata = cocok["nomor"], set(_pokok(cocok["sisa"]).split())
        for lain, tahun, pokok in bernama:
            terpotong = lain != nomor and lain.endswith(nomor) and tahun == cocok["tahun"]
            if terpotong and len(pokok & kata) >= POKOK_SAMA:
                yield temuan(
                    alinea.di(None, None, "peraturan"),
                    f"Disebut Nomor {nomor} Tahun {tahun}, di tempat lain Nomor {lain} Tahun "
                    f"{tahun} tentang hal yang sama.",
                    tercetak=nomor,
                    dihitung=lain,
                )
                break
