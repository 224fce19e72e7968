"""The workbook that is open in Excel, as the macros speak to it.

The only place where a macro's wishes meet xlwings' object model. What differs from a workbook in a
file is here: reading tables with their formulas, asking and telling the user, the status bar, what
was changed, and leaving Excel as it was found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlwings as xw

from lakip_xl.errors import LakipError
from lakip_xl.excel.conversation import Conversation, StoppedError
from lakip_xl.excel.escape import stop_wanted
from lakip_xl.excel.ranges import as_typed, holds, percent_cells, titles
from lakip_xl.excel.undo import CONTENT, FILL, FORMAT, NOTE, VALUES, Journal, RowsAdded
from lakip_xl.functions.spec import Scalar
from lakip_xl.services.table import Change, OpenTable, runs
from lakip_xl.workbook.schema import TABLES

MARK = (255, 235, 156)
"""The fill of cells that a person must look at; a note says why, for those who see no colour."""


class ExcelWorkbook(Conversation):
    """A workbook open in Excel.

    Args:
        book: The workbook, as ``lakip_xl.excel.server`` gets it.
        answers: What the user answered so far, by the questions' identities.
    """

    kept = ("calculation", "enable_events", "screen_updating", "status_bar")
    """The settings of Excel that ``undisturbed`` restores."""

    def __init__(self, book: xw.Book, answers: Mapping[str, str] | None = None) -> None:
        super().__init__(answers)
        self.book = book
        self.journal = Journal()

    def tables(self) -> dict[str, OpenTable]:
        """Read the tables that the schema knows, by name."""
        return {
            table.name: self._read(table)
            for sheet in self.book.sheets
            for table in sheet.tables
            if table.name in TABLES
        }

    def has_table(self, name: str) -> bool:
        """Tell whether the workbook has a table of that name."""
        return any(table.name == name for sheet in self.book.sheets for table in sheet.tables)

    def table(self, name: str) -> OpenTable:
        """Read one table.

        Raises:
            LakipError: The workbook does not have it.
        """
        return self._read(self._table(name))

    def write(self, name: str, changes: Iterable[Change]) -> None:
        """Write values into single cells of a table."""
        table = self._table(name)
        body, names = table.data_body_range, titles(table)
        for change in changes:
            cell = body[change.row, names.index(change.title)]
            self.journal.change(cell, CONTENT, (False, change.value))

    def write_many(self, name: str, changes: Sequence[Change]) -> None:
        """Write values into cells without formulas; the table grows where they lie below it."""
        table = self._table(name)
        opened = self._read(table)
        bottom = max((change.row for change in changes), default=-1)
        self._grow(table, len(opened.rows), bottom + 1)
        for row, title, values in runs(changes):
            top, column = opened.first_row + row, opened.column(title)
            cells = table.parent.range((top, column), (top + len(values) - 1, column))
            self.journal.change(cells, VALUES, [[value] for value in values])

    def set_format(self, name: str, row: int, title: str) -> None:
        """Give a cell of a table the number format that the schema has for its column."""
        table = self._table(name)
        code = TABLES[name][title].format.value
        self.journal.change(table.data_body_range[row, titles(table).index(title)], FORMAT, code)

    def fill(self, name: str, rows: Sequence[Mapping[str, Scalar]]) -> None:
        """Write rows into a table from its first row on, column by column; formulas stay."""
        table = self._table(name)
        self._grow(table, len(self._read(table).rows), len(rows))
        # Read only now: the first row of an emptied table brings its formulas.
        opened = self._read(table)
        top, left = opened.first_row, opened.first_column
        for offset, title in enumerate(opened.titles):
            column = [[as_typed(row.get(title))] for row in rows]
            if any(value is not None for (value,) in column) and not opened.is_formula(0, title):
                first = (top, left + offset)
                last = (top + len(rows) - 1, left + offset)
                self.journal.change(table.parent.range(first, last), VALUES, column)

    def replace(self, name: str, rows: Sequence[Mapping[str, Scalar]], *, least: int = 1) -> None:
        """Make these the rows of a table without formulas, with blank rows up to ``least``.

        The caller adds the way back to the journal.
        """
        table = self._table(name)
        names, count = titles(table), len(self._read(table).rows)
        kept = max(len(rows), least)
        for _ in range(kept - count):
            table.rows.add()
        if kept < count:
            table.data_body_range[kept:, :].delete("up")
        blank: list[Mapping[str, Scalar]] = [{}] * (kept - len(rows))
        top = table.data_body_range[0, 0]
        top.value = [[as_typed(row.get(title)) for title in names] for row in [*rows, *blank]]

    def name_value(self, name: str, value: Scalar) -> None:
        """Write the value of a named cell, where the workbook has it; no way back is noted."""
        if name in self.book.names:
            self.book.names[name].refers_to_range.value = as_typed(value)

    def named_number(self, name: str) -> float | None:
        """Give the number in a named cell; None where there is none."""
        value = self._named(name)
        return float(value) if isinstance(value, int | float) else None

    def named_text(self, name: str) -> str | None:
        """Give the text in a named cell; None where there is none."""
        value = self._named(name)
        return value if isinstance(value, str) and value else None

    def add_row(self, name: str) -> str:
        """Add an empty row at the end of a table; give the address of its first cell."""
        table = self._table(name)
        before = self._read(table)
        self._grow(table, len(before.rows), len(before.rows) + 1)
        return before.cell(len(before.rows), before.titles[0])

    def mark(self, name: str, row: int, title: str, note: str) -> None:
        """Colour a cell and say in a note what a person should decide."""
        table = self._table(name)
        cell = table.data_body_range[row, titles(table).index(title)]
        self.journal.change(cell, FILL, MARK)
        if cell.note is None:
            self.journal.change(cell, NOTE, note)

    def table_of_active_sheet(self) -> str:
        """Name the table at the selected cell, or the first one of the active sheet.

        Raises:
            LakipError: The active sheet has none that the schema knows.
        """
        sheet = self.book.sheets.active
        known = [table for table in sheet.tables if table.name in TABLES]
        if not known:
            raise LakipError(
                f"Lembar '{sheet.name}' tidak berisi tabel: pindah dahulu ke lembar yang "
                "berisi tabel, misalnya IKU atau Anggaran."
            )
        selection = self.book.app.selection
        return str(next((t for t in known if holds(t.range, selection)), known[0]).name)

    def progress(self, text: str) -> None:
        """Say on the status bar what is going on, and stop when the user wants it.

        Raises:
            StoppedError: The user pressed Esc; what was written is taken back.
        """
        self.book.app.status_bar = f"LAKIP: {text} ... (Esc: hentikan)"
        if stop_wanted(self.book.app.pid):
            raise StoppedError

    def undoable(self, title: str) -> None:
        """Let Ctrl+Z take back what the macro writes, under this title."""
        self.journal.title, self.journal.place = title, str(self.book.fullname)

    def file(self) -> Path:
        """Give the workbook's file on this computer.

        Raises:
            LakipError: It was never saved, or is known by a web address only.
        """
        name = str(self.book.fullname)
        if "://" in name or not Path(name).is_absolute():
            raise LakipError(
                "Buku kerja ini belum tersimpan di komputer ini: simpan dahulu (Ctrl+S) di "
                "sebuah folder di komputer, lalu ulangi."
            )
        return Path(name)

    def has_changes(self) -> bool:
        """Tell whether there is something that the file does not hold yet."""
        return not self.book.api.Saved

    def save(self) -> None:
        """Save the workbook in its file."""
        self.book.save()

    def show(self, sheet: str) -> None:
        """Open a sheet, also after ``undisturbed``."""
        self.book.sheets[sheet].activate()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Keep Excel quiet, and leave its settings and the selection as they were found."""
        app = self.book.app
        before = {name: getattr(app, name) for name in self.kept}
        selection = app.selection
        try:
            yield
        finally:
            for name, value in before.items():
                setattr(app, name, value)
            if selection is not None:
                selection.sheet.activate()
                selection.select()

    def quiet(self) -> None:
        """Neither calculate nor redraw until ``undisturbed`` ends."""
        self.book.app.calculation = "manual"
        self.book.app.screen_updating = False

    def formulas(self, cells: xw.Range) -> list[list[Any]]:
        """Give the formulas of cells, rows of texts; what is no formula does not begin with =."""
        found = cells.formula
        if not isinstance(found, list | tuple):
            return [[found]]
        return [list(row) if isinstance(row, list | tuple) else [row] for row in found]

    def number_format(self, cells: xw.Range) -> str | None:
        """Give the number format of cells; None when they do not have one in common."""
        found = cells.number_format
        return found if isinstance(found, str) else None

    def sheets(self) -> list[str]:
        """Name the sheets of cells."""
        return [sheet.name for sheet in self.book.sheets]

    def worksheet(self, name: str) -> Any:
        """Give Excel's own object of a sheet, for ``annotations``."""
        return self.book.sheets[name].api

    def refuse_protected(self, sheets: Iterable[str]) -> None:
        """Make sure that sheets can be written before any is.

        Raises:
            LakipError: One is protected.
        """
        locked = sorted(name for name in sheets if self.worksheet(name).ProtectContents)
        if locked:
            raise LakipError(
                f"Lembar {', '.join(locked)} terproteksi: buka dahulu lewat Tinjau > Buka Proteksi "
                "Lembar, lalu ulangi."
            )

    def _named(self, name: str) -> Any:
        return self.book.names[name].refers_to_range.value if name in self.book.names else None

    def _grow(self, table: Any, before: int, after: int) -> None:
        """Add rows to a table that is too short."""
        if after > before:
            self.journal.add(RowsAdded(table.parent.name, table.name, before, after))
        for _ in range(after - before):
            table.rows.add()

    def _table(self, name: str) -> Any:
        for sheet in self.book.sheets:
            for table in sheet.tables:
                if table.name == name:
                    return table
        raise LakipError(
            f"Tabel {name} tidak ada di buku kerja ini: pakai buku kerja dari templat lakip-xl."
        )

    def _read(self, table: Any) -> OpenTable:
        body = table.data_body_range
        if body is None:  # Excel's answer for a table whose rows were all deleted
            head, names = table.header_row_range, titles(table)
            top, left = head.row + 1, head.column
            return OpenTable(table.name, table.parent.name, names, top, left, [], frozenset())
        formulas = self.formulas(body)
        return OpenTable(
            name=table.name,
            sheet=table.parent.name,
            titles=titles(table),
            first_row=body.row,
            first_column=body.column,
            rows=body.options(ndim=2).value,
            formulas=frozenset(
                (row, column)
                for row, texts in enumerate(formulas)
                for column, text in enumerate(texts)
                if isinstance(text, str) and text.startswith("=")
            ),
            percents=frozenset(percent_cells(self.number_format, body, (0, 0), body.shape)),
        )
