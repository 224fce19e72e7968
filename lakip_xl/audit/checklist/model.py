"""What a point of the checklist is: the things that it asks for, and what shows them."""

from dataclasses import dataclass

from lakip_xl.audit.checklist.evidence import Evidence
from lakip_xl.schemes import SCHEMES

FORM = SCHEMES["sakip_88_2021"]
"""The evaluation form that the checklist is part of."""

EXISTENCE, QUALITY = "keberadaan", "kualitas"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a point asks for: any of the evidence shows it."""

    evidence: tuple[Evidence, ...]
    advice: str
    """What to add where it is missing."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A point of the checklist."""

    id: str
    part: str
    """The sub-component by the name of its number in the scheme."""
    title: str
    needs: tuple[Need, ...]
    """All of them: ada; some: sebagian."""
    hints: tuple[Evidence, ...] = ()
    """What alone makes it sebagian."""
    part_from: int = 1
    """How many needs make it sebagian."""
