"""A computer for every test, and a small guide instead of a hundred pages."""

from collections.abc import Callable
from pathlib import PurePath

import pytest
from fake_windows import FakeComputer

from lakip_xl.excel.install import service
from lakip_xl.excel.install.service import Wishes, carry_out, plan_installation
from lakip_xl.excel.install.steps import Plan

Install = Callable[..., Plan]


@pytest.fixture(autouse=True)
def small_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [("README.html", b"<h1>Panduan</h1>"), ("fungsi/CAPAIAN.html", b"<h1>CAPAIAN</h1>")]
    monkeypatch.setattr(service, "guide_files", lambda: iter(pages))


@pytest.fixture
def computer() -> FakeComputer:
    """A computer with Microsoft 365, 64-bit, on which nothing of ours was installed yet."""
    return FakeComputer().with_office("16.0", 64, "O365ProPlusRetail")


@pytest.fixture
def install() -> Install:
    """Plan and carry out an installation; gives the plan."""

    def run(
        computer: FakeComputer, folder: PurePath | None = None, trusted: PurePath | None = None
    ) -> Plan:
        plan = plan_installation(computer.system, Wishes(folder, trusted))
        carry_out(computer.system, plan, lambda _: None)
        return plan

    return run
