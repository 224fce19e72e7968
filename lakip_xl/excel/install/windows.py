"""The registry of this Windows. Importable everywhere, usable on Windows only."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lakip_xl.excel.install.system import RegistryType, RegistryValue


class WindowsRegistry:
    """The registry of this computer, its 64-bit view."""

    def __init__(self) -> None:
        # Typed as Any: its definitions exist, for the type checker too, on Windows only.
        self._api: Any = importlib.import_module("winreg")

    def value(self, key: str, name: str) -> RegistryValue | None:
        """Give a value; None when it, or its key, is not there or may not be read."""
        try:
            with self._opened(key, self._api.KEY_READ) as handle:
                data, number = self._api.QueryValueEx(handle, name)
        except OSError:
            return None
        for kind in RegistryType:
            if getattr(self._api, kind.value) == number:
                return RegistryValue(kind, data)
        return None

    def subkeys(self, key: str) -> list[str]:
        """Give the names of the keys below a key; none when it is not there."""
        try:
            with self._opened(key, self._api.KEY_READ) as handle:
                count, _, _ = self._api.QueryInfoKey(handle)
                return [self._api.EnumKey(handle, index) for index in range(count)]
        except OSError:
            return []

    def write(self, key: str, name: str, value: RegistryValue) -> None:
        """Write a value; the key is made when it is not there."""
        root, path = self._split(key)
        access = self._api.KEY_WRITE | self._api.KEY_WOW64_64KEY
        with self._api.CreateKeyEx(root, path, 0, access) as handle:
            number = getattr(self._api, value.kind.value)
            self._api.SetValueEx(handle, name, 0, number, value.data)

    def delete(self, key: str, name: str) -> None:
        """Delete a value, and its key when nothing is left in it."""
        try:
            with self._opened(key, self._api.KEY_READ | self._api.KEY_WRITE) as handle:
                self._api.DeleteValue(handle, name)
                keys, values, _ = self._api.QueryInfoKey(handle)
        except FileNotFoundError:
            return
        if keys == values == 0:
            root, path = self._split(key)
            self._api.DeleteKeyEx(root, path, self._api.KEY_WOW64_64KEY, 0)

    @contextmanager
    def _opened(self, key: str, access: int) -> Iterator[Any]:
        root, path = self._split(key)
        with self._api.OpenKey(root, path, 0, access | self._api.KEY_WOW64_64KEY) as handle:
            yield handle

    def _split(self, key: str) -> tuple[int, str]:
        root, _, path = key.partition("\\")
        name = {"HKCU": "HKEY_CURRENT_USER", "HKLM": "HKEY_LOCAL_MACHINE"}[root]
        return getattr(self._api, name), path
