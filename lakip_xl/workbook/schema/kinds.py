"""The closed lists of the schema: kinds of column, types, formats, marks, choices."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Who fills a column."""

    KEY = "kunci"
    """The user: names the row; other sheets refer to it."""
    INPUT = "isian"
    """The user: a raw figure or a text."""
    COMPUTED = "hitungan"
    """A formula."""
    PRINTED = "tercetak"
    """The user, when there is a printed report to compare with: its result as printed."""
    FINDING = "temuan"
    """The audit."""
    FIXED = "tetap"
    """The builder: reference text, the same in every workbook."""


class Type(Enum):
    """What a cell holds, as the reader checks it."""

    TEXT = "teks"
    NUMBER = "angka"
    WHOLE = "bilangan bulat"
    ANY = "angka atau teks"


class Format(Enum):
    """Number formats; the separators shown are those of the user's own locale."""

    GENERAL = "General"
    QUANTITY = "General;-General"
    """A figure with the decimals it has; whole thousands get separators by a conditional format."""
    TEXT = "@"
    WHOLE = "#,##0"
    YEAR = "0"
    DECIMAL = "#,##0.00"
    INDEX = "0.0000"
    PERCENT = '#,##0.00"%"'
    """A number of percent: 109.86 shows as 109,86%."""
    RUPIAH = "#,##0;-#,##0"
    CHANGE = "+#,##0.00;-#,##0.00;0.00"
    """A difference in performance: the sign is part of the answer."""
    CHANGE_WHOLE = "+#,##0;-#,##0;0"
    """A change in people or things, which are counted."""
    DIFFERENCE = '+#,##0.00;-#,##0.00;"sama"'
    """Computed minus printed: agreement is a word, not a zero."""
    EXAMPLE = "#,##0.00##"
    """A result of any size, with two to four decimals."""
    DIFFERENCE_RUPIAH = '+#,##0;-#,##0;"sama"'


class Mark(Enum):
    """Conditional formats: colour that repeats what the cell's own word says."""

    SCALE = "kategori menurut skala di Pengaturan"
    MERIT = "kategori sistem merit"
    IP_ASN = "kategori IP ASN"
    PREDICATE = "predikat SAKIP"
    TREND = "tren dan status target"
    OWN = "baris instansi sendiri"
    CHECK = "cocok atau beda"
    DIFFERENCE = "beda dengan yang tercetak"
    SEVERITY = "tingkat temuan"
    PROGRESS = "kemajuan terhadap rencana"


@dataclass(frozen=True, slots=True)
class Choices:
    """A validation list. It stands on the sheet Pengaturan under a defined name."""

    name: str
    title: str
    values: tuple[str | float, ...]
    """Empty where the office fills it in: the name is then that of cells of a block."""


class ChartKind(Enum):
    """The shapes of chart the workbook draws."""

    BAR = "batang"
    COLUMN = "kolom"
    RADAR = "radar"
    LINE = "garis"


class Purpose(Enum):
    """What a sheet is for; its tab carries the colour of the purpose."""

    DASHBOARD = "ringkasan"
    SETTINGS = "pengaturan"
    DATA = "data"
    HELP = "bantuan"
