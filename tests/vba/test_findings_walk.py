"""From one finding to the next and back to the list, in the VBA interpreter."""

from pathlib import Path

import pytest
from vba_excel import Server, VbaExcel

WALK = """
Public Sub Isi(ByVal baris As Long, ByVal lembar As String, ByVal sel As String, ByVal pesan)
    Dim daftar As Object
    Set daftar = Worksheets("Pemeriksaan").ListObjects("tblTemuan")
    daftar.ListColumns("Lembar").DataBodyRange.Cells(baris, 1).Value = lembar
    daftar.ListColumns("Sel").DataBodyRange.Cells(baris, 1).Value = sel
    daftar.ListColumns("Tingkat").DataBodyRange.Cells(baris, 1).Value = "galat"
    daftar.ListColumns("Pesan").DataBodyRange.Cells(baris, 1).Value = pesan
End Sub
Public Function Berikut() As String
    RibbonNextFinding Nothing
    Berikut = ActiveSheet.Name & "!" & ActiveCell.Address(False, False)
End Function
Public Function Daftar() As String
    RibbonListFindings Nothing
    Daftar = ActiveSheet.Name & "!" & ActiveCell.Address(False, False)
End Function
Public Sub Pilih(ByVal lembar As String, ByVal sel As String)
    Worksheets(lembar).Activate
    Worksheets(lembar).Range(sel).Select
End Sub
"""


@pytest.fixture
def excel(template: Path) -> VbaExcel:
    excel = VbaExcel(template, lambda: Server(lambda *_: 1.0))
    excel.app.add_module(WALK, name="Uji")
    excel.run("Uji.Pilih", "Beranda", "A1")
    return excel


def found(excel: VbaExcel) -> None:
    for row, place in enumerate(["IKU!F9", "", "Anggaran!G8", "IKU!H10"], 1):
        sheet, _, cell = place.partition("!")
        excel.run("Uji.Isi", row, sheet, cell, f"pesan {row}")


def test_the_next_finding_is_the_first_then_those_that_name_a_cell_then_the_first_again(
    excel: VbaExcel,
) -> None:
    found(excel)
    walked = [excel.evaluate("Berikut()") for _ in range(4)]
    assert walked == ["IKU!F9", "Anggaran!G8", "IKU!H10", "IKU!F9"]


def test_the_message_is_on_the_status_bar(excel: VbaExcel) -> None:
    found(excel)
    excel.evaluate("Berikut()")
    assert "temuan 1 (galat): pesan 1" in excel.evaluate("Application.StatusBar")


def test_the_list_opens_at_the_finding_of_the_selected_cell(excel: VbaExcel) -> None:
    found(excel)
    assert excel.evaluate("Daftar()") == "Pemeriksaan!B9"
    excel.run("Uji.Pilih", "Anggaran", "G8")
    assert excel.evaluate("Daftar()") == "Pemeriksaan!B11"
    assert excel.evaluate("Daftar()") == "Pemeriksaan!B11"


def test_from_the_list_the_selected_finding_comes_next(excel: VbaExcel) -> None:
    found(excel)
    excel.run("Uji.Pilih", "Anggaran", "G8")
    excel.evaluate("Daftar()")
    assert excel.evaluate("Berikut()") == "Anggaran!G8"


def test_without_findings_it_says_so_and_stays(excel: VbaExcel) -> None:
    assert excel.evaluate("Berikut()") == "Beranda!A1"
    assert "Tidak ada temuan" in str(excel.app.dialogs[-1])
