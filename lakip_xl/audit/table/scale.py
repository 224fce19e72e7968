"""Scales that the report itself states in a table of bounds and labels."""

import re
from collections.abc import Iterator, Sequence

from lakip_xl.audit.labels import LABEL
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
_FILLER = re.compile(
    r"^\s*\(?\w{1,2}[.)]\s|\([A-Z]{1,2}\)|\b(?:kategori|kriteria|predikat|capaian\w*|kinerja|realisasi|skor|interval|"
    r"rentang|apabila|jika|bila|bilamana|dengan|antara|adalah|berarti|termasuk|maka|dan|untuk|skala)\b|[();:=]+|,(?!\d)",
    re.IGNORECASE,
)
"""What stands around the bounds of a class besides the bounds."""
LONGEST_TOLD = 400
_LETTERS = re.compile(r"[A-Za-z]{4,}")


Classes = list[tuple[float | None, bool, str]]
"""Lower bound, whether it belongs to the class, and label."""


def read_scale(table: RawTable) -> Skala | None:
    """Read a scale out of a small table; ``None`` for any other table."""
    if not 3 <= len(table.rows) <= 12:
        return None
    classes: Classes = []
    for row in table.rows:
        bounds = [(i, b) for i, text in enumerate(row.texts) if (b := _bound(text)) is not None]
        if not bounds:
            continue
        labels = [t for i, t in enumerate(row.texts) if i != bounds[0][0] and _LETTERS.search(t)]
        labels = [t for t in dict.fromkeys(labels) if _bound(t) is None]
        if len(labels) != 1 or len(labels[0]) > 40:
            return None
        classes.append((*bounds[0][1], " ".join(TANDA.sub(" ", labels[0]).split())))
    return _scale(classes, table.title)


def _scale(classes: Classes, title: str) -> Skala | None:
    if len(classes) < 3:
        return None
    lowest = min(classes, key=lambda k: float("-inf") if k[0] is None else k[0])
    try:
        return susun_skala(
            title or "naskah",
            [
                Kelas(label, None if (bound, own, label) == lowest else bound, own)
                for bound, own, label in classes
            ],
        )
    except RuleError:
        return None


def told_scales(texts: Sequence[str]) -> Iterator[Skala]:
    """Read the scales that paragraphs tell: one class a paragraph, or all in one.

    Example:
        >>> [one] = told_scales(["Kategori: Sangat Baik (> 90), Baik (76 - 90), Cukup (≤ 75)"])
        >>> [(k.label, k.batas) for k in one.kelas]
        [('Sangat Baik', 90.0), ('Baik', 76.0), ('Cukup', None)]
    """
    run: Classes = []
    for text in (*texts, ""):
        told = _told(text)
        if len(told) == 1:
            run += told
            continue
        for classes in (run, told):
            if (scale := _scale(classes, "naskah")) is not None:
                yield scale
        run = []


def _told(text: str) -> Classes:
    """Give the classes of a text that names each with its bounds, before or after them all."""
    labels = list(LABEL.finditer(text))
    if not labels or len(text) > LONGEST_TOLD or not any(ch.isdigit() for ch in text):
        return []
    edges = [0, *(edge for one in labels for edge in one.span()), len(text)]
    gaps = [
        _bound(_FILLER.sub(" ", text[a:b])) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
    rest, bounds = (gaps[0], gaps[1:]) if gaps[0] is None else (gaps[-1], gaps[:-1])
    names = [" ".join(one[0].split()).title() for one in labels]
    classes = [(*b, name) for b, name in zip(bounds, names, strict=True) if b is not None]
    return classes if rest is None and len(classes) == len(names) else []


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
        "n≤n",
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
