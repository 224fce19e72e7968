"""What an installation does on computers as offices have them."""

import copy
from collections.abc import Callable
from pathlib import PureWindowsPath

import pytest
from fake_windows import FakeComputer, text

import lakip_xl
from lakip_xl.errors import LakipError
from lakip_xl.excel.install.execute import execute
from lakip_xl.excel.install.manifest import load
from lakip_xl.excel.install.places import TEMPLATES_FOLDER, locate
from lakip_xl.excel.install.service import Wishes, carry_out, plan_installation, verify
from lakip_xl.excel.install.steps import Plan
from lakip_xl.excel.install.templates import as_template
from lakip_xl.package.gate import open_package
from lakip_xl.workbook.template import addin_bytes, template_bytes
from lakip_xl.workbook.vba.carried import carried_macros
from lakip_xl.workbook.vba.conf import INTERPRETER

Install = Callable[..., Plan]

OPTIONS = r"HKCU\Software\Microsoft\Office\{}\Excel\Options"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Options"


def personal_templates(computer: FakeComputer, version: str = "16.0") -> object:
    value = computer.registry.value(OPTIONS.format(version), "PersonalTemplates")
    return value.data if value else None


def state(computer: FakeComputer) -> object:
    return copy.deepcopy((computer.files.content, computer.files.folders, computer.registry.values))


def test_a_fresh_computer_gets_all_that_a_formula_needs(
    computer: FakeComputer, install: Install
) -> None:
    install(computer)
    verify(computer.system)
    expanded = INTERPRETER.replace("%LOCALAPPDATA%", str(computer.local))
    assert computer.files.is_file(PureWindowsPath(expanded))
    assert computer.files.is_file(computer.roaming / "Microsoft" / "Templates" / "LAKIP.xltm")
    assert computer.files.is_file(computer.root / "docs" / "README.html")
    assert personal_templates(computer) == TEMPLATES_FOLDER
    assert b"lakip_xl %*" in computer.files.content[computer.apps / "lakip-xl.cmd"]
    assert any(path.name == "Diagnosa LAKIP.cmd" for path in computer.files.content)


def test_the_template_is_one_and_carries_the_macros_of_the_workbook(
    computer: FakeComputer, install: Install
) -> None:
    install(computer)
    data = computer.files.content[computer.roaming / "Microsoft" / "Templates" / "LAKIP.xltm"]
    package, workbook = open_package(data), open_package(template_bytes())
    assert package.content_type(package.main).endswith("ms-excel.template.macroEnabled.main+xml")
    assert package.read("xl/vbaProject.bin") == workbook.read("xl/vbaProject.bin")
    assert carried_macros(data) == carried_macros(template_bytes())


def test_a_second_run_has_nothing_to_do(computer: FakeComputer, install: Install) -> None:
    install(computer)
    before = state(computer)
    assert install(computer).steps == ()
    assert state(computer) == before


def test_a_plan_alone_changes_nothing(computer: FakeComputer) -> None:
    before = state(computer)
    assert plan_installation(computer.system, Wishes()).steps
    assert state(computer) == before
    assert not [command for command in computer.commands if "pip" in command]


def test_nothing_is_made_outside_the_users_own_folders(
    computer: FakeComputer, install: Install
) -> None:
    files, values = set(computer.files.content), set(computer.registry.values)
    install(computer)
    made = set(computer.files.content) - files
    assert {path for path in made if computer.profile not in path.parents} == set()
    keys = {key for key, _ in set(computer.registry.values) - values}
    assert {key for key in keys if not key.startswith("hkcu")} == set()


def test_without_excel_the_rest_is_installed_and_excel_can_follow(install: Install) -> None:
    computer = FakeComputer()
    plan = install(computer)
    assert "Excel 2013 atau lebih baru tidak ditemukan" in " ".join(plan.remarks)
    assert personal_templates(computer) is None
    verify(computer.system)
    computer.with_office("15.0", 32)
    assert len(install(computer).steps) == 1
    assert personal_templates(computer, "15.0") == TEMPLATES_FOLDER


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("version", ["15.0", "16.0"])
def test_every_excel_shows_the_template(version: str, bits: int, install: Install) -> None:
    computer = FakeComputer().with_office(version, bits)
    install(computer)
    verify(computer.system)
    assert personal_templates(computer, version) == TEMPLATES_FOLDER


