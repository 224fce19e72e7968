"""The one way in which a printed figure is held against a computed one."""

from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.audit.finding import Finding, Place, Severity
from lakip_xl.audit.printed import Agreement, PrintedNumber, agreement
from lakip_xl.audit.rule import Maker
from lakip_xl.audit.table.model import Cell
from lakip_xl.rules.format import tulis_angka
from lakip_xl.rules.pembulatan import bulatkan


@dataclass(frozen=True, slots=True)
class Said:
    """A number that somebody states: in a cell or in a sentence."""

    place: Place
    number: PrintedNumber
    opening: str
    """How the finding begins: ``Tercetak 95.67``, ``Kalimat menyebut bobot 10``."""
    reason: str = ""
    """How the true number is computed, as it stands behind it."""


def hold(said: Said, computed: float, make: Maker, slack: float = 0.0) -> Iterator[Finding]:
    """Yield a finding when a stated number is not the computed one: wrong, or only cut off."""
    found = agreement(said.number, computed, slack)
    if found is Agreement.SAME:
        return
    digits = max(2, said.number.decimals)
    cut = found is Agreement.CUT_OFF
    word = "dipotong: pembulatannya" if cut else "seharusnya"
    yield make(
        said.place,
        f"{said.opening}, {word} {tulis_angka(computed, digits)}{said.reason}.",
        tercetak=said.number.text,
        dihitung=bulatkan(computed, digits),
        tingkat=Severity.PERINGATAN if cut else None,
    )


def hold_cell(
    cell: Cell, computed: float, make: Maker, words: str, slack: float = 0.0
) -> Iterator[Finding]:
    """Yield a finding when a printed figure is not the computed one.

    Args:
        cell: The printed figure; without a number nothing is said.
        computed: What it should be.
        make: Makes the finding.
        words: How the value is computed, in words that fit after "seharusnya".
        slack: How far the computed value may be off because its inputs are rounded.
    """
    if cell.number is not None:
        said = Said(cell.place, cell.number, f"{cell.place.said} {cell.text}", f" ({words})")
        yield from hold(said, computed, make, slack)
