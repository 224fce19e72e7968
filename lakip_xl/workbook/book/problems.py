"""What is wrong with the shape of a workbook, as values: callers decide what is fatal."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from lakip_xl.errors import WorkbookError


class Severity(Enum):
    """How bad a problem is; the values are the audit's words."""

    ERROR = "galat"
    """Figures are missing."""
    WARNING = "peringatan"
    """Understood all the same."""


class Damage(Enum):
    """What happened to the workbook."""

    TABLE_MISSING = "tabel hilang"
    TABLE_MOVED = "tabel pindah"
    COLUMN_MISSING = "kolom hilang"
    COLUMN_RENAMED = "kolom ganti nama"
    NAME_BROKEN = "nama rusak"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the workbook lacks, or has in another place or under another name."""

    damage: Damage
    severity: Severity
    text: str
    """One Indonesian sentence: what, where, what to do."""
    table: str = ""
    sheet: str = ""
    cell: str = ""


def refuse(problems: Iterable[Problem]) -> None:
    """Refuse a workbook whose figures are incomplete.

    Raises:
        WorkbookError: there is a problem of level ``galat``; the sentence is that of the first.
    """
    for one in problems:
        if one.severity is Severity.ERROR:
            raise WorkbookError(one.text)
