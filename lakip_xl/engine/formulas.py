"""Formulas as the engine understands them.

Rewritten for the engine's copy only: structured references become addresses, prefixes before
our functions go, arguments left empty become a blank cell, names that the engine drops are
written out. What it still would not compute as Excel does is refused with a reason.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import formualizer as fz

from lakip_xl.engine.plainformulas import ANY_CELL, ERROR, PLAIN_OPERAND, alike_operand, plain_steps
from lakip_xl.engine.references import ROW, TableReferences, UnresolvedError
from lakip_xl.engine.trust import INTERSECTION, Judge, Verdict
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.prefixes import without_prefixes
from lakip_xl.package.addresses import MAX_ROW, column_letters
from lakip_xl.package.workbook import Table

_BLANK = "$XFD$1048576"
"""The last cell of the sheet, blank in any sane workbook: what an empty argument refers to."""
_DEEPEST = 256
"""Brackets within brackets; Excel takes 64 levels of functions, the engine's parser more."""
_LONGEST = 16_384
"""Letters of a formula: twice what Excel takes, for the prefixes that only files have."""
_ALL_ROWS = range(1, MAX_ROW + 1)
_GONE, _TABLE = "#REF!", "tbl"
"""What Excel writes for a reference to a deleted sheet; how the names of our tables begin."""
_EXTERNAL = re.compile(r"^'?[^'!]*\[[^\]]*\][^\[\]]*'?!")
_WHOLE = re.compile(
    r"(?P<sheet>(?:.*!)?)(?:(?P<columns>\$?[A-Z]{1,3}:\$?[A-Z]{1,3})|(?P<rows>\$?\d+:\$?\d+))",
    re.IGNORECASE | re.DOTALL,
)
"""Whole columns (``Data!B:C``) or whole rows (``$1:$1``)."""


def _number(kind: object) -> int:
    """A kind of token as a whole number, which compares many times faster."""
    return int(kind)  # type: ignore[call-overload, no-any-return]


_WHITESPACE, _FUNCTION = map(_number, (fz.TokenType.Whitespace, fz.TokenType.Func))
_OPEN, _CLOSE, _ARGUMENT, _RANGE, _TEXT = map(
    _number,
    (
        fz.TokenSubType.Open,
        fz.TokenSubType.Close,
        fz.TokenSubType.Arg,
        fz.TokenSubType.Range,
        fz.TokenSubType.Text,
    ),
)
_SINGLE = "_XLFN.SINGLE("
_SINGLE_FRAME = (False, ",1,1)")
"""``@`` before a call: the first of its results."""


class Compiled(NamedTuple):
    """A formula for the engine in any row of a column, or why there is none."""

    text: str
    """With ``ROW`` where the formula's own row belongs; "" where there is a reason."""
    reason: str | None = None
    rows: range = _ALL_ROWS
    """The rows in which it means something: those of the tables whose current row it reads."""

    def reason_at(self, row: int) -> str | None:
        """Why a cell in that row is not computed, or ``None``."""
        if self.reason is None and row not in self.rows:
            return f"baris {row} berada di luar tabel yang dirujuknya"
        return self.reason


Extent = Callable[[], tuple[int, int]]
"""Gives the last row and the last column that any sheet uses."""


