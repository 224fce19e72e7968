"""Our worksheet functions inside the engine, and values across the border between them.

The engine calls a function once per cell, so the border is kept thin: plain numbers, texts
and booleans pass as they are; only errors and ranges are translated.
"""

from collections.abc import Callable
from math import isfinite
from typing import Any

from formualizer import LiteralValue
from formualizer import Workbook as Engine

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import FunctionSpec, Result, Scalar
from lakip_xl.functions.values import types_in
from lakip_xl.rules.errors import ErrorValue

KINDS = {
    "Div": ErrorValue.DIV0,
    "Value": ErrorValue.VALUE,
    "Num": ErrorValue.NUM,
    "Na": ErrorValue.NA,
    "Ref": ErrorValue.REF,
    "Null": ErrorValue.NULL,
    "Name": ErrorValue.NAME,
    "Spill": ErrorValue.SPILL,
    "Calc": ErrorValue.CALC,
}
"""The engine's kinds of error that Excel has too. Its others (``NImpl``, ``Circ``, ``Error``,
``Cancelled``) say that it could not compute."""

PROVEN = {"Div", "Value", "Num", "Na", "Ref", "Null"}
"""Errors that are results. The engine also says ``Name``, ``Spill`` and ``Calc`` where it
lacks something that Excel has."""

_KIND_OF = {error: kind for kind, error in KINDS.items()}
_ERRORS = {error: {"type": "Error", "kind": kind} for error, kind in _KIND_OF.items()}
_TRANSLATED = frozenset({list, dict})
_BROKEN = {"type": "Error", "kind": "Error"}


class _UnprovenError(Exception):
    """An argument holds an error that is the engine's own, not the workbook's."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error)
        self.error = error


def register_functions(engine: Engine) -> None:
    """Make every function of the catalogue known to a workbook of the engine.

    It must happen before the first evaluation: a cell that was once ``#NAME?`` stays so.
    """
    for spec in CATALOGUE.values():
        engine.register_function(
            spec.name, callback(spec), min_args=spec.min_args, max_args=spec.max_args
        )


def callback(spec: FunctionSpec) -> Callable[..., Any]:
    """The function as the engine calls it. It never raises: the engine would lose the error."""
    evaluate = spec.evaluate

    def call(*arguments: Any) -> Any:
        try:
            if not _TRANSLATED.isdisjoint(map(type, arguments)):
                arguments = tuple(map(from_engine, arguments))
            result = evaluate(*arguments)
            return result if type(result) is str else to_engine(result)
        except _UnprovenError as unproven:
            return unproven.error
        except Exception:  # noqa: BLE001 - a cell without a result is reported, never guessed
            return _BROKEN

    return call


def from_engine(value: Any) -> Any:
    """An argument as our functions know it: a scalar, an ``ErrorValue``, or rows of them.

    Raises:
        _UnprovenError: it holds an error that no workbook can hold.
    """
    if isinstance(value, list):
        if dict not in types_in(value):  # nearly every range, and a whole column may be long
            return value
        return [[from_engine(cell) for cell in row] for row in value]
    if isinstance(value, dict):
        error = KINDS.get(value.get("kind", ""))
        if error is None:
            raise _UnprovenError(value)
        return error
    return value


def to_engine(result: Result) -> Any:
    """A result as the engine takes it: no ``None``, no NaN, errors as dictionaries."""
    if isinstance(result, list):
        return [[to_engine(cell) for cell in row] for row in result]
    if isinstance(result, ErrorValue):
        return _ERRORS[result]
    if result is None:
        return ""
    if isinstance(result, float) and not isfinite(result):
        return _ERRORS[ErrorValue.NUM]
    return result


def computed(value: Any) -> Scalar:
    """A cell's value as the engine gives it, errors as ``ErrorValue``.

    Only for errors that Excel has; ask ``unproven`` first.
    """
    return KINDS[value["kind"]] if isinstance(value, dict) else value


def constant(value: Scalar) -> Any:
    """A value as the engine takes it for a cell without a formula."""
    return LiteralValue.error(_KIND_OF[value], None) if isinstance(value, ErrorValue) else value


def unproven(value: Any) -> str | None:
    """The engine's kind of error when a value is one that proves nothing, else ``None``."""
    if isinstance(value, dict):
        kind = str(value.get("kind"))
        return None if kind in PROVEN else kind
    return None
