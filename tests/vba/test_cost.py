"""What a formula costs in calls and configuration reads, counted beside xlwings' own wrapper."""

from pathlib import Path
from types import ModuleType

import fake_com
import pytest
from xlwings_vba import CountingExcel, generated_wrapper

READS_OF_ONE_XLPY = 14


@pytest.fixture
def excel(small: Path) -> CountingExcel:
    return CountingExcel(small, lambda *_: 1.0)


def test_our_wrapper_reads_the_configuration_only_to_connect(excel: CountingExcel) -> None:
    excel.evaluate("CAPAIAN(78, 71)")
    assert (excel.calls, excel.config_reads) == (1, READS_OF_ONE_XLPY)
    for _ in range(10):
        excel.evaluate("CAPAIAN(78, 71)")
    assert (excel.calls, excel.config_reads) == (11, READS_OF_ONE_XLPY)


def test_xlwings_generated_wrapper_reads_it_for_every_formula(excel: CountingExcel) -> None:
    excel.app.add_module(generated_wrapper(plainly_bound()), name="xlwings_udfs")
    for _ in range(10):
        excel.evaluate("BIASA(78, 71)")
    assert (excel.calls, excel.config_reads) == (10, 10 * READS_OF_ONE_XLPY)


def plainly_bound() -> ModuleType:
    fake_com.install()
    import xlwings as xw

    @xw.func
    def BIASA(realisasi: float, target: float) -> float:  # noqa: N802 - a worksheet function
        return realisasi / target * 100

    module = ModuleType("biasa")
    module.BIASA = BIASA  # type: ignore[attr-defined]
    return module