class Formulas:
    """Prepares the formulas of one workbook.

    Args:
        tables: resolves structured references.
        judge: decides what is computed as in Excel.
        names: what each defined name (casefolded) that the engine lacks is replaced by;
            ``None`` where nothing can replace it.
        extent: how far the sheets are used; asked only where it matters.
    """

    def __init__(
        self,
        tables: TableReferences,
        judge: Judge,
        names: Mapping[str, str | None],
        extent: Extent,
    ) -> None:
        self._tables = tables
        self._judge = judge
        self._names = names
        self._extent = extent
        self._known: dict[tuple[str, str, bool, str], Compiled] = {}
        self._operands: dict[tuple[str, str], tuple[str, str, list[Table]]] = {}
        self._verdicts: dict[tuple[str, bool], Verdict] = {}

    def compile(
        self, text: str, sheet: str, row: int, column: int, *, array: bool = False
    ) -> Compiled:
        """A formula for the engine.

        Args:
            text: as stored, without "=".
            sheet: the sheet of the cell.
            row: its row (it matters only for references to the table around the cell).
            column: its column (likewise).
            array: whether it is an array formula.
        """
        own = self._tables.table_at(sheet, row, column) if "[" in text else None
        key = (text, sheet, array, own.name if own else "")
        if key not in self._known:
            self._known[key] = self._compiled(text, sheet, row, column, array=array)
        return self._known[key]

    def _compiled(self, text: str, sheet: str, row: int, column: int, *, array: bool) -> Compiled:
        if len(text) > _LONGEST:
            return Compiled("", "rumusnya lebih panjang daripada yang diterima Excel")
        if array and text.casefold() not in self._names and PLAIN_OPERAND.fullmatch(text):
            return Compiled(text)  # most names
        pattern: list[str] = []
        try:
            compiled = self._rewritten_plain(text, sheet, pattern) or self._rewritten(
                text, sheet, row, column, pattern
            )
        except UnresolvedError as error:
            return Compiled("", str(error))
        except (fz.TokenizerError, ValueError):
            return Compiled("", "rumusnya tidak terbaca mesin hitung")
        # Which cells a formula reads does not matter to the judge, so that the many formulas
        # of one pattern are parsed once.
        key = ("".join(pattern).replace(ROW, str(row)), array)
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = self._judge.verdict(key[0], array=array)
        if verdict.objection:
            return Compiled("", verdict.objection)
        if verdict.takes_first:
            return compiled._replace(text=f"INDEX({compiled.text},1,1)")
        return compiled

    def _rewritten_plain(self, text: str, sheet: str, pattern: list[str]) -> Compiled | None:
        """What ``_rewritten`` gives, for a formula of nothing unusual; ``None`` for others."""
        steps = plain_steps(text)
        if steps is None:
            return None
        output: list[str] = []
        tables: list[Table] = []
        any_text = "TEXT(" not in text.upper()
        for untouched, literal, operand in steps:
            value, alike = literal, '""' if literal and any_text else literal
            if operand:
                value, alike = self._plain_operand(operand, text, sheet, tables)
            output += (untouched.replace(*ERROR), value)
            pattern += (untouched, alike)
        return _in_tables("".join(output), tables)

    def _plain_operand(
        self, operand: str, text: str, sheet: str, tables: list[Table]
    ) -> tuple[str, str]:
        """An operand for the engine, and what it is like for the judge."""
        key = operand, sheet
        known = self._operands.get(key)
        if known is None:
            found: list[Table] = []
            value = self._asked(operand, text) or self._operand(operand, sheet, 0, 0, found)
            known = value, alike_operand(value), found
            if operand[-1] == "]":
                # What a table's reference means hangs on nothing else.
                self._operands[key] = known
        tables += known[2]
        return known[0], known[1]

    def _rewritten(  # noqa: C901 - one step of the walk for each kind of token
        self, text: str, sheet: str, row: int, column: int, pattern: list[str]
    ) -> Compiled:
        """Replace token by token; everything else keeps its spelling.

        ``pattern`` is filled with the same, but for any cell, area or text the same one.
        """
        tokens = fz.tokenize("=" + text).tokens()
        if text.count("(") > _DEEPEST:
            _check_depth(tokens)
        output: list[str] = []
        tables: list[Table] = []
        # One frame for each open bracket: is it a call of ours, and what closes it.
        frames: list[tuple[bool, str]] = []
        last = ""
        any_text = "TEXT(" not in text.upper()
        for token in tokens:
            kind, subtype, value = _number(token.token_type), _number(token.subtype), token.value
            alike = ""
            if kind == _WHITESPACE:
                output.append(value)
                pattern.append(value)
                continue
            if subtype == _OPEN:
                value, frame = _opened(value, is_function=kind == _FUNCTION)
                frames.append(frame)
            elif subtype in (_CLOSE, _ARGUMENT) and frames:
                if frames[-1][0] and (last == "," or (last == "(" and value == ",")):
                    output.append(_BLANK)
                    pattern.append(ANY_CELL)
                if subtype == _CLOSE:
                    value = frames.pop()[1] or value
            elif subtype == _RANGE:
                value = self._asked(value, text) or self._operand(value, sheet, row, column, tables)
                if frames and frames[-1] == _SINGLE_FRAME and ":" in value:
                    raise UnresolvedError(INTERSECTION)
                if frames and frames[-1][0]:
                    value = self._used_part(value)
                alike = alike_operand(value)
            elif subtype == _TEXT and any_text:
                alike = '""'
            output.append(value)
            pattern.append(alike or value)
            last = value[-1:]
        return _in_tables("".join(output), tables)

    def _operand(self, token: str, sheet: str, row: int, column: int, tables: list[Table]) -> str:
        if _EXTERNAL.match(token):
            raise UnresolvedError("merujuk ke berkas lain, yang tidak dibuka")
        if "[" in token or self._tables.is_table(token):
            resolved = self._tables.resolve(token, sheet, row, column)
            if resolved.this_row:
                tables.append(resolved.table)
            return resolved.text
        key = token.casefold()
        if key in self._names:
            replacement = self._names[key]
            if replacement is None:
                raise UnresolvedError(f'nama "{token}" tidak dapat dihitung tanpa Excel')
            return f"({replacement})"
        return token

    def _asked(self, token: str, text: str) -> str:
        """Give #REF! for a table of ours that is gone where the formula asks if it is there."""
        name = token.partition("[")[0]
        ours = name.casefold().startswith(_TABLE) and not self._tables.is_table(name)
        return _GONE if ours and f"ISREF({name})" in text else ""

    def _used_part(self, reference: str) -> str:
        """Whole columns or rows as far as the sheets are used.

        The engine cuts each column behind its own last value, so columns that belong
        together would arrive in different shapes.
        """
        whole = _WHOLE.fullmatch(reference)
        if not whole:
            return reference
        last_row, last_column = self._extent()
        if whole["columns"]:
            first, last = whole["columns"].split(":")
            return f"{whole['sheet']}{first}$1:{last}${last_row}"
        first, last = whole["rows"].split(":")
        return f"{whole['sheet']}$A{first}:${column_letters(last_column)}{last}"


