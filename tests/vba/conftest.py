"""What the tests of the VBA share: the template, and the real UDF server behind it."""

from pathlib import Path

import pytest
from fake_com import udf_server
from vba_excel import Server, VbaExcel

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "workbook_template.xlsm"


@pytest.fixture(scope="session")
def template() -> Path:
    return TEMPLATE


@pytest.fixture(scope="module")
def excel() -> VbaExcel:
    """Excel whose functions are computed by xlwings' real call_udf and our real functions."""
    server = Server(udf_server().CallUDF)
    return VbaExcel(TEMPLATE, lambda: server)
