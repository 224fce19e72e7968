"""When the environment is made, repaired, refused or left alone; where the packages come from."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PureWindowsPath

import pytest
from fake_windows import FakeComputer

import lakip_xl
from lakip_xl.errors import LakipError
from lakip_xl.excel.install.service import Wishes, plan_installation, verify
from lakip_xl.excel.install.source import LOCK
from lakip_xl.excel.install.steps import InstallPackages, MakeEnvironment, Plan
from lakip_xl.excel.install.system import Ran, RunningPython

Install = Callable[..., Plan]
Change = Callable[[FakeComputer], None]

WHEELS = PureWindowsPath(r"E:\Paket LAKIP")
OURS = f"lakip_xl-{lakip_xl.__version__}-py3-none-any.whl"


def environment_steps(computer: FakeComputer, wishes: Wishes | None = None) -> list[type]:
    plan = plan_installation(computer.system, wishes or Wishes())
    return [type(s) for s in plan.steps if isinstance(s, MakeEnvironment | InstallPackages)]


def with_wheels(computer: FakeComputer, *names: str) -> Wishes:
    for name in (*names, LOCK):
        computer.files.write(WHEELS / name, b"PK")
    return Wishes(folder=WHEELS)


def remove(name: str) -> Change:
    return lambda computer: computer.files.remove(computer.venv / name)


def set_field(name: str, value: object) -> Change:
    return lambda computer: setattr(computer, name, value)


def forget(package: str) -> Change:
    return lambda computer: computer.installed.pop(package) and None


MAKE, INSTALL = MakeEnvironment, InstallPackages
DAMAGES: dict[str, tuple[Change, list[type]]] = {
    "a required package is gone": (set_field("complaint", "pandas is not installed"), [INSTALL]),
    "our package is gone": (forget("lakip_xl"), [INSTALL]),
    "python.exe is gone": (remove("Scripts/python.exe"), [MAKE, INSTALL]),
    "pip is gone": (forget("pip"), [MAKE, INSTALL]),
    "its base Python was removed": (
        set_field("refusal", Ran(103, "No Python at 'C:\\Python311'")), [MAKE, INSTALL]
    ),
    "its Python is too old": (set_field("python_version", (3, 10)), [MAKE, INSTALL]),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "expected"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_broken_is_repaired_and_no_more(
    damage: Change, expected: list[type], computer: FakeComputer, install: Install
) -> None:
    install(computer)
    damage(computer)
    assert environment_steps(computer) == expected
    computer.python_version = (3, 12)
    install(computer)
    verify(computer.system)
    assert environment_steps(computer) == []


def test_a_repair_replaces_packages_that_seem_to_be_there(
    computer: FakeComputer, install: Install
) -> None:
    install(computer)
    set_field("complaint", "xlwings requires pywin32, which is not installed.")(computer)
    install(computer)
    assert "--force-reinstall" in computer.commands[-1]


def test_an_earlier_version_is_upgraded_in_place(computer: FakeComputer) -> None:
    computer.with_environment(lakip_xl="0.0.1")
    assert environment_steps(computer) == [INSTALL]


def test_while_excel_uses_it_nothing_is_changed(computer: FakeComputer) -> None:
    computer.with_environment(lakip_xl="0.0.1")
    computer.files.in_use = {computer.venv / "Scripts/pythonw.exe"}
    with pytest.raises(LakipError, match="tutup semua jendela Excel"):
        plan_installation(computer.system, Wishes())


def test_a_complete_environment_may_be_in_use(computer: FakeComputer) -> None:
    computer.with_environment()
    computer.files.in_use = {computer.venv / "Scripts/pythonw.exe"}
    assert environment_steps(computer) == []


def test_without_internet_it_says_so_and_a_folder_helps(
    computer: FakeComputer, install: Install
) -> None:
    computer.online = False
    with pytest.raises(LakipError, match="internet tidak terjangkau; pakai folder paket"):
        install(computer)
    with_wheels(computer, OURS)
    install(computer, folder=WHEELS)
    verify(computer.system)
    installs = [c for c in computer.commands if "install" in c]
    assert ("--no-index", "--find-links", str(WHEELS)) == installs[-1][-6:-3]


def test_the_running_environment_cannot_be_made_again_from_inside(
    computer: FakeComputer, install: Install
) -> None:
    install(computer)
    assert computer.python is not None
    computer.python = replace(computer.python, executable=computer.venv / "Scripts" / "python.exe")
    remove("Scripts/python.exe")(computer)
    with pytest.raises(LakipError, match=r"jalankan pasang\.cmd"):
        plan_installation(computer.system, Wishes())


def python(**changes: object) -> RunningPython:
    base = PureWindowsPath(r"C:\Python312\python.exe")
    return replace(RunningPython(base, base, (3, 12), 64, True), **changes)  # type: ignore[arg-type]


STORE = PureWindowsPath(
    r"C:\Users\Sri\AppData\Local\Microsoft\WindowsApps\PythonSoftwareFoundation.Python.3.12\python.exe"
)
UNSUITABLE = {
    "32-bit": (python(bits=32), "Python ini 32-bit"),
    "too old": (python(version=(3, 10)), r"Python 3\.10 terlalu lama, perlu 3\.11"),
    "from the Store": (python(base=STORE), "Python dari Microsoft Store"),
    "for ARM": (python(arm=True), "Python ini untuk ARM64"),
    "embeddable": (python(makes_environments=False), "tidak memuat venv dan pip"),
}


@pytest.mark.parametrize(("running", "message"), UNSUITABLE.values(), ids=UNSUITABLE)
def test_a_python_that_cannot_serve_excel_is_refused(
    running: RunningPython, message: str, computer: FakeComputer
) -> None:
    computer.python = running
    with pytest.raises(LakipError, match=message + r".*pasang Python 3\.12 64-bit"):
        plan_installation(computer.system, Wishes())


FOLDERS: dict[str, tuple[tuple[str, ...], str]] = {
    "lacks our wheel": (("click-8.5.1-py3-none-any.whl",), r"tidak berisi berkas lakip_xl"),
    "two versions": ((OURS, "lakip_xl-0.0.1-py3-none-any.whl"), r"beberapa versi .*0\.0\.1"),
    "another version": (("lakip_xl-9.0.0-py3-none-any.whl",), r"versi .*pasang\.cmd"),
    "another Python": ((OURS, "lxml-6.1.3-cp311-cp311-win_amd64.whl"), r"untuk Python 3\.11"),
    "another system": (
        (OURS, "lxml-6.1.3-cp312-cp312-manylinux_2_28_x86_64.whl"), "dibuat di sistem lain"
    ),
    "32-bit": ((OURS, "lxml-6.1.3-cp312-cp312-win32.whl"), r"sistem lain \(lxml untuk win32\)"),
}  # fmt: skip


@pytest.mark.parametrize(("names", "message"), FOLDERS.values(), ids=FOLDERS)
def test_a_folder_that_does_not_fit_is_refused(
    names: tuple[str, ...], message: str, computer: FakeComputer
) -> None:
    with pytest.raises(LakipError, match=message):
        plan_installation(computer.system, with_wheels(computer, *names))


def test_a_folder_that_fits_is_taken(computer: FakeComputer) -> None:
    wishes = with_wheels(
        computer,
        OURS,
        "lxml-6.1.3-cp312-cp312-win_amd64.whl",
        "formualizer-0.13.0-cp310-abi3-win_amd64.whl",
        "BACA-DAHULU.txt",
        "python-3.12.9-amd64.exe",
    )
    assert environment_steps(computer, wishes) == [MAKE, INSTALL]


def test_a_folder_that_is_not_there_is_told(computer: FakeComputer) -> None:
    with pytest.raises(LakipError, match="tidak ada: periksa tulisannya"):
        plan_installation(computer.system, Wishes(folder=WHEELS))
