"""A PDF as a file: what it is told by, how large it may be, and the bounds of work on it."""

import math
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from lakip_xl.engine import bounded
from lakip_xl.engine.limits import Allowance
from lakip_xl.errors import LakipError, system_reason
from lakip_xl.package.limits import MIB

SIGNATURE = b"%PDF-"
SIGNATURE_WITHIN = 1024
"""Bytes among which the signature may start."""
LARGEST = 100 * MIB
"""Bytes of a file."""
MOST_PAGES = 600
BASE_SECONDS = 8
"""Processor time for a file of no page, and for one page more than those that have been read."""
PAGE_SECONDS = 1.0
"""More for every page read, with a table over all of it: three times what the densest take."""
FULL_PAGE = 4096
"""Bytes of the file for each of its pages from which on a page has all that time: the same
drawing on page after page costs no bytes."""
BASE_MEMORY = 144 * MIB
"""Memory for the smallest file; reports of 60 pages take a tenth of it."""
_MEMORY_PER_BYTE = 6
_T = TypeVar("_T")


def is_pdf(path: Path) -> bool:
    """Tell a PDF by its bytes, whatever its name; what cannot be read, or never ends, is none."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return SIGNATURE in file.read(SIGNATURE_WITHIN)
    except OSError:
        return False


def within_bounds(path: Path, function: Callable[..., _T], *arguments: Any) -> _T:
    """Work on a PDF in a process with an end to its memory and time.

    A drawing of twenty bytes may ask for any amount of both, in every library.

    Args:
        path: The file.
        function: What works on it; see :func:`lakip_xl.engine.bounded.call`.
        arguments: What it is called with.

    Raises:
        LakipError: The file cannot be used, or asks for more than its size allows.
    """
    # Loaded here, so that the next process finds it ready.
    import pdfplumber  # noqa: F401

    hush()
    try:
        size = path.stat().st_size
    except OSError as error:
        raise unreadable(path, error) from None
    if size > LARGEST:
        raise refused(path, "terlalu besar; pecah menjadi beberapa berkas")
    pages = min(MOST_PAGES, size // FULL_PAGE)
    allowed = Allowance(
        BASE_MEMORY + _MEMORY_PER_BYTE * size, BASE_SECONDS + math.ceil(pages * PAGE_SECONDS)
    )
    try:
        return bounded.call(allowed, function, *arguments)
    except bounded.ExceededError:
        raise refused(
            path,
            "terlalu rumit untuk dibaca; cetak ulang naskahnya ke PDF atau periksa naskah Word-nya",
        ) from None


@cache
def hush() -> None:
    """Keep the remarks of the PDF libraries from the terminal, unless a program wants their log."""
    import logging

    for library in ("pdfminer", "pdfplumber", "pypdf"):
        logging.getLogger(library).addHandler(logging.NullHandler())


def unreadable(path: Path, error: OSError) -> LakipError:
    """Say that the system does not give the file."""
    return refused(path, f"tidak dapat dibaca: {system_reason(error)}")


def refused(path: Path, reason: str) -> LakipError:
    """Say why a PDF cannot be used."""
    return LakipError(f'Berkas PDF "{path.name}" {reason}.')
