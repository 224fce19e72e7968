"""A difference in meaning between two versions."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from lakip_xl.package.values import CellValue
from lakip_xl.rules.errors import ErrorValue


class Kind(StrEnum):
    """What changed."""

    VALUE = "isian"
    """A typed figure or text."""
    FORMULA = "rumus"
    """A formula, or a formula where a constant stood, or the other way round."""
    ROW_ADDED = "baris baru"
    ROW_GONE = "baris hilang"
    ROW_MOVED = "baris pindah"
    COLUMN_ADDED = "kolom baru"
    COLUMN_GONE = "kolom hilang"
    TABLE_ADDED = "tabel baru"
    TABLE_GONE = "tabel hilang"
    SHEET_ADDED = "lembar baru"
    SHEET_GONE = "lembar hilang"
    SHEET_RENAMED = "lembar ganti nama"
    NAME = "nama"
    """What a defined name stands for."""
    RESULT = "hasil"
    """What a formula yields, though it is the same: the effect of the others."""
    SENTENCE = "kalimat"
    SENTENCE_ADDED = "kalimat baru"
    SENTENCE_GONE = "kalimat hilang"
    SENTENCE_MOVED = "kalimat pindah"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; what does not apply is empty."""

    kind: Kind
    sheet: str = ""
    """The sheet of the new version; in a draft, the heading above."""
    table: str = ""
    key: str = ""
    """The row, by its code or name."""
    column: str = ""
    old_cell: str = ""
    new_cell: str = ""
    old: CellValue = None
    new: CellValue = None

    @property
    def change(self) -> float | None:
        """New minus old, where both are numbers."""
        one, other = self.old, self.new
        numbers = all(isinstance(v, float | int) and not isinstance(v, bool) for v in (one, other))
        return float(other) - float(one) if numbers else None  # type: ignore[arg-type]

    def as_json(self) -> dict[str, object]:
        """Give it with the keys of the command's JSON."""
        names = ("jenis", "lembar", "tabel", "kunci", "kolom", "sel_lama", "sel_baru", "lama",
                 "baru")  # fmt: skip
        values = [str(v) if isinstance(v, ErrorValue | Kind) else v for v in asdict(self).values()]
        return dict(zip(names, values, strict=True)) | {"selisih": self.change}
