"""A workbook's sheets cut at their formulas: what is computed, and where the results go."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from lakip_xl.errors import PackageError
from lakip_xl.package.addresses import Area
from lakip_xl.package.cutting import cut
from lakip_xl.package.filling import with_cells
from lakip_xl.package.sheet import SheetSource
from lakip_xl.package.workbook import Workbook

_MOST_MISSING = 50_000
"""So many cells of a workbook's arrays may be missing from the file, each of which costs half
a kilobyte; further arrays are not computed. Excel writes all of them; what other programs
leave out are results of a few thousand rows."""


def cut_sheets(workbook: Workbook) -> dict[str, SheetSource]:
    """Cut every sheet that has cells; by its name.

    Raises:
        PackageError: a sheet's XML is damaged.
    """
    budget = _MOST_MISSING
    sources = {}
    for sheet in workbook.sheets:
        if sheet.has_cells:
            with naming(workbook, sheet.name):
                content = workbook.package.read(sheet.part)
                sources[sheet.name], added = _cut(content, budget)
            budget -= added
    return sources


@contextmanager
def naming(workbook: Workbook, sheet: str) -> Iterator[None]:
    """Say in which file and sheet something is damaged."""
    try:
        yield
    except PackageError as error:
        raise workbook.package.error(f'{error} pada sheet "{sheet}"') from None


def _cut(content: bytes, budget: int) -> tuple[SheetSource, int]:
    """A sheet, and how many cells its arrays got that the file leaves out."""
    source = cut(content)
    areas = source.areas()
    if not areas:
        return source, 0
    source = cut(content, areas)
    missing = _missing(source, areas, budget)
    return (cut(with_cells(content, missing), areas) if missing else source), len(missing)


def _missing(source: SheetSource, areas: Iterable[Area], budget: int) -> set[tuple[int, int]]:
    """The cells of array formulas that the file leaves out."""
    there = set(zip(source.rows, source.columns, strict=True))
    missing: set[tuple[int, int]] = set()
    for area in areas:
        if len(missing) + area.size <= budget:
            missing.update(cell for cell in area.cells() if cell not in there)
    return missing
