"""The module the UDF server loads: real call_udf on any system, light to start."""

import importlib
import subprocess
import sys
from typing import Any

import pytest
from fake_com import udf_server

from lakip_xl.functions.catalogue import CATALOGUE

MODULE = "lakip_xl.excel.udf"
MISSING = -2147352572


@pytest.fixture(scope="module")
def server() -> Any:
    return udf_server()


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_function_of_the_catalogue_has_an_entry_with_raw_values(name: str) -> None:
    entry = getattr(importlib.import_module(MODULE), name)
    info = entry.__xlfunc__
    assert info["name"] == name
    assert [argument["options"]["convert"] for argument in info["args"]] == ["raw"]
    assert info["ret"]["options"]["convert"] == "raw"


def test_a_cell_is_answered_with_a_cell(server: Any) -> None:
    assert server.CallUDF(MODULE, "CAPAIAN", (78.0, 71.0)) == pytest.approx(109.85915492957747)


def test_arguments_not_given_may_be_blank_missing_or_absent(server: Any) -> None:
    for arguments in [(331.5,), (331.5, None), (331.5, MISSING)]:
        assert server.CallUDF(MODULE, "INDEKS_MERIT", arguments) == 331.5 / 410


def test_a_column_is_answered_with_rows(server: Any) -> None:
    answer = server.CallUDF(MODULE, "CAPAIAN", (((78.0,), (1.0,)), ((71.0,), (0.0,))))
    assert answer == [[pytest.approx(109.85915492957747)], [-2146826281]]


def test_a_row_is_answered_with_a_row(server: Any) -> None:
    assert server.CallUDF(MODULE, "KATEGORI", ((90.0, 60.0),)) == [
        "Sangat Berhasil",
        "Cukup Berhasil",
    ]


def test_loading_it_loads_nothing_heavy_but_xlwings() -> None:
    """Whatever xlwings loads is loaded already when the server imports our module."""
    script = (
        "import sys, xlwings; before = set(sys.modules); import lakip_xl.excel.udf;"
        "print(*sorted({m.split('.')[0] for m in set(sys.modules) - before}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()).isdisjoint(
        {"pandas", "numpy", "openpyxl", "formualizer", "lxml", "docx", "rich", "click", "pyopenvba"}
    )
