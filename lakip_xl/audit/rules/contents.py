"""The draft as a document: years before tables, page numbers in the contents."""

import re
from collections.abc import Iterator

from lakip_xl.audit.draft import Draft
from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.read.blocks import Grid, Paragraph
from lakip_xl.audit.rule import Maker, rule

_LEAD_IN = re.compile(
    r"\btahun\s+(20\d\d)\s+(?:menunjukkan|disajikan|dapat dilihat|sebagaimana)[^.]{0,60}:\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")


@rule(
    "tahun-pengantar",
    Severity.PERINGATAN,
    tujuan="Kalimat pengantar tabel menyebut tahun yang sama dengan judul tabelnya.",
    dasar="Tahun yang tertinggal biasanya berasal dari laporan tahun sebelumnya.",
    contoh='"tahun 2023 menunjukkan hasil sebagai berikut" di atas tabel tahun 2024.',
    wrong=(
        "Capaian tahun 2023 menunjukkan hasil sebagai berikut:\n"
        "Tabel 3.1 Capaian Tahun 2024\n"
        "Indikator\tTarget\tRealisasi\n"
        "Nilai IKM\t80\t82"
    ),
    right=(
        "Capaian tahun 2024 menunjukkan hasil sebagai berikut:\n"
        "Tabel 3.1 Capaian Tahun 2024\n"
        "Indikator\tTarget\tRealisasi\n"
        "Nilai IKM\t80\t82"
    ),
)
def check_leading_year(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Hold the year of a sentence that announces a table against the caption."""
    for passage in draft.passages:
        match = _LEAD_IN.search(passage.text)
        table = next((t for t in draft.tables if t.block > passage.block), None)
        if match is None or table is None or not table.number:
            continue
        year = _YEAR.findall(table.title)
        if year and match[1] not in year and len(set(year)) == 1:
            yield make(
                passage.at(table.number, None, "tahun"),
                f"Kalimat pengantar menyebut tahun {match[1]}, judul tabelnya tahun {year[0]}.",
                tercetak=match[1],
                dihitung=year[0],
            )


LONGEST_TITLE = 250
"""Characters of a heading."""

_CONTENTS = re.compile(r"^daftar\s+(isi|tabel|gambar)\b", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<judul>.*[A-Za-z].*?)[\s.…]+(?P<halaman>\d{1,3})$")


@rule(
    "halaman-daftar-isi",
    Severity.PERINGATAN,
    tujuan="Nomor halaman pada daftar isi tidak menurun.",
    dasar="Daftar isi memuat bagian laporan menurut urutannya.",
    contoh="Realisasi Anggaran halaman 90, Kesimpulan sesudahnya halaman 89.",
    wrong=("Daftar Isi\nRealisasi Anggaran .... 90\nKesimpulan .... 89"),
    right=("Daftar Isi\nRealisasi Anggaran .... 89\nKesimpulan .... 90"),
)
def check_contents_pages(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Find entries of the contents that stand on an earlier page than the entry before."""
    inside = False
    seen: set[str] = set()
    previous: tuple[str, int] | None = None
    for one in draft.blocks:
        if isinstance(one, Paragraph) and _CONTENTS.match(one.text):
            inside, previous, seen = True, None, set()
            continue
        if not inside:
            continue
        for text in _rows(one):
            entry = _entry(text)
            title = _without_year(entry["judul"] if entry else text)
            if len(text) > LONGEST_TITLE or (title and title in seen and entry is None):
                inside = False  # the text itself begins
            seen.add(title)
            if entry is None or not inside:
                continue
            page = int(entry["halaman"])
            if previous is not None and page < previous[1]:
                yield make(
                    Place(kunci=entry["judul"].strip(" ."), kolom="halaman", sel="daftar isi"),
                    f'"{entry["judul"].strip(" .")}" halaman {page}, padahal bagian sebelumnya '
                    f"halaman {previous[1]}.",
                    tercetak=str(page),
                )
            previous = (entry["judul"], page)


@rule(
    "tahun-daftar-isi",
    Severity.PERINGATAN,
    tujuan="Judul pada daftar isi menyebut tahun yang sama dengan judul bagiannya.",
    dasar="Tahun yang tertinggal biasanya berasal dari laporan tahun sebelumnya.",
    contoh='Daftar isi "Realisasi Kinerja Tahun 2023", judul bagiannya Tahun 2024.',
    wrong=("Daftar Isi\nRealisasi Kinerja Tahun 2023 .... 12\n\nRealisasi Kinerja Tahun 2024"),
    right=("Daftar Isi\nRealisasi Kinerja Tahun 2024 .... 12\n\nRealisasi Kinerja Tahun 2024"),
)
def check_contents_years(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Hold the years of entries of the contents against the headings that they lead to."""
    entry: dict[str, tuple[str, set[str]]] = {}
    title: dict[str, set[str]] = {}
    for one in draft.blocks:
        for text in _rows(one):
            match = _entry(text)
            called = match["judul"] if match else text
            year = set(_YEAR.findall(called))
            if not year or len(called) > LONGEST_TITLE:
                continue
            if match and not _YEAR.fullmatch(match["halaman"]):
                entry.setdefault(_without_year(called), (called.strip(" .-"), year))
            elif isinstance(one, Paragraph):
                title.setdefault(_without_year(called), set()).update(year)
    for key, (called, year) in entry.items():
        right = title.get(key, year)
        if not year & right:
            yield make(
                Place(kunci=called, kolom="tahun", sel="daftar isi"),
                f'Daftar isi "{called}", judul bagiannya tahun {", ".join(sorted(right))}.',
                tercetak=", ".join(sorted(year)),
                dihitung=", ".join(sorted(right)),
            )


def _entry(text: str) -> re.Match[str] | None:
    """Read an entry of the contents; a long text is none."""
    return _ENTRY.match(text) if len(text) <= LONGEST_TITLE else None


def _without_year(text: str) -> str:
    return " ".join(re.findall(r"[a-z]{2,}", text.casefold()))


def _rows(one: Paragraph | Grid) -> Iterator[str]:
    if isinstance(one, Paragraph):
        yield one.text
    else:
        for row in one.rows:
            yield " ".join(cells.text for cells in row if cells.own)
