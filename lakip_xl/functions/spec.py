"""What the catalogue says of a worksheet function: the types of its entries.

A function is described once, in ``catalogue``. From that entry come the VBA wrapper, the
function-wizard help, the headless registration, the sheet Kamus, the reference page and
the tests.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from lakip_xl.rules.errors import ErrorValue

Scalar = float | int | str | bool | ErrorValue | None
"""What one cell holds. ``None`` is a blank cell, and for an optional argument "not given"."""

Grid = Sequence[Sequence[Scalar]]
"""A range: rows of cells, all of the same length, at least one cell."""

ArgumentValue = Scalar | Grid
Result = Scalar | list[list[Scalar]]


class Role(Enum):
    """How a function reads an argument."""

    CELL = "sel"
    """Element-wise: one cell, or a range that is mapped over."""
    RANGE = "rentang"
    """Read as a whole: a range (a single cell counts as a range of one)."""
    SCALE = "skala"
    """A preset's name or a range of classes; never broadcast."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its name and its help (Indonesian, at most 255 characters)."""

    name: str
    help: str
    role: Role = Role.CELL
    optional: bool = False
    default: str | None = None
    """The default as users read it, for example ``naik`` or ``410``."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: arguments as Python values and the result a cell must show."""

    arguments: tuple[ArgumentValue, ...]
    result: Scalar | tuple[tuple[Scalar, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ErrorCase:
    """One way to fail: the error and the sentence that explains when."""

    error: ErrorValue
    when: str


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """A worksheet function, described once."""

    name: str
    group: str
    """Chapter of the reference: Capaian, Sistem Merit, Anggaran, ..."""
    summary: str
    """One Indonesian sentence, at most 255 characters: the function wizard shows it."""
    arguments: tuple[Argument, ...]
    result: str
    """What comes back, with its unit."""
    formula: str
    """The formula as users write it on paper."""
    source: str
    """The regulation or the page of the report it rests on."""
    errors: tuple[ErrorCase, ...]
    examples: tuple[Example, ...]
    evaluate: Callable[..., Result]
    """The function itself: cell values (or grids) in, a cell value (or rows) out; never raises."""
    remarks: str = ""
    elementwise: bool = True
    native: str = ""
    """Where it is arithmetic, the result over numbers in Excel's own operators: ``{0}`` is the
    first argument, ``{call}`` the call. The template's cells hold this; a test proves it alike."""

    @property
    def min_args(self) -> int:
        """How many arguments must be given."""
        return sum(not argument.optional for argument in self.arguments)

    @property
    def max_args(self) -> int:
        """How many arguments may be given."""
        return len(self.arguments)

    @property
    def syntax(self) -> str:
        """The call as Indonesian Excel shows it, optional arguments in brackets."""
        names = (f"[{a.name}]" if a.optional else a.name for a in self.arguments)
        return f"{self.name}({'; '.join(names)})"
