"""The pages for staff and administrators say what the code does, under the names it uses."""

from pathlib import Path

import pytest
from fake_windows import FakeComputer

from lakip_xl.commands.pasang import command as pasang
from lakip_xl.excel.diagnosis.computer import _GUARD_RULES
from lakip_xl.excel.diagnosis.service import diagnose
from lakip_xl.excel.install.bundle import INSTRUCTIONS, STARTER
from lakip_xl.excel.install.places import (
    ENVIRONMENT,
    SHIM_NAME,
    TEMPLATE_NAME,
    TEMPLATES_FOLDER,
    locate,
)
from lakip_xl.excel.install.templates import VALUE_NAME, options_key
from lakip_xl.workbook.vba.conf import INTERPRETER

DOCS = Path(__file__).parents[2] / "docs"
INSTALLATION, TROUBLE, ADMIN = (
    (DOCS / f"{name}.md").read_text(encoding="utf-8")
    for name in ("instalasi", "ketika-ada-galat", "penyebaran")
)


def test_the_installation_page_names_every_place_that_is_written() -> None:
    places = locate(FakeComputer().system)
    names = [ENVIRONMENT, TEMPLATES_FOLDER, TEMPLATE_NAME, SHIM_NAME, VALUE_NAME]
    names += [places.manifest.name, STARTER, INSTRUCTIONS]
    assert [name for name in names if name not in INSTALLATION] == []


def test_it_names_the_registry_key_of_the_template() -> None:
    from lakip_xl.excel.install.office import installed

    (excel,) = installed(FakeComputer().with_office().system)
    assert options_key(excel) in INSTALLATION


@pytest.mark.parametrize("option", [name for p in pasang.params for name in p.opts])
def test_every_option_is_explained(option: str) -> None:
    assert option in INSTALLATION + TROUBLE + ADMIN


def test_the_admin_page_names_the_one_program_and_what_is_fixed() -> None:
    assert INTERPRETER in ADMIN
    assert "`-I`" in ADMIN
    assert "PYTHONPATH" in ADMIN


def test_the_policies_that_are_read_are_the_ones_that_are_explained() -> None:
    assert all(rule in ADMIN for rule in _GUARD_RULES)
    for policy in ("VBAWarnings", "BlockContentExecutionFromInternet"):
        assert policy in ADMIN


def test_the_rows_of_the_diagnosis_that_the_pages_send_a_reader_to_exist() -> None:
    computer = FakeComputer().with_office()
    names = {link.name for link in diagnose(computer.system)} | {"Makro berkas"}
    for row in ("Python", "Antivirus", "Templat", "Makro berkas"):
        assert row in names
        assert f"*{row}*" in TROUBLE
