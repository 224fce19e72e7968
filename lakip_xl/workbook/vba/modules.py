"""The VBA modules that a workbook carries: all of them ours.

They stand as files in ``modul/``, readable and reviewable; those that repeat the catalogue are
generated into the same folder and committed, and a test compares them with what the generators
give.
"""

from dataclasses import dataclass
from pathlib import Path

from pyopenvba import VBAModuleKind

from lakip_xl.errors import LakipError
from lakip_xl.functions.catalogue import CATALOGUE
from lakip_xl.workbook.vba.registration import render_registration
from lakip_xl.workbook.vba.wrappers import render_wrappers

FOLDER = Path(__file__).parent / "modul"
ADDIN_FOLDER = Path(__file__).parent / "modul_tambahan"
"""What the add-in has besides the modules of a workbook, and its own document module."""
WORKBOOK_MODULE = "ThisWorkbook"
OWN_MODULES = (
    "LakipServer",
    "LakipHasil",
    "LakipWindows",
    "LakipFungsi",
    "LakipDaftar",
    "LakipPita",
    "LakipMakro",
    "LakipTemuan",
)
ADDIN_MODULES = ("LakipTambahan",)
RETIRED_MODULES = ("LakipAman", "LakipKonfig", "xlwings", "Dictionary")
"""What workbooks of earlier versions carried and no workbook carries now."""


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


def addin_modules() -> list[Module]:
    """Read the standard modules of the add-in: those of a workbook, and what only it has."""
    return own_modules() + [
        Module(name, VBAModuleKind.standard, read_source(ADDIN_FOLDER / f"{name}.bas"))
        for name in ADDIN_MODULES
    ]


def addin_workbook_module() -> str:
    """Read the source of the add-in's document module ``ThisWorkbook``."""
    return read_source(ADDIN_FOLDER / f"{WORKBOOK_MODULE}.cls")


def generated_sources() -> dict[Path, str]:
    """Generate the modules that repeat the catalogue, by the file they belong in."""
    specs = tuple(CATALOGUE.values())
    return {
        FOLDER / "LakipFungsi.bas": render_wrappers(specs),
        FOLDER / "LakipDaftar.bas": render_registration(specs),
    }


def check_generated() -> None:
    """Make sure that the generated modules say what the catalogue says now.

    Raises:
        LakipError: one is older than the catalogue.
    """
    for path, source in generated_sources().items():
        if read_source(path).replace("\r\n", "\n") != source:
            raise LakipError(
                f"{path.name} lebih lama daripada katalog fungsi: jalankan "
                "'python -m lakip_xl.workbook.vba', lalu ulangi."
            )


def read_source(path: Path) -> str:
    """Read a module with the line ends that the VBA editor wants, whatever the checkout has."""
    return path.read_text(encoding="ascii").replace("\n", "\r\n")
