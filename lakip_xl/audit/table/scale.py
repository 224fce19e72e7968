"""Scales that the report itself states in a table of bounds and labels."""

import re

from lakip_xl.audit.labels import MARKS as TANDA
from lakip_xl.audit.printed import FIGURE, read_number
from lakip_xl.audit.table.join import RawTable
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.skala import Kelas, Skala, susun_skala

_WORDS = (
    (re.compile(r"\\leq|<=|paling tinggi|maksimal", re.IGNORECASE), "≤"),
    (re.compile(r"\\geq|>=|paling rendah|minimal|sekurang-kurangnya", re.IGNORECASE), "≥"),
    (re.compile(r"\b(?:lebih dari|di ?atas|lebih besar(?: dari)?)(?!\w)", re.IGNORECASE), ">"),
    (re.compile(r"\b(?:kurang dari|di ?bawah|lebih kecil(?: dari)?)(?!\w)", re.IGNORECASE), "<"),
    (re.compile(r"\b(?:atau lebih|ke ?atas)\b", re.IGNORECASE), "+"),
    (
        re.compile(r"\bs\.?\s?/?d\.?(?!\w)|\bsampai(?: dengan)?\b|\bhingga\b|[–—]", re.IGNORECASE),
        "-",
    ),
    (re.compile(r"\\bar\{x\}|\$|%|\bpersen\b|\bnilai\b|\bx\b", re.IGNORECASE), " "),
)
_TOKEN = re.compile(rf"{FIGURE}|[<>≤≥+\-]")
_LETTERS = re.compile(r"[A-Za-z]{4,}")


def read_scale(table: RawTable) -> Skala | None:
    """Read a scale out of a small table; ``None`` for any other table."""
    if not 3 <= len(table.rows) <= 12:
        return None
    classes: list[tuple[float | None, bool, str]] = []
    for row in table.rows:
        bounds = [(i, b) for i, text in enumerate(row.texts) if (b := _bound(text)) is not None]
        if not bounds:
            continue
        labels = [t for i, t in enumerate(row.texts) if i != bounds[0][0] and _LETTERS.search(t)]
        labels = [t for t in dict.fromkeys(labels) if _bound(t) is None]
        if len(labels) != 1 or len(labels[0]) > 40:
            return None
        classes.append((*bounds[0][1], " ".join(TANDA.sub(" ", labels[0]).split())))
    if len(classes) < 3:
        return None
    lowest = min(classes, key=lambda k: float("-inf") if k[0] is None else k[0])
    try:
        return susun_skala(
            table.title or "naskah",
            [
                Kelas(label, None if (bound, own, label) == lowest else bound, own)
                for bound, own, label in classes
            ],
        )
    except RuleError:
        return None


def _bound(text: str) -> tuple[float | None, bool] | None:
    """Read the lower bound of a class and whether it belongs to it.

    Example:
        >>> _bound("70 < x ≤ 85"), _bound("≥ 91%"), _bound("76 - 90"), _bound("≤ 55")
        ((70.0, False), (91.0, True), (76.0, True), (None, False))
        >>> _bound("Lebih dari 75% sd 100%"), _bound("Kurang dari 55"), _bound("90 ke atas")
        ((75.0, False), (None, False), (90.0, True))
    """
    if len(text) > 60:
        return None
    for pattern, sign in _WORDS:
        text = pattern.sub(sign, text)
    if _LETTERS.search(text):
        return None
    tokens = _TOKEN.findall(text)
    numbers = [n.value for t in tokens if t[0].isdigit() and (n := read_number(t)) is not None]
    shape = "".join("n" if t[0].isdigit() else t for t in tokens)
    if shape in {"<n", "≤n"}:
        return None, False
    if shape in {">n", ">n-n", ">n-≤n", "n<≤n", "n<<n", ">n≤n", ">n<n", ">n-<n"}:
        return numbers[0], False
    if shape in {
        "≥n",
        "n-n",
        "n+",
        "≥n-n",
        "n≤<n",
        "n≤≤n",
        "≥n-<n",
        "≥n<n",
        "n-<n",
        "n≤",
        "n<",
        "≥n≤n",
        "n-≤n",
    }:
        return numbers[0], True
    return None
