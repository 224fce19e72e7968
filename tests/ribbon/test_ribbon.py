"""The ribbon tab: within the vocabulary that Excel takes, complete, and answered by the VBA."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
import xmlschema
from fake_com import udf_server
from lxml import etree
from vba_excel import Server, ServerGoneError, VbaExcel

from lakip_xl.workbook.ribbon.part import PART, RIBBON_FILE
from lakip_xl.workbook.vba.modules import FOLDER, read_source

ROOT = Path(__file__).parents[2]
SCHEMA = Path(__file__).with_name("pita.xsd")
TEMPLATE = ROOT / "workbook_template.xlsm"
IMAGES = Path(__file__).parent / "images.txt"
NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"

TREE = etree.parse(RIBBON_FILE)
BUTTONS = list(TREE.iter(f"{NAMESPACE}button"))
GROUPS = list(TREE.iter(f"{NAMESPACE}group"))
TABS = list(TREE.iter(f"{NAMESPACE}tab"))
CALLBACK_PARAMETERS = {
    "onLoad": "ByVal ribbon As Object",
    "onAction": "ByVal control As Object",
    "getEnabled": "ByVal control As Object, ByRef enabled As Variant",
    "getSupertip": "ByVal control As Object, ByRef supertip As Variant",
}
ANSWERING = "".join(read_source(FOLDER / f"{name}.bas") for name in ("LakipPita", "LakipTemuan"))
PROCEDURES = dict(re.findall(r"(?m)^Public Sub (\w+)\((.*)\)", ANSWERING))


def name_of(element: etree._Element) -> str:
    return element.attrib["id"]


def test_it_keeps_to_the_vocabulary_of_the_ribbon() -> None:
    xmlschema.XMLSchema(SCHEMA).validate(RIBBON_FILE)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('size="large"', 'size="huge"'),
        ('onAction="', 'onClick="'),
        ('id="lakip_impor_realisasi"', 'id="lakip_rapikan_angka"'),
        ("<tabs>", "<tabs/><tabs>"),
        ('keytip="HS"', 'keytip="HITUNG"'),
    ],
)
def test_what_excel_would_drop_in_silence_is_found(right: str, wrong: str) -> None:
    text = RIBBON_FILE.read_text(encoding="utf-8")
    assert right in text
    assert not xmlschema.XMLSchema(SCHEMA).is_valid(text.replace(right, wrong, 1))


def test_the_groups_are_the_ones_users_are_told_of() -> None:
    assert [tab.attrib["label"] for tab in TABS] == ["LAKIP"]
    assert [group.attrib["label"] for group in GROUPS] == [
        "Hitung",
        "Data",
        "Periksa",
        "Laporan",
        "Bantuan",
    ]


def test_keytips_are_short_and_none_is_the_beginning_of_another() -> None:
    keytips = [element.attrib["keytip"] for element in [*TABS, *GROUPS, *BUTTONS]]
    assert all(1 <= len(keytip) <= 3 for keytip in keytips)
    inside = sorted(element.attrib["keytip"] for element in [*GROUPS, *BUTTONS])
    assert not [(one, two) for one, two in pairwise(inside) if two.startswith(one)]


@pytest.mark.parametrize("button", BUTTONS, ids=name_of)
def test_a_button_explains_itself(button: etree._Element) -> None:
    explanation = button.get("tag") if button.get("getSupertip") else button.get("supertip")
    for text in (button.get("label"), button.get("screentip"), explanation):
        assert text is not None
        assert 1 <= len(text) <= 1024
        assert text.isascii()


@pytest.mark.parametrize("button", BUTTONS, ids=name_of)
def test_a_button_has_a_picture_that_excel_2013_has(button: etree._Element) -> None:
    known = {line for line in IMAGES.read_text().splitlines() if not line.startswith("#")}
    assert button.attrib["imageMso"] in known


@pytest.mark.parametrize("button", BUTTONS, ids=name_of)
def test_a_button_does_something(button: etree._Element) -> None:
    assert "onAction" in button.attrib
    assert "enabled" not in button.attrib


def test_every_callback_is_a_procedure_with_the_parameters_excel_passes() -> None:
    used = {
        (kind, element.attrib[kind])
        for element in TREE.iter()
        for kind in CALLBACK_PARAMETERS
        if kind in element.attrib
    }
    for kind, procedure in used:
        assert PROCEDURES[procedure] == CALLBACK_PARAMETERS[kind]
    assert set(PROCEDURES) == {procedure for _, procedure in used} | {"RefreshRibbon"}


@pytest.mark.parametrize("procedure", sorted(set(PROCEDURES) - {"RibbonLoaded"}))
def test_a_callback_traps_its_errors(procedure: str) -> None:
    body = ANSWERING.split(f"Public Sub {procedure}(")[1]
    assert body.split("\r\n")[1].strip().startswith("On Error ")


def test_the_workbook_carries_the_ribbon() -> None:
    with ZipFile(TEMPLATE) as package:
        assert package.read(PART) == RIBBON_FILE.read_bytes()


class TestStates:
    """What the buttons answer when Excel asks, in the VBA interpreter."""

    CONTROL = """
