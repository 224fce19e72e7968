"""The real adapter of the registry, over an imitation of Windows' own module."""

import sys
from types import SimpleNamespace
from typing import Any, Self

import pytest

from lakip_xl.excel.install.system import RegistryType, RegistryValue
from lakip_xl.excel.install.windows import WindowsRegistry

VIEW_64 = 0x0100


class Handle:
    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class FakeWinreg(SimpleNamespace):
    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE = 1, 2
    KEY_READ, KEY_WRITE, KEY_WOW64_64KEY = 0x20019, 0x20006, VIEW_64
    REG_SZ, REG_EXPAND_SZ, REG_BINARY, REG_DWORD = 1, 2, 3, 4

    def __init__(self) -> None:
        super().__init__(keys={})

    def OpenKey(self, root: int, path: str, reserved: int, access: int) -> Handle:  # noqa: N802
        assert (root, reserved, access & VIEW_64) == (1, 0, VIEW_64)
        if path not in self.keys:
            raise FileNotFoundError(path)
        return Handle(path)

    def CreateKeyEx(self, root: int, path: str, reserved: int, access: int) -> Handle:  # noqa: N802
        self.keys.setdefault(path, {})
        return self.OpenKey(root, path, reserved, access)

    def QueryValueEx(self, handle: Handle, name: str) -> tuple[Any, int]:  # noqa: N802
        if name not in self.keys[handle.path]:
            raise FileNotFoundError(name)
        return self.keys[handle.path][name]

    def SetValueEx(self, handle: Handle, name: str, _: int, kind: int, data: Any) -> None:  # noqa: N802
        self.keys[handle.path][name] = (data, kind)

    def DeleteValue(self, handle: Handle, name: str) -> None:  # noqa: N802
        if self.keys[handle.path].pop(name, None) is None:
            raise FileNotFoundError(name)

    def _below(self, path: str) -> list[str]:
        return [key for key in self.keys if key.rpartition("\\")[0] == path]

    def QueryInfoKey(self, handle: Handle) -> tuple[int, int, int]:  # noqa: N802
        return len(self._below(handle.path)), len(self.keys[handle.path]), 0

    def EnumKey(self, handle: Handle, index: int) -> str:  # noqa: N802
        return self._below(handle.path)[index].rpartition("\\")[2]

    def DeleteKeyEx(self, root: int, path: str, access: int, reserved: int) -> None:  # noqa: N802
        assert (root, access, reserved) == (1, VIEW_64, 0)
        del self.keys[path]


@pytest.fixture
def winreg(monkeypatch: pytest.MonkeyPatch) -> FakeWinreg:
    fake = FakeWinreg()
    monkeypatch.setitem(sys.modules, "winreg", fake)
    return fake


KEY = r"HKCU\Software\Uji"


@pytest.mark.parametrize(
    "value",
    [
        RegistryValue(RegistryType.TEXT, "C:\\LAKIP\\"),
        RegistryValue(RegistryType.EXPANDABLE, r"%LOCALAPPDATA%\lakip_xl"),
        RegistryValue(RegistryType.NUMBER, 1),
    ],
)
@pytest.mark.usefixtures("winreg")
def test_what_was_written_is_read(value: RegistryValue) -> None:
    registry = WindowsRegistry()
    registry.write(KEY, "Nilai", value)
    assert registry.value(KEY, "Nilai") == value


@pytest.mark.usefixtures("winreg")
def test_what_is_not_there_is_none() -> None:
    registry = WindowsRegistry()
    assert registry.value(KEY, "Nilai") is None
    assert registry.subkeys(KEY) == []
    registry.delete(KEY, "Nilai")


def test_a_type_we_do_not_use_is_not_read(winreg: FakeWinreg) -> None:
    winreg.keys[r"Software\Uji"] = {"Nilai": (b"\0", winreg.REG_BINARY)}
    assert WindowsRegistry().value(KEY, "Nilai") is None


def test_the_last_value_takes_its_key_along_and_no_other_does(winreg: FakeWinreg) -> None:
    registry = WindowsRegistry()
    for name in ("Path", "Description"):
        registry.write(rf"{KEY}\Location0", name, RegistryValue(RegistryType.TEXT, "x"))
    registry.write(KEY, "Lain", RegistryValue(RegistryType.NUMBER, 1))
    registry.delete(rf"{KEY}\Location0", "Path")
    assert registry.subkeys(KEY) == ["Location0"]
    registry.delete(rf"{KEY}\Location0", "Description")
    assert registry.subkeys(KEY) == []
    assert winreg.keys == {r"Software\Uji": {"Lain": (1, winreg.REG_DWORD)}}