def test_two_excels_share_one_template(install: Install) -> None:
    computer = FakeComputer().with_office("15.0", 32).with_office("16.0", 64)
    install(computer)
    assert personal_templates(computer, "15.0") == TEMPLATES_FOLDER
    assert personal_templates(computer, "16.0") == TEMPLATES_FOLDER
    assert sum(path.name == "LAKIP.xltm" for path in computer.files.content) == 1


def test_a_folder_of_templates_that_the_user_chose_is_used(
    computer: FakeComputer, install: Install
) -> None:
    chosen = r"%USERPROFILE%\Documents\Templat"
    computer.registry.write(OPTIONS.format("16.0"), "PersonalTemplates", text(chosen))
    install(computer)
    assert computer.files.is_file(computer.profile / "Documents" / "Templat" / "LAKIP.xltm")
    assert personal_templates(computer) == chosen


def test_a_folder_that_the_office_chose_is_left_to_its_administrators(
    computer: FakeComputer, install: Install
) -> None:
    folder = PureWindowsPath(r"\\server\templat")
    computer.registry.write(POLICY, "PersonalTemplates", text(str(folder)))
    assert r"menaruh LAKIP.xltm di \\server\templat" in " ".join(install(computer).remarks)
    computer.files.write(folder / "LAKIP.xltm", b"bertanda tangan")
    assert install(computer) == Plan()
    assert computer.files.content[folder / "LAKIP.xltm"] == b"bertanda tangan"
    assert personal_templates(computer) is None


def test_the_older_folder_of_all_office_programs_stays_in_sight(
    computer: FakeComputer, install: Install
) -> None:
    key = r"HKCU\Software\Microsoft\Office\16.0\Common\General"
    computer.registry.write(key, "UserTemplates", text(r"D:\Templat Kantor"))
    install(computer)
    assert personal_templates(computer) == r"D:\Templat Kantor"
    assert computer.files.is_file(PureWindowsPath(r"D:\Templat Kantor\LAKIP.xltm"))


def test_a_template_that_the_user_changed_is_left_alone(
    computer: FakeComputer, install: Install
) -> None:
    install(computer)
    path = computer.roaming / "Microsoft" / "Templates" / "LAKIP.xltm"
    computer.files.write(path, b"punya saya")
    plan = install(computer)
    assert plan.steps == ()
    assert "dibiarkan" in " ".join(plan.remarks)
    assert computer.files.content[path] == b"punya saya"


