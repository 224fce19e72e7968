"""Schemes: a regulation's own numbers, with its dates and with how each number is known.

A scheme is data. The rules take one as an argument and never know where it was read from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lakip_xl.rules.errors import ErrorValue, RuleError
from lakip_xl.rules.skala import Skala


class Source(StrEnum):
    """How a number is known."""

    READ = "read"
    """The text of the regulation was read; the number carries the address."""
    USE = "use"
    """Seen applied in published reports or restated by others."""
    SEED = "seed"
    """The report of BKPSDM Kota Pontianak 2024."""
    MEMORY = "memory"
    """Neither read nor seen applied."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a scheme; one that is not known is None, for the office to fill in."""

    name: str
    value: float | None
    source: Source
    address: str = ""
    """Where the regulation's text can be read; always there for ``Source.READ``."""


@dataclass(frozen=True, slots=True)
class Fact(Number):
    """A fact about a person and the points that it earns: name is the answer, value the points."""

    indicator: str = ""
    """What is asked: pendidikan, kinerja, a kind of training ..."""
    bound: float | None = None
    """Where the answer is also a class of marks: the mark above which it is earned."""


@dataclass(frozen=True)
class Scheme:
    """A regulation that prescribes how something is computed or classified."""

    id: str
    family: str
    """What it is about: merit, ip_asn, sakip, efisiensi, ikm, skala."""
    title: str
    regulation: str
    article: str
    valid_from: date
    valid_until: date | None = None
    default: bool = False
    """Whether a call without a scheme means this one; one of each family."""
    formula: str = ""
    """The name of the formula, where the rules of the family know several."""
    note: str = ""
    weights: tuple[Number, ...] = ()
    numbers: Mapping[str, Number] = field(default_factory=dict)
    points: tuple[Number, ...] = ()
    """Answers of an evaluation and what each is worth."""
    facts: tuple[Fact, ...] = ()
    """The instrument by which a person is measured."""
    classes: tuple[Number, ...] = ()
    """The bounds of the classes by their labels, with how each is known."""
    scale: Skala | None = None
    """The classes as a scale."""
    addresses: tuple[str, ...] = ()
    """Public pages about it."""

    def number(self, name: str) -> float:
        """Give a number.

        Raises:
            RuleError: ``#N/A`` when the scheme does not set it, or it is not known.
        """
        found = self.numbers.get(name)
        if found is None or found.value is None:
            raise RuleError(ErrorValue.NA, f"{self.id} tidak menetapkan {name}")
        return found.value

    def optional(self, name: str) -> float | None:
        """Give a number, or nothing where the scheme does not set it."""
        found = self.numbers.get(name)
        return None if found is None else found.value

    def known_scale(self) -> Skala:
        """Give the classes.

        Raises:
            RuleError: ``#N/A`` when the scheme's classes are not known.
        """
        if self.scale is None:
            raise RuleError(ErrorValue.NA, f"kelas {self.id} belum diketahui")
        return self.scale

    def known_weights(self) -> tuple[float, ...]:
        """Give the weights in their order.

        Raises:
            RuleError: ``#N/A`` when one of them is not known.
        """
        known = tuple(w.value for w in self.weights if w.value is not None)
        if len(known) < len(self.weights) or not known:
            raise RuleError(ErrorValue.NA, f"bobot {self.id} belum diketahui")
        return known

    def weight(self, name: str) -> float:
        """Give one weight by its name.

        Raises:
            RuleError: ``#N/A`` when there is none of that name, or it is not known.
        """
        for one in self.weights:
            if one.name == name and one.value is not None:
                return one.value
        raise RuleError(ErrorValue.NA, f"bobot {name} belum diketahui pada {self.id}")

    def facts_about(self, indicator: str) -> tuple[Fact, ...]:
        """Give what the instrument says of one indicator, in its order."""
        return tuple(one for one in self.facts if one.indicator == indicator)

    def is_valid_in(self, year: int) -> bool:
        """Tell whether it was in force on some day of a year.

        >>> Scheme("a", "b", "", "", "", date(2018, 10, 1), date(2025, 12, 30)).is_valid_in(2025)
        True
        """
        ended = self.valid_until is not None and self.valid_until.year < year
        return self.valid_from.year <= year and not ended

    @property
    def every_number(self) -> tuple[Number, ...]:
        """All its numbers, whatever they are."""
        return (*self.weights, *self.numbers.values(), *self.points, *self.facts, *self.classes)
