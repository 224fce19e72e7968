r"""The add-in, where Excel loads it by itself: the user's folder ``XLSTART``.

That folder is one of the Trusted Locations that Excel has by default, so no setting is changed.
"""

from pathlib import PurePath

from lakip_xl.excel.install.manifest import Manifest
from lakip_xl.excel.install.places import variable_folder
from lakip_xl.excel.install.steps import Plan
from lakip_xl.excel.install.system import System
from lakip_xl.excel.install.templates import plan_file
from lakip_xl.workbook.template import ADDIN_NAME


def addin_path(system: System) -> PurePath | None:
    """Give the add-in's place; None when Windows does not say where the roaming profile is."""
    roaming = variable_folder(system, "APPDATA")
    return roaming / "Microsoft" / "Excel" / "XLSTART" / ADDIN_NAME if roaming else None


def plan_addin(system: System, data: bytes, manifest: Manifest) -> Plan:
    """Plan the add-in; one of the same name that is not ours stays."""
    path = addin_path(system)
    if path is None:
        return Plan(remarks=("Variabel APPDATA tidak ada, jadi add-in tidak dipasang.",))
    return plan_file(system, path, data, manifest, "add-in")
