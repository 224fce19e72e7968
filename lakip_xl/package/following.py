"""What follows a table's rows when their number changes: formats, checks, names, charts."""

from collections.abc import Iterator

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import Area, address, parse_area
from lakip_xl.package.lossless import Element
from lakip_xl.package.workbook import Table
from lakip_xl.package.xml import escape


def area_of(text: str) -> Area | None:
    """The area of a text; None where it is none."""
    try:
        return parse_area(text)
    except ValueError:
        return None


class Follower:
    """Lengthens what covers a table's rows."""

    def __init__(self, table: Table, new: int) -> None:
        self.table = table
        self._data = table.data
        self._new = new

    def sheet(self, root: Element) -> None:
        """The sheet's own size and its conditional formats."""
        dimension = root.find("dimension")
        if dimension is not None and (area := area_of(dimension.get("ref"))) is not None:
            at_end = area.last_row == self._data.last_row
            last = self._new if at_end else max(area.last_row, self._new)
            if last != area.last_row:
                first = address(area.first_row, area.first_column)
                dimension.set("ref", f"{first}:{address(last, area.last_column)}")
        for formats in root.all("conditionalFormatting"):
            self._sqref(formats, whole=True)

    def validations(self, root: Element, sheet: str) -> None:
        """Entry checks: where they hold, and the lists they read from the table's columns."""
        checks = root.find("dataValidations")
        for check in checks.children if checks is not None else ():
            if sheet == self.table.sheet:
                self._sqref(check, whole=False)
            self.formulas(check, "formula1", sheet)
            self.formulas(check, "formula2", sheet)

    def formulas(self, root: Element, name: str, sheet: str) -> None:
        """The references in every element of a name, at any depth."""
        for element in _descendants(root, name):
            old = element.text
            new = self._followed(old, sheet)
            if new != old:
                element.inner = escape(new, quote=False).encode()

    def anchors(self, root: Element, count: int) -> None:
        """Drawings that begin below the table, in its columns, move down."""
        for anchor in root.children:
            start = anchor.find("from")
            if start is None:
                continue
            column, row = (_number(start, name) for name in ("col", "row"))
            below = row >= self._data.last_row
            if below and self.table.area.first_column - 1 <= column < self.table.area[3]:
                for corner in ("from", "to"):
                    place = anchor.find(corner)
                    found = place.find("row") if place is not None else None
                    if found is not None:
                        found.inner = str(int(found.text) + count).encode()

    def _sqref(self, element: Element, *, whole: bool) -> None:
        old = element.get("sqref")
        new = " ".join(self._longer(text, whole=whole) for text in old.split())
        if new != old:
            element.set("sqref", new)

    def _longer(self, text: str, *, whole: bool) -> str:
        area = area_of(text)
        if area is None or not self._covers(area):
            return text
        # A mark on one cell belongs to that cell.
        if whole and area.first_row == area.last_row > self._data.first_row:
            return text
        return f"{address(area[0], area[1])}:{address(self._new, area[3])}"

    def _covers(self, area: Area) -> bool:
        inside = self.table.area.first_column <= area.first_column
        inside = inside and area.last_column <= self.table.area.last_column
        starts = area.first_row >= self.table.area.first_row
        return inside and starts and area.last_row == self._data.last_row

    def _followed(self, formula: str, sheet: str) -> str:
        """A formula with the ranges over all of the table's rows made longer."""
        if f"${self._data.last_row}" not in formula and str(self._data.last_row) not in formula:
            return formula
        from openpyxl.formula.tokenizer import Token, Tokenizer

        tokens = []
        for token in Tokenizer(f"={formula}").items:
            text = token.value
            if token.type == Token.OPERAND and token.subtype == Token.RANGE and ":" in text:
                text = self._range(text, sheet)
            tokens.append(text)
        return "".join(tokens)

    def _range(self, text: str, sheet: str) -> str:
        where, mark, cells = text.rpartition("!")
        named = where.strip("'").replace("''", "'") if mark else sheet
        area = area_of(cells)
        if named.casefold() != self.table.sheet.casefold() or area is None:
            return text
        if not self._covers(area) or area.first_row > self._data.first_row:
            return text
        first, _, last = cells.partition(":")
        digits = len(last) - len(last.rstrip("0123456789"))
        return f"{where}{mark}{first}:{last[: len(last) - digits]}{self._new}"


def _descendants(root: Element, name: str) -> Iterator[Element]:
    for child in root.children:
        if child.local == name:
            yield child
        elif child.children:
            yield from _descendants(child, name)


def _number(element: Element, name: str) -> int:
    found = element.find(name)
    text = found.text.strip() if found is not None else ""
    if not text.isdecimal():
        raise PackageError("memuat gambar tanpa tempat; simpan ulang dari Excel")
    return int(text)