def test_a_template_of_an_earlier_version_is_replaced(
    computer: FakeComputer, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = computer.roaming / "Microsoft" / "Templates" / "LAKIP.xltm"
    with monkeypatch.context() as earlier:
        earlier.setattr("lakip_xl.excel.install.service.as_template", lambda _: b"lama")
        install(computer)
    assert computer.files.content[path] == b"lama"
    assert [step.title for step in install(computer).steps] == ["Perbarui templat"]
    assert carried_macros(computer.files.content[path]) is not None


def test_the_same_template_from_somebody_else_stays_theirs(
    computer: FakeComputer, install: Install
) -> None:
    computer.registry.write(OPTIONS.format("16.0"), "PersonalTemplates", text(r"D:\Templat"))
    path = PureWindowsPath(r"D:\Templat\LAKIP.xltm")
    computer.files.write(path, as_template(template_bytes()))
    install(computer)
    assert str(path) not in load(computer.files, computer.root / "pasang.json").files


def test_pages_of_the_guide_that_exist_no_more_are_removed(
    computer: FakeComputer, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(computer)
    monkeypatch.setattr(
        "lakip_xl.excel.install.service.guide_files", lambda: iter([("README.html", b"baru")])
    )
    install(computer)
    docs = computer.root / "docs"
    assert computer.files.content[docs / "README.html"] == b"baru"
    assert not computer.files.is_file(docs / "fungsi" / "CAPAIAN.html")


@pytest.mark.parametrize("user", ["sri", "Sri Wahyuni", "O'Brien (Kasubbag)", "Désirée & Söhne"])
def test_the_users_name_may_be_written_as_people_write_names(user: str, install: Install) -> None:
    computer = FakeComputer(user=user).with_office()
    assert install(computer).remarks == ()
    verify(computer.system)
    assert install(computer).steps == ()
    shim = computer.files.content[computer.apps / "lakip-xl.cmd"]
    assert shim.isascii()
    assert user.encode() not in shim


def test_a_name_that_excels_macros_cannot_write_is_announced(install: Install) -> None:
    plan = install(FakeComputer(user="Ζωή").with_office())
    assert "huruf 'Ζωή'" in " ".join(plan.remarks)


def test_without_the_local_folder_it_says_what_to_do(computer: FakeComputer) -> None:
    system = computer.system
    del system.variables["LOCALAPPDATA"]  # type: ignore[attr-defined]
    with pytest.raises(LakipError, match="LOCALAPPDATA"):
        plan_installation(system, Wishes())


def test_where_the_shim_has_no_place_the_full_path_is_told(computer: FakeComputer) -> None:
    system = computer.system
    system.variables["PATH"] = r"C:\Windows\System32"  # type: ignore[index]
    plan = plan_installation(system, Wishes())
    assert r"venv\Scripts\lakip-xl.exe" in " ".join(plan.remarks)
    assert not any("lakip-xl.cmd" in str(step) for step in plan.steps)


def test_an_installation_stopped_at_any_step_is_finished_by_the_next_run(
    computer: FakeComputer, install: Install
) -> None:
    reference = copy.deepcopy(computer)
    install(reference)
    places = locate(computer.system)
    for stop in range(len(plan_installation(computer.system, Wishes()).steps)):
        stopped = copy.deepcopy(computer)
        system = stopped.system
        plan = plan_installation(system, Wishes())
        execute(system, places, Plan(plan.steps[:stop]), load(system.files, places.manifest), str)
        install(stopped)
        assert state(stopped) == state(reference)


def test_a_locked_file_is_named_and_the_rest_can_follow(
    computer: FakeComputer, install: Install
) -> None:
    template = computer.roaming / "Microsoft" / "Templates" / "LAKIP.xltm"
    computer.files.in_use.add(template)
    with pytest.raises(LakipError, match=r"LAKIP\.xltm' gagal .*tutup Excel"):
        install(computer)
    computer.files.in_use.clear()
    install(computer)
    verify(computer.system)


def test_a_damaged_record_stops_before_anything_is_changed(
    computer: FakeComputer, install: Install
) -> None:
    for damage in (b"", b"[]", b'{"versi": 2}', b'{"versi": 1, "berkas": 3}'):
        computer.files.write(computer.root / "pasang.json", damage)
        before = state(computer)
        with pytest.raises(LakipError, match=r"pasang\.json' rusak"):
            install(computer)
        assert state(computer) == before


def test_a_mixture_of_versions_is_not_called_installed(
    computer: FakeComputer, install: Install
) -> None:
    install(computer)
    computer.with_environment(lakip_xl="0.0.1")
    with pytest.raises(LakipError, match=rf"0\.0\.1, seharusnya {lakip_xl.__version__}"):
        verify(computer.system)


def test_carrying_out_tells_how_far_it_is(computer: FakeComputer) -> None:
    plan = plan_installation(computer.system, Wishes())
    told: list[str] = []
    carry_out(computer.system, plan, told.append)
    assert told[0] == f"Langkah 1 dari {len(plan.steps)}"
    assert len(told) == len(plan.steps)


def test_the_add_in_lies_where_excel_loads_it(computer: FakeComputer, install: Install) -> None:
    install(computer)
    path = computer.roaming / "Microsoft" / "Excel" / "XLSTART" / "lakip.xlam"
    assert computer.files.content[path] == addin_bytes()


def test_an_add_in_of_the_same_name_that_is_not_ours_stays(
    computer: FakeComputer, install: Install
) -> None:
    path = computer.roaming / "Microsoft" / "Excel" / "XLSTART" / "lakip.xlam"
    computer.files.write(path, b"punya orang lain")
    assert "Add-in" in " ".join(install(computer).remarks)
    assert computer.files.content[path] == b"punya orang lain"
