"""The book for the rules: tables, named cells, every cell with its new value."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from lakip_xl.audit.buku.tabel import TabelBuku, nomor_tabel
from lakip_xl.audit.temuan import Letak
from lakip_xl.engine.evaluation import Evaluation
from lakip_xl.package.addresses import Area, address, column_number, parse_cell
from lakip_xl.package.cells import Cell, Hidden
from lakip_xl.package.formats import NumberFormat
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.skala import Skala
from lakip_xl.workbook.book.formulas import FormulaReader
from lakip_xl.workbook.book.opened import Book, open_book
from lakip_xl.workbook.book.sheets import BookSheet
from lakip_xl.workbook.book.structure import TECHNICAL_SHEET, holds_figures
from lakip_xl.workbook.schema import SHEETS
from lakip_xl.workbook.schema.kinds import Purpose
from lakip_xl.workbook.schema.model import Field


class Lembar:
    """A sheet of the book, under the names that the rules use."""

    def __init__(self, isi: BookSheet) -> None:
        self.isi = isi
        self.sheet = isi.sheet

    @property
    def nama(self) -> str:
        """The sheet's name."""
        return self.isi.name

    @property
    def sel(self) -> Mapping[tuple[int, int], Cell]:
        """The cells that hold something, by row and column."""
        return self.isi.cells

    @property
    def dihitung(self) -> Mapping[tuple[int, int], CellValue]:
        """The recomputed values of its formula cells."""
        return self.isi.computed

    @property
    def tersembunyi(self) -> Hidden:
        """The hidden rows and columns."""
        return self.isi.hidden

    def nilai(self, baris: int, kolom: int) -> CellValue:
        """Give the value of a cell; an empty text is a blank."""
        return self.isi.value(baris, kolom)

    def number_format(self, baris: int, kolom: int) -> NumberFormat:
        """Give the number format of a cell: is its number a percentage, or a date?"""
        return self.isi.number_format(baris, kolom)

    def letak(self, baris: int, kolom: int, *, judul: str | None = None) -> Letak:
        """Tell where a cell stands, for one that belongs to no table of ours."""
        return Letak(kolom=judul, sheet=self.nama, sel=address(baris, kolom))


@dataclass(frozen=True, slots=True)
class Medan:
    """A named cell outside the tables."""

    skema: Field
    lembar: Lembar
    baris: int
    kolom: int
    tabel: str | None
    """The number of the report's table that it sums up."""

    @property
    def nilai(self) -> CellValue:
        """The value of the cell."""
        return self.lembar.nilai(self.baris, self.kolom)

    @property
    def letak(self) -> Letak:
        """Where the figure stands: in the total row of its table."""
        return Letak(
            tabel=self.tabel,
            kunci="Total" if self.tabel else None,
            kolom=self.skema.label or self.skema.name,
            sheet=self.lembar.nama,
            sel=address(self.baris, self.kolom),
        )


class Buku:
    """The book, under the names that the rules use."""

    def __init__(self, isi: Book) -> None:
        self.isi = isi
        self.workbook = isi.workbook

    @property
    def evaluasi(self) -> Evaluation:
        """What the formulas yield."""
        return self.isi.evaluation

    @cached_property
    def lembar(self) -> Mapping[str, Lembar]:
        """The sheets of cells by their names."""
        return {nama: Lembar(sheet) for nama, sheet in self.isi.sheets.items()}

    @cached_property
    def tabel(self) -> Mapping[str, TabelBuku]:
        """The tables that hold figures of the office, by name."""
        return {
            nama: TabelBuku(tabel)
            for nama, tabel in self.isi.tables.items()
            if holds_figures(tabel.schema)
        }

    @cached_property
    def medan(self) -> Mapping[str, Medan]:
        """The named cells outside the tables, by name."""
        if not self.tabel:
            return {}
        return {
            nama: Medan(f.schema, self.lembar[f.sheet.name], f.row, f.column, _tabel(f.schema))
            for nama, f in self.isi.fields.items()
        }

    @property
    def dari_templat(self) -> bool:
        """Whether the workbook was made from our template: it has a table of ours."""
        return bool(self.tabel)

    @cached_property
    def rujukan(self) -> FormulaReader:
        """Reads the references of its formulas."""
        return FormulaReader(self.workbook)

    @property
    def diperiksa(self) -> Iterator[Lembar]:
        """The sheets that users fill; those of a template that only help are left out."""
        for lembar in self.lembar.values():
            if not (self.dari_templat and lembar.nama in LEMBAR_BANTUAN):
                yield lembar

    @property
    def skala(self) -> Skala | None:
        """The scale of the sheet Pengaturan; ``None`` where there is none that can be used."""
        return self.isi.scale

    def isi_nama(self, nama: str) -> list[list[CellValue]]:
        """Give the values behind a defined name, row by row; nothing without such a name."""
        return self.isi.area(nama)


LEMBAR_BANTUAN = frozenset(
    {TECHNICAL_SHEET, *(sheet.title for sheet in SHEETS if sheet.kind is Purpose.HELP)}
)
"""The sheets of the template that hold no figures of the office."""


def baca_buku(source: str | os.PathLike[str] | bytes) -> Buku:
    """Open a workbook for the rules; it is computed when the first value is asked for.

    Args:
        source: The workbook's path, or the whole file.

    Raises:
        PackageError: The file is no usable workbook.
    """
    return Buku(open_book(source))


def area_nama(workbook: Workbook, nama: str) -> tuple[str, Area] | None:
    """Give the sheet and the area of a defined name; ``None`` where it has neither."""
    return FormulaReader(workbook).name(nama)


@cache
def _tabel(skema: Field) -> str | None:
    """Give the number of the table above or below which a field stands."""
    _, kolom = parse_cell(skema.cell)
    sheet = next(sheet for sheet in SHEETS if skema in sheet.fields)
    for tabel in sheet.tables:
        for satu in tabel:
            if column_number(tabel.letter(satu.title)) == kolom:
                return nomor_tabel(tabel, satu.title)
    return None
