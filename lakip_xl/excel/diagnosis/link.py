"""One link of the chain, and what the checks know when they look at it."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import PurePath

from lakip_xl.excel.install.environment import Probe, ask
from lakip_xl.excel.install.office import Excel, installed
from lakip_xl.excel.install.places import Places, locate
from lakip_xl.excel.install.system import Ran, System


class State(Enum):
    """How a link is."""

    GOOD = "baik"
    ATTENTION = "perhatian"
    """It works, or may; the user should know something."""
    BROKEN = "galat"
    DOES_NOT_APPLY = "tidak berlaku"


@dataclass(frozen=True, slots=True)
class Link:
    """What was found at one link."""

    name: str
    state: State
    detail: str
    next_step: str = ""


class Context:
    """The computer, and what several checks ask of it; each question is asked once."""

    def __init__(self, system: System) -> None:
        self.system = system

    @cached_property
    def places(self) -> Places | None:
        """Where things are installed; None where there is no Windows."""
        return locate(self.system) if self.system.windows else None

    @cached_property
    def excels(self) -> list[Excel]:
        """The installed Excels."""
        return installed(self.system)

    @property
    def python(self) -> PurePath:
        """The interpreter that answers: the installed one, elsewhere the running one."""
        return self.places.python if self.places else self.system.python.executable

    @cached_property
    def answer(self) -> Probe | Ran:
        """What that interpreter says of itself, or how it failed."""
        return ask(self.system, self.python)


def nothing_yet(name: str) -> Link:
    """Give the link that cannot be looked at before Python runs."""
    return Link(name, State.DOES_NOT_APPLY, "menunggu Python")


def needs_windows(name: str) -> Link:
    """Give the link that exists on Windows only."""
    return Link(name, State.DOES_NOT_APPLY, "hanya di Windows")


def needs_excel(name: str) -> Link:
    """Give the link that exists with an Excel only."""
    return Link(name, State.DOES_NOT_APPLY, "Excel tidak ditemukan")
