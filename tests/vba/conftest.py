"""What the tests of the VBA share: workbooks, and the real UDF server behind them."""

from pathlib import Path

import pytest
from fake_com import udf_server
from vba_excel import Server, VbaExcel, small_workbook

TEMPLATE = Path(__file__).parents[2] / "workbook_template.xlsm"


@pytest.fixture(scope="session")
def template() -> Path:
    return TEMPLATE


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with what the bridge needs, quick to open."""
    return small_workbook(tmp_path_factory.mktemp("buku") / "kecil.xlsx")


@pytest.fixture(scope="module")
def excel(small: Path) -> VbaExcel:
    """Excel whose functions are computed by xlwings' real call_udf and our real functions."""
    server = Server(udf_server().CallUDF)
    return VbaExcel(small, lambda: server)


@pytest.fixture(scope="module")
def addin(small: Path) -> VbaExcel:
    """Likewise with the modules of the add-in, for a workbook that is not its own."""
    server = Server(udf_server().CallUDF)
    return VbaExcel(small, lambda: server, addin=True)
