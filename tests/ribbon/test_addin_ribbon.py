"""The add-in's tab keeps the rules of the workbook's tab, and is answered by the add-in's VBA."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from lakip_xl.workbook.ribbon.part import ADDIN_RIBBON_FILE
from lakip_xl.workbook.vba.modules import addin_modules

SCHEMA = Path(__file__).with_name("pita.xsd")
IMAGES = Path(__file__).parent / "images.txt"
NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"
TREE = etree.parse(ADDIN_RIBBON_FILE)
BUTTONS = list(TREE.iter(f"{NAMESPACE}button"))
GROUPS = list(TREE.iter(f"{NAMESPACE}group"))
PARAMETERS = {
    "onLoad": "ByVal ribbon As Object",
    "onAction": "ByVal control As Object",
    "getEnabled": "ByVal control As Object, ByRef enabled As Variant",
    "getVisible": "ByVal control As Object, ByRef visible As Variant",
    "getSupertip": "ByVal control As Object, ByRef supertip As Variant",
}
SOURCES = {m.name: m.source for m in addin_modules() if m.name in ("LakipPita", "LakipTambahan")}
PROCEDURES = dict(re.findall(r"(?m)^Public Sub (\w+)\((.*)\)", "\n".join(SOURCES.values())))


def test_the_rules_of_the_ribbon_accept_it() -> None:
    xmlschema.XMLSchema(SCHEMA).validate(ADDIN_RIBBON_FILE)


def test_keytips_are_short_and_none_is_the_beginning_of_another() -> None:
    inside = sorted(element.attrib["keytip"] for element in [*GROUPS, *BUTTONS])
    assert all(1 <= len(keytip) <= 3 for keytip in inside)
    assert not [(one, two) for one, two in pairwise(inside) if two.startswith(one)]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: str(button.attrib["id"]))
def test_a_button_explains_itself_and_does_something(button: etree._Element) -> None:
    explanation = button.get("tag") if button.get("getSupertip") else button.get("supertip")
    for text in (button.get("label"), button.get("screentip"), explanation):
        assert text is not None
        assert 1 <= len(text) <= 1024
        assert text.isascii()
    assert button.attrib["imageMso"] in IMAGES.read_text().splitlines()
    assert "onAction" in button.attrib


def test_every_callback_is_a_procedure_with_the_parameters_excel_passes() -> None:
    for element in TREE.iter():
        for kind in PARAMETERS.keys() & element.attrib.keys():
            assert PROCEDURES[element.attrib[kind]] == PARAMETERS[kind]


@pytest.mark.parametrize("name", re.findall(r"Public Sub (\w+)", SOURCES["LakipTambahan"]))
def test_a_callback_of_the_add_in_traps_its_errors(name: str) -> None:
    body = SOURCES["LakipTambahan"].split(f"Public Sub {name}(")[1]
    assert body.split("\r\n")[1].strip().startswith("On Error ")
