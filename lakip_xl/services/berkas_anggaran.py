"""A grid read as budget or performance: rows of every level, accounts summed, the rest named.

Exports are flat (one line an account, with the codes of all levels) or levelled (one line a
level); both become one record a code. A sum of which a part cannot be read is not formed: its
record says so in words. A blank would leave the totals above silently too low; a text makes them
#VALUE!, and the audit names its cell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lakip_xl.rules.pembulatan import jumlahkan
from lakip_xl.services.angka_berkas import decimal_mark, is_number, read_number
from lakip_xl.services.grid import Grid, Value
from lakip_xl.services.kode_berkas import (
    COLUMNS,
    is_account,
    level_codes,
    level_names,
    same_code,
    single_code,
    text_of,
)
from lakip_xl.services.tabular import Heads, cell

NUMBERS = ("Anggaran", "Realisasi", "Target")
_TOTAL = re.compile(r"(?:grand\s+)?(?:jumlah|total|sub\s*total)\b", re.IGNORECASE)
_UNWRITTEN = "tidak ditulis sebagai angka"
_NUMBERING = re.compile(r"\(?\d{1,2}\)?(?:\s*[=(].*)?")

UNTOLD = "tidak terbaca dari berkas"
"""Stands in a cell whose amount the file does not tell."""


@dataclass(slots=True)
class Record:
    """What a file says of one row of ours."""

    line: int
    kode: str = ""
    tingkat: str = ""
    uraian: str = ""
    values: dict[str, float | str] = field(default_factory=dict)
    """By role; a text under a role of ``NUMBERS`` is what could not be read as a number."""


@dataclass(slots=True)
class Reading:
    """The records of a file, and what was passed over or not understood, by row."""

    records: list[Record] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    passed: list[tuple[int, str]] = field(default_factory=list)
    totals: list[tuple[int, Sequence[Value]]] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    number: int
    chain: list[tuple[str, str]]
    """Code and name of each level that the line belongs to, the highest first."""
    account: bool
    row: Sequence[Value]


@dataclass(slots=True)
class _Node:
    line: int
    kode: str
    uraian: str
    own: list[_Line] = field(default_factory=list)
    accounts: list[_Line] = field(default_factory=list)


def read_grid(grid: Grid, heads: Heads, table: str) -> Reading:
    """Read a grid whose heads are known."""
    reading = Reading()
    convention = {
        role: decimal_mark([cell(row, heads, role) for _, row in grid.rows[heads.first_row :]])
        for role in NUMBERS
    }
    if table == "tblIKU":
        for number, row in _content(grid, heads, reading):
            record = Record(number)
            _take(record, row, heads, convention, reading)
            if "Indikator" in record.values:
                reading.records.append(record)
            else:
                reading.problems.append((number, "tidak bernama indikator"))
        return reading
    lines = list(_lines(_content(grid, heads, reading), heads, reading))
    nodes: dict[str, _Node] = {}
    for line in lines:
        for kode, name in line.chain:
            node = nodes.setdefault(same_code(kode), _Node(line.number, kode, name))
            node.uraian = node.uraian or name
        last = nodes[same_code(line.chain[-1][0])]
        (last.accounts if line.account else last.own).append(line)
    levels = level_names(nodes)
    for key, node in nodes.items():
        if levels[key] is None:
            reading.passed.append(
                (node.line, f"{node.kode} {node.uraian}: di atas tingkat program")
            )
            continue
        found = Record(node.line, node.kode, levels[key] or "", node.uraian)
        if table == "tblProgram":
            reading.records += _indicators(found, node, heads, convention, reading)
        else:
            _amounts(found, node, heads, convention, reading)
            reading.records.append(found)
    if table == "tblAnggaran":
        _hold_total(reading, heads, convention)
    return reading


def _hold_total(reading: Reading, heads: Heads, convention: dict[str, str]) -> None:
    """Hold the file's last total against the rows: a row that was lost shows itself here."""
    codes = {same_code(record.kode) for record in reading.records}
    parents = {code.rpartition(".")[0] for code in codes}
    if any(code.count(".") >= 4 for code in codes):
        parents |= {parent.rpartition(".")[0] for parent in parents}
    leaves = [record for record in reading.records if same_code(record.kode) not in parents]
    for number, row in reading.totals[-1:]:
        for role in ("Anggaran", "Realisasi"):
            try:
                stated = read_number(cell(row, heads, role), convention[role], money=True)
            except ValueError:
                continue
            amounts = [v for record in leaves if isinstance(v := record.values.get(role), float)]
            if stated is not None and abs(jumlahkan(amounts) - stated) >= 1:
                reading.problems.append(
                    (number, f"jumlah {role} di berkas berbeda dari jumlah baris terbawahnya")
                )


