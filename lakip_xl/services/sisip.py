"""Sisipkan rumus: the formulas of capaian and kategori beside a table that exists."""

from dataclasses import dataclass

from lakip_xl.errors import LakipError
from lakip_xl.package.addresses import address

TITLES = ("Capaian (%)", "Kategori")


@dataclass(frozen=True, slots=True)
class Region:
    """The cells of a table on a sheet, its head in the first row; rows and columns count from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sisipan:
    """What is written: two columns right of a region, from the row of its head on."""

    row: int
    column: int
    cells: tuple[tuple[str, str], ...]

    @property
    def area(self) -> str:
        """Its address."""
        bottom = self.row + len(self.cells) - 1
        return f"{address(self.row, self.column)}:{address(bottom, self.column + 1)}"


def plan_insertion(region: Region, target: int, realisasi: int) -> Sisipan:
    """Plan the formulas of every row of a region.

    Args:
        region: The table.
        target: The sheet's column that holds the targets.
        realisasi: The sheet's column that holds the results.

    Raises:
        LakipError: the columns are not two of the table's, or it has no rows.

    >>> plan_insertion(Region(4, 2, 6, 4), target=3, realisasi=4).cells[1]
    ('=CAPAIAN(D5,C5)', '=KATEGORI(E5)')
    """
    columns = range(region.first_column, region.last_column + 1)
    if target not in columns or realisasi not in columns or target == realisasi:
        raise LakipError(
            "Kolom target dan kolom realisasi harus dua kolom yang berbeda dari tabel di sekitar "
            "sel yang dipilih: pilih satu sel tabel itu, lalu ulangi."
        )
    if region.last_row == region.first_row:
        raise LakipError("Tabel di sekitar sel yang dipilih tidak berisi baris: isi dahulu.")
    free = region.last_column + 1
    rows = (
        (
            f"=CAPAIAN({address(row, realisasi)},{address(row, target)})",
            f"=KATEGORI({address(row, free)})",
        )
        for row in range(region.first_row + 1, region.last_row + 1)
    )
    return Sisipan(region.first_row, free, (TITLES, *rows))
