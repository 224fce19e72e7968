"""The folder for offices without internet, and the starter a staff member double-clicks."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import PureWindowsPath

import pytest
from fake_windows import FakeComputer

import lakip_xl
from lakip_xl.errors import LakipError
from lakip_xl.excel.install.bundle import INSTRUCTIONS, STARTER, make_bundle, texts
from lakip_xl.excel.install.source import LOCK, WHEELS_ONLY, Source, from_folder
from lakip_xl.excel.install.system import Ran
from lakip_xl.workbook.vba.conf import INTERPRETER

FOLDER = PureWindowsPath(r"E:\Paket LAKIP")
SOURCE = Source(f"lakip-xl=={lakip_xl.__version__}", lakip_xl.__version__)
TEXTS = {name: data.decode("ascii") for name, data in texts(lakip_xl.__version__, (3, 12)).items()}


class WheelMaker(FakeComputer):
    """A computer whose pip fills the folder that it is told."""

    wheels: tuple[str, ...] = (f"lakip_xl-{lakip_xl.__version__}-py3-none-any.whl",)

    def run(self, arguments: Sequence[str], seconds: int) -> Ran:
        assert seconds > 0
        self.commands.append(tuple(arguments))
        if not self.online:
            return Ran(1, "getaddrinfo failed")
        folder = PureWindowsPath(arguments[arguments.index("--wheel-dir") + 1])
        for name in self.wheels:
            self.files.write(folder / name, b"PK")
        return Ran(0, "")


def test_a_folder_that_was_made_can_be_installed_from() -> None:
    computer = WheelMaker()
    names = make_bundle(computer.system, SOURCE, FOLDER)
    assert {STARTER, INSTRUCTIONS} < set(names)
    assert from_folder(computer.system, FOLDER).version == lakip_xl.__version__


def test_nothing_is_compiled_there() -> None:
    computer = WheelMaker()
    make_bundle(computer.system, SOURCE, FOLDER)
    assert {*WHEELS_ONLY} < set(computer.commands[-1])


def test_a_folder_with_other_files_is_not_touched() -> None:
    computer = WheelMaker()
    computer.files.write(FOLDER / "surat.docx", b"")
    with pytest.raises(LakipError, match="tidak kosong"):
        make_bundle(computer.system, SOURCE, FOLDER)


def test_without_internet_it_says_so() -> None:
    computer = WheelMaker(online=False)
    with pytest.raises(LakipError, match="internet tidak terjangkau"):
        make_bundle(computer.system, SOURCE, FOLDER)


def test_a_pip_that_forgot_our_package_is_noticed() -> None:
    computer = WheelMaker()
    computer.wheels = ("click-8.5.1-py3-none-any.whl",)
    with pytest.raises(LakipError, match="tidak menaruh paket"):
        make_bundle(computer.system, SOURCE, FOLDER)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_texts_have_windows_line_ends_and_nothing_left_open(text: str) -> None:
    assert text.count("\n") == text.count("\r\n")
    assert "${" not in text
    assert "3.12" in text


def test_the_starter_installs_where_the_workbook_looks() -> None:
    environment = PureWindowsPath(INTERPRETER).parents[1]
    assert f'set "VENV={environment}"' in TEXTS[STARTER]
    assert rf'set "VENVPYTHON={environment}\Scripts\python.exe"' in TEXTS[STARTER]


def test_every_jump_of_the_starter_lands() -> None:
    labels = re.findall(r"^:(\w+)", TEXTS[STARTER], re.MULTILINE)
    assert len(labels) == len(set(labels))  # cmd jumps to the nearest and says nothing
    jumps = set(re.findall(r"(?:goto|call) :(\w+)", TEXTS[STARTER]))
    assert jumps == set(labels)


def test_the_starter_quotes_every_path() -> None:
    unquoted = [
        line for line in TEXTS[STARTER].splitlines()
        for found in re.finditer(r"%(VENV|VENVPYTHON|PYTHON|SOURCE)%", line)
        if line[: found.start()].count('"') % 2 == 0
    ]  # fmt: skip
    assert unquoted == []


def test_blocks_of_the_starter_are_closed_and_hold_no_stray_parenthesis() -> None:
    depth = 0
    for line in TEXTS[STARTER].splitlines():
        bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", line)
        if bare.startswith("rem "):
            continue
        depth += bare.count("(") - bare.count(")")
        assert depth in {0, 1}, line
        if depth == 1 and line.startswith("    echo"):
            assert ")" not in bare, "it would end the block"
    assert depth == 0


def test_the_instructions_name_the_starter_and_the_installer() -> None:
    assert STARTER in TEXTS[INSTRUCTIONS]
    assert "--pemasang-python" in TEXTS[INSTRUCTIONS]


INSTALLER = PureWindowsPath(r"D:\Unduhan\python-3.12.10-amd64.exe")


def test_the_starter_runs_only_the_installer_that_the_folder_was_made_with() -> None:
    computer = WheelMaker()
    computer.files.write(INSTALLER, b"MZ pemasang")
    names = make_bundle(computer.system, SOURCE, FOLDER, INSTALLER)
    assert INSTALLER.name in names
    assert computer.files.content[FOLDER / INSTALLER.name] == b"MZ pemasang"
    starter = computer.files.content[FOLDER / STARTER].decode("ascii")
    (run,) = (line for line in starter.splitlines() if "/quiet" in line)
    assert run.startswith('"%INSTALLER%"')
    assert f'set "INSTALLER=%~dp0{INSTALLER.name}"' in starter
    checked = starter.index(hashlib.sha256(b"MZ pemasang").hexdigest())
    assert starter.index("certutil.exe") < checked < starter.index(run)


@pytest.mark.parametrize("name", ["python-3.11.9-amd64.exe", "python-3.12.10.exe", "kantor.exe"])
def test_another_installer_is_refused_before_anything_is_made(name: str) -> None:
    computer = WheelMaker()
    other = INSTALLER.with_name(name)
    computer.files.write(other, b"MZ")
    with pytest.raises(LakipError, match=r"bukan pemasang Python 3\.12"):
        make_bundle(computer.system, SOURCE, FOLDER, other)
    assert not computer.files.names(FOLDER)


def test_an_installer_that_is_not_there_is_named() -> None:
    with pytest.raises(LakipError, match="tidak ada"):
        make_bundle(WheelMaker().system, SOURCE, FOLDER, INSTALLER)


def test_every_program_of_the_starter_is_named_by_its_full_path() -> None:
    programs = re.findall(r'^(?:call )?"?([^\s"]+\.exe|py|python)\b', TEXTS[STARTER], re.MULTILINE)
    assert all("%" in program for program in programs)
    assert "(py " not in TEXTS[STARTER]
    assert not re.search(r"['|(&] *(py|python|certutil|findstr|where)\b", TEXTS[STARTER])
    assert 'set "NoDefaultCurrentDirectoryInExePath=1"' in TEXTS[STARTER]


def test_pip_takes_only_the_wheels_whose_hashes_were_written_down() -> None:
    computer = WheelMaker()
    make_bundle(computer.system, SOURCE, FOLDER)
    listed = computer.files.content[FOLDER / LOCK].decode("ascii").splitlines()
    digest = hashlib.sha256(b"PK").hexdigest()
    assert listed == [f"lakip-xl=={lakip_xl.__version__} --hash=sha256:{digest}"]
    command = from_folder(computer.system, FOLDER).install(PureWindowsPath("python.exe"))
    assert command[-3:] == ("--require-hashes", "--requirement", str(FOLDER / LOCK))
    assert "--require-hashes" in TEXTS[STARTER]
