"""Which formulas the engine computes as Excel does, decided before it computes any.

An engine that lacks a function answers ``#NAME?``, and ``IFERROR`` turns that into a number
that looks right. So formulas are judged by what they contain, not by what came out.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import formualizer as fz

from lakip_xl.engine.reasons import UNREADABLE
from lakip_xl.functions.catalogue import CATALOGUE

_PREFIXES = re.compile(r"(?:_xlfn\.|_xlws\.|_xlpm\.)+", re.IGNORECASE)

ENVIRONMENT = frozenset({"CELL", "INFO", "FORMULATEXT", "GETPIVOTDATA"})
"""Answers depend on Excel itself, or on the formula's own text, which the copy may reword."""
LOCALE = frozenset({"DOLLAR", "FIXED", "USDOLLAR"})
"""Answers depend on the user's regional settings."""
HIDDEN_ROWS = frozenset({"SUBTOTAL", "AGGREGATE"})
"""Answers depend on hidden and filtered rows, which the engine does not see."""
ARRAY_NATIVE = frozenset(
    {"SUMPRODUCT", "INDEX", "LOOKUP", "MMULT", "MDETERM", "MINVERSE", "AGGREGATE", "FREQUENCY"}
)
"""Functions that compute with whole ranges even in an ordinary formula."""
SPILLING = frozenset(
    {
        "TRANSPOSE", "FILTER", "SORT", "SORTBY", "UNIQUE", "SEQUENCE", "RANDARRAY", "VSTACK",
        "HSTACK", "TAKE", "DROP", "CHOOSEROWS", "CHOOSECOLS", "TOCOL", "TOROW", "WRAPROWS",
        "WRAPCOLS", "EXPAND", "TEXTSPLIT", "MMULT", "FREQUENCY", "MINVERSE", "LINEST", "LOGEST",
        "TREND", "GROWTH",
    }
)  # fmt: skip
"""Functions whose result may be several cells."""

ONE_CELL = frozenset(
    {
        "ABS", "CEILING", "CHAR", "CLEAN", "CODE", "CONCATENATE", "DATE", "DATEVALUE", "DAY",
        "EDATE", "EOMONTH", "EVEN", "EXACT", "EXP", "FIND", "FLOOR", "HOUR", "IF", "IFERROR",
        "IFNA", "INT", "ISBLANK", "ISERR", "ISERROR", "ISNA", "ISNUMBER", "ISTEXT", "LEFT", "LEN",
        "LN", "LOG", "LOG10", "LOWER", "MID", "MINUTE", "MOD", "MONTH", "NOT", "ODD", "POWER",
        "PROPER", "REPLACE", "REPT", "RIGHT", "ROUND", "ROUNDDOWN", "ROUNDUP", "SEARCH", "SECOND",
        "SIGN", "SQRT", "SUBSTITUTE", "TEXT", "TRIM", "TRUNC", "UPPER", "VALUE", "WEEKDAY", "YEAR",
    }
)  # fmt: skip
"""Functions that take single cells: of a range, an ordinary formula reads its own row."""

_MAY_BE_SEVERAL = SPILLING.union(name for name, spec in CATALOGUE.items() if spec.elementwise)
"""Functions whose result may be several cells, ours that map over a range included."""

KNOWN = ONE_CELL | frozenset(
    {
        "AND", "AVERAGE", "CHOOSE", "COLUMNS", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF",
        "COUNTIFS", "FALSE", "INDEX", "ISREF", "LARGE", "LOOKUP", "MATCH", "MAX", "MEDIAN", "MIN",
        "N", "OR", "PRODUCT", "RANK", "ROWS", "SMALL", "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT",
        "TRUE", "VLOOKUP", "HLOOKUP", "AVERAGEIF", "AVERAGEIFS", "OFFSET", "ROW", "COLUMN",
    }
)  # fmt: skip
"""Functions that the engine has, so that it need not be asked; a test asks it for each."""

_ENGLISH_FORMAT = re.compile(
    r"[^#0.,\[\]]*(?:#,##0|#,#00|#|0+|#0|0,0+)?(?:\.[0?]*#*)?%?(?:E[+-]0+)?[^#0.,\[\]]*",
    re.IGNORECASE,
)
INTERSECTION = "irisan implisit rentang (@) hanya dihitung Excel"
_DATE_WORDS = re.compile(r"m{3,5}|d{3,4}", re.IGNORECASE)
_LITERAL_TEXT = re.compile(r'"[^"]*"|\\.')


@cache
def bare_function(name: str) -> str:
    """A function's name as users know it: ``_xlfn.XLOOKUP`` is ``XLOOKUP``."""
    return _PREFIXES.sub("", name).upper()


def is_known(function: str) -> bool:
    """Whether the engine (or our catalogue) has a function of that bare name."""
    return function in CATALOGUE or function in KNOWN or has_function(function)


@cache
def has_function(name: str) -> bool:
    """Whether the engine has a function, found out by asking it."""
    probe, row = _probe(), 1 + has_function.cache_info().misses
    probe.set_formula("Uji", row, 1, f"={name}()")
    try:
        value = probe.evaluate_cell("Uji", row, 1)
    except fz.ExcelEvaluationError:
        return False
    return not (isinstance(value, dict) and value.get("kind") in ("Name", "NImpl", "Error"))


@cache
def _probe() -> fz.Workbook:
    """An empty workbook that shows which functions the engine has."""
    probe = fz.Workbook()
    probe.add_sheet("Uji")
    return probe


