"""A formula in a form in which two versions are equal when they say the same.

Programs write the same formula differently (prefixes, blanks, dollar signs, ``TRUE()``, structured
references as addresses); rows move and tables grow. So references become what they mean: a column
of a table, the cell of a column in the formula's own row, or an address in the new version.
"""

import re
from collections.abc import Mapping, Sequence

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from lakip_xl.functions.prefixes import without_prefixes
from lakip_xl.package.addresses import Area, address, parse_area
from lakip_xl.package.workbook import Table  # noqa: TC001 - of the annotations below
from lakip_xl.workbook.book.opened import Book

_AREA = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]")
Rows = Mapping[str, Sequence[tuple[int, int, Mapping[int, int]]]]
"""By sheet, for columns from … to …: where a row of the old version stands in the new one."""


class Canonical:
    """Writes the formulas of one version.

    Args:
        book: The workbook.
        rows: For the old version: where its rows stand in the new one.
        sheets: For the old version: what its sheets are called in the new one.
    """

    def __init__(
        self, book: Book, rows: Rows | None = None, sheets: Mapping[str, str] | None = None
    ) -> None:
        self._book = book
        self._rows = rows or {}
        self._renamed = sheets or {}
        self._sheets = {sheet.name.casefold(): sheet.name for sheet in book.workbook.sheets}
        self._known: dict[tuple[str, str], str] = {}
        self._tables: dict[str, list[Table]] = {}
        for table in book.workbook.tables:
            self._tables.setdefault(table.sheet, []).append(table)

    def formula(self, sheet: str, row: int, column: int) -> str | None:
        """Give the formula of a cell in canonical form; None where there is none."""
        found = self._book.sheets[sheet].formula(row, column)
        return None if found is None else self.of(found, sheet, row, column)

    def of(self, formula: str, sheet: str, row: int, column: int) -> str:
        """Give a formula, without "=", in canonical form."""
        known = self._known.get((formula, sheet))
        if known is not None:
            return known
        tokens = Tokenizer(f"={without_prefixes(formula)}").items
        pieces: list[str] = []
        anywhere = True
        for token in tokens:
            if token.type == Token.WSPACE:
                continue
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                pieces.append(self._reference(token.value, sheet, row, column))
                # What names columns and cells by their names reads alike in every row.
                anywhere &= "[" in token.value or not _AREA.search(token.value)
            elif token.type == Token.OPERAND and token.subtype == Token.NUMBER:
                pieces.append(f"{float(token.value):.15g}")
            elif token.type == Token.OPERAND and token.subtype == Token.TEXT:
                pieces.append(token.value)
            else:
                pieces.append(token.value.upper())
        text = "".join(pieces).replace("TRUE()", "TRUE").replace("FALSE()", "FALSE")
        if anywhere:
            self._known[formula, sheet] = text
        return text

    def _reference(self, text: str, sheet: str, row: int, column: int) -> str:
        written = self._book.formulas.with_addresses(text, sheet, row, column)
        before, _, cells = written.rpartition("!")
        name = before.strip("'").replace("''", "'") if before else sheet
        try:
            area = parse_area(cells.replace("$", ""))
        except ValueError:
            return text.casefold()  # a name, another file, whole columns
        return self.area(self._sheets.get(name.casefold(), name), area, sheet, row)

    def area(self, name: str, area: Area, sheet: str, row: int) -> str:
        """Write an area as what it means.

        Args:
            name: Its sheet.
            area: The cells.
            sheet: The sheet of the formula that refers to it.
            row: The row of that formula.
        """
        for table in self._tables.get(name, ()):
            inside = table.area.holds(*area[:2]) and table.area.holds(*area[2:])
            if not inside:
                continue
            first, last = (
                table.columns[number - table.area.first_column].name.casefold()
                for number in (area.first_column, area.last_column)
            )
            columns = first if first == last else f"{first}:{last}"
            data, own = table.data, area.first_row == area.last_row == row and name == sheet
            if (area.first_row, area.last_row) == (data.first_row, data.last_row):
                # A table of one row says the same by either form.
                return f"{table.name}[{columns}]".casefold()
            if own:
                return f"{table.name}[@{columns}]".casefold()
        top, bottom = (
            self._moved(name, row, area.first_column) for row in (area.first_row, area.last_row)
        )
        where = self._renamed.get(name, name).casefold()
        cells = address(top, area.first_column)
        if not area.is_cell:
            cells += f":{address(bottom, area.last_column)}"
        return f"{where}!{cells}"

    def _moved(self, sheet: str, row: int, column: int) -> int:
        for first, last, rows in self._rows.get(sheet, ()):
            if first <= column <= last and row in rows:
                return rows[row]
        return row
