"""Finding the heads of a table in a grid, and what each column means for ours.

A head may stand over several rows with merged cells: what stands over a column is joined. The
words of each column are declared here; between two columns that fit alike nobody guesses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lakip_xl.services.grid import Grid, Value

HEADS_WITHIN = 60
"""The heads stand among so many first filled rows."""
MOST_HEAD_ROWS = 4

_WORD = re.compile(r"[a-z]+|\d+|%")
_YEAR = re.compile(r"20\d\d")
_BARE = {"rp", "rupiah", "anggaran", "keuangan", "belanja", "tahun", "ta", "ini", "akhir", "pagu"}
_VERSIONS = {"murni", "perubahan", "awal", "semula", "menjadi"}
_WHOLE = ({"total"}, {"jumlah"}, {"kumulatif"}, {"s", "d"}, {"sampai"})
_LEVELS = ("program", "kegiatan", "sub")
_OTHER = {
    *("fungsi", "urusan", "bidang", "skpd", "opd", "unit", "satker", "organisasi"),
    *("lokasi", "dana", "pegawai", "instansi", "kementerian"),
}
"""What a code or name belongs to that is no level of ours, where no level is named beside it."""
_CODED_NAME = re.compile(r"[0-9Xx]{1,4}(?:\s*\.\s*[0-9Xx]{1,4})*\.?(?:\s*[-\u2013:]|\s)\s*\D")
_PIECE = re.compile(r"[0-9A-Za-z]{1,6}(?:\.[0-9A-Za-z]{1,6})*")
_UNITS = re.compile(
    r"\b(?:dalam|rp\.?|rupiah|x)\W*(?:rp\W*)?(?:ribu|juta|mil[iy]ar)"
    r"|\b(?:ribu|juta|mil[iy]ar)(?:an)?\s+rupiah|\(\s*(?:ribu|juta|mil[iy]ar)(?:an)?\s*\)"
    r"|\brp\.?\s*(?:1\.)?000\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column's head must say, as words."""

    role: str
    words: tuple[str, ...]
    """Any of these."""
    without: tuple[str, ...] = ()


_SHARES = ("%", "persen", "persentase", "serapan", "penyerapan", "sisa", "selisih", "capaian",
           "lalu", "sebelumnya", "bobot", "efisiensi")  # fmt: skip
MONEY = (
    Meaning("Realisasi", ("realisasi",), (*_SHARES, "fisik", "kinerja", "output", "target")),
    Meaning(
        "Anggaran",
        ("anggaran", "pagu", "alokasi", "dpa", "apbd"),
        (*_SHARES, "realisasi", "lock", "blokir", "tahapan", "nomor"),
    ),
)
_NOT_MONEY = (*_SHARES, "anggaran", "keuangan", "rp", "rupiah", "pagu", "dana", "belanja")
PERFORMANCE = (
    Meaning("Indikator", ("indikator",), ("kode", "nomor", "target", "realisasi", "jumlah")),
    Meaning("Realisasi", ("realisasi",), (*_NOT_MONEY, "target", "fisik")),
    Meaning("Target", ("target",), (*_NOT_MONEY, "akhir", "renstra", "rpjmd", "realisasi")),
    Meaning("Satuan", ("satuan",), ("harga",)),
    Meaning("Sasaran", ("sasaran",), ("indikator", "kode", "target", "realisasi")),
    Meaning("Rumus", ("rumus",)),
)
VOCABULARY = {"tblAnggaran": MONEY, "tblProgram": PERFORMANCE, "tblIKU": PERFORMANCE}


@dataclass(slots=True)
class Heads:
    """Where each meaning stands (columns from 0), and what stays undecided."""

    columns: dict[str, list[int]] = field(default_factory=dict)
    undecided: dict[str, list[str]] = field(default_factory=dict)
    """Heads that could all be a role, by role."""
    texts: list[str] = field(default_factory=list)
    first_row: int = 0
    """Index of the first row behind the heads."""
    names_are_coded: bool = False
    """Whether the codes stand in front of the names, without a column of their own."""


