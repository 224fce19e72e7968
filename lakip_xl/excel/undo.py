"""What a macro changed, so that it can be taken back: by Ctrl+Z, or when the user stops it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from lakip_xl.errors import LakipError
from lakip_xl.excel.ranges import as_typed
from lakip_xl.package.atomic import write_atomically


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something of a cell that macros change."""

    read: Callable[[Any], Any]
    write: Callable[[Any, Any], None]


WayBack = Callable[[Any], int]
"""Takes back one step of a macro on a workbook (``ExcelWorkbook``), as far as it still is as the
macro left it; gives how much somebody changed since."""


@dataclass(slots=True)
class Journal:
    """The ways back from what was changed in one workbook, the first change first."""

    title: str = ""
    """What the user did, for the word beside *Undo*."""
    place: str = ""
    """The workbook's full name."""
    _ways: list[WayBack] = field(default_factory=list)

    def change(self, cell: Any, aspect: Aspect, value: Any) -> None:
        """Change something of a cell, and remember what it was."""
        before = aspect.read(cell)
        aspect.write(cell, value)
        after = aspect.read(cell)
        place = cell.sheet.name, cell.address
        self.add(partial(_restore, place=place, aspect=aspect, before=before, after=after))

    def add(self, way: WayBack) -> None:
        """Remember the way back from a step that is about to be done."""
        self._ways.append(way)

    def restore(self, workbook: Any) -> int:
        """Take back what is still as it was left; give how much somebody changed since."""
        kept = 0
        while self._ways:
            kept += self._ways.pop()(workbook)
        return kept

    def __len__(self) -> int:
        return len(self._ways)


def _restore(
    workbook: Any, *, place: tuple[str, str], aspect: Aspect, before: Any, after: Any
) -> int:
    sheet, address = place
    cell = workbook.book.sheets[sheet].range(address)
    if aspect.read(cell) != after:
        return 1
    aspect.write(cell, before)
    return 0


@dataclass(slots=True)
class RowsAdded:
    """The way back from rows that a table got: they go, unless something is typed in them."""

    sheet: str
    table: str
    before: int
    """How many rows there were."""
    after: int
    """How many there are."""

    def __call__(self, workbook: Any) -> int:
        """Delete the rows; give how many somebody filled since."""
        sheet = workbook.book.sheets[self.sheet]
        table = next((one for one in sheet.tables if one.name == self.table), None)
        body = None if table is None else table.data_body_range
        if body is None or body.shape[0] != self.after:
            return self.after - self.before
        added = body[self.before :, :]
        if any(map(_is_typed, _rows(added.formula), added.options(ndim=2).value)):
            return self.after - self.before
        added.delete("up")
        return 0


@dataclass(frozen=True, slots=True)
class FileWritten:
    """The way back from a file that was replaced, unless somebody changed it since."""

    path: Path
    before: bytes
    after: bytes

    def __call__(self, _: Any) -> int:
        """Give the file its old content; 1 where somebody changed it since."""
        if not self.path.is_file() or self.path.read_bytes() != self.after:
            return 1
        write_atomically(self.path, [self.before], unchanged=self.after)
        return 0


def _rows(formulas: Any) -> list[Any]:
    """Give formulas as rows, however few they are."""
    rows = list(formulas) if isinstance(formulas, list | tuple) else [formulas]
    return rows if isinstance(rows[0], list | tuple) else [rows]


def _is_typed(formulas: Any, values: Any) -> bool:
    """Tell whether a row holds something that no formula put there."""
    cells = zip(formulas, values, strict=True)
    return any(v not in (None, "") and not str(f).startswith("=") for f, v in cells)


class LastJournal:
    """The journal that Ctrl+Z takes back: that of the last macro, as in Excel."""

    def __init__(self) -> None:
        self._journal = Journal()

    def keep(self, journal: Journal) -> str:
        """Keep a journal if there is something in it; give what Ctrl+Z is to be called, or ""."""
        usable = journal.title and len(journal)
        self._journal = journal if usable else Journal()
        return self._journal.title

    def take(self, place: str) -> Journal:
        """Give the journal of a workbook and forget it.

        Raises:
            LakipError: There is none for this workbook.
        """
        journal, self._journal = self._journal, Journal()
        if not len(journal) or journal.place != place:
            raise LakipError(
                "Tidak ada langkah LAKIP yang dapat dibatalkan di buku kerja ini: pakai salinan "
                "yang tersimpan bila perlu."
            )
        return journal


def _content(cell: Any) -> Any:
    formula = cell.formula
    is_formula = isinstance(formula, str) and formula.startswith("=") and formula != cell.value
    return (True, formula) if is_formula else (False, cell.value)


def _set_content(cell: Any, content: Any) -> None:
    is_formula, value = content
    if is_formula:
        cell.formula = value
    else:
        cell.value = as_typed(value)


def _note(cell: Any) -> str | None:
    return None if cell.note is None else str(cell.note.text)


def _set_note(cell: Any, text: str | None) -> None:
    if cell.note is not None:
        cell.note.delete()
    if text is not None:
        cell.add_note(text)


CONTENT = Aspect(_content, _set_content)
"""A pair: whether it is a formula, and the formula or the value."""
VALUES = Aspect(
    lambda cells: cells.options(ndim=2).value,
    lambda cells, rows: setattr(cells, "value", [[as_typed(value) for value in r] for r in rows]),
)
"""The rows of cells that hold no formula: many at once."""
FORMULAS = Aspect(
    lambda cells: [list(row) for row in _rows(cells.formula)],
    lambda cells, rows: setattr(cells, "formula", rows),
)
"""The rows of formulas of many cells, "" where there is none."""
FORMAT = Aspect(
    lambda cell: cell.number_format, lambda cell, code: setattr(cell, "number_format", code)
)
FILL = Aspect(lambda cell: cell.color, lambda cell, color: setattr(cell, "color", color))
NOTE = Aspect(_note, _set_note)
