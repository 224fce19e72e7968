"""The first file of a new workbook keeps its macros, whatever Excel would offer.

The runtime has neither Excel's dialog nor its formats; both are stood in for.
"""

from pathlib import Path

import pytest
from pyopenvba.interpreter._objects import VBAObject, method
from pyopenvba.interpreter._values import error
from vba_excel import Server, VbaExcel

from lakip_xl.workbook.vba.modules import workbook_module

MACRO_ENABLED = 52
LACKING = (
    ("Set book = Me", 'Set book = CreateObject("Uji.Buku")'),
    ("Application.GetSaveAsFilename(InitialFileName:=", "book.Ask("),
    (" FileFilter:=", " "),
    ("FileName:=target, FileFormat:=52", "target, 52"),
    ("Private Sub Workbook_BeforeSave(", "Public Sub BeforeSave("),
)
ASKING = """
Public Function Simpan(ByVal asks As Boolean) As Boolean
    Dim cancel As Boolean
    BeforeSave asks, cancel
    Simpan = cancel
End Function
Public Function Events() As Boolean
    Events = Application.EnableEvents
End Function
"""


class Book(VBAObject):
    """The workbook that is saved, and the dialog."""

    vba_type_name = "Workbook"

    def __init__(self, path: str, chosen: object, refusal: str = "") -> None:
        self.path, self.chosen, self.refusal = path, chosen, refusal
        self.offered: tuple[object, ...] = ()
        self.saved: list[tuple[str, int]] = []

    @method(name="Path")
    def folder(self) -> object:
        return self.path

    @method(name="Name")
    def title(self) -> object:
        return "LAKIP1"

    @method(name="Ask")
    def ask(self, name: object, kinds: object) -> object:
        self.offered = name, kinds
        return self.chosen

    @method(name="SaveAs")
    def save_as(self, target: object, kind: object) -> object:
        if self.refusal:
            raise error(1004, self.refusal)
        self.saved.append((str(target), int(kind)))  # type: ignore[call-overload]
        return None


def excel_with(small: Path, book: Book) -> VbaExcel:
    excel = VbaExcel(small, lambda: Server(lambda *_: 1.0))
    source = workbook_module()
    start = source.index("Private Sub Workbook_BeforeSave(")
    procedure = source[start : source.index("End Sub", start)] + "End Sub\n"
    for excels, stand_in in LACKING:
        assert excels in procedure
        procedure = procedure.replace(excels, stand_in)
    excel.app.add_module(procedure + ASKING, name="UjiSimpan")
    others = excel.app.interpreter.host.create
    excel.app.interpreter.host.create = lambda name: book if name == "Uji.Buku" else others(name)
    return excel


def test_a_new_workbook_is_offered_the_format_that_keeps_macros(small: Path) -> None:
    book = Book("", r"D:\Dokumen\LAKIP 2025.xlsm")
    excel = excel_with(small, book)
    assert excel.evaluate("Simpan(True)") is True  # Excel's own dialog stays away
    assert book.offered == ("LAKIP1.xlsm", "Buku kerja LAKIP (*.xlsm),*.xlsm")
    assert book.saved == [(r"D:\Dokumen\LAKIP 2025.xlsm", MACRO_ENABLED)]
    assert excel.evaluate("Events()") is True
    assert excel.app.dialogs == []


@pytest.mark.parametrize(("path", "asks"), [(r"D:\Dokumen", True), ("", False)])
def test_any_other_saving_is_excels(small: Path, path: str, *, asks: bool) -> None:
    book = Book(path, "tidak ditanya")
    assert excel_with(small, book).evaluate(f"Simpan({asks})") is False
    assert book.saved == []


def test_a_cancelled_dialog_saves_nothing_and_says_nothing(small: Path) -> None:
    book = Book("", chosen=False)
    excel = excel_with(small, book)
    assert excel.evaluate("Simpan(True)") is True
    assert (book.saved, excel.app.dialogs) == ([], [])


def test_a_file_that_cannot_be_written_is_said(small: Path) -> None:
    excel = excel_with(small, Book("", r"X:\a.xlsm", refusal="Cannot access 'a.xlsm'"))
    assert excel.evaluate("Simpan(True)") is True
    (dialog,) = excel.app.dialogs
    assert "belum tersimpan: Cannot access 'a.xlsm'" in str(dialog)
    assert excel.evaluate("Events()") is True
