"""``pasang.cmd`` in a real cmd.exe (Wine's): what it runs, and what it does not run."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from wine_windows import Prefix, missing_programs

from lakip_xl.excel.install.bundle import STARTER, texts

INSTALLER = "python-3.12.10-amd64.exe"
CONTENT = b"pemasang"


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefix]:
    if missing := missing_programs():
        pytest.skip(f"needs Wine and a compiler for Windows: {', '.join(missing)}")
    machine = Prefix(tmp_path_factory.mktemp("windows"))
    machine.program = machine.compile("jejak").read_bytes()  # type: ignore[attr-defined]
    (machine.system / "certutil.exe").unlink()
    (machine.system / "certutil.exe").write_bytes(machine.program)  # type: ignore[attr-defined]
    yield machine
    machine.close()


class Office:
    """A folder of packages on a computer, with programs that somebody put beside it."""

    def __init__(self, windows: Prefix, folder: Path) -> None:
        self.windows, self.folder = windows, folder
        self.program: bytes = windows.program  # type: ignore[attr-defined]
        self.drive = windows.system.parents[1]
        for name in ("py.exe", "python.exe", "certutil.exe", "findstr.exe"):
            (folder / name).write_bytes(self.program)
        (folder / INSTALLER).write_bytes(self.program)
        for name, data in texts("0.1.0", (3, 12), (INSTALLER, CONTENT)).items():
            (folder / name).write_bytes(data)

    def double_click(self, found: str = "") -> list[list[str]]:
        """Give program and arguments of all that ran; certutil finds this hash."""
        (self.drive / "jejak.txt").unlink(missing_ok=True)
        (self.drive / "hash.txt").write_text(found, encoding="ascii")
        self.windows.run("cmd", "/c", STARTER, "/senyap", folder=self.folder, good=False)
        trace = self.drive / "jejak.txt"
        lines = trace.read_text(encoding="utf-8").splitlines() if trace.exists() else []
        return [line.split("|") for line in lines]


@pytest.fixture
def office(windows: Prefix, tmp_path: Path) -> Office:
    return Office(windows, tmp_path)


def names(ran: list[list[str]]) -> list[str]:
    return [line[0].rpartition("\\")[2] for line in ran]


def test_nothing_beside_it_is_run_by_its_name_nor_an_installer_that_was_replaced(
    office: Office,
) -> None:
    ran = office.double_click(found="0" * 64)
    assert names(ran) == ["certutil.exe"]
    assert ran[0][0].lower() == "c:\\windows\\system32\\certutil.exe"


def test_without_an_answer_about_the_hash_the_installer_is_not_run(office: Office) -> None:
    assert INSTALLER not in names(office.double_click(found=""))


def test_the_installer_that_was_written_down_is_run(office: Office) -> None:
    ran = office.double_click(found=hashlib.sha256(CONTENT).hexdigest())
    assert names(ran) == ["certutil.exe", INSTALLER]
    assert "InstallAllUsers=0" in ran[1]


def test_with_python_it_makes_the_environment_and_installs_by_hash(office: Office) -> None:
    python = office.windows.local / "Programs" / "Python" / "Python312" / "python.exe"
    python.parent.mkdir(parents=True)
    python.write_bytes(office.program)
    (office.windows.local / "lakip_xl").mkdir()
    try:
        ran = office.double_click()
    finally:
        python.unlink()
    tried, made, packages, installed = ran
    assert tried[1:3] == ["-I", "-c"]
    assert made[1:4] == ["-I", "-m", "venv"]
    assert made[4].endswith("AppData\\Local\\lakip_xl\\venv")
    assert {"--no-index", "--require-hashes", "--requirement"} < set(packages)
    assert packages[-1].endswith("\\paket.txt")
    assert installed[1:5] == ["-I", "-m", "lakip_xl", "pasang"]
    assert installed[0].startswith(made[4])
