"""What the function wizard is told, with Excel's own MacroOptions recorded instead of called."""

import re
from pathlib import Path

import pytest
from vba_excel import Server, VbaExcel

from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.functions.spec import FunctionSpec
from lakip_xl.workbook.vba.modules import FOLDER, read_source

CALL = re.compile(
    r"    Application\.MacroOptions Macro:=place, Description:=summary, _\n"
    r' +Category:="LAKIP", ArgumentDescriptions:=help\n'
)
RECORDER = """
Public Names As String
Public Summaries As String
Public Helps As String
Private Sub Record(ByVal place As String, ByVal summary As String, ByVal help As Variant)
    Names = Names & place & vbLf
    Summaries = Summaries & summary & vbLf
    Helps = Helps & Join(help, vbTab) & vbLf
End Sub
"""


@pytest.fixture(scope="module")
def registered(small: Path) -> dict[str, list[str]]:
    excel = VbaExcel(small, lambda: Server(lambda *_: None))
    source = read_source(FOLDER / "LakipDaftar.bas").replace("\r\n", "\n")
    recording, found = CALL.subn("    Record place, summary, help\n", source)
    assert found == 1
    excel.app.add_module(
        recording.replace("Option Private Module\n", "Option Private Module\n" + RECORDER),
        name="Rekam",
    )
    excel.run("Rekam.RegisterFunctions")
    return {
        name: str(excel.evaluate(name)).split("\n")[:-1] for name in ("Names", "Summaries", "Helps")
    }


def test_every_function_is_registered_under_the_workbooks_name(
    registered: dict[str, list[str]],
) -> None:
    assert registered["Names"] == [f"'kecil.xlsx'!{name}" for name in CATALOGUE]


@pytest.mark.parametrize(
    ("place", "spec"), list(enumerate(CATALOGUE.values())), ids=list(CATALOGUE)
)
def test_description_and_argument_help_arrive_as_the_catalogue_says(
    registered: dict[str, list[str]], place: int, spec: FunctionSpec
) -> None:
    assert registered["Summaries"][place] == spec.summary
    assert registered["Helps"][place].split("\t") == [a.help for a in spec.arguments]
