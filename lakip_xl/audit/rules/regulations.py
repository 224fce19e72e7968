"""Regulations: numbers, years and dates that contradict each other."""

import re
from collections.abc import Iterator

from lakip_xl.audit.draft import Draft
from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.rule import Maker, rule

SHARED_WORDS = 2
"""Words of a subject that two references must share to be about the same regulation."""

_NUMBER_YEAR = re.compile(
    r"(?P<jenis>(?:Peraturan|Undang-Undang|Keputusan|Instruksi)[A-Za-z\- ]{0,60}?)\s+"
    r"(?:RI\s+|Republik Indonesia\s+)?No(?:mor|\.)?\s*(?P<nomor>\d+)\s+tahun\s+(?P<tahun>\d{4})"
    r"(?P<sisa>.{0,160})",
    re.IGNORECASE,
)
_DATE = re.compile(r"^\s*tanggal\s+\d{1,2}\s+[A-Za-z]+\s+(\d{4})", re.IGNORECASE)
_ABOUT = re.compile(r"^\s*tentang\s+([A-Za-z ]{15,80})", re.IGNORECASE)
_AMENDS = re.compile(
    r"^\s*tentang\s+perubahan\s+atas\s+[A-Za-z\- ]+?\s+No(?:mor|\.)?\s*(\d+)\s+tahun\s+(\d{4})",
    re.IGNORECASE,
)


@rule(
    "rujukan-peraturan",
    Severity.PERINGATAN,
    tujuan="Nomor, tahun, dan tanggal peraturan konsisten di seluruh naskah.",
    dasar="Tahun peraturan adalah tahun penetapannya; peraturan tidak mengubah dirinya sendiri.",
    contoh="Peraturan Nomor 124 Tahun 2021 tanggal 30 Desember 2023.",
    wrong=("Peraturan Wali Kota Nomor 30 Tahun 2023 tanggal 14 April 2024 tentang Renstra."),
    right=("Peraturan Wali Kota Nomor 30 Tahun 2023 tanggal 14 April 2023 tentang Renstra."),
)
def check_regulations(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Find regulations whose number, year and date contradict each other."""
    first: dict[tuple[str, str, str], str] = {}
    for passage in draft.passages:
        for match in _NUMBER_YEAR.finditer(passage.text):
            sort, number, year = match["jenis"], match["nomor"], match["tahun"]
            called = f"{' '.join(sort.split())} Nomor {number} Tahun {year}"
            date, amends = _DATE.match(match["sisa"]), _AMENDS.match(match["sisa"])
            message = None
            if date and date[1] != year:
                message = f"{called} disebut bertanggal tahun {date[1]}."
            elif amends and amends.groups() == (number, year):
                message = f"{called} disebut mengubah dirinya sendiri."
            elif about := _ABOUT.match(match["sisa"]):
                key = (
                    sort.split()[1].casefold() if " " in sort.strip() else "",
                    number,
                    _subject(about[1]),
                )
                other = first.setdefault(key, year)
                if other != year:
                    message = f"{called} di tempat lain disebut bertahun {other}."
            if message is not None:
                yield make(passage.at(None, None, "peraturan"), message, tercetak=called)


def _subject(text: str) -> str:
    """Give the words by which the subject of a regulation is recognised."""
    words = re.findall(r"[a-z]{5,}", text.casefold())
    return " ".join(one for one in words if one != "laporan")[:45]


_PERMENPAN = re.compile(
    r"\b(?:permen\s*pan\s*-?\s*rb|permenpan|peraturan menteri pendayagunaan aparatur negara"
    r"[a-z ]{0,30}|peraturan menteri pan[a-z ]{0,10})\s*(?:republik indonesia\s+)?"
    r"no(?:mor|\.)?\s*(?P<nomor>\d+)\s+tahun\s+(?P<tahun>\d{4})(?P<sisa>.{0,90})",
    re.IGNORECASE,
)


@rule(
    "nomor-peraturan",
    Severity.PERINGATAN,
    tujuan="Peraturan yang sama disebut dengan nomor yang sama.",
    dasar="Nomor yang kehilangan satu angka menunjuk peraturan lain.",
    contoh="PermenPANRB Nomor 38 Tahun 2018 tentang Indeks Profesionalitas ASN, di tempat lain "
    "Nomor 8 Tahun 2018.",
    wrong=(
        "Permenpan Nomor 38 Tahun 2018 tentang Pengukuran Indeks Profesionalitas Aparatur.\n"
        "Permenpan Nomor 8 Tahun 2018 tentang Pengukuran Indeks Profesionalitas Aparatur."
    ),
    right=("Permenpan Nomor 38 Tahun 2018 tentang Pengukuran Indeks Profesionalitas Aparatur."),
)
def check_regulation_numbers(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Find numbers of regulations that lost a digit, told by year and subject."""
    said = [(a, match) for a in draft.passages for match in _PERMENPAN.finditer(a.text)]
    named = [
        (match["nomor"], match["tahun"], set(_subject(about[1]).split()[:3]))
        for _, match in said
        if (about := _ABOUT.match(match["sisa"]))
    ]
    for passage, match in said:
        number, words = match["nomor"], set(_subject(match["sisa"]).split())
        for other, year, subject in named:
            cut = other != number and other.endswith(number) and year == match["tahun"]
            if cut and len(subject & words) >= SHARED_WORDS:
                yield make(
                    passage.at(None, None, "peraturan"),
                    f"Disebut Nomor {number} Tahun {year}, di tempat lain Nomor {other} Tahun "
                    f"{year} tentang hal yang sama.",
                    tercetak=number,
                    dihitung=other,
                )
                break
