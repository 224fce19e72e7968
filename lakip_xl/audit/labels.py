"""Categories as reports write them: brought to one form, and held against the scale they are of."""

import re
from collections.abc import Iterable

from lakip_xl.rules.skala import Skala, kategori, kunci_label
from lakip_xl.schemes import LAKIP, PERMENDAGRI86

MARKS = re.compile(r"[\"“”'‘’.,:;()=*]")
ALIKE = {"kurang berhasil": "tidak berhasil"}
"""Labels that other reports use for a class of the presets."""


def clean_label(text: str) -> str:
    """Bring a category to the form in which labels are compared.

    Example:
        >>> clean_label('"Baik Sekali"')
        'sangat baik'
    """
    label = kunci_label(MARKS.sub(" ", text))
    label = f"sangat {label.removesuffix(' sekali')}" if label.endswith(" sekali") else label
    return ALIKE.get(label, label)


def class_of(value: float, scale: Skala) -> str:
    """Name the class of a number, as it is compared."""
    return clean_label(kategori(value, scale))


def labels_of(scale: Skala) -> set[str]:
    """Give the labels of a scale, as they are compared."""
    return {clean_label(one.label) for one in scale.kelas}


def preset_with(labels: Iterable[str]) -> Skala | None:
    """Find the preset that has all these labels, if just one has."""
    wanted = set(labels)
    found = [s for s in (LAKIP, PERMENDAGRI86) if wanted and wanted <= labels_of(s)]
    return found[0] if len(found) == 1 else None


_GOOD = {"tinggi", "baik", "berhasil", "memuaskan", "efektif", "efisien", "mantap", "puas", "cepat"}
_POOR = {"rendah", "buruk", "jelek", "gagal", "lambat"}
_MIDDLE = {"sedang", "cukup", "agak"}
_DEGREES = "sangat|cukup|kurang|tidak|agak"
_WORDS = "|".join(sorted(_GOOD | _POOR | _MIDDLE | {"kurang"}))
LABEL = re.compile(
    rf"(?<!lebih )(?<!paling )\b(?:(?:{_DEGREES})\s+){{0,2}}"
    rf"(?:{_WORDS})\b(?:\s+sekali\b)?(?! dari)",
    re.IGNORECASE,
)
"""A category in a text."""


def rank(label: str) -> int | None:
    """Place a category between the others of a scale; ``None`` for words that are none.

    Example:
        >>> [rank(x) for x in ("Sangat Baik", "Tinggi", "Cukup", "Kurang", "Sangat Rendah")]
        [3, 2, 1, 0, -1]
    """
    words = clean_label(label).split()
    if not 1 <= len(words) <= 3:
        return None
    *before, last = words
    known = last in _GOOD | _POOR | _MIDDLE | {"kurang"}
    if not known or not set(before) <= {*_DEGREES.split("|")}:
        return None
    very = "sangat" in before
    if "tidak" in before:
        return -2 if very else -1
    if last in _POOR or "kurang" in words:
        return -1 if very else 0
    if last in _MIDDLE or set(before) & _MIDDLE:
        return 1
    return 3 if very else 2
