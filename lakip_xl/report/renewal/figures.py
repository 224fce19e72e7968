"""The figures of a document that name their cells, each with what it should say today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from lakip_xl.package.controls import controls
from lakip_xl.package.parts import Package
from lakip_xl.report.figures.names import Name, mark_of, read_tag
from lakip_xl.report.renewal.expected import Expected

_FOLDER, _ENDING = "word/", ".xml"
_CONTROL = b":sdt>"


class State(Enum):
    """What became of a figure since it was written."""

    SAME = "sesuai"
    STALE = "usang"
    """It stands as it was written, and its cell has changed."""
    EDITED = "disunting"
    """Somebody typed over it; its cell is as it was."""
    EDITED_AND_STALE = "disunting, selnya berubah"
    GONE = "tidak ada lagi"
    """The workbook has no such cell any more."""


@dataclass(frozen=True, slots=True)
class Held:
    """A control of a document that holds a figure."""

    part: str
    position: int
    """Its position among the controls of the part."""
    name: Name
    mark: str
    """The mark of what was written into it."""
    text: str
    """What it holds now."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of a document beside what the workbook says today."""

    held: Held
    text: str
    """What it should say; "" where there is no such cell."""
    state: State
    sentence: str = ""
    """The whole new sentences of its row, where these say something else than the document's."""


def held(package: Package) -> list[Held]:
    """Give the figures of a document that name their cells.

    Raises:
        PackageError: a part is damaged.
    """
    return [one for part in _parts(package) for one in held_in(part, package.read(part))]


def held_in(part: str, content: bytes) -> Iterator[Held]:
    """Give the figures of one part, in its order."""
    for position, one in enumerate(controls(content)):
        if found := read_tag(one.name):
            yield Held(part, position, *found, "" if one.prompts else one.text)


def compare(figures: Sequence[Held], expected: Expected) -> list[Compared]:
    """Hold figures against the workbook."""
    return [_compared(one, expected.text(one.name), expected.sentence(one.name)) for one in figures]


def _compared(one: Held, text: str | None, sentence: str) -> Compared:
    if text is None:
        return Compared(one, "", State.GONE, sentence)
    if text == one.text or mark_of(text) == mark_of(one.text):
        return Compared(one, text, State.SAME)
    if mark_of(one.text) == one.mark:
        return Compared(one, text, State.STALE)
    changed = mark_of(text) != one.mark
    return Compared(one, text, State.EDITED_AND_STALE if changed else State.EDITED)


def _parts(package: Package) -> Iterator[str]:
    """Give the parts that may hold controls, the document itself first."""
    yield package.main
    for name in package.names:
        inside = name.startswith(_FOLDER) and name.endswith(_ENDING) and name.count("/") == 1
        if inside and name != package.main and _CONTROL in package.read(name):
            yield name
