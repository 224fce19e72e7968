"""Codes in files of other programs: in one column, in pieces, in a column a level, before names."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from lakip_xl.rules.kode import kode_baku
from lakip_xl.services.grid import Value
from lakip_xl.services.tabular import Heads, cell

LEVELS = ("Program", "Kegiatan", "Subkegiatan")
COLUMNS = ("program", "kegiatan", "sub")
_NAMES = ("Uraian", "Uraian sub", "Uraian kegiatan", "Uraian program")
_CODED = re.compile(
    r"([0-9Xx]{1,4}(?:\s*\.\s*[0-9Xx]{1,4})*)\.?(?:\s*[-\u2013:]\s*|\s+)(\D.*)", re.DOTALL
)
_CODE = re.compile(r"[0-9A-Za-z]{1,6}(?:\.[0-9A-Za-z]{1,6})*")


def is_account(kode: str, carried: list[tuple[str, str]]) -> bool:
    """Whether a code is an account's (5.1.02...) below a subkegiatan (5.01.01...)."""
    if not carried or carried[-1][0].count(".") < 5:
        return False
    parts = kode.split(".")
    return len(parts) > 1 and len(parts[1]) == 1 and parts[1].isdecimal()


def single_code(row: Sequence[Value], heads: Heads, texts: set[str]) -> tuple[str, str]:
    """The code and name of a line whose columns of codes hold those of all levels."""
    pieces = [row[c] for c in heads.columns.get("Kode", ()) if c < len(row) and row[c] is not None]
    named = (cell(row, heads, role) for role in _NAMES)
    name = next((text for value in named if (text := text_of(value))), "")
    if not pieces and (match := _CODED.fullmatch(name)):
        return code_of(match[1], texts), match[2].strip()
    if not pieces:
        return "", name
    first = text_of(pieces[0])
    if len(pieces) == 1 and (match := _CODED.fullmatch(first)):
        return code_of(match[1], texts), name or match[2].strip()
    if len(pieces) == 1:
        return code_of(pieces[0], texts), name
    codes = [code_of(piece, texts) for piece in pieces]
    nested = all(b.startswith(f"{a}.") for a, b in pairwise(codes))
    return (codes[-1] if nested else ".".join(codes)), name


def level_codes(
    row: Sequence[Value], heads: Heads, carried: list[tuple[str, str]], texts: set[str]
) -> list[tuple[str, str]]:
    """The chain of a line that has columns for each level; blanks repeat what stood above."""
    chain: list[tuple[str, str]] = []
    found = []
    for order, level in enumerate(COLUMNS):
        value, name = (
            cell(row, heads, f"Kode {level}"),
            text_of(cell(row, heads, f"Uraian {level}")),
        )
        if value is None and (match := _CODED.fullmatch(name)):
            value, name = match[1], match[2]
        elif isinstance(value, str) and (match := _CODED.fullmatch(value)):
            value, name = match[1], name or match[2]
        if value is None and name:
            raise ValueError(f"{LEVELS[order]} '{name[:60]}' tidak berkode")
        if value is not None:
            found.append(
                (order, code_of(value, texts), name or text_of(cell(row, heads, "Uraian")))
            )
    if not found:
        return carried
    chain = carried[: found[0][0]] if len(carried) >= found[0][0] else []
    for _, code, name in found:
        if chain and not code.startswith(f"{chain[-1][0]}."):
            code = f"{chain[-1][0]}.{code}"  # noqa: PLW2901 - a code relative to its parent's
        chain.append((code, name))
    return chain


def code_of(value: Value, texts: set[str]) -> str:
    """A code as it is written into the workbook.

    Raises:
        ValueError: it is none, or was a number that may have lost a zero.
    """
    text = re.sub(r"\s+", "", text_of(value)).strip(".")
    if isinstance(value, float) and not value.is_integer():
        # 1.10 typed as a number has become 1.1: only codes below it show which was meant.
        below = any(other.startswith(f"{text}.") for other in texts)
        if not below or any(other.startswith(f"{text}0.") for other in texts):
            raise ValueError(f"kode {text} tersimpan sebagai angka, bukan teks")
    if not _CODE.fullmatch(text) or not any(letter.isdigit() for letter in text):
        raise ValueError(f"'{text_of(value)[:60]}' bukan kode")
    return text


def same_code(kode: str) -> str:
    """A code in the form in which codes are compared."""
    return kode_baku(kode) or kode


def text_of(value: Value) -> str:
    """What a cell shows, as one line."""
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else " ".join(value.split())


def level_names(codes: Collection[str]) -> dict[str, str | None]:
    """Name the level of each code; None above the programmes.

    The ministry's codes have fixed places: 5.01.01 is a program, 5.01.01.2.01 a kegiatan, and
    5.01.01.2.01.0001 a subkegiatan. Other codes count from the highest that the file has.

    >>> level_names({"5.01", "5.01.01", "5.01.01.2.01"})
    {'5.01': None, '5.01.01': 'Program', '5.01.01.2.01': 'Kegiatan'}
    >>> level_names({"1", "1.1"}), level_names({"2.1.3"})
    ({'1': 'Program', '1.1': 'Kegiatan'}, {'2.1.3': 'Subkegiatan'})
    """
    ministry = any(code.count(".") >= 4 for code in codes)
    # Codes of one to three places say their level themselves, also where parents are left out.
    counted = all(code.count(".") < len(LEVELS) for code in codes) and (
        any("." not in code for code in codes)
        or not any(code.rpartition(".")[0] in codes for code in codes)
    )
    names: dict[str, str | None] = {}
    for code in sorted(codes):
        if ministry:
            names[code] = {3: LEVELS[0], 5: LEVELS[1], 6: LEVELS[2]}.get(code.count(".") + 1)
        elif counted:
            names[code] = LEVELS[code.count(".")]
        else:
            parts = code.split(".")
            depth = sum(".".join(parts[:n]) in codes for n in range(1, len(parts)))
            names[code] = LEVELS[min(depth, 2)]
    return names
