"""A file of another program as what one of our tables could take from it."""

from dataclasses import dataclass
from pathlib import Path

from lakip_xl.errors import LakipError
from lakip_xl.services.berkas_anggaran import Reading, read_grid
from lakip_xl.services.grid import Grid
from lakip_xl.services.grids import read_grids
from lakip_xl.services.tabular import VOCABULARY, Heads, find_heads, unit_of


@dataclass(frozen=True, slots=True)
class SumberImpor:
    """What a file holds for a table."""

    tabel: str
    asal: str
    """The sheet or table of the file that was read."""
    kolom_ragu: dict[str, list[str]]
    reading: Reading


class SeveralTablesError(LakipError):
    """A file fits several of our tables: somebody must say which."""

    def __init__(self, name: str, tables: list[str]) -> None:
        choices = " atau ".join(f"--ke {table}" for table in tables)
        super().__init__(f"Berkas '{name}' cocok untuk beberapa tabel: tambahkan {choices}.")
        self.tables = tables


def read_source(path: Path, table: str | None, year: int | None) -> SumberImpor:
    """Read a file for a table.

    Args:
        path: CSV, workbook, or what applications save as .xls.
        table: the table to write into; None lets the file's columns decide.
        year: the year of the report; of columns of several years, its own is taken.

    Raises:
        SeveralTablesError: the file fits several tables.
        LakipError: the file cannot be used, or nobody can tell what its columns mean.
    """
    grid, heads, name = _chosen(read_grids(path), table, year, path.name)
    return SumberImpor(name, grid.name, heads.undecided, read_grid(grid, heads, name))


def _chosen(
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
            raise SeveralTablesError(name, [t for t, _ in fitting])
        if fitting:
            target, heads = fitting[0]
            _refuse_doubt(heads, target, name)
            if target == "tblAnggaran" and (unit := unit_of(grid, heads)):
                raise LakipError(
                    f"Berkas '{name}' tidak dalam rupiah penuh ('{unit[:60]}'): ekspor ulang dalam "
                    "rupiah, atau kalikan angkanya dan hapus keterangan itu."
                )
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
