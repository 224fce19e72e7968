"""Gives a workbook of an earlier version today's macros and ribbon, and changes nothing else."""

from dataclasses import dataclass
from pathlib import Path

import lakip_xl
from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.package.gate import open_package
from lakip_xl.package.parts import Kind, Package
from lakip_xl.workbook.ribbon.part import PART, RIBBON_FILE
from lakip_xl.workbook.vba.cache import MACROS_PART, without_cache
from lakip_xl.workbook.vba.carried import Carried, carried_macros
from lakip_xl.workbook.vba.modules import (
    RETIRED_MODULES,
    WORKBOOK_MODULE,
    check_generated,
    own_modules,
    workbook_module,
)
from lakip_xl.workbook.vba.opened import opened, saved
from lakip_xl.workbook.vba.version import is_newer

_TAB = b'id="tabLakip"'
_SIGNATURE = "vbaprojectsignature"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was replaced; nothing of either when the workbook was of today."""

    macros: bool
    ribbon: bool


def refresh(path: Path, *, others: bool = False) -> Refreshed:
    """Replace a workbook's macros and ribbon by those of this installation, in place.

    Modules of others stay as they are, and every other part keeps its bytes.

    Args:
        path: The workbook; it is replaced as a whole, or stays exactly as it was.
        others: Go on although it carries macros that are not ours.

    Raises:
        LakipError: it cannot be used or written, is signed, or carries macros of others, or of a
            later version.
    """
    target = check_writable(path)
    package = open_package(target, kind=Kind.WORKBOOK)
    data = target.read_bytes()
    carried = carried_macros(data)
    _check(path.name, package, carried, others=others)
    parts: dict[str, bytes] = {}
    if carried and (carried.retired or carried.missing or carried.changed):
        parts[MACROS_PART] = _refreshed_project(data)
    ribbon = RIBBON_FILE.read_bytes()
    if PART in package and package.read(PART) != ribbon:
        parts[PART] = ribbon
    if parts:
        write_atomically(target, package.rewritten(parts), unchanged=data)
    return Refreshed(macros=MACROS_PART in parts, ribbon=PART in parts)


def _check(name: str, package: Package, carried: Carried | None, *, others: bool) -> None:
    if carried is None or not carried.ours:
        raise LakipError(
            f'"{name}" tidak memuat makro lakip_xl: buat buku kerja baru dari templat, lalu salin '
            "angkanya."
        )
    if carried.version and is_newer(carried.version):
        raise LakipError(
            f'Makro "{name}" dari lakip_xl {carried.version}, lebih baru daripada yang terpasang '
            f"({lakip_xl.__version__}): pasang versi itu dahulu."
        )
    if any(_SIGNATURE in part.lower() for part in package.names):
        raise LakipError(
            f'Makro "{name}" bertanda tangan, dan tanda tangan itu batal bila makronya diganti: '
            "minta penandatangannya membuat yang baru."
        )
    strangers = list(carried.foreign)
    if PART in package and _TAB not in package.read(PART):
        strangers.append("pita")
    if strangers and not others:
        raise LakipError(
            f'"{name}" memuat makro yang bukan milik lakip_xl ({", ".join(strangers)}): periksa '
            "dahulu siapa pembuatnya, lalu ulangi dengan --timpa-makro; modul itu tetap ada."
        )


def _refreshed_project(data: bytes) -> bytes:
    check_generated()
    with opened(data) as workbook:
        project = workbook.vba_project()
        found = set(workbook.module_names())
        for name in found & set(RETIRED_MODULES):
            project.delete_module(name)
        for module in own_modules():
            if module.name in found:
                workbook.set_module(module.name, module.source)
            else:
                project.add_module(module.name, module.source, kind=module.kind)
        workbook.set_module(WORKBOOK_MODULE, workbook_module())
        content = saved(workbook)
    return without_cache(open_package(content, kind=Kind.WORKBOOK).read(MACROS_PART))
