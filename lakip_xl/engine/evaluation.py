"""Computing a workbook's formulas without Excel and without writing anything."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import isfinite
from typing import Any

import formualizer as fz

from lakip_xl.engine.freezing import Freezer
from lakip_xl.engine.given import given_errors
from lakip_xl.engine.registration import computed, constant, register_functions
from lakip_xl.engine.sheetcopy import SheetCopy
from lakip_xl.engine.workbookcopy import WorkbookCopy
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import address
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind, Package
from lakip_xl.package.workbook import Workbook
from lakip_xl.rules.errors import ErrorValue


@dataclass(frozen=True, slots=True)
class Failure:
    """A formula cell that was not computed; it keeps its stored value."""

    sheet: str
    cell: str
    reason: str
    """Why, in Indonesian."""


@dataclass(frozen=True)
class SheetResult:
    """The computed cells of one sheet, in the order of the file.

    ``values[i]`` belongs to the i-th cell cut out of ``copy.source``; for a cell that was not
    computed it is the stored value.
    """

    copy: SheetCopy
    stored: list[Scalar]
    values: list[Scalar]


@dataclass(frozen=True)
class Evaluation:
    """What the formulas of a workbook yield."""

    workbook: Workbook
    results: tuple[SheetResult, ...]
    failures: tuple[Failure, ...]
    dropped_names: tuple[str, ...] = field(default=())
    """Defined names whose formulas were not computed."""

    def values(self, sheet: str) -> dict[tuple[int, int], Scalar]:
        """The values of a sheet's formula cells by row and column, counted from 1.

        Cells filled by an array formula are among them. Cells that were not computed hold
        their stored value (and stand in ``failures``).
        """
        return self._by_cell.get(sheet, {})

    def value(self, sheet: str, row: int, column: int) -> Scalar:
        """The value of one formula cell; ``None`` where there is no formula."""
        return self.values(sheet).get((row, column))

    @cached_property
    def _by_cell(self) -> dict[str, dict[tuple[int, int], Scalar]]:
        return {
            result.copy.sheet.name: dict(
                zip(
                    zip(result.copy.source.rows, result.copy.source.columns, strict=True),
                    result.values,
                    strict=True,
                )
            )
            for result in self.results
        }


def evaluate(
    source: Package | Workbook | str | os.PathLike[str] | bytes,
    *,
    given: Mapping[tuple[str, int, int], Scalar] | None = None,
) -> Evaluation:
    """Compute every formula of a workbook.

    Args:
        source: a package, a workbook's structure, a path, or the file's bytes. A package
            and a structure have passed the gate already.
        given: values, by sheet, row and column, that count in place of what the cells hold,
            formulas too; ``None`` is a blank.

    Returns:
        The values and what could not be computed. A cell that the engine cannot compute as
        Excel would counts with its stored value, for itself and for all that depend on it.

    Raises:
        PackageError: the file is not a usable workbook.
    """
    if not isinstance(source, (Package, Workbook)):
        source = open_package(source, kind=Kind.WORKBOOK)
    workbook = source if isinstance(source, Workbook) else Workbook(source)
    copy = WorkbookCopy(workbook)
    engine = _load(copy)
    stored = copy.stored_values()
    register_functions(engine)
    errors = given_errors(workbook, copy.sheets)
    for one in errors:
        engine.set_value(one.sheet, one.row, one.column, constant(one.error))
    for place, value in (given or {}).items():
        engine.set_value(*place, constant(value))
    freezer = Freezer(engine, copy.sheets, stored, errors)
    try:
        engine.evaluate_all()
        freezer.run()
    except fz.ExcelEvaluationError as error:
        raise workbook.package.error(f"tidak dapat dihitung tanpa Excel ({error})") from None
    results = tuple(
        SheetResult(sheet, old, _values(new, old, reasons))
        for sheet, old, new, reasons in zip(
            copy.sheets, stored, freezer.values, freezer.reasons, strict=True
        )
    )
    return Evaluation(workbook, results, _failures(copy, freezer), copy.dropped_names)


def _load(copy: WorkbookCopy) -> fz.Workbook:
    """Load the copy into the engine, again without the names that it does not take."""
    while True:
        try:
            engine = fz.Workbook.from_bytes(copy.package(), config=configuration(copy.workbook))
        except (OSError, ValueError):
            raise copy.workbook.package.error(
                "memuat sheet yang rusak (XML tidak sah); ambil salinan yang utuh"
            ) from None
        if not copy.drop(item["name"] for item in engine.name_import_diagnostics):
            engine.set_temporal_egress("serial")
            return engine


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
        settings.iterate_max_iterations = calculation.iterations
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


def _failures(copy: WorkbookCopy, freezer: Freezer) -> tuple[Failure, ...]:
    failures = []
    for sheet, reasons in zip(copy.sheets, freezer.reasons, strict=True):
        rows, columns = sheet.source.rows, sheet.source.columns
        failures += [
            Failure(sheet.sheet.name, address(rows[index], columns[index]), reasons[index])
            for index in sorted(reasons)
        ]
    return tuple(failures)
