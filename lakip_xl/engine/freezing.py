"""What to do with results that prove nothing: keep the stored value, compute the rest from it.

The engine answers ``#NAME?``, ``#SPILL!`` or its own "not implemented" where Excel would
know better, and every cell that depends on such a one inherits the error. Only the cells
where it begins are frozen at their stored values; the others are computed again.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import Any

import formualizer as fz

from lakip_xl.engine.given import GivenError
from lakip_xl.engine.limits import LONGEST_TEXT
from lakip_xl.engine.reading import read_cells
from lakip_xl.engine.reasons import CIRCULAR, FOLLOWS, UNKNOWN_NAME, UNREADABLE
from lakip_xl.engine.references import quoted
from lakip_xl.engine.registration import KINDS, constant, unproven
from lakip_xl.engine.sheetcopy import SheetCopy
from lakip_xl.functions.spec import Scalar
from lakip_xl.package.addresses import Area, address, parse_area, parse_cell
from lakip_xl.package.workbook import DefinedName
from lakip_xl.rules.errors import ErrorValue

_REASONS = {
    "Name": UNKNOWN_NAME,
    "NImpl": "memakai kemampuan Excel yang tidak dimiliki mesin hitung",
    "Circ": CIRCULAR,
    "Spill": "hasilnya beberapa sel, atau terhalang isi sel lain",
    "Calc": "hasilnya larik kosong, yang hanya dihitung Excel",
    "Error": UNREADABLE,
}
_OTHER_REASON = "tidak dapat dihitung mesin hitung"
_ARRAY_CHANGED = "ukuran hasil larik tidak sama dengan wilayahnya; hitung di Excel"
_WORD = re.compile(r"[^\W\d][\w.\\]*")
_ROUNDS = 25
"""Cells that fail one after another are followed so far, then frozen together."""
_MANY = 2000
"""So many failing cells are frozen together: to tell cause from effect would take too long."""
_UNLIMITED = 1_000_000_000

Place = tuple[int, int]
"""The number of a sheet and the index of a cell in its source."""


class Freezer:
    """Freezes cells of an evaluated engine until every remaining result is proven.

    Args:
        engine: evaluated once already.
        sheets: what the engine was given.
        stored: the values that the file holds, for every sheet's cut cells.
        given: cells that hold, without a formula, an error that is otherwise the engine's
            word for what it lacks. What follows from them is proven.
        names: the defined names of the workbook.
    """

    def __init__(
        self,
        engine: fz.Workbook,
        sheets: list[SheetCopy],
        stored: list[list[Scalar]],
        given: list[GivenError],
        names: Iterable[DefinedName] = (),
    ) -> None:
        self._engine = engine
        self._sheets = sheets
        self._stored = stored
        self._given = given
        self._names = names
        self._numbers = {copy.sheet.name.casefold(): n for n, copy in enumerate(sheets)}
        self._indices: dict[int, dict[tuple[int, int], int]] = {}
        self.reasons: list[dict[int, str]] = [dict(copy.skipped) for copy in sheets]
        """Why a cell keeps its stored value, by its index; one dictionary for each sheet."""
        self.values: list[list[Any]] = []
        """The engine's values, for every sheet's cut cells."""

    def run(self) -> None:
        """Freeze what has to be frozen; afterwards ``reasons`` and ``values`` are complete.

        Raises:
            fz.ExcelEvaluationError: the engine gave up on the whole workbook.
        """
        if self._freeze_changed_arrays():
            self._engine.evaluate_all()
        self._refuse_long_texts()
        for number in range(_ROUNDS):
            self.values = [read_cells(self._engine, copy) for copy in self._sheets]
            failing = self._failing()
            if not failing:
                break
            causes = set(failing)
            if len(failing) <= _MANY and number < _ROUNDS - 1:
                causes = self._causes(failing)
            for place in causes:
                self._freeze(place, _REASONS.get(failing[place], _OTHER_REASON))
            self._engine.evaluate_all()
        self._refuse_dependents_of_unknown()

    def _refuse_long_texts(self) -> None:
        """Put ``#VALUE!`` where a text is longer than a cell of Excel holds, as Excel does."""
        for number in range(_ROUNDS):
            long = {
                (sheet, index): ""
                for sheet, copy in enumerate(self._sheets)
                for index, value in enumerate(read_cells(self._engine, copy))
                if type(value) is str and len(value) > LONGEST_TEXT
            }
            if not long:
                return
            few = len(long) <= _MANY and number < _ROUNDS - 1
            for place in self._causes(long) if few else long:
                sheet, cell = self._position(place)
                self._engine.set_value(sheet, *cell, constant(ErrorValue.VALUE))
            self._engine.evaluate_all()

    def _failing(self) -> dict[Place, str]:
        """The cells whose values prove nothing, with the engine's kind of error."""
        failing = {}
        for number, values in enumerate(self.values):
            errors = [index for index, value in enumerate(values) if type(value) is dict]
            for index in errors:
                kind = None if index in self.reasons[number] else unproven(values[index])
                # Where the file already holds that very error, Excel saw it too.
                if kind and (kind not in KINDS or KINDS[kind] != self._stored[number][index]):
                    failing[number, index] = kind
        for place in self._following_given(failing):
            del failing[place]
        return failing

    def _following_given(self, failing: dict[Place, str]) -> set[Place]:
        """The failing cells that only pass on an error which the file gives."""
        followers: set[Place] = set()
        given = self._given if failing else []
        waiting = [(one.sheet, address(one.row, one.column)) for one in given]
        while waiting:
            readers = list(self._readers(*waiting.pop()))
            for place in chain(readers, *map(self._array_members, readers)):
                if place not in followers and failing.get(place) in KINDS:
                    followers.add(place)
                    waiting.append(self._address(place))
        return followers

    def _array_members(self, place: Place) -> Iterable[Place]:
        """The cells that an array formula fills, where one stands."""
        number, index = place
        area = self._sheets[number].arrays.get(index)
        return () if area is None else ((number, m) for m in self._sheets[number].members(area))

    def _causes(self, failing: dict[Place, str]) -> set[Place]:
        """The failing cells that do not fail merely because another one does."""
        dependents = {
            place: {d for d in self._dependents(place) if d in failing} for place in failing
        }
        causes = failing.keys() - set().union(*dependents.values())
        if causes:
            return set(causes)
        # Only cycles and what hangs on them are left: peel off what nothing depends on.
        members = dict(dependents)
        while ends := [place for place, after in members.items() if not after & members.keys()]:
            for place in ends:
                del members[place]
        return set(members) or set(failing)

    def _freeze_changed_arrays(self) -> bool:
        """Freeze array formulas whose result no longer fills exactly their area."""
        changed = False
        for number, copy in enumerate(self._sheets):
            for index, area in copy.arrays.items():
                row, column = copy.source.rows[index], copy.source.columns[index]
                members = list(copy.members(area))
                complete = len(members) == area.size
                if not complete or self._extent(copy, row, column) != area:
                    for member in members:
                        self._freeze((number, member), _ARRAY_CHANGED)
                    changed = True
        return changed

    def _extent(self, copy: SheetCopy, row: int, column: int) -> Area:
        report = self._engine.inspect_cell(f"{quoted(copy.sheet.name)}!{address(row, column)}")
        spill = report.cell.spill
        if spill is None or spill.extent is None:
            return Area(row, column, row, column)
        return parse_area(spill.extent.rpartition("!")[2])

    def _freeze(self, place: Place, reason: str) -> None:
        number, index = place
        if index in self.reasons[number]:
            return
        self.reasons[number][index] = reason
        sheet, cell = self._position(place)
        self._engine.set_value(sheet, *cell, constant(self._stored[number][index]))

    def _position(self, place: Place) -> tuple[str, tuple[int, int]]:
        """The sheet, the row and the column of a cell."""
        number, index = place
        copy = self._sheets[number]
        return copy.sheet.name, (copy.source.rows[index], copy.source.columns[index])

    def _dependents(self, place: Place) -> Iterable[Place]:
        """The cells that read a cell, directly."""
        return chain(self._readers(*self._address(place)), self._readers_by_name(place))

    def _address(self, place: Place) -> tuple[str, str]:
        """The sheet and the address of a cell."""
        sheet, cell = self._position(place)
        return sheet, address(*cell)

    def _readers(self, sheet: str, cell: str) -> Iterable[Place]:
        report = self._engine.dependents(
            f"{quoted(sheet)}!{cell}", max_results=_UNLIMITED, max_work=_UNLIMITED
        )
        for dependent in report.dependents:
            found = self._place(*dependent.cell.rpartition("!")[::2])
            if found is not None:
                yield found

    def _readers_by_name(self, place: Place) -> Iterable[Place]:
        """The cells that read a cell by a defined name, which the engine does not tell."""
        sheet, cell = self._position(place)
        for name, (of, area) in self._named.items():
            if of == sheet.casefold() and area.holds(*cell):
                yield from self._mentions.get(name, ())

    @cached_property
    def _named(self) -> dict[str, tuple[str, Area]]:
        """The sheet and the area of each defined name (casefolded) that stands for one."""
        places = {}
        for name in self._names:
            sheet, _, area = name.formula.rpartition("!")
            try:
                cells = parse_area(area.replace("$", ""))
            except ValueError:
                continue
            own = sheet.strip("'").replace("''", "'").casefold()
            places[name.name.casefold()] = (own, cells)
        return places

    @cached_property
    def _mentions(self) -> dict[str, list[Place]]:
        """The cells whose formulas mention each of those names."""
        found: dict[str, list[Place]] = {}
        for number, copy in enumerate(self._sheets):
            for index in range(len(copy.source.rows)):
                words = set(_WORD.findall(copy.source.formula_text(index).casefold()))
                for name in words & self._named.keys():
                    found.setdefault(name, []).append((number, index))
        return found

    def _place(self, sheet: str, cell: str) -> Place | None:
        name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        number = self._numbers.get(name.casefold())
        if number is None:
            return None
        if number not in self._indices:
            source = self._sheets[number].source
            places = zip(source.rows, source.columns, strict=True)
            self._indices[number] = {place: index for index, place in enumerate(places)}
        index = self._indices[number].get(parse_cell(cell))
        return None if index is None else (number, index)

    def _refuse_dependents_of_unknown(self) -> None:
        """Whatever reads a cell without any value would take it for zero: refuse that too."""
        waiting = [
            (number, index)
            for number, reasons in enumerate(self.reasons)
            for index in reasons
            if self._stored[number][index] is None
        ]
        while waiting:
            place = waiting.pop()
            sheet, cell = self._address(place)
            for number, index in self._dependents(place):
                if index not in self.reasons[number]:
                    self.reasons[number][index] = (
                        f"{FOLLOWS} {sheet}!{cell}, yang belum pernah dihitung"
                    )
                    waiting.append((number, index))
