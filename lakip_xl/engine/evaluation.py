"""Computing a workbook's formulas without Excel and without writing anything."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import finalize

from lakip_xl.engine import bounded
from lakip_xl.engine.cutsheets import cut_sheets, naming
from lakip_xl.engine.given import Given
from lakip_xl.engine.limits import allowance
from lakip_xl.engine.reasons import FOLLOWS, HOPELESS
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import address
from lakip_xl.package.cells import may_hold_errors
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind, Package
from lakip_xl.package.sheet import SheetSource
from lakip_xl.package.values import CellValue
from lakip_xl.package.workbook import Sheet, Workbook
from lakip_xl.rules.errors import ErrorValue

if TYPE_CHECKING:
    from lakip_xl.engine.bounded import ForkedChild
    from lakip_xl.engine.worker import Job


@dataclass(frozen=True, slots=True)
class Failure:
    """A formula cell that was not computed; it keeps its stored value."""

    sheet: str
    cell: str
    reason: str
    """Why, in Indonesian."""

    @property
    def begins(self) -> bool:
        """Whether the trouble begins here, and not in a cell that this one reads."""
        return not self.reason.startswith(FOLLOWS)

    @property
    def hopeless(self) -> bool:
        """Whether Excel has no result either."""
        return self.reason in HOPELESS


class CutSheet:
    """A sheet cut at the formulas and inside the areas of array formulas.

    Args:
        workbook: Its workbook.
        sheet: The sheet.
        source: Its part, cut.
        stored: The values that the file holds for the cut cells. Where they are ``None``, neither
            they nor the pieces stay in memory; the part is cut again when they are asked for,
            which most readers of values never do.
    """

    def __init__(
        self,
        workbook: Workbook,
        sheet: Sheet,
        source: SheetSource,
        stored: list[CellValue] | None,
    ) -> None:
        self.sheet = sheet
        self.rows, self.columns = source.rows, source.columns
        self._workbook = workbook
        self._source = source if stored is not None else None
        self._stored = stored

    @property
    def source(self) -> SheetSource:
        """The pieces of its part."""
        return self._source or cut_sheets(self._workbook)[self.sheet.name]

    @property
    def stored(self) -> list[CellValue]:
        """The values that the file holds for the cut cells."""
        if self._stored is not None:
            return self._stored
        return _stored(self._workbook, self.sheet, self.source)


@dataclass(frozen=True)
class SheetResult:
    """The computed cells of one sheet, in the order of the file.

    ``values[i]`` belongs to the i-th cell cut out of ``copy.source``; for a cell that was not
    computed it is the stored value.
    """

    copy: CutSheet
    values: list[Scalar]

    @property
    def stored(self) -> list[Scalar]:
        """The values that the file holds, for the same cells."""
        return self.copy.stored


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

    @property
    def has_errors(self) -> bool:
        """Whether a cell may be an error: a formula yields one, or a sheet holds one as a value."""
        return any(
            any(type(value) is ErrorValue for value in result.values)
            or may_hold_errors(self.workbook.package.read(result.copy.sheet.part))
            for result in self.results
        )

    @cached_property
    def _by_cell(self) -> dict[str, dict[tuple[int, int], Scalar]]:
        return {
            result.copy.sheet.name: dict(
                zip(
                    zip(result.copy.rows, result.copy.columns, strict=True),
                    result.values,
                    strict=True,
                )
            )
            for result in self.results
        }


class Computation:
    """The formulas of a workbook, being computed in a process of its own with bounds.

    Whoever begins one goes on with other work and asks for the result later; the process ends
    with the one that began it.

    Args:
        workbook: The structure of a package that has passed the gate.
        given: values, by sheet, row and column, that count in place of what the cells hold,
            formulas too; ``None`` is a blank.

    Raises:
        PackageError: the file is not a usable workbook.
    """

    def __init__(self, workbook: Workbook, given: Given | None = None) -> None:
        self._workbook = workbook
        self._sources: Mapping[str, SheetSource] = cut_sheets(workbook)
        self._process = _begun(workbook, self._sources, given or {})
        self._stop = finalize(self, self._process.stop)

    def evaluation(self, *, keep_pieces: bool = True) -> Evaluation:
        """Wait for the result; it can be asked for once.

        Args:
            keep_pieces: whether the sheets' pieces stay in memory, for new values to be put in.

        Raises:
            PackageError: the file is damaged, or its formulas need more memory or time than
                ``lakip_xl.engine.limits`` grants.
        """
        workbook = self._workbook
        sources, self._sources = self._sources, {}
        sheets = [s for s in workbook.sheets if s.has_cells]
        try:
            stored = [
                _stored(workbook, sheet, sources[sheet.name]) if keep_pieces else None
                for sheet in sheets
            ]
            values, reasons, dropped = self._process.result()
        except bounded.ExceededError as reason:
            raise workbook.package.error(
                f"tidak dapat dihitung: rumusnya {reason}; persempit rentang rumusnya atau hitung "
                "di Excel"
            ) from None
        finally:
            self._stop()
        copies = [
            CutSheet(workbook, sheet, sources[sheet.name], one)
            for sheet, one in zip(sheets, stored, strict=True)
        ]
        results = tuple(map(SheetResult, copies, values))
        return Evaluation(workbook, results, _failures(copies, reasons), dropped)


def evaluate(
    source: Package | Workbook | str | os.PathLike[str] | bytes,
    *,
    given: Given | None = None,
    keep_pieces: bool = True,
) -> Evaluation:
    """Compute every formula of a workbook, in a process with bounds.

    Args:
        source: a package, a workbook's structure, a path, or the file's bytes. A package
            and a structure have passed the gate already.
        given: see ``Computation``.
        keep_pieces: see ``Computation.evaluation``.

    Returns:
        The values and what could not be computed. A cell that the engine cannot compute as
        Excel would counts with its stored value, for itself and for all that depend on it.

    Raises:
        PackageError: the file is not a usable workbook, or its formulas need more memory or
            time than ``lakip_xl.engine.limits`` grants.
    """
    if not isinstance(source, (Package, Workbook)):
        source = open_package(source, kind=Kind.WORKBOOK)
    workbook = source if isinstance(source, Workbook) else Workbook(source)
    return Computation(workbook, given).evaluation(keep_pieces=keep_pieces)


def _begun(
    workbook: Workbook, sources: Mapping[str, SheetSource], given: Given
) -> "ForkedChild | Job":
    """The computation, begun in a process of its own."""
    allowed = allowance(workbook)
    if not bounded.FORKS:
        from lakip_xl.engine.worker import computed, worker

        package = workbook.package
        path = str(package.path) if package.path else None
        return worker().begin(computed, (package.content, path, given), allowed)
    # Imported before the fork, so that the next child finds it ready.
    from lakip_xl.engine.computing import compute

    # Read before the fork, because both sides need them.
    _ = workbook.shared_strings
    return bounded.ForkedChild(lambda: compute(workbook, sources, given), allowed)


def _stored(workbook: Workbook, sheet: Sheet, source: SheetSource) -> list[CellValue]:
    with naming(workbook, sheet.name):
        return source.stored_values(workbook.shared_strings)


def _failures(sheets: list[CutSheet], reasons_of: list[dict[int, str]]) -> tuple[Failure, ...]:
    failures = []
    for sheet, reasons in zip(sheets, reasons_of, strict=True):
        rows, columns = sheet.rows, sheet.columns
        failures += [
            Failure(sheet.sheet.name, address(rows[index], columns[index]), reasons[index])
            for index in sorted(reasons)
        ]
    return tuple(failures)
