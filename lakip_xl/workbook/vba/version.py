"""Which version of lakip_xl the macros of a workbook are from, against the one installed."""

import re

import lakip_xl

CONSTANT = "MACRO_VERSION"
"""The constant of ``LakipDaftar.bas`` that holds it."""

_WRITTEN = re.compile(rf'(?im)^Public Const {CONSTANT} As String = "([\d.]+)"')


def version_in(source: str) -> str | None:
    """Give the version that a module names.

    >>> version_in('Public Const MACRO_VERSION As String = "0.2.0"')
    '0.2.0'
    """
    found = _WRITTEN.search(source)
    return found[1] if found else None


def is_newer(version: str) -> bool:
    """Tell whether macros are of a later version than the one installed.

    >>> is_newer("0.0.9"), is_newer("999.0")
    (False, True)
    """
    return _numbers(version) > _numbers(lakip_xl.__version__)


def version_notice(version: str) -> str:
    """Say what is to be done about macros of another version; "" when there is nothing."""
    if version == lakip_xl.__version__:
        return ""
    step = (
        "pasang lakip_xl yang terbaru di komputer ini"
        if is_newer(version)
        else "tutup, lalu jalankan lakip-xl perbarui pada berkas ini"
    )
    return (
        f"Makro buku kerja ini dari lakip_xl {version}, yang terpasang {lakip_xl.__version__}: "
        f"{step}."
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))
