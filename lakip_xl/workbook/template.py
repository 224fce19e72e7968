"""The template that is shipped, and new workbooks from it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically

if TYPE_CHECKING:
    from lakip_xl.workbook.schema.model import Sheet

NAME = "workbook_template.xlsm"


ADDIN_NAME = "lakip.xlam"


def addin_bytes() -> bytes:
    """Give the shipped add-in.

    Raises:
        LakipError: it is neither in the package nor in the project.
    """
    return _shipped(ADDIN_NAME)


def template_bytes() -> bytes:
    """Give the shipped template.

    An installed package carries it as package data; in a checkout it stands in the root of the
    project.

    Raises:
        LakipError: it is in neither place.
    """
    return _shipped(NAME)


def _shipped(name: str) -> bytes:
    # Not importlib.resources: its import takes longer than reading the file.
    package = Path(__file__).parents[1]
    for path in (package / name, package.parent / name):
        if path.is_file():
            return path.read_bytes()
    raise LakipError(
        f"Berkas {name} tidak ada di pemasangan ini; pasang ulang lakip-xl, atau jalankan "
        "'lakip-xl bangun'."
    )


def new_workbook(
    path: str | os.PathLike[str], example: str | None = None, without: frozenset[str] = frozenset()
) -> None:
    """Make a new workbook: the shipped template, or one filled with an example.

    Args:
        path: Where to write the ``.xlsm``.
        example: The name of an example, for example ``pontianak-2024``.
        without: The titles of sheets that the office does not use.

    Raises:
        LakipError: the path cannot be written, or there is no such example.
    """
    if example is None and not without:
        write_atomically(check_writable(Path(path)), [template_bytes()])
        return
    # Building loads openpyxl and pyOpenVBA, which copying the template does not need.
    from lakip_xl.workbook.builder import build
    from lakip_xl.workbook.data import WorkbookData
    from lakip_xl.workbook.example import load_example
    from lakip_xl.workbook.schema.modules import sheets_without

    data = load_example(example) if example is not None else WorkbookData()
    names = {name for sheet in sheets_without(without) for name in _names(sheet)}
    build(
        path,
        WorkbookData(
            {name: rows for name, rows in data.tables.items() if name in names},
            {name: value for name, value in data.fields.items() if name in names},
            without,
        ),
    )


def _names(sheet: "Sheet") -> set[str]:
    return {table.name for table in sheet.tables} | {field.name for field in sheet.fields}
