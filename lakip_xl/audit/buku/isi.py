"""The workbook, read once for all rules: tables, named cells, every cell with its new value."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lakip_xl.audit.buku.rujukan import Rujukan
from lakip_xl.audit.buku.tabel import TabelBuku, nomor_tabel, susun_tabel
from lakip_xl.audit.temuan import Letak
from lakip_xl.engine.evaluation import Evaluation, evaluate
from lakip_xl.functions.scales import read_skala
from lakip_xl.package.addresses import Area, address, column_number, parse_area, parse_cell
from lakip_xl.package.cells import Cell, Hidden
from lakip_xl.package.formats import NumberFormat
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind as JenisPaket
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Sheet, Workbook
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.skala import Skala
from lakip_xl.workbook.schema import FIELDS, SHEETS, TABLES
from lakip_xl.workbook.schema.kinds import Kind, Purpose
from lakip_xl.workbook.schema.model import Field

SHEET_TEKNIS = "xlwings.conf"
"""Holds the settings of the bridge to Python; no user looks at it."""


class Lembar:
    """A sheet: its cells, each with the value that its formula yields now.

    Args:
        workbook: The workbook.
        sheet: The sheet in it.
        dihitung: The recomputed values of its formula cells.
    """

    def __init__(
        self, workbook: Workbook, sheet: Sheet, dihitung: Mapping[tuple[int, int], CellValue]
    ) -> None:
        self.sheet = sheet
        self.dihitung = dihitung
        self._workbook = workbook

    @cached_property
    def _isi(self) -> tuple[dict[tuple[int, int], Cell], Hidden]:
        # Read when it is asked for: nobody asks for the sheets that only help.
        sel, tersembunyi = self._workbook.contents(self.sheet)
        return {(satu.row, satu.column): satu for satu in sel}, tersembunyi

    @property
    def sel(self) -> Mapping[tuple[int, int], Cell]:
        """The cells that hold something, by row and column."""
        return self._isi[0]

    @property
    def tersembunyi(self) -> Hidden:
        """The hidden rows and columns."""
        return self._isi[1]

    @property
    def nama(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    def nilai(self, baris: int, kolom: int) -> CellValue:
        """Give the value of a cell; an empty text is a blank."""
        tempat = (baris, kolom)
        if tempat in self.dihitung:
            return self.dihitung[tempat] if self.dihitung[tempat] != "" else None
        sel = self.sel.get(tempat)
        return None if sel is None or sel.value == "" else sel.value

    def number_format(self, baris: int, kolom: int) -> NumberFormat:
        """Give the number format of a cell: is its number a percentage, or a date?"""
        return self._workbook.number_format(self.sel.get((baris, kolom)))

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


@dataclass(frozen=True)
class Buku:
    """Everything the rules read of a workbook."""

    workbook: Workbook
    evaluasi: Evaluation
    lembar: Mapping[str, Lembar]
    tabel: Mapping[str, TabelBuku]
    medan: Mapping[str, Medan] = field(default_factory=dict)

    @property
    def dari_templat(self) -> bool:
        """Whether the workbook was made from our template: it has a table of ours."""
        return bool(self.tabel)

    @cached_property
    def rujukan(self) -> Rujukan:
        """Reads the references of its formulas."""
        return Rujukan(self.workbook)

    @property
    def diperiksa(self) -> Iterator[Lembar]:
        """The sheets that users fill; those of a template that only help are left out."""
        for lembar in self.lembar.values():
            if not (self.dari_templat and lembar.nama in LEMBAR_BANTUAN):
                yield lembar

    @cached_property
    def skala(self) -> Skala | None:
        """The scale of the sheet Pengaturan; ``None`` where there is none that can be used."""
        isi = self.isi_nama("SkalaKategori")
        try:
            return read_skala(isi) if isi else None
        except RuleError:
            return None

    def isi_nama(self, nama: str) -> list[list[CellValue]]:
        """Give the values behind a defined name, row by row; nothing without such a name."""
        tempat = area_nama(self.workbook, nama)
        lembar = self.lembar.get(tempat[0]) if tempat else None
        if tempat is None or lembar is None:
            return []
        area = tempat[1]
        return [
            [lembar.nilai(baris, kolom) for kolom in range(area.first_column, area.last_column + 1)]
            for baris in range(area.first_row, area.last_row + 1)
        ]


_BANTUAN = (Kind.FIXED, Kind.FINDING)

LEMBAR_BANTUAN = frozenset(
    {SHEET_TEKNIS, *(sheet.title for sheet in SHEETS if sheet.kind is Purpose.HELP)}
)
"""The sheets of the template that hold no figures of the office."""


def baca_buku(source: str | os.PathLike[str] | bytes) -> Buku:
    """Read a workbook and recompute it.

    Args:
        source: The workbook's path, or the whole file.

    Raises:
        PackageError: The file is no usable workbook.
    """
    workbook = Workbook(open_package(source, kind=JenisPaket.WORKBOOK))
    evaluasi = evaluate(workbook)
    lembar = {
        sheet.name: Lembar(workbook, sheet, evaluasi.values(sheet.name))
        for sheet in workbook.sheets
        if sheet.has_cells
    }
    tabel = {}
    for nama, skema in TABLES.items():
        berkas = workbook.table(nama)
        if berkas is not None and not any(k.kind in _BANTUAN for k in skema):
            tabel[nama] = susun_tabel(skema, berkas, lembar[berkas.sheet].nilai)
    return Buku(workbook, evaluasi, lembar, tabel, _medan(workbook, lembar) if tabel else {})


def area_nama(workbook: Workbook, nama: str) -> tuple[str, Area] | None:
    """Give the sheet and the area of a defined name; ``None`` where it has neither."""
    rumus = next((n.formula for n in workbook.names if n.name == nama and n.sheet is None), "")
    sheet, _, alamat = rumus.rpartition("!")
    try:
        return sheet.strip("'").replace("''", "'"), parse_area(alamat)
    except ValueError:
        return None


def _medan(workbook: Workbook, lembar: Mapping[str, Lembar]) -> dict[str, Medan]:
    medan = {}
    for nama, skema in FIELDS.items():
        tempat = area_nama(workbook, nama)
        if tempat is not None and tempat[0] in lembar:
            baris, kolom = tempat[1][:2]
            medan[nama] = Medan(skema, lembar[tempat[0]], baris, kolom, _tabel_medan(skema))
    return medan


def _tabel_medan(skema: Field) -> str | None:
    """Give the number of the table above or below which a field stands."""
    _, kolom = parse_cell(skema.cell)
    sheet = next(sheet for sheet in SHEETS if skema in sheet.fields)
    for tabel in sheet.tables:
        for satu in tabel:
            if column_number(tabel.letter(satu.title)) == kolom:
                return nomor_tabel(tabel, satu.title)
    return None
