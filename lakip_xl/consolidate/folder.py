"""The files of a folder that may be workbooks."""

import os
from collections.abc import Iterator
from pathlib import Path

from lakip_xl.errors import LakipError

ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods")
"""What people send as a workbook; those that cannot be read are listed, not passed over."""
_ASIDE = ("~$", ".~", ".")
"""Beginnings of the names of lock files, temporary files and hidden ones."""


def workbooks(folder: Path, *, without: frozenset[Path] = frozenset()) -> Iterator[tuple[str, str]]:
    """Give each workbook of a folder and its subfolders, in a fixed order.

    Args:
        folder: Where to look.
        without: Files that are no input (the recap itself), by their real paths.

    Yields:
        Its path, and its path in the folder with ``/``.

    Raises:
        LakipError: there is no such folder.
    """
    if not folder.is_dir():
        raise LakipError(f"Folder '{folder}' tidak ada; beri folder yang memuat buku kerja.")
    for place, folders, files in os.walk(folder):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(files):
            if name.startswith(_ASIDE) or not name.lower().endswith(ENDINGS):
                continue
            path = Path(place, name)
            # Path.resolve fails at a link in a circle, which is refused where it is read.
            if Path(os.path.realpath(path)) not in without:
                yield str(path), path.relative_to(folder).as_posix()
