"""References: table numbers that exist, are unique, and lead to the table that is meant."""

import re
from collections import Counter
from collections.abc import Iterator

from lakip_xl.audit.draft import Draft, Passage
from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.printed import FIGURE, read_number
from lakip_xl.audit.read.captions import TABLE_NUMBER, caption_number
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.table.model import Table

_REFERENCE = re.compile(
    rf"\b(?:berdasarkan|dari|pada|dalam|lihat|dilihat(?: pada| di)?|sesuai)\s+"
    rf"tab(?:el|le)\s*\.?\s*{TABLE_NUMBER}"
    r"(?![\d%])(?P<lanjut>.{0,60})",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(dokumen|lampiran|renstra|rpjmd|buku|peraturan|permen\w*)\b", re.IGNORECASE
)
_NO_DATA = re.compile(
    r"\b(?:nomor|no|pasal|tahun|tanggal|tahun anggaran|tabel|table)\.?\s*[\d.,\-–/]+|"
    rf"\b{FIGURE}\s*\(",
    re.IGNORECASE,
)
PROOF = 2
"""Figures that the text must share with another table before its reference is called wrong."""


@rule(
    "rujukan-tabel",
    Severity.GALAT,
    tujuan="Nomor tabel yang dirujuk kalimat ada, dan angkanya berasal dari tabel itu.",
    dasar="Angka dalam alinea dicari pada tabel yang dirujuk dan pada tabel terdekat di atasnya.",
    contoh='"Berdasarkan tabel 3.5 di atas" padahal angkanya ada pada Tabel 3.8.',
    wrong=(
        "Tabel 3.1 Capaian\n"
        "Indikator\tTarget\tRealisasi\n"
        "Nilai IKM\t80\t82\n"
        "\n"
        "Lihat tabel 3.9 di atas."
    ),
    right=(
        "Tabel 3.1 Capaian\n"
        "Indikator\tTarget\tRealisasi\n"
        "Nilai IKM\t80\t82\n"
        "\n"
        "Lihat tabel 3.1 di atas."
    ),
)
def check_references(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Find references to tables that do not exist or that do not hold the figures quoted."""
    if not draft.captions:
        return
    exists = {number for number, _ in draft.captions}
    exists |= {number for a in draft.passages if (number := caption_number(a.text)) is not None}
    for passage in draft.passages:
        if draft.is_caption(passage):
            continue
        for match in _REFERENCE.finditer(passage.text):
            number = re.sub(r"\s", "", match[1]).rstrip(".")
            listed = re.match(r",\d", passage.text[match.end(1) :])  # "tabel 3,1", "tabel 3,4"
            if listed or _OUTSIDE.search(match["lanjut"][:40]):
                continue
            yield from _test(draft, passage, number, number in exists, make)


def _test(
    draft: Draft, passage: Passage, number: str, exists: bool, make: Maker
) -> Iterator[Finding]:
    near = draft.table_before(passage.block)
    numbers = passage_figures(passage.text)
    shared = len(numbers & table_figures(near)) if near is not None else 0
    if not exists:
        hint = f"; angkanya ada pada Tabel {near.number}" if near and shared >= PROOF else ""
        yield make(
            passage.at(near.number if near and shared >= PROOF else None, None, "rujukan tabel"),
            f"Naskah merujuk Tabel {number}, yang tidak ada{hint}.",
            tercetak=number,
            dihitung=near.number if near and shared >= PROOF else None,
        )
        return
    referred = [t for t in draft.tables if t.number == number]
    if near is None or near.number == number or shared < PROOF:
        return
    if not any(numbers & table_figures(one) for one in referred):
        yield make(
            passage.at(near.number, None, "rujukan tabel"),
            f"Naskah merujuk Tabel {number}, padahal angkanya ada pada Tabel {near.number}.",
            tercetak=number,
            dihitung=near.number,
        )


def passage_figures(text: str) -> set[float]:
    """Give the figures of a paragraph that may come from a table: no years, numbers of laws."""
    text = _NO_DATA.sub(" ", text)
    every = (read_number(one) for one in re.findall(FIGURE, text))
    return {
        a.value for a in every if a is not None and a.value >= 10 and not 1990 <= a.value <= 2100
    }


def table_figures(table: Table) -> set[float]:
    """Give every figure of a table."""
    every = (
        read_number(text) for row in table.rows for text in (c.text for c in row.cells) if text
    )
    return {a.value for a in every if a is not None}


@rule(
    "nomor-tabel-ganda",
    Severity.PERINGATAN,
    tujuan="Setiap nomor tabel dipakai satu kali.",
    dasar="Rujukan hanya berarti bila nomor tabel menunjuk satu tabel.",
    contoh="Tabel 3.10 dipakai untuk efisiensi dan untuk perbandingan tahun.",
    wrong=(
        "Tabel 3.1 Capaian\n"
        "Indikator\tTarget\tRealisasi\n"
        "Nilai IKM\t80\t82\n"
        "\n"
        "Tabel 3.1 Pegawai\n"
        "Golongan\tJumlah\n"
        "II\t8"
    ),
    right=(
        "Tabel 3.1 Capaian\n"
        "Indikator\tTarget\tRealisasi\n"
        "Nilai IKM\t80\t82\n"
        "\n"
        "Tabel 3.2 Pegawai\n"
        "Golongan\tJumlah\n"
        "II\t8"
    ),
)
def check_double_numbers(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Find table numbers that stand over more than one table."""
    counts = Counter(number for number, _ in draft.captions)
    for number, count in counts.items():
        title = [j for n, j in draft.captions if n == number]
        different = [j for j in title[1:] if j != title[0] and "lanjut" not in j.casefold()]
        if count > 1 and different:
            yield make(
                Place(tabel=number, kolom="nomor tabel"),
                f"Nomor tabel {number} dipakai {count} kali.",
                tercetak=number,
            )
