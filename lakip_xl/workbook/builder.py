"""Building a workbook: one line of steps, each of which knows one kind of thing.

schema and data → openpyxl (``compose``) → XML it cannot write (``finishing``) → macros and
ribbon (``vba``, ``ribbon``) → cached values (``engine``) → a zip without the clock.
"""

import io
import os
from pathlib import Path

from lakip_xl.engine.recalculation import recalculated
from lakip_xl.package.atomic import check_writable, write_atomically
from lakip_xl.workbook.archive import pack, unpack
from lakip_xl.workbook.compose import compose
from lakip_xl.workbook.data import WorkbookData
from lakip_xl.workbook.finishing import finish
from lakip_xl.workbook.heights import fit_rows
from lakip_xl.workbook.schema.modules import sheets_without
from lakip_xl.workbook.vba.project import with_macros


def build(path: str | os.PathLike[str], data: WorkbookData | None = None) -> None:
    """Build the workbook, with a value in every cell that holds a formula.

    The same code and data give the same bytes.

    Args:
        path: Where to write the ``.xlsm``; an existing file is replaced.
        data: What to fill it with; nothing gives the blank template.

    Raises:
        LakipError: the path cannot be written.
        KeyError: the data names a table the schema does not have.
    """
    target = check_writable(Path(path))
    write_atomically(target, [built(data or WorkbookData())])


def built(data: WorkbookData) -> bytes:
    """Give the workbook that :func:`build` writes.

    Raises:
        KeyError: the data names a table the schema does not have.
    """
    parts = _parts(data)
    finish(parts, sheets_without(data.without))
    finished, _ = recalculated(with_macros(pack(parts)))
    return pack(unpack(finished) | fit_rows(finished))


def _parts(data: WorkbookData) -> dict[str, bytes]:
    buffer = io.BytesIO()
    compose(data).save(buffer)
    return unpack(buffer.getvalue())
