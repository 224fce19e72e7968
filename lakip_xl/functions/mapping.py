"""The mapping layer: a rule over cells or ranges, with the behaviour all functions share.

Element-wise functions take a cell or a range in any argument and answer in that shape; range
functions read their ranges as a whole. In both an error in an argument comes back as that same
error, before anything else; then a blank in a required argument gives "" (the row is not filled
in yet); then whatever the rule says.
"""

from collections.abc import Callable, Sequence
from itertools import repeat
from math import isfinite
from typing import Any

from lakip_xl.functions.spec import ArgumentValue, Grid, Result, Scalar
from lakip_xl.functions.values import (
    Reader,
    as_grid,
    cells,
    first_error,
    is_blank,
    presentable,
    single,
    types_of,
)
from lakip_xl.rules.errors import ErrorValue, RuleError

Evaluate = Callable[..., Result]


def elementwise(rule: Callable[..., Any], *readers: Reader) -> Evaluate:
    """Make a worksheet function of a scalar rule.

    Args:
        rule: Takes what the readers give, in order; may raise ``RuleError``.
        readers: One for each argument; the optional ones last.

    Returns:
        A function of cell values or ranges that never raises.
    """
    reads = tuple(reader.read for reader in readers)
    required = tuple(index for index, reader in enumerate(readers) if reader.required)
    least, most = len(required), len(readers)
    defaults = tuple(reader.read(None) for reader in readers[least:])
    whole = frozenset(index for index, reader in enumerate(readers) if reader.whole)

    def cell(values: Sequence[Any]) -> Scalar:
        try:
            result: Scalar = rule(
                *[read(value) for read, value in zip(reads, values, strict=False)],
                *defaults[len(values) - least :],
            )
        except RuleError as problem:
            return _explain(values, required, problem)
        return presentable(result)

    def evaluate(*values: ArgumentValue) -> Result:
        if not least <= len(values) <= most:
            return ErrorValue.VALUE
        for value in values:
            if value.__class__ is list or value.__class__ is tuple:
                left_out = defaults[len(values) - least :]
                return _spread(_completed(rule, left_out), readers, cell, values, whole)
        return cell(values)

    return evaluate


def _completed(rule: Callable[..., Any], left_out: Sequence[Any]) -> Callable[..., Any]:
    """Give a rule with the defaults of the arguments that were left out at its end."""
    return (lambda *read: rule(*read, *left_out)) if left_out else rule


def _explain(
    values: Sequence[ArgumentValue], required: Sequence[int], problem: RuleError
) -> Scalar:
    """Say what a cell shows when its rule has no result: error, then blank, then the rule's."""
    if error := first_error(values):
        return error
    for index in required:
        if is_blank(values[index]):
            return ""
    return problem.error


def _spread(
    rule: Callable[..., Any],
    readers: Sequence[Reader],
    cell: Callable[[Sequence[Any]], Scalar],
    values: Sequence[ArgumentValue],
    whole: frozenset[int],
) -> Result:
    """Map a rule over the ranges among its arguments."""
    arguments: list[Any] = [
        _read_once(readers[index], value) if index in whole else single(value)
        for index, value in enumerate(values)
    ]
    ranges = [
        index
        for index, value in enumerate(arguments)
        if index not in whole and isinstance(value, (list, tuple))
    ]
    if not ranges:
        return cell(arguments)
    try:
        grids = {index: as_grid(arguments[index]) for index in ranges}
    except RuleError as problem:
        return problem.error
    height, width = len(grids[ranges[0]]), len(grids[ranges[0]][0])
    if any((len(grid), len(grid[0])) != (height, width) for grid in grids.values()):
        return ErrorValue.VALUE
    columns = [
        _column(grids[index], width) if index in grids else value
        for index, value in enumerate(arguments)
    ]
    results = _quickly(rule, readers, columns, grids.keys())
    if results is None:
        streams = [
            column if index in grids else repeat(column) for index, column in enumerate(columns)
        ]
        results = [cell(row) for row in zip(*streams, strict=False)]
    if width == 1:
        return [[result] for result in results]
    return [results[start : start + width] for start in range(0, len(results), width)]


def _column(grid: Grid, width: int) -> list[Scalar]:
    """Give the cells of a range one after the other."""
    if width == 1:  # nearly every range
        return [cell for (cell,) in grid]
    return list(cells(grid))


def _read_once(reader: Reader, value: ArgumentValue) -> Any:
    """Read an argument that is not mapped over, or leave it for each cell to stumble over."""
    try:
        return reader.read(value)
    except RuleError:
        return value