Public Id As String
Public Tag As String
"""
    ASK = """
Public Function Aktif(ByVal id As String) As Variant
    Dim c As New Kontrol
    Dim hasil As Variant
    c.Id = id
    RibbonEnabled c, hasil
    Aktif = hasil
End Function
Public Function Keterangan(ByVal id As String) As Variant
    Dim c As New Kontrol
    Dim hasil As Variant
    c.Id = id
    c.Tag = "penjelasan"
    RibbonSupertip c, hasil
    Keterangan = hasil
End Function
"""

    @pytest.fixture
    def excel(self) -> VbaExcel:
        return self.open(lambda: Server(udf_server().CallUDF))

    def open(self, connect: Callable[[], Server]) -> VbaExcel:
        excel = VbaExcel(TEMPLATE, connect)
        excel.app.add_module(self.CONTROL, name="Kontrol", kind="class")
        excel.app.add_module(self.ASK, name="Uji")
        return excel

    def test_a_macro_can_be_used_before_anything_is_known(self, excel: VbaExcel) -> None:
        assert excel.evaluate('Aktif("lakip_rapikan_angka")') is True
        assert excel.evaluate('Keterangan("lakip_rapikan_angka")') == "penjelasan"

    def test_a_macro_is_grey_and_says_why_when_python_is_gone(self) -> None:
        def gone() -> Server:
            raise ServerGoneError

        excel = self.open(gone)
        excel.evaluate("CAPAIAN(78, 71)")
        assert excel.evaluate('Aktif("lakip_rapikan_angka")') is False
        assert "Diagnosa" in excel.evaluate('Keterangan("lakip_rapikan_angka")')

    def test_no_macro_is_forgotten_when_python_is_gone(self) -> None:
        def gone() -> Server:
            raise ServerGoneError

        excel = self.open(gone)
        excel.evaluate("CAPAIAN(78, 71)")
        macros = [b.attrib["id"] for b in BUTTONS if b.get("onAction") == "RibbonRunMacro"]
        assert "lakip_bersihkan" in macros
        assert [name for name in macros if excel.evaluate(f'Aktif("{name}")')] == []

    def test_a_row_can_be_added_only_where_there_is_a_table(self, excel: VbaExcel) -> None:
        excel.evaluate('Worksheets("IKU").Activate')
        assert excel.evaluate('Aktif("lakip_tambah_baris")') is True
        excel.evaluate('Worksheets("Beranda").Activate')
        assert excel.evaluate('Aktif("lakip_tambah_baris")') is False
        assert "tabel" in excel.evaluate('Keterangan("lakip_tambah_baris")')
