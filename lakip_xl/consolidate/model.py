"""What one workbook gives to the recap, as plain values that travel between processes."""

from dataclasses import dataclass, field
from enum import StrEnum

Plain = float | int | str | None
"""A value of a cell as the store keeps it."""


class State(StrEnum):
    """What became of a file."""

    COMPLETE = "lengkap"
    """Read, and its figures count."""
    PARTIAL = "belum lengkap"
    """What is filled in counts; the reasons say what is not."""
    UNFIT = "tidak dijumlahkan"
    """Readable, but its figures cannot be trusted: none of them counts."""
    REFUSED = "tidak terbaca"
    """Damaged, locked, foreign: nothing was read."""


COUNTED = (State.COMPLETE, State.PARTIAL)
"""The states whose figures enter totals and rankings."""


@dataclass(frozen=True, slots=True)
class Flat:
    """The columns that the recap takes from a table; one definition for store, sheets and files."""

    title: str
    """The sheet of the recap, and the name of the CSV and Parquet files."""
    table: str
    texts: tuple[str, ...]
    numbers: tuple[str, ...]
    """Figures, each with its cell in the source."""
    derived: tuple[str, ...] = ()
    """Texts and figures that the recap computes for each row."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of a stored row, in order."""
        return (*self.texts, *self.numbers, *self.derived)


FLATS = (
    Flat(
        "Data IKU",
        "tblIKU",
        ("No", "Jenis", "Sasaran", "Indikator", "Satuan", "Rumus", "Kategori"),
        ("Target", "Realisasi", "Capaian"),
    ),
    Flat("Data Sasaran", "tblSasaran", ("Sasaran", "Kategori"), ("Jumlah Indikator", "Nilai")),
    Flat(
        "Data Program",
        "tblProgram",
        ("Kode", "Tingkat", "Uraian Indikator", "Satuan", "Rumus", "Kategori"),
        ("Target", "Realisasi", "Capaian"),
    ),
    Flat(
        "Data Anggaran",
        "tblAnggaran",
        ("Kode", "Tingkat", "Uraian"),
        ("Anggaran", "Realisasi"),
        ("Kode Program", "Program", "Anggaran Dihitung", "Realisasi Dihitung"),
    ),
    Flat("Data Belanja", "tblBelanja", ("Jenis Belanja",), ("Anggaran", "Realisasi")),
)
"""Amounts that are counted (``… Dihitung``) stand in the lowest rows only: a pivot of them never
counts a part twice."""

RESULTS = (
    ("NilaiKinerjaIku", "Nilai kinerja IKU"),
    ("KategoriKinerjaIku", "Kategori IKU"),
    ("NilaiKinerjaProgram", "Nilai kinerja program"),
    ("TotalAnggaran", "Anggaran"),
    ("TotalRealisasi", "Realisasi"),
    ("SerapanTotal", "Serapan"),
    ("IndeksMerit", "Indeks Sistem Merit"),
    ("NilaiIpAsn", "Indeks Profesionalitas ASN"),
    ("NilaiSakip", "Nilai SAKIP"),
    ("PredikatSakip", "Predikat SAKIP"),
)
"""The named cells that the recap takes, and what users call them."""

MOST_FINDINGS = 5
"""How many findings of a workbook the recap repeats, the worst first."""


@dataclass(frozen=True, slots=True)
class Result:
    """A headline figure and where it stands."""

    name: str
    value: Plain
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table: where it stands, and the values of ``Flat.columns``."""

    table: str
    sheet: str
    letters: dict[str, str]
    """The column letter of each figure."""
    rows: list[tuple[int, tuple[Plain, ...]]]
    """The row of the sheet, and the values."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding that the audit has left in the workbook."""

    rule: str
    severity: str
    sheet: str
    cell: str
    message: str


@dataclass(slots=True)
class Reading:
    """What came of reading one file."""

    path: str
    """Relative to the folder, with ``/``."""
    digest: str
    """Of its content; "" where that could not be read."""
    state: State
    reasons: list[str] = field(default_factory=list)
    office: str = ""
    region: str = ""
    year: int | None = None
    version: int | None = None
    scale: str = ""
    """The scale in words: offices of different scales are never averaged."""
    labels: list[str] = field(default_factory=list)
    """The classes of the scale, the best first."""
    method: str = ""
    """How a sasaran is scored, caps and the policy of zero included."""
    results: list[Result] = field(default_factory=list)
    tables: list[Rows] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    audited: str = ""
    """When the audit last ran, as the workbook says."""
    unchanged: bool = False
    """The content is the one that the store has already; nothing was read."""
