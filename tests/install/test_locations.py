"""A Trusted Location is made for a folder that a user names, and for no dangerous one."""

from collections.abc import Callable
from pathlib import PureWindowsPath

import pytest
from fake_windows import FakeComputer, number, text

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.locations import locations
from lakip_xl.excel.install.office import installed
from lakip_xl.excel.install.service import Wishes, plan_installation
from lakip_xl.excel.install.steps import Plan

Install = Callable[..., Plan]
WORK = PureWindowsPath(r"C:\LAKIP")
KEY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations"


@pytest.fixture
def office(computer: FakeComputer) -> FakeComputer:
    computer.files.folders.add(WORK)
    return computer


def trusted(computer: FakeComputer) -> list[PureWindowsPath]:
    system = computer.system
    return [
        PureWindowsPath(place.folder) for x in installed(system) for place in locations(system, x)
    ]


def test_without_being_asked_nothing_is_trusted(office: FakeComputer, install: Install) -> None:
    install(office)
    assert trusted(office) == []


def test_a_named_folder_is_trusted_without_its_subfolders(
    office: FakeComputer, install: Install
) -> None:
    plan = install(office, trusted=WORK)
    assert trusted(office) == [WORK]
    assert "--lepas" in " ".join(plan.remarks)
    (place,) = locations(office.system, installed(office.system)[0])
    assert place.covers(WORK / "a.xlsm")
    assert not place.covers(WORK / "kiriman" / "a.xlsm")


def test_asking_twice_makes_one(office: FakeComputer, install: Install) -> None:
    install(office, trusted=WORK)
    assert install(office, trusted=PureWindowsPath("c:\\lakip\\")).steps == ()


def test_locations_that_exist_keep_their_numbers(office: FakeComputer, install: Install) -> None:
    office.registry.write(rf"{KEY}\Location0", "Path", text("D:\\Lain\\"))
    install(office, trusted=WORK)
    assert trusted(office) == [PureWindowsPath(r"D:\Lain"), WORK]
    assert office.registry.value(rf"{KEY}\Location1", "Path") == text("C:\\LAKIP\\")


def test_an_office_that_forbids_them_is_obeyed(office: FakeComputer) -> None:
    policy = KEY.replace(r"Software\Microsoft", r"Software\Policies\Microsoft")
    office.registry.write(policy, "AllLocationsDisabled", number(1))
    plan = plan_installation(office.system, Wishes(trusted=WORK))
    assert "dimatikan oleh kebijakan kantor" in " ".join(plan.remarks)
    assert not any("Trusted Locations" in str(step) for step in plan.steps)


@pytest.mark.parametrize(
    "folder",
    [
        "C:\\",
        r"C:\Users",
        r"C:\Users\Sri Wahyuni",
        r"C:\Users\Sri Wahyuni\Desktop",
        r"C:\Users\Sri Wahyuni\documents",
        r"C:\Users\Sri Wahyuni\Downloads",
        r"C:\Users\Sri Wahyuni\Downloads\LAKIP",
        r"C:\Users\Sri Wahyuni\AppData\Local\Temp",
        r"\\server\bersama\LAKIP",
        r"LAKIP",
        r"C:\Tidak Ada",
    ],
)
def test_a_folder_where_files_arrive_is_refused(folder: str, office: FakeComputer) -> None:
    path = PureWindowsPath(folder)
    if folder != r"C:\Tidak Ada":
        office.files.folders.add(path)
    with pytest.raises(LakipError):
        plan_installation(office.system, Wishes(trusted=path))
