"""One relation between figures of a draft, and whether it holds as they are printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lakip_xl.audit.finding import Finding, Severity
from lakip_xl.audit.printed import Agreement, PrintedNumber, agreement, half_digit
from lakip_xl.audit.relations.formula import Formula
from lakip_xl.audit.table.model import Cell
from lakip_xl.rules.errors import RuleError
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import bulatkan, desimal15

Changed = Mapping[str | None, float]
"""Figures that are tried in place of the printed ones, by place."""


@dataclass(frozen=True)
class Relation:
    """A figure that follows from others."""

    rule: str
    result: Cell
    operands: tuple[Cell, ...]
    formula: Formula
    level: Severity = Severity.GALAT
    words: str = ""
    """How the value is computed, where the formula alone does not say it well."""
    also: tuple[Formula, ...] = ()
    """Formulas by which the figure is right as well."""
    halves: tuple[float, ...] | None = None
    """How far each operand may be off, where the table shows it better than its digits."""
    exact: bool = False
    """Whether the operands are all there is: no rounding explains a difference."""
    rounded: bool = False
    """Whether whole numbers are rounded too (amounts in thousands or millions)."""

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every figure of the relation, the result first."""
        return (self.result, *self.operands)

    def values(self, changed: Changed) -> list[float]:
        """The operands; a blank counts as nothing."""
        return [changed.get(c.place.sel, c.value or 0.0) for c in self.operands]

    def computed(self, changed: Changed | None = None) -> float | None:
        """What the result should be, free of binary noise."""
        value = self.formula.compute(self.values(changed or {}))
        return None if value is None else float(desimal15(value))

    def judge(self, changed: Changed | None = None) -> Agreement:
        """Tell whether the printed result is the computed one, cut off, or another."""
        changed = changed or {}
        number = self.result.number
        if number is None:
            return Agreement.DIFFERENT
        if self.result.place.sel in changed:
            number = PrintedNumber("", changed[self.result.place.sel], max(number.decimals, 2))
        values = self.values(changed)
        halves = self.halves or [self._half(c) for c in self.operands]
        best = Agreement.DIFFERENT
        for formula in (self.formula, *self.also):
            value = formula.compute(values)
            if value is None:
                continue
            slack = 0.0 if self.exact else formula.slack(values, halves)
            if self.rounded and formula.name in {"jumlah", "selisih"}:
                slack += 0.5
            found = agreement(number, value, slack)
            if found is Agreement.SAME:
                return found
            best = found if found is Agreement.CUT_OFF else best
        return best

    def _half(self, cell: Cell) -> float:
        if cell.number is None:
            return 0.0
        if self.rounded and not cell.number.decimals:
            return 0.5
        return max(half_digit(cell.number), 0.0) if cell.number.decimals > 0 else 0.0

    @cached_property
    def overflows(self) -> bool:
        """Whether its arithmetic leaves the numbers that a computer has."""
        try:
            self.computed()
            self.judge()
        except (OverflowError, RuleError):
            return True
        return False

    @property
    def computable(self) -> bool:
        """Whether the formula has an answer, or is to be told why not."""
        return self.overflows or self.computed() is not None

    @cached_property
    def holds(self) -> bool:
        """Whether the printed figures agree, rounded or cut off."""
        return self.judge() is not Agreement.DIFFERENT

    def finding(self, prefix: str = "") -> Finding:
        """Say what is wrong: the result is another figure, or it was cut off."""
        value = self.computed() or 0.0
        number = self.result.number
        digits = max(2, number.decimals if number else 2)
        cut = self.judge() is Agreement.CUT_OFF
        word = "dipotong: pembulatannya" if cut else "seharusnya"
        printed = f"{self.result.place.said} {self.result.text}" if number else "Selnya kosong"
        place = self.result.place
        return Finding(
            self.rule,
            Severity.PERINGATAN if cut or number is None else self.level,
            place.sheet,
            place.sel,
            place.tabel,
            place.kunci,
            place.kolom,
            self.result.text,
            bulatkan(value, digits),
            f"{prefix}{printed}, {word} {tulis_angka(value, digits)} "
            f"({self.words or self.formula.words}).",
        )