def _in_tables(text: str, tables: Sequence[Table]) -> Compiled:
    """A formula that reads the current row of some tables, in the rows that all of them have."""
    if not tables:
        return Compiled(text)
    data = [table.data for table in {table.name: table for table in tables}.values()]
    first, last = max(area.first_row for area in data), min(area.last_row for area in data)
    return Compiled(text, rows=range(first, last + 1))


def _check_depth(tokens: Iterable[fz.Token]) -> None:
    """Refuse brackets nested deeper than the engine's parser can follow."""
    depth = 0
    for token in tokens:
        subtype = _number(token.subtype)
        depth += subtype == _OPEN
        depth -= subtype == _CLOSE
        if depth > _DEEPEST:
            raise UnresolvedError("bersarang terlalu dalam")


def _opened(value: str, *, is_function: bool) -> tuple[str, tuple[bool, str]]:
    """An opening bracket's text for the engine, and the frame it starts."""
    if not is_function:
        return value, (False, "")
    if value.upper() == _SINGLE:
        return "INDEX(", _SINGLE_FRAME
    bare = without_prefixes(value)
    if bare[:-1].upper() in CATALOGUE:
        return bare, (True, "")
    if "!" in value:
        raise UnresolvedError(f"memanggil fungsi berkas lain ({value.rpartition('!')[2][:-1]})")
    return value, (False, "")
