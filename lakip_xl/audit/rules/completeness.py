"""What is missing or stands in the wrong place: percentages without a number, copied texts."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from lakip_xl.audit.draft import Draft
from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.rule import Maker, rule
from lakip_xl.audit.rules.aspek import aspek_name, aspek_passages
from lakip_xl.audit.rules.fragments import MERIT_ROWS, OPENINGS, TWO_ASPEK
from lakip_xl.audit.rules.merit_table import merit_tables
from lakip_xl.audit.table.model import Table
from lakip_xl.audit.table.roles import Role, normal
from lakip_xl.rules.skala import kategori
from lakip_xl.schemes import LAKIP

TELLING_FIGURES = 4
"""Numbers from which a table is worth the remark that it was not understood."""
LONG_TEXT = 40
"""Characters from which two equal texts in neighbouring rows are no coincidence."""

LONG_OPENING = 80
"""Characters from which two opening sentences can be compared."""
SIMILAR = 0.9
"""Share of common text from which one of two sentences is a copy, misspellings allowed for."""

_TICKS = (
    "1. Pengadaan diuraikan.\n\nTabel 3.12 Analisis\n"
    "No\tAspek\tIndikator\tKeberhasilan\tKegagalan\n"
)
_FRONT = re.compile(r"^[\d\W]*")
_FIRST_SENTENCE = re.compile(r"(?<=[a-z)])\.\s")
_MISSING = re.compile(r"([A-Za-z][A-Za-z ]{3,40}?)\s*\(\s*%\s*\)")
_GIVEN = re.compile(r"\(\s*\d[\d.,]*\s*%\s*\)")
_NUMBER = re.compile(r"^\d{1,2}[.)]?\s+")


@rule(
    "tabel-tidak-dikenali",
    Severity.INFO,
    tujuan="Setiap tabel berisi angka dikenali artinya dari judul kolomnya.",
    dasar="Tabel yang tidak dikenali tidak diperiksa, dan itu dikatakan.",
    contoh="Tabel tanpa kepala yang tidak menyambung tabel sebelumnya.",
    wrong="x\ty\tz\n1,5\t2,5\t3,5\n4,5\t5,5\t6,5",
    right="Indikator\tTarget\tRealisasi\tCapaian (%)\nNilai IKM\t80\t82\t102,50",
)
def check_not_understood(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Say which tables with figures were not understood, and hence not checked."""
    for understood in draft.understood:
        table = understood.table
        if understood.relations or table.figures < TELLING_FIGURES or _nothing_to_compute(table):
            continue
        called = f'"{table.title[:80]}"' if table.title else "tanpa judul"
        yield make(
            table.rows[0].cells[0].place if table.rows else Place(tabel=table.number),
            f"Tabel ini tidak dikenali ({called}), sehingga angkanya tidak diperiksa.",
        )


def _nothing_to_compute(table: Table) -> bool:
    """Tell whether a table is known to have nothing to compute: a list, a plan, a history."""
    if not table.headed:
        return len(table.columns) <= 2
    roles = {table.columns[i].role for i in table.numeric}
    lists = {Role.SCORE, Role.TARGET, Role.WEIGHT, Role.REFERENCE, Role.REALISASI, Role.BUDGET}
    years = all(table.columns[i].year for i in table.numeric)
    return roles <= lists or years or len(table.numeric) < 2


