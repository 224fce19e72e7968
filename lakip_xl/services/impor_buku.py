"""A file of another program into a table of a workbook: what would be written, and writing it."""

import tempfile
from pathlib import Path

from lakip_xl.engine.recalculation import recalculate
from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import address
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.editor import BookEditor
from lakip_xl.package.gate import open_package
from lakip_xl.package.growth import grow
from lakip_xl.package.parts import Kind
from lakip_xl.package.workbook import Workbook
from lakip_xl.services.berkas_anggaran import read_grid
from lakip_xl.services.grids import Grid, read_grids
from lakip_xl.services.rencana_impor import RencanaImpor, planned
from lakip_xl.services.tabular import VOCABULARY, Heads, find_heads


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
    writes = planned(plan, reading, table, cells, timpa=timpa)
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
