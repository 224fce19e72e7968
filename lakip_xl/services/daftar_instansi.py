"""The list of the offices that a recap waits for."""

from pathlib import Path

from lakip_xl.errors import LakipError
from lakip_xl.services.grids import read_grids


def read_offices(path: Path) -> list[str]:
    """Read the names of offices: the first text of each line.

    Args:
        path: A text file, CSV, or a workbook.

    Raises:
        LakipError: the file cannot be read, or names nobody.
    """
    if path.suffix.lower() == ".txt":
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        names = [line.strip() for line in lines]
    else:
        names = [
            next((str(v).strip() for v in row if isinstance(v, str) and v.strip()), "")
            for grid in read_grids(path)[:1]
            for _, row in grid.rows
        ]
    found = [name for name in names if name]
    if not found:
        raise LakipError(f"Daftar instansi '{path}' kosong: tulis satu nama per baris.")
    return found
