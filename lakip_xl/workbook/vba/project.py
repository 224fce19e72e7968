"""Gives a workbook written by openpyxl its VBA project and its ribbon tab."""

from collections.abc import Sequence
from pathlib import Path

from lakip_xl.workbook.archive import pack, unpack
from lakip_xl.workbook.ribbon.part import RIBBON_FILE, with_ribbon
from lakip_xl.workbook.vba.cache import MACROS_PART, without_cache
from lakip_xl.workbook.vba.modules import (
    WORKBOOK_MODULE,
    Module,
    check_generated,
    own_modules,
    workbook_module,
)
from lakip_xl.workbook.vba.opened import opened, saved


def with_macros(
    source: bytes,
    *,
    modules: Sequence[Module] | None = None,
    workbook_source: str | None = None,
    ribbon: Path = RIBBON_FILE,
) -> bytes:
    """Give a workbook with the VBA project and the ribbon.

    The same workbook gives the same bytes. Sheets that have no code name yet get the ones
    Excel would give them.

    Args:
        source: A workbook saved with the macro-enabled content type, without a VBA project.
        modules: The standard modules; those of a workbook unless given.
        workbook_source: The document module; that of a workbook unless given.
        ribbon: The ribbon's XML.

    Raises:
        LakipError: a generated module is older than the catalogue.
    """
    check_generated()
    with opened(source) as workbook:
        workbook.add_vba_project()
        for sheet_module in workbook.module_names():
            header = workbook.get_module(sheet_module)
            workbook.set_module(sheet_module, header + "Option Explicit\r\n")
        project = workbook.vba_project()
        for module in modules or own_modules():
            project.add_module(module.name, module.source, kind=module.kind)
        workbook.set_module(WORKBOOK_MODULE, workbook_source or workbook_module())
        parts = unpack(saved(workbook))
    parts[MACROS_PART] = without_cache(parts[MACROS_PART])
    return pack(with_ribbon(parts, ribbon))
