"""The one place that turns a failure inside a library into a sentence about the file."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from lakip_xl import interrupts
from lakip_xl.errors import FULL, LakipError, system_reason

DEBUG_VARIABLE = "LAKIP_XL_DEBUG"
"""Environment variable: ``1`` shows the traceback of an unexpected error."""
_ROOM = 1024 * 1024
"""Bytes that a folder of temporary files must take: less than any workbook unpacked."""


@contextmanager
def working_on(path: Path) -> Iterator[None]:
    """Name the file with which a library could not cope.

    The gate lets in what is a sound package; what its parts say may still be nonsense, and
    every library fails on nonsense in ways of its own.

    Args:
        path: the file that is read.

    Raises:
        LakipError: one sentence in place of the library's failure.
    """
    try:
        yield
    except (LakipError, click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
        raise
    except Exception as error:
        if interrupts.caused(error):
            raise KeyboardInterrupt from None
        if os.environ.get(DEBUG_VARIABLE) == "1":
            raise
        raise LakipError(sentence(path, error)) from None


def sentence(path: Path, error: Exception) -> str:
    """Say what happened to a file; the name of the exception helps whoever maintains lakip_xl.

    >>> sentence(Path("a.xlsx"), KeyError("rId7"))
    'Berkas "a.xlsx" memuat isi yang rusak atau tidak lazim sehingga tidak dapat diolah (KeyError); buka lalu simpan ulang di Excel atau Word, atau ambil salinan yang utuh.'
    """  # noqa: E501 - a sentence as it is printed
    if where := temporary_trouble(error):
        return where
    if isinstance(error, MemoryError):
        return f'Berkas "{path.name}" terlalu besar untuk memori komputer ini; pecah berkas itu.'
    if isinstance(error, RecursionError):
        return f'Berkas "{path.name}" bersarang terlalu dalam; ambil salinan yang utuh.'
    if isinstance(error, OSError):
        reason = system_reason(error)
        return f'Berkas "{path.name}" tidak dapat diolah ({reason}); periksa cakram dan foldernya.'
    return (
        f'Berkas "{path.name}" memuat isi yang rusak atau tidak lazim sehingga tidak dapat diolah '
        f"({type(error).__name__}); buka lalu simpan ulang di Excel atau Word, atau ambil salinan "
        "yang utuh."
    )


def temporary_trouble(error: Exception) -> str:
    """Say that the folder of temporary files is what failed; "" when it is not.

    Results are written by ``package.atomic`` and the store of ``gabung``, which name them;
    whatever else could not be written is a library's temporary file, and only few libraries say
    so.
    """
    try:
        folder = tempfile.gettempdir()
    except FileNotFoundError:
        return (
            "Tidak ada folder sementara yang dapat ditulisi: kosongkan ruang di cakram, atau "
            "sebut folder lain dengan variabel TMPDIR (Windows: TEMP)."
        )
    full = isinstance(error, OSError) and error.errno in FULL
    reason = system_reason(error) if full and isinstance(error, OSError) else _refusal()
    if not reason:
        return ""
    return (
        f'Folder sementara "{folder}" tidak dapat ditulisi ({reason}): kosongkan ruang di cakram '
        "itu, lalu ulangi; tidak ada yang diubah."
    )


def _refusal() -> str:
    """Why the folder of temporary files takes nothing; "" when it does."""
    try:
        with tempfile.TemporaryFile() as file:
            file.write(bytes(_ROOM))
    except OSError as error:
        return system_reason(error)
    return ""
