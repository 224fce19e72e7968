"""What the engine's process does with a workbook: prepare, compute, read the results.

Everything here runs in a child (``lakip_xl.engine.bounded``), because formulas from a stranger
may ask for any amount of memory and time.
"""

from collections.abc import Mapping
from math import isfinite
from typing import Any, NamedTuple

import formualizer as fz

from lakip_xl.engine.freezing import Freezer
from lakip_xl.engine.given import Given, given_errors
from lakip_xl.engine.limits import MOST_ITERATIONS
from lakip_xl.engine.registration import computed, constant, register_functions
from lakip_xl.engine.workbookcopy import WorkbookCopy
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import address
from lakip_xl.package.limits import LIMITS
from lakip_xl.package.sheet import SheetSource
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.errors import ErrorValue

_LOAD_LIMITS = {
    "max_input_bytes": LIMITS.expanded,
    "max_part_bytes": LIMITS.part,
    "max_expanded_bytes": LIMITS.expanded,
    "max_entries": LIMITS.entries,
}
"""What passed our gate is not too large for the engine; its copy is not compressed."""
_NO_STRING = "string index not found"
"""In the loader's message where a cell refers to a shared string that is not there."""


class Outcome(NamedTuple):
    """What a computation yields; one item for each sheet that has cells, in their order."""

    values: list[list[Scalar]]
    """The values of the cut cells; the stored ones where nothing was computed."""
    reasons: list[dict[int, str]]
    """Why a cell was not computed, by its index."""
    dropped_names: tuple[str, ...]
    """Defined names whose formulas were not computed."""


def compute(
    workbook: Workbook, sources: Mapping[str, SheetSource], given: Given | None = None
) -> Outcome:
    """Compute every formula of a workbook.

    Args:
        workbook: the workbook.
        sources: its sheets, cut at their formulas, by name.
        given: values that count in place of what cells hold.

    Raises:
        PackageError: the file is not a usable workbook.
    """
    copy = WorkbookCopy(workbook, sources)
    engine = _load(copy)
    stored = copy.stored_values()
    register_functions(engine)
    errors = given_errors(workbook, copy.sheets)
    for one in errors:
        engine.set_value(one.sheet, one.row, one.column, constant(one.error))
    for place, value in (given or {}).items():
        engine.set_value(*place, constant(value))
    freezer = Freezer(engine, copy.sheets, stored, errors, workbook.names)
    try:
        engine.evaluate_all()
        freezer.run()
    except fz.ExcelEvaluationError as error:
        raise workbook.package.error(f"tidak dapat dihitung tanpa Excel ({error})") from None
    values = [
        _values(new, old, reasons)
        for old, new, reasons in zip(stored, freezer.values, freezer.reasons, strict=True)
    ]
    return Outcome(values, freezer.reasons, copy.dropped_names)


def _load(copy: WorkbookCopy) -> fz.Workbook:
    """Load the copy into the engine, again without the names that it does not take."""
    while True:
        try:
            engine = fz.Workbook.from_bytes(
                copy.package(), config=configuration(copy.workbook), load_limits=_LOAD_LIMITS
            )
        except (OSError, ValueError) as error:
            if _NO_STRING in str(error):
                raise copy.workbook.package.error(
                    "memuat sel yang menunjuk teks bersama yang tidak ada"
                    f"{_where(copy.workbook)}; ambil salinan yang utuh"
                ) from None
            raise copy.workbook.package.error(
                "memuat sheet yang rusak (XML tidak sah); ambil salinan yang utuh"
            ) from None
        if not copy.drop(item["name"] for item in engine.name_import_diagnostics):
            engine.set_temporal_egress("serial")
            return engine


def _where(workbook: Workbook) -> str:
    """Name the first cell whose shared string is missing, for a sentence."""
    strings = workbook.shared_strings
    for sheet in workbook.sheets:
        for cell in workbook.cells(sheet):
            text = cell.value if cell.type == "s" and isinstance(cell.value, str) else ""
            # What cannot be looked up stays the number that stands there.
            if text.isdecimal() and int(text) >= len(strings) and text not in strings:
                return f' (sheet "{sheet.name}" sel {address(cell.row, cell.column)})'
    return ""


def configuration(workbook: Workbook) -> fz.WorkbookConfig:
    """How the engine is to compute a workbook: one thread, and the file's own settings."""
    calculation = workbook.calculation
    settings = fz.EvaluationConfig()
    # Threads cost four times more than they gain when functions call back into Python.
    settings.enable_parallel = False
    # A table's column may read a whole other column of its table: no cycle, though it looks so.
    settings.cycle_detection = "runtime"
    if calculation.date1904:
        settings.date_system = "1904"
    if calculation.iterate:
        settings.cycle_policy = "iterate"
        settings.iterate_max_iterations = min(calculation.iterations, MOST_ITERATIONS)
        settings.iterate_max_change = calculation.change
    return fz.WorkbookConfig(eval_config=settings)


def _values(values: list[Any], stored: list[Scalar], reasons: dict[int, str]) -> list[Scalar]:
    """A sheet's values as ours; the stored ones where nothing was computed."""
    for index in [i for i, value in enumerate(values) if type(value) is dict]:
        if index not in reasons:
            values[index] = computed(values[index])
    # One sum over all shows whether any is infinite or no number at all; hardly ever is one.
    if not isfinite(sum(value for value in values if type(value) is float)):
        values = [
            ErrorValue.NUM if type(value) is float and not isfinite(value) else value
            for value in values
        ]
    for index in reasons:
        values[index] = stored[index]
    return values
