"""What an import would write: records of a file held against the rows of a table."""

from collections import Counter
from dataclasses import dataclass, field

from lakip_xl.functions.spec import Scalar
from lakip_xl.services.berkas_anggaran import NUMBERS, UNTOLD, Record
from lakip_xl.services.sumber_impor import SumberImpor
from lakip_xl.services.table import Change, OpenTable

_INDIKATOR = {"tblProgram": "Uraian Indikator", "tblIKU": "Indikator"}


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A cell that has, or would get, another value."""

    sel: str
    kunci: str
    kolom: str
    lama: Scalar
    baru: float | str


@dataclass(slots=True)
class RencanaImpor:
    """What an import would do, or did."""

    tabel: str
    lembar: str
    asal: str
    """The sheet or table of the file that was read."""
    baris_baru: list[Record] = field(default_factory=list)
    terisi: list[Perubahan] = field(default_factory=list)
    """Blank cells of known rows that get a value."""
    berubah: list[Perubahan] = field(default_factory=list)
    """Typed values that are replaced."""
    dipertahankan: list[Perubahan] = field(default_factory=list)
    """Typed values and formulas that differ and stay."""
    sama: int = 0
    dilewati: list[tuple[int, str]] = field(default_factory=list)
    masalah: list[tuple[int, str]] = field(default_factory=list)
    kolom_ragu: dict[str, list[str]] = field(default_factory=dict)
    isian: list[Change] = field(default_factory=list)
    """The cells to write; rows beyond the table's last are new."""
    ditulis: bool = False
    gagal: int = 0
    """Cells that could not be computed after writing."""

    @property
    def ada_isi(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.isian)


def planned(source: SumberImpor, table: OpenTable, *, timpa: bool) -> RencanaImpor:
    """Hold what a file says against a table, in a file or open in Excel.

    Args:
        source: What was read of the file for this table.
        table: The table as it is.
        timpa: Replace typed values that differ. Formulas are never replaced.
    """
    reading = source.reading
    plan = RencanaImpor(
        table.name,
        table.sheet,
        source.asal,
        dilewati=list(reading.passed),
        masalah=list(reading.problems),
        kolom_ragu=source.kolom_ragu,
    )
    rows = range(len(table.rows))
    mixed = {table.titles[column] for _, column in table.formulas}
    typed = [title for title in table.titles if title not in mixed]
    keys = _keys(table.name)
    here: dict[tuple[str, ...], list[int]] = {}
    last = -1
    for row in rows:
        if any(table.value(row, title) not in (None, "") for title in typed):
            last = row
        key = _key(
            table.name,
            *(_shown(table.value(row, t)) if t in table.titles else "" for t in keys),
        )
        if any(key):
            here.setdefault(key, []).append(row)
    records = [(record, _typed(record, table.name)) for record in reading.records]
    there = Counter(_key(table.name, *(str(v.get(t, "")) for t in keys)) for _, v in records)
    number = _next_number(table) if table.name == "tblIKU" else 0
    for record, values in records:
        key = _key(table.name, *(str(values.get(t, "")) for t in keys))
        if there[key] > 1 or len(here.get(key, ())) > 1:
            where = "berkas" if there[key] > 1 else table.name
            plan.masalah.append(
                (record.line, f"{' '.join(key)} muncul lebih dari sekali di {where}")
            )
        elif key in here:
            _compare(plan, table, here[key][0], values, timpa=timpa)
        else:
            last += 1
            if number:
                values["No"], number = float(number), number + 1
            plan.baris_baru.append(record)
            plan.isian += [
                Change(last, title, value)
                for title, value in values.items()
                if title in table.titles and not _will_be_formula(table, last, title)
            ]
    return plan


def _compare(
    plan: RencanaImpor, table: OpenTable, row: int, values: dict[str, float | str], *, timpa: bool
) -> None:
    key = str(values.get("Kode") or next(iter(values.values())))
    for title, value in values.items():
        if title not in table.titles or title in ("Kode", *_INDIKATOR.values()):
            continue
        old = table.value(row, title)
        unread = title in NUMBERS and isinstance(value, str)
        change = Perubahan(table.cell(row, title), key, title, old, value)
        if old == value or (isinstance(old, str) and _folded(old) == _folded(str(value))):
            plan.sama += 1
        elif table.is_formula(row, title):
            plan.dipertahankan.append(change)
        elif old in (None, "", UNTOLD):
            plan.terisi.append(change)
            plan.isian.append(Change(row, title, value))
        elif timpa and not unread:
            plan.berubah.append(change)
            plan.isian.append(Change(row, title, value))
        else:
            plan.dipertahankan.append(change)


def _will_be_formula(table: OpenTable, row: int, title: str) -> bool:
    """Whether a cell holds a formula, or will once the table has grown to its row."""
    if row < len(table.rows):
        return table.is_formula(row, title)
    return bool(table.rows) and table.is_formula(len(table.rows) - 1, title)


def _next_number(table: OpenTable) -> int:
    if "No" not in table.titles:
        return 0
    found = [table.value(row, "No") for row in range(len(table.rows))]
    return max((int(v) for v in found if isinstance(v, float | int)), default=0) + 1


def _typed(record: Record, table: str) -> dict[str, float | str]:
    """A record by the titles of a table's columns."""
    values: dict[str, float | str] = {}
    if table != "tblIKU":
        values |= {"Kode": record.kode, "Tingkat": record.tingkat}
    if table == "tblAnggaran" and record.uraian:
        values["Uraian"] = record.uraian
    indicator = _INDIKATOR.get(table, "Indikator")
    return values | {indicator if k == "Indikator" else k: v for k, v in record.values.items()}


def _keys(table: str) -> tuple[str, ...]:
    return {"tblAnggaran": ("Kode",), "tblIKU": ("Indikator",)}.get(
        table, ("Kode", "Uraian Indikator")
    )


def _key(table: str, *texts: str) -> tuple[str, ...]:
    """What tells rows apart: blanks, case and zeros in front of a code's parts do not count."""
    if table == "tblIKU":
        return tuple(map(_folded, texts))
    code = ".".join(p.lstrip("0") or "0" for p in texts[0].replace(" ", "").strip(".").split("."))
    return (code.casefold() if texts[0].strip() else "", *map(_folded, texts[1:]))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _shown(value: Scalar) -> str:
    if value is None or isinstance(value, bool):
        return ""
    return f"{value:.15g}" if isinstance(value, float | int) else str(value)