@rule(
    "persentase-kosong",
    Severity.PERINGATAN,
    tujuan="Setiap bobot dalam suatu daftar bobot disebut angkanya.",
    dasar="Daftar bobot harus lengkap agar berjumlah 100%.",
    contoh="Perlindungan dan pelayanan (4%), Sistem Informasi (%).",
    wrong=("Bobotnya Pelayanan (40%), Perencanaan (30%), Sistem Informasi (%)."),
    right=("Bobotnya Pelayanan (40%), Perencanaan (30%), Sistem Informasi (30%)."),
)
def check_missing_percentages(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Find "(%)" without a number in a text that lists other percentages."""
    for passage in (*draft.passages, *(p for p, _, _ in draft.cell_passages)):
        if len(_GIVEN.findall(passage.text)) < 2:
            continue
        for match in _MISSING.finditer(passage.text):
            yield make(
                passage.at(None, None, None),
                f'Persentase "{match[1].strip()}" tidak disebut angkanya.',
                tercetak=match[0],
            )


@rule(
    "teks-tersalin",
    Severity.PERINGATAN,
    tujuan="Uraian indikator bukan salinan isi kolom lain pada baris di atasnya.",
    dasar="Dua baris yang berdampingan menilai hal yang berbeda.",
    contoh="Nama indikator 3.6 sama dengan kondisi indikator 3.5.",
    wrong=MERIT_ROWS.replace(
        "@",
        "Sudah tersedia kebijakan internal tentang penyusunan kebutuhan pegawai jangka menengah",
    ),
    right=MERIT_ROWS.replace("@", "Pengadaan terbuka"),
)
def check_copied_texts(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Find a long text that moved to another column of the next row of a merit table."""
    for table, merit in merit_tables(draft):
        key = {i.weight.place.sel: i.weight.place for a in merit.aspek for i in a.indicators}
        for position, (above, lower) in enumerate(pairwise(table.rows), start=1):
            long = {
                _text(t): i
                for i, t in enumerate(c.text for c in above.cells)
                if len(t) >= LONG_TEXT
            }
            for column, text in enumerate(c.text for c in lower.cells):
                if long.get(_text(text), column) != column:
                    source = key.get(table.cell(position, weight_column(table)).place.sel)
                    title = table.columns[column].title
                    yield make(
                        Place(
                            table.number,
                            source.kunci if source else None,
                            title,
                            None,
                            lower.cells[column].place.sel,
                        ),
                        f"{title} sama dengan isi kolom lain pada baris di atasnya.",
                        tercetak=text,
                    )


@rule(
    "uraian-tersalin",
    Severity.PERINGATAN,
    tujuan="Uraian setiap aspek sistem merit berbicara tentang aspek itu sendiri.",
    dasar="Dua aspek yang berbeda tidak mempunyai uraian pembuka yang sama.",
    contoh="Uraian Promosi dan Mutasi menyalin uraian Pengembangan Karir.",
    wrong=TWO_ASPEK
    + OPENINGS.replace(
        "@",
        "kebijakan dan program pemerintah daerah untuk memastikan pegawai yang tepat pada jabatan "
        "yang tepat sesuai kebutuhan organisasi",
    ),
    right=TWO_ASPEK
    + OPENINGS.replace(
        "@",
        "perpindahan pegawai dari satu jabatan ke jabatan lain menurut pola karir yang telah "
        "ditetapkan oleh pejabat pembina kepegawaian daerah",
    ),
)
def check_copied_openings(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Find aspek that open with the sentence of another aspek."""
    openings: dict[str, str] = {}
    for passage, facts in aspek_passages(draft):
        name = aspek_name(facts.aspek.name)
        text = _FRONT.sub("", passage.text)
        if name in openings or not aspek_name(text).startswith(name):
            continue
        text = aspek_name(_FIRST_SENTENCE.split(text)[0]).removeprefix(name).strip()
        source = [n for n, other in openings.items() if _similar(text, other)]
        openings[name] = text
        if source:
            yield make(
                passage.at(facts.table.number, facts.aspek.number, "uraian"),
                f"Uraian aspek {facts.aspek.name} sama dengan uraian aspek {source[0]}.",
                tercetak=passage.text[:160],
            )


def _similar(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= LONG_OPENING
    return long and SequenceMatcher(None, one, other).ratio() >= SIMILAR


def weight_column(table: Table) -> int:
    """Give the weight column of a merit table."""
    return table.with_role(Role.WEIGHT)[0].index


def _text(text: str) -> str:
    return normal(_NUMBER.sub("", text))


@rule(
    "analisis-keberhasilan",
    Severity.PERINGATAN,
    tujuan="Aspek ditandai keberhasilan atau kegagalan sesuai dengan kategori capaiannya.",
    dasar="Kategori Berhasil dan Sangat Berhasil adalah keberhasilan.",
    contoh="Sistem Informasi ditandai kegagalan, padahal capaiannya 75%, kategori Berhasil.",
    wrong=TWO_ASPEK + _TICKS + "1\tPengadaan\t\t\t√\n",
    right=TWO_ASPEK + _TICKS + "1\tPengadaan\t\t√\t\n",
)
def check_success_marks(draft: Draft, make: Maker) -> Iterator[Finding]:
    """Hold the ticks under Keberhasilan and Kegagalan against the capaian of the aspek."""
    facts = {aspek_name(f.aspek.name): f for _, f in aspek_passages(draft) if f.sound}
    for table in draft.tables:
        column = {normal(k.sub or k.group): k for k in table.columns}
        if not {"keberhasilan", "kegagalan"} <= set(column):
            continue
        for position, row in enumerate(table.rows):
            one = facts.get(aspek_name(row.name))
            marks = [
                n for n in ("keberhasilan", "kegagalan") if _ticked(row.cells[column[n].index].text)
            ]
            if one is None or marks != ["kegagalan"]:
                continue
            right = kategori(one.capaian, LAKIP)
            if right in ("Berhasil", "Sangat Berhasil"):
                yield make(
                    table.cell(position, column["kegagalan"]).place,
                    f"{row.name} ditandai kegagalan, padahal kategorinya {right}.",
                    tercetak="kegagalan",
                    dihitung="keberhasilan",
                )


def _ticked(text: str) -> bool:
    return text.strip().casefold() in {"√", "v", "✓", "✔", "x"}
