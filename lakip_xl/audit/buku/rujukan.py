"""What a formula refers to, and formulas in a form in which neighbours can be compared."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from lakip_xl.engine.references import ROW, TableReferences, UnresolvedError
from lakip_xl.package.addresses import MAX_ROW, Area, parse_area, parse_cell
from lakip_xl.package.workbook import Workbook

_AREA = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?"
_BAGIAN = re.compile(
    rf"""
    (?P<teks>"(?:[^"]|"")*")
  | (?P<tabel>[\w.\\]*\[(?:[^\[\]]|\[[^\[\]]*\])*\])
  | (?:(?P<lembar>'(?:[^']|'')+'|[\w.]+)!)?(?P<alamat>{_AREA})(?![\w(.])
  | (?P<nama>[^\W\d][\w.]*)(?![\w.(!\[])
    """,
    re.VERBOSE,
)
_TANPA_NAMA = re.compile(r"(?<![\w.\\\]\[,:])\[")
"""A reference to the table around the cell, without the table's name."""
_SATU = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")
Tempat = tuple[str, Area]
"""A sheet and an area on it."""


class Rujukan:
    """Reads the formulas of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._tabel = TableReferences(workbook.tables)
        self._lembar = {sheet.name.casefold(): sheet.name for sheet in workbook.sheets}
        self._dikenal: dict[tuple[str | int, ...], list[Tempat]] = {}

    @cached_property
    def _nama(self) -> Mapping[str, str]:
        return {n.name.casefold(): n.formula for n in self._workbook.names if n.sheet is None}

    def asal(self, rumus: str, sheet: str, baris: int, kolom: int) -> list[Tempat]:
        """Give the cells that a formula reads directly.

        References that lead nowhere are left out; so are other files.

        Args:
            rumus: The formula without "=".
            sheet: The sheet of its cell.
            baris: The row of its cell.
            kolom: The column of its cell.
        """
        # A column's formula is read once: the last row of a sheet stands for the formula's own.
        wakil = MAX_ROW if "#This Row" in rumus and not _TANPA_NAMA.search(rumus) else baris
        kunci = (rumus, sheet) if wakil == MAX_ROW else (rumus, sheet, baris, kolom)
        if kunci not in self._dikenal:
            self._dikenal[kunci] = list(self._baca(rumus, sheet, wakil, kolom))
        return [
            (nama, area._replace(first_row=baris, last_row=baris))
            if area.first_row == MAX_ROW
            else (nama, area)
            for nama, area in self._dikenal[kunci]
        ]

    def _baca(self, rumus: str, sheet: str, baris: int, kolom: int) -> Iterator[Tempat]:
        for bagian in _BAGIAN.finditer(self.tanpa_tabel(rumus, sheet, baris, kolom)):
            if bagian["alamat"]:
                yield from self._tempat(bagian["lembar"], bagian["alamat"], sheet)
            elif bagian["nama"] and (isi := self._nama.get(bagian["nama"].casefold())):
                for satu in _BAGIAN.finditer(isi):
                    if satu["alamat"]:
                        yield from self._tempat(satu["lembar"], satu["alamat"], sheet)

    def _tempat(self, lembar: str | None, alamat: str, sheet: str) -> Iterator[Tempat]:
        nama = lembar.strip("'").replace("''", "'") if lembar else sheet
        try:
            yield self._lembar.get(nama.casefold(), nama), parse_area(alamat)
        except ValueError:
            return

    def tanpa_tabel(self, rumus: str, sheet: str, baris: int, kolom: int) -> str:
        """Write the structured references of a formula as addresses."""
        if "[" not in rumus:
            return rumus

        def ganti(bagian: re.Match[str]) -> str:
            if not bagian["tabel"]:
                return bagian[0]
            try:
                resolved = self._tabel.resolve(bagian["tabel"], sheet, baris, kolom)
            except UnresolvedError:
                return bagian[0]
            return resolved.text.replace(ROW, str(baris))

        return _BAGIAN.sub(ganti, rumus)

    def baku(self, rumus: str, sheet: str, baris: int, kolom: int) -> str:
        """Give the form in which formulas are equal when they say the same of their own rows.

        Whatever program saved the file: without spaces and dollar signs, addresses relative.
        """
        alamat = self.tanpa_tabel(rumus, sheet, baris, kolom)
        return relatif(alamat, baris, kolom).replace(" ", "").upper()


def relatif(rumus: str, baris: int, kolom: int) -> str:
    """Write the addresses of a formula relative to its cell.

    Example:
        >>> relatif("B9*2", 9, 3) == relatif("B10*2", 10, 3)
        True
        >>> relatif("SUM(B2:B8)", 9, 2)
        'SUM(R[-7]C[0]:R[-1]C[0])'
    """

    def ganti(bagian: re.Match[str]) -> str:
        if not bagian["alamat"]:
            return bagian[0]
        alamat = _SATU.sub(lambda satu: _geser(satu[0], baris, kolom), bagian["alamat"])
        return f"{bagian['lembar']}!{alamat}" if bagian["lembar"] else alamat

    return _BAGIAN.sub(ganti, rumus)


def _geser(alamat: str, baris: int, kolom: int) -> str:
    try:
        r, c = parse_cell(alamat)
    except ValueError:
        return alamat
    return f"R[{r - baris}]C[{c - kolom}]"
