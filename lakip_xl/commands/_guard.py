"""The one place that turns a failure inside a library into a sentence about the file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from lakip_xl import interrupts
from lakip_xl.errors import LakipError, system_reason

DEBUG_VARIABLE = "LAKIP_XL_DEBUG"
"""Environment variable: ``1`` shows the traceback of an unexpected error."""


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
