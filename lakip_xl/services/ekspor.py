"""Reading budget exports: CSV or Excel files as finance applications write them.

Their columns have many names and orders, lines stand above the heads, totals between the rows,
and numbers are Indonesian text. What is looked for is a code, a description and a realisation.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lakip_xl.errors import LakipError
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.angka import baca_angka
from lakip_xl.rules.errors import RuleError

_Line = tuple[int, Sequence[Scalar]]
"""A row of the file and its number."""

HEADS_WITHIN = 40
"""The heads must stand among so many first rows that hold something."""
LARGEST_CSV = 32 * 1024 * 1024
MOST_COLUMNS = 256
"""Whatever stands further right is no budget, and must not cost memory."""

_SHARE = re.compile(r"%|persen|serapan|sisa|fisik")
_TOTAL = re.compile(r"total|jumlah|kumulatif|akumula|s\.?\s*/?\s*d\b|sampai")
_EARLIER = re.compile(r"\blalu\b|sebelum")


@dataclass(frozen=True, slots=True)
class BarisEkspor:
    """A row of an export that has a code."""

    line: int
    """Its row in the file."""
    kode: str
    uraian: str
    realisasi: float | None
    """Rupiah; None when the cell is blank."""
    masalah: str = ""
    """Why the row cannot be used, in Indonesian; "" when it can."""


@dataclass(frozen=True, slots=True)
class Ekspor:
    """An export: its rows with a code, and how many without one (totals, remarks) were passed."""

    rows: tuple[BarisEkspor, ...]
    without_code: int


def read_export(path: Path) -> Ekspor:
    """Read a budget export.

    Raises:
        LakipError: The file cannot be read, or has no columns for code and realisation.
    """
    is_text = path.suffix.lower() in {".csv", ".txt"}
    for grid in [_csv_lines(path)] if is_text else _sheets(path):
        for index, (_, row) in enumerate(grid[:HEADS_WITHIN]):
            heads = _heads(row, path.name)
            if heads is not None:
                return _read_rows(grid[index + 1 :], heads)
    raise LakipError(
        f"Berkas '{path.name}' tidak memuat kolom kode dan realisasi: periksa judul kolomnya, "
        "misalnya Kode, Uraian, Realisasi."
    )


def _heads(row: Sequence[Scalar], name: str) -> tuple[int, int | None, int] | None:
    """Find the columns for code, description and realisation in a row of heads.

    Raises:
        LakipError: Several columns could be the realisation.
    """
    words = [value.strip().casefold() if isinstance(value, str) else "" for value in row]
    kode = next((i for i, word in enumerate(words) if word.startswith("kode")), None)
    uraian = next((i for i, word in enumerate(words) if re.match("uraian|nama", word)), None)
    realisasi = [
        i for i, word in enumerate(words) if "realisasi" in word and not _SHARE.search(word)
    ]
    if kode is None or not realisasi:
        return None
    # Monthly exports have last month's, this month's, and the sum of both.
    whole = [i for i in realisasi if _TOTAL.search(words[i]) and not _EARLIER.search(words[i])]
    exact = [i for i in realisasi if words[i] == "realisasi"]
    chosen = next((found for found in (realisasi, exact, whole) if len(found) == 1), None)
    if chosen is None:
        titles = ", ".join(str(row[i]) for i in realisasi)
        raise LakipError(
            f"Berkas '{name}' memuat beberapa kolom realisasi ({titles}): hapus yang tidak "
            "dipakai, atau beri judul Realisasi pada yang benar."
        )
    return kode, uraian, chosen[0]


def _read_rows(lines: Sequence[_Line], heads: tuple[int, int | None, int]) -> Ekspor:
    found: list[BarisEkspor] = []
    without_code = 0
    for line, row in lines:
        kode, uraian, amount = (
            row[column] if column is not None and column < len(row) else None for column in heads
        )
        if _text(kode) and any(character.isdigit() for character in _text(kode)):
            found.append(_read_row(line, kode, _text(uraian), amount))
        elif amount not in (None, ""):
            without_code += 1
    return Ekspor(tuple(found), without_code)


def _read_row(line: int, kode: Scalar, uraian: str, amount: Scalar) -> BarisEkspor:
    masalah, value = "", None
    try:
        value, doubtful = _amount(amount)
    except RuleError:
        masalah = f"realisasi '{_text(amount)}' bukan angka"
    else:
        if doubtful:
            masalah = f"realisasi '{_text(amount)}' dapat dibaca dua cara"
    if isinstance(kode, float) and not kode.is_integer():
        # 1.10 typed as a number has become 1.1: another code.
        masalah = f"kode {kode:g} tersimpan sebagai angka, bukan teks"
    return BarisEkspor(line, normal_code(_text(kode)), uraian, value, masalah)


def _amount(value: Scalar) -> tuple[float | None, bool]:
    """Give rupiah and whether they could be read otherwise.

    Raises:
        RuleError: It is no number.
    """
    if value is None or (isinstance(value, str) and value.strip() in ("", "-")):
        return None, False
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value), False
    angka = baca_angka(_text(value))
    # Rupiah have no thousandths: a dot before three digits separates thousands here.
    return angka.nilai, angka.ambigu and "," in _text(value)


def normal_code(text: str) -> str:
    """Write a code as it is compared: without blanks, final dots and leading zeros.

    >>> normal_code(" 01.02.03. ")
    '1.2.3'
    """
    parts = re.sub(r"\s+", "", text).strip(".").split(".")
    return ".".join(part.lstrip("0") or "0" for part in parts)


def _text(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _csv_lines(path: Path) -> list[_Line]:
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_CSV else None
    except OSError:
        raise LakipError(
            f"Berkas '{path.name}' tidak dapat dibaca: tutup dahulu di program lain, lalu ulangi."
        ) from None
    if content is None:
        raise LakipError(f"Berkas '{path.name}' terlalu besar untuk sebuah ekspor anggaran.")
    text = _decoded(content)
    sample = text[:4096]
    delimiter = max(
        ";\t,|", key=lambda mark: sample.count(mark) if mark != "," else sample.count(mark) / 3
    )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [
            (number, [cell.strip() or None for cell in row])
            for number, row in enumerate(reader, start=1)
        ]
    except csv.Error:
        raise LakipError(
            f"Berkas '{path.name}' bukan CSV yang utuh: ekspor ulang dari aplikasinya."
        ) from None


def _decoded(content: bytes) -> str:
    """The text of a CSV file, in the encodings that Excel and finance applications use."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _sheets(path: Path) -> Iterator[list[_Line]]:
    """The rows of each sheet that hold something."""
    workbook = Workbook(open_package(path, kind=Kind.WORKBOOK))
    for sheet in workbook.sheets:
        rows: dict[int, dict[int, Scalar]] = {}
        for cell in workbook.cells(sheet):
            if cell.column <= MOST_COLUMNS:
                rows.setdefault(cell.row, {})[cell.column] = cell.value
        yield [
            (number, [row.get(column) for column in range(1, max(row) + 1)])
            for number, row in sorted(rows.items())
        ]
