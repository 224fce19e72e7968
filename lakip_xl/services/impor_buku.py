"""A file of another program into a table of a workbook: what would be written, and writing it."""

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lakip_xl.engine.recalculation import recalculate
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import address
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.cells import Cell
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.growth import grow
from lakip_xl.package.parts import Kind
from lakip_xl.package.workbook import Table, Workbook
from lakip_xl.services.berkas_anggaran import Reading, Record, read_grid
from lakip_xl.services.grids import Grid, read_grids
from lakip_xl.services.tabular import VOCABULARY, Heads, find_heads

_INDIKATOR = {"tblProgram": "Uraian Indikator", "tblIKU": "Indikator"}


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A cell that has, or would get, another value."""

    sel: str
    kunci: str
    kolom: str
    lama: object
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


def impor(  # noqa: PLR0913 - the choices of the command line
    buku: Path,
    berkas: Path,
    *,
    tabel: str | None = None,
    keluaran: Path | None = None,
    timpa: bool = False,
    uji_coba: bool = False,
) -> RencanaImpor:
    """Import a file into a table of a workbook, which is recalculated and replaced at once.

    Args:
        buku: the workbook.
        berkas: CSV, workbook, or what applications save as .xls.
        tabel: the table to write into; None lets the file's columns decide.
        keluaran: where to store the result; None stores it in place.
        timpa: replace typed values that differ. Formulas are never replaced.
        uji_coba: only tell what would be done.

    Raises:
        LakipError: a file cannot be used, or nobody can tell what its columns mean.
    """
    target = buku if keluaran is None else keluaran
    if not uji_coba:
        if keluaran is not None and keluaran.exists() and not timpa:
            raise LakipError(
                f'Berkas "{keluaran.name}" sudah ada: pilih nama lain atau tambahkan --timpa.'
            )
        if target.suffix.lower() != buku.suffix.lower():
            raise LakipError(f'Hasil "{target.name}" harus berakhiran {buku.suffix}.')
        check_writable(target)
    package = open_package(buku, kind=Kind.WORKBOOK)
    workbook = Workbook(package)
    grid, heads, name = _source(read_grids(berkas), tabel, _year(workbook), berkas.name)
    table = workbook.table(name)
    sheet = workbook.sheet(table.sheet) if table is not None else None
    if table is None or sheet is None:
        raise LakipError(f'Buku kerja "{buku.name}" tidak memuat tabel {name}.')
    cells = {(cell.row, cell.column): cell for cell in workbook.cells(sheet)}
    plan = RencanaImpor(name, table.sheet, grid.name, kolom_ragu=heads.undecided)
    reading = read_grid(grid, heads, name)
    plan.dilewati, plan.masalah = reading.passed, reading.problems
    writes = _planned(plan, reading, table, cells, timpa=timpa)
    if uji_coba or not plan.ada_isi:
        return plan
    editor = BookEditor(package)
    last = max((row for row, _ in writes), default=0)
    if last > table.data.last_row:
        grow(editor, workbook, table, last - table.data.last_row)
    page = editor.sheet(sheet.part)
    for (row, column), value in writes.items():
        page.set_value(row, column, value)
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        copy = Path(folder) / buku.name
        copy.write_bytes(b"".join(package.rewritten(editor.changed())))
        plan.gagal = len(recalculate(copy).failures)
        write_atomically(target, [copy.read_bytes()])
    plan.ditulis = True
    return plan


def _source(
    grids: list[Grid], table: str | None, year: int | None, name: str
) -> tuple[Grid, Heads, str]:
    """The grid, its heads and the table that they fit."""
    known = {known.casefold(): known for known in VOCABULARY}
    if table is not None and table.casefold() not in known:
        raise LakipError(f"Impor ke {table} belum dikenal: pilih {', '.join(VOCABULARY)}.")
    wanted = [known[table.casefold()]] if table is not None else list(VOCABULARY)
    for grid in grids:
        fitting = [(t, heads) for t in wanted if (heads := find_heads(grid, t, year)) is not None]
        if any(t == "tblProgram" for t, _ in fitting):
            # The same columns with codes are rows of programmes, without them indicators.
            fitting = [(t, heads) for t, heads in fitting if t != "tblIKU" or table]
        if len(fitting) > 1:
            choices = " atau ".join(f"--ke {t}" for t, _ in fitting)
            raise LakipError(f"Berkas '{name}' cocok untuk beberapa tabel: tambahkan {choices}.")
        if fitting:
            target, heads = fitting[0]
            _refuse_doubt(heads, target, name)
            return grid, heads, target
    raise LakipError(
        f"Berkas '{name}' tidak memuat kolom yang dikenal: untuk tblAnggaran perlu Kode dan "
        "Anggaran atau Realisasi; untuk tblProgram Kode, Indikator, Target; untuk tblIKU "
        "Indikator dan Target atau Realisasi."
    )


def _refuse_doubt(heads: Heads, table: str, name: str) -> None:
    """Stop where nothing would be left to write."""
    values = {"Anggaran", "Realisasi"} if table == "tblAnggaran" else {"Target", "Realisasi"}
    codes = [role for role in heads.undecided if role.startswith(("Kode", "Indikator"))]
    if codes or not values & heads.columns.keys():
        role, texts = next(iter((r, heads.undecided[r]) for r in codes or heads.undecided))
        raise LakipError(
            f"Berkas '{name}' memuat beberapa kolom {role} ({'; '.join(texts)}): hapus yang tidak "
            f"dipakai, atau beri judul {role} pada yang benar."
        )


def _year(workbook: Workbook) -> int | None:
    place = next((n.formula for n in workbook.names if n.name == "TahunLaporan"), None) or next(
        (n.formula for n in workbook.names if n.name == "Tahun"), None
    )
    if place is None:
        return None
    title, _, cell = place.rpartition("!")
    sheet = workbook.sheet(title.strip("'"))
    wanted = cell.replace("$", "")
    for one in workbook.cells(sheet) if sheet is not None else ():
        if address(one.row, one.column) == wanted and isinstance(one.value, float):
            return int(one.value)
    return None


def _planned(
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
        elif key in here:
            _compare(plan, here[key][0], values, columns, cells, writes, timpa=timpa)
        else:
            last += 1
            if number:
                values["No"], number = float(number), number + 1
            plan.baris_baru.append(record)
            for title, value in values.items():
                if title in columns and not _is_formula(cells.get((last, columns[title]))):
                    writes[last, columns[title]] = value
    return writes


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
        elif old in (None, ""):
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
