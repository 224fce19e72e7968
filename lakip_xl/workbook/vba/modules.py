"""The VBA modules that a workbook carries: ours first, then those of xlwings.

Ours stand as files in ``modul/``, readable and reviewable; those that repeat the catalogue or
the settings are generated into the same folder and committed, and a test compares them with
what the generators give. The modules of xlwings are not copied into the project: they are
taken, unchanged, from the installed package, so that they always fit its DLL.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pyopenvba import ExcelFile, VBAModuleKind

from lakip_xl.errors import LakipError
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.workbook.vba.conf import SETTINGS
from lakip_xl.workbook.vba.guard import render_guard
from lakip_xl.workbook.vba.registration import render_registration
from lakip_xl.workbook.vba.wrappers import render_wrappers

FOLDER = Path(__file__).parent / "modul"
WORKBOOK_MODULE = "ThisWorkbook"
OWN_MODULES = (
    "LakipServer",
    "LakipHasil",
    "LakipAman",
    "LakipFungsi",
    "LakipDaftar",
    "LakipKonfig",
    "LakipPita",
)
XLWINGS_MODULES = (("xlwings", VBAModuleKind.standard), ("Dictionary", VBAModuleKind.other))


@dataclass(frozen=True, slots=True)
class Module:
    """A module's name, its kind and its source with Windows line ends."""

    name: str
    kind: VBAModuleKind
    source: str


def own_modules() -> list[Module]:
    """Read the standard modules of this project."""
    return [
        Module(name, VBAModuleKind.standard, read_source(FOLDER / f"{name}.bas"))
        for name in OWN_MODULES
    ]


def workbook_module() -> str:
    """Read the source of the document module ``ThisWorkbook``."""
    return read_source(FOLDER / f"{WORKBOOK_MODULE}.cls")


def xlwings_modules() -> list[Module]:
    """Take xlwings' standalone modules from the installed package.

    Raises:
        LakipError: xlwings is not installed.
    """
    # Found without importing it: building a workbook does not need pandas, which xlwings loads.
    found = find_spec("xlwings")
    if found is None or found.origin is None:
        raise LakipError("Paket xlwings belum terpasang: pasang lakip-xl dengan pip, lalu ulangi.")
    with ExcelFile(Path(found.origin).parent / "quickstart_standalone.xlsm") as workbook:
        return [Module(name, kind, workbook.get_module(name)) for name, kind in XLWINGS_MODULES]


def generated_sources() -> dict[Path, str]:
    """Generate the modules that repeat what Python already says, by the file they belong in."""
    specs = tuple(CATALOGUE.values())
    return {
        FOLDER / "LakipFungsi.bas": render_wrappers(specs),
        FOLDER / "LakipDaftar.bas": render_registration(specs),
        FOLDER / "LakipKonfig.bas": render_guard(SETTINGS),
    }


def read_source(path: Path) -> str:
    """Read a module with the line ends that the VBA editor wants, whatever the checkout has."""
    return path.read_text(encoding="ascii").replace("\n", "\r\n")
