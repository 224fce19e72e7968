"""Numbering styles: I, A, 1, a, A.1, and which level of a table each of them marks."""

import re

_ROMAWI = re.compile(r"^[IVX]+$")


def gaya(kode: str) -> str:
    """Name the style of a number.

    Example:
        >>> [gaya(kode) for kode in ("II", "B", "3", "c", "A.1")]
        ['romawi', 'kapital', 'angka', 'kecil', 'bertitik1']
    """
    if "." in kode or ")" in kode:
        return f"bertitik{kode.count('.')}"
    if _ROMAWI.match(kode):
        return "romawi"
    if kode.isdecimal():
        return "angka"
    return "kapital" if kode.isupper() else "kecil"


def tingkat_gaya(kode: list[str]) -> list[int] | None:
    """Give the level of every line by its style, the outermost style seen first.

    Args:
        kode: The numbers in order; all must be there.

    Returns:
        Levels from 0, or ``None`` when there is one style only or a number is missing.

    Example:
        >>> tingkat_gaya(["I", "1", "a", "b", "2", "II"])
        [0, 1, 2, 2, 1, 0]
    """
    if not kode or not all(kode):
        return None
    urutan = list(dict.fromkeys(gaya(satu) for satu in kode))
    if len(urutan) < 2:
        return None
    return [urutan.index(gaya(satu)) for satu in kode]


def jalur(kode: list[str]) -> list[str] | None:
    """Give the path of every line through the levels above it.

    Example:
        >>> jalur(["I", "1", "a", "2", "II", "1"])
        ['I', 'I.1', 'I.1.a', 'I.2', 'II', 'II.1']
    """
    tingkat = tingkat_gaya(kode)
    if tingkat is None or any("." in satu for satu in kode):
        return None
    hasil: list[str] = []
    di_atas: list[str] = []
    for satu, dalam in zip(kode, tingkat, strict=True):
        di_atas = [*di_atas[:dalam], satu]
        hasil.append(".".join(di_atas))
    return hasil
