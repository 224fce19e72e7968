"""The CSV files of one example: rows as printed, numbers as numbers."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from lakip_xl.errors import LakipError
from lakip_xl.functions.spec import Scalar

_YEAR = re.compile(r"(\d{4})$")
Printed = Mapping[str, str]
"""One row of a CSV file."""


@dataclass(frozen=True, slots=True)
class Source:
    """One example's folder."""

    folder: Traversable
    year: int
    """The year the report is about."""

    @classmethod
    def open(cls, name: str) -> "Source":
        """Open an example by its name.

        Raises:
            LakipError: there is none of that name.
        """
        folder = name.replace("-", "_").lower()
        if folder not in available():
            known = ", ".join(sorted(available())).replace("_", "-")
            raise LakipError(f"Contoh '{name}' tidak ada; yang tersedia: {known}.")
        match = _YEAR.search(folder)
        if match is None:
            raise LakipError(f"Nama contoh '{name}' harus berakhir dengan tahun laporan.")
        return cls(files("lakip_xl.examples").joinpath(folder), int(match[1]))

    def rows(self, table: str) -> list[Printed]:
        """Give the rows of ``<table>.csv`` or ``<table>_<years>.csv``.

        A report need not have every table: no such file, no rows.
        """
        name = re.compile(rf"{re.escape(table)}(_\d{{4}}_\d{{4}})?\.csv")
        for path in self.folder.iterdir():
            if name.fullmatch(path.name):
                return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        return []

    @property
    def identity(self) -> dict[str, Scalar]:
        """The office and its year, by the names of the cells on Beranda."""
        given = {row["nama"]: text(row["nilai"]) for row in self.rows("identitas")}
        return {**given, "TahunLaporan": self.year}


def available() -> frozenset[str]:
    """Give the folder names of the examples."""
    return frozenset(
        folder.name
        for folder in files("lakip_xl.examples").iterdir()
        if folder.is_dir() and _YEAR.search(folder.name)
    )


def text(value: str | None) -> str | None:
    """Give a printed text; an empty one is a blank cell."""
    return (value or "").strip() or None


def number(value: str | None) -> float | None:
    """Give a printed number, whole ones as int; an empty one is a blank cell.

    Example:
        >>> number("14827361757.00"), number("92.82"), number("")
        (14827361757, 92.82, None)
    """
    if not value:
        return None
    parsed = float(value)
    return int(parsed) if parsed.is_integer() else parsed


def is_total(value: str) -> bool:
    """Tell whether the first cell of a row says that it is a total, not an item."""
    return value.strip().lower() in {"total", "jumlah"}


def by_year(row: Printed, prefix: str) -> Iterator[tuple[int, float | None]]:
    """Give the numbers of the columns ``<prefix><year>``, with their year."""
    for title, value in row.items():
        if title.startswith(prefix) and title.removeprefix(prefix).isdigit():
            yield int(title.removeprefix(prefix)), number(value)
