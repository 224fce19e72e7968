"""Reads which macros a workbook carries, and compares them with the ones of this installation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lakip_xl.errors import PackageError
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind
from lakip_xl.workbook.vba.cache import MACROS_PART
from lakip_xl.workbook.vba.modules import (
    RETIRED_MODULES,
    WORKBOOK_MODULE,
    own_modules,
    workbook_module,
)
from lakip_xl.workbook.vba.opened import opened
from lakip_xl.workbook.vba.version import version_in

_BRIDGE, _LISTING = "LakipServer", "LakipDaftar"
_UNWRITTEN = re.compile(r"^(attribute |option explicit\s*$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Carried:
    """The macros of a workbook, by the names of their modules.

    What is compared is the source text. A hostile file can carry compiled code that differs from
    its text, so equality says that the macros are current, never that a file is harmless.
    """

    retired: tuple[str, ...]
    """Modules that only earlier versions of ours carried."""
    missing: tuple[str, ...]
    """Modules of ours that the workbook does not have."""
    changed: tuple[str, ...]
    """Modules of ours whose text is another one."""
    foreign: tuple[str, ...]
    """Modules with code that are not ours."""
    version: str | None = None
    """The version of lakip_xl that they name; None for those before it was written down."""

    @property
    def current(self) -> bool:
        """Whether every macro is the one of this installation, and there is no other."""
        return not (self.retired or self.missing or self.changed or self.foreign)

    @property
    def ours(self) -> bool:
        """Whether these are macros of some version of ours at all."""
        return _BRIDGE not in self.missing


def carried_macros(data: bytes) -> Carried | None:
    """Read the macros of a workbook; None when it has none.

    Args:
        data: The workbook file.

    Raises:
        PackageError: the file is no usable workbook, or its VBA project cannot be read.
    """
    if MACROS_PART not in open_package(data, kind=Kind.WORKBOOK):
        return None
    found = _sources(data)
    expected = {module.name: module.source for module in own_modules()}
    expected[WORKBOOK_MODULE] = workbook_module()
    return Carried(
        retired=_names(found.keys() & set(RETIRED_MODULES)),
        missing=_names(expected.keys() - found.keys()),
        changed=_names(
            name for name in expected.keys() & found.keys()
            if _meaning(found[name]) != _meaning(expected[name])
        ),
        foreign=_names(
            name for name in found.keys() - expected.keys() - set(RETIRED_MODULES)
            if _meaning(found[name])
        ),
        version=version_in(found.get(_LISTING, "")),
    )  # fmt: skip


def _sources(data: bytes) -> dict[str, str]:
    try:
        with opened(data) as workbook:
            return {name: workbook.get_module(name) for name in workbook.module_names()}
    except OSError:
        raise
    except Exception as error:  # a damaged project makes the reader fail in many ways
        raise PackageError(
            "Makro di berkas ini tidak dapat dibaca: pakai buku kerja baru dari templat."
        ) from error


def _meaning(source: str) -> str:
    """Give a module's text without what Excel's editor changes when it saves: case and spacing."""
    lines = [line for line in source.splitlines() if not _UNWRITTEN.match(line.strip())]
    return re.sub(r"[\s_]", "", "\n".join(lines)).casefold()


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
