"""What an import would write: records of a file held against the rows of a table."""

from collections import Counter
from dataclasses import dataclass, field

from lakip_xl.package.addresses import address
from lakip_xl.package.cells import Cell
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Table
from lakip_xl.services.berkas_anggaran import UNTOLD, Reading, Record

_INDIKATOR = {"tblProgram": "Uraian Indikator", "tblIKU": "Indikator"}


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A cell that has, or would get, another value."""

    sel: str
    kunci: str
    kolom: str
    lama: CellValue
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
    ditulis: bool = False
    gagal: int = 0
    """Cells that could not be computed after writing."""

    @property
    def ada_isi(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.baris_baru or self.terisi or self.berubah)


def planned(
    plan: RencanaImpor,
    reading: Reading,
    table: Table,
    cells: dict[tuple[int, int], Cell],
    *,
    timpa: bool,
) -> dict[tuple[int, int], float | str]:
    """Hold the records against the table; give the cells to write."""
    columns = {c.name: table.area.first_column + i for i, c in enumerate(table.columns)}
    rows = range(table.data.first_row, table.data.last_row + 1)
    computed = {c for c in columns.values() if any(_is_formula(cells.get((r, c))) for r in rows)}
    typed = [c for c in columns.values() if c not in computed]
    here: dict[tuple[str, ...], list[int]] = {}
    last = table.data.first_row - 1
    for row in rows:
        if any((cell := cells.get((row, c))) and cell.value not in (None, "") for c in typed):
            last = row
        key = _key(
            table.name,
            *(_shown(cells.get((row, columns[t]))) if t in columns else "" for t in _keys(table)),
        )
        if any(key):
            here.setdefault(key, []).append(row)
    writes: dict[tuple[int, int], float | str] = {}
    records = [(record, _typed(record, plan.tabel)) for record in reading.records]
    there = Counter(
        _key(table.name, *(str(v.get(t, "")) for t in _keys(table))) for _, v in records
    )
    number = _next_number(columns, cells, rows) if plan.tabel == "tblIKU" else 0
    for record, values in records:
        key = _key(table.name, *(str(values.get(t, "")) for t in _keys(table)))
        if there[key] > 1 or len(here.get(key, ())) > 1:
            where = "berkas" if there[key] > 1 else table.name
            plan.masalah.append(
                (record.line, f"{' '.join(key)} muncul lebih dari sekali di {where}")
            )
            continue
        if key in here:
            _compare(plan, here[key][0], values, columns, cells, writes, timpa=timpa)
            last_row = here[key][0]
        else:
            last += 1
            if number:
                values["No"], number = float(number), number + 1
            plan.baris_baru.append(record)
            for title, value in values.items():
                if title in columns and not _is_formula(cells.get((last, columns[title]))):
                    writes[last, columns[title]] = value
            last_row = last
        _keep_untold(record, last_row, columns, cells, writes)
    return writes


def _keep_untold(
    record: Record,
    row: int,
    columns: dict[str, int],
    cells: dict[tuple[int, int], Cell],
    writes: dict[tuple[int, int], float | str],
) -> None:
    """Put text where an amount is due that the file does not tell; what is typed there stays."""
    for title, text in record.unread.items():
        cell = cells.get((row, columns[title])) if title in columns else None
        if title in columns and (cell is None or (not cell.formula and cell.value in (None, ""))):
            writes[row, columns[title]] = text


def _compare(  # noqa: PLR0913, PLR0917 - one row's plan
    plan: RencanaImpor,
    row: int,
    values: dict[str, float | str],
    columns: dict[str, int],
    cells: dict[tuple[int, int], Cell],
    writes: dict[tuple[int, int], float | str],
    *,
    timpa: bool,
) -> None:
    key = str(values.get("Kode") or next(iter(values.values())))
    for title, value in values.items():
        if title not in columns or title in ("Kode", *_INDIKATOR.values()):
            continue
        place = (row, columns[title])
        cell = cells.get(place)
        old = cell.value if cell else None
        change = Perubahan(address(*place), key, title, old, value)
        if old == value or (isinstance(old, str) and _folded(old) == _folded(str(value))):
            plan.sama += 1
        elif _is_formula(cell):
            plan.dipertahankan.append(change)
        elif old in (None, "", UNTOLD):
            plan.terisi.append(change)
            writes[place] = value
        elif timpa:
            plan.berubah.append(change)
            writes[place] = value
        else:
            plan.dipertahankan.append(change)


def _next_number(columns: dict[str, int], cells: dict[tuple[int, int], Cell], rows: range) -> int:
    if "No" not in columns:
        return 0
    numbers = [
        int(cell.value)
        for row in rows
        if (cell := cells.get((row, columns["No"]))) and isinstance(cell.value, float)
    ]
    return max(numbers, default=0) + 1


def _typed(record: Record, table: str) -> dict[str, float | str]:
    """A record by the titles of a table's columns."""
    values: dict[str, float | str] = {}
    if table != "tblIKU":
        values |= {"Kode": record.kode, "Tingkat": record.tingkat}
    if table == "tblAnggaran" and record.uraian:
        values["Uraian"] = record.uraian
    indicator = _INDIKATOR.get(table, "Indikator")
    return values | {indicator if k == "Indikator" else k: v for k, v in record.values.items()}


def _keys(table: Table) -> tuple[str, ...]:
    return {"tblAnggaran": ("Kode",), "tblIKU": ("Indikator",)}.get(
        table.name, ("Kode", "Uraian Indikator")
    )


def _key(table: str, *texts: str) -> tuple[str, ...]:
    """What tells rows apart: blanks, case and zeros in front of a code's parts do not count."""
    if table == "tblIKU":
        return tuple(map(_folded, texts))
    code = ".".join(p.lstrip("0") or "0" for p in texts[0].replace(" ", "").strip(".").split("."))
    return (code.casefold() if texts[0].strip() else "", *map(_folded, texts[1:]))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _shown(cell: Cell | None) -> str:
    if cell is None or cell.value is None:
        return ""
    return f"{cell.value:.15g}" if isinstance(cell.value, float) else str(cell.value)


def _is_formula(cell: Cell | None) -> bool:
    return cell is not None and cell.formula is not None
