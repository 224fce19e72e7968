"""How large a package may be before it is refused unread.

The figures leave room for the largest honest workbooks (tens of megabytes compressed, some
hundred thousand rows) and stop decompression bombs: deflate reaches about 1,000 to 1, while
the most repetitive sheets that Excel, LibreOffice and openpyxl write stay below 60 to 1.
"""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one package; sizes in bytes."""

    compressed: int = 100 * MIB
    """The file itself."""
    entries: int = 10_000
    """Parts in the file."""
    expanded: int = 1024 * MIB
    """All parts together, decompressed."""
    part: int = 400 * MIB
    """One part, decompressed."""
    ratio: int = 200
    """Decompressed to compressed size of one part ..."""
    ratio_from: int = 8 * MIB
    """... looked at from this decompressed size on: small parts may compress as they like."""
    retained: int = 64 * MIB
    """XML parts that are kept decompressed after the check, because they are read next."""


LIMITS = Limits()
