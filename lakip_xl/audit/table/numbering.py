"""Numbering styles: I, A, 1, a, A.1, and which level of a table each of them marks."""

import re

_LETTER = re.compile(r"^[A-Z]$")
_ROMAN = re.compile(r"^[IVX]+$")


def style(code: str) -> str:
    """Name the style of a number.

    Example:
        >>> [style(code) for code in ("II", "B", "3", "c", "A.1")]
        ['romawi', 'kapital', 'angka', 'kecil', 'bertitik1']
    """
    if "." in code or ")" in code:
        return f"bertitik{code.count('.')}"
    if _ROMAN.match(code):
        return "romawi"
    if code.isdecimal():
        return "angka"
    return "kapital" if code.isupper() else "kecil"


def style_levels(code: list[str]) -> list[int] | None:
    """Give the level of every line by its style, the outermost style seen first.

    Args:
        code: The numbers in order; all must be there.

    Returns:
        Levels from 0, or ``None`` when there is one style only or a number is missing.

    Example:
        >>> style_levels(["I", "1", "a", "b", "2", "II"])
        [0, 1, 2, 2, 1, 0]
    """
    if not code or not all(code):
        return None
    order = list(dict.fromkeys(style(one) for one in code))
    if len(order) < 2:
        return None
    return [order.index(style(one)) for one in code]


def paths(code: list[str]) -> list[str] | None:
    """Give the path of every line through the levels above it.

    Example:
        >>> paths(["I", "1", "a", "2", "II", "1"])
        ['I', 'I.1', 'I.1.a', 'I.2', 'II', 'II.1']
    """
    levels = style_levels(code)
    if levels is None or any("." in one for one in code):
        return None
    result: list[str] = []
    upper: list[str] = []
    for one, depth in zip(code, levels, strict=True):
        upper = [*upper[:depth], one]
        result.append(".".join(upper))
    return result


def nested(codes: list[str]) -> list[str]:
    """Put the program before codes that start again in each: ``I``, ``A``, ``A.1`` … ``2``, ``A``.

    Example:
        >>> nested(["I", "A", "A.1", "B", "2", "A"])
        ['I/I', 'I/A', 'I/A.1', 'I/B', '2/2', '2/A']
    """
    result: list[str] = []
    top = letter = ""
    for code in codes:
        following = chr(ord(letter) + 1) if letter else "A"
        if code and "." not in code and not code.startswith(("A", following)):
            top, letter = code, ""
        elif _LETTER.match(code):
            letter = code
        result.append(f"{top}/{code}" if top and code else code)
    return result
