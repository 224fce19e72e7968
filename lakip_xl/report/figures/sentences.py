"""The values inside a row's sentences: its numbers, and the words that follow from them.

The sentences are made by ``rules.penjelasan``. What stands between their values belongs to who
edits the report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"-?(?:Rp )?-?\d(?:[\d.]*\d)?(?:,\d+)?%?"
_VALUES = re.compile(
    rf"\b(?:target|realisasi|capaian)(?: kinerja)? (?P<named>{_NUMBER})"
    rf"|\b(?:sama dengan|sampai) (?P<second>{_NUMBER})"
    r"|(?P<state>\b(?:belum )?tercapai\b)"
    r"|(?P<place>\b(?:sama dengan|lebih besar dari|lebih kecil dari|di dalam|di atas|di bawah)\b)"
    r"|\btermasuk kategori (?P<category>.+)(?=\.$)",
    re.IGNORECASE,
)
_TITLES = {"target": "Target", "realisasi": "Realisasi", "capaian": "Capaian"}


IN_SENTENCE = "s"
"""How the forms of such values begin."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence."""

    text: str
    column: str = ""
    """The column that it is about; "" for words between the values."""
    form: str = ""


def pieces(sentence: str) -> Iterator[Piece]:
    """Cut a row's sentences into values and the words between them.

    >>> said = "Target IKU belum tercapai: realisasi 7 Orang lebih kecil dari target 8 Orang."
    >>> [(one.column, one.text) for one in pieces(said) if one.column]  # doctest: +ELLIPSIS
    [('Penjelasan', 'belum tercapai'), ('Realisasi', '7'), ('Penjelasan', 'lebih kecil dari'), ...
    >>> "".join(one.text for one in pieces(said)) == said
    True
    """
    end = 0
    seen: set[tuple[str, str]] = set()
    for found in _VALUES.finditer(sentence):
        group = found.lastgroup or ""
        column, form = _named(group, found)
        if (column, form) in seen:
            form += "b"  # "tidak dihitung karena target 0: realisasi 1, target 0"
        if (column, form) in seen:
            continue
        seen.add((column, form))
        if found.start(group) > end:
            yield Piece(sentence[end : found.start(group)])
        yield Piece(found[group], column, form)
        end = found.end(group)
    if end < len(sentence):
        yield Piece(sentence[end:])


def _named(group: str, found: re.Match[str]) -> tuple[str, str]:
    """Give the column and the form, in which is told apart what has no column of its own."""
    if group == "named":
        return _TITLES[found[0].split()[0].casefold()], IN_SENTENCE
    if group == "second":
        return "Target", f"{IN_SENTENCE}2"
    if group == "category":
        return "Kategori", IN_SENTENCE
    return "Penjelasan", f"{IN_SENTENCE}{1 if group == 'state' else 2}"
