"""Excel from Microsoft's Store writes no key that says where it is."""

from pathlib import PureWindowsPath

from fake_windows import FakeComputer

from lakip_xl.excel.install.office import installed

STORE = r"Packages\Microsoft.Office.Desktop.Excel_8wekyb3d8bbwe"


def test_it_is_found_by_its_private_folder() -> None:
    computer = FakeComputer()
    assert installed(computer.system) == []
    computer.files.folders.add(computer.local / PureWindowsPath(STORE))
    (excel,) = installed(computer.system)
    assert str(excel) == "Excel dari Microsoft Store (32-bit)"
    assert excel.settings == r"HKCU\Software\Microsoft\Office\16.0\Excel"


def test_an_ordinary_excel_beside_it_counts() -> None:
    computer = FakeComputer().with_office("16.0", 64)
    computer.files.folders.add(computer.local / PureWindowsPath(STORE))
    (excel,) = installed(computer.system)
    assert excel.bits == 64
