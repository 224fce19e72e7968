"""The files that let a user call the command by its name, and find it in the Start menu."""

from pathlib import PurePath, PureWindowsPath

from lakip_xl.excel.install.places import PYTHON, SHIM_NAME, Places, variable_folder
from lakip_xl.excel.install.steps import Plan, WriteFile
from lakip_xl.excel.install.system import System

# The variable stays in the text: the file is ASCII whatever the user is called.
_COMMAND = f'"{PYTHON}" -I -m lakip_xl'

_ON_EVERY_PATH = r"Microsoft\WindowsApps"
"""The user's folder, below LOCALAPPDATA, that Windows 10 and later put on every user's PATH."""

_START_MENU = r"Microsoft\Windows\Start Menu\Programs\LAKIP"


def plan_starters(system: System, places: Places) -> Plan:
    """Plan ``lakip-xl`` on the PATH, and the diagnosis in the Start menu."""
    # "exit /b" on the same line: "pasang --lepas" removes the file that cmd is reading.
    plan = Plan()
    folder = _folder_on_path(system)
    if folder is None:
        remark = (
            "Perintah lakip-xl tidak ada di PATH; panggil dengan "
            f'"{places.python.with_name("lakip-xl.exe")}".'
        )
        plan += Plan(remarks=(remark,))
    else:
        plan += _written(folder / SHIM_NAME, f"@{_COMMAND} %* & exit /b\r\n", "Perintah lakip-xl")
    roaming = variable_folder(system, "APPDATA")
    if roaming is not None:
        entry = roaming / PureWindowsPath(_START_MENU) / "Diagnosa LAKIP.cmd"
        plan += _written(entry, f"@{_COMMAND} diagnosa\r\n@pause\r\n", "Menu Start")
    return plan


def _folder_on_path(system: System) -> PurePath | None:
    local = variable_folder(system, "LOCALAPPDATA")
    if local is None:
        return None
    folder = local / PureWindowsPath(_ON_EVERY_PATH)
    on_path = [PureWindowsPath(entry) for entry in system.variables.get("PATH", "").split(";")]
    return folder if folder in on_path else None


def _written(path: PurePath, text: str, title: str) -> Plan:
    return Plan((WriteFile(path, text.encode("ascii"), title),))
