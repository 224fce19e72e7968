"""A workbook in LibreOffice whose interpreter does not serve: a short wait, one line, no all-clear.

The VBA is the workbook's own; only what Windows would say of the interpreter is made up.
"""

import re

import pytest
from libreoffice import Calculated, Office

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.workbook.template import new_workbook

REASONS = {
    "missing": "berkas tidak ada",
    "crashing": "berhenti begitu dijalankan",
    "hanging": "masih dimulai",
}
CALL = re.compile(rf"\b(?:{'|'.join(CATALOGUE)})\(")


@pytest.fixture(scope="module", params=REASONS)
def calculated(
    request: pytest.FixtureRequest, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Calculated]:
    path = tmp_path_factory.mktemp("tanpa_python") / "contoh.xlsm"
    new_workbook(path, "pontianak-2024")
    return request.param, office.calculate(path, request.param)


def test_a_thousand_cells_wait_three_seconds_in_all_at_most(
    calculated: tuple[str, Calculated],
) -> None:
    interpreter, found = calculated
    assert found.waited <= 3000
    assert (found.waited > 0) == (interpreter == "hanging")
    assert found.calls == {}


def test_one_line_says_why(calculated: tuple[str, Calculated]) -> None:
    interpreter, found = calculated
    assert REASONS[interpreter] in found.status
    assert "\n" not in found.status


def test_what_is_arithmetic_is_computed_all_the_same(calculated: tuple[str, Calculated]) -> None:
    _, found = calculated
    numbers = [
        cell["value"]
        for cell in found.cells["Anggaran"].values()
        if "formula" in cell and isinstance(cell["value"], float) and not cell["error"]
    ]
    assert len(numbers) > 200


def test_every_cell_that_asked_python_shows_an_error(calculated: tuple[str, Calculated]) -> None:
    _, found = calculated
    asked = [
        cell
        for sheet in ("IKU", "Sistem Merit")
        for cell in found.cells[sheet].values()
        if CALL.search(cell.get("formula", "")) and cell["value"] != ""
    ]
    assert len(asked) > 10
    assert [one for one in asked if not (one["error"] or one["value"] == "Error 2042")] == []
