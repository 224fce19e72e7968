"""What a formula refers to: other files, sheets that go, names that go."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_QUOTED_TEXT = re.compile(r'"[^"]*"')
_SHEET = re.compile(r"'((?:[^']|'')+)'!|([^\s'!(),;:+\-*/^&=<>{}]+)!")
_WORD = re.compile(r"[A-Za-z_\\][\w.\\]*")


@dataclass(frozen=True, slots=True)
class Leaving:
    """What the frozen copy does not have any more."""

    sheets: frozenset[str]
    """Titles of sheets, in lower case."""
    names: frozenset[str] = frozenset()
    """Defined names, in lower case."""
    areas: Mapping[str, str] = field(default_factory=dict)
    """What names that go stood for, where that is a plain area which stays."""

    def spelled_out(self, formula: str) -> str:
        """Put plain areas in the place of the names that go.

        >>> Leaving(frozenset(), areas={"tahun": "Beranda!$C$8"}).spelled_out('A1<Tahun&"Tahun"')
        'A1<Beranda!$C$8&"Tahun"'
        """
        pieces = re.split(r'("[^"]*"|\'(?:[^\']|\'\')+\'!)', formula)
        return "".join(
            piece
            if index % 2
            else _WORD.sub(lambda one: self.areas.get(one[0].lower(), one[0]), piece)
            for index, piece in enumerate(pieces)
        )

    def concerns(self, formula: str) -> bool:
        """Tell whether a formula refers to another file, or to something that goes.

        >>> leaving = Leaving(frozenset({"bantu"}), frozenset({"daftar"}))
        >>> [leaving.concerns(f) for f in ("Bantu!$A$1", "'[1]Rekap'!A1", "Daftar", "IKU!A1")]
        [True, True, True, False]
        >>> leaving.concerns('IF(A1="Bantu!",1)'), leaving.concerns("'Daftar'!$J$8")
        (False, False)
        """
        bare = _QUOTED_TEXT.sub('""', formula)
        if "#REF!" in bare:
            return True
        for quoted, plain in _SHEET.findall(bare):
            title = (quoted or plain).replace("''", "'")
            # A table's columns stand in brackets too, but never in front of an exclamation mark.
            if "[" in title or self._goes(title):
                return True
        words = _WORD.findall(_SHEET.sub("", bare))
        return bool(self.names) and any(word.lower() in self.names for word in words)

    def _goes(self, title: str) -> bool:
        return any(part.lower() in self.sheets for part in (title, *title.split(":")))
