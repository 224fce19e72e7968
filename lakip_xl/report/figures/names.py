"""What a figure of a report is called, so that it is found again in a text that people edited.

A name says where the figure comes from (table, row by its key, column; or a named cell), where it
is printed and in which form. With a mark of what was printed it is the tag of a content control:
``lk|IKU|Capaian|1.2|ringkasan|QX3TA``.
"""

import re
from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256

_PREFIX, _BAR, _TABLE = "lk", "|", "tbl"
_LONGEST_KEY = 8
_PLAIN_KEY = re.compile(r"[\w.][\w. /#-]*")
_DIGEST, _MARK = 7, 5
LONGEST = 64
"""Letters that Word allows in a tag."""
_PARTS = 6


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from."""

    table: str
    """The table's name; "" for a named cell, and for a word that follows from several cells."""
    key: str
    """The row's, see ``workbook.book.keys``; "" without a table."""
    column: str
    """The column's title, or the cell's name."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a figure is called, wherever it was moved in the document."""

    table: str
    column: str
    key: str
    """The row's key; of a longer one its digest, behind ``~``."""
    place: str
    """The key of the report's table in which it is printed; "" in running text."""
    form: str = ""
    """How it is printed where not plainly: with ``%``, with the row's unit (``u``), ..."""

    @property
    def cell(self) -> tuple[str, str, str]:
        """The cell, wherever and however it is printed."""
        return self.table, self.column, self.key

    def tag(self, text: str) -> str:
        """Give the tag of a control that holds the figure.

        Args:
            text: What is printed in it.

        >>> Name("IKU", "Capaian", "1.2", "ringkasan").tag("109,86%")
        'lk|IKU|Capaian|1.2|ringkasan|6N7F6'
        """
        where = f"{self.place}!{self.form}" if self.form else self.place
        tag = _BAR.join((_PREFIX, self.table, self.column, self.key, where, mark_of(text)))
        if len(tag) > LONGEST:
            raise ValueError(tag)
        return tag


def name_of(source: Source, place: str, form: str) -> Name:
    """Name a figure.

    >>> name_of(Source("tblIKU", "indeks reformasi birokrasi", "Capaian"), "capaian", "%").key
    '~C3AH37O'
    """
    return Name(source.table.removeprefix(_TABLE), source.column, key_of(source.key), place, form)


def key_of(key: str) -> str:
    """Give a row's key as names write it."""
    if len(key) <= _LONGEST_KEY and (not key or _PLAIN_KEY.fullmatch(key)):
        return key
    return f"~{_digest(key, _DIGEST)}"


def mark_of(text: str) -> str:
    """Give the mark of a printed text, by which one that was typed over is told.

    >>> mark_of("109,86%") == mark_of(" 109,86% "), mark_of("109,87%") == mark_of("109,86%")
    (True, False)
    """
    return _digest(" ".join(text.split()), _MARK)


def read_tag(tag: str) -> tuple[Name, str] | None:
    """Give the name in a tag and the mark of what was printed; None for a tag that is not ours.

    >>> read_tag("lk|IKU|Capaian|1.2|ringkasan!%|QX3TA")
    (Name(table='IKU', column='Capaian', key='1.2', place='ringkasan', form='%'), 'QX3TA')
    >>> read_tag("judul") is None
    True
    """
    parts = tag.split(_BAR)
    if len(parts) != _PARTS or parts[0] != _PREFIX:
        return None
    place, _, form = parts[4].partition("!")
    return Name(parts[1], parts[2], parts[3], place, form), parts[5]


def _digest(text: str, length: int) -> str:
    return b32encode(sha256(text.encode()).digest()).decode()[:length]
