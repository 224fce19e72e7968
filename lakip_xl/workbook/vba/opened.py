"""A workbook as the library of VBA projects opens one: it knows files, not bytes."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyopenvba import ExcelFile


@contextmanager
def opened(workbook: bytes) -> Iterator[ExcelFile]:
    """Open a workbook; what is left of it on the disk is gone afterwards.

    Raises:
        Exception: a damaged project makes the library fail in many ways.
    """
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        path = Path(folder) / "buku.xlsm"
        path.write_bytes(workbook)
        with ExcelFile(path) as file:
            yield file


def saved(file: ExcelFile) -> bytes:
    """Give the workbook as it was changed."""
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        path = Path(folder) / "buku.xlsm"
        file.save(path)
        return path.read_bytes()
