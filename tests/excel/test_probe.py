"""``diagnosa`` asks the server in a process of its own, through COM, where there is COM."""

import os
import subprocess
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from lakip_xl.errors import LakipError
from lakip_xl.excel import probe
from lakip_xl.excel.server import LakipServer


class ComError(Exception):
    pass


class Machine:
    """A Windows whose server is there after so many looks, or ends."""

    def __init__(self, comes_after: int = 0, *, ends: bool = False) -> None:
        self.comes_after, self.ends = comes_after, ends
        self.commands: list[tuple[str, ...]] = []
        self.looked: list[str] = []

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        com = ModuleType("pythoncom")
        vars(com).update(
            com_error=ComError,
            CLSCTX_LOCAL_SERVER=4,
            IID_IDispatch="dispatch",
            CoCreateInstance=self.create,
        )
        types = ModuleType("pywintypes")
        vars(types).update(IID=str)
        client = ModuleType("win32com.client")
        vars(client).update(Dispatch=lambda found: found)
        for module in (com, types, client):
            monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(probe, "ON_WINDOWS", True)
        monkeypatch.setattr(subprocess, "Popen", self.start)
        monkeypatch.setattr(probe.time, "sleep", lambda _: None)

    def start(self, command: tuple[str, ...]) -> Any:
        self.commands.append(command)
        return SimpleNamespace(poll=lambda: 3 if self.ends else None)

    def create(self, name: str, _outer: object, context: int, interface: str) -> Any:
        self.looked.append(name)
        assert (context, interface) == (4, "dispatch")
        if self.ends or len(self.looked) <= self.comes_after:
            raise ComError
        return LakipServer()


def test_it_starts_the_interpreter_as_the_vba_does_and_asks_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    machine = Machine(comes_after=7)
    machine.install(monkeypatch)
    assert probe.answer("CAPAIAN", [78.0, 71.0]) == pytest.approx(109.85915492957747)
    ((program, *rest),) = machine.commands
    assert program.endswith("pythonw.exe")
    name = f"{{6C616B69-705F-4A45-8D42-0000{os.getpid():08X}}}"
    assert rest == ["-I", "-B", "-m", "lakip_xl.excel.server", name, str(os.getpid())]
    assert set(machine.looked) == {name}


def test_a_server_that_ends_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(ends=True)
    machine.install(monkeypatch)
    with pytest.raises(LakipError, match="berhenti begitu dijalankan"):
        probe.answer("CAPAIAN", [78.0, 71.0])
    assert len(machine.looked) == 1


def test_a_server_that_does_not_come_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(comes_after=10_000)
    machine.install(monkeypatch)
    with pytest.raises(LakipError, match="tidak datang dalam 10 detik"):
        probe.answer("CAPAIAN", [78.0, 71.0])
