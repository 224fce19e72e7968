"""One sheet for the engine: the same cells, with formulas it can compute.

A formula that it cannot compute is left out, so that its cell keeps the stored value as a
constant and everything that depends on it computes from that.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from lakip_xl.engine.formulas import Compiled, Formulas
from lakip_xl.engine.references import ROW
from lakip_xl.package.addresses import Area
from lakip_xl.package.cells import Formula, FormulaKind
from lakip_xl.package.sheet import SheetSource
from lakip_xl.package.values import date_serial
from lakip_xl.package.workbook import Sheet
from lakip_xl.package.xml import escape

_NAMED_REFERENCE = re.compile(r"[\w.\\]+\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_SEPARATOR = "\x00"
"""Stands between formulas; XML cannot hold it."""
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_ESCAPED_RETURN = b"_x000D_"
"""Excel's escape for a carriage return, which the engine would take for text."""
_DATE_CELL = re.compile(rb'(<c [^>]*?) t="d"([^>]*>)((?:<f[^<]*</f>)?<v>)([^<]*)')
_LATER_ERROR = re.compile(
    rb'(<(?:\w+:)?c [^>]*? t="e"[^>]*>(?:<(?:\w+:)?f(?:[^<>]*/>|[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>)'
    rb"(?!#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)<)[^<]*"
)
"""An error that only later Excels know; the engine's loader would refuse the sheet."""
_ORPHAN = "rumus bersama ini kehilangan sel induknya"
_CELL_REFERENCE = re.compile(r"(?<![A-Za-z_.])(\$?[A-Z]{1,3}\$?)[0-9]+(?![\w.(])")
_NEEDS_CARE = re.compile(r"[\[{@#]|<!|_xl|!\s*[A-Za-z_.][\w.]*\(|,\s*[,)]|\(\s*,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """The defined names of a workbook as far as formulas must be read for them."""

    pattern: re.Pattern[str] | None
    """Finds a name that has to be replaced, or a table's."""
    with_digits: Mapping[str, str]
    """The names (casefolded) with digits, which may not be ignored in formulas that hold them;
    with what becomes of each when all digits are alike."""


@dataclass(slots=True)
class SheetCopy:
    """A sheet and what becomes of its formulas."""

    sheet: Sheet
    source: SheetSource
    content: bytes = b""
    """The sheet's part for the engine."""
    skipped: dict[int, str] = field(default_factory=dict)
    """Cells that the engine does not compute, with the reason."""
    arrays: dict[int, Area] = field(default_factory=dict)
    """Array formulas: the first cell's index and the area."""
    _places: dict[tuple[int, int], int] = field(default_factory=dict)

    def members(self, area: Area) -> Iterator[int]:
        """The indices of the cells in an area that were cut."""
        rows, columns = self.source.rows, self.source.columns
        if area.size > len(rows):
            return (i for i in range(len(rows)) if area.holds(rows[i], columns[i]))
        if not self._places:
            self._places = {place: i for i, place in enumerate(zip(rows, columns, strict=True))}
        found = map(self._places.get, area.cells())
        return (index for index in found if index is not None)


def copy_sheet(
    sheet: Sheet, content: bytes, source: SheetSource, formulas: Formulas, names: Names
) -> SheetCopy:
    """Make the engine's copy of a sheet.

    Args:
        sheet: the sheet.
        content: its part.
        source: the part cut at the formulas and inside the areas of array formulas.
        formulas: prepares formulas.
        names: the defined names that need care.
    """
    copy = SheetCopy(sheet, source)
    pieces, rows = source.pieces.copy(), source.rows
    elements = pieces[2::4]
    # A filled-down formula is compiled once: what stands before, between and after its rows.
    filled_down: dict[str, tuple[range, list[str]]] = {}
    # Shared formulas by their groups: why the first cell is not computed, or None.
    groups: dict[str, str | None] = {}
    for index in _careful(copy, formulas, names):
        row, element = rows[index], elements[index]
        if element in filled_down:
            allowed, parts = filled_down[element]
            if row in allowed:
                elements[index] = str(row).join(parts)
                continue
        formula = source.formula(index)
        if formula is None:
            # A value that an array formula put here: the engine will put its own.
            pieces[index * 4 + 3] = ""
            continue
        compiled = _compiled(copy, index, formula, formulas, groups)
        if formula.kind is FormulaKind.SHARED and formula.text:
            groups[formula.group] = compiled.reason_at(row)
        if reason := compiled.reason_at(row):
            copy.skipped[index] = reason
            elements[index] = ""
            continue
        if formula.area is not None and formula.kind is FormulaKind.ARRAY:
            copy.arrays[index] = formula.area
        if formula.text:
            opening = element[: element.index(">") + 1]
            template = f"{opening}{escape(compiled.text, quote=False)}</{source.prefix}f>"
            parts = template.split(ROW)
            elements[index] = str(row).join(parts)
            if formula.kind is FormulaKind.NORMAL and not _means_own_table(formula.text):
                filled_down[element] = (compiled.rows, parts)
    pieces[2::4] = elements
    _keep_skipped_arrays(copy, pieces)
    copy.content = _content(pieces, source, content)
    return copy


def _content(pieces: list[str], source: SheetSource, content: bytes) -> bytes:
    """The copy's part; the original itself where nothing had to change."""
    copied = content if pieces == source.pieces else "".join(pieces).encode()
    if _ESCAPED_RETURN in copied:
        copied = copied.replace(_ESCAPED_RETURN, b"&#13;")
    if b't="d"' in copied:
        copied = _DATE_CELL.sub(_as_serial, copied)
    if b't="e"' in copied:
        copied = _LATER_ERROR.sub(rb"\1#VALUE!", copied)
    return copied


def _as_serial(cell: re.Match[bytes]) -> bytes:
    """A date cell of a strict workbook as a number, which is what the engine computes with."""
    serial = date_serial(cell[4].decode())
    return cell[0] if serial is None else b"%b%b%b%r" % (cell[1], cell[2], cell[3], serial)


def _careful(copy: SheetCopy, formulas: Formulas, names: Names) -> Iterator[int]:
    """The cells whose formulas cannot go to the engine as they are.

    Formulas that differ in nothing but row numbers (of as many digits) are judged once: a
    filled-down column is a handful of formulas.
    """
    elements = copy.source.pieces[2::4]
    if not elements:
        return iter(())
    # All at once, and as bytes, because that is many times faster than one by one.
    joined = _SEPARATOR.join(elements)
    keys = digits_alike(joined).split(_SEPARATOR)
    for index in _with_digits(joined, keys, names.with_digits):
        keys[index] = elements[index]
    for index, key in enumerate(keys):
        if "TEXT(" in key:
            # Here digits mean something; only the row numbers of addresses do not.
            keys[index] = _CELL_REFERENCE.sub(r"\g<1>", elements[index])
    plain: dict[str, bool] = {}
    for index, key in enumerate(keys):
        if key not in plain:
            plain[key] = _is_plain(copy, index, key, formulas, names)
    return (index for index, key in enumerate(keys) if not plain[key])


def _with_digits(joined: str, keys: list[str], names: Mapping[str, str]) -> set[int]:
    """The formulas that hold one of some names with digits.

    Args:
        joined: the formulas, with ``_SEPARATOR`` between them.
        keys: the same formulas, all their digits alike.
        names: the names; see ``Names``.
    """
    # A sheet has few different formulas: most names are ruled out by looking at one of each.
    different = _SEPARATOR.join(set(keys)).casefold()
    found: set[int] = set()
    present = [name for name, alike in names.items() if alike in different]
    if not present:
        return found
    folded = joined.casefold()
    ends = list(accumulate((len(one) + 1 for one in folded.split(_SEPARATOR)), initial=0))
    for name in present:
        at = folded.find(name)
        while at >= 0:
            index = bisect_right(ends, at) - 1
            found.add(index)
            at = folded.find(name, ends[index + 1])
    return found


def digits_alike(text: str) -> str:
    """A text with all its digits the same.

    >>> digits_alike("Pajak2024")
    'Pajak0000'
    """
    return text.encode().translate(_DIGITS_ALIKE).decode()


def _is_plain(copy: SheetCopy, index: int, key: str, formulas: Formulas, names: Names) -> bool:
    if not key.startswith("<f>") or _NEEDS_CARE.search(key):
        return False
    if names.pattern is not None and names.pattern.search(key):
        return False
    source = copy.source
    text = source.formula_text(index)
    row, column = source.rows[index], source.columns[index]
    return formulas.compile(text, copy.sheet.name, row, column) == Compiled(text)


def _means_own_table(formula: str) -> bool:
    """Whether a reference lacks its table's name, so that it means the table around the cell."""
    return "[" in _NAMED_REFERENCE.sub("", formula)


def _compiled(
    copy: SheetCopy, index: int, formula: Formula, formulas: Formulas, groups: dict[str, str | None]
) -> Compiled:
    if formula.kind is FormulaKind.DATA_TABLE:
        return Compiled("", "tabel data (analisis bagaimana-jika) hanya dihitung Excel")
    if not formula.text:
        # A follower of a shared formula computes what its first cell computes.
        return Compiled("", groups.get(formula.group, _ORPHAN))
    return formulas.compile(
        formula.text,
        copy.sheet.name,
        copy.source.rows[index],
        copy.source.columns[index],
        array=formula.kind is FormulaKind.ARRAY,
    )


def _keep_skipped_arrays(copy: SheetCopy, pieces: list[str]) -> None:
    """Give the other cells of an array that is not computed their stored values back."""
    for index in list(copy.skipped):
        formula = copy.source.formula(index)
        if formula is None or formula.kind is not FormulaKind.ARRAY or formula.area is None:
            continue
        if formula.area.is_cell:
            continue
        for member in copy.members(formula.area):
            pieces[member * 4 + 3] = copy.source.pieces[member * 4 + 3]
