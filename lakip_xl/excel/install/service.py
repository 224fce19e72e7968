"""Installing and removing, from the user's wish to the finished plan."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

import lakip_xl
from lakip_xl.errors import LakipError
from lakip_xl.excel.install.addin import plan_addin
from lakip_xl.excel.install.environment import Need, examine
from lakip_xl.excel.install.execute import execute
from lakip_xl.excel.install.guide import guide_files
from lakip_xl.excel.install.locations import plan_location
from lakip_xl.excel.install.manifest import load
from lakip_xl.excel.install.office import installed
from lakip_xl.excel.install.places import ansi_problem, locate
from lakip_xl.excel.install.planning import (
    plan_environment,
    plan_guide,
    plan_removal,
    without_what_is_done,
)
from lakip_xl.excel.install.source import Source, from_folder, from_index
from lakip_xl.excel.install.starters import plan_starters
from lakip_xl.excel.install.steps import Plan
from lakip_xl.excel.install.system import System
from lakip_xl.excel.install.templates import as_template, plan_templates
from lakip_xl.workbook.template import addin_bytes, template_bytes
from lakip_xl.workbook.vba.carried import carried_macros


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for."""

    folder: PurePath | None = None
    """Install from this folder of wheels instead of from the index."""
    trusted: PurePath | None = None
    """Make this folder a Trusted Location."""


def source_of(system: System, wishes: Wishes) -> Source:
    """Find the packages to install: those of this very version, so that all links fit.

    Raises:
        LakipError: the folder cannot be used, or holds another version.
    """
    if wishes.folder is None:
        return from_index()
    source = from_folder(system, wishes.folder)
    if source.version != lakip_xl.__version__:
        raise LakipError(
            f"Folder '{wishes.folder}' berisi lakip_xl {source.version}, sedangkan perintah ini "
            f"versi {lakip_xl.__version__}: jalankan pasang.cmd di folder itu."
        )
    return source


def plan_installation(system: System, wishes: Wishes) -> Plan:
    """Plan everything that is missing; an empty plan when nothing is.

    Raises:
        LakipError: it cannot be installed here, and what to do.
    """
    places = locate(system)
    manifest = load(system.files, places.manifest)
    excels = installed(system)
    plan = plan_environment(system, places, source_of(system, wishes))
    plan += plan_templates(system, places, excels, as_template(template_bytes()), manifest)
    plan += plan_addin(system, addin_bytes(), manifest)
    plan += plan_guide(system, places, guide_files(), manifest)
    plan += plan_starters(system, places)
    if not excels:
        remark = "Excel 2013 atau lebih baru tidak ditemukan; ulangi sesudah Excel dipasang."
        plan += Plan(remarks=(remark,))
    if problem := ansi_problem(system, places):
        plan += Plan(remarks=(problem,))
    if wishes.trusted is not None:
        plan += plan_location(system, excels, wishes.trusted)
    return without_what_is_done(system, plan, manifest)


def plan_uninstallation(system: System) -> Plan:
    """Plan the removal of all that was made.

    Raises:
        LakipError: it cannot be removed now, and why.
    """
    places = locate(system)
    return plan_removal(system, places, load(system.files, places.manifest))


def carry_out(system: System, plan: Plan, tell: Callable[[str], None]) -> None:
    """Carry out a plan.

    Raises:
        LakipError: a step failed.
    """
    places = locate(system)
    execute(system, places, plan, load(system.files, places.manifest), tell)


def verify(system: System) -> None:
    """Make sure that package and the template's macros are of one version.

    Raises:
        LakipError: they are not, although every step succeeded.
    """
    places = locate(system)
    state = examine(system, places, lakip_xl.__version__)
    if state.need is not Need.NOTHING or state.probe is None:
        raise LakipError(
            f"Lingkungan Python belum baik sesudah dipasang ({state.reason}): jalankan "
            "'lakip-xl diagnosa'."
        )
    macros = carried_macros(template_bytes())
    if macros is None or not macros.current:
        raise LakipError("Makro templat bukan dari versi ini: pakai paket lakip_xl yang utuh.")