def _quickly(
    rule: Callable[..., Any],
    readers: Sequence[Reader],
    columns: Sequence[Any],
    ranges: Any,
) -> list[Scalar] | None:
    """Map over columns of ordinary cells only, several times faster than cell by cell.

    Returns:
        The results, or None when some cell is blank, odd, or has no result.
    """
    streams: list[Any] = []
    try:
        for index, (reader, column) in enumerate(zip(readers, columns, strict=False)):
            if index in ranges:
                read = reader.column(column)
                if read is None:
                    return None
                streams.append(read)
            else:
                streams.append(repeat(reader.read(column)))
        results = list(map(rule, *streams))
    except RuleError:
        return None
    types = types_of(results)
    if float not in types:
        return results
    if types == {float} and all(map(isfinite, results)):
        return [result + 0.0 for result in results]  # as ``presentable`` does
    return [presentable(result) for result in results]


def over_ranges(function: Callable[..., Result], least: int, most: int) -> Evaluate:
    """Give a function that reads whole ranges the behaviour all functions share.

    Args:
        function: Takes the arguments as they come, none of them with an error in it; may raise
            ``RuleError``.
        least: How many arguments must be given.
        most: How many may be given.

    Returns:
        A function of cell values or ranges that never raises.
    """

    def evaluate(*values: ArgumentValue) -> Result:
        if not least <= len(values) <= most:
            return ErrorValue.VALUE
        if error := first_error(values):
            return error
        try:
            return function(*values)
        except RuleError as problem:
            return problem.error

    return evaluate


def aggregate(rule: Callable[..., Any], *readers: Reader) -> Evaluate:
    """Make a worksheet function of a rule over whole ranges.

    A required reader gives a sequence; when it is empty nothing is filled in yet: "".

    Args:
        rule: Takes what the readers give, in order; may raise ``RuleError``.
        readers: One for each argument; the optional ones last.

    Returns:
        A function of cell values or ranges that never raises.
    """
    least = sum(reader.required for reader in readers)
    defaults = tuple(reader.read(None) for reader in readers[least:])

    def result_of(*values: ArgumentValue) -> Result:
        arguments = [
            *(
                reader.read(value if reader.whole else single(value))
                for reader, value in zip(readers, values, strict=False)
            ),
            *defaults[len(values) - least :],
        ]
        return presentable(rule(*arguments)) if all(map(len, arguments[:least])) else ""

    return over_ranges(result_of, least, len(readers))


def paired(rule: Callable[..., Any], *readers: Reader, option: Reader | None = None) -> Evaluate:
    """Make a worksheet function of a rule over rows taken from several ranges of one shape.

    A row in which some cell is blank is not filled in yet and is skipped; no row at all: "".

    Args:
        rule: Takes the rows as a list of tuples, then the option; may raise ``RuleError``.
        readers: How to read a cell of each range.
        option: How to read one more argument, that may be left out.

    Returns:
        A function of ranges that never raises.
    """
    least = len(readers)

    def result_of(*values: ArgumentValue) -> Result:
        chosen = [] if option is None else [option.read(single((*values, None)[least]))]
        columns = flat(values[:least])
        read = [reader.column(column) for reader, column in zip(readers, columns, strict=True)]
        if None in read:
            rows = [
                tuple(reader.read(cell) for reader, cell in zip(readers, row, strict=True))
                for row in zip(*columns, strict=True)
                if not any(map(is_blank, row))
            ]
        else:  # ordinary cells only
            rows = list(zip(*read, strict=True))
        return presentable(rule(rows, *chosen)) if rows else ""

    return over_ranges(result_of, least, least + (option is not None))


def together(values: Sequence[ArgumentValue]) -> list[tuple[Scalar, ...]]:
    """Walk over ranges of one shape side by side.

    Raises:
        RuleError: ``#VALUE!`` when their shapes differ.
    """
    return list(zip(*flat(values), strict=True))


def flat(values: Sequence[ArgumentValue]) -> list[tuple[Scalar, ...]]:
    """Give the cells of each range, row by row, for ranges of one shape.

    Raises:
        RuleError: ``#VALUE!`` when their shapes differ.
    """
    grids = [as_grid(value) for value in values]
    if len({(len(grid), len(grid[0])) for grid in grids}) > 1:
        raise RuleError(ErrorValue.VALUE, "bentuk rentang berbeda")
    return [tuple(cells(grid)) for grid in grids]
