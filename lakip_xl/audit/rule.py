"""A rule of the audit: what holds in a correct report, and how it is looked for.

A rule is a generator that reads one thing (a draft, a workbook, a table of indicators) and yields
findings. What a room is held to stands there as one explicit tuple; the documentation is written
from those.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING, Any, Protocol

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.rules.errors import RuleError

if TYPE_CHECKING:
    from lakip_xl.audit.table.model import Cell


class Maker(Protocol):
    """Makes a finding of the rule that it was handed to."""

    def __call__(  # noqa: D102 - the class says it
        self,
        place: Place,
        pesan: str,
        *,
        tercetak: str | float | None = None,
        dihitung: str | float | None = None,
        tingkat: Severity | None = None,
    ) -> Finding: ...


Check = Callable[[Any, Maker], Iterable[Finding]]


class Trait(Flag):
    """What the findings of a rule are to other findings."""

    NONE = 0
    ENTRY = auto()
    """They are about an entry that makes the formulas beside it fail."""
    FOLLOWS = auto()
    """They may follow from a figure elsewhere in the workbook."""
    ACROSS = auto()
    """They may follow from a figure on another sheet; within a sheet that is told apart already."""
    ELSEWHERE = auto()
    """They stand in another place than the result that they speak of."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One audit rule, as users and the documentation see it."""

    id: str
    tingkat: Severity
    """The severity of its findings, unless a finding says otherwise."""
    tujuan: str
    """What holds in a correct report, one Indonesian sentence."""
    dasar: str
    """The regulation or the arithmetic it rests on."""
    contoh: str
    """A wrong figure that it finds."""
    check: Check
    wrong: str = ""
    """The smallest draft that breaks it; lines with tabs are rows of a table."""
    right: str = ""
    """The same draft put right."""
    traits: Trait = Trait.NONE

    def make(
        self,
        place: Place,
        pesan: str,
        *,
        tercetak: str | float | None = None,
        dihitung: str | float | None = None,
        tingkat: Severity | None = None,
    ) -> Finding:
        """Make a finding of this rule; it is a :class:`Maker`."""
        return Finding(
            aturan=self.id,
            tingkat=tingkat or self.tingkat,
            sheet=place.sheet,
            sel=place.sel,
            tabel=place.tabel,
            kunci=place.kunci,
            kolom=place.kolom,
            tercetak=tercetak,
            dihitung=dihitung,
            pesan=pesan,
        )

    def findings(self, model: object) -> Iterator[Finding]:
        """Run the rule on what it reads."""
        yield from self.check(model, self.make)


def rule(  # noqa: PLR0913 - what a reader must know of a rule
    name: str,
    level: Severity,
    *,
    tujuan: str,
    dasar: str,
    contoh: str,
    wrong: str = "",
    right: str = "",
    traits: Trait = Trait.NONE,
) -> Callable[[Check], Rule]:
    """Make a rule of a check."""

    def make(check: Check) -> Rule:
        return Rule(name, level, tujuan, dasar, contoh, check, wrong, right, traits)

    return make


def found_elsewhere(_model: object, _make: Maker) -> tuple[Finding, ...]:
    """The check of a rule that relations find: its own part is to be documented."""
    return ()


def run(rules: Iterable[Rule], model: object, figures: Iterable["Cell"] = ()) -> Iterator[Finding]:
    """Run rules on what they read, one after the other.

    Args:
        rules: The rules.
        model: What they read.
        figures: Its figures, of which the one is named that is too large to compute with.
    """
    for one in rules:
        try:
            yield from one.findings(model)
        except (OverflowError, RuleError):
            yield too_large(one.id, figures)


def too_large(name: str, figures: Iterable["Cell"]) -> Finding:
    """Name the figure with which a rule's arithmetic leaves the numbers a computer has."""
    known = [cell for cell in figures if cell.value is not None]
    cell = max(known, key=lambda one: abs(one.value or 0.0), default=None)
    place = cell.place if cell else Place()
    return Finding(
        name,
        Severity.GALAT,
        place.sheet,
        place.sel,
        place.tabel,
        place.kunci,
        place.kolom,
        cell.text if cell else None,
        pesan="Angka ini terlalu besar untuk dihitung; perbaiki angkanya.",
    )
