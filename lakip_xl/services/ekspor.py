"""Reading budget exports: CSV or Excel files as finance applications write them.

Their columns have many names and orders, lines stand above the heads, totals between the rows,
and numbers are Indonesian text. What is looked for is a code, a description and a realisation.
"""

import csv
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

HEADS_WITHIN = 40
"""The heads must stand among so many first rows."""
LARGEST_CSV = 32 * 1024 * 1024

_SHARE = re.compile(r"%|persen|serapan|sisa|fisik")


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
    grid = _csv_rows(path) if path.suffix.lower() in {".csv", ".txt"} else _workbook_rows(path)
    rows = list(grid)
    for index, row in enumerate(rows[:HEADS_WITHIN]):
        heads = _heads(row)
        if heads is not None:
            return _read_rows(rows, index + 1, heads)
    raise LakipError(
        f"Berkas '{path.name}' tidak memuat kolom kode dan realisasi: periksa judul kolomnya, "
        "misalnya Kode, Uraian, Realisasi."
    )


def _heads(row: Sequence[Scalar]) -> tuple[int, int | None, int] | None:
    """Find the columns for code, description and realisation in a row of heads."""
    words = [value.strip().casefold() if isinstance(value, str) else "" for value in row]
    kode = next((i for i, word in enumerate(words) if word.startswith("kode")), None)
    uraian = next((i for i, word in enumerate(words) if re.match("uraian|nama", word)), None)
    realisasi = next(
        (i for i, word in enumerate(words) if "realisasi" in word and not _SHARE.search(word)), None
    )
    if kode is None or realisasi is None:
        return None
    return kode, uraian, realisasi


def _read_rows(
    rows: Sequence[Sequence[Scalar]], start: int, heads: tuple[int, int | None, int]
) -> Ekspor:
    found: list[BarisEkspor] = []
    without_code = 0
    for line, row in enumerate(rows[start:], start=start + 1):
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


def _csv_rows(path: Path) -> Iterator[list[Scalar]]:
    try:
        content = path.read_bytes()
    except OSError:
        raise LakipError(
            f"Berkas '{path.name}' tidak dapat dibaca: tutup dahulu di program lain, lalu ulangi."
        ) from None
    if len(content) > LARGEST_CSV:
        raise LakipError(f"Berkas '{path.name}' terlalu besar untuk sebuah ekspor anggaran.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    sample = text[:4096]
    delimiter = max(
        ";\t,|", key=lambda mark: sample.count(mark) if mark != "," else sample.count(mark) / 3
    )
    for row in csv.reader(text.splitlines(), delimiter=delimiter):
        yield [cell.strip() or None for cell in row]


def _workbook_rows(path: Path) -> Iterator[list[Scalar]]:
    workbook = Workbook(open_package(path, kind=Kind.WORKBOOK))
    for sheet in workbook.sheets:
        if not sheet.has_cells:
            continue
        rows: dict[int, dict[int, Scalar]] = {}
        for cell in workbook.cells(sheet):
            rows.setdefault(cell.row, {})[cell.column] = cell.value
        if not rows:
            continue
        width = max(max(row) for row in rows.values())
        grid = [
            [rows.get(number, {}).get(column) for column in range(1, width + 1)]
            for number in range(1, max(rows) + 1)
        ]
        if any(_heads(row) for row in grid[:HEADS_WITHIN]):
            yield from grid
            return
