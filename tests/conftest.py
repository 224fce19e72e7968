"""What every test shares: the example workbook; and in CI, no test is skipped silently."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Time is no property of a rule: a first call may import a library, a busy machine may pause.
settings.register_profile("lakip", deadline=None)
settings.load_profile("lakip")

ALLOWED_SKIPS: dict[str, str] = {
    "needs Wine and a compiler for Windows": (
        "400 MB of packages; the declarations are compared with Win32's on every machine"
    ),
}
"""Parts of skip reasons that CI accepts, each with why it cannot be otherwise there."""


@pytest.fixture(scope="session")
def example_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the published 2024 report, built once; not to be changed."""
    from lakip_xl.workbook.template import new_workbook

    path = tmp_path_factory.mktemp("contoh") / "contoh.xlsm"
    new_workbook(path, "pontianak-2024")
    return path


@pytest.fixture(scope="session")
def blank_workbook_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a new, empty workbook."""
    from lakip_xl.workbook.template import new_workbook

    path = tmp_path_factory.mktemp("kosong") / "kosong.xlsm"
    new_workbook(path)
    return path.read_bytes()


@pytest.fixture
def example_copy(example_workbook: Path, tmp_path: Path) -> Path:
    """A copy of the example workbook that a test may change."""
    return Path(shutil.copy(example_workbook, tmp_path / "contoh.xlsm"))


_skips: list[tuple[str, str]] = []


@pytest.fixture(scope="session")
def validator() -> str:
    """Microsoft's Open XML SDK validator, as a program."""
    program = shutil.which("ooxml-validator")
    if program is None:
        pytest.skip("needs ooxml-validator; 'make test' installs it")
    return program


def _is_ci() -> bool:
    return os.environ.get("CI") == "true"


def _unexplained() -> Iterator[tuple[str, str]]:
    for where, reason in _skips:
        if not any(allowed in reason for allowed in ALLOWED_SKIPS):
            yield where, reason


def _note(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        _skips.append((report.nodeid, str(reason)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _note(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    _note(report)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _is_ci() and session.exitstatus == pytest.ExitCode.OK and any(_unexplained()):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _is_ci() and (skips := list(_unexplained())):
        terminalreporter.section("skipped in CI without an explanation", red=True, bold=True)
        for where, reason in skips:
            terminalreporter.line(f"{where}: {reason}")
