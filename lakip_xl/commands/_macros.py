"""Whether a workbook carries other macros than this installation's: then ``perbarui`` is due."""

from pathlib import Path


def refresh_hint(path: Path) -> str:
    """Say that a workbook's macros are not those installed; "" where they are, or are not ours.

    The usual case, the very macros of the template, costs no look inside them.

    Args:
        path: A usable workbook.
    """
    from lakip_xl.workbook.template import template_bytes

    macros = _macros(path.read_bytes())
    if macros is None or macros == _macros(template_bytes()):
        return ""
    from lakip_xl.workbook.vba.carried import carried_macros

    carried = carried_macros(path.read_bytes())
    if carried is None or not carried.ours:
        return ""
    if not (carried.retired or carried.missing or carried.changed):
        return ""
    return (
        f"Makro buku kerja ini lain dari yang terpasang; perbarui dengan: lakip-xl perbarui {path}"
    )


def _macros(workbook: bytes) -> bytes | None:
    """Give the macros of a workbook that has passed the gate, if it has any."""
    from lakip_xl.package.archive import Archive
    from lakip_xl.package.limits import LIMITS

    archive = Archive(workbook, LIMITS)
    found = (one for one in archive.entries if one.name.lower() == "xl/vbaproject.bin")
    return next((archive.read(one) for one in found), None)
