"""A table of the book as the rules see it: in the report's terms, and in those of findings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lakip_xl.audit.finding import Place
from lakip_xl.audit.printed import PrintedNumber, read_number
from lakip_xl.audit.table.model import Cell
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Table as FileTable
from lakip_xl.rules.format import DESIMAL_TERBANYAK, tulis_angka
from lakip_xl.rules.pembulatan import bulatkan_desimal, desimal15
from lakip_xl.workbook.book.tables import BookRow, BookTable, number_of
from lakip_xl.workbook.schema.model import Table

ENOUGH = 4
"""From this many figures on, a column has digits of its own."""
REPORT_TABLES = {
    "tblAspekMerit": "3.9",
    ("tblAnggaran", "Tercetak Anggaran PK"): "2.4",
}
"""Tables and columns whose figures stand in another table of the report than the schema says."""


class AuditedTable:
    """A table of the book whose cells tell where they stand, as findings name them."""

    def __init__(self, table: BookTable) -> None:
        self.table = table
        self._places: dict[tuple[int, str], Place] = {}

    @property
    def schema(self) -> Table:
        """What the template says of it."""
        return self.table.schema

    @property
    def file(self) -> FileTable:
        """What the file says of it."""
        return self.table.file

    @property
    def columns(self) -> Mapping[str, int]:
        """The sheet's column number of each title that was found."""
        return self.table.columns

    @property
    def renamed(self) -> Mapping[str, str]:
        """Titles found under another name: the schema's, and the workbook's."""
        return self.table.renamed

    @property
    def missing(self) -> list[str]:
        """The titles that the workbook lacks, though every version of the template has them."""
        return self.table.missing

    @property
    def rows(self) -> tuple[BookRow, ...]:
        """The filled rows."""
        return self.table.rows

    def __iter__(self) -> Iterator[BookRow]:
        return iter(self.rows)

    def place(self, row: BookRow, title: str) -> Place:
        """Tell where a figure stands, in the report's terms and in the workbook's."""
        spot = row.row, title
        if spot not in self._places:
            self._places[spot] = Place(
                tabel=report_table(self.schema, title),
                kunci=row_key(self.schema, row),
                kolom=title,
                sheet=self.file.sheet,
                sel=self.table.address(row, title),
            )
        return self._places[spot]

    def cell(self, row: BookRow, title: str, unit: str = "") -> Cell:
        """Give a cell as the figure that relations and rules read.

        Args:
            row: The row.
            title: The schema's title of the column.
            unit: The unit of the row, for a cell that holds a bare number.
        """
        return cell_of(self.place(row, title), row.values.get(title), unit)

    def printed(self, title: str) -> list[Cell]:
        """Give the figures of a printed column, row by row, with the digits of their column.

        A cell cannot hold the zeros of 66.00. Where most of a column is printed to two decimals,
        the other figures were too.
        """
        cells = [self.cell(row, title) for row in self]
        numbers = [cell.number for cell in cells if cell.number is not None]
        usual = Counter(number.decimals for number in numbers).most_common(1)
        decimals, count = usual[0] if usual else (0, 0)
        if len(numbers) < ENOUGH or count <= len(numbers) / 2:
            return cells
        return [
            replace(cell, number=replace(cell.number, decimals=decimals))
            if cell.number is not None and cell.number.decimals < decimals
            else cell
            for cell in cells
        ]


def report_table(schema: Table, title: str) -> str | None:
    """Give the number of the report's table in which a column is printed."""
    special = REPORT_TABLES.get((schema.name, title)) or REPORT_TABLES.get(schema.name)
    return special or schema.report_table


def row_key(schema: Table, row: BookRow) -> str:
    """Name a row as the findings do: by its code, its number or its name."""
    match schema.name:
        case "tblMerit":
            return f"{row.text('Aspek')}.{row.text('Indikator')}"
        case "tblProgram" if row.text("Kode Cetak"):
            return "/".join(filter(None, (row.text("No Program"), row.text("Kode Cetak"))))
        case _:
            return row.text(schema.columns[0].title) or f"baris {row.row}"


def cell_of(place: Place, value: CellValue, unit: str = "") -> Cell:
    """Give a cell's value as a figure with its place.

    Example:
        >>> cell_of(Place(), 1167.0, "Orang").number.unit, cell_of(Place(), None).blank
        ('Orang', True)
    """
    number = number_of(value)
    if number is not None:
        return Cell(tulis_angka(number, DESIMAL_TERBANYAK), cell_number(number, unit), place)
    text = "" if value is None else str(value)
    return Cell(text, read_number(text) if isinstance(value, str) else None, place)


def cell_number(number: float, unit: str = "") -> PrintedNumber:
    """Give a cell's number with the digits that it shows, ten decimals at most.

    Example:
        >>> cell_number(95.67).decimals, cell_number(4317165739.0).decimals
        (2, 0)
    """
    shown = bulatkan_desimal(number, DESIMAL_TERBANYAK)
    exponent = desimal15(shown).normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return PrintedNumber(tulis_angka(number, DESIMAL_TERBANYAK), shown, decimals, unit)
