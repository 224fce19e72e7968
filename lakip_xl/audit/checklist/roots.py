"""The roots of Indonesian words, so that a declaration names a stem and finds its forms."""

from functools import lru_cache

_SUFFIXES = ("nya", "lah", "kah", "kan", "an", "i")
_PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("meng", ("", "k")), ("peng", ("", "k")), ("meny", ("s",)), ("peny", ("s",)),
    ("mem", ("", "p")), ("pem", ("", "p")), ("men", ("", "t")), ("pen", ("", "t")),
    ("me", ("",)), ("pe", ("",)), ("di", ("",)), ("ter", ("",)), ("ber", ("",)),
    ("per", ("",)), ("ke", ("",)), ("se", ("",)), ("te", ("",)), ("be", ("",)),
)  # fmt: skip
"""A prefix, and the letters that it may have taken the place of."""
_SHORTEST = 3
_DEPTH = 3


@lru_cache(maxsize=20_000)
def roots(word: str) -> frozenset[str]:
    """Give every root that a word may have, itself among them.

    It finds too many rather than too few: a declaration names real stems only.

    Example:
        >>> "reviu" in roots("direviu"), "sebab" in roots("disebabkan"), "capai" in roots("capaian")
        (True, True, True)
        >>> "publikasi" in roots("dipublikasikan"), "hambat" in roots("penghambat")
        (True, True)
    """
    found = {word.casefold()}
    new = set(found)
    for _ in range(_DEPTH):
        new = {part for one in new for part in _stripped(one)} - found
        found |= new
    return frozenset(found)


def _stripped(word: str) -> set[str]:
    result = {
        word[: -len(suffix)]
        for suffix in _SUFFIXES
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST
    }
    for prefix, lost in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST - 1:
            result |= {letter + word[len(prefix) :] for letter in lost}
    return result