def find_heads(grid: Grid, table: str, year: int | None) -> Heads | None:
    """Find the rows of heads that say most for a table; None when none says enough."""
    best: tuple[int, int, Heads] | None = None
    for index in range(min(HEADS_WITHIN, len(grid.rows))):
        for height in range(1, MOST_HEAD_ROWS + 1):
            if index + height > len(grid.rows):
                break
            texts = _joined(grid, index, height)
            heads = _mapped(texts, table, year)
            score = len(heads.columns) + len(heads.undecided)
            if table == "tblAnggaran":
                _find_codes(heads, grid.rows[index + height :])
            if _enough(heads, table) and (best is None or (score, -height) > best[:2]):
                heads.first_row = index + height
                best = (score, -height, heads)
    return best[2] if best else None


def unit_of(grid: Grid, heads: Heads) -> str:
    """What the heads, or the rows above them, say of amounts that are not in whole rupiah."""
    texts = (v for _, row in grid.rows[: heads.first_row] for v in row if isinstance(v, str))
    return next((text for text in texts if _UNITS.search(text)), "")


def _find_codes(heads: Heads, rows: Sequence[tuple[int, Sequence[Value]]]) -> None:
    """Find codes that no head of their own names: in front of names, or right of their head."""
    known = heads.columns.keys() | heads.undecided.keys()
    if not any(role.startswith("Kode") for role in known):
        (column,) = heads.columns.get("Uraian", [-1])
        texts = [
            t for _, row in rows if 0 <= column < len(row) and isinstance(t := row[column], str)
        ]
        coded = sum(_CODED_NAME.match(text) is not None for text in texts)
        heads.names_are_coded = coded > 1 and coded * 2 >= len(texts)
    elif len(columns := heads.columns.get("Kode", [])) == 1:
        for column in range(columns[0] + 1, len(heads.texts)):
            values = [v for _, row in rows if column < len(row) and (v := row[column]) is not None]
            texts = [f"{v:.15g}" if isinstance(v, float) else v for v in values]
            if heads.texts[column] or not texts or not all(map(_PIECE.fullmatch, texts)):
                break
            heads.columns["Kode"].append(column)


def _enough(heads: Heads, table: str) -> bool:
    known = heads.columns.keys() | heads.undecided.keys()
    code = heads.names_are_coded or any(role.startswith("Kode") for role in known)
    if table == "tblAnggaran":
        return code and bool({"Anggaran", "Realisasi"} & known)
    measured = bool({"Target", "Realisasi"} & known)
    return "Indikator" in known and measured and (code or table == "tblIKU")


def words_of(text: str) -> list[str]:
    """The words of a head.

    >>> words_of("REALISASI s.d. Bulan Ini (Rp)")
    ['realisasi', 's', 'd', 'bulan', 'ini', 'rp']
    """
    return _WORD.findall(text.casefold().replace("subkegiatan", "sub kegiatan"))


def _joined(grid: Grid, index: int, height: int) -> list[str]:
    rows = grid.rows[index : index + height]
    width = max(len(row) for _, row in rows)
    texts: list[list[str]] = [[] for _ in range(width)]
    for order, (number, row) in enumerate(rows):
        line = [str(v) if isinstance(v, str) else "" for v in row] + [""] * (width - len(row))
        areas = [a for a in grid.merged if a.first_row == number and a.last_column <= width]
        for area in areas:
            for column in range(area.first_column, area.last_column):
                line[column] = line[area.first_column - 1]
        if not areas and order + 1 < height:
            below = rows[order + 1][1]
            for column in range(1, width):
                # Without merged cells: a blank beside a head, over a head of its own.
                under = below[column] if column < len(below) else None
                if not line[column] and under is not None and not texts[column]:
                    line[column] = line[column - 1]
        for column, text in enumerate(line):
            if text and text not in texts[column]:
                texts[column].append(text)
    return [" ".join(parts) for parts in texts]


