"""Blocks: small grids of settings of a fixed size."""

from dataclasses import dataclass

from lakip_xl.functions.spec import Scalar
from lakip_xl.workbook.schema.kinds import Choices, Format, Mark


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """One column of a block."""

    title: str
    format: Format = Format.GENERAL
    is_filled_by_user: bool = False
    choices: Choices | None = None
    minimum: float | None = None
    maximum: float | None = None
    help: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A small grid of settings whose size is fixed, so that defined names can hold its cells."""

    title: str
    note: str
    cell: str
    """Where its title stands; the note is below, then the heads, then the rows."""
    columns: tuple[BlockColumn, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    """The schema's own values."""
    names: tuple[tuple[str, int, int], ...]
    """Defined name, first and last column (from 0) of the cells it holds, over all rows."""
    row_names: tuple[tuple[int, int, str], ...] = ()
    """Row and column (from 0) of single cells with a name of their own."""
