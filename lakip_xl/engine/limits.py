"""How much work and memory the formulas of one workbook may take.

A formula of twenty letters can ask for more than any computer has, so the engine is stopped
from outside (``lakip_xl.engine.bounded``). What is allowed grows with the workbook: measured
on workbooks of 2,000 to 200,000 rows, the engine needs 1.2 kilobytes of memory and 4
microseconds of processor time for each cell. Three times the memory and ten times the time
are granted.
"""

from dataclasses import dataclass

from lakip_xl.package.limits import MIB
from lakip_xl.package.workbook import Workbook

LONGEST_TEXT = 32_767
"""A cell of Excel holds no longer text; a formula that would yield one is ``#VALUE!``."""

MOST_ITERATIONS = 32_767
"""Excel repeats circular formulas at most so often, whatever the file says."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one computation may take."""

    memory: int
    """Bytes, besides what the process holds when it begins."""
    seconds: int
    """Processor time."""

    @property
    def patience(self) -> float:
        """Seconds on the clock: a busy machine may take longer than the processor's time."""
        return 1.4 * self.seconds


BASE = Allowance(144 * MIB, 6)
"""For the smallest workbook: three times what the example needs in memory, far more than its
0.05 seconds, and a refusal still comes within 10 seconds and 300 MB."""
_MEMORY_PER_CELL = 4096
_MEMORY_PER_BYTE = 4
_CELLS_PER_SECOND = 20_000


def allowance(workbook: Workbook) -> Allowance:
    """What the formulas of a workbook may take: the base, and a share for its cells."""
    package = workbook.package
    parts = {sheet.part for sheet in workbook.sheets if sheet.has_cells}
    # The end of a cell's element, whatever its prefix; cells without contents cost nothing.
    cells = sum(package.read(part).count(b"c>") for part in parts)
    parts.update(package.related(package.main, "sharedStrings"))
    size = sum(map(package.size, parts))
    return Allowance(
        BASE.memory + _MEMORY_PER_CELL * cells + _MEMORY_PER_BYTE * size,
        BASE.seconds + cells // _CELLS_PER_SECOND,
    )