def _mapped(texts: Sequence[str], table: str, year: int | None) -> Heads:
    heads = Heads(texts=list(texts))
    found: dict[str, list[int]] = {}
    for column, text in enumerate(texts):
        if len(text) <= 120 and (role := _role(words_of(text), table)) is not None:
            found.setdefault(role, []).append(column)
    levels = {"Kode program", "Kode kegiatan", "Kode sub"}
    if not {"Kode", *levels} & found.keys() and "Kode akun" in found:
        # A single column of codes may well be called that of accounts.
        found["Kode"] = found.pop("Kode akun")
    for role, columns in found.items():
        chosen = columns if role == "Kode" and _adjacent(columns) else _one(columns, texts, year)
        if chosen:
            heads.columns[role] = chosen
        else:
            heads.undecided[role] = [texts[column] for column in columns]
    return heads


def _adjacent(columns: list[int]) -> bool:
    return columns == list(range(columns[0], columns[0] + len(columns)))


def _one(columns: list[int], texts: Sequence[str], year: int | None) -> list[int]:
    words = {column: set(words_of(texts[column])) for column in columns}
    if year is not None:
        years = {c: years_of(words[c]) for c in columns}
        columns = [c for c in columns if not years[c] or str(year) in years[c]] or columns
    if len(columns) == 1:
        return columns
    exact = [c for c in columns if _is_bare(words[c])]
    whole = [c for c in columns if any(sign <= words[c] for sign in _WHOLE)]
    named = [c for c in exact if not years_of(words[c])]
    return next((few for few in (named, exact, whole) if len(few) == 1), [])


def _is_bare(words: set[str]) -> bool:
    """Whether a head says the meaning and nothing that sets it apart."""
    return len(words - _BARE - years_of(words)) <= 1 and not words & _VERSIONS


def years_of(words: set[str]) -> set[str]:
    """The years among the words of a head.

    >>> years_of({"realisasi", "2023"})
    {'2023'}
    """
    return {word for word in words if _YEAR.fullmatch(word)}


def _role(words: list[str], table: str) -> str | None:
    """What a head means: a code or a name of a level, or one of the table's own columns."""
    kinds = set(words)
    if kinds & {"kode", "nama"} and kinds & _OTHER and not kinds & {"program", "kegiatan"}:
        return None
    levels = [
        level
        for order, level in enumerate(_LEVELS)
        if any(
            word == level and not (level == "kegiatan" and place and words[place - 1] == "sub")
            for place, word in enumerate(words)
        )
        or (order == 2 and "sub" in kinds)
    ]
    if "kode" in kinds or words in (["no", "rekening"], ["nomor", "rekening"]):
        if {"rekening", "akun", "belanja"} & kinds and not levels:
            return "Kode akun"
        return f"Kode {levels[0]}" if len(levels) == 1 else "Kode"
    for meaning in VOCABULARY[table]:
        if kinds & set(meaning.words) and not kinds & set(meaning.without):
            return meaning.role
    plain = not kinds & {"realisasi", "target", "anggaran", "pagu", "jumlah", "%", "indikator"}
    if plain and {"rekening", "akun"} & kinds and not levels:
        return "Uraian akun"
    if plain and len(levels) == 1 and kinds <= {"nama", "uraian", "sub", *_LEVELS}:
        return f"Uraian {levels[0]}"
    if plain and (kinds & {"uraian", "nama"} or len(levels) > 1):
        return "Uraian"
    return None


def cell(row: Sequence[Value], heads: Heads, role: str) -> Value:
    """What a row holds for a meaning that stands in one column."""
    columns = heads.columns.get(role, ())
    return row[columns[0]] if columns and columns[0] < len(row) else None
