"""EFISIENSI_PMK: outputs as rows, the capaian of one in as many columns as it has indicators."""

from collections.abc import Iterator, Sequence

from lakip_xl.functions.mapping import over_ranges
from lakip_xl.functions.schemes import scheme_reader
from lakip_xl.functions.spec import ArgumentValue, Grid, Result, Scalar
from lakip_xl.functions.values import as_grid, cells, is_blank, presentable, single, to_number
from lakip_xl.rules.efisiensi import GEOMETRIC, efisiensi_pmk, rata_geometrik
from lakip_xl.rules.errors import ErrorValue, RuleError

_SCHEME = scheme_reader("efisiensi")


def _efisiensi_pmk(
    anggaran: ArgumentValue,
    capaian: ArgumentValue,
    realisasi: ArgumentValue,
    skema: ArgumentValue = None,
) -> Result:
    scheme = _SCHEME.read(single(skema))
    budget, achieved, spent = as_grid(anggaran), as_grid(capaian), as_grid(realisasi)
    if scheme.formula == GEOMETRIC and len(budget[0]) == len(spent[0]) == 1 < len(achieved[0]):
        if len(achieved) != len(budget):
            raise RuleError(ErrorValue.VALUE, "bentuk rentang berbeda")
        achieved = tuple((_mean(row),) for row in achieved)
    rows = list(_outputs(budget, achieved, spent))
    return presentable(efisiensi_pmk(rows, scheme)) if rows else ""


def _mean(row: Sequence[Scalar]) -> Scalar:
    indicators = [to_number(cell) for cell in row if not is_blank(cell)]
    return rata_geometrik(indicators) if indicators else None


def _outputs(budget: Grid, achieved: Grid, spent: Grid) -> Iterator[tuple[float, float, float]]:
    if len({(len(grid), len(grid[0])) for grid in (budget, achieved, spent)}) > 1:
        raise RuleError(ErrorValue.VALUE, "bentuk rentang berbeda")
    for row in zip(cells(budget), cells(achieved), cells(spent), strict=True):
        if not any(map(is_blank, row)):
            pagu, capaian, realisasi = map(to_number, row)
            yield pagu, capaian, realisasi


evaluate_efisiensi_pmk = over_ranges(_efisiensi_pmk, least=3, most=4)
"""EFISIENSI_PMK(anggaran; capaian; realisasi; [skema]), see ``rules.efisiensi``.

A row in which some cell is blank is not filled in yet and is skipped; no row at all: "".
"""
