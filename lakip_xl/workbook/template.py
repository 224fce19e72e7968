"""The template that is shipped, and new workbooks from it."""

import os
from importlib.resources import as_file, files
from pathlib import Path

from lakip_xl.errors import LakipError
from lakip_xl.package.atomic import check_writable, write_atomically

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
    with as_file(files("lakip_xl")) as package:
        for path in (package / name, package.parent / name):
            if path.is_file():
                return path.read_bytes()
    raise LakipError(
        f"Berkas {name} tidak ada di pemasangan ini; pasang ulang lakip-xl, atau jalankan "
        "'lakip-xl bangun'."
    )


def new_workbook(path: str | os.PathLike[str], example: str | None = None) -> None:
    """Make a new workbook: the shipped template, or one filled with an example.

    Args:
        path: Where to write the ``.xlsm``.
        example: The name of an example, for example ``pontianak-2024``.

    Raises:
        LakipError: the path cannot be written, or there is no such example.
    """
    if example is None:
        write_atomically(check_writable(Path(path)), [template_bytes()])
        return
    # Building loads openpyxl and pyOpenVBA, which copying the template does not need.
    from lakip_xl.workbook.builder import build
    from lakip_xl.workbook.example import load_example

    build(path, load_example(example))
