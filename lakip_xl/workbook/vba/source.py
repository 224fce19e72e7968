"""How a Python text becomes VBA source: quoting, characters outside ASCII, long lines."""

from collections.abc import Iterable

PRINTABLE_ASCII = range(0x20, 0x7F)


def literal(text: str) -> str:
    """Write a text as a VBA expression.

    A VBA source file has the code page of the machine, so a character outside ASCII is
    written by its number.

    >>> print(literal('batas "baik" ≤ 85'))
    "batas ""baik"" " & ChrW(8804) & " 85"
    >>> literal("")
    '""'
    """
    pieces: list[str] = []
    plain = ""
    for character in text:
        if ord(character) in PRINTABLE_ASCII:
            plain += character.replace('"', '""')
            continue
        if plain:
            pieces.append(f'"{plain}"')
            plain = ""
        pieces.append(f"ChrW({ord(character)})")
    if plain or not pieces:
        pieces.append(f'"{plain}"')
    return " & ".join(pieces)


def call(head: str, arguments: Iterable[str]) -> str:
    """Write a statement with one argument a line, continued as VBA wants it.

    >>> print(call("Describe", ['"A"', '"B"']))
    Describe _
        "A", _
        "B"
    """
    return head + " _\n    " + ", _\n    ".join(arguments)
