"""The add-in ``lakip.xlam``: the functions and the ribbon for every workbook of a computer.

The same VBA modules and the same catalogue as the template, in a workbook that Excel never shows.
"""

import io
import os
from pathlib import Path

from openpyxl import Workbook

from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.workbook.archive import pack, unpack
from lakip_xl.workbook.compose import BUILD_TIME, CALC_ID
from lakip_xl.workbook.finishing import fix_dates, order_fonts
from lakip_xl.workbook.ribbon.part import ADDIN_RIBBON_FILE
from lakip_xl.workbook.vba.modules import addin_modules, addin_workbook_module
from lakip_xl.workbook.vba.project import with_macros

_TYPES = "[Content_Types].xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADDIN = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
TITLE = "LAKIP"
"""What Excel's list of add-ins shows."""


def build_addin(path: str | os.PathLike[str]) -> None:
    """Build the add-in; the same code gives the same bytes.

    Args:
        path: Where to write the ``.xlam``; an existing file is replaced.

    Raises:
        LakipError: the path cannot be written, or a generated module is older than the catalogue.
    """
    target = check_writable(Path(path))
    workbook = with_macros(
        pack(_retyped(_sheet(), _PLAIN, _MACROS)),
        modules=addin_modules(),
        workbook_source=addin_workbook_module(),
        ribbon=ADDIN_RIBBON_FILE,
    )
    write_atomically(target, [pack(_retyped(unpack(workbook), _MACROS, _ADDIN))])


def _sheet() -> dict[str, bytes]:
    # Excel hides the whole workbook because of its content type; a package in which every sheet
    # is hidden would be called damaged.
    book = Workbook()
    book.active.title = TITLE  # type: ignore[union-attr]
    book.calculation.calcId = CALC_ID
    book.calculation.fullCalcOnLoad = False
    properties = book.properties
    properties.title, properties.creator = TITLE, "lakip_xl"
    properties.description = "Fungsi dan pita LAKIP untuk setiap buku kerja di komputer ini."
    properties.created = BUILD_TIME
    buffer = io.BytesIO()
    book.save(buffer)
    parts = unpack(buffer.getvalue())
    order_fonts(parts)
    fix_dates(parts)
    return parts


def _retyped(parts: dict[str, bytes], old: bytes, new: bytes) -> dict[str, bytes]:
    return parts | {_TYPES: parts[_TYPES].replace(old, new)}
