"""What every test shares: in CI, no test is skipped silently."""

import os
from collections.abc import Iterator

import pytest

ALLOWED_SKIPS: dict[str, str] = {}
"""Parts of skip reasons that CI accepts, each with why it cannot be otherwise there."""

_skips: list[tuple[str, str]] = []


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