class Verdict(NamedTuple):
    """What is to be done with a formula."""

    objection: str | None
    """Why the engine's result is not to be trusted (Indonesian), or ``None``."""
    takes_first: bool = False
    """The cell shows the first of several results: an ordinary formula never spills in Excel."""


class Judge:
    """Judges formulas of one workbook.

    Args:
        hidden_rows: whether any sheet hides rows.
        range_names: the defined names (casefolded) that stand for several cells.
    """

    def __init__(self, *, hidden_rows: bool, range_names: frozenset[str] = frozenset()) -> None:
        self._hidden_rows = hidden_rows
        self._range_names = range_names

    def verdict(self, formula: str, *, array: bool) -> Verdict:
        """Judge a formula.

        Args:
            formula: the text without "=", structured references already resolved.
            array: whether the cell computes as an array formula.
        """
        try:
            tree = fz.parse("=" + formula)
        except (fz.ParserError, fz.TokenizerError, ValueError):
            return Verdict(UNREADABLE)
        if not array and self._is_range(tree):
            return Verdict(INTERSECTION)
        functions: set[str] = set()
        objection = self._objection(tree, functions, native=array)
        several = (
            not array
            and objection is None
            and not functions.isdisjoint(_MAY_BE_SEVERAL)
            and self._may_spill(tree)
        )
        return Verdict(objection, takes_first=several)

    def _objection(self, node: fz.ASTNode, functions: set[str], *, native: bool) -> str | None:
        """The first objection in a part of a formula.

        Args:
            node: the part.
            functions: is filled with the names of the functions in it.
            native: whether whole ranges are computed with here.
        """
        kind = node.node_type()
        if kind == "Literal":
            return None
        if kind == "Reference":
            if isinstance(node.get_reference(), fz.UnknownRef):
                return f"rujukan {node.get_reference_string()} hanya dihitung Excel"
            return None
        parts = node.children()
        reason = None
        if kind == "Function":
            name = bare_function(node.get_function_name() or "")
            functions.add(name)
            reason = self._function_objection(name, parts, native=native)
            native = native or name in ARRAY_NATIVE or name in SPILLING
        elif kind in ("BinaryOp", "UnaryOp"):
            reason = self._operator_objection(node.get_operator(), parts, native=native)
        if reason:
            return reason
        for part in parts:
            if found := self._objection(part, functions, native=native):
                return found
        return None

    def _operator_objection(
        self, operator: str | None, parts: list[fz.ASTNode], *, native: bool
    ) -> str | None:
        if operator in (",", " "):
            return "gabungan atau irisan rentang hanya dihitung Excel"
        computes = operator not in (":", "#") and not native
        if operator == "@" or (computes and any(map(self._is_range, parts))):
            return INTERSECTION
        return None

    def _is_range(self, node: fz.ASTNode) -> bool:
        """Whether a node is a reference to several cells."""
        if node.node_type() != "Reference":
            return False
        reference = node.get_reference()
        if isinstance(reference, fz.NamedRangeRef):
            return reference.name.casefold() in self._range_names
        return isinstance(reference, fz.RangeRef)

    def _may_spill(self, tree: fz.ASTNode) -> bool:
        """Whether an ordinary formula may yield several cells, of which Excel shows the first."""
        for node in _outer_functions(tree):
            name = bare_function(node.get_function_name() or "")
            ours = name in CATALOGUE and CATALOGUE[name].elementwise
            if name in SPILLING or (ours and any(map(self._is_several, node.children()))):
                return True
        return False

    def _is_several(self, node: fz.ASTNode) -> bool:
        return node.node_type() in ("Array", "Function", "UnaryOp") or self._is_range(node)

    def _function_objection(
        self, name: str, parts: list[fz.ASTNode], *, native: bool
    ) -> str | None:
        if name == "LAMBDA" or not is_known(name):
            return f"fungsi {name} tidak dikenal mesin hitung"
        if name in ENVIRONMENT:
            return f"hasil fungsi {name} hanya diketahui Excel"
        if name in LOCALE:
            return f"hasil fungsi {name} bergantung pada setelan bahasa Excel"
        if name in HIDDEN_ROWS and self._hidden_rows:
            return f"fungsi {name} bergantung pada baris tersembunyi, yang hanya diketahui Excel"
        if name == "TEXT" and not _neutral_format(parts):
            return "format pada fungsi TEXT bergantung pada setelan bahasa Excel"
        if name in ONE_CELL and not native and any(map(self._is_range, parts)):
            return INTERSECTION
        return None


def _outer_functions(node: fz.ASTNode) -> Iterator[fz.ASTNode]:
    """The functions whose results reach the cell directly or through operators and IF."""
    if node.node_type() == "Function":
        yield node
        if bare_function(node.get_function_name() or "") not in ("IF", "IFERROR", "IFNA"):
            return
    for part in node.children():
        yield from _outer_functions(part)


def _neutral_format(arguments: list[fz.ASTNode]) -> bool:
    """Whether a TEXT call's format means the same under every regional setting.

    Formats are stored as they were typed: ``#.##0`` is thousands in Jakarta and one to three
    decimals in New York, and ``mmmm`` prints the month in the user's language.
    """
    if len(arguments) < 2 or arguments[1].node_type() != "Literal":
        return False
    text = arguments[1].get_literal_value()
    if not isinstance(text, str):
        return False
    text = _LITERAL_TEXT.sub("", text)
    if _DATE_WORDS.search(text) or "[$" in text:
        return False
    return all(_ENGLISH_FORMAT.fullmatch(section) for section in text.split(";"))
