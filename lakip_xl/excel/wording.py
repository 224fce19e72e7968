"""How the macros put lists and warnings into a message."""

from collections.abc import Sequence

SHOWN = 8
"""How many rows a message lists before it only counts the rest."""

GO_ON = "Lanjutkan? Sesudahnya dapat dibatalkan dengan Ctrl+Z."


def listed(what: str, lines: Sequence[str]) -> str:
    """Say how many there are of something and list the first of them; "" for none.

    >>> print(listed("baris dilewati", ["baris 3", "baris 9"]), end="")
    2 baris dilewati:
    baris 3
    baris 9
    """
    if not lines:
        return ""
    rest = [f"... dan {len(lines) - SHOWN} lagi"] if len(lines) > SHOWN else []
    return "\n".join([f"{len(lines)} {what}:", *lines[:SHOWN], *rest, ""])
