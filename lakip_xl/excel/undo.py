"""What a macro changed, so that it can be taken back: by Ctrl+Z, or when the user stops it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lakip_xl.errors import LakipError
from lakip_xl.excel.ranges import as_typed


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something of a cell that macros change."""

    read: Callable[[Any], Any]
    write: Callable[[Any, Any], None]


@dataclass(frozen=True, slots=True)
class _Changed:
    sheet: str
    address: str
    aspect: Aspect
    before: Any
    after: Any


@dataclass(slots=True)
class Journal:
    """What was changed in one workbook, the first change first."""

    title: str = ""
    """What the user did, for the word beside *Undo*."""
    place: str = ""
    """The workbook's full name."""
    complete: bool = True
    """Whether nothing was changed besides what stands here."""
    _changes: list[_Changed] = field(default_factory=list)

    def change(self, cell: Any, aspect: Aspect, value: Any) -> None:
        """Change something of a cell, and remember what it was."""
        before = aspect.read(cell)
        aspect.write(cell, value)
        after = aspect.read(cell)
        self._changes.append(_Changed(cell.sheet.name, cell.address, aspect, before, after))

    def restore(self, book: Any) -> int:
        """Take back what is still as it was left; give how much somebody changed since."""
        kept = 0
        while self._changes:
            one = self._changes.pop()
            cell = book.sheets[one.sheet].range(one.address)
            if one.aspect.read(cell) == one.after:
                one.aspect.write(cell, one.before)
            else:
                kept += 1
        return kept

    def __len__(self) -> int:
        return len(self._changes)


class LastJournal:
    """The journal that Ctrl+Z takes back: that of the last macro, as in Excel."""

    def __init__(self) -> None:
        self._journal = Journal()

    def keep(self, journal: Journal) -> str:
        """Keep a journal if it can be taken back whole; give what Ctrl+Z is to be called, or ""."""
        usable = journal.complete and journal.title and len(journal)
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
FORMAT = Aspect(
    lambda cell: cell.number_format, lambda cell, code: setattr(cell, "number_format", code)
)
FILL = Aspect(lambda cell: cell.color, lambda cell, color: setattr(cell, "color", color))
NOTE = Aspect(_note, _set_note)
