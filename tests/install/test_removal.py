"""Removal takes away what was made, all of it, and nothing that somebody else made or changed."""

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fake_windows import FakeComputer, text

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.execute import execute
from lakip_xl.excel.install.local import LocalPrograms, this_system
from lakip_xl.excel.install.manifest import Manifest
from lakip_xl.excel.install.places import Places
from lakip_xl.excel.install.service import carry_out, plan_uninstallation
from lakip_xl.excel.install.steps import Plan, RemoveEnvironment

Install = Callable[..., Plan]
OPTIONS = r"HKCU\Software\Microsoft\Office\16.0\Excel\Options"


def state(computer: FakeComputer) -> object:
    return copy.deepcopy((computer.files.content, computer.files.folders, computer.registry.values))


def remove(computer: FakeComputer) -> Plan:
    plan = plan_uninstallation(computer.system)
    carry_out(computer.system, plan, lambda _: None)
    return plan


def test_the_computer_is_as_it_was_before(computer: FakeComputer, install: Install) -> None:
    work = computer.profile / "LAKIP"
    computer.files.folders.add(work)
    before = state(computer)
    install(computer, trusted=work)
    assert state(computer) != before
    assert remove(computer).remarks == ()
    assert state(computer) == before


def test_what_the_user_changed_stays_and_is_told(computer: FakeComputer, install: Install) -> None:
    install(computer)
    template = computer.roaming / "Microsoft" / "Templates" / "LAKIP.xltm"
    computer.files.write(template, b"punya saya")
    own = computer.roaming / "Microsoft" / "Templates" / "Surat.xltx"
    computer.files.write(own, b"surat")
    computer.registry.write(OPTIONS, "PersonalTemplates", text(r"D:\Lain"))
    remarks = " ".join(remove(computer).remarks)
    assert "LAKIP.xltm sudah diubah" in remarks
    assert "PersonalTemplates sudah diubah" in remarks
    assert "(Surat.xltx) tetap di sana" in remarks
    assert computer.files.content[template] == b"punya saya"
    assert computer.files.content[own] == b"surat"
    assert computer.registry.value(OPTIONS, "PersonalTemplates") == text(r"D:\Lain")
    assert not computer.files.is_folder(computer.venv)


def test_a_folder_of_templates_that_was_there_before_stays(
    computer: FakeComputer, install: Install
) -> None:
    computer.registry.write(OPTIONS, "PersonalTemplates", text(r"D:\Templat"))
    computer.files.folders.add(type(computer.root)(r"D:\Templat"))
    before = state(computer)
    install(computer)
    remove(computer)
    assert state(computer) == before


def test_without_an_installation_there_is_nothing_to_remove(computer: FakeComputer) -> None:
    before = state(computer)
    assert remove(computer) == Plan()
    assert state(computer) == before


def test_while_excel_uses_it_nothing_is_removed(computer: FakeComputer, install: Install) -> None:
    install(computer)
    computer.files.in_use.add(computer.venv / "Scripts" / "pythonw.exe")
    with pytest.raises(LakipError, match="tutup semua jendela Excel"):
        plan_uninstallation(computer.system)


def test_a_removal_stopped_at_any_step_is_finished_by_the_next_run(
    computer: FakeComputer, install: Install
) -> None:
    before = state(computer)
    install(computer)
    for stop in range(len(plan_uninstallation(computer.system).steps)):
        stopped = copy.deepcopy(computer)
        plan = plan_uninstallation(stopped.system)
        carry_out(stopped.system, Plan(plan.steps[:stop]), lambda _: None)
        remove(stopped)
        assert state(stopped) == before


def test_from_inside_the_environment_it_is_removed_after_the_command_ends(
    computer: FakeComputer, install: Install
) -> None:
    install(computer)
    assert computer.python is not None
    inside = computer.venv / "Scripts" / "python.exe"
    computer.python = replace(computer.python, executable=inside)
    plan = remove(computer)
    assert "beberapa detik setelah perintah ini selesai" in " ".join(map(str, plan.steps))
    assert computer.files.is_file(inside)
    (command,) = computer.started
    assert command[0] == str(computer.base)
    assert command[-2:] == (str(computer.venv), str(computer.root))


def test_the_later_removal_really_removes(tmp_path: Path) -> None:
    root = tmp_path / "lakip_xl"
    (root / "venv" / "bin").mkdir(parents=True)
    (root / "venv" / "bin" / "python").write_bytes(b"")
    programs = LocalPrograms()
    system = replace(this_system(), programs=programs)
    step = RemoveEnvironment(root / "venv", system.python.base, running=True)
    places = Places(root, root / "venv", root / "venv/bin/python", root / "venv/bin/python")
    execute(system, places, Plan((step,)), Manifest(), lambda _: None)
    assert root.exists(), "this process may still need it"
    (process,) = programs.started
    assert process.wait(timeout=30) == 0
    assert not root.exists()