def _content(grid: Grid, heads: Heads, reading: Reading) -> Iterator[tuple[int, list[Value]]]:
    """The rows that say something: no repeated heads, column numbers, totals."""
    words = {
        str(v).casefold() for _, row in grid.rows[: heads.first_row] for v in row if v is not None
    }
    after_heads = True
    for number, row in grid.rows[heads.first_row :]:
        filled = [str(int(v)) if isinstance(v, float) and v.is_integer() else str(v)
                  for v in row if v is not None]  # fmt: skip
        if all(text.casefold() in words for text in filled) and len(filled) > 1:
            reading.passed.append((number, "kepala tabel berulang"))
            after_heads = True
            continue
        numbers = [re.sub(r"\D.*", "", t.strip("(")) for t in filled]
        counted = all(map(_NUMBERING.fullmatch, filled)) and numbers == [
            str(n) for n in range(int(numbers[0] or 0), int(numbers[0] or 0) + len(numbers))
        ]
        if after_heads and len(filled) > 2 and counted:
            reading.passed.append((number, "nomor kolom"))
            continue
        after_heads = False
        text = next((t for t in row if isinstance(t, str)), "")
        if _TOTAL.match(text):
            reading.passed.append((number, f"baris jumlah: {text[:60]}"))
            reading.totals.append((number, row))
            continue
        yield number, row


def _lines(
    rows: Iterator[tuple[int, list[Value]]], heads: Heads, reading: Reading
) -> Iterator[_Line]:
    # Where one column holds the codes of all levels, columns of names only name them.
    words = ("Kode",) if "Kode" in heads.columns else ("Kode", "Uraian")
    levelled = any(f"{word} {name}" in heads.columns for word in words for name in COLUMNS)
    everything = list(rows)
    texts = {text_of(v) for _, row in everything for v in row if isinstance(v, str)}
    carried: list[tuple[str, str]] = []
    for number, row in everything:
        try:
            if levelled:
                chain = level_codes(row, heads, carried, texts)
                account = bool(cell(row, heads, "Kode akun") or cell(row, heads, "Uraian akun"))
            else:
                chain = [single_code(row, heads, texts)]
                account = is_account(chain[0][0], carried)
                chain = carried[-1:] if account else chain
        except ValueError as problem:
            reading.problems.append((number, str(problem)))
            continue
        if not chain or not chain[-1][0]:
            if any(is_number(cell(row, heads, role)) for role in NUMBERS):
                reading.problems.append((number, "tidak berkode, padahal berisi angka"))
            else:
                reading.passed.append((number, "tidak berkode dan tidak berisi angka"))
            continue
        carried = chain
        yield _Line(number, chain, account, row)


def _amounts(
    record: Record, node: _Node, heads: Heads, convention: dict[str, str], reading: Reading
) -> None:
    for role in ("Anggaran", "Realisasi"):
        if role not in heads.columns:
            continue
        try:
            own = _all(node.own, heads, role, convention)
            accounts = _all(node.accounts, heads, role, convention)
        except ValueError as problem:
            reading.problems.append((node.line, f"{node.kode} {role}: {problem}; {_UNWRITTEN}"))
            record.values[role] = UNTOLD
            continue
        columns_of_levels = "Kode" not in heads.columns
        if len(node.own) > 1 and not columns_of_levels:
            reading.problems.append(
                (
                    node.own[-1].number,
                    f"kode {node.kode} muncul lebih dari sekali; {role} {_UNWRITTEN}",
                )
            )
            record.values[role] = UNTOLD
        elif own and accounts and abs(jumlahkan(own) - jumlahkan(accounts)) >= 1:
            reading.problems.append(
                (node.line, f"{node.kode} {role}: berbeda dari jumlah rekeningnya; {_UNWRITTEN}")
            )
            record.values[role] = UNTOLD
        elif own or accounts:
            record.values[role] = jumlahkan(own or accounts)


def _all(lines: list[_Line], heads: Heads, role: str, convention: dict[str, str]) -> list[float]:
    values = []
    for line in lines:
        value = read_number(cell(line.row, heads, role), convention[role], money=True)
        if value is not None:
            values.append(value)
    return values


def _indicators(
    found: Record, node: _Node, heads: Heads, convention: dict[str, str], reading: Reading
) -> list[Record]:
    records = []
    for line in node.own:
        record = Record(line.number, found.kode, found.tingkat, found.uraian)
        _take(record, line.row, heads, convention, reading)
        if "Indikator" in record.values:
            records.append(record)
    return records


def _take(
    record: Record, row: Sequence[Value], heads: Heads, convention: dict[str, str], reading: Reading
) -> None:
    for role in heads.columns:
        value = cell(row, heads, role)
        if value is None or role.startswith(("Kode", "Uraian")):
            continue
        if role not in NUMBERS:
            record.values[role] = text_of(value)
            continue
        try:
            number = read_number(value, convention[role], money=False)
        except ValueError as problem:
            reading.problems.append((record.line, f"{role}: {problem}; {_UNWRITTEN}"))
            record.values[role] = text_of(value)
            continue
        if number is not None:
            record.values[role] = number
